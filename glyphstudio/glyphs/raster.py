"""Fonts to pictures: black ink on white, anti-aliased, each glyph where the em box puts it, not cropped to its ink."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from glyphstudio.errors import DatasetError
from glyphstudio.glyphs.font_tables import read_facts

DEFAULT_AXES: Mapping[str, float] = {"wght": 400.0}
"""Variable fonts start at an instance that may be hairline; regular weight is what a reader expects."""

_FORMATS = "Give a TTF, OTF or TTC file."
_ABSENT = "\U0010ffff"  # a noncharacter: no font has a glyph for it


class GlyphRaster:
    """Draws the characters of one font file.

    ``size`` is the side of the em box and of the picture, in pixels. ``axes`` chooses the instance of a variable font
    by OpenType tags; an axis that is not named keeps ``DEFAULT_AXES`` or the font's default. Raises ``DatasetError``
    when the file is not a font, is cut off, or has no such axis.
    """

    def __init__(self, path: Path, size: int = 128, axes: Mapping[str, float] | None = None) -> None:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise DatasetError(f"cannot read the font {path}: {error.strerror}", _FORMATS) from error
        facts = read_facts(data, str(path))
        try:
            self._font = ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
        except (OSError, ValueError) as error:
            raise DatasetError(f"{path} is not a font that can be read", _FORMATS) from error
        self.path = path
        self.size = size
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.licence = facts.licence
        self.copyright = facts.copyright
        self.axes = self._choose_instance(facts.axes, axes or {})
        instance = [f"{tag}={value:g}" for tag, value in self.axes.items()] or [facts.style]
        self.name = " ".join([facts.family or path.stem, *filter(None, instance)])
        self._baseline = round(facts.ascent * size)
        self._absent = self._mask(_ABSENT)

    def _choose_instance(self, tags: tuple[str, ...], wanted: Mapping[str, float]) -> dict[str, float]:
        unknown = [tag for tag in wanted if tag not in tags]
        if unknown:
            has = f"has the axes {', '.join(tags)}" if tags else "is not a variable font"
            raise DatasetError(f"{self.path} has no axis {unknown[0]}: it {has}", "Leave --axes out, or name its axes.")
        if not tags:
            return {}
        try:
            values = dict(self._values(tags, wanted))
            self._font.set_variation_by_axes(list(values.values()))
        except (OSError, NotImplementedError) as error:
            raise DatasetError(f"the axes of {self.path} cannot be used: {error}", _FORMATS) from error
        return values

    def _values(self, tags: tuple[str, ...], wanted: Mapping[str, float]) -> Iterator[tuple[str, float]]:
        for tag, axis in zip(tags, self._font.get_variation_axes(), strict=False):
            low, high = float(axis["minimum"] or 0), float(axis["maximum"] or 0)
            value = wanted.get(tag, DEFAULT_AXES.get(tag, float(axis["default"] or 0)))
            if tag in wanted and not low <= value <= high:
                raise DatasetError(f"{tag}={value:g} is outside {low:g} to {high:g} in {self.path}", "Change --axes.")
            yield tag, min(max(value, low), high)

    def _mask(self, character: str) -> bytes:
        """Return ink as bytes, row by row, 0 none … 255 full."""
        picture = Image.new("L", (self.size, self.size), 0)
        try:
            left = (self.size - round(self._font.getlength(character))) // 2
            ImageDraw.Draw(picture).text((left, self._baseline), character, fill=255, font=self._font, anchor="ls")
        except (OSError, ValueError, Image.DecompressionBombError) as error:
            raise DatasetError(f"the font {self.path} is damaged: {error}", "Download the file again.") from error
        return picture.tobytes()

    def draw(self, codepoint: int) -> npt.NDArray[np.uint8] | None:
        """Return the glyph of a character, uint8 [size, size], 0 ink … 255 paper; None when the font gives it no ink.

        A font may map characters to blanks, or lack them and show its "missing" box: both are None.
        """
        ink = self._mask(chr(codepoint))
        if ink == self._absent or not any(ink):
            return None
        return 255 - np.frombuffer(ink, dtype=np.uint8).reshape(self.size, self.size)
