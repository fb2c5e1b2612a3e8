"""A grid over steps and guidance, each glyph at its place."""

import numpy as np
import pytest
from PIL import Image

from glyphstudio.batches.store import GlyphStore, key_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutputError
from glyphstudio.files.request_metadata import read_requests
from glyphstudio.sheets.drawing import open_labels
from glyphstudio.sweeps import sweep
from glyphstudio.sweeps.sweep import write_sweep
from glyphstudio.sweeps.sweep_grid import Axis, board_of, guidance_grid
from tests.support.sheet_maker import draw

PATTERN = GenerationRequest(prompt="gold", seed=4294967295)


def test_the_picture_shows_all_and_carries_the_requests(tmp_path, monkeypatch):
    grid = guidance_grid(PATTERN, (1, 2, 3), (1.0, 5.0), 1)
    with GlyphStore(tmp_path / "store") as store:
        draw(store, grid.requests)
        with (tmp_path / "a.png").open("wb") as file:
            write_sweep(file, grid, lambda request: store.get(key_of(request, "fake")), open_labels(), 32)
        monkeypatch.setattr(sweep, "LONGEST_SIDE", 50)
        with (tmp_path / "b.png").open("wb") as file, pytest.raises(OutputError, match="too many"):
            write_sweep(file, grid, lambda request: store.get(key_of(request, "fake")), open_labels(), 32)
    assert read_requests(tmp_path / "a.png") == grid.requests
    with Image.open(tmp_path / "a.png") as picture:
        pixels = np.asarray(picture)
    right = pixels[-68:, -102:]
    # The fake model draws a cross: its middle is black in each of the six places.
    for row in range(2):
        for column in range(3):
            assert right[row * 34 + 16, column * 34 + 16] < 60
    assert pixels[:-68].min() < 100
    assert pixels[-68:, :-102].min() < 100


def test_a_board_has_its_words_below_the_pictures_and_leaves_places_empty(tmp_path):
    grid = board_of(PATTERN, Axis("prompt", ("rain", "snow", "ice")), 2)
    dark = np.zeros((32, 32), dtype=np.uint8)
    with (tmp_path / "a.png").open("wb") as file:
        write_sweep(file, grid, lambda request: dark if request.prompt == "ice" else None, open_labels(), 32)
    with Image.open(tmp_path / "a.png") as picture:
        pixels = np.asarray(picture)
    height = 34 + 12
    above, below = pixels[-2 * height : -height], pixels[-height:]
    left = pixels.shape[1] - 2 * 34
    assert above[:32].min() == 255
    assert below[:32, left : left + 32].max() == 0
    assert below[:32, left + 34 :].min() == 255
    assert above[33:, left:].min() < 200
    assert below[33:, left + 34 :].min() == 255
