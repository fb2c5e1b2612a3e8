"""Draw the board of 36 words for the README, with the model as it ships: seed 0, nothing chosen by hand.

python tests/probe.py --out resources/pictures/probe.png
python tests/probe.py --out resources/pictures/styles.png --styles
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PIL import Image

from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.glyphs.pixels import to_grey
from glyphstudio.glyphs.probe import PROBE
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.model_store import default_model
from glyphstudio.inference.onnx_model import OnnxModel
from glyphstudio.training.samples import draw_sheet

WORDS = 10
"""Of the board, its first, in the figure of the styles."""
GAP = 8


def draw_styles(model: OnnxModel, *, seed: int, guidance: float, steps: int) -> Image.Image:
    """Return a row of the board's first words for each of the model's styles."""
    facts = model.facts
    cell = facts.image_size + GAP
    figure = Image.new("L", (WORDS * cell + GAP, len(facts.styles) * cell + GAP), 255)
    for row, style in enumerate(facts.styles):
        for column, (word, _) in enumerate(PROBE[:WORDS]):
            request = GenerationRequest(prompt=word, seed=seed, steps=steps, guidance=guidance, style=style)
            *_, last = generate(model, [request])
            grey = to_grey(np.asarray(last.denoised), facts.data_low, facts.data_high)[0]
            figure.paste(Image.fromarray(grey), (GAP + column * cell, GAP + row * cell))
    return figure


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw the board of 36 words.")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--model", type=Path, metavar="DIR", help="a bundle; the shipped one by default")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, help="default: the model's")
    parser.add_argument("--guidance", type=float, help="default: the model's")
    parser.add_argument("--styles", action="store_true", help="the first words in each of the model's styles")
    options = parser.parse_args()
    model = OnnxModel(open_bundle(options.model or default_model()))
    guidance = model.facts.default_guidance if options.guidance is None else options.guidance
    steps = options.steps or model.facts.default_steps
    draw = draw_styles if options.styles else draw_sheet
    draw(model, seed=options.seed, guidance=guidance, steps=steps).save(options.out, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
