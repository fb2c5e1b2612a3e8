"""``import glyphstudio as gs``: what notebooks and scripts may rely on."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

import glyphstudio as gs
from glyphstudio import api
from glyphstudio.errors import OutputError, RequestError
from glyphstudio.files.png import read_request
from tests.support.tiny_bundle import write_tiny_bundle


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    folder = tmp_path_factory.mktemp("api") / "tiny"
    write_tiny_bundle(folder)
    return folder


@pytest.fixture(scope="module")
def studio(bundle):
    return gs.open_model(bundle)


def test_all_that_is_promised_is_there_and_nothing_else():
    assert sorted(gs.__all__) == sorted([*api.__all__, "__version__"])
    assert all(getattr(gs, name) is getattr(api, name) for name in api.__all__)
    assert set(gs.__all__) <= set(dir(gs))
    assert (Path(gs.__file__).parent / "py.typed").is_file()
    with pytest.raises(AttributeError, match="no attribute 'open_modl'"):
        _ = gs.open_modl


def test_importing_it_loads_nothing_heavy_and_using_it_no_qt_and_no_torch():
    code = "import sys, glyphstudio as gs; light = 'numpy' in sys.modules; gs.open_model; print(light, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    light, *loaded = done.stdout.split()
    assert light == "False"
    assert "numpy" in loaded
    assert {"PySide6", "torch", "diffusers"} & set(loaded) == set()


def test_a_picture_carries_its_request_and_gives_the_same_bytes_again(studio):
    picture = studio.draw("gold", seed=3)
    assert (picture.request.prompt, picture.request.seed, picture.step) == ("gold", 3, picture.request.steps)
    assert picture.image.size == (studio.facts.image_size,) * 2
    assert studio.draw(picture.request).to_png() == picture.to_png()
    assert studio.draw(picture.request, seed=4).to_png() != picture.to_png()


def test_it_is_what_the_command_line_writes(studio, bundle, tmp_path):
    command = [sys.executable, "-m", "glyphstudio", "generate", "gold", "--model", str(bundle), "--out", str(tmp_path)]
    done = subprocess.run([*command, "--seed", "5"], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert studio.draw("gold", seed=5).to_png() == (tmp_path / "gold-5.png").read_bytes()


def test_many_are_what_each_is_alone(studio):
    asked = [studio.request("gold", seed=seed) for seed in range(5)]
    assert [each.to_png() for each in studio.draw_many(asked)] == [studio.draw(each).to_png() for each in asked]
    assert [each.request.prompt for each in studio.draw_many(["gold", "water"], steps=2)] == ["gold", "water"]


def test_each_step_can_be_watched_and_the_last_is_the_picture(studio):
    steps = list(studio.steps("gold", steps=3))
    assert [each.step for each in steps] == [1, 2, 3]
    assert np.array_equal(steps[-1].pixels, studio.draw("gold", steps=3).pixels)


def test_a_picture_shows_itself_and_is_read_only(studio):
    picture = studio.draw("gold", steps=1)
    assert Image.open(io.BytesIO(picture._repr_png_())).size == picture.image.size
    with pytest.raises(ValueError, match="read-only"):
        picture.pixels[0, 0] = 1


def test_it_is_saved_as_its_name_ends(studio, tmp_path):
    picture = studio.draw("gold", steps=2)
    assert read_request(picture.save(tmp_path / "a.png")) == picture.request
    assert picture.save(str(tmp_path / "a.SVG")).read_bytes() == picture.to_svg()
    other = studio.draw("water", steps=2)
    assert read_request(other.save(tmp_path / "a.png")) == other.request
    with pytest.raises(OutputError, match="exists"):
        picture.save(tmp_path / "a.png", force=False)
    with pytest.raises(RequestError, match=r"\.png or \.svg"):
        picture.save(tmp_path / "a.jpg")


def test_pictures_become_a_font(studio):
    data = gs.to_font([studio.draw("gold", steps=2), studio.draw("water", steps=2)], "Two Words", letters="blank")
    assert TTFont(io.BytesIO(data))["name"].getDebugName(1) == "Two Words"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"stepps": 3}, "no 'stepps'"),
        ({"steps": 0}, "steps"),
        ({"style": "Fraktur"}, "style"),
        ({"draft": True}, "draft"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_drawn(studio, settings, words):
    facts = replace(studio.facts, styles=("Sans",), draft_steps=0)
    asked = api.Studio(type("Styled", (), {"facts": facts})())
    for refused in (asked.draw_many, asked.steps):
        with pytest.raises(RequestError, match=words):
            refused(["gold"] if refused == asked.draw_many else "gold", **settings)
    with pytest.raises(RequestError, match=words):
        asked.draw(gs.GenerationRequest(prompt="gold"), **settings)


def test_what_cannot_be_opened_or_made_is_said_in_a_sentence(studio):
    with pytest.raises(gs.GlyphStudioError, match="no model 'glyphs-x'"):
        gs.open_model("glyphs-x")
    with pytest.raises(RequestError, match="a device is one of auto, cpu, cuda"):
        gs.open_model(device="gpu")
    with pytest.raises(RequestError, match="'noto' or 'blank'"):
        gs.to_font([studio.draw("gold", steps=1)], "One", letters="latin")
    with pytest.raises(gs.GlyphStudioError, match="a font has 1 to"):
        gs.to_font([], "None")


def test_choices_and_white_space_are_read_as_on_the_command_line(studio):
    picture = studio.draw(" a {red|blue} bird ", seed=1, steps=1)
    assert picture.request.prompt in {"a red bird", "a blue bird"}
    assert studio.draw(picture.request).to_png() == picture.to_png()
