"""Outlines and requests out of SVG files from anywhere: only paths are read; nothing is run, fetched or expanded."""

import json
import math
import re
from dataclasses import dataclass, field
from xml.parsers import expat

import numpy as np

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutlineError, RequestError
from glyphstudio.outlines.outline import Contour, Outline
from glyphstudio.outlines.svg import LARGEST_REQUEST, METADATA_ID

LARGEST_SVG = 8 * 1024 * 1024
"""Bytes."""
DEEPEST = 64
MOST_ELEMENTS = 20_000
MOST_SEGMENTS = 100_000
FURTHEST = 1e6
"""Coordinates lie between -10⁶ and 10⁶."""
SVG = "http://www.w3.org/2000/svg"
CONTAINERS = {"svg", "g", "path", "metadata", "title", "desc"}
_PLAIN = "Save it as plain SVG of filled paths, without transformations."


@dataclass(frozen=True)
class SvgGlyph:
    """What an SVG file holds: the outline, and the request that drew it where it is a file of ours."""

    outline: Outline
    request: GenerationRequest | None


def read_svg(data: bytes, name: str) -> SvgGlyph:
    """Return the glyph in ``data``, an SVG file that is called ``name`` in errors.

    All its paths are one glyph, filled by the non-zero rule; colours and strokes are ignored. An outline that runs the
    other way round is turned. Raises ``OutlineError`` for what is no SVG, is too large, or has anything besides paths
    (scripts, entities, pictures, transformations); ``RequestError`` for a request that is damaged.
    """
    found = _parse(data, name)
    width, height, left, top = _frame(found, name)
    contours = tuple(contour for path in found.paths for contour in _contours(path, left, top, name))
    if sum(len(contour.segments) for contour in contours) > MOST_SEGMENTS:
        raise OutlineError(f"{name} has more than {MOST_SEGMENTS} curves: it is no glyph", _PLAIN)
    if sum(contour.area for contour in contours) < 0:
        contours = tuple(Contour(contour.segments[::-1, ::-1], contour.is_line[::-1]) for contour in contours)
    return SvgGlyph(Outline(contours, width, height), _request(found, name))


def request_in_svg(data: bytes, name: str) -> GenerationRequest:
    """Return the request in ``data``; raises ``RequestError`` when there is none, or as :func:`read_svg` does."""
    request = _request(_parse(data, name), name)
    if request is None:
        raise RequestError(f"no request is stored in {name}")
    return request


@dataclass
class _Reader:
    """What expat calls; raises ``OutlineError`` as soon as something is not wanted."""

    name: str
    root: dict[str, str] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    request: list[str] = field(default_factory=list)
    elements: int = 0
    open: list[str] = field(default_factory=list)
    foreign: int = 0
    in_request: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, element = tag.rpartition(" ")
        self.elements += 1
        self.open.append(tag)
        if self.elements > MOST_ELEMENTS or len(self.open) > DEEPEST:
            raise OutlineError(f"{self.name} has too many elements, or too deep ones", _PLAIN)
        if len(self.open) == 1 and tag != f"{SVG} svg":
            raise OutlineError(f"{self.name} is no SVG file", "Give a file that begins with <svg>.")
        if element.lower() == "script" or any(key.lower().startswith("on") for key in attributes):
            raise OutlineError(f"{self.name} has a script inside, which is not read", _PLAIN)
        if self.foreign or namespace != SVG:
            self.foreign += 1  # what editors write for themselves
            return
        self._accept(element, attributes)

    def _accept(self, element: str, attributes: dict[str, str]) -> None:
        if element == "defs":
            self.foreign = 1
            return
        if element not in CONTAINERS:
            raise OutlineError(f"{self.name} has a <{element[:40]}>: only paths are read", _PLAIN)
        if "transform" in attributes:
            raise OutlineError(f"{self.name} has a transformation, which is not read", _PLAIN)
        if "evenodd" in attributes.get("fill-rule", "") + attributes.get("style", ""):
            raise OutlineError(f"{self.name} is filled by the even-odd rule, which is not read", _PLAIN)
        if element == "svg":
            if self.root:
                raise OutlineError(f"{self.name} has a drawing inside a drawing", _PLAIN)
            self.root = {"viewBox": "", **attributes}
        elif element == "path":
            self.paths.append(attributes.get("d", ""))
        elif element == "metadata":
            self.in_request = attributes.get("id") == METADATA_ID and not self.request

    def end(self, tag: str) -> None:
        self.open.pop()
        self.in_request = False
        self.foreign = max(0, self.foreign - 1)

    def text(self, characters: str) -> None:
        if self.in_request and not self.foreign:
            self.request.append(characters)

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            raise OutlineError(f"{self.name} defines entities, which are not read", _PLAIN)


