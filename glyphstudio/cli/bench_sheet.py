"""How much of the bare engine's speed a sheet keeps."""

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glyphstudio.engine.model import GlyphModel

PER_PROMPT = 4
MODEL_ID = "bench"


def sheet_figures(model: "GlyphModel", count: int) -> dict[str, float]:
    """Return glyphs a second of the bare engine and of a sheet of ``count`` glyphs, and the share that it keeps.

    Both draw the same prompts and take turns, so that other programs meet both alike. The sheet also keeps its glyphs
    in the store, and at the end writes an A4 PDF, which counts.
    """
    from dataclasses import replace

    from glyphstudio.batches.batch import draw_missing, missing_in
    from glyphstudio.batches.store import GlyphStore, stored
    from glyphstudio.engine.grouping import groups_of
    from glyphstudio.engine.pictures import pictures_of
    from glyphstudio.engine.request import GenerationRequest
    from glyphstudio.exports.sheets import written_sheet
    from glyphstudio.sheets.layout import SheetDesign

    facts = model.facts
    pattern = GenerationRequest(prompt="", steps=facts.default_steps, guidance=facts.default_guidance)
    requests = tuple(
        replace(pattern, prompt=f"a house in the rain {number // PER_PROMPT}", seed=number % PER_PROMPT)
        for number in range(count)
    )
    bare = sheet = 0.0
    with tempfile.TemporaryDirectory() as folder, GlyphStore(Path(folder) / "store") as store:
        drawing = draw_missing(model, missing_in(store, requests, MODEL_ID), store, MODEL_ID)
        next(drawing)
        groups = list(groups_of(requests))
        pictures_of(model, groups[0])
        for group in groups:
            begun = time.perf_counter()
            pictures_of(model, group)
            between = time.perf_counter()
            next(drawing)
            bare += between - begun
            sheet += time.perf_counter() - between
        begun = time.perf_counter()
        pictures = stored(store, requests, MODEL_ID)
        design = SheetDesign(page="A4")
        list(written_sheet(design, requests, pictures, Path(folder) / "a.pdf", vector=False, replace=False))
        sheet += time.perf_counter() - begun
    return {
        "engine_glyphs_per_second": count / bare,
        "sheet_glyphs_per_second": count / sheet,
        "sheet_share_of_engine": bare / sheet,
    }
