"""Pages of invented writing into files: PDF and SVG with outlines, PNG with pixels."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from glyphstudio.files.files import new_file
from glyphstudio.files.metadata_formats import PDF_KEY, SVG_ID
from glyphstudio.files.png import KEYWORD
from glyphstudio.files.request_metadata import embedded, packed
from glyphstudio.glyphs.labels import Labels, one_line
from glyphstudio.sheets.drawing import INK, Outline, PictureOf, resized
from glyphstudio.sheets.page_design import KEY_GLYPH, KEY_TEXT, SEAL_SHARE, Box, PageDesign, WrittenPage, written_pages
from glyphstudio.sheets.pdf_file import PdfFile
from glyphstudio.sheets.pdf_fonts import PdfFonts
from glyphstudio.sheets.pdf_sheet import path_operators
from glyphstudio.sheets.png_sheet import DOTS_PER_INCH
from glyphstudio.sheets.sheet_files import SheetProgress, paths_of
from glyphstudio.sheets.svg_sheet import FONTS, SvgLines, clean

SEAL = (178, 34, 34)
"""Red, green and blue of the seal: cinnabar."""


@dataclass(frozen=True)
class Writing:
    """All that is written: one prompt a glyph."""

    design: PageDesign
    prompts: Sequence[str]
    picture_of: PictureOf
    outline: Outline
    labels: Labels
    record: str
    """JSON of the requests, to be carried by the file; empty where no request is known."""

    def word(self, number: int, page: WrittenPage) -> str:
        """Return what the key says of glyph ``number``."""
        return self.labels.fitted(one_line(self.prompts[number]) or "(no prompt)", page.key_room / KEY_TEXT)


def write_pages(writing: Writing, out: Path, *, force: bool = False) -> Iterator[SheetProgress]:
    """Write the files, each whole or not at all; yield after each page, and each file. To cancel, stop iterating."""
    pages = written_pages(writing.design, len(writing.prompts))
    done = 0
    for number, path in enumerate(paths_of(out, len(pages))):
        with new_file(path, force=force) as file:
            if out.suffix.lower() == ".pdf":
                for done in _write_pdf(file, writing, pages):
                    yield SheetProgress(done)
            else:
                PAGE_WRITERS[out.suffix.lower()](file, writing, pages[number])
                done += pages[number].count
        yield SheetProgress(done, path)


def _write_pdf(file: IO[bytes], writing: Writing, pages: Sequence[WrittenPage]) -> Iterator[int]:
    pdf = PdfFile(file)
    with closing(PdfFonts(writing.labels, pdf)) as fonts:
        for page in pages:
            content = b"\n".join(_pdf_content(writing, page, fonts))
            pdf.add_page(*page.design.size, content, b"/Font <<%b>>" % fonts.resources)
            yield page.first + page.count
        fonts.write()
    record = b"%b%b>" % (PDF_KEY, packed(writing.record)) if writing.record else b""
    pdf.close(b"/Producer (Glyph Studio) %b" % record)


def _pdf_content(writing: Writing, page: WrittenPage, fonts: PdfFonts) -> Iterator[bytes]:
    """Yield the operators of a page, whose y runs upwards."""
    height = page.design.size[1]
    for number, box in (*page.cells(), *page.key()):
        yield _pdf_glyph(writing, number, box, height)
    yield f"{INK / 255:.2f} g".encode()
    for number, box in page.key():
        left, baseline = _beside(box)
        yield fonts.line(writing.word(number, page), left, height - baseline, KEY_TEXT)
    if page.seal is not None:
        red = " ".join(f"{value / 255:.3f}" for value in SEAL)
        box = page.seal
        square = f"{box.left:.2f} {height - box.top - box.side:.2f} {box.side:.2f} {box.side:.2f}"
        yield f"{red} rg {square} re f 1 g".encode()
        yield _pdf_glyph(writing, _seal(page), box.inner(SEAL_SHARE), height)


def _pdf_glyph(writing: Writing, number: int, box: Box, height: float) -> bytes:
    picture = writing.picture_of(number)
    scale = box.side / picture.shape[0]
    path = " ".join(path_operators(writing.outline(picture)))
    return f"q {scale:.6f} 0 0 {-scale:.6f} {box.left:.3f} {height - box.top:.3f} cm {path} f Q".encode()


def _write_svg(file: IO[bytes], writing: Writing, page: WrittenPage) -> None:
    width, height = page.design.size
    put = SvgLines(file)
    put(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}pt" height="{height:g}pt" '
        f'viewBox="0 0 {width:g} {height:g}">'
    )
    if writing.record:
        put(f'<metadata id="{SVG_ID}">{embedded(writing.record)}</metadata>')
    put(f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>')
    for number, box in (*page.cells(), *page.key()):
        put(_svg_glyph(writing, number, box))
    grey = f"#{INK:02x}{INK:02x}{INK:02x}"
    put(f'<g font-family="{FONTS}" font-size="{KEY_TEXT:g}" fill="{grey}">')
    for number, box in page.key():
        left, baseline = _beside(box)
        put(f'<text x="{left:.2f}" y="{baseline:.2f}">{clean(writing.word(number, page))}</text>')
    put("</g>")
    if page.seal is not None:
        box = page.seal
        red = "#{:02x}{:02x}{:02x}".format(*SEAL)
        put(f'<rect x="{box.left:.2f}" y="{box.top:.2f}" width="{box.side:.2f}" height="{box.side:.2f}" fill="{red}"/>')
        put(f'<g fill="#fff">{_svg_glyph(writing, _seal(page), box.inner(SEAL_SHARE))}</g>')
    put("</svg>")


def _svg_glyph(writing: Writing, number: int, box: Box) -> str:
    picture = writing.picture_of(number)
    place = f"translate({box.left:.2f} {box.top:.2f}) scale({box.side / picture.shape[0]:.5g})"
    return f'<path transform="{place}" d="{writing.outline(picture)}"/>'


def write_page_png(file: IO[bytes], writing: Writing, page: WrittenPage, dots_per_inch: int = DOTS_PER_INCH) -> None:
    """Write ``page`` as PNG, in colours if it has a seal."""
    scale = dots_per_inch / 72
    width, height = (round(scale * length) for length in page.design.size)
    image = Image.new("L", (width, height), "white")
    pen = ImageDraw.Draw(image)
    for number, box in (*page.cells(), *page.key()):
        image.paste(resized(writing.picture_of(number), _side(box, scale)), _corner(box, scale))
    for number, box in page.key():
        left, baseline = (scale * length for length in _beside(box))
        writing.labels.draw(pen, left, baseline, writing.word(number, page), round(scale * KEY_TEXT), INK)
    if page.seal is not None:
        image = image.convert("RGB")
        image.paste(SEAL, (*_corner(page.seal, scale), *_corner(_opposite(page.seal), scale)))
        inner = page.seal.inner(SEAL_SHARE)
        cut = resized(255 - writing.picture_of(_seal(page)), _side(inner, scale))
        image.paste("white", _corner(inner, scale), cut)
    info = PngInfo()
    if writing.record:
        info.add_text(KEYWORD, writing.record)
    image.save(file, "PNG", pnginfo=info, dpi=(dots_per_inch, dots_per_inch))


PAGE_WRITERS: dict[str, Callable[[IO[bytes], Writing, WrittenPage], None]] = {
    ".png": write_page_png,
    ".svg": _write_svg,
}


def _seal(page: WrittenPage) -> int:
    """Return the number of the glyph that is pressed."""
    return page.design.seal or 0


def _beside(box: Box) -> tuple[float, float]:
    """Return where the prompt beside a small glyph begins: left and baseline."""
    return box.left + KEY_GLYPH + 0.6 * KEY_TEXT, box.top + KEY_GLYPH / 2 + 0.36 * KEY_TEXT


def _side(box: Box, scale: float) -> int:
    return max(1, round(scale * box.side))


def _corner(box: Box, scale: float) -> tuple[int, int]:
    return round(scale * box.left), round(scale * box.top)


def _opposite(box: Box) -> Box:
    return Box(box.left + box.side, box.top + box.side, box.side)
