"""Another model is chosen while the studio is at work."""

from dataclasses import replace

import pytest

from glyphstudio.errors import BundleError
from glyphstudio.studio.computing import Computing
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.models import Models
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices

DRAFT = RunSpec(prompt="gold", seed=5, steps=3, guidance=1.0, sampler="euler", count=1)


class Shelf:
    """Models by name, one of which is the default; ``broken`` ones cannot be opened."""

    def __init__(self, *names, named=None, broken=()):
        self.names, self.broken, self.opened = names, set(broken), []
        self.models = Models(lambda: self.names, named)
        self.made = {}

    def open_on(self, device):
        name = self.models.chosen or self.names[0]
        self.opened.append((name, device))
        if name in self.broken:
            raise BundleError(f"{name} is damaged")
        if device == "cuda":
            raise BundleError("there is no card")
        self.models.opened = name
        self.made[name] = FakeModel(name=name)
        return self.made[name], Computing(device="cpu", choices=("auto", "cpu"))


@pytest.fixture
def make(qtbot):
    studios = []

    def studio_of(shelf):
        studio = Studio(replace(FakeServices().services, open_on=shelf.open_on, models=shelf.models))
        studio.shelf, studio.problems, studio.states = shelf, [], []
        studio.problem_found.connect(lambda problem: studio.problems.append(problem.message))
        studio.model_changed.connect(studio.states.append)
        studios.append(studio)
        return studio

    yield studio_of
    for studio in studios:
        assert studio.close()


def opened(studio, qtbot):
    studio.open_model()
    qtbot.waitUntil(lambda: studio.model_state is ModelState.OPEN)
    return studio


def test_the_next_run_is_drawn_by_the_model_that_was_chosen(make, qtbot):
    studio = opened(make(Shelf("large", "small")), qtbot)
    assert (studio.facts.name, studio.models.current) == ("large", "large")
    studio.choose_model("small")
    assert (studio.model_state, studio.facts) == (ModelState.OPENING, None)
    studio.generate(DRAFT)
    qtbot.waitUntil(lambda: not studio.busy)
    assert studio.tiles[0].finished
    assert (studio.facts.name, studio.models.current) == ("small", "small")
    assert [studio.shelf.made[name].evaluations for name in ("large", "small")] == [0, 3]
    assert studio.states == [ModelState.OPENING, ModelState.OPEN] * 2


def test_a_run_under_way_ends_with_the_model_that_began_it(make, qtbot):
    studio = opened(make(Shelf("large", "small")), qtbot)
    large = studio.shelf.made["large"]
    large.hold()
    studio.generate(DRAFT)
    studio.choose_model("small")
    large.let_go()
    qtbot.waitUntil(lambda: not studio.busy and studio.facts is not None)
    assert studio.tiles[0].finished
    assert (large.evaluations, studio.facts.name) == (3, "small")


def test_the_model_that_is_open_is_not_opened_again(make, qtbot):
    studio = opened(make(Shelf("large", "small")), qtbot)
    studio.choose_model("large")
    assert studio.model_state is ModelState.OPEN
    assert studio.shelf.opened == [("large", "auto")]


def test_a_model_that_cannot_be_opened_leaves_the_one_before_where_it_was(make, qtbot):
    studio = opened(make(Shelf("large", "small", broken=["small"])), qtbot)
    studio.choose_model("small")
    qtbot.waitUntil(lambda: studio.model_state is ModelState.OPEN)
    assert studio.problems == ["Small is damaged."]
    assert (studio.facts.name, studio.models.chosen, studio.models.current) == ("large", None, "large")
    studio.generate(DRAFT)
    qtbot.waitUntil(lambda: not studio.busy)
    assert studio.shelf.made["large"].evaluations == 3


def test_what_waits_for_a_model_that_cannot_be_opened_ends_and_says_so_once(make, qtbot):
    studio = opened(make(Shelf("large", "small", broken=["small"])), qtbot)
    studio.choose_model("small")
    studio.generate(DRAFT)
    qtbot.waitUntil(lambda: not studio.busy)
    assert studio.problems == ["Small is damaged."]
    assert studio.model_state is ModelState.OPEN
    assert studio.shelf.made["large"].evaluations == 0


def test_two_changes_in_a_row_lead_back_to_what_was_open_before_both(make, qtbot):
    studio = opened(make(Shelf("large", "small", "other", broken=["small", "other"])), qtbot)
    studio.choose_model("small")
    studio.choose_model("other")
    qtbot.waitUntil(lambda: studio.model_state is ModelState.OPEN)
    assert (studio.facts.name, studio.models.current) == ("large", "large")
    assert studio.problems == ["Other is damaged."]


def test_a_model_that_was_chosen_before_the_start_is_opened_first(make, qtbot):
    studio = make(Shelf("large", "small"))
    studio.choose_model("small")
    assert studio.model_state is ModelState.CLOSED
    opened(studio, qtbot)
    assert studio.shelf.opened == [("small", "auto")]


def test_the_model_of_yesterday_may_be_gone_and_then_the_default_one_is_opened(make, qtbot):
    studio = make(Shelf("large", "small", broken=["small"]))
    studio.choose_model("small")
    opened(studio, qtbot)
    assert studio.problems == ["Small is damaged."]
    assert (studio.models.chosen, studio.facts.name) == (None, "large")


def test_the_model_and_the_card_of_yesterday_may_both_be_gone(make, qtbot):
    studio = make(Shelf("large", "small", broken=["small"]))
    studio.choose_model("small")
    studio.choose_device("cuda")
    opened(studio, qtbot)
    assert studio.shelf.opened == [("small", "cuda"), ("small", "auto"), ("large", "auto")]


def test_the_model_that_the_command_line_named_has_no_substitute(make, qtbot):
    studio = make(Shelf("large", named="gone", broken=["gone"]))
    studio.open_model()
    qtbot.waitUntil(lambda: studio.model_state is ModelState.FAILED)
    assert studio.shelf.opened == [("gone", "auto")]
    assert studio.models.names == ("large", "gone")
    studio.choose_model("large")
    opened(studio, qtbot)
    assert (studio.models.named, studio.models.names) == (False, ("large",))


def test_after_the_end_nothing_is_chosen(make):
    studio = make(Shelf("large", "small"))
    studio.close()
    studio.choose_model("small")
    assert studio.models.chosen is None
