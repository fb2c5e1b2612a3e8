"""Bitmaps into outlines: contours of the grey field, smooth curves, SVG files and fonts that type."""
