"""Glyphs on sheets and pages: layout, PNG, PDF, SVG."""
