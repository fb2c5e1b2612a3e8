"""Fonts to pictures, on fonts of which every pixel is known."""

import io

import numpy as np
import pytest
from fontTools.ttLib import TTCollection, TTFont

from glyphstudio.errors import DatasetError
from glyphstudio.glyphs.raster import GlyphRaster
from tests.support.tiny_font import EM_BOX, LOWER_LEFT, MISSING, font_bytes, write_font

ONE, TWO, THREE = map(ord, "一丁七")


@pytest.fixture
def font(tmp_path):
    return write_font(tmp_path / "tiny.ttf", {"一": EM_BOX, "丁": LOWER_LEFT, "七": None, "丄": MISSING})


def ink_box(image):
    """Return left, top, right, bottom of what is darker than half."""
    rows, columns = np.nonzero(image < 128)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


def test_a_glyph_is_black_on_white_bytes(font):
    image = GlyphRaster(font, size=64).draw(TWO)
    assert (image.dtype, image.shape) == (np.uint8, (64, 64))
    assert (image[60, 4], image[4, 60]) == (0, 255)


@pytest.mark.parametrize("size", [32, 100, 128, 256])
def test_the_em_box_is_the_picture(font, size):
    assert ink_box(GlyphRaster(font, size).draw(ONE)) == pytest.approx((0, 0, size, size), abs=1)


def test_a_glyph_keeps_its_place_in_the_em_box(font):
    assert ink_box(GlyphRaster(font, 128).draw(TWO)) == pytest.approx((0, 64, 64, 128), abs=1)


def test_a_narrow_glyph_stands_in_the_middle(tmp_path):
    path = write_font(tmp_path / "narrow.ttf", {"一": (0, -120, 500, 880)}, widths={"一": 500})
    assert ink_box(GlyphRaster(path, 128).draw(ONE)) == pytest.approx((32, 0, 96, 128), abs=1)


def test_a_font_whose_ascender_is_no_em_box_gets_the_usual_one(tmp_path):
    path = write_font(tmp_path / "tall.ttf", {"一": EM_BOX}, ascender=1160)
    assert ink_box(GlyphRaster(path, 128).draw(ONE)) == pytest.approx((0, 0, 128, 128), abs=1)


def test_edges_are_anti_aliased(tmp_path):
    path = write_font(tmp_path / "half.ttf", {"一": (0, 0, 507, 500)})
    edge = GlyphRaster(path, 100).draw(ONE)[70, 50]
    assert 0 < edge < 255


def test_a_blank_has_no_ink(font):
    assert GlyphRaster(font).draw(THREE) is None


def test_a_character_that_the_font_lacks_has_no_ink(font):
    assert GlyphRaster(font).draw(ord("龜")) is None


def test_the_missing_box_is_not_taken_for_a_glyph(font):
    assert GlyphRaster(font).draw(ord("丄")) is None


def test_equal_fonts_give_equal_bytes(font):
    first, second = (GlyphRaster(font).draw(TWO).tobytes() for _ in range(2))
    assert first == second


def test_a_font_tells_its_name_hash_and_licence(font):
    raster = GlyphRaster(font)
    assert (raster.name, raster.licence, raster.axes) == ("Tiny Regular", "Free as air.", {})
    assert len(raster.sha256) == 64


WIDER = {"一": (0, -120, 500, 880)}


@pytest.mark.parametrize(
    ("weights", "axes", "weight", "right"),
    [
        ((100, 100, 900), {}, 400, 64 + 25.6 * 3 / 8),
        ((100, 100, 900), {"wght": 900}, 900, 64 + 25.6),
        ((500, 500, 900), {}, 500, 64),
        ((100, 300, 300), {}, 300, 64),
    ],
    ids=["regular", "as asked", "no lighter than it can", "no heavier than it can"],
)
def test_a_variable_font_is_drawn_at_regular_weight(tmp_path, weights, axes, weight, right):
    raster = GlyphRaster(write_font(tmp_path / "variable.ttf", WIDER, weights=weights), 128, axes)
    assert raster.axes == {"wght": weight}
    assert raster.name == f"Tiny wght={weight}"
    assert ink_box(raster.draw(ONE))[2] == pytest.approx(right, abs=1)


def test_an_axis_that_the_font_lacks_is_refused(tmp_path, font):
    variable = write_font(tmp_path / "variable.ttf", WIDER, weights=(100, 100, 900))
    with pytest.raises(DatasetError, match="no axis wdth: it has the axes wght"):
        GlyphRaster(variable, axes={"wdth": 80})
    with pytest.raises(DatasetError, match="is not a variable font"):
        GlyphRaster(font, axes={"wght": 400})


@pytest.mark.parametrize("weight", [99, 901, float("nan"), float("inf")])
def test_a_weight_out_of_range_is_refused(tmp_path, weight):
    path = write_font(tmp_path / "variable.ttf", WIDER, weights=(100, 100, 900))
    with pytest.raises(DatasetError, match="outside 100 to 900"):
        GlyphRaster(path, axes={"wght": weight})


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.ttf", tmp_path):
        with pytest.raises(DatasetError, match="cannot read the font"):
            GlyphRaster(path)


@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n\x1a\n" + bytes(100), bytes(5000)])
def test_what_is_not_a_font_is_refused(tmp_path, content):
    path = tmp_path / "picture.ttf"
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=r"picture\.ttf"):
        GlyphRaster(path)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5, 0.9, 0.99])
def test_a_font_that_is_cut_off_is_refused(tmp_path, font, share):
    data = font.read_bytes()
    font.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DatasetError, match=r"tiny\.ttf"):
        GlyphRaster(font)


def test_a_font_in_a_compressed_wrapper_is_drawn_too(tmp_path, font):
    wrapped = TTFont(font)
    wrapped.flavor = "woff"
    wrapped.save(tmp_path / "tiny.woff")
    assert np.array_equal(GlyphRaster(tmp_path / "tiny.woff").draw(TWO), GlyphRaster(font).draw(TWO))


def test_damage_anywhere_is_an_error_of_the_font_or_does_not_matter(tmp_path):
    data = font_bytes({"一": EM_BOX, "丁": LOWER_LEFT}, weights=(100, 100, 900))
    random = np.random.default_rng(0)
    refused = 0
    for number in range(300):
        damaged = bytearray(data)
        for place in random.integers(0, len(data) if number % 2 else 300, size=4):
            damaged[place] = random.integers(256)
        path = tmp_path / "damaged.ttf"
        path.write_bytes(damaged)
        try:
            GlyphRaster(path, 32).draw(ONE)
        except DatasetError:
            refused += 1
    assert refused > 20


def test_a_collection_gives_its_first_font(tmp_path):
    collection = TTCollection()
    for box in (LOWER_LEFT, EM_BOX):
        collection.fonts.append(TTFont(io.BytesIO(font_bytes({"一": box}))))
    collection.save(tmp_path / "tiny.ttc")
    assert ink_box(GlyphRaster(tmp_path / "tiny.ttc", 128).draw(ONE)) == pytest.approx((0, 64, 64, 128), abs=1)
