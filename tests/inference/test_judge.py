"""The judge that ships: what it sees, and that nothing damaged is run."""

import json
import shutil

import numpy as np
import pytest

from glyphstudio import resources
from glyphstudio.errors import ResourceError
from glyphstudio.glyphs.raster import GlyphRaster
from glyphstudio.inference.judge import GRAPH, LARGEST_FILE, MANIFEST, GlyphJudge

WATER, GOLD, TREE = 85, 167, 75


@pytest.fixture(scope="module")
def judge():
    return GlyphJudge()


@pytest.fixture(scope="module")
def pictures():
    raster = GlyphRaster(resources.find("fonts/NotoSansSC-Regular.otf"))
    return np.stack([raster.draw(ord(character)) for character in "河針松湖銅柏"])


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped judge, to be damaged."""
    copy = tmp_path / "judge"
    shutil.copytree(resources.find("judge"), copy)
    return copy


def test_radicals_and_strokes_of_plain_characters_are_read(judge, pictures):
    seen = judge.look(pictures)
    assert seen.ranking(1)[:, 0].tolist() == [WATER, GOLD, TREE, WATER, GOLD, TREE]
    assert seen.strokes == pytest.approx(np.array([8, 10, 8, 12, 14, 9]), abs=3.0)
    assert len(seen) == 6
    assert seen.features.shape == (6, 128)


def test_a_ranking_names_each_radical_once_the_likeliest_first(judge, pictures):
    seen = judge.look(pictures[:1])
    ranking = seen.ranking(214)[0]
    assert sorted(ranking.tolist()) == list(range(1, 215))
    assert (np.diff(seen.logits[0, ranking - 1]) <= 0).all()


def test_many_pictures_are_judged_as_single_ones(judge, pictures):
    many = judge.look(np.concatenate([pictures] * 12))
    assert many.features.shape == (72, 128)
    assert many.features[66:] == pytest.approx(judge.look(pictures).features, abs=1e-3)


def test_no_picture_gives_no_judgement(judge):
    seen = judge.look(np.empty((0, 128, 128), np.uint8))
    assert (seen.features.shape, seen.logits.shape, seen.strokes.shape) == ((0, 128), (0, 214), (0,))


def test_pictures_may_be_64_pixels_or_a_multiple(judge, pictures):
    large = judge.look(pictures)
    small = judge.look(np.rint(pictures.reshape(6, 64, 2, 64, 2).mean(axis=(2, 4))).astype(np.uint8))
    assert small.ranking(1).tolist() == large.ranking(1).tolist()
    with pytest.raises(ValueError, match="pictures of 100 pixels cannot be shrunk to 64"):
        judge.look(np.zeros((1, 100, 100), np.uint8))


def test_what_ships_is_small_and_as_good_as_its_manifest_promises():
    place = resources.find("judge")
    manifest = json.loads((place / MANIFEST).read_text())
    assert manifest["bytes"] == (place / GRAPH).stat().st_size < 3 * 2**20
    assert manifest["held_out"]["top1"] > 0.8


def test_a_damaged_graph_is_refused_before_it_is_run(folder):
    data = bytearray((folder / GRAPH).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / GRAPH).write_bytes(data)
    with pytest.raises(ResourceError, match="damaged: it has another SHA-256"):
        GlyphJudge(folder)


def test_a_missing_graph_and_a_missing_folder_are_refused(folder, tmp_path):
    (folder / GRAPH).unlink()
    with pytest.raises(ResourceError, match=r"cannot be read: .*No such file"):
        GlyphJudge(folder)
    with pytest.raises(ResourceError, match="cannot be read"):
        GlyphJudge(tmp_path / "nothing")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": 2}', '{"format": 1, "sha256": "../x"}', "[" * 5000])
def test_a_damaged_manifest_is_refused(folder, text):
    (folder / MANIFEST).write_text(text)
    with pytest.raises(ResourceError, match="is damaged"):
        GlyphJudge(folder)


def test_a_graph_of_something_else_is_refused(folder):
    import hashlib

    for other, sentence in ((b"no graph", "cannot be used"), (prompt_graph(), "is no judge")):
        (folder / GRAPH).write_bytes(other)
        (folder / MANIFEST).write_text(json.dumps({"format": 1, "sha256": hashlib.sha256(other).hexdigest()}))
        with pytest.raises(ResourceError, match=sentence):
            GlyphJudge(folder)


def prompt_graph():
    from glyphstudio.inference.model_store import default_model

    return (default_model() / "prompt.onnx").read_bytes()


def test_a_huge_file_is_not_read(folder):
    with (folder / GRAPH).open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(ResourceError, match="is larger than"):
        GlyphJudge(folder)
