"""Diffusion-DPO: what won more often is drawn more, and a file of judgements is read without trusting it."""

import json
import math

import numpy as np
import pytest
from PIL import Image

torch = pytest.importorskip("torch")

from glyphstudio.engine.generate import generate  # noqa: E402
from glyphstudio.engine.request import GenerationRequest  # noqa: E402
from glyphstudio.errors import CheckpointError, DatasetError, MismatchError  # noqa: E402
from glyphstudio.glyphs.pixels import to_grey  # noqa: E402
from glyphstudio.training import checkpoint  # noqa: E402
from glyphstudio.training.batches import Batch  # noqa: E402
from glyphstudio.training.config import TrainingPlan  # noqa: E402
from glyphstudio.training.loop import Intervals, SampleTime, Saved, StepDone  # noqa: E402
from glyphstudio.training.network import Conditions  # noqa: E402
from glyphstudio.training.objective import FlowX, objective_named  # noqa: E402
from glyphstudio.training.preference.preference import PreferenceLoss  # noqa: E402
from glyphstudio.training.preference.preference_pairs import PreferenceBatches, read_pairs  # noqa: E402
from glyphstudio.training.preference.preference_run import plan_tuning, prepare_tuning  # noqa: E402
from glyphstudio.training.preparation import facts_of, prepare_run  # noqa: E402
from glyphstudio.training.standardisation import Standardisation  # noqa: E402
from glyphstudio.training.texts import encode_texts  # noqa: E402
from glyphstudio.training.torch_model import TorchModel  # noqa: E402
from tests.support.tiny_training import SIZE, HashEncoder, tiny_training_set  # noqa: E402

pytestmark = pytest.mark.torch

COUNT = 6


def write_bar(path, place, thickness):
    picture = np.full((SIZE, SIZE), 255, dtype=np.uint8)
    picture[place : place + thickness, 4:-4] = 0
    Image.fromarray(picture).save(path)


def write_pairs(folder, **changes):
    """Thick strokes win: six bars, five pixels against one."""
    folder.mkdir(exist_ok=True)
    pairs = []
    for number in range(COUNT):
        write_bar(folder / f"thick-{number}.png", 4 + 3 * number, 5)
        write_bar(folder / f"thin-{number}.png", 6 + 3 * number, 1)
        told = {"prompt": f"flat bar {number}", "winner": f"thick-{number}.png", "loser": f"thin-{number}.png"}
        pairs.append({**told, "seed": number, "time": "2026-05-01T12:00:00Z"})
    pairs[1] |= changes
    (folder / "pairs.json").write_text(json.dumps({"format": 1, "pairs": pairs}))
    return folder / "pairs.json"


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A tiny model that has seen some bars."""
    folder = tmp_path_factory.mktemp("trained") / "run"
    run = prepare_run(
        run=folder,
        plan=TrainingPlan(preset="N", batch_size=8, max_steps=25, precision="no", warmup_steps=5),
        data=tiny_training_set(),
        encoder=HashEncoder(),
        intervals=Intervals(save=0, sample=0, validate=0),
        resume=False,
        initial=None,
        say=lambda line: None,
    )
    list(run.events())
    return folder


def tune(run, pairs, initial, *, resume=False, **said):
    given = {"preference": str(pairs), "batch_size": 4, **said}
    plan = plan_tuning(initial, 2, given) if initial else TrainingPlan(**given)
    intervals = Intervals(report=1e-9, save=0, sample=0, validate=0)
    return prepare_tuning(
        run=run, plan=plan, encoder=HashEncoder(), intervals=intervals, resume=resume, initial=initial
    )


def ink(run):
    """Return the share of ink in pictures of the run's averaged weights."""
    found = checkpoint.newest(run)
    state = checkpoint.read_state(found)
    network = checkpoint.build_network("N", SIZE, HashEncoder.width).eval()
    checkpoint.load_weights(network, found / "ema")
    scale = Standardisation(state.data_mean, state.data_std)
    facts = facts_of(state, network, "tiny")
    model = TorchModel(network, objective_named(state.objective), HashEncoder(), scale, facts)
    shares = []
    for number in range(COUNT):
        *_, last = generate(model, [GenerationRequest(prompt=f"flat bar {number}", steps=3, guidance=1.0)])
        shares.append(1.0 - to_grey(last.denoised, facts.data_low, facts.data_high).mean() / 255.0)
    return float(np.mean(shares))


def test_where_thicker_strokes_win_strokes_grow_thicker(trained, tmp_path):
    pairs = write_pairs(tmp_path / "rated")
    events = list(tune(tmp_path / "tuned", pairs, trained, epochs=10, rate=1e-3, beta=20.0).events())
    losses = [event.loss for event in events if isinstance(event, StepDone)]
    assert losses[0] == pytest.approx(math.log(2.0), abs=1e-3)
    assert np.mean(losses[-4:]) < 0.8 * losses[0]
    assert ink(tmp_path / "tuned") > 1.2 * ink(trained)


