"""Optical character recognition: how sure a reader of Chinese is that a picture shows a character at all."""

import importlib.util
from typing import Any

import numpy as np
import numpy.typing as npt

from glyphstudio.errors import MissingExtraError

PACKAGE = "rapidocr"
BATCH = 16


def reader_is_installed() -> bool:
    """Return whether :class:`GlyphReader` can be opened; nothing is imported to find out."""
    return importlib.util.find_spec(PACKAGE) is not None


class GlyphReader:
    """PP-OCR's recogniser (Du et al. 2020) as the package RapidOCR carries it; works offline.

    Raises ``MissingExtraError`` where the package is missing.
    """

    def __init__(self) -> None:
        try:
            from rapidocr import RapidOCR  # noqa: PLC0415 - it brings OpenCV
        except ImportError as error:
            raise MissingExtraError(
                "reading glyphs needs RapidOCR, which is not installed", "Install it: pip install 'glyphstudio[ocr]'."
            ) from error
        self._engine: Any = RapidOCR(params={"Global.log_level": "error", "Rec.rec_batch_num": BATCH})

    def confidence(self, picture: npt.NDArray[np.uint8]) -> float:
        """Return the probability in [0, 1] that the reader gives what it takes ``picture`` uint8 [S, S] for.

        0 ink … 255 paper. It says how much the picture looks like some character, not that it is the right one; 0 where
        nothing is read.
        """
        colour = np.repeat(picture[:, :, None], 3, axis=2)
        answer = self._engine(colour, use_det=False, use_cls=False, use_rec=True)
        scores = answer.scores
        return float(scores[0]) if scores else 0.0
