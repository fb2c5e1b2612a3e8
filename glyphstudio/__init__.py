"""Glyph Studio: an English prompt becomes a Chinese-looking glyph."""

__version__ = "0.1.0"