def test_each_epoch_is_kept_and_a_resumed_run_has_the_same_reference(trained, tmp_path):
    pairs = write_pairs(tmp_path / "rated")
    events = list(tune(tmp_path / "whole", pairs, trained, epochs=4, rate=1e-3).events())
    kept = [path.name for path in sorted((tmp_path / "whole" / "checkpoints").iterdir())]
    assert kept == ["00000002", "00000004", "00000006", "00000008"]
    assert [event.step for event in events if isinstance(event, Saved)] == [2, 4, 6, 8, 8]
    parts = tune(tmp_path / "parts", pairs, trained, epochs=4, rate=1e-3)
    for event in parts.events():
        if isinstance(event, StepDone) and event.step == 3:
            parts.stop()
    again = tune(
        tmp_path / "parts", pairs, None, resume=True, preset="N", epochs=4, rate=1e-3,
        matrix_rate=0.0, warmup_steps=10, precision="no",
    )  # fmt: skip
    list(again.events())
    whole, resumed = (
        (checkpoint.newest(tmp_path / name) / "network" / checkpoint.WEIGHTS).read_bytes()
        for name in ("whole", "parts")
    )
    assert whole == resumed


def distilled(folder, teacher, kind):
    run = prepare_run(
        run=folder,
        plan=TrainingPlan(preset="N", batch_size=8, max_steps=3, precision="no", distill=kind, teacher=str(teacher)),
        data=tiny_training_set(),
        encoder=HashEncoder(),
        intervals=Intervals(save=0, sample=0, validate=0),
        resume=False,
        initial=None,
        say=lambda line: None,
    )
    list(run.events())
    return folder


def test_a_model_that_is_told_its_guidance_can_be_tuned_and_stays_one(trained, tmp_path):
    """The model that ships is one: the page for rating offers nothing else."""
    told = distilled(tmp_path / "told", trained, "guidance")
    pairs = write_pairs(tmp_path / "rated")
    events = list(tune(tmp_path / "tuned", pairs, told, epochs=10, rate=1e-3, beta=20.0).events())
    losses = [event.loss for event in events if isinstance(event, StepDone)]
    assert losses[0] == pytest.approx(math.log(2.0), abs=1e-3)
    assert np.mean(losses[-4:]) < 0.8 * losses[0]
    state = checkpoint.read_state(checkpoint.newest(tmp_path / "tuned"))
    assert (state.distilled, state.guided_up_to) == ("guidance", 12.0)
    assert ink(tmp_path / "tuned") > 1.2 * ink(told)


def test_a_draft_cannot_be_tuned(trained, tmp_path):
    few = distilled(tmp_path / "few", trained, "steps")
    with pytest.raises(MismatchError, match="draws in few steps"):
        tune(tmp_path / "tuned", write_pairs(tmp_path / "rated"), few)


def test_each_epoch_has_a_sheet_and_so_has_what_it_began_as(trained, tmp_path):
    plan = plan_tuning(trained, 2, {"preference": str(write_pairs(tmp_path / "rated")), "batch_size": 4})
    run = prepare_tuning(
        run=tmp_path / "tuned", plan=plan, encoder=HashEncoder(), resume=False, initial=trained,
        intervals=Intervals(save=0, sample=1e9, validate=0),
    )  # fmt: skip
    kinds = [(type(event), event.step) for event in run.events() if not isinstance(event, StepDone)]
    assert kinds[:5] == [(SampleTime, 0), (SampleTime, 2), (Saved, 2), (SampleTime, 4), (Saved, 4)]


def test_the_loss_is_the_papers():
    """By hand: one pixel, the model off by 1 for the winner and 3 for the loser, the reference by 2 for both."""

    class Constant(torch.nn.Module):
        def __init__(self, *values):
            super().__init__()
            self.values = torch.tensor(values)[:, None, None, None]

        def prompt(self, conditions):
            return conditions

        def forward(self, latents, time, features):
            return self.values

    clean = torch.zeros(2, 1, 1, 1)
    nothing = Conditions(*(torch.zeros(2, 1) for _ in Conditions._fields))
    batch = Batch(clean, torch.ones_like(clean), torch.tensor([0.5, 0.5]), nothing)
    loss = PreferenceLoss(Constant(2.0, 2.0), FlowX(), beta=0.1)
    answer = Constant(1.0, 3.0)
    found = loss.losses(answer, batch, torch.Generator())
    weight = 1.0 / 0.5**2
    expected = -math.log(1.0 / (1.0 + math.exp(0.5 * 0.1 * weight * ((1 - 4) - (9 - 4)))))
    assert found.tolist() == pytest.approx([expected])
    assert loss.draw_times(3, torch.Generator().manual_seed(0)).shape == (3,)


