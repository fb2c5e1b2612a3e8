"""``trace``, ``font`` and ``generate --format svg``: from pictures to outlines to a font that types them."""

import json

import pytest
import uharfbuzz as hb
from PIL import Image

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.files.png import write_picture
from glyphstudio.files.request_metadata import read_requests
from glyphstudio.glyphs.png_chunks import text_chunk
from glyphstudio.outlines.font_requests import entries_in_font
from glyphstudio.outlines.svg_reader import read_svg, request_in_svg
from tests.support.shapes import disc

DISC = disc(32, 16, 16, 9)
GOLD = GenerationRequest(prompt="gold", seed=7)


@pytest.fixture
def pictures(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    write_picture(folder / "gold-7.png", DISC, GOLD)
    write_picture(folder / "to-fly-0.png", DISC, GenerationRequest(prompt="to fly"))
    return folder


def test_generate_draws_outlines_with_their_request(run, model, tmp_path):
    words = ("generate", "gold", "--model", model, "--steps", 2, "--format", "svg", "--size", 300)
    done = run(*words, "--count", 2, "--out", tmp_path)
    assert (done.status, done.err) == (0, "")
    assert done.lines == [str(tmp_path / "gold-0.svg"), str(tmp_path / "gold-1.svg")]
    data = (tmp_path / "gold-1.svg").read_bytes()
    assert request_in_svg(data, "gold-1.svg").seed == 1
    assert b'height="300"' in data
    assert run(*words, "--seed", 1, "--out", tmp_path / "again").status == 0
    assert (tmp_path / "again" / "gold-1.svg").read_bytes() == data


def test_trace_writes_an_outline_a_picture_and_keeps_the_request(run, pictures, tmp_path):
    done = run("trace", pictures, "--out", tmp_path / "out", "--json")
    assert (done.status, done.err) == (0, "")
    first, second = map(json.loads, done.lines)
    assert (first["prompt"], first["contours"], second["prompt"]) == ("gold", 1, "to fly")
    assert first["source"] == str(pictures / "gold-7.png")
    found = read_svg((tmp_path / "out" / "gold-7.svg").read_bytes(), "gold-7.svg")
    assert found.request == GOLD
    assert sum(len(contour.segments) for contour in found.outline.contours) == first["nodes"]


def test_trace_writes_one_file_and_replaces_it_only_when_forced(run, pictures, tmp_path):
    words = ("trace", pictures / "gold-7.png", "--out", tmp_path / "one.svg")
    assert run(*words).lines == [str(tmp_path / "one.svg")]
    refused = run(*words)
    assert refused.status == 1
    assert "exists already" in refused.err
    assert run(*words, "--force", "--tolerance", 1).status == 0


@pytest.mark.parametrize(
    ("images", "out", "said"),
    [
        (("in",), "x.svg", "cannot be one file"),
        (("in/gold-7.png", "in/../in/gold-7.png"), "out", "would both be"),
        (("missing.png",), "out", "cannot be read"),
        (("empty",), "out", "no picture in"),
    ],
)
def test_trace_tells_what_it_cannot_do(run, pictures, tmp_path, images, out, said):
    (tmp_path / "empty").mkdir()
    done = run("trace", *(tmp_path / image for image in images), "--out", tmp_path / out)
    assert done.status == 1
    assert said in done.err
    assert len(done.err.splitlines()) <= 2


def test_trace_does_not_replace_what_it_reads(run, pictures):
    assert run("trace", pictures / "gold-7.png", "--out", pictures).status == 0
    done = run("trace", pictures / "gold-7.svg", "--out", pictures, "--force")
    assert done.status == 1
    assert "replace itself" in done.err


@pytest.mark.parametrize("name", ["mine.ttf", "mine.OTF"])
def test_a_font_types_the_prompts(run, pictures, tmp_path, name):
    done = run("font", pictures, "--family", "Mine", "--out", tmp_path / name)
    assert (done.status, done.err) == (0, "")
    assert done.lines == [f"{tmp_path / name}: type gold, to fly"]
    with (tmp_path / name).open("rb") as file:
        assert [entry.request.prompt for entry in entries_in_font(file, name)] == ["gold", "to fly"]
    font = hb.Font(hb.Face((tmp_path / name).read_bytes()))
    buffer = hb.Buffer()
    buffer.add_str("Gold, to fly")
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    assert len(buffer.glyph_infos) == 4


def test_a_font_tells_each_glyph_as_json_and_what_cannot_be_typed(run, pictures, tmp_path):
    write_picture(pictures / "z.png", DISC, GenerationRequest(prompt="☃"))
    done = run("font", pictures, "--family", "Mine", "--out", tmp_path / "a.ttf", "--json")
    assert "'☃' is too long, or has characters" in done.err
    assert [json.loads(line)["codepoint"] for line in done.lines] == ["U+F0000", "U+F0001", "U+F0002"]
    assert [json.loads(line)["typable"] for line in done.lines] == [True, True, False]


def test_a_font_with_blank_letters_has_the_licence_that_is_given(run, pictures, tmp_path):
    words = ("font", pictures, "--family", "Mine", "--out", tmp_path / "a.ttf", "--licence", "Mine alone")
    refused = run(*words)
    assert (refused.status, "under their licence" in refused.err) == (1, True)
    assert run(*words, "--letters", "blank").status == 0
    assert "Mine alone".encode("utf-16-be") in (tmp_path / "a.ttf").read_bytes()
    assert run(*words, "--letters", "blank").status == 1  # it exists
    assert run(*words, "--letters", "blank", "--force").status == 0


def test_more_glyphs_than_a_font_holds_are_refused(run, pictures, tmp_path, monkeypatch):
    monkeypatch.setattr("glyphstudio.outlines.font.MOST_GLYPHS", 1)
    done = run("font", pictures, "--family", "Mine", "--out", tmp_path / "a.ttf")
    assert (done.status, "at most 1 glyphs" in done.err) == (1, True)


@pytest.mark.parametrize(("date", "status"), [("86400", 0), ("yesterday", 1), ("-1", 1)])
def test_the_date_of_a_font_is_source_date_epoch(run, pictures, tmp_path, monkeypatch, date, status):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", date)
    done = run("font", pictures, "--family", "Mine", "--out", tmp_path / "a.ttf")
    assert done.status == status
    assert (tmp_path / "a.ttf").exists() == (status == 0)


@pytest.mark.parametrize("words", [("--out", "a.ttf"), ("--family", "a"), ("--family", "a", "--out", "a.woff")])
def test_a_font_without_name_or_format_is_bad_usage(run, pictures, words):
    assert run("font", pictures, *words).status == 2


def damaged(path):
    """Make the request in the PNG ``path`` one of another program: whole, but with a field that nobody knows."""
    data = path.read_bytes()
    start = data.index(b"tEXtglyphstudio")
    length = int.from_bytes(data[start - 4 : start], "big")
    chunk = text_chunk("glyphstudio", '{"prompt": "gold", "colour": 3}')
    path.write_bytes(data[: start - 4] + chunk + data[start + 4 + length + 4 :])


@pytest.mark.parametrize("command", ["trace", "font", "compose"])
def test_a_damaged_request_is_told_and_the_glyph_is_taken_all_the_same(run, pictures, tmp_path, command):
    damaged(pictures / "gold-7.png")
    words = {
        "trace": ("--out", tmp_path / "out"),
        "font": ("--out", tmp_path / "a.ttf", "--family", "Found", "--json"),
        "compose": ("--out", tmp_path / "a.svg"),
    }
    done = run(command, pictures, *words[command])
    assert done.status == 0
    (line,) = done.err.splitlines()
    assert line.startswith("note: the request in")
    assert "colour" in line
    if command == "font":
        assert json.loads(done.lines[0])["word"] == "gold-7"


def test_a_font_comes_with_its_specimen(run, pictures, tmp_path):
    out, specimen = tmp_path / "a.ttf", tmp_path / "new" / "a.pdf"
    words = ("font", pictures, "--out", out, "--family", "Found", "--specimen", specimen)
    assert run(*words).status == 0
    assert [request.prompt for request in read_requests(specimen)] == ["gold", "to fly"]
    out.unlink()
    assert "a.pdf exists already" in run(*words).err
    assert not out.exists()
    assert run(*words, "--force").status == 0


def test_compose_lays_the_glyphs_out_with_their_prompts(run, pictures, tmp_path):
    out = tmp_path / "page" / "a.svg"
    words = ("compose", pictures, "--out", out, "--direction", "horizontal", "--landscape")
    done = run(*words)
    assert (done.status, done.err, done.lines) == (0, "", [str(out)])
    text = out.read_text()
    assert [prompt in text for prompt in (">gold<", ">to fly<", "#b22222")] == [True] * 3
    assert [request.prompt for request in read_requests(out)] == ["gold", "to fly"]
    assert "exists already" in run(*words).err
    plain = run(*words, "--force", "--no-key", "--seal", 0)
    assert plain.status == 0
    assert [word in out.read_text() for word in (">gold<", "#b22222")] == [False] * 2


def test_compose_takes_any_picture_and_refuses_what_is_none(run, pictures, tmp_path):
    Image.new("L", (20, 10), 0).save(pictures / "wide.png")
    out = tmp_path / "a.png"
    assert run("compose", pictures / "wide.png", "--out", out).status == 0
    with pytest.raises(RequestError):
        read_requests(out)
    (pictures / "a.svg").write_text("<svg/>")
    assert "is no picture" in run("compose", pictures / "a.svg", "--out", tmp_path / "b.png").err
    assert "no glyph 3" in run("compose", pictures / "wide.png", "--seal", 3, "--out", tmp_path / "b.png").err
