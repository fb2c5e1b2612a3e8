"""Pictures of all kinds become grey ink on white, and what is none is refused with a sentence."""

import contextlib
import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from glyphstudio.errors import OutlineError
from glyphstudio.outlines import pictures
from glyphstudio.outlines.pictures import LARGEST_SIDE, decode_grey
from tests.support.shapes import disc

GREY = disc(32, 16, 16, 9)


def file_of(picture, kind="PNG"):
    file = io.BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def plain(mode):
    return Image.fromarray(GREY).convert(mode)


def transparent():
    return Image.merge("RGBA", [Image.new("L", (32, 32), 0)] * 3 + [Image.fromarray(255 - GREY)])


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA", "P"])
def test_any_mode_is_the_same_grey(mode):
    assert np.array_equal(decode_grey(file_of(plain(mode)), "a.png"), GREY)


def test_what_is_transparent_is_paper():
    assert np.abs(decode_grey(file_of(transparent()), "a.png").astype(int) - GREY).max() <= 1


def test_sixteen_bits_a_pixel_become_eight():
    deep = Image.fromarray(GREY.astype(np.uint16) * 257)
    assert np.array_equal(decode_grey(file_of(deep), "a.png"), GREY)


def test_black_and_white_is_read():
    assert set(np.unique(decode_grey(file_of(plain("1")), "a.png"))) == {0, 255}


@pytest.mark.parametrize("kind", ["BMP", "GIF", "TIFF", "WEBP", "JPEG"])
def test_other_formats_are_read(kind):
    assert np.abs(decode_grey(file_of(plain("L"), kind), "a").astype(int) - GREY).mean() < 4


def png_of(width, height, idat=b""):
    def chunk(kind, data):
        return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", idat) + chunk(b"IEND", b"")


REFUSED = {
    "empty": b"",
    "text": b"hello",
    "cut off": file_of(plain("L"))[:100],
    "no data": png_of(8, 8),
    "wide": png_of(LARGEST_SIDE + 1, 1),
    "bomb that Pillow warns of": png_of(10_000, 10_000),
    "bomb that Pillow refuses": png_of(2**31 - 1, 2**31 - 1),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_of_a_glyph_is_refused_with_a_sentence(data):
    with pytest.raises(OutlineError, match=r"hostile\.png"):
        decode_grey(data, "hostile.png")


def test_a_huge_file_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(pictures, "LARGEST_FILE", 10)
    with pytest.raises(OutlineError, match="too much"):
        decode_grey(file_of(plain("L")), "a.png")


@given(at=st.integers(0, 200), new=st.binary(max_size=8))
def test_no_damage_raises_anything_else(at, new):
    data = file_of(plain("L"))
    with contextlib.suppress(OutlineError):
        decode_grey(data[:at] + new + data[at + len(new) :], "hostile.png")
