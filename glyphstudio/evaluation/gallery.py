"""The real glyphs: drawn from the font, judged once, and searched for those that a picture is most like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glyphstudio.glyphs.pixels import ink_of
from glyphstudio.glyphs.raster import GlyphRaster
from glyphstudio.inference.judge import GlyphJudge, Judgement

SIDE = 64
"""Pixels at which pictures are laid upon each other."""
SHIFT = 2
"""Of these pixels: how far, either way, a picture may be moved to fit."""
CANDIDATES = 10
PORTION = 512


@dataclass(frozen=True)
class Nearest:
    """The real glyph most like a picture: its character, cosine of the features, best intersection over union."""

    codepoint: int
    cosine: float
    overlap: float


@dataclass(frozen=True, eq=False)
class Gallery:
    """N real glyphs: ``codepoints`` int64 [N], ``judgement`` of N rows, ``ink`` bool [N, 64, 64]."""

    codepoints: npt.NDArray[np.int64]
    judgement: Judgement
    ink: npt.NDArray[np.bool_]

    def rows_of(self, codepoints: Sequence[int]) -> npt.NDArray[np.int64]:
        """Return the rows of characters; raises ``KeyError`` for one that is not there."""
        places = {int(codepoint): row for row, codepoint in enumerate(self.codepoints)}
        return np.array([places[codepoint] for codepoint in codepoints], dtype=np.int64)

    def nearest(self, features: npt.NDArray[np.float32], pictures: npt.NDArray[np.uint8]) -> list[Nearest]:
        """Return the nearest real glyph of each picture uint8 [M, S, S] with the ``features`` [M, 128].

        The features choose ten candidates, the pixels the one among them.
        """
        cosines = unit_rows(features) @ unit_rows(self.judgement.features).T
        ink = ink_of(pictures, SIDE) >= 0.5
        count = min(CANDIDATES, len(self.codepoints))
        found = []
        for row, mask in enumerate(ink):
            candidates = np.argsort(-cosines[row], kind="stable")[:count]
            overlaps = best_overlap(mask, self.ink[candidates])
            best = int(np.argmax(overlaps))
            place = int(candidates[best])
            found.append(Nearest(int(self.codepoints[place]), float(cosines[row, place]), float(overlaps[best])))
        return found


def unit_rows(features: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Return rows [N, d] of length 1; a row of zeros stays zero."""
    rows = features.astype(np.float64)
    lengths: npt.NDArray[np.float64] = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: npt.NDArray[np.float64] = rows / np.maximum(lengths, 1e-12)
    return scaled


def best_overlap(mask: npt.NDArray[np.bool_], others: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Return [K]: |A ∩ B| / |A ∪ B| of ``mask`` [S, S] with each of ``others`` [K, S, S], at the best small shift.

    Two blank pages overlap by 0: there is nothing to have been copied.
    """
    side = mask.shape[0]
    padded = np.pad(mask, SHIFT)
    area, areas = int(mask.sum()), others.sum(axis=(1, 2))
    best = np.zeros(len(others))
    for down in range(2 * SHIFT + 1):
        for across in range(2 * SHIFT + 1):
            moved = padded[down : down + side, across : across + side]
            common = (others & moved).sum(axis=(1, 2))
            best = np.maximum(best, common / np.maximum(area + areas - common, 1))
    return best


def real_pictures(raster: GlyphRaster, codepoints: Sequence[int]) -> Iterator[tuple[int, npt.NDArray[np.uint8]]]:
    """Yield each character that the font has ink for, with its glyph uint8 [S, S]."""
    for codepoint in codepoints:
        picture = raster.draw(codepoint)
        if picture is not None:
            yield codepoint, picture


def build_gallery(
    raster: GlyphRaster, judge: GlyphJudge, codepoints: Sequence[int]
) -> Iterator[tuple[int, Gallery | None]]:
    """Draw and judge ``codepoints``; yields how many are done with None, at the end with the gallery."""
    kept: list[int] = []
    inks, parts = [], []
    for start in range(0, len(codepoints), PORTION):
        portion = list(real_pictures(raster, codepoints[start : start + PORTION]))
        if portion:
            pictures = np.stack([picture for _, picture in portion])
            kept.extend(codepoint for codepoint, _ in portion)
            inks.append(ink_of(pictures, SIDE) >= 0.5)
            parts.append(judge.look(pictures))
        yield min(start + PORTION, len(codepoints)), None
    judgement = Judgement(
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.logits for part in parts]),
        np.concatenate([part.strokes for part in parts]),
    )
    yield len(codepoints), Gallery(np.array(kept, dtype=np.int64), judgement, np.concatenate(inks))
