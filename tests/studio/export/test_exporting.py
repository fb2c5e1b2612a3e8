"""Exports on their thread: progress, one end each, cancelling, and previews that a newer one supersedes."""

import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.exports.plans import MoviePlan, PagePlan, SheetPlan
from glyphstudio.library.entries import Finished
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.studio.export.exporting import ExportBench, Exporting
from tests.support.fake_services import FakeServices
from tests.support.shapes import disc

DISC = disc(32, 16, 16, 9)


class Ears:
    """What was told, in order."""

    def __init__(self, exporting):
        self.heard = []
        for name in ("progress_changed", "ended", "previewed", "preview_failed", "problem_found"):
            getattr(exporting, name).connect(lambda value, name=name: self.heard.append((name, value)))

    def of(self, name):
        return [value for heard, value in self.heard if heard == name]


@pytest.fixture
def fake():
    return FakeServices()


@pytest.fixture
def numbers(tmp_path):
    place = LibraryFile(tmp_path / "library.db")
    requests = [GenerationRequest(prompt="gold", seed=seed, steps=2) for seed in range(3)]
    finished = [Finished(request=r, model="m", png=DISC.tobytes(), made=0.0) for r in requests]
    added = place.open().add(finished, "run")
    place.close()
    return added


@pytest.fixture
def exporting(fake, tmp_path, qapp):
    place = LibraryFile(tmp_path / "library.db")
    exporting = Exporting(fake.services, place)
    exporting.ears = Ears(exporting)
    yield exporting
    fake.model.let_go()
    assert exporting.close()
    place.close()


def wait_for_end(qtbot, exporting):
    qtbot.waitUntil(lambda: len(exporting.ears.of("ended")) > 0)


def test_an_export_tells_its_progress_and_its_files(exporting, numbers, tmp_path, qtbot):
    out = tmp_path / "a.pdf"
    exporting.start(SheetPlan(), numbers, out)
    assert exporting.busy
    with pytest.raises(ValueError, match="under way"):
        exporting.start(SheetPlan(), numbers, out)
    wait_for_end(qtbot, exporting)
    assert not exporting.busy
    (end,) = exporting.ears.of("ended")
    assert end.paths == (out,)
    assert exporting.ears.of("progress_changed")[-1] == end
    assert exporting.ears.of("problem_found") == []


def test_a_failure_is_a_problem_and_an_end(exporting, numbers, tmp_path, qtbot):
    exporting.start(SheetPlan(), numbers, tmp_path / "no" / "folder" / "a.pdf")
    wait_for_end(qtbot, exporting)
    assert exporting.ears.of("ended") == [None]
    (problem,) = exporting.ears.of("problem_found")
    assert "cannot be written" in problem.message


def test_cancelling_ends_without_a_file(exporting, fake, numbers, tmp_path, qtbot):
    exporting.cancel()
    fake.model.hold()
    exporting.start(MoviePlan(steps=5), numbers, tmp_path / "a.gif")
    qtbot.waitUntil(lambda: fake.model.evaluations > 0)
    exporting.cancel()
    fake.model.let_go()
    wait_for_end(qtbot, exporting)
    assert exporting.ears.of("ended") == [None]
    assert exporting.ears.of("problem_found") == []
    assert not (tmp_path / "a.gif").exists()


def test_the_model_is_opened_once_for_all_movies(exporting, fake, numbers, tmp_path, qtbot):
    for name in ("a.gif", "b.gif"):
        exporting.ears.heard.clear()
        exporting.start(MoviePlan(steps=2), numbers, tmp_path / name)
        wait_for_end(qtbot, exporting)
    assert fake.opened == 1
    assert (tmp_path / "b.gif").exists()


def test_a_newer_preview_supersedes_an_older_one(exporting, numbers, qtbot):
    exporting.preview(SheetPlan(), numbers)
    exporting.preview(PagePlan(), numbers)
    qtbot.waitUntil(lambda: len(exporting.ears.of("previewed")) > 0)
    (made,) = exporting.ears.of("previewed")
    assert made.kind == "PNG"


def test_an_export_drops_a_preview(exporting, numbers, tmp_path, qtbot):
    exporting.preview(SheetPlan(), numbers)
    exporting.start(SheetPlan(), numbers, tmp_path / "a.png")
    wait_for_end(qtbot, exporting)
    assert exporting.ears.of("previewed") == []


def test_a_plan_that_cannot_be_fails_its_preview_only(exporting, numbers, qtbot):
    exporting.preview(SheetPlan(columns=40), numbers)
    qtbot.waitUntil(lambda: len(exporting.ears.of("preview_failed")) > 0)
    assert "leave no room" in exporting.ears.of("preview_failed")[0].message
    assert exporting.ears.of("problem_found") == []


def test_nothing_is_previewed_after_the_end(exporting, numbers):
    assert exporting.close()
    exporting.preview(SheetPlan(), numbers)
    assert exporting.ears.heard == []


def test_the_bench_reads_what_was_chosen_once_and_opens_a_model_only_for_movies(fake, numbers, tmp_path):
    """On this thread: coverage does not see the other one."""
    place = LibraryFile(tmp_path / "library.db")
    bench = ExportBench(fake.services, place)
    (made,) = bench.previewed(SheetPlan(), numbers)
    chosen = bench._choice(numbers)
    assert made.facts == "1 page"
    assert list(bench.carried_out(SheetPlan(), numbers, tmp_path / "a.pdf"))[-1].paths == (tmp_path / "a.pdf",)
    assert bench._choice(numbers) is chosen
    assert bench._choice(numbers[:1]) is not chosen
    assert fake.opened == 0
    for name in ("a.gif", "b.gif"):
        assert list(bench.carried_out(MoviePlan(steps=2), numbers, tmp_path / name))
    assert fake.opened == 1
    place.close()
