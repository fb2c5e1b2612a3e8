"""Glyphs into files: atomic writes, PNG with its request inside."""
