"""Verdicts on pairs: kept one by one, taken back, gone on with; and where pairs come from."""

import itertools
import json
from datetime import UTC, datetime

import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutputError
from glyphstudio.library.entries import Finished
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.studio.rate.pair_sources import drawn_pairs, first_that_teaches, late, library_pairs
from glyphstudio.studio.rate.rating import AHEAD, Rating, Supply
from glyphstudio.studio.rate.ratings import Candidate, Counts, Ratings, Side, Verdict, steps_per_epoch
from tests.support.fake_services import FakeServices

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
PATIENCE = 10_000


class Shades(FakeServices):
    """Draws a grey for each seed; ``same`` prompts have one grey for all seeds."""

    def __init__(self, same=()):
        super().__init__()
        from dataclasses import replace

        def draw(model, requests):
            from glyphstudio.studio.pictures import Frame, Picture

            model.prompts.append(requests[0].prompt)
            pictures = tuple(
                Picture(size=2, step=1, total_steps=1, sigma=0.0, noisy=grey, clean=grey)
                for grey in (bytes([0 if each.prompt in same else each.seed % 256] * 4) for each in requests)
            )
            yield Frame(pictures=pictures, done=1, total=1, truncated=False)

        self.services = replace(self.services, draw=draw)


def candidate(key="a", prompt="gold"):
    left, right = (Side(png=bytes([n] * 4), grey=bytes([n] * 4), size=2, seed=n) for n in (1, 2))
    return Candidate(key=key, prompt=prompt, left=left, right=right)


def opened(folder):
    ratings = Ratings(folder, lambda: NOON)
    ratings.open()
    return ratings


def test_every_verdict_is_on_the_disk_at_once_as_training_reads_it(tmp_path):
    ratings = opened(tmp_path / "rated")
    ratings.judge(candidate("a"), Verdict.RIGHT)
    data = json.loads(ratings.path.read_text())
    (pair,) = data["pairs"]
    assert (data["format"], pair["prompt"], pair["seed"], pair["loser_seed"]) == (1, "gold", 2, 1)
    assert pair["time"] == "2026-05-01T12:00:00+00:00"
    assert (ratings.path.parent / pair["winner"]).read_bytes() == bytes([2] * 4)
    assert (ratings.path.parent / pair["loser"]).read_bytes() == bytes([1] * 4)
    ratings.judge(candidate("b"), Verdict.LEFT)
    ratings.judge(candidate("c"), Verdict.EQUAL)
    again = opened(tmp_path / "rated")
    assert again.counts == ratings.counts == Counts(left=1, right=1, equal=1)
    assert again.counts.pairs == 2
    assert again.judged == {"a", "b", "c"}


def test_training_reads_what_was_rated(tmp_path):
    pytest.importorskip("torch")
    import numpy as np

    from glyphstudio.files.png import encode_picture
    from glyphstudio.training.preference.preference_pairs import read_pairs

    greys = [np.full((16, 16), value, dtype=np.uint8) for value in (10, 240)]
    request = GenerationRequest(prompt="gold")
    left, right = (
        Side(png=encode_picture(grey, request), grey=grey.tobytes(), size=16, seed=seed)
        for seed, grey in enumerate(greys)
    )
    ratings = opened(tmp_path)
    ratings.judge(Candidate(key="k", prompt="gold", left=left, right=right), Verdict.RIGHT)
    ratings.judge(Candidate(key="l", prompt="gold", left=left, right=right), Verdict.EQUAL)
    found = read_pairs(ratings.path, 16)
    assert (len(found), found.pairs[0].seed, found.pairs[0].time) == (1, 1, NOON)
    assert (found.winners == 240).all()


def test_verdicts_are_taken_back_the_last_first_with_their_pictures(tmp_path):
    ratings = opened(tmp_path)
    for key, verdict in (("a", Verdict.LEFT), ("b", Verdict.EQUAL), ("c", Verdict.RIGHT)):
        ratings.judge(candidate(key), verdict)
    again = opened(tmp_path)
    assert [again.undo() for _ in range(4)] == ["c", "b", "a", None]
    assert again.counts == Counts()
    assert list((tmp_path / "pictures").iterdir()) == []
    assert opened(tmp_path).judged == frozenset()


def test_numbers_are_not_given_again_while_their_pictures_are_needed(tmp_path):
    ratings = opened(tmp_path)
    ratings.judge(candidate("a"), Verdict.LEFT)
    ratings.judge(candidate("b"), Verdict.LEFT)
    ratings.undo()
    ratings.judge(candidate("c"), Verdict.LEFT)
    names = [pair["winner"] for pair in json.loads(ratings.path.read_text())["pairs"]]
    assert len(set(names)) == 2


def full_disk(path, data, *, force=False):
    raise OutputError(f"{path} cannot be written: the disk is full", "Free some space.")


