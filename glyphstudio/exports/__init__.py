"""Chosen glyphs into files for other people: sheets, pages, outlines, fonts, movies."""
