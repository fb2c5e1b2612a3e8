"""Any picture file as what a request can start from."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.errors import RequestError
from glyphstudio.glyphs.inline_pictures import encode_inline

if TYPE_CHECKING:
    from PIL import Image

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes."""
MOST_PIXELS = 50_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")


def read_start(path: Path, side: int) -> str:
    """Return the picture file ``path`` as a request carries it, ``side`` × ``side`` grey pixels.

    It is laid on white paper where it is transparent, and what is not square gets white margins. Raises
    ``RequestError`` with a sentence for a file that cannot be read, is no picture, or is too large.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RequestError(f"{path} is larger than {LARGEST_FILE // 2**20} MB", "Choose a smaller picture.")
        return start_of(path.read_bytes(), side)
    except (OSError, ValueError) as error:
        raise RequestError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or error}", "Choose a PNG or JPEG picture."
        ) from error


def start_of(data: bytes, side: int) -> str:
    """Return the picture in the bytes of a file as :func:`read_start`; ``ValueError`` for what is none."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - the command line names this before it draws

    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValueError(f"{picture.width} × {picture.height} pixels are too many")
            grey = _on_square_paper(picture)
    except UnidentifiedImageError as error:
        raise ValueError("it is no picture") from error
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f"it is damaged ({error})") from error
    if grey.width != side:
        grey = grey.resize((side, side), Image.Resampling.LANCZOS)
    return encode_inline(side, grey.tobytes())


def _on_square_paper(picture: "Image.Image") -> "Image.Image":
    from PIL import Image  # noqa: PLC0415

    coloured = picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "L")
    longest = max(picture.size)
    paper = Image.new("L", (longest, longest), 255)
    corner = ((longest - picture.width) // 2, (longest - picture.height) // 2)
    mask = coloured.getchannel("A") if coloured.mode == "RGBA" else None
    paper.paste(coloured.convert("L"), corner, mask)
    return paper
