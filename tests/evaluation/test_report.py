"""The report: JSON without a clock, a table that can be quoted, a board of 36 pictures."""

import io
import json
import re
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from glyphstudio.evaluation.benchmark import Ceiling, Row
from glyphstudio.evaluation.intervals import Figure
from glyphstudio.evaluation.report import LABELS, Report, draw_board
from glyphstudio.evaluation.tasks import QUICK

BOARD = np.full((36, 128, 128), 255, np.uint8)
FIGURES = {name: Figure(0.25, 0.125, 0.5, 36) for name, _, _ in LABELS}


def report(*names, figures=FIGURES):
    return Report(
        extent=QUICK,
        held_out=96,
        references=600,
        judge={"sha256": "0" * 64},
        ceiling=Ceiling(0.464, 0.032),
        font="Noto",
        rows=[Row(name, {"font": "Noto"}, figures, BOARD) for name in names],
    )


def test_json_holds_every_figure_with_its_interval():
    body = json.loads(report("a", "b").to_json())
    assert [row["name"] for row in body["rows"]] == ["a", "b"]
    assert body["rows"][1]["figures"]["kid"] == {"value": 0.25, "low": 0.125, "high": 0.5, "count": 36}
    assert body["extent"]["held_out"] == 96
    assert body["ceiling"] == {"text": 0.464, "prior": 0.032}
    assert set(body["not_measured"]) == {"reference recipe"}


def test_without_an_ocr_the_report_says_so():
    without = report("a", figures={name: figure for name, figure in FIGURES.items() if not name.startswith("ocr")})
    assert "glyphstudio[ocr]" in json.loads(without.to_json())["not_measured"]["ocr"]
    assert "OCR: not measured" in without.to_markdown()
    assert "OCR: not measured" not in report("a").to_markdown()


def test_equal_reports_are_equal_text_without_a_clock():
    text = report("a").to_json()
    assert text == report("a").to_json()
    assert not re.search(r"\b20\d\d-|seconds|path", text)


def test_the_table_has_a_line_a_figure_and_a_column_a_subject():
    lines = report("a", "b|c").to_markdown().splitlines()
    assert lines[0] == "| | a | b/c | reference recipe |"
    assert lines[1] == "|---|---|---|---|"
    table = lines[2 : 2 + len(LABELS)]
    assert all(line.count("|") == 5 and line.endswith("| – |") for line in table)
    assert table[0] == "| 36 words: radical first | 25.0% [12.5%, 50.0%] | 25.0% [12.5%, 50.0%] | – |"
    assert "| KID to real glyphs | 0.25 [0.125, 0.5] | 0.25 [0.125, 0.5] | – |" in table
    assert "not available" in lines[-1]


def test_what_one_subject_lacks_is_a_dash_and_what_all_lack_is_left_out():
    some = {name: figure for name, figure in FIGURES.items() if name not in {"kid", "train_copies"}}
    rows = [Row("a", {}, some, BOARD), Row("b", {}, some | {"kid": FIGURES["kid"]}, BOARD)]
    table = replace(report(), rows=rows).to_markdown()
    assert "| KID to real glyphs | – | 0.25 [0.125, 0.5] | – |" in table
    assert "trained on: copies" not in table


def test_the_board_shows_each_picture_where_its_word_stands():
    pictures = BOARD.copy()
    pictures[7] = 0
    with Image.open(io.BytesIO(draw_board(pictures))) as sheet:
        assert sheet.size == (6 * 136 + 8, 6 * 156 + 8)
        assert sheet.getpixel((8 + 136 + 64, 8 + 156 + 64)) == 0
        assert sheet.getpixel((8 + 64, 8 + 64)) == 255
    with pytest.raises(ValueError, match="shorter"):
        draw_board(BOARD[:35])
