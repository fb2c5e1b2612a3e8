"""What the judge learns from: real glyphs of several fonts, small, with radical and strokes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glyphstudio.errors import DatasetError
from glyphstudio.glyphs.dictionary import Character, load_characters, split_of
from glyphstudio.glyphs.pixels import ink_of
from glyphstudio.training.dataset import FontRecord, open_dataset
from glyphstudio.training.judge.judge_network import SIDE

CHUNK = 1024


@dataclass(frozen=True, eq=False)
class JudgeExamples:
    """``ink`` uint8 [N, 64, 64] (255 is black), ``radicals`` int64 [N] (1…214), ``strokes`` float32 [N]."""

    ink: npt.NDArray[np.uint8]
    radicals: npt.NDArray[np.int64]
    strokes: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.ink)


@dataclass(frozen=True, eq=False)
class JudgeSet:
    """Trained on, and held out; ``held_out_fonts`` int64 [H] numbers ``fonts``."""

    train: JudgeExamples
    held_out: JudgeExamples
    held_out_fonts: npt.NDArray[np.int64]
    fonts: tuple[FontRecord, ...]


def _shrunk(images: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    chunks = (images[start : start + CHUNK] for start in range(0, len(images), CHUNK))
    return np.concatenate([np.rint(ink_of(chunk, SIDE) * 255).astype(np.uint8) for chunk in chunks])


def gather_judge_set(folders: Sequence[Path]) -> JudgeSet:
    """Read the data sets of ``folders``: the held-out side of the split to be tested on, all else to be trained on.

    Characters without a definition are trained on, except those whose group is held out. Raises ``DatasetError`` for a
    folder without a data set, for pictures whose side is no multiple of 64, and when one of the sides is empty.
    """
    known = load_characters()
    inks: list[npt.NDArray[np.uint8]] = []
    characters: list[Character] = []
    numbers: list[int] = []
    fonts: list[FontRecord] = []
    for folder in folders:
        dataset = open_dataset(folder)
        if dataset.manifest.size % SIDE:
            raise DatasetError(f"the pictures in {folder} have {dataset.manifest.size} pixels", "Build 128 pixels.")
        rows = [row for row, codepoint in enumerate(dataset.codepoints) if int(codepoint) in known]
        inks.append(_shrunk(dataset.images)[rows])
        characters.extend(known[int(dataset.codepoints[row])] for row in rows)
        numbers.extend((dataset.fonts[rows].astype(np.int64) + len(fonts)).tolist())
        fonts.extend(dataset.manifest.fonts)
    held = np.array([split_of(character) == "validation" for character in characters], dtype=np.bool_)
    named = np.array([character.definition != "" for character in characters], dtype=np.bool_)
    if not (held & named).any() or held.all():
        raise DatasetError("these data sets leave nothing to train on or nothing to test on", "Build more ranges.")
    ink = np.concatenate(inks)
    radicals = np.array([character.radical for character in characters], dtype=np.int64)
    strokes = np.array([character.strokes for character in characters], dtype=np.float32)

    def part(mask: npt.NDArray[np.bool_]) -> JudgeExamples:
        return JudgeExamples(ink[mask], radicals[mask], strokes[mask])

    return JudgeSet(part(~held), part(held & named), np.array(numbers, dtype=np.int64)[held & named], tuple(fonts))
