"""What the studio needs done but does not know how to do. ``app.py`` chooses; tests bring fakes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.computing import Computing
from glyphstudio.studio.models import Models
from glyphstudio.studio.pictures import Frame, Picture

if TYPE_CHECKING:  # it brings NumPy
    from glyphstudio.engine.model import GlyphModel

Resample: TypeAlias = Callable[[bytes, int, int], bytes]
"""``resample(grey, size, side)``"""

Draw: TypeAlias = "Callable[[GlyphModel, Sequence[GenerationRequest]], Iterator[Frame]]"
"""See :func:`glyphstudio.studio.create.drawing.draw`."""


@dataclass(frozen=True, kw_only=True)
class Services:
    """All but ``file_name`` and ``resample`` are called on a worker's thread, and load their libraries there."""

    open_model: "Callable[[], GlyphModel]"
    """Open the model that ``models`` has chosen; slow. Raises ``BundleError`` and ``ResourceError``."""
    draw: Draw
    write: Callable[[Path, Picture, GenerationRequest, bool], None]
    """``write(path, picture, request, replace)``: write one picture with its request inside. Raises ``OutputError``."""
    read: Callable[[Path], GenerationRequest]
    """Return the request inside a picture. Raises ``GlyphStudioError`` when there is none that can be used."""
    encode: Callable[[Picture, GenerationRequest], bytes]
    """Return the bytes that ``write`` writes; quick."""
    file_name: Callable[[GenerationRequest], str]
    """Return what the file of a picture is called; quick."""
    decode: Callable[[bytes], tuple[int, bytes]]
    """Return size and grey bytes of what ``encode`` made. Raises ``ValueError`` for anything else."""
    resample: Resample
    """Return size × size grey bytes as side × side ones, for the screen; quick."""
    open_on: "Callable[[str], tuple[GlyphModel, Computing]] | None" = None
    """Open the model on "auto", "cpu" or "cuda", and say what computes; None where there is no choice.

    Slow, on the drawing thread. Raises as ``open_model``, and ``RequestError`` for a device that is not there.
    """
    models: Models = field(default_factory=Models)
    """Which models there are to open."""
