"""The switch for drafts: there when the model has one, and then it decides steps and sampler."""

import pytest
from PySide6.QtCore import QPoint, Qt

from glyphstudio.engine.request import GenerationRequest
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices


@pytest.fixture
def quick(start):
    """A window whose model has a draft of 2 steps."""
    model = FakeModel(draft_steps=2)
    model.drafting = FakeModel()
    return start(FakeServices(model))


def test_without_a_draft_the_switch_rests_and_says_why(window):
    assert not window.controls.quick.isEnabled()
    assert window.controls.quick.toolTip() == "This model has no draft."
    window.controls.restore(GenerationRequest(prompt="gold").as_draft(4))
    assert not window.controls.quick.isChecked()


def test_the_switch_draws_with_the_draft_in_its_own_steps(quick, qtbot):
    controls = quick.controls
    assert "2 steps" in controls.quick.toolTip()
    assert controls.steps.isEnabled()
    qtbot.mouseClick(controls.quick, Qt.MouseButton.LeftButton, pos=QPoint(10, controls.quick.height() // 2))
    assert controls.quick.isChecked()
    assert not controls.steps.isEnabled()
    assert not controls.sampler.isEnabled()
    controls.prompt.set_text("gold")
    quick.generate()
    qtbot.waitUntil(lambda: not quick.studio.busy)
    request = quick.studio.tiles[0].request
    assert (request.draft, request.steps, request.sampler) == (True, 2, "consistency")
    assert quick.fake.model.evaluations == 0
    assert quick.fake.model.drafting.evaluations > 0


def test_a_dropped_picture_sets_the_switch(quick):
    quick.controls.restore(GenerationRequest(prompt="gold", guidance=3.0).as_draft(1))
    assert quick.controls.quick.isChecked()
    assert quick.controls.draft().requests(quick.studio.facts)[0].steps == 1
    quick.controls.restore(GenerationRequest(prompt="gold", steps=9))
    assert not quick.controls.quick.isChecked()
    assert quick.controls.steps.isEnabled()
    assert quick.controls.draft().steps == 9


def test_the_next_start_draws_drafts_again_where_the_model_has_one(quick, start):
    quick.controls.quick.setChecked(True)
    quick.close()
    again = start(FakeServices(FakeModel(draft_steps=2)))
    assert again.controls.quick.isChecked()
    assert again.controls.quick.isEnabled()
    again.close()
    without = start(FakeServices(FakeModel()))
    assert not without.controls.quick.isChecked()
    assert without.controls.steps.isEnabled()
