"""Finished glyphs in one file that only grows: whenever the program is killed, what was finished stays."""

import errno
import hashlib
import json
import os
import struct
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import numpy as np

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutputError
from glyphstudio.files.files import unwritable
from glyphstudio.glyphs.pixels import GreyPicture

MAGIC = b"glyphstudio glyphs 1\n"
HEAD = struct.Struct(">4s32sHII")
"""Mark, key, side in pixels, bytes of what follows, checksum of all that."""
MARK = b"GLYF"
LARGEST_RECORD = 64 * 1024 * 1024
SYNC_SECONDS = 5.0
"""What a power cut may cost; a killed program loses the glyph that it was writing."""


def key_of(request: GenerationRequest, model: str) -> bytes:
    """Return 32 bytes that are equal for equal requests to the same ``model`` (its hash and device)."""
    return hashlib.sha256(json.dumps([model, request.to_json()]).encode()).digest()


class GlyphStore:
    """Maps keys to pictures, in the file ``path``; one process at a time. A context manager.

    Opening reads what is there and cuts off a last record that is not whole. In memory is only where each picture lies.
    Raises ``OutputError`` for a file that is something else, that another run has open, or that cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places: dict[bytes, int] = {}
        self._synced = time.monotonic()
        try:
            # Unbuffered: a record is handed to the system whole, and survives the end of this process.
            self._file: IO[bytes] = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b", buffering=0)
        except (OSError, ValueError) as error:
            raise unwritable(path, error) from error
        try:
            _lock(self._file, path)
            self._end = self._read_index()
            self._file.truncate(self._end)
        except OSError as error:
            self._file.close()
            raise unwritable(path, error) from error
        except OutputError:
            self._file.close()
            raise

    def __enter__(self) -> "GlyphStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, key: bytes) -> bool:
        return key in self._places

    def put(self, key: bytes, picture: GreyPicture) -> None:
        """Append ``picture``; raises ``OutputError`` when the disk takes no more."""
        data = zlib.compress(picture.tobytes(), 6)
        side = picture.shape[0]
        record = HEAD.pack(MARK, key, side, len(data), _checksum(key, side, data)) + data
        try:
            self._file.seek(self._end)
            written = self._file.write(record)
            if written != len(record):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if time.monotonic() - self._synced > SYNC_SECONDS:
                self._sync()
        except OSError as error:
            raise unwritable(self.path, error) from error
        self._places[key] = self._end
        self._end += len(record)

    def get(self, key: bytes) -> GreyPicture:
        """Return the picture of ``key``; raises ``KeyError`` when there is none, ``OutputError`` when it is damaged."""
        self._file.seek(self._places[key])
        record = self._read_record()
        if record is None or record[0] != key:
            raise OutputError(f"{self.path} is damaged", "Delete it, and start again.")
        _, side, data = record
        return np.frombuffer(zlib.decompress(data), dtype=np.uint8).reshape(side, side)

    def close(self) -> None:
        """Bring all to the disk."""
        if not self._file.closed:
            self._sync()
            self._file.close()

    def discard(self) -> None:
        """Delete the file: what it was for is made."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def _sync(self) -> None:
        os.fsync(self._file.fileno())
        self._synced = time.monotonic()

    def _read_index(self) -> int:
        """Find the records; return where the last whole one ends."""
        begin = self._file.read(len(MAGIC))
        if begin != MAGIC:
            if not MAGIC.startswith(begin):
                raise OutputError(f"{self.path} is no store of glyphs", "Choose another name for the sheet.")
            self._file.seek(0)
            self._file.write(MAGIC)
            return len(MAGIC)
        end = len(MAGIC)
        while (record := self._read_record()) is not None:
            self._places[record[0]] = end
            end = self._file.tell()
        return end

    def _read_record(self) -> tuple[bytes, int, bytes] | None:
        """Read (key, side, data) where the file stands; None unless they are whole."""
        head = self._file.read(HEAD.size)
        if len(head) < HEAD.size:
            return None
        mark, key, side, length, checksum = HEAD.unpack(head)
        if mark != MARK or length > LARGEST_RECORD:
            return None
        data = self._file.read(length)
        whole = len(data) == length and _checksum(key, side, data) == checksum
        return (key, side, data) if whole else None


def stored(store: GlyphStore, requests: Sequence[GenerationRequest], model_id: str) -> Callable[[int], GreyPicture]:
    """Return what reads picture i of ``requests`` from ``store``."""
    return lambda number: store.get(key_of(requests[number], model_id))


def _checksum(key: bytes, side: int, data: bytes) -> int:
    return zlib.crc32(data, zlib.crc32(key, side))


def _lock(file: IO[bytes], path: Path) -> None:
    """Keep other runs away, where the system can (not on Windows)."""
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OutputError(f"another run is drawing into {path}", "Wait for it, or choose another name.") from error
