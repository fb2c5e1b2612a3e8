"""Small grey pictures as text, so that a request can carry what it starts from wherever it goes.

The text is base64 of a PNG in the plainest form that there is: 8-bit grey, square, rows without filter. A request with
its picture inside stays one value: the text chunk of a PNG, an SVG, a sheet's record, the library and the command line
need no second place for the bytes, and none of them can lose it. Read without NumPy or Pillow, so checking is cheap and
the bounds are ours: nothing is unpacked beyond what the header's side allows.
"""

import base64
import binascii
import struct
import zlib
from functools import lru_cache

from glyphstudio.errors import RequestError

MOST_SIDE = 512
"""Pixels."""
LONGEST_TEXT = 400_000
"""Characters: what 512 × 512 pixels of noise take, with room to spare."""
_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_GREY = b"\x08\x00\x00\x00\x00"
_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"


def encode_inline(side: int, grey: bytes) -> str:
    """Return side × side grey bytes, row by row, as ASCII text; equal pictures give equal text.

    Raises ``RequestError`` beyond :data:`MOST_SIDE`, ``ValueError`` for another number of bytes.
    """
    if side > MOST_SIDE:
        raise RequestError(f"a request cannot carry a picture of {side} pixels", f"{MOST_SIDE} is the most.")
    if side < 1 or len(grey) != side * side:
        raise ValueError(f"{len(grey)} bytes are no picture of side {side}")
    rows = b"".join(b"\0" + grey[start : start + side] for start in range(0, len(grey), side))
    header = struct.pack(">II", side, side) + _GREY
    parts = _HEAD, header, _checksum(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows, 9)), _END
    return base64.b64encode(b"".join(parts)).decode("ascii")


@lru_cache(maxsize=64)
def decode_inline(text: str) -> tuple[int, bytes]:
    """Return the side and the grey bytes of :func:`encode_inline`'s text; ``RequestError`` for any other text."""
    if len(text) > LONGEST_TEXT:
        raise _refused("it is too large")
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error) as error:
        raise _refused("it is no base64 text") from error
    side = _side_of(data)
    length = struct.unpack(">I", data[33:37])[0]
    packed = data[41 : 41 + length]
    if data[37:41] != b"IDAT" or data[41 + length :] != _checksum(b"IDAT", packed) + _END:
        raise _refused("it is damaged")
    return side, _unpacked(packed, side)


def _side_of(data: bytes) -> int:
    if len(data) < 41 or not data.startswith(_HEAD):
        raise _refused("it is no PNG")
    header = data[16:29]
    width, height = struct.unpack(">II", header[:8])
    if header[8:] != _GREY or width != height or not 1 <= width <= MOST_SIDE:
        raise _refused(f"it is not grey, square and at most {MOST_SIDE} pixels wide")
    if data[29:33] != _checksum(b"IHDR", header):
        raise _refused("it is damaged")
    return int(width)


def _unpacked(packed: bytes, side: int) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        rows = unpacking.decompress(packed, side * (side + 1) + 1)
    except zlib.error as error:
        raise _refused("it is damaged") from error
    if len(rows) != side * (side + 1) or any(rows[:: side + 1]):
        raise _refused("its rows are not as Glyph Studio writes them")
    return b"".join(rows[start + 1 : start + 1 + side] for start in range(0, len(rows), side + 1))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + _checksum(kind, data)


def _checksum(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(kind + data))


def _refused(reason: str) -> RequestError:
    return RequestError(f"the picture in the request cannot be used: {reason}", "Choose the picture again.")
