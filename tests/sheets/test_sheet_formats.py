"""The same sheet as PNG, PDF and SVG: what it shows, what it carries, and that it never is half there."""

import base64
import io
import random
import re
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import numpy as np
import pytest
from fontTools.cffLib import CFFFontSet
from PIL import Image

from glyphstudio.batches.store import GlyphStore, key_of
from glyphstudio.errors import OutputError
from glyphstudio.files.request_metadata import read_requests
from glyphstudio.glyphs.labels import LabelFont
from glyphstudio.sheets import pdf_sheet, png_sheet
from glyphstudio.sheets.drawing import open_labels
from glyphstudio.sheets.sheet_files import paths_of, write_sheet
from tests.support.sheet_maker import MODEL_ID, requests_for, sheet_of

ROOT = Path(__file__).resolve().parents[2]
PROMPTS = ("gold", "雨 rain", "emoji 😀", "<b>&", "a very long prompt that cannot fit")
SQUARE = "M2 2 L14 2 L14 14 Q8 14 8 8 C4 8 2 6 2 4 Z"
LABELS = open_labels()


@pytest.fixture
def store(tmp_path):
    with GlyphStore(tmp_path / "store") as store:
        yield store


@pytest.fixture
def make(store, tmp_path):
    """``make("a.png", columns=2, …)`` returns the paths."""

    def write(name, *, prompts=PROMPTS, outline=None, force=False, **design):
        sheet = sheet_of(store, requests_for(*prompts), outline, LABELS, **({"pixels": 16} | design))
        made = list(write_sheet(sheet, tmp_path / name, force=force))
        return [progress.path for progress in made if progress.path is not None]

    return write


def objects(path):
    """Return number → (dictionary, unpacked stream) of a PDF, each found where its table of places says."""
    data = path.read_bytes()
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", data)[1])
    places = [int(line[:10]) for line in data[start:].split(b"trailer")[0].splitlines()[3:]]
    found = {}
    for number, place in enumerate(places, start=1):
        content = re.match(rb"(\d+) 0 obj\n(.*?)\nendobj\n", data[place:], re.DOTALL)
        assert int(content[1]) == number
        head, _, stream = content[2].partition(b"\nstream\n")
        found[number] = head, zlib.decompress(stream.removesuffix(b"\nendstream")) if stream else b""
    return found


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.pdf"])
@pytest.mark.parametrize("page", ["none", "A4"])
def test_the_requests_come_back_and_equal_sheets_have_equal_bytes(make, name, page):
    design = {"page": page, "columns": 3, "title": "Birds 鳥", "labels": ("prompt", "number", "seed")}
    (path,) = make(name, **design)
    assert read_requests(path) == requests_for(*PROMPTS)
    before = path.read_bytes()
    assert make(name, force=True, **design)[0].read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == [name, "store"]


def test_a_png_shows_each_glyph_at_its_place(make, store):
    (path,) = make("a.png", columns=3, labels=(), margin=2)
    with Image.open(path) as picture:
        assert (picture.mode, picture.size) == ("L", (2 + 3 * 16 + 2 + 2, 2 + 2 * 16 + 1 + 2))
        pixels = np.asarray(picture)
    glyph = store.get(key_of(requests_for("gold")[0], MODEL_ID))
    for place in range(5):
        left, top = 2 + place % 3 * 17, 2 + place // 3 * 17
        assert (pixels[top : top + 16, left : left + 16] == glyph).all()
    assert (pixels[2 + 17 :, 2 + 2 * 17 :] == 255).all()


def test_a_png_page_has_its_paper_size_and_ink_where_text_is(make):
    (path,) = make("a.png", page="letter", columns=3, title="Title", labels=("prompt",))
    with Image.open(path) as picture:
        assert picture.size == (2550, 3300)
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        pixels = np.asarray(picture)
    inch = 300
    assert pixels[: inch // 2].min() == 255
    assert pixels[int(0.6 * inch) : inch, : 2 * inch].min() == 0


def test_several_pages_are_several_files(make):
    paths = make("a.png", page="A4", columns=1, prompts=[f"p{n}" for n in range(10)])
    assert [path.name for path in paths] == [f"a-{n:02}.png" for n in range(1, 11)]
    assert paths_of(Path("a.pdf"), 10) == (Path("a.pdf"),)
    with pytest.raises(OutputError, match=r"a sheet cannot be \.gif"):
        paths_of(Path("a.gif"), 1)
    with pytest.raises(OutputError, match="exists already"):
        make("a.png", page="A4", columns=1, prompts=[f"p{n}" for n in range(10)])


def test_an_svg_holds_text_and_pictures(make, store):
    (path,) = make("a.svg", columns=2, title="T & t", labels=("prompt", "seed"), prompts=("<b>&", "a\ufffe"))
    root = ET.parse(path).getroot()
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0].startswith("T")
    assert "<b>&" in texts
    images = list(root.iter("{http://www.w3.org/2000/svg}image"))
    data = base64.b64decode(images[0].get("{http://www.w3.org/1999/xlink}href").split(",")[1])
    with Image.open(io.BytesIO(data)) as picture:
        assert (np.asarray(picture) == store.get(key_of(requests_for("<b>&")[0], MODEL_ID))).all()


