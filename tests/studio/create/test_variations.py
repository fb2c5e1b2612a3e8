from dataclasses import replace

import pytest

from glyphstudio.engine.request import GenerationRequest, variations_of
from glyphstudio.errors import RequestError
from glyphstudio.studio.create.variations import COUNT, LITTLE, varied

GOLD = GenerationRequest(
    prompt="gold", seed=2**32 - 1, steps=7, guidance=3.0, radical=85, style="Kai", negative_prompt="rain"
)


@pytest.mark.parametrize("request_", [GOLD, GOLD.as_draft(4)])
def test_variations_differ_in_the_other_seed_only(request_):
    run = varied(request_, LITTLE).requests(None)
    assert [each.variation_seed for each in run] == list(range(COUNT))
    assert {replace(each, variation=0.0, variation_seed=0) for each in run} == {request_}
    assert {each.variation for each in run} == {LITTLE}


def test_variations_of_a_variation_are_other_ones():
    run = variations_of(replace(GOLD, variation=0.15, variation_seed=8), 0.5, 2)
    assert [(each.variation, each.variation_seed) for each in run] == [(0.5, 9), (0.5, 10)]


@pytest.mark.parametrize(("share", "count"), [(1.5, 1), (0.5, 0)])
def test_no_variations_are_refused(share, count):
    with pytest.raises(RequestError):
        variations_of(GOLD, share, count)
