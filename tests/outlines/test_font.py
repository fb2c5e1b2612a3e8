"""A font of glyphs types them: sanitised, shaped and drawn by the libraries that programs use."""

import io

import numpy as np
import ots
import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from glyphstudio import resources
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutlineError, ResourceError
from glyphstudio.outlines import font as font_module
from glyphstudio.outlines.font import ASCENDER, DESCENDER, UNITS, FontGlyph, build_font
from glyphstudio.outlines.font_names import FontPlan
from glyphstudio.outlines.letters import blank_letters, letter_name, letters_of
from glyphstudio.outlines.ligatures import typed_words
from glyphstudio.outlines.tracing import trace_all
from tests.support.rasterise import iou, rasterise
from tests.support.shapes import characters

NOTO = resources.find("fonts/NotoSansSC-Regular.otf")
PROMPTS = ("gold", "to fly", "gold", "Gold Rush", "火", "x" * 61, "", "a", "men", "naïve £5")
KINDS = pytest.mark.parametrize("kind", ["ttf", "otf"])
PLAN = FontPlan(family="Invented")


@pytest.fixture(scope="module")
def outlines():
    return trace_all(characters(60)[: len(PROMPTS)])


@pytest.fixture(scope="module")
def glyphs(outlines):
    return [
        FontGlyph(outline, prompt, GenerationRequest(prompt=prompt, seed=seed) if seed % 2 else None)
        for seed, (outline, prompt) in enumerate(zip(outlines, PROMPTS, strict=True))
    ]


@pytest.fixture(scope="module")
def letters():
    return letters_of(NOTO, "".join(PROMPTS), UNITS)


@pytest.fixture(scope="module")
def fonts(glyphs, letters):
    return {kind: build_font(glyphs, PLAN, letters, truetype=kind == "ttf") for kind in ("ttf", "otf")}


@pytest.fixture(scope="module")
def shape(fonts):
    """``shape(kind, text)``: the glyph names that HarfBuzz gives, as in any program."""
    ready = {kind: hb.Font(hb.Face(font.data)) for kind, font in fonts.items()}

    def names(kind, text, **features):
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(ready[kind], buffer, features)
        return [ready[kind].glyph_to_string(info.codepoint) for info in buffer.glyph_infos]

    return names


def open_font(fonts, kind):
    return TTFont(io.BytesIO(fonts[kind].data))


@KINDS
def test_the_sanitiser_of_browsers_passes_it(fonts, kind, tmp_path):
    path = tmp_path / f"font.{kind}"
    path.write_bytes(fonts[kind].data)
    done = ots.sanitize(path, tmp_path / "sanitised", capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@KINDS
def test_fonttools_reads_every_table_and_writes_the_same_bytes(fonts, kind):
    font = TTFont(io.BytesIO(fonts[kind].data), recalcTimestamp=False, recalcBBoxes=True)
    xml = io.StringIO()
    font.saveXML(xml)
    assert "<hexdata" not in xml.getvalue().split("<meta>")[0]  # no table that fontTools had to leave as bytes
    file = io.BytesIO()
    font.save(file, reorderTables=None)
    again = TTFont(io.BytesIO(file.getvalue()))
    assert again.getGlyphOrder() == font.getGlyphOrder()
    assert again.getBestCmap() == font.getBestCmap()


@KINDS
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("gold", ["uF0000.gold"]),
        ("Gold", ["uF0000.gold"]),
        ("GOLD", ["uF0000.gold"]),
        ("gold2", ["uF0002.gold2"]),
        ("to fly", ["uF0001.to_fly"]),
        ("To fly", ["uF0001.to_fly"]),
        ("gold rush", ["uF0003.gold_rush"]),
        ("gold gold", ["uF0000.gold", "space", "uF0000.gold"]),
        ("a gold, men", ["uF0007.a", "space", "uF0000.gold", "comma", "space", "uF0008.men"]),
        ("gold, to fly", ["uF0000.gold", "comma", "space", "uF0001.to_fly"]),
        ("old gold to fly", [*"old", "space", "uF0000.gold", "space", "uF0001.to_fly"]),
        ("golden", [*"golden"]),
        ("marigold", [*"marigold"]),
        ("mend", [*"mend"]),
        ("gold rushes", ["uF0000.gold", "space", *"rushes"]),
        ("火", ["uF0004"]),
        ("火火", ["uni706B", "uni706B"]),
        ("naïve £5", ["uF0009.na_ve_5"]),
        ("glyph", ["uF0006.glyph"]),
        ("x" * 61, ["x"] * 61),
        ("\U000f0000\U000f0005", ["uF0000.gold", "uF0005.xxxxxxxxxxxxxxxxxxxx"]),
    ],
)
def test_typing_a_whole_word_gives_its_glyph(shape, kind, text, names):
    shaped = shape(kind, text)
    if kind == "otf":  # a CFF font's glyphs have no names for HarfBuzz but those in its charset
        assert len(shaped) == len(names)
    assert shaped == names


