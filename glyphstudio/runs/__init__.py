"""What a training run leaves in its folder: log, lock, settings, sets of glyphs. No Qt."""
