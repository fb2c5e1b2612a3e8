"""Glyphs coming out of the noise, as moving pictures: frames, their order, and the formats."""
