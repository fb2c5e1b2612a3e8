"""A shared vocabulary for hypothesis."""

import math

from hypothesis import strategies as st

from glyphstudio.engine.choices import SAMPLER_CHOICES, SCHEDULE_CHOICES
from glyphstudio.engine.request import GenerationRequest

seeds = st.integers(0, 2**32 - 1)
samplers = st.sampled_from(sorted(SAMPLER_CHOICES))
schedules = st.sampled_from(sorted(SCHEDULE_CHOICES))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


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
    }
    return GenerationRequest(**(values | fixed))
