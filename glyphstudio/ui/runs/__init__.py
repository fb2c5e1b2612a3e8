"""Runs of training as Train and Rate show them."""
