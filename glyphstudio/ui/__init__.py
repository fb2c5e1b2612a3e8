"""Widgets; the only folder that imports QtWidgets."""
