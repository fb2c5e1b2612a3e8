"""A plan and the chosen glyphs become files, or a preview: runs on the worker's thread, and is imported there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.errors import OutlineError, RequestError
from glyphstudio.exports.chosen import Chosen
from glyphstudio.exports.fonts import assembled_font, font_preview, traced_glyphs
from glyphstudio.exports.movies import check_encoder, movie_preview, written_movie
from glyphstudio.exports.plans import FontPlanned, MoviePlan, OutlinesPlan, PagePlan, Plan, SheetPlan
from glyphstudio.exports.progress import ExportProgress, FontPreview, PicturePreview
from glyphstudio.exports.sheets import (
    outlines_preview,
    page_preview,
    page_record,
    sheet_preview,
    written_page,
    written_sheet,
)
from glyphstudio.exports.specimen import written_specimen
from glyphstudio.files.files import make_folder, refuse_existing, write_file
from glyphstudio.files.names import free_path, slug_of
from glyphstudio.movies.film import DENOISING, GUIDANCE, HIGHEST_WEIGHT, MORPH, MORPH_MOMENTS, MovieDesign
from glyphstudio.movies.frames import View
from glyphstudio.movies.reel import Playback
from glyphstudio.outlines.font import FontGlyph
from glyphstudio.outlines.font_names import FontPlan
from glyphstudio.outlines.svg import to_svg
from glyphstudio.outlines.tracing import trace
from glyphstudio.sheets.layout import SheetDesign, pages_of
from glyphstudio.sheets.page_design import PageDesign, written_pages
from glyphstudio.sheets.sheet_files import SheetProgress, paths_of

if TYPE_CHECKING:
    from glyphstudio.engine.model import GlyphModel

OpenModel = Callable[[], "GlyphModel"]


def carried_out(plan: Plan, chosen: Chosen, out: Path, open_model: OpenModel) -> Iterator[ExportProgress]:
    """Write ``plan`` to ``out``, which somebody agreed to replace (outlines: into that folder, beside what is there).

    The last progress names all files. Raises ``GlyphStudioError``; what is not whole is not there. To cancel, stop
    iterating.
    """
    if not chosen:
        raise RequestError("no glyph is chosen", "Choose glyphs in the library, and press E.")
    if isinstance(plan, SheetPlan):
        design = _sheet_design(plan, chosen)
        alone = _is_one_file(out, len(pages_of(design, len(chosen))))
        made = written_sheet(design, chosen.requests, chosen.picture_of, out, vector=plan.vector, replace=alone)
        yield from _paged(made, len(chosen))
    elif isinstance(plan, PagePlan):
        page = _page_design(plan, chosen)
        alone = _is_one_file(out, len(written_pages(page, len(chosen))))
        record = page_record(page, chosen.requests)
        written = written_page(page, chosen.prompts, chosen.picture_of, record, out, replace=alone)
        yield from _paged(written, len(chosen))
    elif isinstance(plan, FontPlanned):
        yield from _font(plan, chosen, out)
    elif isinstance(plan, OutlinesPlan):
        yield from _outlines(plan, chosen, out)
    else:
        yield from _movie(plan, chosen, out, open_model)


def previewed(plan: Plan, chosen: Chosen) -> Iterator[PicturePreview | FontPreview]:
    """Yield one preview of what ``plan`` makes. Raises ``GlyphStudioError`` as :func:`carried_out` would."""
    if not chosen:
        return
    if isinstance(plan, SheetPlan):
        yield sheet_preview(_sheet_design(plan, chosen), chosen)
    elif isinstance(plan, PagePlan):
        yield page_preview(_page_design(plan, chosen), chosen)
    elif isinstance(plan, FontPlanned):
        FontPlan(family=plan.family)
        glyphs = [_inked(glyph) for glyph in traced_glyphs(chosen)]
        yield font_preview(glyphs, plan.letters)
    elif isinstance(plan, OutlinesPlan):
        yield outlines_preview(chosen, plan.tolerance)
    else:
        requests = _movie_requests(plan, chosen.requests[0])
        steps = requests[0].steps + (plan.view == "noisy")
        frames = {GUIDANCE: HIGHEST_WEIGHT + 1, MORPH: MORPH_MOMENTS}.get(plan.of, steps)
        yield movie_preview(chosen, _movie_design(plan), plan.count, frames)


def _sheet_design(plan: SheetPlan, chosen: Chosen) -> SheetDesign:
    side = chosen.picture_of(0).shape[0]
    return SheetDesign(columns=plan.columns, page=plan.page, title=plan.title, labels=plan.labels, pixels=side)


def _page_design(plan: PagePlan, chosen: Chosen) -> PageDesign:
    return PageDesign(
        page=plan.page,
        landscape=plan.landscape,
        direction=plan.direction,
        glyph=plan.glyph,
        margin=plan.margin,
        key=plan.key,
        seal=len(chosen) - 1 if plan.seal else None,
    )


def _is_one_file(out: Path, pages: int) -> bool:
    """Tell whether all pages are in ``out`` itself, which somebody agreed to replace; nobody was asked about others."""
    paths = paths_of(out, pages)
    if len(paths) > 1:
        refuse_existing(paths)
    return len(paths) == 1


def _paged(made: Iterator[SheetProgress], total: int) -> Iterator[ExportProgress]:
    paths: tuple[Path, ...] = ()
    for progress in made:
        paths += () if progress.path is None else (progress.path,)
        yield ExportProgress(progress.done, total, paths)


def _font(plan: FontPlanned, chosen: Chosen, out: Path) -> Iterator[ExportProgress]:
    names = FontPlan(family=plan.family, copyright=plan.copyright)
    glyphs = []
    total = len(chosen) + 1  # the last part is to put them together
    specimen = out.with_name(f"{out.stem}-specimen.pdf")
    if plan.specimen:
        refuse_existing([specimen])
    for glyph in traced_glyphs(chosen):
        glyphs.append(_inked(glyph))
        yield ExportProgress(len(glyphs), total)
    font = assembled_font(glyphs, names, letters=plan.letters, truetype=out.suffix.lower() != ".otf")
    write_file(out, font.data, force=True)
    paths = [out]
    if plan.specimen:
        paths += [made.path for made in written_specimen(font, plan.family, specimen, replace=False) if made.path]
    note = ""
    if font.untypable:
        words = ", ".join(f"“{word[:24]}”" for word in font.untypable[:3])
        note = f"{len(font.untypable)} can be typed by code point only, too long or of unknown characters: {words}"
    yield ExportProgress(total, total, tuple(paths), note)


def _inked(glyph: FontGlyph) -> FontGlyph:
    if not glyph.outline.contours:
        raise OutlineError(f"there is no ink in “{glyph.prompt[:40]}”", "Leave it out: a font has no empty glyphs.")
    return glyph


def _outlines(plan: OutlinesPlan, chosen: Chosen, folder: Path) -> Iterator[ExportProgress]:
    make_folder(folder)
    paths: tuple[Path, ...] = ()
    for request, picture in zip(chosen.requests, chosen.pictures(), strict=True):
        path = free_path(folder / f"{slug_of(request.prompt)}-{request.seed}.svg")
        write_file(path, to_svg(trace(picture, tolerance=plan.tolerance), request))
        paths += (path,)
        yield ExportProgress(len(paths), len(chosen), paths)


def _movie(plan: MoviePlan, chosen: Chosen, out: Path, open_model: OpenModel) -> Iterator[ExportProgress]:
    check_encoder(out)
    requests = _movie_requests(plan, chosen.requests[0])
    model = open_model()
    total = 1
    for progress in written_movie(model, requests, _movie_design(plan), out, replace=True):
        total = progress.total + 1  # the last part is to write it
        yield ExportProgress(progress.done, total)
    yield ExportProgress(total, total, (out,))


def _movie_requests(plan: MoviePlan, first: GenerationRequest) -> tuple[GenerationRequest, ...]:
    """Return what the movie shows; a draft keeps its steps, for which alone it is made.

    Raises ``RequestError`` for a morph to nowhere.
    """
    if plan.of == MORPH and not plan.to.strip():
        raise RequestError("a morph leads to another prompt, and none is written", "Write one under To.")
    if plan.steps is not None and plan.of == DENOISING and not first.draft:
        first = replace(first, steps=plan.steps)
    return requests_of(first, plan.count)


def _movie_design(plan: MoviePlan) -> MovieDesign:
    playback = Playback(frames_per_second=plan.frames_per_second, hold=plan.hold, back=plan.back)
    view: View = "predicted" if plan.view == "predicted" else "noisy"
    return MovieDesign(of=plan.of, view=view, to=plan.to.strip(), playback=playback)
