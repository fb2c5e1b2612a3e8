"""The benchmark: does a model draw what its prompt says, and are its pictures glyphs, legible and new."""
