"""The reader of Chinese: sure of a common character, of nothing in noise."""

import sys

import numpy as np
import pytest

from glyphstudio import resources
from glyphstudio.errors import MissingExtraError
from glyphstudio.glyphs.raster import GlyphRaster
from glyphstudio.inference.ocr import GlyphReader, reader_is_installed


@pytest.fixture(scope="module")
def reader():
    assert reader_is_installed()
    return GlyphReader()


def test_it_is_sure_of_a_common_character_and_less_of_a_rare_one(reader):
    raster = GlyphRaster(resources.find("fonts/NotoSansSC-Regular.otf"))
    fire, rare = (reader.confidence(raster.draw(ord(character))) for character in "火㐀")
    assert fire > 0.95
    assert rare < fire - 0.2


def test_it_reads_nothing_in_noise_and_on_a_blank_page(reader):
    noise = np.random.default_rng(0).integers(0, 256, (128, 128), dtype=np.uint8)
    assert reader.confidence(noise) < 0.2
    assert reader.confidence(np.full((128, 128), 255, np.uint8)) < 0.2


def test_without_the_package_the_sentence_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(MissingExtraError, match="RapidOCR") as failure:
        GlyphReader()
    assert "glyphstudio[ocr]" in failure.value.hint
