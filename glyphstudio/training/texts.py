"""Captions of a data set, encoded once: ragged token states on disk, random access by caption.

The frozen text encoder would cost more than the network's step, so each caption's states are computed when a data set
meets an encoder for the first time and kept beside the pictures, as float16.
"""

import json
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glyphstudio.engine.text import TextEncoder
from glyphstudio.errors import CheckpointError
from glyphstudio.glyphs.dictionary import Character


def captions_of(character: Character) -> tuple[str, ...]:
    """Return what a character may be called: its whole definition first, then each sense alone, none twice."""
    if not character.definition:
        return ()
    return tuple(dict.fromkeys((character.definition, *character.senses)))


@dataclass(frozen=True, eq=False)
class TextTable:
    """Token states of many texts.

    ``flat`` float16 [T, d] all tokens in a row, ``starts`` int64 [N + 1], ``index`` text → number; text 0 is "".
    """

    flat: npt.NDArray[np.float16]
    starts: npt.NDArray[np.int64]
    index: Mapping[str, int]
    max_tokens: int

    def gather(self, numbers: Sequence[int]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Return states float32 [B, L, d] and mask [B, L], L the longest of these texts."""
        lengths = [int(self.starts[number + 1] - self.starts[number]) for number in numbers]
        states = np.zeros((len(numbers), max(lengths), self.flat.shape[1]), dtype=np.float32)
        mask = np.zeros(states.shape[:2], dtype=np.float32)
        for row, (number, length) in enumerate(zip(numbers, lengths, strict=True)):
            states[row, :length] = self.flat[self.starts[number] : self.starts[number + 1]]
            mask[row, :length] = 1.0
        return states, mask


def encode_texts(encoder: TextEncoder, texts: Sequence[str], progress: Callable[[int, int], None]) -> TextTable:
    """Encode "" and then ``texts``, each once; ``progress(done, total)`` is called after each group."""
    unique = tuple(dict.fromkeys(("", *texts)))
    parts, lengths = [], []
    for first in range(0, len(unique), 64):
        group = unique[first : first + 64]
        states, mask = encoder.encode(group)
        parts.append(states[mask].astype(np.float16))
        lengths += [int(count) for count in mask.sum(axis=1)]
        progress(first + len(group), len(unique))
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    index = {text: number for number, text in enumerate(unique)}
    return TextTable(np.concatenate(parts), starts, index, encoder.max_tokens)


def _joined(old: TextTable, new: TextTable) -> TextTable:
    """Return ``old`` followed by ``new``, whose texts it lacks (but for "", which keeps its first place)."""
    first = int(new.starts[1])
    starts = np.concatenate([old.starts, new.starts[2:] - first + old.starts[-1]])
    texts = (*old.index, *tuple(new.index)[1:])
    index = {text: number for number, text in enumerate(texts)}
    return TextTable(np.concatenate([old.flat, new.flat[first:]]), starts, index, old.max_tokens)


def _write(path: Path, table: TextTable) -> None:
    texts = json.dumps(list(table.index), ensure_ascii=False).encode()
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        np.savez(file, flat=table.flat, starts=table.starts, texts=np.frombuffer(texts, dtype=np.uint8))
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _read(path: Path, max_tokens: int) -> TextTable:
    # Opened here, for NumPy leaves a damaged file open.
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        texts = json.loads(arrays["texts"].tobytes())
        index = {text: number for number, text in enumerate(texts)}
        return TextTable(arrays["flat"], arrays["starts"], index, max_tokens)


def open_texts(
    folder: Path, encoder: TextEncoder, texts: Sequence[str], progress: Callable[[int, int], None]
) -> TextTable:
    """Return the states of ``texts`` by ``encoder``, read from ``folder`` if they were computed before.

    Only texts that the file lacks are encoded. Its name holds the encoder's id and hash, so two encoders never share
    states. Raises ``CheckpointError`` when
    the file cannot be written.
    """
    path = folder / f"texts-{encoder.id}-{encoder.sha256[:12]}.npz"
    known: TextTable | None = None
    if path.exists():
        try:
            known = _read(path, encoder.max_tokens)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise CheckpointError(f"{path} is damaged ({error})", "Delete it; it is computed again.") from error
    missing = [text for text in texts if known is None or text not in known.index]
    if known is not None and not missing:
        return known
    table = encode_texts(encoder, missing, progress)
    table = table if known is None else _joined(known, table)
    try:
        _write(path, table)
    except OSError as error:
        raise CheckpointError(f"cannot write {path}: {error.strerror}", "Free some space and start again.") from error
    return table