def test_what_cannot_be_written_has_not_happened(tmp_path, monkeypatch):
    ratings = opened(tmp_path)
    ratings.judge(candidate("a"), Verdict.LEFT)
    before = ratings.path.read_bytes()
    monkeypatch.setattr("glyphstudio.studio.rate.ratings.write_file", full_disk)
    with pytest.raises(OutputError):
        ratings.judge(candidate("b"), Verdict.EQUAL)
    with pytest.raises(OutputError):
        ratings.undo()
    assert ratings.counts == Counts(left=1)
    assert ratings.path.read_bytes() == before


@pytest.mark.parametrize("text", ["", "[]", '{"format": 2, "pairs": []}', '{"format": 1, "pairs": [1]}', "[" * 10**5])
def test_a_file_that_cannot_be_read_is_set_aside_and_kept(tmp_path, text):
    (tmp_path / "pairs.json").write_text(text)
    ratings = opened(tmp_path)
    assert ratings.set_aside.read_text() == text
    assert ratings.counts == Counts()
    ratings.judge(candidate(), Verdict.LEFT)
    assert opened(tmp_path).counts.left == 1


def test_a_file_that_can_be_neither_read_nor_set_aside_is_told(tmp_path, monkeypatch):
    (tmp_path / "pairs.json").write_text("?")

    def refuse(self, target):
        raise PermissionError(13, "no")

    monkeypatch.setattr("pathlib.Path.rename", refuse)
    with pytest.raises(OutputError, match="may not write"):
        opened(tmp_path)


def test_pairs_of_another_program_are_kept(tmp_path):
    (tmp_path / "pairs.json").write_text('{"format": 1, "pairs": [{"prompt": "x", "winner": "w", "loser": "l"}]}')
    ratings = opened(tmp_path)
    ratings.judge(candidate(), Verdict.RIGHT)
    assert [pair["prompt"] for pair in json.loads(ratings.path.read_text())["pairs"]] == ["x", "gold"]
    assert ratings.counts == Counts(left=1, right=1)


def test_a_copy_for_a_run_stays_as_it_was(tmp_path):
    ratings = opened(tmp_path)
    for number in range(9):
        ratings.judge(candidate(str(number)), Verdict.LEFT)
    copy = ratings.copy_for("tuned")
    ratings.judge(candidate("more"), Verdict.LEFT)
    assert len(json.loads(copy.read_text())["pairs"]) == 9
    assert steps_per_epoch(copy) == 2
    assert steps_per_epoch(tmp_path / "none.json") == 1


def test_pairs_are_drawn_prompt_by_prompt_with_new_seeds_each_turn_and_judged_ones_passed_over():
    fake = Shades()
    drawn = drawn_pairs(fake.services, fake.model, ("gold", "sun"), {"fake|sun|0"})
    pairs = list(itertools.islice((pair for pair in drawn if pair is not None), 3))
    assert [(pair.prompt, pair.left.seed, pair.right.seed) for pair in pairs] == [
        ("gold", 0, 1),
        ("gold", 2, 3),
        ("sun", 2, 3),
    ]
    assert fake.model.prompts == ["gold", "gold", "sun"]
    assert list(drawn_pairs(fake.services, fake.model, (), set())) == []


def keep(place, *pictures):
    library = place.open()
    for made, (prompt, seed, png, *style) in enumerate(pictures):
        request = GenerationRequest(prompt=prompt, seed=seed, style="".join(style))
        library.add([Finished(request=request, model="m", png=png, made=float(made))], "run")


def test_pairs_of_the_library_have_one_prompt_and_the_models_size(tmp_path):
    place = LibraryFile(tmp_path / "library.db")
    keep(
        place,
        ("gold", 1, bytes(256)),
        ("gold", 2, b"\x01" * 256),
        ("gold leaf", 3, bytes(256)),
        ("gold", 4, bytes(4)),  # too small
        ("gold", 5, b"\x02" * 256),
    )
    services = FakeServices().services
    pairs = list(library_pairs(services, place.open(), 16, set()))
    assert {frozenset((pair.left.seed, pair.right.seed)) for pair in pairs} == {
        frozenset(two) for two in ((1, 2), (1, 5), (2, 5))
    }
    assert {pair.prompt for pair in pairs} == {"gold"}
    fewer = list(library_pairs(services, place.open(), 16, {pairs[0].key}))
    assert [pair.key for pair in fewer] == [pair.key for pair in pairs[1:]]
    place.close()


def test_pictures_of_different_styles_are_no_pair_and_each_style_has_its_own(tmp_path):
    place = LibraryFile(tmp_path / "library.db")
    keep(place, *(("gold", seed, bytes([seed]) * 256, style) for style in ("", "Kai") for seed in (1, 2)))
    services = FakeServices().services
    plain, styled = library_pairs(services, place.open(), 16, set())
    assert {plain.key.removesuffix("|Kai"), styled.key.removesuffix("|Kai")} == {"library|gold|2|1"}
    assert plain.key != styled.key
    place.close()