def _parse(data: bytes, name: str) -> _Reader:
    if len(data) > LARGEST_SVG:
        raise OutlineError(f"{name} has {len(data) / 2**20:.0f} MB: at most {LARGEST_SVG // 2**20} are read", _PLAIN)
    reader = _Reader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise OutlineError(f"{name} is no SVG file, or a damaged one: {error}", "Save or download it again.") from error
    return reader


def _frame(found: _Reader, name: str) -> tuple[float, float, float, float]:
    """Return width, height, left and top of what is shown, in the units of the paths."""
    box = re.split(r"[\s,]+", found.root["viewBox"].strip())
    if box == [""]:
        box = ["0", "0", *(found.root.get(key, "").removesuffix("px") for key in ("width", "height"))]
    try:
        left, top, width, height = map(float, box)
    except ValueError as error:
        raise OutlineError(f"{name} does not tell its size", "Give it a viewBox.") from error
    if not (0 < width <= FURTHEST and 0 < height <= FURTHEST and abs(left) <= FURTHEST and abs(top) <= FURTHEST):
        raise OutlineError(f"{name} has a size of {width:g} × {height:g}", f"Sides lie between 0 and {FURTHEST:g}.")
    return width, height, left, top


def _contours(path: str, left: float, top: float, name: str) -> list[Contour]:
    """Return the closed contours of path data (SVG 2, 9.3); an open one is closed by a line, as filling it does."""
    from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415 - a third of a second, for fonts alone
    from fontTools.svgLib.path import parse_path  # noqa: PLC0415

    pen = RecordingPen()
    try:
        parse_path(path, pen)
    except (ValueError, IndexError, TypeError, ArithmeticError, AssertionError) as error:
        raise OutlineError(f"a path in {name} is damaged", "Save or download it again.") from error
    contours = []
    segments: list[list[tuple[float, float]]] = []
    for command, points in [*pen.value, ("endPath", ())]:
        if command in {"moveTo", "closePath", "endPath"} and segments:
            contours.append(_closed(segments, left, top, name))
            segments = []
        if command == "moveTo":
            at = points[0]
        elif command in {"lineTo", "curveTo", "qCurveTo"}:
            segments.append([at, *points])
            at = points[-1]
    return [contour for contour in contours if contour.area]


def _closed(segments: list[list[tuple[float, float]]], left: float, top: float, name: str) -> Contour:
    if segments[-1][-1] != segments[0][0]:
        segments = [*segments, [segments[-1][-1], segments[0][0]]]
    segments = [segment for segment in segments if len(segment) > 2 or segment[0] != segment[1]] or segments[:1]
    if not all(
        math.isfinite(value) and abs(value) <= FURTHEST for segment in segments for at in segment for value in at
    ):
        raise OutlineError(f"a path in {name} goes beyond {FURTHEST:g}", _PLAIN)
    cubics = np.array([_as_cubic(segment) for segment in segments]) - (left, top)
    cubics[:, 0] = np.roll(cubics[:, 3], 1, axis=0)
    return Contour(cubics, np.array([len(segment) == 2 for segment in segments]))


def _as_cubic(points: list[tuple[float, float]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return a line, a quadratic or a cubic as a cubic."""
    given = np.array(points, dtype=np.float64)
    if len(given) == 4:
        return given
    if len(given) == 2:
        step = (given[1] - given[0]) / 3
        return np.stack([given[0], given[0] + step, given[1] - step, given[1]])
    begin, middle, end = given
    return np.stack([begin, begin + 2 / 3 * (middle - begin), end + 2 / 3 * (middle - end), end])


def _request(found: _Reader, name: str) -> GenerationRequest | None:
    text = "".join(found.request)
    if not text:
        return None
    if len(text) > LARGEST_REQUEST:
        raise RequestError(f"the request in {name} has {len(text)} characters: it is too long to be one")
    try:
        return GenerationRequest.from_json(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise RequestError(f"the request in {name} is damaged: {error}") from error
    except RequestError as error:
        raise RequestError(f"the request in {name} is damaged: {error.message}", error.hint) from error
