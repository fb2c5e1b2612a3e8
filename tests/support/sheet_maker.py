"""A sheet of a fake model's glyphs, in a store: what the writers of sheets are given."""

import sys
from pathlib import Path

from glyphstudio.batches.batch import draw_missing, missing_in
from glyphstudio.batches.store import GlyphStore, stored
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.files.request_metadata import encode_record
from glyphstudio.sheets.drawing import Sheet, open_labels
from glyphstudio.sheets.layout import SheetDesign
from glyphstudio.sheets.sheet_files import write_sheet
from tests.support.fake_model import FakeModel

MODEL_ID = "fake"


def requests_for(*prompts, steps=1):
    return tuple(GenerationRequest(prompt=prompt, steps=steps, guidance=1.0) for prompt in prompts)


def draw(store, requests, model=None):
    """Fill ``store``; return the last progress."""
    for progress in draw_missing(model or FakeModel(), missing_in(store, requests, MODEL_ID), store, MODEL_ID):
        last = progress
    return last


def sheet_of(store, requests, outline=None, fonts=None, **design):
    draw(store, requests)
    record = encode_record("sheet", requests)
    pictures = stored(store, requests, MODEL_ID)
    return Sheet(SheetDesign(**design), requests, pictures, fonts or open_labels(), record, outline)


def main(out, count):
    """Draw ``count`` glyphs and write them to ``out``, as a process that may be killed."""
    requests = requests_for(*(f"prompt {number}" for number in range(count)))
    with GlyphStore(out.with_name(out.name + ".glyphs")) as store:
        sys.stdout.write("open\n")
        sys.stdout.flush()
        draw(store, requests, FakeModel(seconds=0.001))
        sheet = sheet_of(store, requests, pixels=16, columns=20)
        list(write_sheet(sheet, out, force=True))
        store.discard()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