def test_a_damaged_picture_of_the_library_is_left_out(tmp_path):
    from dataclasses import replace

    def decode(png):
        raise ValueError("damaged")

    place = LibraryFile(tmp_path / "library.db")
    keep(place, ("gold", 1, bytes(256)), ("gold", 2, b"\x01" * 256))
    services = replace(FakeServices().services, decode=decode)
    assert list(library_pairs(services, place.open(), 16, set())) == []
    place.close()


@pytest.fixture
def start(tmp_path):
    made = []

    def rating(fake=None):
        made.append(Rating((fake or Shades()).services, LibraryFile(tmp_path / "library.db"), opened(tmp_path)))
        made[-1].supplies = []
        made[-1].supply_changed.connect(made[-1].supplies.append)
        return made[-1]

    yield rating
    for each in made:
        assert each.close()
        each._place.close()


def ready(qtbot, rating):
    qtbot.waitUntil(lambda: rating.current is not None, timeout=PATIENCE)
    return rating.current


def test_pairs_are_ready_before_they_are_asked_for(start, qtbot):
    fake = Shades()
    rating = start(fake)
    rating.judge(Verdict.LEFT)  # nothing is on show
    rating.rate_prompts(["gold", "sun"])
    assert ready(qtbot, rating).prompt == "gold"
    qtbot.waitUntil(lambda: len(rating._ready) == AHEAD and rating._order is None, timeout=PATIENCE)
    assert len(fake.model.prompts) == AHEAD + 1
    rating.judge(Verdict.LEFT)
    assert rating.current.prompt == "sun"
    assert rating.counts == Counts(left=1)


def test_undo_shows_the_pair_again_and_the_next_start_goes_on(start, qtbot):
    rating = start()
    rating.rate_prompts(["gold", "sun"])
    first = ready(qtbot, rating)
    assert not rating.can_undo
    rating.undo()
    rating.judge(Verdict.EQUAL)
    second = ready(qtbot, rating)
    rating.undo()
    assert rating.current is first
    rating.judge(Verdict.RIGHT)
    assert ready(qtbot, rating) is second
    assert rating.can_undo
    later = start()
    later.rate_prompts(["gold", "sun"])
    assert ready(qtbot, later).key == second.key
    later.undo()
    assert later.current is None
    assert ready(qtbot, later).key == first.key


def test_undo_while_the_next_is_being_drawn(start, qtbot):
    rating = start()
    rating.rate_prompts(["gold"])
    first = ready(qtbot, rating)
    rating._ready.clear()
    rating.judge(Verdict.LEFT)
    rating.undo()
    assert rating.current is first


def test_only_as_much_is_made_as_is_asked_for():
    fake = Shades(same=("same",))
    pairs = late(lambda: drawn_pairs(fake.services, fake.model, ("same", "gold", "sun"), set()))
    assert fake.model.prompts == []
    steps = list(first_that_teaches(pairs))
    assert steps[:-1] == [None, None, None]  # two pairs of one step, one of them dropped
    assert steps[-1].prompt == "gold"
    assert fake.model.prompts == ["same", "gold"]
    assert list(first_that_teaches(iter(()))) == []


def test_pairs_that_teach_nothing_are_passed_over(start, qtbot):
    rating = start(Shades(same=("same",)))
    rating.rate_prompts(["same", "gold"])
    assert ready(qtbot, rating).prompt == "gold"


def test_another_source_takes_the_place_of_the_first(start, qtbot, tmp_path):
    place = LibraryFile(tmp_path / "library.db")
    keep(place, ("moon", 1, bytes(256)), ("moon", 2, b"\x01" * 256))
    place.close()
    rating = start()
    rating.rate_prompts(["gold"])
    rating.rate_library()
    assert ready(qtbot, rating).prompt == "moon"
    rating.judge(Verdict.LEFT)
    qtbot.waitUntil(lambda: rating.supplies[-1] is Supply.EXHAUSTED, timeout=PATIENCE)
    assert rating.current is None


def test_a_model_that_cannot_be_opened_is_told(start, qtbot):
    fake = Shades()
    fake.opening_error = OutputError("no model")
    rating = start(fake)
    with qtbot.waitSignal(rating.problem_found, timeout=PATIENCE) as found:
        rating.rate_prompts(["gold"])
    assert found.args[0].message == "No model."
    assert rating.supplies[-1] is Supply.FAILED


def test_a_verdict_that_cannot_be_kept_leaves_the_pair(start, qtbot, monkeypatch):
    rating = start()
    rating.rate_prompts(["gold"])
    first = ready(qtbot, rating)
    rating.judge(Verdict.LEFT)
    second = ready(qtbot, rating)
    monkeypatch.setattr("glyphstudio.studio.rate.ratings.write_file", full_disk)
    for act in (lambda: rating.judge(Verdict.LEFT), rating.undo):
        with qtbot.waitSignal(rating.problem_found, timeout=PATIENCE) as found:
            act()
        assert "disk is full" in found.args[0].message
        assert rating.current is second is not first
    assert rating.counts == Counts(left=1)