def test_a_pdf_is_sound_and_holds_each_glyph(make, store):
    (path,) = make("a.pdf", page="A4", columns=1, title="鳥", labels=("prompt", "seed"))
    found = objects(path)
    pages = [head for head, _ in found.values() if b"/Type /Page " in head]
    assert len(pages) == 5
    assert all(b"/MediaBox [0 0 595.28 841.89]" in page for page in pages)
    glyphs = [stream for head, stream in found.values() if b"/Subtype /Image" in head]
    assert glyphs == [store.get(key_of(request, MODEL_ID)).tobytes() for request in requests_for(*PROMPTS)]
    for head, stream in found.values():
        if b"/CIDFontType0C" in head:
            fonts = CFFFontSet()
            fonts.decompile(io.BytesIO(stream), None)
            assert len(stream) < 40_000


def test_text_in_a_pdf_can_be_copied_with_characters_that_no_font_has(make):
    (path,) = make("a.pdf", page="A4", columns=3, title="鳥")
    found = objects(path)
    (content,) = [stream for head, stream in found.values() if b" Tj" in stream]
    assert b"/ActualText <feff" + "emoji 😀".encode("utf-16-be").hex().encode() in content
    meanings = b"".join(stream for _, stream in found.values() if b"beginbfchar" in stream)
    for character in "gold鳥雨":
        assert b"<%b>" % character.encode("utf-16-be").hex().encode() in meanings


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils are not installed")
def test_another_program_reads_the_text(make):
    (path,) = make("a.pdf", page="A4", columns=2, title="Birds 鳥", labels=("prompt", "seed"))
    done = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    for words in ("Birds 鳥", "gold", "雨 rain", "emoji 😀", "<b>&", "seed 0"):
        assert words in done.stdout


@pytest.mark.parametrize("name", ["a.svg", "a.pdf"])
def test_with_outlines_there_are_curves_instead_of_pictures(make, name):
    (path,) = make(name, columns=2, outline=lambda _picture: SQUARE)
    if name == "a.svg":
        text = path.read_text()
        assert text.count(f'd="{SQUARE}"') == 5
        assert "<image" not in text
        return
    found = objects(path)
    assert not any(b"/Subtype /Image" in head for head, _ in found.values())
    (content,) = [stream for _, stream in found.values() if b" Tj" in stream]
    path_data = (
        b"2.000 2.000 m 14.000 2.000 l 14.000 14.000 l "
        b"10.000 14.000 8.000 12.000 8.000 8.000 c 4.000 8.000 2.000 6.000 2.000 4.000 c h f Q"
    )
    assert content.count(path_data) == 5


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler-utils are not installed")
def test_outlines_are_black_though_the_labels_before_are_grey(make, tmp_path):
    (path,) = make("a.pdf", page="A4", columns=5, labels=("prompt", "seed"), outline=lambda _picture: SQUARE)
    subprocess.run(["pdftoppm", "-png", "-gray", "-r", "72", path, tmp_path / "seen"], check=True)
    with Image.open(next(tmp_path.glob("seen*.png"))) as picture:
        row = np.asarray(picture)[45 + 30]
    assert np.count_nonzero(row < 20) > 5 * 40
    assert np.count_nonzero((row > 60) & (row < 120)) <= 2 * 5, "but for edges, nothing has the grey of the labels"


def test_what_a_format_cannot_hold_is_told(make, monkeypatch, tmp_path):
    monkeypatch.setattr(pdf_sheet, "LARGEST_PAGE", 30)
    with pytest.raises(OutputError, match="too large for a PDF"):
        make("a.pdf")
    monkeypatch.setattr(png_sheet, "LONGEST_SIDE", 30)
    with pytest.raises(OutputError, match="too many for a PNG"):
        make("a.png")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["store"]


def test_more_than_a_hundred_characters_have_their_meaning(make):
    text = "".join(chr(0x4E00 + number) for number in range(130))
    (path,) = make("a.pdf", prompts=[text[n : n + 5] for n in range(0, 130, 5)], columns=3)
    meanings = [stream for _, stream in objects(path).values() if b"beginbfchar" in stream]
    assert sum(stream.count(b"beginbfchar") for stream in meanings) >= 2


def test_label_fonts_say_what_they_cover():
    inter, noto = LABELS.fonts
    assert isinstance(inter, LabelFont)
    assert [(font, run) for font, run in LABELS.runs("a雨b😀")] == [
        (inter, "a"),
        (noto, "雨"),
        (inter, "b"),
        (noto, "□"),
    ]


def test_killed_at_any_moment_it_leaves_whole_files_and_goes_on(tmp_path):
    out, count, moments = tmp_path / "a.png", 120, random.Random(0)
    command = [sys.executable, "-m", "tests.support.sheet_maker", str(out), str(count)]
    kept = kills = 0
    while kills < 5 or (not kept and kills < 50):
        kills += 1
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        process.stdout.readline()
        time.sleep(moments.uniform(0.0, 0.05 * kills))  # later and later, until a slow machine has kept something
        process.kill()
        process.communicate()
        assert {p.name for p in tmp_path.iterdir()} <= {"a.png", "a.png.glyphs", ".a.png.partial"}
        if out.exists():
            break
        with GlyphStore(tmp_path / "a.png.glyphs") as store:
            assert len(store) >= kept
            kept = len(store)
    assert kept or out.exists()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert [p.name for p in tmp_path.iterdir()] == ["a.png"]
    assert len(read_requests(out)) == count
    with Image.open(out) as picture:
        picture.load()
