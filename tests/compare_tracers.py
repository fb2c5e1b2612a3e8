"""Compare the tracer with potrace on the same pictures: likeness, nodes, time.

python tests/compare_tracers.py --real 500 --generated 100

Needs the program potrace (Debian package of that name; GPL, so only here). Likeness is intersection over union with
what the picture shows, drawn again by Qt, in three ways:

- edge: with the ink inside the picture's own contour at one half, to a fraction of a pixel. This is what an outline is
  to be, and the figure that is demanded: 0.98 in the median, 0.95 at worst.
- half: of where a pixel is more than half ink, as black and white pictures are compared.
- grey: with the grey picture itself. A crisp outline cannot be a soft edge: "most" is what the picture's own contour,
  not simplified at all, reaches in this measure. The glyphs of a font have edges one pixel wide; those of a model are
  softer and have greys inside and outside, which is why the two differ here and only here.
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtGui import QTransform

from glyphstudio.outlines.contours import contours_of, ink_of
from glyphstudio.outlines.outline import Outline
from glyphstudio.outlines.svg_reader import read_svg
from glyphstudio.outlines.tracing import polygon_contour, trace, trace_all
from tests.support.rasterise import iou, path_of, rasterise, rasterise_path
from tests.support.shapes import characters

AT_ONCE = 16
MEDIAN, WORST = 0.98, 0.95
"""What is demanded of the edge."""


def generated(count, model_folder):
    """Draw ``count`` glyphs with the shipped model: the board's words, then the next seed."""
    from glyphstudio.engine.generate import generate
    from glyphstudio.engine.request import GenerationRequest
    from glyphstudio.glyphs.pixels import to_grey
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.model_store import default_model
    from glyphstudio.inference.onnx_model import OnnxModel
    from glyphstudio.training.samples import PROBE

    model = OnnxModel(open_bundle(model_folder or default_model()))
    facts, greys = model.facts, []
    for number in range(count):
        prompt, seed = PROBE[number % len(PROBE)][0], number // len(PROBE)
        request = GenerationRequest(
            prompt=prompt,
            seed=seed,
            steps=facts.default_steps,
            guidance=facts.default_guidance,
            guidance_low=facts.default_guidance_low,
            guidance_high=facts.default_guidance_high,
        )
        *_, last = generate(model, [request])
        greys.append(to_grey(last.denoised, facts.data_low, facts.data_high)[0])
    return greys


def ours(greys):
    """Return the ink drawn again, the nodes and the CPU milliseconds of each picture, one by one."""
    for grey in greys:
        begun = time.process_time()
        outline = trace(grey)
        yield rasterise(outline), outline.nodes, (time.process_time() - begun) * 1000


def potrace(greys):
    """The same by potrace; starting the program, 1 ms or so, is in its time, which is the child's CPU time."""
    for grey in greys:
        height, width = grey.shape
        picture = b"P5 %d %d 255\n" % (width, height) + grey.tobytes()
        before = children()
        svg = subprocess.run(["potrace", "--svg", "-"], input=picture, capture_output=True, check=True).stdout
        milliseconds = (children() - before) * 1000
        plain = re.sub(rb"<!DOCTYPE.*?>|transform=\"[^\"]*\"|<metadata>.*?</metadata>", b"", svg, flags=re.DOTALL)
        outline = read_svg(plain, "potrace")
        # Its coordinates are tenths of points, upwards.
        path = QTransform(0.4, 0, 0, -0.4, 0, 4 * height).map(path_of(outline.outline))
        yield rasterise_path(path, width, height), outline.outline.nodes, milliseconds


def children():
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def exact(grey):
    """Return the ink inside the picture's own contour at one half, which no tracer has simplified."""
    height, width = grey.shape
    contours = tuple(polygon_contour(polygon) for polygon in contours_of(ink_of(grey), 0.0))
    return rasterise(Outline(contours, float(width), float(height)))


def likeness(greys, tracer):
    """Yield edge, half, grey, most, nodes and milliseconds of each picture."""
    for grey, (ink, nodes, milliseconds) in zip(greys, tracer(greys), strict=True):
        truth, edge = 1 - grey / 255, exact(grey)
        half = iou((ink > 0.5) * 1.0, (truth > 0.5) * 1.0)
        yield iou(ink, edge), half, iou(ink, truth), iou(edge, truth), nodes, milliseconds


def report(name, greys, tracer):
    """Print a row; return whether the edge is as it is demanded to be."""
    edge, half, grey, most, nodes, milliseconds = np.array(list(likeness(greys, tracer))).T
    cells = [f"{np.median(column):.4f} {column.min():.4f}" for column in (edge, half, grey, most)]
    tell(" | ".join([f"{name:<21}", *cells, f"{nodes.mean():6.1f}", f"{milliseconds.mean():5.1f}"]))
    return np.median(edge) >= MEDIAN and edge.min() >= WORST


def tell(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare the tracer with potrace.")
    parser.add_argument("--real", type=int, default=500)
    parser.add_argument("--generated", type=int, default=100)
    parser.add_argument("--model", type=Path, metavar="DIR", help="a bundle; the shipped one by default")
    options = parser.parse_args()
    tell("likeness: median and worst; nodes and CPU milliseconds a glyph")
    names = ("edge", "half", "grey", "most")
    tell(" | ".join([" " * 21, *(f"{name:<13}" for name in names), " nodes", "   ms"]))
    sets = {"real": list(characters(options.real)), "generated": generated(options.generated, options.model)}
    passed = True
    for name, greys in sets.items():
        if not greys:
            continue
        passed &= report(f"{name} {len(greys)} ours", greys, ours)
        report(f"{name} {len(greys)} potrace", greys, potrace)
        begun = time.process_time()
        for start in range(0, len(greys), AT_ONCE):
            trace_all(greys[start : start + AT_ONCE])
        tell(f"{AT_ONCE} pictures at a time: {(time.process_time() - begun) * 1000 / len(greys):.1f} ms a glyph")
    tell(f"edge at least {MEDIAN} in the median and {WORST} at worst: {'yes' if passed else 'NO'}")
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
