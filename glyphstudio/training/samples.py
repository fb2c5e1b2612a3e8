"""Sheets of one prompt set, drawn with the same seeds at intervals, so that a run can be watched."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from glyphstudio.engine.generate import generate
from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import CheckpointError
from glyphstudio.glyphs.pixels import to_grey

PROBE: tuple[tuple[str, int], ...] = (
    ("grass", 140), ("water", 85), ("tree", 75), ("hand", 64), ("mouth", 30), ("heart", 61),
    ("insect", 142), ("bamboo", 118), ("speech", 149), ("silk", 120), ("gold", 167), ("man", 9),
    ("bird", 196), ("woman", 38), ("meat", 130), ("eye", 109), ("fire", 86), ("mountain", 46),
    ("clothes", 145), ("earth", 32), ("foot", 157), ("fish", 195), ("sickness", 104), ("stone", 112),
    ("jade", 96), ("horse", 187), ("sun", 72), ("dog", 94), ("grain", 115), ("eat", 184),
    ("walk", 162), ("knife", 18), ("leaf", 181), ("cart", 159), ("city", 163), ("mound", 170),
)  # fmt: skip
"""The 36 words of the reference's board and the Kangxi radical that each should show."""

COLUMNS = 6
GAP = 8
LABEL = 20
"""Pixels."""


def draw_sheet(model: GlyphModel, *, seed: int, guidance: float, steps: int = 12) -> Image.Image:
    """Return the 6×6 board of :data:`PROBE`, each word under its picture, all drawn with ``seed``."""
    size = model.facts.image_size
    rows = len(PROBE) // COLUMNS
    sheet = Image.new("L", (COLUMNS * (size + GAP) + GAP, rows * (size + GAP + LABEL) + GAP), 255)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(LABEL - 6)
    for place, (word, _) in enumerate(PROBE):
        request = GenerationRequest(
            prompt=word,
            seed=seed,
            steps=steps,
            guidance=guidance,
            guidance_low=model.facts.default_guidance_low,
            guidance_high=model.facts.default_guidance_high,
        )
        *_, last = generate(model, [request])
        grey = to_grey(np.asarray(last.denoised), model.facts.data_low, model.facts.data_high)[0]
        row, column = divmod(place, COLUMNS)
        left, top = GAP + column * (size + GAP), GAP + row * (size + GAP + LABEL)
        sheet.paste(Image.fromarray(grey), (left, top))
        pen.text((left + size / 2, top + size + 2), word, fill=90, font=font, anchor="ma")
    return sheet


def write_sheet(model: GlyphModel, path: Path, *, seed: int, guidance: float) -> None:
    """Draw and save; raises ``CheckpointError`` when the file cannot be written."""
    sheet = draw_sheet(model, seed=seed, guidance=guidance)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sheet.save(path)
    except OSError as error:
        raise CheckpointError(f"cannot write {path}: {error.strerror}", "Free some space.") from error
