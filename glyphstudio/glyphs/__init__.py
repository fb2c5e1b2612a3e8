"""Characters, definitions, fonts to bitmaps, pixel ranges."""
