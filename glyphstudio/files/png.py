"""Pictures as PNG, with the request that drew them inside, and the request out of a PNG again."""

import io
import json
import struct
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import NoRequestError, RequestError
from glyphstudio.files.files import write_file

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

KEYWORD = "glyphstudio"
"""Of the text chunk (PNG, third edition, 11.3.3)."""
COMPOSITION = "glyphstudio-composition"
"""Keyword of the text that says which components were drawn, where the model decided."""
LONGEST_COMPOSITION = 1000
"""Characters."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST_REQUEST = 1024 * 1024
"""Bytes of a request's text: more is neither written nor read."""
MOST_CHUNKS = 10_000


def encode_picture(
    grey: "npt.NDArray[np.uint8]", request: GenerationRequest, size: int | None = None, composition: str = ""
) -> bytes:
    """Return ``grey`` [H, W] (0 ink, 255 paper) as an 8-bit grey PNG with ``request`` as JSON in its text chunk.

    ``composition``: the components that were drawn, kept in a chunk of its own. ``size`` resamples it to size × size
    pixels. Equal arguments give equal bytes on one platform. Raises ``ValueError`` for another array, ``RequestError``
    for a request that is too long to be stored.
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
    if composition:
        info.add_itxt(COMPOSITION, composition)
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=info, optimize=False, compress_level=9)
    return file.getvalue()


def decode_picture(png: bytes) -> tuple[int, bytes]:
    """Return size and pixels (size² bytes, 0 ink, 255 paper) of a square PNG, as :func:`encode_picture` makes them.

    Raises ``ValueError`` for a damaged file and for a picture that is not square.
    """
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
            if picture.width != picture.height:
                raise ValueError(f"a picture is square, not {picture.width} × {picture.height}")
            return picture.width, picture.convert("L").tobytes()
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f"it is no PNG that can be read: {error}") from error


def write_picture(
    path: Path,
    grey: "npt.NDArray[np.uint8]",
    request: GenerationRequest,
    *,
    size: int | None = None,
    composition: str = "",
    force: bool = False,
) -> None:
    """Write :func:`encode_picture` to ``path``; raises ``OutputError`` when it exists or cannot be written."""
    write_file(path, encode_picture(grey, request, size, composition), force=force)


def composition_in(png: bytes) -> str:
    """Return which components a picture was drawn of, as :func:`encode_picture` was told; "" where nothing says."""
    try:
        text = find_text(io.BytesIO(png), 4 * LONGEST_COMPOSITION, COMPOSITION)
    except ValueError:
        return ""
    return text if len(text) <= LONGEST_COMPOSITION and text.isprintable() else ""


def read_request(path: Path) -> GenerationRequest:
    """Return the request in the PNG file ``path``; its pixels are not looked at.

    Raises ``NoRequestError`` for a file that is no PNG, or has no request inside; ``RequestError`` with a sentence for
    one that cannot be read, is damaged, or whose request is none.
    """
    try:
        with path.open("rb") as file:
            text = find_text(file)
    except NothingStored as error:
        raise NoRequestError(f"{path} cannot be read: {error}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RequestError(f"{path} cannot be read: {reason}") from error
    try:
        return GenerationRequest.from_json(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise RequestError(f"the request in {path} is damaged: {error}") from error
    except RequestError as error:
        raise RequestError(f"the request in {path} is damaged: {error.message}", error.hint) from error


def read_request_file(path: Path) -> GenerationRequest:
    """Return the request in the JSON file ``path``, as ``GenerationRequest.to_json`` gives it.

    Raises ``RequestError`` with a sentence for a file that cannot be read or is no request.
    """
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST_REQUEST + 1)
        if len(text) > LARGEST_REQUEST:
            raise ValueError("it is too large for a request")
        return GenerationRequest.from_json(json.loads(text))
    except OSError as error:
        raise RequestError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise RequestError(f"{path} is no request: {error}", "Drop a PNG that Glyph Studio made.") from error


class NothingStored(ValueError):  # noqa: N818 - no error of the file
    """A file of another kind, or one without our text."""


def find_text(file: IO[bytes], most: int = LARGEST_REQUEST, wanted: str = KEYWORD) -> str:
    """Return the text of the first chunk with the keyword ``wanted``, of at most ``most`` bytes.

    Raises ``NothingStored`` when ``file`` is no PNG or has none, ``ValueError`` when it is damaged.
    """
    if file.read(8) != SIGNATURE:
        raise NothingStored("it is no PNG")
    for _ in range(MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            break
        length, kind = struct.unpack(">I4s", head)
        if kind == b"IEND":
            break
        if kind not in {b"tEXt", b"iTXt"} or length > most + 100:
            file.seek(length + 4, io.SEEK_CUR)
            continue
        data = file.read(length)
        keyword, _, rest = data.partition(b"\0")
        if keyword != wanted.encode():
            file.seek(4, io.SEEK_CUR)
            continue
        if file.read(4) != struct.pack(">I", zlib.crc32(kind + data)):
            raise ValueError("it is damaged")
        return _text_of(kind, rest, most)
    raise NothingStored("no request is stored in it")


def _text_of(kind: bytes, rest: bytes, most: int) -> str:
    """Return the text behind the keyword of a tEXt chunk, or of an iTXt chunk as another program may rewrite it."""
    if kind == b"tEXt":
        return rest.decode("latin-1")
    flags, text = rest[:2], rest[2:].split(b"\0", 2)[-1]
    if flags[:1] == b"\0":
        return text.decode()
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(text, most)
    except zlib.error as error:
        raise ValueError("it is damaged") from error
    if not unpacking.eof:
        raise ValueError("the text in it is too long")
    return unpacked.decode()
