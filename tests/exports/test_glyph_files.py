"""Files of glyphs are read as outlines with their requests, in order; folders give what is in them."""

import numpy as np
import pytest
from PIL import Image

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutlineError, RequestError
from glyphstudio.exports import glyph_files
from glyphstudio.exports.glyph_files import glyph_paths, read_glyphs
from glyphstudio.files.png import write_picture
from glyphstudio.outlines.svg import to_svg
from glyphstudio.outlines.tracing import trace
from tests.support.shapes import disc

DISC = disc(32, 16, 16, 9)
GOLD = GenerationRequest(prompt="gold", seed=7)


@pytest.fixture
def folder(tmp_path):
    write_picture(tmp_path / "a.png", DISC, GOLD)
    (tmp_path / "b.svg").write_bytes(to_svg(trace(DISC), GOLD.with_seed(8)))
    Image.fromarray(DISC).save(tmp_path / "c.JPG", "JPEG")
    (tmp_path / "notes.txt").write_text("hello")
    return tmp_path


def test_pictures_and_outlines_are_read_in_order_with_their_requests(folder):
    paths = [folder / name for name in ("b.svg", "a.png", "c.JPG")]
    glyphs = list(read_glyphs(paths))
    assert [glyph.path for glyph in glyphs] == paths
    assert [glyph.request for glyph in glyphs] == [GOLD.with_seed(8), GOLD, None]
    assert [glyph.prompt for glyph in glyphs] == ["gold", "gold", "c"]
    for glyph in glyphs:
        assert glyph.outline.area == pytest.approx(np.pi * 81, rel=0.02)


def test_more_files_than_are_traced_together_stay_in_order(folder, monkeypatch):
    monkeypatch.setattr(glyph_files, "AT_ONCE", 2)
    paths = [folder / name for name in ("a.png", "c.JPG", "b.svg", "a.png")]
    assert [glyph.path for glyph in read_glyphs(paths)] == paths


def test_a_tolerance_is_the_tracers(folder):
    (close,), (wide,) = (list(read_glyphs([folder / "a.png"], tolerance=pixels)) for pixels in (0.01, 2.0))
    assert close.outline.nodes > wide.outline.nodes


def test_a_folder_gives_its_pictures_by_name(folder):
    assert glyph_paths([folder]) == [folder / name for name in ("a.png", "b.svg", "c.JPG")]
    assert glyph_paths([folder / "c.JPG", folder / "a.png"]) == [folder / "c.JPG", folder / "a.png"]


def test_a_folder_without_pictures_and_a_path_that_is_none_are_told(tmp_path):
    with pytest.raises(OutlineError, match="no picture in"):
        glyph_paths([tmp_path])
    with pytest.raises(OutlineError, match="cannot be read"):
        list(read_glyphs(glyph_paths([tmp_path / "missing.png"])))


def test_a_folder_that_cannot_be_listed_is_told(tmp_path, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(tmp_path), "iterdir", refuse)
    with pytest.raises(OutlineError, match="Permission denied"):
        glyph_paths([tmp_path])


def test_what_has_no_ink_or_is_huge_or_damaged_is_refused(folder, monkeypatch):
    Image.new("L", (8, 8), 255).save(folder / "blank.png")
    with pytest.raises(OutlineError, match="no ink"):
        list(read_glyphs([folder / "blank.png"]))
    (folder / "bad.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><metadata id="glyphstudio">{</metadata></svg>'
    )
    with pytest.raises(RequestError, match="damaged"):
        list(read_glyphs([folder / "bad.svg"]))
    monkeypatch.setattr(glyph_files, "LARGEST_FILE", 10)
    with pytest.raises(OutlineError, match="too much"):
        list(read_glyphs([folder / "a.png"]))
