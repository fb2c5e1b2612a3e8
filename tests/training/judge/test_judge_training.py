"""Training the judge: what it learns from, how long it runs, that it learns, and what it leaves on disk."""

import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from glyphstudio import resources  # noqa: E402
from glyphstudio.errors import CheckpointError, DatasetError, DivergenceError  # noqa: E402
from glyphstudio.glyphs.dictionary import load_characters, split_of  # noqa: E402
from glyphstudio.training.dataset import BuildPlan, build  # noqa: E402
from glyphstudio.training.judge.judge_augmentation import augment  # noqa: E402
from glyphstudio.training.judge.judge_data import JudgeExamples, JudgeSet, gather_judge_set  # noqa: E402
from glyphstudio.training.judge.judge_fit import JudgePlan, fit_judge, score_judge  # noqa: E402
from glyphstudio.training.judge.judge_network import JudgeNetwork  # noqa: E402
from glyphstudio.training.judge.judge_run import STATE, WEIGHTS, load_judge, train_judge  # noqa: E402

pytestmark = pytest.mark.torch

FONT = resources.find("fonts/NotoSansSC-Regular.otf")


def bars(count, seed):
    """Pictures with a bar on the left (radical 9) or on top (radical 140), as many strokes as the bar is wide."""
    generator = np.random.default_rng(seed)
    ink = np.zeros((count, 64, 64), np.uint8)
    radicals = generator.choice([9, 140], count)
    strokes = generator.integers(4, 20, count)
    for picture, radical, width in zip(ink, radicals, strokes, strict=True):
        if radical == 9:
            picture[8:-8, 6 : 6 + width] = 255
        else:
            picture[6 : 6 + width, 8:-8] = 255
    return JudgeExamples(ink, radicals.astype(np.int64), strokes.astype(np.float32))


def bar_set():
    return JudgeSet(bars(256, 0), bars(64, 1), np.zeros(64, np.int64), ())


def trained(plan, data=None, **options):
    torch.manual_seed(0)
    network = JudgeNetwork()
    progress = list(fit_judge(network, data or bar_set(), plan, **options))
    return network, progress


def test_a_judge_learns_bars():
    data = bar_set()
    network, progress = trained(JudgePlan(samples=960, batch_size=32), data)
    score = score_judge(network, data.held_out)
    assert (progress[-1].step, progress[-1].steps) == (30, 30)
    assert progress[-1].loss < progress[0].loss
    assert score.top1 > 0.95
    assert score.top5 >= score.top1
    assert score.strokes_error < 4.0
    assert score.count == 64


def test_weights_end_as_they_ship_and_two_runs_are_equal():
    plan = JudgePlan(samples=64, batch_size=16)
    first, second = trained(plan)[0], trained(plan)[0]
    assert not first.training
    for ours, theirs in zip(first.parameters(), second.parameters(), strict=True):
        assert torch.equal(ours, theirs)
        assert torch.equal(ours, ours.half().float())


def test_the_clock_may_end_a_run_early():
    ticks = iter(range(1000))
    plan = JudgePlan(samples=16 * 100, batch_size=16, wall_minutes=10 / 60)
    _, progress = trained(plan, clock=lambda: next(ticks))
    assert progress[-1].step == 10


def test_a_loss_that_is_no_number_is_said():
    with pytest.raises(DivergenceError, match="the judge's loss is"):
        trained(JudgePlan(samples=320, batch_size=16, rate=1e20))


def test_augmented_ink_stays_ink_keeps_its_place_and_is_never_mirrored():
    ink = torch.zeros(64, 1, 64, 64)
    ink[:, :, 10:50, 8:16] = 1.0
    varied = augment(ink, torch.Generator().manual_seed(0))
    assert varied.shape == ink.shape
    assert 0.0 <= float(varied.min()) <= float(varied.max()) <= 1.0
    columns = varied.mean(dim=(0, 1, 2))
    assert float(columns[:24].mean()) > 10 * float(columns[40:].mean())
    assert len({tuple(one.flatten().tolist()) for one in varied[:8]}) == 8
    again = augment(ink, torch.Generator().manual_seed(0))
    assert torch.equal(varied, again)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data set of 60 characters that are named, on both sides of the split, and a few that are not."""
    known = load_characters()
    named = [one for one in known.values() if one.definition]
    held = [one.codepoint for one in named if split_of(one) == "validation"][:20]
    rest = [one.codepoint for one in named if split_of(one) == "train"][:40]
    unnamed = [one.codepoint for one in known.values() if not one.definition][:10]
    out = tmp_path_factory.mktemp("data") / "set"
    list(build(BuildPlan(fonts=(FONT,), codepoints=tuple(sorted((*held, *rest, *unnamed))), ranges="some", out=out)))
    return out


def test_held_out_glyphs_are_never_trained_on(folder):
    data = gather_judge_set([folder, folder])
    assert len(data.held_out) == 40
    assert 80 < len(data.train) <= 100
    shown = {picture.tobytes() for picture in data.train.ink}
    assert not shown & {picture.tobytes() for picture in data.held_out.ink}
    assert sorted(set(data.held_out_fonts.tolist())) == [0, 1]
    assert len(data.fonts) == 2
    assert data.train.ink.max() == 255
    assert data.train.radicals.min() >= 1


def test_sets_that_cannot_be_judged_are_refused(folder, tmp_path):
    with pytest.raises(DatasetError, match="holds no data set"):
        gather_judge_set([tmp_path])
    odd = tmp_path / "odd"
    list(build(BuildPlan(fonts=(FONT,), codepoints=(0x4E00,), ranges="U+4E00", out=odd, size=100)))
    with pytest.raises(DatasetError, match="have 100 pixels"):
        gather_judge_set([odd])
    one = tmp_path / "one"
    list(build(BuildPlan(fonts=(FONT,), codepoints=(0x4E00,), ranges="U+4E00", out=one)))
    with pytest.raises(DatasetError, match="nothing to train on or nothing to test on"):
        gather_judge_set([one])


def test_a_run_is_saved_with_its_scores_and_read_again(folder, tmp_path):
    data = gather_judge_set([folder])
    out = tmp_path / "judge"
    said = []
    state = train_judge(out, data, JudgePlan(samples=32, batch_size=16), said.append)
    network, read = load_judge(out)
    assert said[-1].step == 2
    assert read == state
    assert state.held_out["count"] == 20
    assert list(state.held_out_of_font) == ["Noto Sans SC Regular"]
    again = score_judge(network, data.held_out)
    assert state.held_out["top1"] == pytest.approx(again.top1, abs=1e-4)
    with pytest.raises(CheckpointError, match="holds a judge already"):
        train_judge(out, data, JudgePlan(), said.append)


def test_a_judge_that_is_missing_or_damaged_is_refused(tmp_path):
    with pytest.raises(CheckpointError, match="holds no judge"):
        load_judge(tmp_path)
    train_judge(tmp_path / "judge", replace(bar_set(), fonts=()), JudgePlan(samples=16, batch_size=16), lambda _: None)
    (tmp_path / "judge" / WEIGHTS).write_bytes(b"")
    with pytest.raises(CheckpointError, match="damaged: its weights are not those"):
        load_judge(tmp_path / "judge")
    (tmp_path / "judge" / STATE).write_text(json.dumps([]))
    with pytest.raises(CheckpointError, match="damaged"):
        load_judge(tmp_path / "judge")


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CheckpointError, match="cannot make the folder"):
        train_judge(tmp_path / "file" / "judge", bar_set(), JudgePlan(), lambda _: None)