def test_both_pictures_of_a_pair_have_the_same_noise_time_and_prompt(tmp_path):
    pairs = read_pairs(write_pairs(tmp_path), SIZE)
    texts = encode_texts(HashEncoder(), [pair.prompt for pair in pairs.pairs], lambda done, total: None)
    network = checkpoint.build_network("N", SIZE, HashEncoder.width).eval()
    batches = PreferenceBatches(pairs, texts, Standardisation(0.0, 1.0), network, size=4, seed=0)
    assert (batches.steps_per_epoch(), batches.steps_per_epoch(2)) == (2, 1)
    batch = batches.batch(0, FlowX().draw_times)
    for values in (batch.noise, batch.time, *batch.conditions):
        first, second = values.chunk(2)
        assert torch.equal(first, second)
    winners, losers = batch.clean.chunk(2)
    # Ink is -1 and paper 1.
    assert (winners.mean(dim=(1, 2, 3)) < losers.mean(dim=(1, 2, 3))).all()
    halves = [batches.batch(0, FlowX().draw_times, part, 2) for part in (slice(0, 4), slice(4, 8))]
    whole = PreferenceBatches(pairs, texts, Standardisation(0.0, 1.0), network, size=8, seed=0)
    together = whole.batch(0, FlowX().draw_times)
    assert torch.equal(torch.cat([half.noise[:4] for half in halves]), together.noise[:8])
    met = {float(row.sum()) for step in (0, 1) for row in batches.batch(step, FlowX().draw_times).clean[:4]}
    assert len(met) >= 1
    assert batches.batch(1, FlowX().draw_times).clean.shape == (8, 1, SIZE, SIZE)


def _spoilt(**changes):
    return lambda folder: write_pairs(folder, **changes)


def _text(text):
    def write(folder):
        (folder / "pairs.json").write_text(text)

    return write


def _same_pixels(folder):
    write_pairs(folder)
    (folder / "thin-1.png").write_bytes((folder / "thick-1.png").read_bytes())


def _no_png(folder):
    write_pairs(folder)
    (folder / "thin-1.png").write_bytes(b"GIF89a")


def _cut(folder):
    write_pairs(folder)
    data = (folder / "thin-1.png").read_bytes()
    (folder / "thin-1.png").write_bytes(data[: len(data) // 2])


def _other_size(folder):
    write_pairs(folder)
    Image.new("L", (SIZE, 2 * SIZE)).save(folder / "thin-1.png")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: None, "cannot be read"),
        (_text("pairs"), "is not JSON"),
        (_text("[" * 100_000), "is not JSON"),
        (_text("[]"), "no list of preferences"),
        (_text('{"format": 2, "pairs": []}'), "no list of preferences"),
        (_text('{"format": 1, "pairs": []}'), "holds no pair"),
        (_text('{"format": 1, "pairs": ["gold"]}'), "pair 1 .* JSON object"),
        (_spoilt(prompt=""), "pair 2 .*'prompt'"),
        (_spoilt(winner=None), "pair 2 .*'winner'"),
        (_spoilt(loser="a\0b"), "pair 2 .*'loser'"),
        (_spoilt(seed=-1), "pair 2 .*'seed'"),
        (_spoilt(time="noon"), "pair 2 .*'time'"),
        (_spoilt(time=7), "pair 2 .*'time'"),
        (_spoilt(winner="lost.png"), "pair 2 .*lost.png is missing"),
        (_spoilt(winner="thin-1.png"), "same picture on both sides"),
        (_same_pixels, "same picture on both sides"),
        (_no_png, "no sound PNG"),
        (_cut, "no sound PNG"),
        (_other_size, "32×64 pixels, the model draws 32×32"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_one_sentence(tmp_path, spoil, said):
    spoil(tmp_path)
    with pytest.raises(DatasetError, match=said) as refused:
        read_pairs(tmp_path / "pairs.json", SIZE)
    assert "\n" not in refused.value.message


def test_seed_and_time_are_optional_and_read(tmp_path):
    path = write_pairs(tmp_path, seed=None, time=None)
    first, second, *_ = read_pairs(path, SIZE).pairs
    assert (first.seed, first.time.year) == (0, 2026)
    assert (second.seed, second.time) == (None, None)


def test_a_model_is_needed_and_the_encoder_that_it_has(trained, tmp_path, monkeypatch):
    pairs = write_pairs(tmp_path / "rated")
    with pytest.raises(CheckpointError, match="no model to tune"):
        plan_tuning(None, 2, {"preference": str(pairs)})
    with pytest.raises(CheckpointError, match="holds no checkpoint"):
        tune(tmp_path / "run", pairs, None, resume=True, max_steps=1)
    with pytest.raises(CheckpointError, match="already holds a run"):
        tune(trained, pairs, trained)
    monkeypatch.setattr(HashEncoder, "sha256", "f" * 64)
    with pytest.raises(MismatchError, match=r"sha256 0{64}, this run's has f{64}"):
        tune(tmp_path / "run", pairs, trained)


def test_a_plan_says_what_cannot_be():
    for said in ({"beta": 0.0}, {"beta": math.nan}, {"epochs": 2}):
        with pytest.raises(CheckpointError):
            TrainingPlan(**{"max_steps": 1, **said})
