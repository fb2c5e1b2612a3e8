"""Fonts inside a PDF: the glyphs that were used, as CFF, with what they mean for search and copying."""

import logging
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from glyphstudio.glyphs.labels import LabelFont, Labels
from glyphstudio.sheets.pdf_file import PdfFile, text_string

logging.getLogger("fontTools").setLevel(logging.ERROR)
RANGES = 100
"""Entries in a block of a CMap (Adobe technical note 5014)."""


class PdfFont:
    """Collects what was used of one font; each character's code is its CID, two bytes (ISO 32000-1, 9.7.4.2)."""

    def __init__(self, font: LabelFont, pdf: PdfFile, name: str) -> None:
        self.name = name
        self.number = pdf.reserve()
        self._font = font
        self._open: Any = TTFont(font.path, lazy=True)
        self._cff = self._open["CFF "].cff[0]
        self._by_cid = hasattr(self._cff, "ROS")
        self._used: dict[str, int] = {}

    def encode(self, text: str) -> bytes:
        """Return ``text`` as a hexadecimal string; all its characters are in the font."""
        return b"<%b>" % b"".join(b"%04x" % self._cid(character) for character in text)

    def _cid(self, character: str) -> int:
        if character not in self._used:
            glyph = self._font.characters[ord(character)]
            # The glyphs of a font without CIDs are numbered by their order (9.7.4.2).
            self._used[character] = int(glyph.removeprefix("cid")) if self._by_cid else self._open.getGlyphID(glyph)
        return self._used[character]

    def write(self, pdf: PdfFile) -> None:
        """Write the font's objects."""
        postscript = f"{self._subset_tag()}+{self._open['name'].getDebugName(6)}".encode()
        widths = self._widths()
        units = self._open["head"].unitsPerEm
        hhea, head = self._open["hhea"], self._open["head"]
        box = " ".join(f"{1000 * value / units:.0f}" for value in (head.xMin, head.yMin, head.xMax, head.yMax)).encode()
        vertical = f"/Ascent {1000 * hhea.ascent / units:.0f} /Descent {1000 * hhea.descent / units:.0f}".encode()
        program = pdf.add_stream(self._program(), b"/Subtype /CIDFontType0C")
        descriptor = pdf.add(
            b"<</Type /FontDescriptor /FontName /%b /Flags 4 /FontBBox [%b] /ItalicAngle 0 %b /CapHeight 700 /StemV 80 "
            b"/FontFile3 %d 0 R>>" % (postscript, box, vertical, program)
        )
        descendant = pdf.add(
            b"<</Type /Font /Subtype /CIDFontType0 /BaseFont /%b /CIDSystemInfo <</Registry (Adobe) /Ordering "
            b"(Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 1000 /W [%b]>>" % (postscript, descriptor, widths)
        )
        meaning = pdf.add_stream(self._meaning())
        pdf.add(
            b"<</Type /Font /Subtype /Type0 /BaseFont /%b-Identity-H /Encoding /Identity-H /DescendantFonts [%d 0 R] "
            b"/ToUnicode %d 0 R>>" % (postscript, descendant, meaning),
            self.number,
        )

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()

    def _subset_tag(self) -> str:
        """Six capitals that differ with what was used (9.6.4)."""
        number = sum(self._used.values()) + len(self._used)
        return "".join(chr(65 + number // 26**place % 26) for place in range(6))

    def _widths(self) -> bytes:
        metrics, units = self._open["hmtx"], self._open["head"].unitsPerEm
        names = {cid: self._font.characters[ord(character)] for character, cid in self._used.items()}
        return b" ".join(
            f"{cid} [{1000 * metrics[name][0] / units:.0f}]".encode() for cid, name in sorted(names.items())
        )

    def _program(self) -> bytes:
        options = Options(
            retain_gids=not self._by_cid, layout_features=[], drop_tables=["GPOS", "GSUB", "GDEF"], notdef_outline=True
        )
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[ord(character) for character in self._used])
        subsetter.subset(self._open)
        program: bytes = self._open.getTableData("CFF ")
        return program

    def _meaning(self) -> bytes:
        """Return the CMap from codes to Unicode (9.10.3)."""
        pairs = sorted((cid, character) for character, cid in self._used.items())
        lines = [b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def /CMapName /Meaning def"]
        lines += [b"1 begincodespacerange <0000> <ffff> endcodespacerange"]
        for start in range(0, len(pairs), RANGES):
            block = pairs[start : start + RANGES]
            lines.append(b"%d beginbfchar" % len(block))
            lines += [b"<%04x> <%b>" % (cid, text.encode("utf-16-be").hex().encode()) for cid, text in block]
            lines.append(b"endbfchar")
        lines.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
        return b"\n".join(lines)


class PdfFonts:
    """All fonts of a file; each is written only if it was used."""

    def __init__(self, labels: Labels, pdf: PdfFile) -> None:
        self._labels = labels
        self._pdf = pdf
        self._fonts: dict[LabelFont, PdfFont] = {}

    def line(self, text: str, left: float, baseline: float, em: float) -> bytes:
        """Return the operators that show ``text``; where a box stands for a character, copying still gives it."""
        parts, shown = [], ""
        for font, run in self._labels.runs(text):
            if font not in self._fonts:
                self._fonts[font] = PdfFont(font, self._pdf, f"F{len(self._fonts) + 1}")
            mine = self._fonts[font]
            parts.append(b"/%b %b Tf %b Tj" % (mine.name.encode(), f"{em:.2f}".encode(), mine.encode(run)))
            shown += run
        place = f"{left:.2f} {baseline:.2f} Td".encode()
        line = b"BT %b %b ET" % (place, b" ".join(parts))
        return line if shown == text else b"/Span <</ActualText %b>> BDC %b EMC" % (text_string(text), line)

    @property
    def resources(self) -> bytes:
        """Entries of a page's font resources, for the fonts used so far."""
        return b" ".join(b"/%b %d 0 R" % (font.name.encode(), font.number) for font in self._fonts.values())

    def write(self) -> None:
        """Write the fonts that were used."""
        for font in self._fonts.values():
            font.write(self._pdf)

    def close(self) -> None:
        """Let go of the fonts' files, whether they were written or not."""
        for font in self._fonts.values():
            font.close()
