"""Pictures from anywhere as what is traced: 8-bit grey, ink on white."""

import io
import warnings

import numpy as np
import numpy.typing as npt
from PIL import Image

from glyphstudio.errors import OutlineError

FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF")
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes."""
LARGEST_SIDE = 4096
_HINT = f"Give a picture of at most {LARGEST_SIDE} × {LARGEST_SIDE} pixels: {', '.join(FORMATS)}."


def decode_grey(data: bytes, name: str) -> npt.NDArray[np.uint8]:
    """Return the picture in the file ``data`` as uint8 [H, W], 0 ink … 255 paper; what is transparent is paper.

    Raises ``OutlineError`` with ``name`` in it for what is no picture, is damaged, or too large to be one glyph.
    """
    if len(data) > LARGEST_FILE:
        raise OutlineError(f"{name} has {len(data) / 2**20:.0f} MB, which is too much for a glyph", _HINT)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if max(picture.size) > LARGEST_SIDE:
                    raise OutlineError(
                        f"{name} has {picture.width} × {picture.height} pixels, which is too much", _HINT
                    )
                return _grey(picture)
    except OutlineError:
        raise
    except Exception as error:  # of damaged files, Pillow's decoders raise all kinds
        raise OutlineError(f"{name} is no picture that can be read, or a damaged one", _HINT) from error


def _grey(picture: Image.Image) -> npt.NDArray[np.uint8]:
    if picture.mode.startswith("I;16"):  # 16 bits a pixel, which convert("L") would clip
        return (np.asarray(picture) >> 8).astype(np.uint8)
    if picture.mode not in {"L", "1", "RGB"}:
        coloured = picture.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        picture = Image.alpha_composite(paper, coloured)
    return np.array(picture.convert("L"))
