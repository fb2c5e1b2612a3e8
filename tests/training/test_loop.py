import json
from dataclasses import replace
from functools import partial

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file, save_file  # noqa: E402
from torch._dynamo.testing import CompileCounter  # noqa: E402

from glyphstudio.errors import CheckpointError, DivergenceError, MismatchError  # noqa: E402
from glyphstudio.training import checkpoint, loop  # noqa: E402
from glyphstudio.training.blocks import Block  # noqa: E402
from glyphstudio.training.bundle_weights import OF_LATER  # noqa: E402
from glyphstudio.training.compilation import compile_blocks  # noqa: E402
from glyphstudio.training.config import TrainingPlan  # noqa: E402
from glyphstudio.training.loop import Intervals, SampleTime, Saved, StepDone, Validated, rate_factor  # noqa: E402
from glyphstudio.training.network import text_alone  # noqa: E402
from glyphstudio.training.preparation import facts_of, prepare_run  # noqa: E402
from tests.support.tiny_training import HashEncoder, tiny_training_set  # noqa: E402

pytestmark = [pytest.mark.torch, pytest.mark.usefixtures("small_networks")]


# PyTorch's tracer looks at gradients of tensors that keep none, and hides its own warning from its own logger alone.
traced = pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf:UserWarning")


def prepare(folder, *, steps, resume=False, initial=None, sample=0, styles=1, **changes):
    plan = TrainingPlan(**{"preset": "N", "batch_size": 4, "max_steps": steps, "precision": "no", **changes})
    return prepare_run(
        run=folder,
        plan=plan,
        data=tiny_training_set(styles=styles),
        encoder=HashEncoder(),
        intervals=Intervals(report=1e-9, save=0, sample=sample, validate=0),
        resume=resume,
        initial=initial,
        say=lambda line: None,
    )


def files_of(folder):
    names = ("network/" + checkpoint.WEIGHTS, "ema/" + checkpoint.WEIGHTS, "optimizer.safetensors")
    return [(checkpoint.newest(folder) / name).read_bytes() for name in names]


def stop_after(training, steps):
    for event in training.events():
        if isinstance(event, StepDone) and event.step == steps:
            training.stop()


def test_ten_steps_resumed_for_ten_more_equal_twenty_to_the_bit(tmp_path):
    list(prepare(tmp_path / "whole", steps=20).events())
    stop_after(prepare(tmp_path / "parts", steps=20), 10)
    assert checkpoint.read_state(checkpoint.newest(tmp_path / "parts")).step == 10
    list(prepare(tmp_path / "parts", steps=20, resume=True).events())
    assert files_of(tmp_path / "whole") == files_of(tmp_path / "parts")


def test_fitting_the_priors_leaves_no_gradient_to_be_clipped_by(tmp_path):
    """Left behind, it shrank every gradient of a fresh run, and a resumed one went another way."""
    training = prepare(tmp_path, steps=1)
    assert [name for name, weight in training._network.named_parameters() if weight.grad is not None] == []


@pytest.mark.parametrize("objective", ["ho2020-linear-eps", "nichol2021-cosine-eps"])
def test_the_textbook_objectives_train(tmp_path, objective):
    events = list(prepare(tmp_path, steps=30, objective=objective, warmup_steps=1).events())
    losses = [event.loss for event in events if isinstance(event, StepDone)]
    assert sum(losses[-5:]) < sum(losses[:5])


def test_a_run_reports_validates_samples_and_ends_with_a_checkpoint(tmp_path):
    events = list(prepare(tmp_path, steps=3, sample=1e6).events())
    kinds = [type(event) for event in events]
    assert kinds == [StepDone, StepDone, StepDone, Validated, SampleTime, Saved]
    assert events[2].share == 1.0
    assert events[2].samples_seen == 12


def test_training_lowers_the_loss_on_held_out_pictures(tmp_path):
    def last(folder, steps):
        *_, event = (e for e in prepare(folder, steps=steps, warmup_steps=5).events() if isinstance(e, Validated))
        return event.loss

    assert last(tmp_path / "long", 60) < 0.8 * last(tmp_path / "short", 1)


def test_a_loss_that_is_no_number_stops_and_keeps_the_last_checkpoint(tmp_path):
    stop_after(prepare(tmp_path, steps=20), 2)
    training = prepare(tmp_path, steps=20, resume=True)
    with torch.no_grad():
        training._network.head.bias.fill_(float("nan"))
    with pytest.raises(DivergenceError, match="nan"):
        list(training.events())
    assert checkpoint.read_state(checkpoint.newest(tmp_path)).step == 2


def test_a_folder_with_a_run_is_not_started_over(tmp_path):
    list(prepare(tmp_path, steps=1).events())
    with pytest.raises(CheckpointError, match="already holds a run"):
        prepare(tmp_path, steps=1)
    with pytest.raises(CheckpointError, match="no checkpoint to resume"):
        prepare(tmp_path / "other", steps=1, resume=True)


def test_a_run_may_start_from_the_weights_of_another(tmp_path):
    list(prepare(tmp_path / "first", steps=2).events())
    training = prepare(tmp_path / "second", steps=2, initial=tmp_path / "first")
    assert training.state.step == 0
    assert training.state.samples_seen == 8
    list(training.events())
    assert checkpoint.read_state(checkpoint.newest(tmp_path / "second")).samples_seen == 16


