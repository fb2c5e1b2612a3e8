"""Presets: saved, chosen, renamed, deleted and undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from glyphstudio.ui.widgets import dialogs


@pytest.fixture
def named(monkeypatch):
    """Let the next questions for a name be answered so."""
    answers, asked = [], []

    def ask(parent, title, suggested):
        asked.append((title, suggested))
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "ask_name", ask)
    return answers, asked


@pytest.fixture
def bar(window, named):
    """The bar of a window with one preset: bold."""
    controls = window.controls
    controls.prompt.set_text("gold")
    controls.guidance.box.setValue(9)
    controls.more.negative.set_text("water")
    controls.seed.choose(77)
    named[0].append("bold")
    controls.presets.save.trigger()
    return controls.presets


def choose(bar, name):
    bar.box.setCurrentText(name)
    bar.box.activated.emit(bar.box.currentIndex())


def names(bar):
    return [bar.box.itemText(row) for row in range(bar.box.count())]


def test_without_presets_there_is_nothing_to_choose(window):
    bar = window.controls.presets
    assert not bar.box.isEnabled()
    assert not bar.rename.isEnabled()
    assert not bar.delete.isEnabled()


def test_a_preset_brings_every_value_back(bar, window):
    controls = window.controls
    before = controls.draft()
    controls.prompt.set_text("sea")
    controls.guidance.box.setValue(1)
    controls.steps.box.setValue(99)
    controls.more.negative.set_text("")
    controls.seed.throw()
    choose(bar, "bold")
    assert controls.draft() == replace(before, unchosen=frozenset())
    assert controls.seed.seeds.locked
    controls.prompt.undo()
    assert controls.prompt.text == "sea"


def test_presets_are_there_at_the_next_start(bar, window, start):
    window.close()
    again = start().controls
    assert names(again.presets) == ["bold"]
    assert again.presets.name is None
    choose(again.presets, "bold")
    assert again.guidance.value == 9


def test_a_preset_is_renamed_and_the_way_back_leads_there(bar, named, qtbot):
    named[0].append("fat")
    bar.rename.trigger()
    assert named[1][-1] == ("Rename preset", "bold")
    assert names(bar) == ["fat"]
    assert bar.name == "fat"
    qtbot.mouseClick(bar.undo.button, Qt.MouseButton.LeftButton)
    assert names(bar) == ["bold"]


def test_a_preset_is_deleted_with_undo(bar, window, start, qtbot):
    bar.delete.trigger()
    assert names(bar) == []
    assert bar.undo.isVisible()
    assert bar.undo.message.text() == "Deleted bold"
    qtbot.mouseClick(bar.undo.button, Qt.MouseButton.LeftButton)
    assert not bar.undo.isVisible()
    window.close()
    assert names(start().controls.presets) == ["bold"]


def test_nobody_who_does_not_want_to_gives_a_name(bar, named):
    named[0].extend([None, None])
    bar.save.trigger()
    bar.rename.trigger()
    assert names(bar) == ["bold"]


def test_a_name_that_is_taken_is_refused_with_a_sentence(bar, named):
    named[0].extend(["thin", "bold", " "])
    bar.save.trigger()
    bar.rename.trigger()
    assert bar.undo.message.text() == "There is a preset 'bold' already."
    assert not bar.undo.button.isVisible()
    bar.save.trigger()
    assert "needs a name" in bar.undo.message.text()
    assert names(bar) == ["bold", "thin"]


def test_a_disk_that_refuses_is_said(bar, named, places):
    file = places.preferences.with_name("presets.json")
    file.unlink()
    file.mkdir()
    bar.delete.trigger()
    assert bar.undo.message.text() == "The presets could not be written to disk."


def test_a_damaged_file_is_set_aside_and_said(start, places):
    file = places.preferences.with_name("presets.json")
    file.parent.mkdir(parents=True)
    file.write_text("{")
    window = start()
    assert "could not be read" in window.canvas.banner.message.text()
    assert file.with_name("presets.damaged-1.json").read_text() == "{"
