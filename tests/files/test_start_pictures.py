import io

import numpy as np
import pytest
from PIL import Image

from glyphstudio.errors import RequestError
from glyphstudio.files import start_pictures
from glyphstudio.files.start_pictures import read_start, start_of
from glyphstudio.glyphs.inline_pictures import decode_inline


def file_of(image, kind="PNG", **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def pixels(text):
    side, grey = decode_inline(text)
    return np.frombuffer(grey, dtype=np.uint8).reshape(side, side)


def test_a_grey_picture_of_the_right_size_is_taken_to_the_pixel(tmp_path):
    grey = np.arange(64, dtype=np.uint8).reshape(8, 8)
    Image.fromarray(grey).save(tmp_path / "start.png")
    assert np.array_equal(pixels(read_start(tmp_path / "start.png", 8)), grey)


def test_another_size_is_fitted():
    assert pixels(start_of(file_of(Image.new("L", (32, 32), 90)), 8)).tolist() == [[90] * 8] * 8


def test_what_is_not_square_gets_white_margins():
    drawn = pixels(start_of(file_of(Image.new("L", (8, 4), 0)), 8))
    assert drawn[:2].min() == drawn[6:].min() == 255
    assert drawn[2:6].max() == 0


def test_what_is_transparent_is_paper():
    assert pixels(start_of(file_of(Image.new("RGBA", (8, 8), (0, 0, 0, 0))), 8)).min() == 255
    palette = Image.new("P", (8, 8), 0)
    assert pixels(start_of(file_of(palette, transparency=0), 8)).min() == 255


@pytest.mark.parametrize("data", [b"", b"no picture", file_of(Image.new("L", (64, 64), 3))[:60]])
def test_what_is_no_picture_is_refused_with_a_sentence(tmp_path, data):
    (tmp_path / "bad.png").write_bytes(data)
    with pytest.raises(RequestError, match=r"bad\.png cannot be read: it is"):
        read_start(tmp_path / "bad.png", 8)


def test_what_is_too_large_is_not_unpacked(tmp_path, monkeypatch):
    (tmp_path / "large.png").write_bytes(file_of(Image.new("1", (8000, 8000))))
    with pytest.raises(RequestError, match="8000 × 8000 pixels are too many"):
        read_start(tmp_path / "large.png", 8)
    monkeypatch.setattr(start_pictures, "LARGEST_FILE", 10)
    with pytest.raises(RequestError, match="larger than 0 MB"):
        read_start(tmp_path / "large.png", 8)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RequestError, match="No such file"):
        read_start(tmp_path / "nothing.png", 8)
