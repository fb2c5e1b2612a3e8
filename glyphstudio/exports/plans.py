"""What a person decides about an export: plain values, so that the window knows them without what carries them out."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, kw_only=True)
class SheetPlan:
    """A sheet of all chosen glyphs; the values are those of ``SheetDesign``."""

    columns: int = 6
    page: str = "A4"
    title: str = ""
    labels: tuple[str, ...] = ("prompt",)
    vector: bool = False
    """Outlines instead of pictures, in a PDF or SVG."""


@dataclass(frozen=True, kw_only=True)
class PagePlan:
    """A page of invented writing; the values are those of ``PageDesign``."""

    page: str = "A4"
    landscape: bool = False
    direction: str = "vertical"
    glyph: float = 16.0
    margin: float = 25.0
    key: bool = True
    seal: bool = True
    """Press the last glyph in red below the others."""


@dataclass(frozen=True, kw_only=True)
class FontPlanned:
    """A font of all chosen glyphs; the values are those of ``FontPlan``."""

    family: str = "Invented"
    letters: str = "noto"
    """What letters look like until a word is a glyph: ``noto`` (Noto Sans SC) or ``blank``."""
    copyright: str = ""
    specimen: bool = False
    """Write a PDF of all glyphs and what types them beside it."""


@dataclass(frozen=True, kw_only=True)
class OutlinesPlan:
    """An SVG file of each chosen glyph."""

    tolerance: float = 0.15
    """Pixels by which a curve may miss the picture's edge."""


@dataclass(frozen=True, kw_only=True)
class MoviePlan:
    """The first chosen glyph coming out of the noise, with ``count`` - 1 following seeds beside it."""

    of: str = "denoising"
    """Or ``guidance``: the finished picture at each weight from 0 to 99; or ``morph``: on the way to another prompt."""
    to: str = ""
    """The prompt that a morph leads to."""
    view: str = "noisy"
    """Or ``predicted``."""
    steps: int | None = 120
    """None: those of the glyph's own request."""
    count: int = 1
    frames_per_second: float = 20.0
    hold: float = 2.0
    """Seconds for which the last picture stands."""
    back: bool = False
    """Run back to the start after it."""


Plan: TypeAlias = SheetPlan | PagePlan | FontPlanned | OutlinesPlan | MoviePlan
