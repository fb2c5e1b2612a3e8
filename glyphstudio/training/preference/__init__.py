"""Tuning by which of two pictures was preferred."""
