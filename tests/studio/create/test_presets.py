import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.errors import RequestError
from glyphstudio.studio.create import presets
from glyphstudio.studio.create.presets import Presets
from glyphstudio.studio.preferences import Preferences

BOLD = Preferences(
    prompt="gold", steps=30, guidance=9.0, sampler="heun", seed=7, seed_locked=True, composition="⿰火直"
)
THIN = Preferences(
    prompt="water", negative_prompt="fire", steps=8, guidance=1.0, radical=85, style="Kai", schedule="cosine-ddpm"
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "presets.json"


def test_what_was_saved_is_read_again(path):
    kept = Presets().saved("Thin", THIN).saved("bold", BOLD)
    assert list(kept.panels) == ["bold", "Thin"]
    assert presets.write(path, kept)
    assert presets.read(path) == (kept, None)
    assert [file.name for file in path.parent.iterdir()] == ["presets.json"]


def test_without_a_file_there_are_none(path):
    assert presets.read(path) == (Presets(), None)


def test_a_name_is_used_once_whatever_its_capitals():
    assert Presets().saved("Bold", BOLD).saved(" bold ", THIN).panels == {"bold": THIN}


def test_a_preset_is_renamed_unless_the_name_is_taken():
    kept = Presets().saved("bold", BOLD).saved("thin", THIN)
    assert kept.renamed("bold", "fat").panels == {"fat": BOLD, "thin": THIN}
    assert kept.renamed("bold", "Bold").panels == {"Bold": BOLD, "thin": THIN}
    with pytest.raises(RequestError, match="there is a preset 'THIN' already"):
        kept.renamed("bold", "THIN")


def test_a_preset_is_removed():
    assert Presets().saved("bold", BOLD).removed("bold") == Presets().removed("nothing") == Presets()


@pytest.mark.parametrize("name", ["", " \n", "x" * 61, "\ud800"])
def test_a_preset_needs_a_name(name):
    with pytest.raises(RequestError, match="needs a name"):
        Presets().saved(name, BOLD)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"a": 1}', b'{"": {}}', b"[" * 100_000])
def test_a_damaged_file_is_set_aside_and_kept(path, content):
    path.parent.mkdir()
    for number in (1, 2):
        path.write_bytes(content)
        found, aside = presets.read(path)
        assert found == Presets()
        assert aside == path.with_name(f"presets.damaged-{number}.json")
        assert aside.read_bytes() == content
        assert not path.exists()


def test_what_cannot_be_moved_is_left_where_it_is(path):
    path.mkdir(parents=True)
    found, aside = presets.read(path)
    assert found == Presets()
    assert aside is None or aside.is_dir()


def test_what_cannot_be_set_aside_stays(path, monkeypatch):
    path.parent.mkdir()
    path.write_bytes(b"{")

    def refuse(self, target):
        raise PermissionError

    monkeypatch.setattr(type(path), "replace", refuse)
    assert presets.read(path) == (Presets(), None)
    assert path.read_bytes() == b"{"


def test_a_value_that_is_not_valid_spoils_only_itself(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"a": {"prompt": "gold", "steps": -1, "theme": "dark", "wings": 2}}))
    assert presets.read(path)[0].panels == {"a": Preferences(prompt="gold")}


@given(st.dictionaries(st.text(), st.dictionaries(st.sampled_from(presets.PANEL), st.integers() | st.text())))
def test_nothing_in_a_file_can_stop_the_start(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "presets.json"
    path.write_text(json.dumps(data))
    found, aside = presets.read(path)
    assert isinstance(found, Presets)
    assert aside is None or aside.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    assert not presets.write(tmp_path, Presets())
