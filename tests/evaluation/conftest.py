"""The instruments as they ship, and a ground of a few hundred real glyphs instead of all."""

import pytest

from glyphstudio import resources
from glyphstudio.evaluation.benchmark import Instruments, Progress, prepare
from glyphstudio.evaluation.figures import Ground
from glyphstudio.evaluation.tasks import Extent, in_frozen_order
from glyphstudio.evaluation.text_radicals import load_text_radicals
from glyphstudio.glyphs.dictionary import load_characters, split_of
from glyphstudio.glyphs.raster import GlyphRaster
from glyphstudio.inference.judge import GlyphJudge
from glyphstudio.inference.text_encoder import OnnxTextEncoder

EXTENT = Extent(seeds=1, held_out=50, train=12, references=60)


def some_characters():
    """Return 125 held-out characters and 75 of the training side, by code point."""
    known = load_characters()
    named = [known[codepoint] for codepoint in in_frozen_order(known) if known[codepoint].definition]
    held = [one for one in named if split_of(one) == "validation"][:125]
    trained = [one for one in named if split_of(one) == "train"][:75]
    return {one.codepoint: one for one in (*held, *trained)}


@pytest.fixture(scope="session")
def instruments():
    return Instruments(
        judge=GlyphJudge(),
        text_radicals=load_text_radicals(),
        encoder=OnnxTextEncoder(resources.find("encoders/minilm")),
        raster=GlyphRaster(resources.find("fonts/NotoSansSC-Regular.otf")),
        known=some_characters(),
    )


@pytest.fixture(scope="session")
def ground(instruments) -> Ground:
    *progress, ground = prepare(instruments, EXTENT)
    assert all(isinstance(one, Progress) for one in progress)
    assert progress[-1] == Progress("real glyphs", 200, 200)
    return ground
