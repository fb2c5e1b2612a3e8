"""The report: as JSON, equal for equal runs, and as a table to be quoted."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from glyphstudio.engine.request import JsonValue
from glyphstudio.evaluation.benchmark import Ceiling, Row
from glyphstudio.evaluation.intervals import Figure
from glyphstudio.evaluation.tasks import Extent
from glyphstudio.glyphs.probe import PROBE

FORMAT = 1
REFERENCE = "reference recipe"
REFERENCE_REASON = "not available: no model trained by the reference's recipe ships with the program"
READER_REASON = "not measured: it needs RapidOCR, pip install 'glyphstudio[ocr]'"

SHARES = "share"
LABELS: tuple[tuple[str, str, str], ...] = (
    ("probe_top1", "36 words: radical first", SHARES),
    ("probe_top5", "36 words: radical among five", SHARES),
    ("probe_top1_relaxed", "36 words: an accepted radical first", SHARES),
    ("probe_top5_relaxed", "36 words: an accepted radical among five", SHARES),
    ("held_out_top1", "held-out definitions: radical first", SHARES),
    ("held_out_top5", "held-out definitions: radical among five", SHARES),
    ("held_out_top1_relaxed", "held-out definitions: an accepted radical first", SHARES),
    ("held_out_top5_relaxed", "held-out definitions: an accepted radical among five", SHARES),
    ("normalised_adherence", "normalised adherence (0 blind, 1 what the text tells)", "number"),
    ("retrieval_at_1", "own real glyph is the nearest (R@1)", SHARES),
    ("retrieval_at_5", "own real glyph among five (R@5)", SHARES),
    ("retrieval_at_10", "own real glyph among ten (R@10)", SHARES),
    ("kid", "KID to real glyphs", "number"),
    ("frechet", "Fréchet distance to real glyphs", "number"),
    ("precision", "precision", SHARES),
    ("recall", "recall", SHARES),
    ("density", "density", "number"),
    ("coverage", "coverage", SHARES),
    ("specked", "pictures with specks (< 12 px)", SHARES),
    ("components", "components of ink", "number"),
    ("stroke_width", "stroke width, px of 128", "number"),
    ("ink", "ink", SHARES),
    ("grey", "grey, 4g(1−g)", SHARES),
    ("ocr", "OCR confidence", "number"),
    ("ocr_relative", "OCR confidence over that in real held-out glyphs", "number"),
    ("held_out_nearest_cosine", "held-out: cosine to the nearest real glyph", "number"),
    ("held_out_nearest_overlap", "held-out: overlap with the nearest real glyph", "number"),
    ("held_out_copies", "held-out: copies (overlap > .9)", SHARES),
    ("train_nearest_cosine", "trained on: cosine to the nearest real glyph", "number"),
    ("train_nearest_overlap", "trained on: overlap with the nearest real glyph", "number"),
    ("train_copies", "trained on: copies (overlap > .9)", SHARES),
)
"""Key of a figure, what the table calls it, and how it is written."""

COLUMNS = 6
GAP = 8
LABEL = 20


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that was measured, and with what."""

    extent: Extent
    held_out: int
    references: int
    judge: Mapping[str, JsonValue]
    ceiling: Ceiling
    font: str
    rows: Sequence[Row]

    def to_json(self) -> str:
        """Return the file's text: no clock, no path, keys in a fixed order."""
        body = {
            "format": FORMAT,
            "extent": asdict(self.extent),
            "held_out_definitions": self.held_out,
            "real_references": self.references,
            "font": self.font,
            "judge": dict(self.judge),
            "ceiling": asdict(self.ceiling),
            "rows": [
                {
                    "name": row.name,
                    "settings": dict(row.settings),
                    "figures": {name: figure.to_json() for name, figure in row.figures.items()},
                }
                for row in self.rows
            ],
            "not_measured": {REFERENCE: REFERENCE_REASON, **({} if self._was_read() else {"ocr": READER_REASON})},
        }
        return json.dumps(body, indent=1, ensure_ascii=False) + "\n"

    def to_markdown(self) -> str:
        """Return the table: a line a figure, a column a subject, 95 % intervals in brackets."""
        names = [row.name.replace("|", "/") for row in self.rows]
        lines = [
            f"| | {' | '.join([*names, REFERENCE])} |",
            "|---|" + "---|" * (len(names) + 1),
        ]
        for key, label, kind in LABELS:
            figures = [row.figures.get(key) for row in self.rows]
            if any(figures):
                lines.append(f"| {label} | {' | '.join([*(_shown(figure, kind) for figure in figures), '–'])} |")
        lines += ["", *self._notes()]
        return "\n".join(lines) + "\n"

    def _notes(self) -> list[str]:
        extent, ceiling = self.extent, self.ceiling
        return [
            f"{len(PROBE)} words × {extent.seeds} seeds, {self.held_out} held-out definitions, "
            f"{extent.train} definitions of the training side, {self.references} real glyphs to compare with.",
            f"The text alone tells {ceiling.text:.0%} of the held-out radicals, a blind draw {ceiling.prior:.1%}; "
            f"in brackets 95 % intervals. The own real glyph is the floor of KID and Fréchet distance.",
            f"{REFERENCE}: {REFERENCE_REASON}.",
            *([] if self._was_read() else [f"OCR: {READER_REASON}."]),
        ]

    def _was_read(self) -> bool:
        return any("ocr" in row.figures for row in self.rows)


def _shown(figure: Figure | None, kind: str) -> str:
    if figure is None:
        return "–"
    if kind == SHARES:
        return f"{figure.value:.1%} [{figure.low:.1%}, {figure.high:.1%}]"
    return f"{figure.value:.3g} [{figure.low:.3g}, {figure.high:.3g}]"


def draw_board(pictures: npt.NDArray[np.uint8]) -> bytes:
    """Return the board of the 36 words as PNG, each under its picture; ``pictures`` uint8 [36, S, S]."""
    size = pictures.shape[-1]
    rows = -(-len(PROBE) // COLUMNS)
    sheet = Image.new("L", (COLUMNS * (size + GAP) + GAP, rows * (size + GAP + LABEL) + GAP), 255)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(LABEL - 6)
    for place, ((word, _), picture) in enumerate(zip(PROBE, pictures, strict=True)):
        row, column = divmod(place, COLUMNS)
        left, top = GAP + column * (size + GAP), GAP + row * (size + GAP + LABEL)
        sheet.paste(Image.fromarray(picture), (left, top))
        pen.text((left + size / 2, top + size + 2), word, fill=90, font=font, anchor="ma")
    file = io.BytesIO()
    sheet.save(file, "PNG", optimize=True)
    return file.getvalue()
