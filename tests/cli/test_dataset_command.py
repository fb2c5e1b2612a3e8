"""``glyphstudio dataset build`` as a person types it."""

import argparse
import json
import re

import pytest

from glyphstudio.cli import dataset
from glyphstudio.errors import DatasetError
from glyphstudio.training.dataset import open_dataset
from tests.support.tiny_font import EM_BOX, LOWER_LEFT, write_font


@pytest.fixture
def font(tmp_path):
    return write_font(tmp_path / "tiny.ttf", {"一": EM_BOX, "丁": LOWER_LEFT}, weights=(100, 100, 900))


def call(*words):
    parser = argparse.ArgumentParser()
    dataset.add_parser(parser.add_subparsers(required=True))
    arguments = parser.parse_args(["dataset", "build", *map(str, words)])
    return arguments.run(arguments)


def test_it_builds_and_says_how_much_and_how_fast(tmp_path, font, capsys):
    assert call("--font", font, "--range", "U+4E00-4E0F", "--out", tmp_path / "set") == 0
    said = capsys.readouterr().out
    assert re.fullmatch(
        r".*set: 2 glyphs of 128×128 pixels, 14 skipped without ink, \d+ glyphs/s\n", said, flags=re.DOTALL
    )
    assert open_dataset(tmp_path / "set").manifest.count == 2


def test_fonts_ranges_size_and_axes_reach_the_build(tmp_path, font):
    words = ["--font", font, "--font", font, "--range", "一, U+4E01", "--size", 32, "--axes", "wght=900"]
    assert call(*words, "--out", tmp_path / "set") == 0
    manifest = open_dataset(tmp_path / "set").manifest
    assert (manifest.count, manifest.size, manifest.ranges) == (4, 32, "一, U+4E01")
    assert [record.axes for record in manifest.fonts] == [{"wght": 900.0}] * 2


def test_the_range_is_both_blocks_unless_told(tmp_path, font):
    assert call("--font", font, "--size", 8, "--out", tmp_path / "set") == 0
    assert open_dataset(tmp_path / "set").manifest.without_ink == 27_582


def test_it_refuses_to_overwrite_unless_forced(tmp_path, font):
    words = ("--font", font, "--range", "一", "--out", tmp_path / "set")
    assert call(*words) == 0
    with pytest.raises(DatasetError, match="exists already") as caught:
        call(*words)
    assert "--force" in caught.value.hint
    assert call(*words, "--force") == 0


@pytest.mark.parametrize("text", ["foo", "U+9FFF-4E00", "", "U+110000"])
def test_a_range_that_is_none_is_told_before_anything_is_made(tmp_path, font, text):
    with pytest.raises(DatasetError):
        call("--font", font, "--range", text, "--out", tmp_path / "set")
    assert [path.name for path in tmp_path.iterdir()] == ["tiny.ttf"]


@pytest.mark.parametrize("text", ["wght", "wght=", "=", "wght=bold", "wdth=100"])
def test_axes_that_are_none_are_refused(tmp_path, font, text):
    with pytest.raises(DatasetError):
        call("--font", font, "--range", "一", "--axes", text, "--out", tmp_path / "set")


@pytest.mark.parametrize("words", [[], ["--font", "a.ttf"], ["--out", "set"], ["--size", "big"]])
def test_what_is_missing_or_no_number_is_bad_usage(words, capsys):
    with pytest.raises(SystemExit) as caught:
        call(*words)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_progress_for_programs_is_one_object_a_line(tmp_path, font, capsys):
    assert call("--font", font, "--range", "U+4E00-4E0F", "--out", tmp_path / "set", "--json") == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[-1] == {"event": "Drawn", "done": 16, "total": 16, "drawn": 2}
