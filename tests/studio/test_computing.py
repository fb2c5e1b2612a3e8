from dataclasses import replace

import pytest

from glyphstudio.errors import BundleError, RequestError
from glyphstudio.studio.computing import Computing
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.create.studio import Studio
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices

DRAFT = RunSpec(prompt="gold", seed=5, steps=3, guidance=1.0, sampler="euler", count=1)


class Devices:
    """Opens a model on the devices that there are, and remembers on which."""

    def __init__(self, *there):
        self.there = there
        self.asked = []
        self.models = []
        self.error = None

    def __call__(self, device):
        self.asked.append(device)
        if self.error is not None:
            raise self.error
        active = "cpu" if device == "auto" else device
        if active not in self.there:
            raise RequestError(f"there is no {active}")
        self.models.append(FakeModel(name=f"on {active}"))
        return self.models[-1], Computing(device=active, choices=("auto", *self.there))


@pytest.fixture
def make(qtbot):
    studios = []

    def studio_with(*there):
        devices = Devices(*there)
        studio = Studio(replace(FakeServices().services, open_on=devices))
        studio.devices, studio.problems = devices, []
        studio.problem_found.connect(studio.problems.append)
        studios.append(studio)
        return studio

    yield studio_with
    for studio in studios:
        assert studio.close()


def opened(studio, qtbot):
    studio.open_model()
    qtbot.waitUntil(lambda: studio.model_state is ModelState.OPEN)
    return studio


def test_the_model_is_opened_on_what_was_chosen_before(make, qtbot):
    studio = make("cpu", "cuda")
    studio.choose_device("cuda")
    opened(studio, qtbot)
    assert studio.devices.asked == ["cuda"]
    assert studio.computing.device == "cuda"


def test_another_device_opens_the_model_again_and_the_next_run_is_drawn_on_it(make, qtbot):
    studio = opened(make("cpu", "cuda"), qtbot)
    assert (studio.device, studio.computing.device) == ("auto", "cpu")
    studio.choose_device("cuda")
    studio.choose_device("cuda")
    qtbot.waitUntil(lambda: studio.computing.device == "cuda")
    assert studio.devices.asked == ["auto", "cuda"]
    studio.generate(DRAFT)
    qtbot.waitUntil(lambda: not studio.busy)
    assert [model.evaluations for model in studio.devices.models] == [0, 3]


def test_a_device_that_is_not_there_leaves_all_as_it_is(make, qtbot):
    studio = opened(make("cpu"), qtbot)
    studio.choose_device("cuda")
    qtbot.waitUntil(lambda: len(studio.problems) == 1)
    assert studio.problems[0].message == "There is no cuda."
    assert (studio.device, studio.model_state, studio.computing.device) == ("auto", ModelState.OPEN, "cpu")
    studio.generate(DRAFT)
    qtbot.waitUntil(lambda: not studio.busy)
    assert studio.tiles[0].finished


def test_a_card_that_is_gone_at_the_start_is_said_and_another_device_taken(make, qtbot):
    studio = make("cpu")
    studio.choose_device("cuda")
    opened(studio, qtbot)
    assert studio.devices.asked == ["cuda", "auto"]
    assert (studio.device, studio.computing.device) == ("auto", "cpu")
    assert len(studio.problems) == 1


def test_a_model_that_opens_nowhere_is_no_model(make, qtbot):
    studio = make("cpu")
    studio.devices.error = BundleError("no model is installed")
    studio.choose_device("cpu")
    studio.open_model()
    qtbot.waitUntil(lambda: studio.model_state is ModelState.FAILED)
    assert studio.devices.asked == ["cpu", "auto"]


def test_where_there_is_no_choice_nothing_is_chosen(qtbot):
    fake = FakeServices()
    studio = Studio(fake.services)
    studio.open_model()
    qtbot.waitUntil(lambda: studio.model_state is ModelState.OPEN)
    studio.choose_device("cuda")
    assert (studio.device, fake.opened, studio.computing) == ("auto", 1, Computing())
    studio.close()
