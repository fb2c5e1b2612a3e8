import json
from dataclasses import asdict, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.studio import preferences
from glyphstudio.studio.preferences import Preferences

CHOSEN = Preferences(
    prompt="to fly 飛\nhigh",
    steps=30,
    guidance=7.5,
    count=9,
    quick=True,
    sampler="heun",
    schedule="cosine-ddpm",
    negative_prompt="water",
    composition="⿰火直",
    radical=214,
    style="Kai 楷体",
    follow=True,
    more_open=True,
    seed=2**32 - 1,
    seed_locked=True,
    view="noisy",
    theme="dark",
    language="ja",
    device="cuda",
    still=True,
    page="library",
    geometry="AdnQywAD",
    folder="/tmp",
    keys={"generate": ["Ctrl+G"], "quit": []},
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "window.json"


def test_what_was_written_is_read_again(path):
    assert preferences.write(path, CHOSEN)
    assert preferences.read(path) == CHOSEN
    assert [file.name for file in path.parent.iterdir()] == ["window.json"]


def test_every_value_is_checked():
    assert set(preferences._VALID) == {field.name for field in fields(Preferences)}


def test_without_a_file_nobody_has_chosen(path):
    assert preferences.read(path) == Preferences()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'"text"'])
def test_a_broken_file_is_as_if_nobody_had_chosen(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert preferences.read(path) == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("prompt", 5),
        ("prompt", "x" * 10_001),
        ("prompt", "\ud800"),
        ("steps", 0),
        ("steps", 121),
        ("steps", 12.0),
        ("steps", True),
        ("guidance", -1),
        ("guidance", float("nan")),
        ("guidance", "4"),
        ("count", 37),
        ("count", None),
        ("quick", 1),
        ("sampler", "magic"),
        ("sampler", []),
        ("schedule", "school"),
        ("negative_prompt", "\ud800"),
        ("composition", "⿰" * 65),
        ("radical", 215),
        ("style", None),
        ("style", "x" * 65),
        ("style", "a\nb"),
        ("style", "\ud800"),
        ("follow", "yes"),
        ("more_open", 1),
        ("seed", 2**32),
        ("seed", -1),
        ("seed_locked", 1),
        ("view", "upside down"),
        ("theme", {}),
        ("device", "abacus"),
        ("still", 0),
        ("page", "attic"),
        ("geometry", None),
        ("folder", 1),
        ("keys", []),
        ("keys", {"generate": "Ctrl+G"}),
        ("keys", {"generate": [1]}),
    ],
)
def test_a_value_that_is_not_valid_spoils_only_itself(path, name, value):
    path.parent.mkdir()
    path.write_text(json.dumps(asdict(CHOSEN) | {name: value}))
    assert preferences.read(path) == replace(CHOSEN, **{name: getattr(Preferences(), name)})


def test_values_of_a_later_version_are_passed_over(path):
    path.parent.mkdir()
    path.write_text(json.dumps(asdict(CHOSEN) | {"wings": 2}))
    assert preferences.read(path) == CHOSEN


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Preferences)]), st.integers() | st.text()))
def test_nothing_in_a_file_can_stop_the_start(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "window.json"
    path.write_text(json.dumps(data))
    assert isinstance(preferences.read(path), Preferences)


def test_a_place_that_cannot_be_written_is_told_and_harms_nothing(tmp_path):
    file = tmp_path / "file"
    file.write_text("kept")
    assert not preferences.write(file / "window.json", CHOSEN)
    assert not preferences.write(tmp_path, CHOSEN)
    assert file.read_text() == "kept"
