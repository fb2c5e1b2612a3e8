"""Where each format keeps the text of a record, and how it is found without believing anything else in the file.

A reader looks at sizes before it reads, reads no more than it may, and never draws, runs or decodes a picture.
"""

import base64
import binascii
import io
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from glyphstudio.files.png import SIGNATURE, NothingStored, find_text

LARGEST_RECORD = 64 * 1024 * 1024
"""Bytes of text that are read."""
MOST_PARTS = 100_000
"""Chunks, blocks or boxes of a file that are passed on the way."""
SVG_ID = "glyphstudio"
PDF_KEY = b"/GlyphStudio <"
COMMENT = b"comment"
"""What the record is called in an MP4."""
IMAGE_DESCRIPTION = 0x010E
"""The tag of Exif 2.32 that carries the record in a WebP."""


def text_in(file: IO[bytes]) -> str:
    """Return the text that ``file``, which can be sought, carries.

    Raises ``NothingStored`` when it has none, or is of no format of ours; ``ValueError`` when it is damaged.
    """
    begin = file.read(16)
    file.seek(0)
    for fits, read in READERS:
        if fits(begin):
            try:
                return read(file)
            except struct.error as error:
                raise ValueError("it is damaged") from error
    raise NothingStored("no request is stored in it")


def _in_png(file: IO[bytes]) -> str:
    return find_text(file, LARGEST_RECORD)


def _in_pdf(file: IO[bytes]) -> str:
    file.seek(max(0, file.seek(0, io.SEEK_END) - LARGEST_RECORD))
    return _unpacked(binascii.unhexlify(_found(PDF_KEY + rb"([0-9a-f]+)>", file.read())))


def _in_svg(file: IO[bytes]) -> str:
    pattern = rb'<metadata id="%s">([A-Za-z0-9+/=]+)</metadata>' % SVG_ID.encode()
    return _unpacked(base64.b64decode(_found(pattern, file.read(LARGEST_RECORD)), validate=True))


def _in_gif(file: IO[bytes]) -> str:
    """Read the first comment (GIF89a, section 24), which stands before the first picture."""
    head = file.read(13)
    if head[10] & 0x80:
        file.seek(3 << ((head[10] & 7) + 1), io.SEEK_CUR)
    for _ in range(MOST_PARTS):
        mark = file.read(2)
        if mark[:1] != b"\x21" or len(mark) < 2:
            break
        text = b"".join(_blocks(file))
        if mark == b"\x21\xfe":
            return text.decode("ascii")
    raise NothingStored("no request is stored in it")


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the contents of sub-blocks, up to the empty one (section 15)."""
    length = 0
    while size := struct.unpack("B", file.read(1))[0]:
        length += size
        if length > LARGEST_RECORD:
            raise ValueError("the text in it is too long")
        yield file.read(size)


def _in_webp(file: IO[bytes]) -> str:
    file.seek(12)
    for _ in range(MOST_PARTS):
        head = file.read(8)
        if len(head) < 8:
            break
        kind, length = struct.unpack("<4sI", head)
        if kind == b"EXIF":
            if length > LARGEST_RECORD:
                raise ValueError("the text in it is too long")
            return _in_exif(file.read(length))
        file.seek(length + length % 2, io.SEEK_CUR)
    raise NothingStored("no request is stored in it")


def _in_exif(data: bytes) -> str:
    """Read the description in the first directory of a TIFF (revision 6.0, section 2)."""
    data = data.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        raise ValueError("it is damaged")
    (place,) = struct.unpack_from(f"{order}I", data, 4)
    (count,) = struct.unpack_from(f"{order}H", data, place)
    for number in range(count):
        tag, kind, length, offset = struct.unpack_from(f"{order}HHII", data, place + 2 + 12 * number)
        if (tag, kind) == (IMAGE_DESCRIPTION, 2) and length > 4:
            if offset + length > len(data):
                raise ValueError("it is damaged")
            return data[offset : offset + length].rstrip(b"\0").decode("ascii")
    raise NothingStored("no request is stored in it")


def _in_mp4(file: IO[bytes]) -> str:
    """Read moov/udta/meta, which names its values in ``keys`` (QuickTime File Format, metadata)."""
    end = file.seek(0, io.SEEK_END)
    start = 0
    for kind in (b"moov", b"udta", b"meta"):
        start, end = _box(file, kind, start, end)
    start += 4  # version and flags
    if end - start > LARGEST_RECORD:
        raise ValueError("the text in it is too long")
    file.seek(start)
    inside = io.BytesIO(file.read(end - start))
    first, last = _box(inside, b"keys", 0, end - start)
    key = _key_of(inside.getvalue()[first:last])
    first, last = _box(inside, b"ilst", 0, end - start)
    first, last = _box(inside, struct.pack(">I", key), first, last)
    first, last = _box(inside, b"data", first, last)
    return inside.getvalue()[first + 8 : last].decode()


def _key_of(keys: bytes) -> int:
    """Return the number, from 1, of the key :data:`COMMENT`."""
    (count,) = struct.unpack_from(">I", keys, 4)
    place = 8
    for number in range(1, min(count, MOST_PARTS) + 1):
        (size,) = struct.unpack_from(">I", keys, place)
        if keys[place + 8 : place + size] == COMMENT:
            return number
        place += max(8, size)
    raise NothingStored("no request is stored in it")


def _box(file: IO[bytes], kind: bytes, start: int, end: int) -> tuple[int, int]:
    """Return where the contents of the first box of ``kind`` between ``start`` and ``end`` begin and end."""
    for _ in range(MOST_PARTS):
        if start + 8 > end:
            break
        file.seek(start)
        size, found = struct.unpack(">I4s", file.read(8))
        head = 8
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(8))
            head = 16
        if size < head or start + size > end:
            raise ValueError("it is damaged")
        if found == kind:
            return start + head, start + size
        start += size
    raise NothingStored("no request is stored in it")


def _found(pattern: bytes, data: bytes) -> bytes:
    match = re.search(pattern, data)
    if match is None:
        raise NothingStored("no request is stored in it")
    return match[1]


def _unpacked(data: bytes) -> str:
    """Undo the compression, up to :data:`LARGEST_RECORD`: a bomb is refused."""
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(data, LARGEST_RECORD)
    except zlib.error as error:
        raise ValueError("it is damaged") from error
    if not unpacking.eof:
        raise ValueError("the text in it is too long")
    return text.decode()


READERS: tuple[tuple[Callable[[bytes], bool], Callable[[IO[bytes]], str]], ...] = (
    (lambda begin: begin.startswith(SIGNATURE), _in_png),
    (lambda begin: begin.startswith(b"%PDF-"), _in_pdf),
    (lambda begin: begin[:6] in {b"GIF87a", b"GIF89a"} and len(begin) > 12, _in_gif),
    (lambda begin: begin[:4] == b"RIFF" and begin[8:12] == b"WEBP", _in_webp),
    (lambda begin: begin[4:8] == b"ftyp", _in_mp4),
    (lambda begin: begin.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"), _in_svg),
)
"""What a file begins with, and who reads it."""
