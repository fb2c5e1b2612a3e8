from dataclasses import replace

import pytest
from PIL import Image

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.inline_pictures import decode_inline
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.filing import Filing, FoundStart, found_start
from glyphstudio.studio.sketch.sketches import sketched
from tests.support.fake_services import FakeServices
from tests.support.gaussian import FACTS

GREY, MASK = bytes(range(64)), bytes(32) + b"\xff" * 32
DRAFT = RunSpec(prompt="gold", seed=5, steps=6, guidance=1.0, sampler="euler", count=2)


def test_every_picture_of_a_sketch_starts_from_it():
    for mask in (None, MASK):
        run = sketched(DRAFT, FACTS, 8, GREY, mask, 0.5).requests(FACTS)
        assert [request.seed for request in run] == [5, 6]
        for request in run:
            assert decode_inline(request.start) == (8, GREY)
            assert request.strength == 0.5
            assert (decode_inline(request.mask)[1] if request.mask else None) == mask
            assert (request.prompt, request.steps, request.sampler) == ("gold", 6, "euler")


def test_what_the_like_had_of_its_own_start_variation_and_morph_is_replaced():
    like = GenerationRequest(prompt="gold", guidance_low=0.5, variation=0.5, variation_seed=3)
    (request, _) = sketched(replace(DRAFT, like=like), FACTS, 8, GREY, None, 0.5).requests(FACTS)
    assert (request.guidance_low, request.variation, request.morph) == (0.5, 0.0, None)


def test_the_models_own_interval_of_guidance_stays():
    facts = replace(FACTS, default_guidance_low=0.5)
    assert sketched(DRAFT, facts, 8, GREY, None, 0.5).requests(facts)[0].guidance_low == 0.5


def test_a_draft_out_of_range_is_refused():
    with pytest.raises(RequestError):
        sketched(replace(DRAFT, steps=0), FACTS, 8, GREY, None, 0.5)


def test_a_picture_is_read_to_be_drawn_upon_or_is_a_problem(qtbot, tmp_path):
    filing = Filing(FakeServices().services)
    Image.new("L", (16, 16), 90).save(tmp_path / "start.png")
    assert list(found_start(tmp_path / "start.png", 8)) == [FoundStart(8, bytes([90]) * 64)]
    with qtbot.waitSignal(filing.start_found) as found:
        filing.open_start(tmp_path / "start.png", 8)
    assert found.args == [8, bytes([90]) * 64]
    with qtbot.waitSignal(filing.problem_found) as problem:
        filing.open_start(tmp_path / "nothing.png", 8)
    assert "cannot be read" in problem.args[0].message
    assert filing.close()
