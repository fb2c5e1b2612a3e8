"""Sheets and pages of writing, from the window and the command line alike."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.exports.chosen import Chosen
from glyphstudio.exports.progress import PicturePreview
from glyphstudio.exports.tracing import outline_of
from glyphstudio.files.request_metadata import encode_record
from glyphstudio.outlines.svg import path_data
from glyphstudio.outlines.tracing import trace_all
from glyphstudio.sheets.drawing import PictureOf, Sheet, open_labels
from glyphstudio.sheets.layout import SheetDesign, pages_of
from glyphstudio.sheets.page_design import PageDesign, written_pages
from glyphstudio.sheets.png_sheet import write_png
from glyphstudio.sheets.sheet_files import SheetProgress, write_sheet
from glyphstudio.sheets.svg_sheet import write_svg
from glyphstudio.sheets.writing_pages import Writing, write_page_png, write_pages

PREVIEW_RESOLUTION = 110
"""Dots an inch of a page on the screen."""
SHOWN_OUTLINES = 12


def written_sheet(
    design: SheetDesign,
    requests: Sequence[GenerationRequest],
    picture_of: PictureOf,
    out: Path,
    *,
    vector: bool,
    replace: bool,
) -> Iterator[SheetProgress]:
    """Write a sheet to ``out``; see ``write_sheet``."""
    yield from write_sheet(_sheet(design, requests, picture_of, vector), out, force=replace)


def sheet_preview(design: SheetDesign, chosen: Chosen) -> PicturePreview:
    """Return the first page of a sheet."""
    pages = pages_of(design, len(chosen))
    file = io.BytesIO()
    write_png(file, _sheet(design, chosen.requests, chosen.picture_of, vector=False), pages[0], PREVIEW_RESOLUTION)
    return PicturePreview(file.getvalue(), "PNG", _count(len(pages)))


def written_page(
    design: PageDesign, prompts: Sequence[str], picture_of: PictureOf, record: str, out: Path, *, replace: bool
) -> Iterator[SheetProgress]:
    """Write pages of invented writing to ``out``; see ``write_pages``."""
    yield from write_pages(_writing(design, prompts, picture_of, record), out, force=replace)


def page_record(design: PageDesign, requests: Sequence[GenerationRequest]) -> str:
    """Return what the file of a page carries; nothing where no request is known."""
    return encode_record("page", requests, page=design.page, direction=design.direction) if requests else ""


def page_preview(design: PageDesign, chosen: Chosen) -> PicturePreview:
    """Return the first page of invented writing."""
    pages = written_pages(design, len(chosen))
    file = io.BytesIO()
    write_page_png(file, _writing(design, chosen.prompts, chosen.picture_of, ""), pages[0], PREVIEW_RESOLUTION)
    return PicturePreview(file.getvalue(), "PNG", _count(len(pages)))


def outlines_preview(chosen: Chosen, tolerance: float) -> PicturePreview:
    """Return the outlines of the first glyphs as one SVG picture."""
    count = min(SHOWN_OUTLINES, len(chosen))
    traced = trace_all([chosen.picture_of(number) for number in range(count)], tolerance=tolerance)
    paths = iter([path_data(outline) for outline in traced])
    design = SheetDesign(columns=min(4, count), labels=())
    sheet = Sheet(design, chosen.requests[:count], chosen.picture_of, open_labels(), "{}", lambda _: next(paths))
    file = io.BytesIO()
    write_svg(file, sheet, pages_of(design, count)[0])
    nodes = sum(outline.nodes for outline in traced) / count
    return PicturePreview(file.getvalue(), "SVG", f"about {nodes:.0f} nodes a glyph")


def _sheet(design: SheetDesign, requests: Sequence[GenerationRequest], picture_of: PictureOf, vector: bool) -> Sheet:
    record = encode_record("sheet", requests, columns=design.columns, page=design.page, title=design.title)
    return Sheet(design, requests, picture_of, open_labels(), record, outline_of if vector else None)


def _writing(design: PageDesign, prompts: Sequence[str], picture_of: PictureOf, record: str) -> Writing:
    return Writing(design, prompts, picture_of, outline_of, open_labels(), record)


def _count(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"
