"""Sheets of one prompt set, drawn with the same seeds at intervals, so that a run can be watched."""

from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from glyphstudio.engine.choices import DRAFT_SAMPLER, DRAFT_SCHEDULE, DRAFT_STEPS
from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.pictures import pictures_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import CheckpointError
from glyphstudio.glyphs.probe import PROBE

COLUMNS = 6
GAP = 8
LABEL = 20
"""Pixels."""


def draw_sheet(
    model: GlyphModel, *, seed: int, guidance: float, steps: int = 12, few_steps: bool = False
) -> Image.Image:
    """Return the 6×6 board of :data:`PROBE`, each word under its picture, all drawn with ``seed``.

    ``few_steps``: as drafts are drawn, whatever ``steps`` says.
    """
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
        if few_steps:
            request = replace(request, steps=DRAFT_STEPS, sampler=DRAFT_SAMPLER, schedule=DRAFT_SCHEDULE)
        (grey,) = pictures_of(model, [request])
        row, column = divmod(place, COLUMNS)
        left, top = GAP + column * (size + GAP), GAP + row * (size + GAP + LABEL)
        sheet.paste(Image.fromarray(grey), (left, top))
        pen.text((left + size / 2, top + size + 2), word, fill=90, font=font, anchor="ma")
    return sheet


def write_sheet(model: GlyphModel, path: Path, *, seed: int, guidance: float, few_steps: bool = False) -> None:
    """Draw and save; raises ``CheckpointError`` when the file cannot be written."""
    sheet = draw_sheet(model, seed=seed, guidance=guidance, few_steps=few_steps)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sheet.save(path)
    except OSError as error:
        raise CheckpointError(f"cannot write {path}: {error.strerror}", "Free some space.") from error
