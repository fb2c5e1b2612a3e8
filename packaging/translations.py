"""Bring the files of translations up to date with the sources, and say what is left to translate.

    python packaging/translations.py            write resources/translations/*.ts anew
    python packaging/translations.py --check    change nothing; exit status 1 when they are not up to date or complete

What the sources show is every constant text in ``tr(…)`` and ``translate("context", …)``, and the names and notes of
the engine's choices, which reach ``tr`` as variables. What a file translates already is kept; what no source shows any
more is dropped. A new text comes with an empty translation, marked ``unfinished``, as Qt Linguist does it.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "glyphstudio"
FOLDER = ROOT / "resources" / "translations"
sys.path.insert(0, str(ROOT))

from glyphstudio.engine.choices import (  # noqa: E402
    SAMPLER_CHOICES,
    SCHEDULE_CHOICES,
    SamplerChoice,
    ScheduleChoice,
)
from glyphstudio.ui.frame.translations import LANGUAGES, file_of, read_messages  # noqa: E402

PLACEHOLDER = re.compile(r"\{\w*\}")


def shown_texts(folder: Path = SOURCES) -> dict[str, list[str]]:
    """Return every text that the sources in ``folder`` show, and the files that show it."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder.parent).as_posix()
        for text in _texts_in(ast.parse(path.read_text(encoding="utf-8"))):
            if place not in found.setdefault(text, []):
                found[text].append(place)
    choices: list[SamplerChoice | ScheduleChoice] = [*SAMPLER_CHOICES.values(), *SCHEDULE_CHOICES.values()]
    for text in dict.fromkeys(text for choice in choices for text in (choice.label, choice.note)):
        found.setdefault(text, []).append("glyphstudio/engine/choices.py")
    return found


def _texts_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = {"tr": 0, "translate": 1}.get(name)
        if place is None or len(node.args) <= place:
            continue
        argument = node.args[place]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
            yield argument.value


def faults(texts: Mapping[str, object], messages: Mapping[str, str]) -> list[str]:
    """Return what is wrong with ``messages`` as the translation of ``texts``, a line each."""
    found = []
    for text in texts:
        translation = messages.get(text, "")
        if not translation:
            found.append(f"not translated: {text!r}")
        elif sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(translation)):
            found.append(f"other placeholders: {text!r}: {translation!r}")
    return found + [f"shown nowhere: {text!r}" for text in messages if text not in texts]


def ts_of(language: str, texts: Mapping[str, list[str]], messages: Mapping[str, str]) -> str:
    """Return the file of ``language``: every one of ``texts`` with its translation, in the order of the alphabet."""
    head = f'<TS version="2.1" language={quoteattr(language)} sourcelanguage="en">'
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", head]
    lines += ["<context>", "    <name>GlyphStudio</name>"]
    for text in sorted(texts):
        translation = messages.get(text, "")
        lines.append("    <message>")
        lines += [f"        <location filename={quoteattr(f'../../{place}')}/>" for place in texts[text]]
        lines.append(f"        <source>{escape(text)}</source>")
        if translation:
            lines.append(f"        <translation>{escape(translation)}</translation>")
        else:
            lines.append('        <translation type="unfinished"></translation>')
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def main() -> int:
    """Update or check; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing, and fail when there is something to do")
    check = parser.parse_args().check
    texts, failed = shown_texts(), False
    for language in LANGUAGES:
        path = file_of(FOLDER, language)
        messages = read_messages(path)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(ts_of(language, texts, messages), encoding="utf-8")
            messages = {text: messages[text] for text in texts if text in messages}
        wrong = faults(texts, messages)
        failed = failed or bool(wrong)
        print(f"{path.name}: {len(texts)} texts, {len(wrong)} faults")
        for line in wrong:
            print(f"  {line}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
