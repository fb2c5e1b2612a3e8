"""What a font is called, and under which licence it stands."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from glyphstudio.errors import OutlineError
from glyphstudio.outlines.letters import Letters

LONGEST_FAMILY = 27
"""Characters: with " Regular" the full name stays within 35, beyond which some programs cut it."""
VERSION = "Version 1.000"


@dataclass(frozen=True, kw_only=True)
class FontPlan:
    """``family`` is the name in menus; ``timestamp`` is stored as the date of making, in seconds since 1970.

    ``licence`` and ``copyright`` are the user's words on the glyphs; letters of another font bring their own licence.
    Raises ``OutlineError`` for a family without a name, with control characters or too long.
    """

    family: str
    licence: str = ""
    copyright: str = ""
    timestamp: int = 0

    def __post_init__(self) -> None:
        family = self.family
        if not family.strip() or family != family.strip() or not family.isprintable() or len(family) > LONGEST_FAMILY:
            raise OutlineError(
                f"{family[:60]!r} cannot be a font's name", f"Give --family 1 to {LONGEST_FAMILY} characters."
            )
        if not 0 <= self.timestamp < 2**32:
            raise OutlineError(
                f"{self.timestamp} is no date of a font", "Give SOURCE_DATE_EPOCH in seconds since 1970."
            )

    @property
    def postscript_name(self) -> str:
        """The name in PDF files: ASCII letters and digits; of a family without any, a part of its hash."""
        kept = re.sub("[^A-Za-z0-9]", "", self.family)
        return f"{kept or 'Glyphs' + hashlib.sha256(self.family.encode()).hexdigest()[:8]}-Regular"

    def check(self, letters: Letters) -> None:
        """Raise ``OutlineError`` where the letters stand under a licence of their own and another one was given."""
        if self.licence and letters.licence:
            raise OutlineError(
                "a font with the letters of another one stands under their licence, not another",
                "Leave --licence out, or take blank letters with --letters blank.",
            )

    def names(self, letters: Letters, glyphs: Sequence[str]) -> dict[str, str]:
        """Return the strings of the name table; the unique one depends on ``glyphs``, the glyphs' names, too."""
        rights = [self.copyright, f"Letters {letters.copyright}" if letters.copyright else ""]
        digest = hashlib.sha256("\n".join(glyphs).encode()).hexdigest()[:12]
        names = {
            "copyright": " ".join(filter(None, rights)),
            "familyName": self.family,
            "styleName": "Regular",
            "uniqueFontIdentifier": f"1.000;{self.postscript_name};{digest}",
            "fullName": f"{self.family} Regular",
            "version": VERSION,
            "psName": self.postscript_name,
            "description": "Glyphs invented by a diffusion model: Glyph Studio.",
            "licenseDescription": self.licence or letters.licence,
            "licenseInfoURL": letters.licence_url,
        }
        return {key: text for key, text in names.items() if text}
