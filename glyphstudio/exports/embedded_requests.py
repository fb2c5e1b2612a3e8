"""The requests in any file that this program makes: pictures, sheets, pages, outlines, movies, fonts, JSON."""

from pathlib import Path

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import NoRequestError, OutlineError, RequestError
from glyphstudio.files.png import read_request_file
from glyphstudio.files.request_metadata import read_requests
from glyphstudio.outlines.font_requests import entries_in_font
from glyphstudio.outlines.svg_reader import LARGEST_SVG, request_in_svg

FONTS = (b"OTTO", b"true", b"\0\1\0\0")
"""What a font file begins with."""
HINT = "Drop a file that Glyph Studio made."


def requests_in(path: Path) -> tuple[GenerationRequest, ...]:
    """Return the requests in the file ``path``, at least one; what it is, its contents tell, but for JSON.

    Nothing of the file is drawn, run or expanded. Raises ``RequestError`` with a sentence for a file that cannot be
    read, is damaged or hostile, or carries none (``NoRequestError``).
    """
    if path.suffix.lower() == ".json":
        return (read_request_file(path),)
    try:
        with path.open("rb") as file:
            begin = file.read(4)
    except (OSError, ValueError) as error:
        raise RequestError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if begin in FONTS:
        return _in_font(path)
    try:
        return read_requests(path)
    except NoRequestError as error:
        if not begin.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise NoRequestError(error.message, HINT) from error
    return (_in_outline(path),)


def _in_font(path: Path) -> tuple[GenerationRequest, ...]:
    with path.open("rb") as file:
        entries = entries_in_font(file, str(path))
    requests = tuple(entry.request for entry in entries if entry.request is not None)
    if not requests:
        raise NoRequestError(f"no request is stored in {path}", HINT)
    return requests


def _in_outline(path: Path) -> GenerationRequest:
    """Read the request of a single glyph's SVG, which is plain JSON in its metadata."""
    with path.open("rb") as file:
        data = file.read(LARGEST_SVG + 1)
    try:
        return request_in_svg(data, str(path))
    except OutlineError as error:
        raise RequestError(error.message, HINT) from error
