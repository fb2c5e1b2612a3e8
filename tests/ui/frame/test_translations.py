"""Every text of the window in every language, with its placeholders, and shown where it should be."""

import importlib.util
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from glyphstudio import resources
from glyphstudio.studio import preferences
from glyphstudio.ui.frame import translations
from glyphstudio.ui.frame.translations import (
    LANGUAGES,
    Translations,
    fall_silent,
    file_of,
    language_for,
    read_messages,
    speak,
)

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def updater():
    """``packaging/translations.py``, which is no package."""
    spec = importlib.util.spec_from_file_location("update_translations", ROOT / "packaging" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(ROOT))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_its_placeholders_and_the_file_is_up_to_date(updater, language):
    texts = updater.shown_texts()
    path = file_of(resources.find("translations"), language)
    messages = read_messages(path)
    assert updater.faults(texts, messages) == []
    assert path.read_text(encoding="utf-8") == updater.ts_of(language, texts, messages)


def test_what_the_sources_show_is_found(updater, tmp_path):
    (tmp_path / "page.py").write_text(
        'self.tr("One " "text")\ntr("{count} of {total}")\nQCoreApplication.translate("dialogs", "Third")\n'
        'self.tr(variable)\nself.tr("")\nother("no")\ntr()\nx = f"{self.tr(\'Inner\')}"\n'
    )
    texts = updater.shown_texts(tmp_path)
    assert {"One text", "{count} of {total}", "Third", "Inner", "DPM++ 2M", "Cosine (DDPM)"} <= set(texts)
    assert not {"no", ""} & set(texts)
    assert texts["Third"] == [f"{tmp_path.name}/page.py"]


def test_faults_are_found(updater):
    texts = {"a": [], "{n} b": [], "c": []}
    found = updater.faults(texts, {"a": "A", "{n} b": "{m} B", "d": "D"})
    assert [line.split(":")[0] for line in found] == ["other placeholders", "not translated", "shown nowhere"]


def test_a_file_is_read_as_it_was_written(updater, tmp_path):
    texts = {"<a> & b": ["x.py"], "two\nlines": ["x.py"], "new": ["y.py"]}
    path = tmp_path / "x.ts"
    path.write_text(updater.ts_of("ja", texts, {"<a> & b": "<甲> & 乙", "two\nlines": "二\n行"}), encoding="utf-8")
    assert read_messages(path) == {"<a> & b": "<甲> & 乙", "two\nlines": "二\n行"}
    assert 'type="unfinished"' in path.read_text()


@pytest.mark.parametrize("text", [None, "", "<TS>", "<TS><message/></TS>"])
def test_a_file_that_is_none_leaves_english(tmp_path, text):
    if text is not None:
        (tmp_path / "x.ts").write_text(text)
    assert read_messages(tmp_path / "x.ts") == {}
    assert Translations({}).isEmpty()


@pytest.mark.parametrize(
    ("choice", "spoken", "language"),
    [
        ("system", ["zh-Hans-CN", "zh-CN", "zh"], "zh_CN"),
        ("system", ["zh-Hant-TW"], "zh_TW"),
        ("system", ["zh_HK"], "zh_TW"),
        ("system", ["zh-SG"], "zh_CN"),
        ("system", ["ja-JP", "en-US"], "ja"),
        ("system", ["en-GB", "ja"], "en"),
        ("system", ["de-AT", "ja"], "ja"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
        ("zh_TW", ["ja"], "zh_TW"),
        ("en", ["ja"], "en"),
    ],
)
def test_the_system_says_which_language_unless_somebody_chose(choice, spoken, language):
    assert language_for(choice, spoken) == language


def test_languages_can_be_remembered(window):
    assert tuple(window.actions_.languages) == preferences.LANGUAGES


def test_qt_speaks_the_language_too_and_stops_when_it_is_taken_back(qapp):
    translators = speak("ja")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "キャンセル"
    assert QCoreApplication.translate("anything", "Steps") == "ステップ数"
    assert QCoreApplication.translate("anything", "not a text of ours") == "not a text of ours"
    fall_silent(translators)
    assert QCoreApplication.translate("anything", "Steps") == "Steps"


def test_english_needs_no_file(qapp, monkeypatch):
    monkeypatch.setattr(translations.resources, "find", None)
    assert speak("en") == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh_CN", ("生成", "步数", "引导强度", "种子", "训练", "图库")),
        ("zh_TW", ("生成", "步數", "引導強度", "種子", "訓練", "圖庫")),
        ("ja", ("生成", "ステップ数", "ガイダンス", "シード", "学習", "ライブラリ")),
    ],
)
def test_the_window_is_in_the_language_that_was_chosen(start, language, words):
    window = start(language=language)
    controls, rail = window.controls, window.rail.buttons
    shown = (controls.generate_button, controls.steps.label, controls.guidance.label, controls.seed.label)
    assert tuple(part.text() for part in (*shown, rail["train"], rail["library"])) == words
    assert window.status.message.text() != "Ready"
    for button in rail.values():
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width() - 6, button.text()
    assert window.actions_.languages[language].isChecked()
    controls.more.offer(has_radical=True, has_composition=True, styles=("Sans", "Kai"))
    controls.more.set_open(True)
    assert controls.widget().minimumSizeHint().width() <= controls.viewport().width()


def test_no_shortcut_is_named_with_the_key_of_its_menu(start):
    titles = {entry.name: entry.title for entry in start(language="ja").shortcuts.entries}
    assert titles["generate"] == "生成"
    assert titles["save"] == "画像を保存"


def test_another_language_is_remembered_and_comes_with_the_next_start(window, places):
    assert window.actions_.languages["system"].isChecked()
    window.actions_.languages["ja"].trigger()
    assert preferences.read(places.preferences).language == "ja"
    assert window.status.message.text() == "The language changes at the next start."
    assert window.controls.generate_button.text() == "Generate"
