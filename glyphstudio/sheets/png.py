"""Pictures as PNG, with the request that drew them inside, and the request out of a PNG again."""

import io
import json
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.sheets.files import write_file

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

KEYWORD = "glyphstudio"
"""Of the text chunk (PNG, third edition, 11.3.3)."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST_REQUEST = 1024 * 1024
"""Bytes of a request's text: more is neither written nor read."""
MOST_CHUNKS = 10_000


def encode_picture(grey: "npt.NDArray[np.uint8]", request: GenerationRequest, size: int | None = None) -> bytes:
    """Return ``grey`` [H, W] (0 ink, 255 paper) as an 8-bit grey PNG with ``request`` as JSON in its text chunk.

    ``size`` resamples it to size × size pixels. Equal arguments give equal bytes on one platform.
    Raises ``ValueError`` for another array, ``RequestError`` for a request that is too long to be stored.
    """
    from PIL import Image  # noqa: PLC0415 - the window reads file names from here before it needs pictures
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    if grey.ndim != 2 or grey.dtype != "uint8":
        raise ValueError(f"a picture is uint8 [H, W], not {grey.dtype} {grey.shape}")
    text = json.dumps(request.to_json())
    if len(text) > LARGEST_REQUEST:
        raise RequestError(f"a prompt of {len(request.prompt)} characters is too long to be stored", "Shorten it.")
    picture = Image.fromarray(grey)
    if size is not None and picture.size != (size, size):
        picture = picture.resize((size, size), Image.Resampling.LANCZOS)
    info = PngInfo()
    info.add_text(KEYWORD, text)
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=info, optimize=False, compress_level=9)
    return file.getvalue()


def write_picture(
    path: Path,
    grey: "npt.NDArray[np.uint8]",
    request: GenerationRequest,
    *,
    size: int | None = None,
    force: bool = False,
) -> None:
    """Write :func:`encode_picture` to ``path``; raises ``OutputError`` when it exists or cannot be written."""
    write_file(path, encode_picture(grey, request, size), force=force)


def read_request(path: Path) -> GenerationRequest:
    """Return the request in the PNG file ``path``; its pixels are not looked at.

    Raises ``RequestError`` with a sentence for a file that cannot be read, is no PNG, is damaged, has no request
    inside, or one that is no request.
    """
    try:
        with path.open("rb") as file:
            text = _find_text(file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RequestError(f"{path} cannot be read: {reason}") from error
    try:
        return GenerationRequest.from_json(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise RequestError(f"the request in {path} is damaged: {error}") from error


def _find_text(file: io.BufferedIOBase) -> str:
    """Return the text of the first chunk with our keyword; raises ``ValueError`` when there is none."""
    if file.read(8) != SIGNATURE:
        raise ValueError("it is no PNG")
    for _ in range(MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            break
        length, kind = struct.unpack(">I4s", head)
        if kind == b"IEND":
            break
        if kind not in {b"tEXt", b"iTXt"} or length > LARGEST_REQUEST + 100:
            file.seek(length + 4, io.SEEK_CUR)
            continue
        data = file.read(length)
        keyword, _, rest = data.partition(b"\0")
        if keyword != KEYWORD.encode():
            file.seek(4, io.SEEK_CUR)
            continue
        if file.read(4) != struct.pack(">I", zlib.crc32(kind + data)):
            raise ValueError("it is damaged")
        return _text_of(kind, rest)
    raise ValueError("no request is stored in it")


def _text_of(kind: bytes, rest: bytes) -> str:
    """Return the text behind the keyword of a tEXt chunk, or of an iTXt chunk as another program may rewrite it."""
    if kind == b"tEXt":
        return rest.decode("latin-1")
    flags, text = rest[:2], rest[2:].split(b"\0", 2)[-1]
    if flags[:1] == b"\0":
        return text.decode()
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(text, LARGEST_REQUEST)
    except zlib.error as error:
        raise ValueError("it is damaged") from error
    if not unpacking.eof:
        raise ValueError("the text in it is too long")
    return unpacked.decode()
