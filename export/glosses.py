"""``python -m export.glosses WORDNET FILE``: texts for ``glyphstudio train-encoder``, a line each, out of WordNet.

WORDNET is the folder of the database files of WordNet 3.0 (``data.noun`` and so on, format in wndb(5WN); Debian's
``wordnet-base`` puts them in /usr/share/wordnet). Its licence allows any use. Written are the definitions and examples
of every synonym set, its words in small letters, and prompts made of words that its frequency list counts at all.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glyphstudio.errors import DatasetError, GlyphStudioError, OutputError

PARTS = ("noun", "verb", "adj", "adv")
PROMPTS = 80_000
TEMPLATES = (
    "{noun}", "a {noun}", "the {noun}", "{adj} {noun}", "a {adj} {noun}", "to {verb}", "{verb} the {noun}",
    "{noun} of {noun}", "the {noun} of the {noun}", "{noun} and {noun}", "a {noun} in the {noun}",
    "a {adj} {noun} under the {noun}", "{noun}; {noun}", "{adj}, {adj}", "to {verb}, to {verb}; {noun}",
    "{noun}, {noun}, {noun}", "a kind of {noun}", "name of a {noun}", "the {adj} {noun} and the {adj} {noun}",
)  # fmt: skip


@dataclass(frozen=True)
class SynonymSet:
    """``words`` with spaces for underscores, and ``gloss``: a definition, then examples in quotation marks."""

    part: str
    words: tuple[str, ...]
    gloss: str


def synonym_sets(folder: Path) -> Iterator[SynonymSet]:
    """Yield those of all parts of speech. Raises ``DatasetError`` when a file is missing or no such database."""
    for part in PARTS:
        path = folder / f"data.{part}"
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise DatasetError(
                f"{path} cannot be read ({error})", "Name the folder of WordNet's database files."
            ) from error
        for line in lines:
            if line.startswith("  "):  # the licence
                continue
            try:
                fields, gloss = line.split(" | ", 1)
                head = fields.split()
                words = head[4 : 4 + 2 * int(head[3], 16) : 2]
            except (ValueError, IndexError) as error:
                raise DatasetError(f"{path} is no database file of WordNet") from error
            yield SynonymSet(part, tuple(re.sub(r"\(\w+\)$", "", word).replace("_", " ") for word in words), gloss)


def frequent_words(folder: Path) -> dict[str, list[str]]:
    """Return single words by part of speech that the frequency list counts, the most frequent first."""
    try:
        lines = (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"WordNet's list of frequencies cannot be read ({error})") from error
    counts: dict[str, dict[str, int]] = {part: {} for part in PARTS}
    for line in lines:
        try:
            key, _, count = line.split()
            word, _, rest = key.partition("%")
            part, times = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}[rest[:1]], int(count)
        except (ValueError, KeyError) as error:
            raise DatasetError(f"{folder / 'cntlist.rev'} is no list of frequencies of WordNet") from error
        if word.isalpha():
            counts[part][word] = counts[part].get(word, 0) + times
    return {part: sorted(found, key=lambda word: (-found[word], word)) for part, found in counts.items()}


def texts(folder: Path, seed: int = 0) -> list[str]:
    """Return every text once, in the order in which they were met. Raises ``DatasetError``."""
    found: dict[str, None] = {}
    for one in synonym_sets(folder):
        definition, *examples = one.gloss.strip().split('; "')
        found[definition] = None
        found.update(dict.fromkeys(example.strip(' "') for example in examples))
        # Names of people and species are half of all words, and no one draws them.
        words = [word for word in one.words if word.islower()]
        found.update(dict.fromkeys((", ".join(words), *words)))
    common, rng = frequent_words(folder), random.Random(seed)

    def word(part: str) -> str:
        # Zipf's law is what a writer of prompts follows; its tail still shows every word now and then.
        among = common[part]
        return among[int((len(among) + 1) ** rng.random()) - 1]

    for _ in range(PROMPTS):
        template = rng.choice(TEMPLATES)
        found[re.sub(r"\{(\w+)\}", lambda match: word(match[1]), template)] = None
    return [text for text in found if text]


def sampled(lines: Sequence[str], most: int, seed: int) -> list[str]:
    """Return ``most`` of ``lines``, all if there are fewer, in another order."""
    return random.Random(seed).sample(lines, min(most, len(lines)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m export.glosses", description=__doc__)
    parser.add_argument("wordnet", type=Path, help="folder of WordNet's database files")
    parser.add_argument("file", type=Path)
    parser.add_argument("--most", type=int, metavar="N", help="write so many of them, drawn by lot (default: all)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    try:
        lines = texts(options.wordnet, options.seed)
        if options.most is not None:
            lines = sampled(lines, max(1, options.most), options.seed)
        try:
            options.file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError as error:
            raise OutputError(f"{options.file} cannot be written: {error.strerror}") from error
    except GlyphStudioError as error:
        print(f"error: {error.message}", file=sys.stderr)  # noqa: T201
        if error.hint:
            print(f"hint: {error.hint}", file=sys.stderr)  # noqa: T201
        return 1
    print(f"{len(lines)} texts")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
