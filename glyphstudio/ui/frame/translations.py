"""The window's languages. A translation is looked up by its English text, in a file that Qt Linguist edits.

Qt's compiled files look up by class too, and PySide names the class of the object, while tools that read sources name
the class around the call. Here one English text has one translation, wherever it is shown; so nothing can be missed.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from glyphstudio import resources

SYSTEM = "system"
ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "ja": "日本語"}
"""Those that there are files for, as they call themselves."""
TRADITIONAL = ("hant", "tw", "hk", "mo")


class Translations(QTranslator):
    """Answers with the translation of an English text, whoever asks."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__()
        self._messages = messages

    def isEmpty(self) -> bool:
        """Return False: Qt does not ask a translator that says it is empty."""
        return not self._messages

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the translation of ``text``, or None: then Qt asks the next, and shows ``text`` itself at last."""
        return self._messages.get(text)


def file_of(folder: Path, language: str) -> Path:
    """Return the file of ``language`` in ``folder``."""
    return folder / f"glyphstudio_{language}.ts"


def read_messages(path: Path) -> dict[str, str]:
    """Return English texts and their translations; nothing when there is no file that can be read."""
    try:
        root = ET.parse(path).getroot()
    except (OSError, ET.ParseError):
        return {}
    pairs = ((message.findtext("source") or "", message.find("translation")) for message in root.iter("message"))
    return {text: found.text for text, found in pairs if found is not None and found.text}


def language_for(choice: str, spoken: Sequence[str]) -> str:
    """Return the language that ``choice`` means: one of LANGUAGES or ENGLISH.

    ``spoken`` are the system's languages, the dearest first, as ``zh-Hant-TW``, ``ja``, ``en-GB``.
    """
    if choice in LANGUAGES or choice == ENGLISH:
        return choice
    for name in spoken:
        first, *rest = name.lower().replace("_", "-").split("-")
        if first == "zh":
            return "zh_TW" if any(part in TRADITIONAL for part in rest) else "zh_CN"
        if first in {"ja", "en"}:
            return first
    return ENGLISH


def speak(choice: str) -> tuple[QTranslator, ...]:
    """Let the application speak ``choice`` from here on; return what has to live as long as it does.

    What was made before keeps its language. A file that is missing leaves the English texts.
    """
    language = language_for(choice, QLocale.system().uiLanguages())
    if language == ENGLISH:
        return ()
    application = QCoreApplication.instance()
    assert application is not None
    # Qt's own words: buttons and file dialogs.
    of_qt = QTranslator()
    of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    own = Translations(read_messages(file_of(resources.find("translations"), language)))
    for translator in (of_qt, own):
        application.installTranslator(translator)
    return (of_qt, own)


def fall_silent(translators: Sequence[QTranslator]) -> None:
    """Take back what :func:`speak` has done."""
    for translator in translators:
        QCoreApplication.removeTranslator(translator)
