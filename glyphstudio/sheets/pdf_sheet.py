"""A sheet as PDF: all pages in one file, text as text, glyphs as pictures or as outlines."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import IO

from glyphstudio.errors import OutputError
from glyphstudio.files.metadata_formats import PDF_KEY
from glyphstudio.files.request_metadata import packed
from glyphstudio.glyphs.pixels import GreyPicture
from glyphstudio.sheets.drawing import INK, Sheet
from glyphstudio.sheets.layout import Page
from glyphstudio.sheets.pdf_file import PdfFile, text_string
from glyphstudio.sheets.pdf_fonts import PdfFonts

LARGEST_PAGE = 14400
"""Points (ISO 32000-1, annex C)."""
PATH = re.compile(r"[MLCQZ]|-?[\d.]+(?:e-?\d+)?")


def write_pdf(file: IO[bytes], sheet: Sheet, pages: Sequence[Page]) -> Iterator[int]:
    """Write all pages into ``file``; yield after each how many glyphs are drawn.

    Raises ``OutputError`` when one is larger than a PDF's page can be.
    """
    if max(pages[0].size) > LARGEST_PAGE:
        raise OutputError("one page with all glyphs is too large for a PDF", "Choose --page A4, or fewer glyphs.")
    pdf = PdfFile(file)
    with closing(PdfFonts(sheet.labels, pdf)) as fonts:
        for page in pages:
            _write_page(pdf, fonts, sheet, page)
            yield page.first + page.count
        fonts.write()
    title = b"/Title %b " % text_string(sheet.design.title) if sheet.design.title else b""
    record = b"%b%b>" % (PDF_KEY, packed(sheet.record)) if sheet.record else b""
    pdf.close(b"%b/Producer (Glyph Studio) %b" % (title, record))


def _write_page(pdf: PdfFile, fonts: PdfFonts, sheet: Sheet, page: Page) -> None:
    width, height = page.size
    design, pictures, content = page.design, [], []
    if design.title:
        baseline = height - design.margin_length - design.title_text
        content.append(fonts.line(sheet.title, design.margin_length, baseline, design.title_text))
    for place, request, picture in sheet.cells(page.first, page.count):
        left, top = page.corner(place)
        bottom = height - top - design.side
        if sheet.outline is None:
            pictures.append(b"/I%d %d 0 R" % (place, _add_picture(pdf, picture)))
            side = f"{design.side:.3f}"
            content.append(f"q {side} 0 0 {side} {left:.3f} {bottom:.3f} cm /I{place} Do Q".encode())
        else:
            scale = design.side / picture.shape[0]
            path = " ".join(path_operators(sheet.outline(picture)))
            content.append(f"q 0 g {scale:.6f} 0 0 {-scale:.6f} {left:.3f} {height - top:.3f} cm {path} f Q".encode())
        for number, line in enumerate(sheet.lines(page.first + place, request)):
            start = left + (design.side - sheet.labels.width(line, 100) * design.text / 100) / 2
            grey = f"{INK / 255 if number else 0:.2f} g".encode()
            content += [grey, fonts.line(line, start, height - top - page.baseline(number), design.text)]
    resources = b"/XObject <<%b>> /Font <<%b>>" % (b" ".join(pictures), fonts.resources)
    pdf.add_page(width, height, b"\n".join(content), resources)


def _add_picture(pdf: PdfFile, picture: GreyPicture) -> int:
    side = picture.shape[0]
    return pdf.add_stream(
        picture.tobytes(),
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Interpolate true" % (side, side),
    )


def path_operators(path: str) -> Iterator[str]:
    """Translate SVG path data (absolute M, L, C, Q, Z) into PDF's operators (8.5.2), which know cubic curves only."""
    command, numbers = "", list[float]()
    here = (0.0, 0.0)
    for token in PATH.findall(path):
        if token.isalpha():
            command = token
            if token == "Z":
                yield "h"
            continue
        numbers.append(float(token))
        if len(numbers) == {"M": 2, "L": 2, "C": 6, "Q": 4}[command]:
            if command == "Q":
                (x, y), (a, b, c, d) = here, numbers
                numbers = [x + 2 / 3 * (a - x), y + 2 / 3 * (b - y), c + 2 / 3 * (a - c), d + 2 / 3 * (b - d), c, d]
            here = (numbers[-2], numbers[-1])
            yield " ".join(f"{number:.3f}" for number in numbers) + f" {'c' if command in 'CQ' else command.lower()}"
            numbers = []
