"""A shared vocabulary for hypothesis."""

import math

from hypothesis import strategies as st

from glyphstudio.engine.choices import SAMPLER_CHOICES, SCHEDULE_CHOICES
from glyphstudio.engine.morph import Morph
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.glyphs.inline_pictures import encode_inline

seeds = st.integers(0, 2**32 - 1)
samplers = st.sampled_from(sorted(SAMPLER_CHOICES))
schedules = st.sampled_from(sorted(SCHEDULE_CHOICES))
styles = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=64)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)

pictures = st.binary(min_size=64, max_size=64).map(lambda grey: encode_inline(8, grey))
"""Of the size that :class:`~tests.support.gaussian.ExactGaussianModel` draws."""
shares = st.sampled_from([0.0, 1.0]) | st.floats(0, 1)


@st.composite
def morphs(draw):
    """Any place between two or four prompts."""
    others = draw(st.sampled_from([1, 3]))
    prompts, several_seeds = (draw(st.lists(one, min_size=others, max_size=others)) for one in (texts, seeds))
    down = draw(shares) if others == 3 else 0.0
    return Morph(prompts=tuple(prompts), seeds=tuple(several_seeds), across=draw(shares), down=down)


@st.composite
def requests(draw, **fixed):
    """Any valid request, with the values of ``fixed`` where they are given."""
    low, high = sorted(draw(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6))))
    values = {
        "prompt": draw(texts),
        "negative_prompt": draw(texts),
        "seed": draw(seeds),
        "steps": draw(st.integers(1, 1000)),
        "guidance": draw(st.floats(0, 100)),
        "guidance_low": low,
        "guidance_high": draw(st.sampled_from([high, math.inf])),
        "sampler": draw(samplers),
        "schedule": draw(schedules),
        "radical": draw(st.integers(0, 214)),
        "draft": draw(st.booleans()),
        "style": draw(styles),
        "start": draw(st.just("") | pictures),
        "strength": draw(st.sampled_from([0.0, 1.0]) | st.floats(0.05, 1)),
        "variation": draw(shares),
        "variation_seed": draw(seeds),
        "morph": draw(st.none() | morphs()),
    }
    values["mask"] = draw(st.just("") | pictures) if values["start"] else ""
    return GenerationRequest(**(values | fixed))
