"""A sheet into its files: one a page as PNG and SVG, one for all pages as PDF."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from glyphstudio.errors import OutputError
from glyphstudio.files.files import new_file
from glyphstudio.sheets.drawing import Sheet
from glyphstudio.sheets.layout import pages_of
from glyphstudio.sheets.pdf_sheet import write_pdf
from glyphstudio.sheets.png_sheet import write_png
from glyphstudio.sheets.svg_sheet import write_svg

PAGE_WRITERS: dict[str, Callable[..., None]] = {".png": write_png, ".svg": write_svg}
FORMATS = (".png", ".pdf", ".svg")


def paths_of(out: Path, pages: int) -> tuple[Path, ...]:
    """Return the files of a sheet ``out``; several pages of PNG or SVG are ``name-1.png``, ``name-2.png`` and so on.

    Raises ``OutputError`` for another format.
    """
    ending = out.suffix.lower()
    if ending not in FORMATS:
        raise OutputError(f"a sheet cannot be {ending or 'without ending'}: {out}", f"Use {', '.join(FORMATS)}.")
    if ending == ".pdf" or pages == 1:
        return (out,)
    width = len(str(pages))
    return tuple(out.with_name(f"{out.stem}-{number:0{width}}{out.suffix}") for number in range(1, pages + 1))


@dataclass(frozen=True)
class SheetProgress:
    """``done`` glyphs are drawn on pages; ``path`` is a file that is there now, whole."""

    done: int
    path: Path | None = None


def write_sheet(sheet: Sheet, out: Path, *, force: bool = False) -> Iterator[SheetProgress]:
    """Write the files, each whole or not at all; yield after each page, and each file. To cancel, stop iterating."""
    ending = out.suffix.lower()
    pages = pages_of(sheet.design, len(sheet.requests))
    done = 0
    for number, path in enumerate(paths_of(out, len(pages))):
        # The store's lock keeps other runs away, so the unfinished file can have a name that the next run reuses.
        with new_file(path, force=force, partial=path.with_name(f".{path.name}.partial")) as file:
            if ending == ".pdf":
                for done in write_pdf(file, sheet, pages):
                    yield SheetProgress(done)
            else:
                PAGE_WRITERS[ending](file, sheet, pages[number])
                done += pages[number].count
        yield SheetProgress(done, path)
