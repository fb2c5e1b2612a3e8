"""Draw the board of 36 words for the README, with the model as it ships: seed 0, nothing chosen by hand.

python tests/probe.py --out resources/pictures/probe.png
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_model import OnnxModel
from glyphstudio.inference.shelf import default_model
from glyphstudio.training.samples import draw_sheet


def main() -> int:
    parser = argparse.ArgumentParser(description="Draw the board of 36 words.")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--model", type=Path, metavar="DIR", help="a bundle; the shipped one by default")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, help="default: the model's")
    parser.add_argument("--guidance", type=float, help="default: the model's")
    options = parser.parse_args()
    model = OnnxModel(open_bundle(options.model or default_model()))
    guidance = model.facts.default_guidance if options.guidance is None else options.guidance
    steps = options.steps or model.facts.default_steps
    draw_sheet(model, seed=options.seed, guidance=guidance, steps=steps).save(options.out, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