@KINDS
def test_a_word_set_vertically_is_its_glyph_one_em_below_the_other(fonts, kind):
    font = hb.Font(hb.Face(fonts[kind].data))
    buffer = hb.Buffer()
    buffer.add_str("gold 火")
    buffer.guess_segment_properties()
    buffer.direction = "ttb"
    hb.shape(font, buffer, {})
    names = [font.glyph_to_string(info.codepoint) for info in buffer.glyph_infos]
    assert names == ["uF0000.gold", "space", "uF0004"]
    first, _, last = buffer.glyph_positions
    assert [(each.x_advance, each.y_advance) for each in (first, last)] == [(0, -UNITS)] * 2
    assert (first.x_offset, first.y_offset) == (-UNITS // 2, -ASCENDER)


def test_a_word_is_its_glyph_where_ligatures_are_off(shape):
    assert shape("ttf", "gold", liga=False) == ["uF0000.gold"]
    assert shape("ttf", "gold", liga=False, ccmp=False) == [*"gold"]


@KINDS
def test_freetype_draws_the_outlines(fonts, kind, outlines):
    """At 1,024 pixels, where the baseline falls on a pixel and a font unit is half of one."""
    size = 1024
    face = ImageFont.truetype(io.BytesIO(fonts[kind].data), size)
    for number, outline in enumerate(outlines[:4]):
        picture = Image.new("L", (size, size), 0)
        at = (0, ASCENDER * size // UNITS)
        ImageDraw.Draw(picture).text(at, chr(0xF0000 + number), fill=255, font=face, anchor="ls")
        assert iou(np.asarray(picture) / 255, rasterise(outline, size / outline.height, parts=1)) >= 0.99


@KINDS
def test_the_metrics_are_those_of_a_cjk_font(fonts, kind):
    font = open_font(fonts, kind)
    name = "uF0001.to_fly"
    os2, hhea, vhea = font["OS/2"], font["hhea"], font["vhea"]
    assert (font["head"].unitsPerEm, ASCENDER - DESCENDER) == (UNITS, UNITS)
    assert (hhea.ascent, hhea.descent, hhea.lineGap) == (ASCENDER, DESCENDER, 0)
    assert (os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap) == (ASCENDER, DESCENDER, 0)
    assert os2.usWinAscent >= font["head"].yMax if kind == "ttf" else os2.usWinAscent >= ASCENDER
    assert (vhea.ascent, vhea.descent) == (UNITS // 2, -UNITS // 2)
    assert font["hmtx"][name][0] == font["vmtx"][name][0] == UNITS
    if kind == "otf":
        assert font["VORG"][name] == ASCENDER
    else:
        assert font["vmtx"][name][1] + font["glyf"][name].yMax == ASCENDER


@KINDS
def test_outer_contours_run_as_the_format_wants(fonts, kind):
    from fontTools.pens.areaPen import AreaPen

    font = open_font(fonts, kind)
    pen = AreaPen(font.getGlyphSet())
    font.getGlyphSet()["uF0000.gold"].draw(pen)
    assert (pen.value < 0) == (kind == "ttf")


@KINDS
def test_it_says_whose_it_is_and_under_which_licence(fonts, kind, letters):
    names = open_font(fonts, kind)["name"]
    said = {number: names.getDebugName(number) for number in (0, 1, 2, 4, 5, 6, 13, 14)}
    assert said[0] == f"Letters {letters.copyright}"
    assert (said[1], said[2], said[4]) == ("Invented", "Regular", "Invented Regular")
    assert (said[5], said[6]) == ("Version 1.000", "Invented-Regular")
    assert "SIL Open Font License" in said[13]
    assert said[14].endswith("/OFL")


@KINDS
def test_equal_glyphs_give_equal_bytes_and_the_date_is_the_one_given(fonts, glyphs, letters, kind):
    again = build_font(glyphs, PLAN, letters, truetype=kind == "ttf")
    assert again == fonts[kind]
    dated = build_font(glyphs[:1], FontPlan(family="Invented", timestamp=86400), letters, truetype=kind == "ttf")
    head = TTFont(io.BytesIO(dated.data))["head"]
    assert head.created == head.modified == 86400 + 2082844800


def test_what_cannot_be_typed_is_told(fonts):
    assert fonts["ttf"].untypable == ("x" * 61,)
    assert [entry.codepoint for entry in fonts["ttf"].entries] == list(range(0xF0000, 0xF000A))


def test_blank_letters_carry_no_licence_and_type_as_well(glyphs):
    plan = FontPlan(family="无", licence="All rights reserved.", copyright="© Me")
    font = build_font(glyphs[:1], plan, blank_letters("gold", UNITS), truetype=True)
    names = TTFont(io.BytesIO(font.data))["name"]
    assert [names.getDebugName(number) for number in (0, 13, 14)] == ["© Me", "All rights reserved.", None]
    assert names.getDebugName(6).startswith("Glyphs")
    face = hb.Font(hb.Face(font.data))
    buffer = hb.Buffer()
    buffer.add_str("gold")
    buffer.guess_segment_properties()
    hb.shape(face, buffer)
    assert [face.glyph_to_string(info.codepoint) for info in buffer.glyph_infos] == ["uF0000.gold"]


def test_another_licence_than_that_of_the_letters_is_refused(glyphs, letters):
    with pytest.raises(OutlineError, match="under their licence") as caught:
        build_font(glyphs, FontPlan(family="Mine", licence="Mine"), letters, truetype=True)
    assert "blank" in caught.value.hint


def test_a_font_without_a_word_that_can_be_typed_has_its_code_points(outlines):
    font = build_font([FontGlyph(outlines[0], "☃")], PLAN, letters_of(NOTO, "", UNITS), truetype=True)
    assert font.untypable == ("☃",)
    assert "GSUB" not in TTFont(io.BytesIO(font.data))


def test_no_glyph_and_too_many_are_refused(glyphs, letters, monkeypatch):
    monkeypatch.setattr(font_module, "MOST_GLYPHS", 2)
    for some in ([], glyphs[:3]):
        with pytest.raises(OutlineError, match="1 to 2 glyphs"):
            build_font(some, PLAN, letters, truetype=True)


@pytest.mark.parametrize("family", ["", " ", " a", "a\nb", "a\0b", "x" * 28])
def test_a_family_that_is_no_name_is_refused(family):
    with pytest.raises(OutlineError, match="font's name"):
        FontPlan(family=family)


@pytest.mark.parametrize("timestamp", [-1, 2**32])
def test_a_date_that_no_font_can_have_is_refused(timestamp):
    with pytest.raises(OutlineError, match="no date"):
        FontPlan(family="a", timestamp=timestamp)


def test_words_are_all_different():
    assert typed_words(["gold", "Gold ", "gold2", "GOLD", "", "ｇｏｌｄ"]) == [
        *("gold", "gold2", "gold22", "gold3", "glyph", "gold4")
    ]


def test_letters_are_named_as_the_glyph_list_says():
    assert [letter_name(ord(character)) for character in "a ½火"] == ["a", "space", "onehalf", "uni706B"]
    assert letter_name(0x20000) == "u20000"


def test_a_font_of_letters_that_is_none_is_told(tmp_path):
    (tmp_path / "a.otf").write_bytes(b"no font")
    for path in (tmp_path / "a.otf", tmp_path / "missing.otf"):
        with pytest.raises(ResourceError, match="letters"):
            letters_of(path, "", UNITS)


def test_more_words_than_a_lookup_holds_are_all_typed(outlines):
    """260 words of five letters, some of which begin as a longer one does; the longer one acts."""
    words = [f"w{number:04}" for number in range(0, 2600, 10)]
    glyphs = [FontGlyph(outlines[0], word) for word in [*words, "w0000 x", "w000"]]
    font = build_font(glyphs, PLAN, blank_letters("", UNITS), truetype=True)
    face = hb.Font(hb.Face(font.data))
    for entry in font.entries:
        buffer = hb.Buffer()
        buffer.add_str(f"{entry.word}, w00005")
        buffer.guess_segment_properties()
        hb.shape(face, buffer)
        first, *rest = (face.glyph_to_string(info.codepoint) for info in buffer.glyph_infos)
        assert first.startswith(f"u{entry.codepoint:05X}"), entry.word
        assert rest == ["comma", "space", "w", "zero", "zero", "zero", "zero", "five"]
    gsub = TTFont(io.BytesIO(font.data))
    assert gsub["OS/2"].usMaxContext >= len("w0000 x")
    assert len(gsub["GSUB"].table.LookupList.Lookup) >= 2 * 4
