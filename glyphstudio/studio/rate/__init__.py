"""Pairs of pictures, judgements, and tuning by them."""
