"""Outlines as SVG (Scalable Vector Graphics 2), with the request that drew them inside."""

import json
import re
from xml.sax.saxutils import escape

import numpy as np

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.outlines.outline import Contour, Outline

METADATA_ID = "glyphstudio"
"""``id`` of the ``<metadata>`` that holds the request as JSON."""
DECIMALS = 2
LARGEST_REQUEST = 1024 * 1024
"""Bytes of a request's text: more is neither written nor read."""
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold (XML 1.0, production 2)."""


def to_svg(outline: Outline, request: GenerationRequest | None = None, size: int | None = None) -> bytes:
    """Return ``outline`` as one black path, shown at ``size`` pixels in height (default: its own).

    The request, where there is one, is JSON in ``<metadata id="glyphstudio">`` and its prompt the title. Equal
    arguments give equal bytes. Raises ``RequestError`` for a request that is too long to be stored.
    """
    width, height = outline.width, outline.height
    shown = height if size is None else float(size)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_number(shown * width / height)}" height="{_number(shown)}" '
        f'viewBox="0 0 {_number(width)} {_number(height)}">'
    ]
    if request is not None:
        text = json.dumps(request.to_json())
        if len(text) > LARGEST_REQUEST:
            raise RequestError(f"a prompt of {len(request.prompt)} characters is too long to be stored", "Shorten it.")
        if request.prompt:
            lines.append(f"<title>{escape(NO_XML.sub(chr(0xFFFD), request.prompt))}</title>")
        lines.append(f'<metadata id="{METADATA_ID}">{escape(text)}</metadata>')
    if outline.contours:
        lines.append(f'<path d="{path_data(outline)}"/>')
    return "\n".join([*lines, "</svg>", ""]).encode()


def path_data(outline: Outline) -> str:
    """Return the contours of ``outline`` as path data, absolute (M, L, C, Z), in its own units."""
    return "".join(map(_path, outline.contours))


def _path(contour: Contour) -> str:
    """Return path data, absolute; the line that ``Z`` draws is left out."""
    words = [f"M{_pair(contour.segments[0, 0])}"]
    last = len(contour.segments) - 1
    for number, (segment, is_line) in enumerate(zip(contour.segments, contour.is_line, strict=True)):
        if not is_line:
            words.append(f"C{' '.join(map(_pair, segment[1:]))}")
        elif number != last:
            words.append(f"L{_pair(segment[3])}")
    return "".join([*words, "Z"])


def _pair(point: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    """Return ``value`` with two decimals, without zeros that say nothing."""
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
