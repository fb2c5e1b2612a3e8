"""``glyphstudio font``: makes an installable font of glyphs; typing a glyph's prompt draws it."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import output_file
from glyphstudio.cli.exit_status import DONE, note
from glyphstudio.cli.library_choice import HELP, chosen_from_library, names_library
from glyphstudio.errors import OutlineError

if TYPE_CHECKING:
    from glyphstudio.outlines.font import Font, FontGlyph

SHOWN_WORDS = 8


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("font", help="make a font of glyphs", description=__doc__)
    add = parser.add_argument
    add("glyphs", nargs="+", type=Path, metavar="GLYPH", help=f"PNG or SVG files, or folders, in this order; or {HELP}")
    add("--family", required=True, metavar="NAME", help="the font's name in menus")
    add("--out", type=_font_path, required=True, metavar="FILE.ttf|otf", help="the file to write")
    add(
        "--letters",
        choices=("noto", "blank"),
        default="noto",
        help="what letters look like until a word is a glyph: Noto Sans SC, which puts the font under its licence, "
        "the SIL Open Font License; or blank (default noto)",
    )
    add("--licence", default="", metavar="TEXT", help="licence of the font, with --letters blank")
    add("--copyright", default="", metavar="TEXT", help="whose the glyphs are")
    add("--specimen", type=output_file(".pdf"), metavar="FILE.pdf", help="a sheet of all glyphs and what types them")
    add("--force", action="store_true", help="replace a file that exists")
    add("--json", action="store_true", help="print one JSON object a glyph")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build; prints what is typed for each glyph. Returns 0."""
    from glyphstudio.exports.fonts import assembled_font
    from glyphstudio.exports.glyph_files import glyph_paths
    from glyphstudio.exports.specimen import written_specimen
    from glyphstudio.files.files import make_folder, refuse_existing, write_file
    from glyphstudio.outlines.font import MOST_GLYPHS
    from glyphstudio.outlines.font_names import FontPlan

    plan = FontPlan(
        family=arguments.family,
        licence=arguments.licence,
        copyright=arguments.copyright,
        timestamp=_timestamp(),
    )
    from_library = names_library(arguments.glyphs[0])
    paths = arguments.glyphs if from_library else glyph_paths(arguments.glyphs)
    if len(paths) > MOST_GLYPHS:
        raise OutlineError(f"a font has at most {MOST_GLYPHS} glyphs, not {len(paths)}", "Make two fonts.")
    make_folder(arguments.out.parent)
    if not arguments.force:
        refuse_existing([arguments.out, *([arguments.specimen] if arguments.specimen else [])])
    truetype = arguments.out.suffix.lower() == ".ttf"
    glyphs = _found(arguments.glyphs[0]) if from_library else _read(paths)
    font = assembled_font(glyphs, plan, letters=arguments.letters, truetype=truetype)
    write_file(arguments.out, font.data, force=arguments.force)
    if arguments.specimen:
        make_folder(arguments.specimen.parent)
        for _ in written_specimen(font, plan.family, arguments.specimen, replace=arguments.force):
            pass
    _tell(font, [glyph.prompt for glyph in glyphs] if from_library else paths, arguments)
    return DONE


def _read(paths: list[Path]) -> "list[FontGlyph]":
    """Read the glyphs; a line of progress on a terminal."""
    from glyphstudio.exports.glyph_files import read_glyphs
    from glyphstudio.outlines.font import FontGlyph

    glyphs = []
    for glyph in read_glyphs(paths):
        glyphs.append(FontGlyph(glyph.outline, glyph.prompt, glyph.request))
        if glyph.flaw:
            note(f"{glyph.flaw}: its name is typed instead of a prompt")
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{len(glyphs)} of {len(paths)}")
    if sys.stderr.isatty():
        sys.stderr.write("\r")
    return glyphs


def _found(name: Path) -> "list[FontGlyph]":
    """Return the glyphs of the library that ``name`` finds."""
    from glyphstudio.exports.fonts import traced_glyphs

    with chosen_from_library(name) as chosen:
        return list(traced_glyphs(chosen))


def _tell(font: "Font", paths: Sequence[Path | str], arguments: argparse.Namespace) -> None:
    for word in font.untypable[:SHOWN_WORDS]:
        note(
            f"{word[:40]!r} is too long, or has characters that the letters lack: its glyph is typed by its code point"
        )
    if not arguments.json:
        words = [entry.word[:40] for entry in font.entries]
        more = f" and {len(words) - SHOWN_WORDS} more" if len(words) > SHOWN_WORDS else ""
        sys.stdout.write(f"{arguments.out}: type {', '.join(words[:SHOWN_WORDS])}{more}\n")
        return
    for entry, path in zip(font.entries, paths, strict=True):
        record = {"file": str(path), "codepoint": f"U+{entry.codepoint:04X}", "word": entry.word}
        sys.stdout.write(json.dumps(record | {"typable": entry.word not in font.untypable}) + "\n")


def _font_path(text: str) -> Path:
    """Parse the name of a font file."""
    if Path(text).suffix.lower() not in {".ttf", ".otf"}:
        raise argparse.ArgumentTypeError(f"must end in .ttf or .otf, not {text[-40:]!r}")
    return Path(text)


def _timestamp() -> int:
    """Return the date that the font stores: SOURCE_DATE_EPOCH, else 1970, so that equal glyphs give equal bytes."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "0")
    try:
        return int(text)
    except ValueError as error:
        raise OutlineError(
            f"SOURCE_DATE_EPOCH is {text[:40]!r}, which is no time", "Set it to seconds since 1970, or not at all."
        ) from error
