"""A PNG written row by row, for pictures too large to be held, and its parts, for those that move."""

import struct
import zlib
from typing import IO

import numpy as np
import numpy.typing as npt

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BLOCK = 1 << 16
LEVEL = 6


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk with its length and its checksum (PNG, third edition, 5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width: int, height: int) -> bytes:
    """Return the IHDR chunk of an 8-bit grey picture."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def text_chunk(keyword: str, text: str) -> bytes:
    """Return a tEXt chunk; ``text`` is Latin-1 without NUL, as JSON in ASCII is."""
    return chunk(b"tEXt", keyword.encode("latin-1") + b"\0" + text.encode("latin-1"))


def resolution(dots_per_inch: float) -> bytes:
    """Return the pHYs chunk, so that the picture prints in its size."""
    per_metre = round(dots_per_inch / 0.0254)
    return chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))


def scanlines(grey: npt.NDArray[np.uint8]) -> bytes:
    """Return uint8 [H, W] as rows without filter, the best for black ink on white paper."""
    rows, columns = grey.shape
    lines = np.zeros((rows, columns + 1), dtype=np.uint8)
    lines[:, 1:] = grey
    return lines.tobytes()


class PngStream:
    """Writes ``height`` rows of ``width`` grey pixels into ``file``, some at a time; holds none of them."""

    def __init__(self, file: IO[bytes], width: int, height: int, *before_pixels: bytes) -> None:
        self._file = file
        self._width = width
        self._left = height
        self._packer = zlib.compressobj(LEVEL)
        file.write(b"".join((SIGNATURE, header(width, height), *before_pixels)))

    def write(self, grey: npt.NDArray[np.uint8]) -> None:
        """Append the rows of uint8 [H, W]; raises ``ValueError`` for another width, and for more than is left."""
        if grey.shape[1] != self._width or grey.shape[0] > self._left:
            raise ValueError(f"{grey.shape} does not fit into {self._left} rows of {self._width}")
        self._left -= grey.shape[0]
        self._put(self._packer.compress(scanlines(grey)))

    def close(self) -> None:
        """Write the end; raises ``ValueError`` while rows are missing."""
        if self._left:
            raise ValueError(f"{self._left} rows are missing")
        self._put(self._packer.flush())
        self._file.write(chunk(b"IEND", b""))

    def _put(self, data: bytes) -> None:
        for start in range(0, len(data), BLOCK):
            self._file.write(chunk(b"IDAT", data[start : start + BLOCK]))
