"""A training set of a few drawn bars, and a text encoder that needs no weights: training tests in seconds."""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from glyphstudio.engine.text import TextEncoder
from glyphstudio.glyphs.components import MOST_PARTS
from glyphstudio.glyphs.sketch import SIDE
from glyphstudio.training.batches import Examples
from glyphstudio.training.example_store import PictureTable
from glyphstudio.training.preparation import TrainingSet
from glyphstudio.training.standardisation import Standardisation
from glyphstudio.training.texts import encode_texts

SIZE = 32
WIDTH = 16


class HashEncoder:
    """States drawn from a generator that is seeded with each word's hash: equal words, equal states."""

    id = "hash"
    width = WIDTH
    max_tokens = 8
    sha256 = "0" * 64

    def truncates(self, text: str) -> bool:
        return len(text.split()) + 2 > self.max_tokens

    def encode(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
        states = np.zeros((len(texts), self.max_tokens, self.width), dtype=np.float32)
        mask = np.zeros(states.shape[:2], dtype=np.bool_)
        for row, text in enumerate(texts):
            words = ["<", *text.split(), ">"][: self.max_tokens]
            for place, word in enumerate(words):
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "little")
                states[row, place] = np.random.default_rng(seed).standard_normal(self.width)
                mask[row, place] = True
        return states, mask


def _bars(count: int) -> npt.NDArray[np.uint8]:
    images = np.full((count, SIZE, SIZE), 255, dtype=np.uint8)
    for number in range(count):
        place = 2 + number % (SIZE - 6)
        if number % 2:
            images[number, place : place + 3, 4:-4] = 0
        else:
            images[number, 4:-4, place : place + 3] = 0
    return images


def tiny_training_set(count: int = 24, encoder: TextEncoder | None = None, styles: int = 1) -> TrainingSet:
    """``count`` pictures: two thirds to train on, a sixth held out, a sixth without definition."""
    images = _bars(count)
    # A bar's sketch is the bar at the sketch's resolution.
    table = PictureTable(images, np.kron(255 - images, np.ones((1, SIDE // SIZE, SIDE // SIZE), dtype=np.uint8)))
    words = [f"{'flat' if number % 2 else 'upright'} bar {number}" for number in range(count)]
    texts = encode_texts(
        encoder or HashEncoder(), [*words, *(word.split()[0] for word in words)], lambda done, total: None
    )

    def part(rows: range, named: bool) -> Examples:
        captions = [(texts.index[words[row]], texts.index[words[row].split()[0]]) if named else () for row in rows]
        chosen = np.array(rows, dtype=np.int64)
        parts = np.zeros((len(chosen), MOST_PARTS), dtype=np.int64)
        parts[:, 0] = 1 + chosen % 4
        return Examples(
            table=table,
            rows=chosen,
            sketch_rows=chosen,
            captions=captions,
            radicals=1 + chosen % 2,
            strokes=1 + chosen % 7,
            styles=chosen % styles,
            parts=parts,
        )

    first, second = count * 2 // 3, count * 5 // 6
    train = part(range(first), True)
    return TrainingSet(
        train=train,
        held_out=part(range(first, second), True),
        unnamed=part(range(second, count), False),
        texts=texts,
        scale=Standardisation.of(images, train.rows),
        image_size=SIZE,
        fonts=("bars", "beams", "poles")[:styles],
    )
