from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from glyphstudio.training.batches import BatchSource  # noqa: E402
from glyphstudio.training.config import TrainingPlan  # noqa: E402
from glyphstudio.training.example_store import DeviceStore, MemoryStore, open_store  # noqa: E402
from glyphstudio.training.objective import objective_named  # noqa: E402
from tests.support.tiny_training import tiny_training_set  # noqa: E402

pytestmark = pytest.mark.torch

draw_times = objective_named("flow-x").draw_times


def source(**changes) -> BatchSource:
    data = tiny_training_set()
    plan = TrainingPlan(batch_size=8, max_steps=1, **changes)
    return BatchSource(plan, data.train, data.unnamed, MemoryStore(data.train.table, data.texts, data.scale))


def flat(batch):
    return (batch.clean, batch.noise, batch.time, *batch.conditions)


def test_a_step_s_batch_depends_on_seed_and_step_alone():
    used, fresh = source(), source()
    for step in range(5):
        used.batch(step, draw_times)
    for one, other in zip(flat(used.batch(7, draw_times)), flat(fresh.batch(7, draw_times)), strict=True):
        assert torch.equal(one, other)
    assert not torch.equal(used.batch(7, draw_times).noise, used.batch(8, draw_times).noise)
    assert not torch.equal(used.batch(7, draw_times).noise, source(seed=1).batch(7, draw_times).noise)


def test_an_epoch_shows_every_picture_once():
    data = tiny_training_set()
    plan = TrainingPlan(batch_size=4, max_steps=1, drop_text=0.0)
    batches = BatchSource(plan, data.train, None, MemoryStore(data.train.table, data.texts, data.scale))
    seen = torch.cat([batches.batch(step, draw_times).clean for step in range(4)])
    expected = data.scale.apply(data.train.table.images[data.train.rows])
    assert sorted(map(bytes, seen.numpy())) == sorted(map(bytes, expected.numpy()))


def test_two_processes_share_the_batch_of_one_with_doubled_size():
    whole = source().batch(3, draw_times, slice(0, 16), 2)
    parts = [source().batch(3, draw_times, slice(first, first + 8), 2) for first in (0, 8)]
    for number, one in enumerate(flat(whole)[:3]):
        assert torch.equal(one, torch.cat([flat(part)[number] for part in parts]))


def test_dropped_text_is_the_empty_text_and_may_show_an_unnamed_glyph():
    batch = source(drop_text=1.0).batch(0, draw_times)
    data = tiny_training_set()
    empty, mask = data.texts.gather([0])
    assert batch.conditions.states.shape[1] == empty.shape[1]
    assert torch.equal(batch.conditions.states, torch.from_numpy(np.repeat(empty, 8, axis=0)))
    assert batch.conditions.mask.sum() == 8 * mask.sum()
    unnamed = {bytes(picture) for picture in data.scale.apply(data.unnamed.table.images[data.unnamed.rows]).numpy()}
    assert all(bytes(picture) in unnamed for picture in batch.clean.numpy())


def test_conditions_are_dropped_in_their_shares():
    always, never = {"drop_text": 0.0, "drop_radical": 0.0, "drop_strokes": 0.0}, {"drop_text": 0.0}
    said = source(**always).batch(0, draw_times).conditions
    torch.testing.assert_close(said.radical.sum(dim=1), torch.ones(8))
    assert (said.strokes > 0).all()
    silent = source(**never, drop_radical=1.0, drop_strokes=1.0, drop_style=1.0).batch(0, draw_times).conditions
    assert not silent.radical.any()
    assert not silent.strokes.any()
    assert not silent.style.any()


def test_pictures_are_standardised():
    data = tiny_training_set()
    pixels = data.scale.apply(data.train.table.images[data.train.rows])
    assert pixels.mean().item() == pytest.approx(0.0, abs=1e-5)
    assert pixels.std().item() == pytest.approx(1.0, abs=1e-3)


def test_a_set_on_a_card_gives_the_batches_of_one_in_memory():
    """The card's own code on the processor: only the noise may differ, and the padding of short texts."""
    data = tiny_training_set(styles=3)
    plan = TrainingPlan(batch_size=8, max_steps=1)
    given = (data.train.table, data.texts, data.scale)
    one = BatchSource(plan, data.train, data.unnamed, MemoryStore(*given))
    other = BatchSource(plan, data.train, data.unnamed, DeviceStore(*given, torch.device("cpu")))
    for step in range(4):
        here, there = one.batch(step, draw_times), other.batch(step, draw_times)
        length = here.conditions.states.shape[1]
        assert not there.conditions.mask[:, length:].any()
        assert not there.conditions.states[:, length:].any()
        shortened = there.conditions._replace(
            states=there.conditions.states[:, :length], mask=there.conditions.mask[:, :length]
        )
        assert torch.equal(here.time, there.time)
        torch.testing.assert_close(here.clean, there.clean)
        for ours, theirs in zip(here.conditions, shortened, strict=True):
            torch.testing.assert_close(ours, theirs)
    again = other.batch(3, draw_times)
    assert torch.equal(again.noise, there.noise)
    assert there.conditions.states.shape[1] == np.diff(data.texts.starts).max()


def test_without_a_card_the_set_stays_in_memory():
    data = tiny_training_set()
    given = (data.train.table, data.texts, data.scale)
    assert isinstance(open_store(*given), MemoryStore)
    assert isinstance(open_store(*given, torch.device("cpu")), MemoryStore)


def test_a_font_is_shown_as_often_as_its_share_says():
    data = tiny_training_set(styles=2)
    plan = TrainingPlan(batch_size=8, max_steps=1, drop_text=0.0, drop_style=0.0, font_shares=(3, 1))
    batches = BatchSource(plan, data.train, None, MemoryStore(data.train.table, data.texts, data.scale))
    style = torch.cat([batches.batch(step, draw_times).conditions.style for step in range(4)])
    assert style.sum(dim=0)[:2].tolist() == [24, 8]


def test_the_style_is_told_to_pictures_without_text_too_but_not_where_there_is_one():
    data = tiny_training_set(styles=2)
    plan = TrainingPlan(batch_size=8, max_steps=1, drop_text=1.0, drop_style=0.0)
    batches = BatchSource(plan, data.train, data.unnamed, MemoryStore(data.train.table, data.texts, data.scale))
    assert (batches.batch(0, draw_times).conditions.style.sum(dim=1) == 1).all()
    assert not source(drop_style=0.0).batch(0, draw_times).conditions.style.any()


def test_one_example_of_each_character_is_that_of_its_first_font():
    data = tiny_training_set()
    twice = replace(
        data.train,
        rows=np.concatenate([data.train.rows, data.train.rows + 1]),
        sketch_rows=np.tile(data.train.sketch_rows, 2),
        captions=[*data.train.captions, *data.train.captions],
        radicals=np.tile(data.train.radicals, 2),
        strokes=np.tile(data.train.strokes, 2),
        styles=np.repeat([0, 1], len(data.train)),
        parts=np.tile(data.train.parts, (2, 1)),
    )
    first = twice.first_of_each()
    assert first.rows.tolist() == data.train.rows.tolist()
    assert first.styles.sum() == 0
    assert first.captions == data.train.captions
