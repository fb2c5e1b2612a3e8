"""What a text encoder learns from: texts as token ids beside the teacher's states, in a fixed order of batches."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from glyphstudio.engine.text import TextEncoder
from glyphstudio.errors import DatasetError, MismatchError
from glyphstudio.glyphs.dictionary import load_characters, split_of
from glyphstudio.training.texts import TextTable, captions_of, open_texts

HELD_OUT_LINES = 100
"""One line of the user's texts in so many is held out."""
BLOCK = 32
"""Batches whose texts are sorted by length together, so that little padding is computed."""
FIRST_PORTION = 4096
"""Texts whose states are kept first."""
LONGEST_LINE = 1000
"""Characters; what follows cannot be among the tokens that are read."""


@dataclass(frozen=True)
class Texts:
    """Texts to learn from and texts to be tested on; none is in both."""

    train: tuple[str, ...]
    held_out: tuple[str, ...]


def shipped_texts() -> Texts:
    """Return the captions of all characters, held out along the frozen split of the definitions."""
    sides: dict[str, list[str]] = {"train": [], "validation": []}
    for character in load_characters().values():
        sides[split_of(character)] += captions_of(character)
    return _apart(sides["train"], sides["validation"])


def read_texts(files: Sequence[Path]) -> Texts:
    """Return the lines of UTF-8 files, one in a hundred held out. Raises ``DatasetError``."""
    lines: list[str] = []
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8"
            raise DatasetError(
                f"the texts in {path} cannot be read: {reason}", "Give a text file, a line each."
            ) from error
        lines += [line.strip()[:LONGEST_LINE] for line in text.splitlines() if line.strip()]
    held_out = [line for line in lines if zlib.crc32(line.encode()) % HELD_OUT_LINES == 0]
    return _apart(lines, held_out)


def joined(one: Texts, other: Texts) -> Texts:
    """Return both; what either holds out is held out."""
    return _apart((*one.train, *other.train), (*one.held_out, *other.held_out))


def _apart(train: Iterable[str], held_out: Iterable[str]) -> Texts:
    tested = dict.fromkeys(held_out)
    return Texts(tuple(text for text in dict.fromkeys(train) if text not in tested), tuple(tested))


@dataclass(frozen=True, eq=False)
class TextBatch:
    """``ids`` int64 [B, L], ``mask`` float32 [B, L] 1 for a token, ``states`` float32 [B, L, d] of the teacher."""

    ids: npt.NDArray[np.int64]
    mask: npt.NDArray[np.float32]
    states: npt.NDArray[np.float32]


class EncoderCorpus:
    """Texts with the teacher's states. Raises ``MismatchError`` when the tokenizer is not the teacher's."""

    def __init__(self, table: TextTable, tokenizer: Tokenizer, texts: Texts) -> None:
        tokenizer.no_padding()
        tokenizer.enable_truncation(table.max_tokens)
        self._table = table
        self.train = np.array([table.index[text] for text in texts.train], dtype=np.int64)
        self.held_out = np.array([table.index[text] for text in texts.held_out], dtype=np.int64)
        if not len(self.train):
            raise DatasetError("there is no text to learn from", "Name text files with --text.")
        encoded = tokenizer.encode_batch(list(table.index))
        lengths = [len(text.ids) for text in encoded]
        if lengths != np.diff(table.starts).tolist():
            raise MismatchError("the tokenizer does not cut texts into the tokens that the teacher's states belong to")
        self._lengths = np.array(lengths, dtype=np.int64)
        self._ids = np.concatenate([np.array(text.ids, dtype=np.int64) for text in encoded])
        self._order = lru_cache(maxsize=1)(self._new_order)

    @classmethod
    def open(
        cls, folder: Path, teacher: TextEncoder, tokenizer: Path, texts: Texts, progress: Callable[[int, int], None]
    ) -> "EncoderCorpus":
        """Return the corpus of ``texts``; states that ``folder`` lacks are computed by ``teacher`` and kept there.

        They are kept each time their number has doubled: an end on the way costs half of the work at most.
        """
        wanted = (*texts.train, *texts.held_out)
        count = FIRST_PORTION
        table = open_texts(folder, teacher, wanted[:count], progress)
        while count < len(wanted):
            count *= 2
            table = open_texts(folder, teacher, wanted[:count], progress)
        return cls(table, Tokenizer.from_file(str(tokenizer)), texts)

    @property
    def width(self) -> int:
        """Length of the teacher's vectors."""
        return int(self._table.flat.shape[1])

    def magnitudes(self) -> npt.NDArray[np.float32]:
        """Return the root mean square [d] of each component of the teacher's states, over 20,000 tokens at most."""
        picked = self._table.flat[:: max(1, len(self._table.flat) // 20_000)].astype(np.float32)
        root: npt.NDArray[np.float32] = np.sqrt(np.square(picked).mean(axis=0))
        return root

    def batch(self, step: int, size: int, seed: int) -> TextBatch:
        """Return the batch of ``step``: every text once an epoch, in another order each.

        The first row is always "": the unconditional model reads its states at every guided evaluation.
        """
        size = min(size, len(self.train))
        epoch, place = divmod(step, max(1, len(self.train) // size))
        return self.rows(np.concatenate([[0], self._order(epoch, size, seed)[place]]))

    def rows(self, numbers: npt.NDArray[np.int64]) -> TextBatch:
        """Return these texts, padded to the longest."""
        states, mask = self._table.gather(numbers.tolist())
        ids = np.zeros(mask.shape, dtype=np.int64)
        ids[mask > 0] = np.concatenate([self._ids[self._table.starts[n] : self._table.starts[n + 1]] for n in numbers])
        return TextBatch(ids, mask, states)

    def _new_order(self, epoch: int, size: int, seed: int) -> list[npt.NDArray[np.int64]]:
        generator = np.random.default_rng((seed, epoch))
        mixed = generator.permutation(self.train)
        batches = []
        for first in range(0, len(mixed), BLOCK * size):
            block = mixed[first : first + BLOCK * size]
            block = block[np.argsort(self._lengths[block], kind="stable")]
            batches += [block[start : start + size] for start in range(0, len(block) - size + 1, size)]
        generator.shuffle(batches)
        return batches
