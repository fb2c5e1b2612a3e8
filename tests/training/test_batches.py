import numpy as np
import pytest

torch = pytest.importorskip("torch")

from glyphstudio.training.batches import BatchSource  # noqa: E402
from glyphstudio.training.config import TrainingPlan  # noqa: E402
from glyphstudio.training.objective import objective_named  # noqa: E402
from tests.support.tiny_training import tiny_training_set  # noqa: E402

pytestmark = pytest.mark.torch

draw_times = objective_named("flow-x").draw_times


def source(**changes) -> BatchSource:
    data = tiny_training_set()
    plan = TrainingPlan(batch_size=8, max_steps=1, **changes)
    return BatchSource(plan, data.train, data.unnamed, data.texts, data.scale)


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
    batches = BatchSource(plan, data.train, None, data.texts, data.scale)
    seen = torch.cat([batches.batch(step, draw_times).clean for step in range(4)])
    expected = data.scale.apply(data.train.images[data.train.rows])
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
    unnamed = {bytes(picture) for picture in data.scale.apply(data.unnamed.images[data.unnamed.rows]).numpy()}
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
    pixels = data.scale.apply(data.train.images[data.train.rows])
    assert pixels.mean().item() == pytest.approx(0.0, abs=1e-5)
    assert pixels.std().item() == pytest.approx(1.0, abs=1e-3)
