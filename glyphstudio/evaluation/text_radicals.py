"""The ceiling: how often the radical can be told from the definition alone, by a softmax regression on its words.

``python -m glyphstudio.evaluation.text_radicals FOLDER`` fits it on the training definitions and writes
``definitions.npz``, which the benchmark reads.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glyphstudio import resources
from glyphstudio.engine.text import TextEncoder
from glyphstudio.errors import ResourceError
from glyphstudio.glyphs.dictionary import Character, load_characters, split_of

FILE = "definitions.npz"
RADICALS = 214
EPOCHS = 25
BATCH = 256
RATE = 3e-3
DECAY = 2e-3
REINSTALL = "Install Glyph Studio again."

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class TextRadicals:
    """A softmax regression: logits = mean state · ``weights`` [d, 214] + ``bias`` [214].

    ``share`` [214] of each radical among the definitions it was fitted on; ``encoder`` the SHA-256 of the encoder whose
    states it reads.
    """

    weights: FloatArray
    bias: FloatArray
    share: FloatArray
    encoder: str

    def read(self, means: FloatArray) -> npt.NDArray[np.int64]:
        """Return the likeliest radical, 1…214, of each mean state [N, d]."""
        best: npt.NDArray[np.int64] = np.argmax(means @ self.weights + self.bias, axis=1).astype(np.int64)
        return best + 1


def mean_states(encoder: TextEncoder, texts: Sequence[str], said: Callable[[int], None] | None = None) -> FloatArray:
    """Return the mean over the tokens of each text's states, float32 [N, d]."""
    rows = []
    for number, text in enumerate(texts):
        states, mask = encoder.encode([text])
        rows.append(states[0][mask[0]].mean(axis=0))
        if said is not None:
            said(number + 1)
    return np.stack(rows).astype(np.float32) if rows else np.empty((0, encoder.width), dtype=np.float32)


def fit_softmax(
    means: FloatArray, radicals: npt.NDArray[np.int64], seed: int = 0, epochs: int = EPOCHS, rate: float = RATE
) -> tuple[FloatArray, FloatArray]:
    """Return weights [d, 214] and bias [214] of a softmax regression of ``radicals`` (1…214) on ``means`` [N, d].

    Adam with decoupled decay (Loshchilov & Hutter 2019), the rate falling linearly to zero.
    """
    generator = np.random.default_rng(seed)
    table = np.concatenate([means, np.ones((len(means), 1), dtype=np.float32)], axis=1)
    weights = np.zeros((table.shape[1], RADICALS), dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    steps = epochs * -(-len(table) // BATCH)
    step = 0
    for _ in range(epochs):
        order = generator.permutation(len(table))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            logits = table[rows] @ weights
            logits -= logits.max(axis=1, keepdims=True)
            shares = np.exp(logits)
            shares /= shares.sum(axis=1, keepdims=True)
            shares[np.arange(len(rows)), radicals[rows] - 1] -= 1.0
            gradient = table[rows].T @ shares / len(rows)
            step += 1
            first += 0.1 * (gradient - first)
            second += 0.01 * (np.square(gradient) - second)
            moved = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
            weights -= rate * (1 - (step - 1) / steps) * (moved + DECAY * weights)
    return weights[:-1], weights[-1]


def definitions_of(side: str, known: Sequence[Character]) -> list[tuple[str, int]]:
    """Return the different pairs of definition and radical on one ``side`` of the split, in order."""
    pairs = {(c.definition, c.radical): None for c in known if c.definition and split_of(c) == side}
    return list(pairs)


def load_text_radicals(folder: Path | None = None) -> TextRadicals:
    """Read the classifier that ships with the program, or that of ``folder``; ``ResourceError`` when it is damaged."""
    path = (resources.find("judge") if folder is None else folder) / FILE
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as data:
            weights, bias, share = (data[name].astype(np.float32) for name in ("weights", "bias", "share"))
            encoder = str(data["encoder"])
        if weights.shape[1:] != (RADICALS,) or bias.shape != (RADICALS,) or share.shape != (RADICALS,):
            raise ValueError("its arrays have other shapes")
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ResourceError(f"{path} is missing or damaged: {error}", REINSTALL) from error
    return TextRadicals(weights, bias, share, encoder)


def _fit(encoder: TextEncoder, said: Callable[[int], None]) -> tuple[TextRadicals, float]:
    """Return the classifier fitted on all training definitions, and its share of right ones among those held out."""
    known = list(load_characters().values())
    pairs = definitions_of("train", known)
    radicals = np.array([radical for _, radical in pairs], dtype=np.int64)
    weights, bias = fit_softmax(mean_states(encoder, [text for text, _ in pairs], said), radicals)
    share = np.bincount(radicals - 1, minlength=RADICALS) / len(radicals)
    fitted = TextRadicals(weights, bias, share.astype(np.float32), encoder.sha256)
    held = definitions_of("validation", known)
    right = fitted.read(mean_states(encoder, [text for text, _ in held])) == np.array([radical for _, radical in held])
    return fitted, float(right.mean())


def main(folder: Path) -> None:
    """Fit, write and say how good it is."""
    from glyphstudio.inference.text_encoder import OnnxTextEncoder  # noqa: PLC0415 - reading needs no encoder

    def said(done: int) -> None:
        if done % 1000 == 0:
            sys.stderr.write(f"encoded {done} definitions\n")

    fitted, top1 = _fit(OnnxTextEncoder(resources.find("encoders/minilm")), said)
    half = {name: getattr(fitted, name).astype(np.float16) for name in ("weights", "bias", "share")}
    np.savez_compressed(folder / FILE, encoder=np.array(fitted.encoder), **half)
    sys.stdout.write(f"{folder / FILE}: the radical is right for {top1:.1%} of the held-out definitions\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
