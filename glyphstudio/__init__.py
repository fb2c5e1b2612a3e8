"""Glyph Studio: an English prompt becomes a Chinese-looking glyph.

For notebooks and scripts, the names of :data:`__all__` are a small, stable interface::

    import glyphstudio as gs

    studio = gs.open_model()
    studio.draw("gold", seed=0).save("gold.png")

Importing it loads neither Qt nor NumPy; a name is fetched when it is first used (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glyphstudio.api import GenerationRequest, GlyphStudioError, Picture, Studio, open_model, to_font

__version__ = "0.1.0"

__all__ = [
    "GenerationRequest",
    "GlyphStudioError",
    "Picture",
    "Studio",
    "__version__",
    "open_model",
    "to_font",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("glyphstudio.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