def test_a_run_knows_the_fonts_it_is_trained_on_and_not_those_of_the_weights_it_started_from(tmp_path):
    """A run of three fonts that started from one font's weights was exported without styles."""
    list(prepare(tmp_path / "first", steps=1).events())
    training = prepare(tmp_path / "second", steps=1, initial=tmp_path / "first", styles=2)
    assert training.state.fonts == ("bars", "beams")
    network = checkpoint.build_network("N", 32, 16)
    assert facts_of(training.state, network, "second").styles == ("bars", "beams")
    first = checkpoint.read_state(checkpoint.newest(tmp_path / "first"))
    assert facts_of(first, network, "first").styles == ()
    # What a bundle calls its fonts is kept by who goes on from it.
    assert facts_of(replace(first, styles=("Thin", "Thick")), network, "first").styles == ("Thin", "Thick")


@traced
def test_a_compiled_run_trains_as_one_that_is_not(tmp_path, monkeypatch):
    """With PyTorch's own backend for tests: the graphs are traced and run as they are, without a compiler."""
    monkeypatch.setattr(loop, "compile_blocks", partial(compile_blocks, backend="eager"))
    for name, compiled in (("plain", False), ("compiled", True)):
        list(prepare(tmp_path / name, steps=3, compile=compiled).events())
    plain, compiled = (
        load_file(checkpoint.newest(tmp_path / name) / "ema" / checkpoint.WEIGHTS) for name in ("plain", "compiled")
    )
    assert plain.keys() == compiled.keys()
    for name, value in plain.items():
        torch.testing.assert_close(value, compiled[name], rtol=1e-4, atol=1e-5, msg=name)


@traced
def test_a_block_is_compiled_once_for_each_shape():
    network = checkpoint.build_network("N", 32, 16).eval()
    blocks = [module for module in network.modules() if isinstance(module, Block)]
    counter = CompileCounter()
    torch._dynamo.reset()
    compile_blocks(network, backend=counter)
    conditions = text_alone(torch.randn(2, 4, 16), torch.ones(2, 4))
    with torch.no_grad():
        for _ in range(2):
            network(torch.randn(2, 1, 32, 32), torch.tensor([0.2, 0.9]), network.prompt(conditions))
    assert 1 < counter.frame_count < len(blocks)


def test_priors_of_another_kind_are_left_alone_and_the_networks_own_kept(tmp_path):
    network = checkpoint.build_network("N", 32, 16)
    own = {name: value.clone() for name, value in network.state_dict().items()}
    theirs = {name: value + 1.0 for name, value in own.items() if not name.startswith("radical_prior.")}
    save_file({**theirs, "radical_prior.layers.0.weight": torch.ones(3)}, tmp_path / checkpoint.WEIGHTS)
    lacking = checkpoint.load_weights(network, tmp_path, may_lack=OF_LATER)
    assert lacking == {name for name in own if name.startswith("radical_prior.")}
    for name, value in network.state_dict().items():
        assert torch.equal(value, own[name] if name in lacking else theirs[name]), name
    with pytest.raises(MismatchError, match="another network"):
        checkpoint.load_weights(network, tmp_path)


@pytest.mark.parametrize(
    ("changes", "words"), [({"preset": "C"}, "preset is N"), ({"objective": "ho2020-linear-eps"}, "objective")]
)
def test_a_checkpoint_of_another_kind_is_refused(tmp_path, changes, words):
    list(prepare(tmp_path, steps=1).events())
    with pytest.raises(MismatchError, match=words):
        prepare(tmp_path, steps=1, resume=True, **changes)


def test_another_text_encoder_is_refused_and_both_are_named(tmp_path, monkeypatch):
    list(prepare(tmp_path, steps=1).events())
    monkeypatch.setattr(HashEncoder, "sha256", "f" * 64)
    with pytest.raises(MismatchError, match=f"SHA-256 is {'0' * 64}, this run's is {'f' * 64}"):
        prepare(tmp_path, steps=1, resume=True)


def test_the_rate_warms_up_stays_and_falls_to_zero():
    plan = TrainingPlan(max_steps=1000, warmup_steps=100)
    assert rate_factor(plan, 0, 0.0) == pytest.approx(0.01)
    assert rate_factor(plan, 500, 0.5) == 1.0
    assert rate_factor(plan, 850, 0.85) == pytest.approx(0.5)
    assert rate_factor(plan, 1000, 1.0) == 0.0


def test_the_clock_ends_a_run_and_goes_on_counting_after_a_resume(tmp_path):
    training = prepare(tmp_path, steps=0, wall_minutes=1e-4)
    list(training.events())
    assert training.state.seconds >= 6e-3
    again = prepare(tmp_path, steps=0, wall_minutes=1.0, resume=True)
    assert 0.0 < again.share() < 1.0


def test_a_plan_survives_its_file_and_a_damaged_one_is_refused(tmp_path):
    plan = TrainingPlan(max_steps=3, seed=7, font_shares=(2, 1))
    assert TrainingPlan.from_json(plan.to_json()) == plan
    (tmp_path / "plan.json").write_text(json.dumps({"wings": 2}))
    with pytest.raises(CheckpointError, match="damaged"):
        checkpoint.read_plan(tmp_path)
    for changes in (
        {"preset": "XL"},
        {"objective": "vae"},
        {"precision": "fp4"},
        {"max_steps": 0},
        {"decay_share": 0.0},
        {"font_shares": (1, 0)},
    ):
        with pytest.raises(CheckpointError):
            TrainingPlan(**{"max_steps": 1, **changes})
