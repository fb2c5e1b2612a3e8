import shutil

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from accelerate import Accelerator  # noqa: E402

from glyphstudio.engine.guidance import guided  # noqa: E402
from glyphstudio.engine.request import GenerationRequest  # noqa: E402
from glyphstudio.engine.samplers import SAMPLERS  # noqa: E402
from glyphstudio.errors import CheckpointError, MismatchError  # noqa: E402
from glyphstudio.training import checkpoint  # noqa: E402
from glyphstudio.training.batches import BatchSource  # noqa: E402
from glyphstudio.training.config import TrainingPlan  # noqa: E402
from glyphstudio.training.distillation import ConsistencyDistillation, criterion_of, draw_guidance  # noqa: E402
from glyphstudio.training.example_store import MemoryStore  # noqa: E402
from glyphstudio.training.loop import Forward, Intervals, StepDone  # noqa: E402
from glyphstudio.training.network import Conditions, text_alone  # noqa: E402
from glyphstudio.training.objective import objective_named  # noqa: E402
from glyphstudio.training.preparation import facts_of, prepare_run  # noqa: E402
from glyphstudio.training.standardisation import Standardisation  # noqa: E402
from glyphstudio.training.teacher import Teacher, build_teacher, null_like  # noqa: E402
from glyphstudio.training.torch_model import TorchModel  # noqa: E402
from tests.support.gaussian import expected_data  # noqa: E402
from tests.support.tiny_training import HashEncoder, tiny_training_set  # noqa: E402

pytestmark = [pytest.mark.torch, pytest.mark.usefixtures("small_networks")]

WEIGHTS = ("network/" + checkpoint.WEIGHTS, "ema/" + checkpoint.WEIGHTS, "optimizer.safetensors")


def prepare(folder, *, steps, resume=False, **changes):
    given = {"preset": "N", "batch_size": 8, "max_steps": steps, "precision": "no", "warmup_steps": 2, **changes}
    return prepare_run(
        run=folder,
        plan=TrainingPlan(**given),
        data=tiny_training_set(),
        encoder=HashEncoder(),
        intervals=Intervals(report=1e-9, save=0, sample=0, validate=0),
        resume=resume,
        initial=None,
        say=lambda line: None,
    )


@pytest.fixture(scope="module")
def folders(tmp_path_factory, small_networks):
    """A trained run, one that was told its guidance, and one that draws in few steps."""
    folder = tmp_path_factory.mktemp("distilled")
    list(prepare(folder / "plain", steps=6).events())
    list(prepare(folder / "told", steps=6, distill="guidance", teacher=str(folder / "plain")).events())
    list(prepare(folder / "few", steps=4, distill="steps", teacher=str(folder / "told")).events())
    return folder


def model_of(run):
    source = checkpoint.newest(run)
    state = checkpoint.read_state(source)
    network = checkpoint.build_network(state.preset, state.image_size, state.encoder.width)
    checkpoint.load_weights(network, source / "ema")
    facts = facts_of(state, network, run.name)
    scale = Standardisation(state.data_mean, state.data_std)
    return TorchModel(network.eval(), objective_named(state.objective), HashEncoder(), scale, facts)


@pytest.mark.parametrize("distill", ["guidance", "steps"])
def test_a_student_comes_closer_to_its_teacher(folders, distill):
    """On one batch with one draw of guidance, so that nothing but learning can lower the loss.

    The student begins as its teacher without guidance: its loss then is the whole effect of guidance.
    """
    teacher, student = teacher_of(folders / "plain"), teacher_of(folders / "plain").network
    generator = torch.Generator().manual_seed(3)
    with torch.no_grad():
        # A teacher of a few steps hardly minds what it is told; this one does.
        for ours, theirs in zip(student.parameters(), teacher.network.parameters(), strict=True):
            theirs.add_(0.1 * torch.randn(theirs.shape, generator=generator))
            ours.copy_(theirs)
        for layer in (student.guidance_to_vector, teacher.network.guidance_to_vector):
            for parameter in layer.parameters():
                parameter.zero_()
    student.requires_grad_(True)
    plan = TrainingPlan(preset="N", max_steps=1, batch_size=8, distill=distill, teacher="plain")
    criterion = criterion_of(teacher.objective, plan, teacher)
    data = tiny_training_set()
    batch = BatchSource(plan, data.train, None, MemoryStore(data.train.table, data.texts, data.scale)).batch(
        0, criterion.draw_times
    )
    optimizer = torch.optim.Adam(student.parameters(), 1e-3)
    losses = []
    for _ in range(40):
        loss = criterion.losses(Forward(student), batch, torch.Generator().manual_seed(0)).mean()
        losses.append(float(loss.detach()))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert losses[-1] < 0.7 * losses[0]


@pytest.mark.parametrize(("distill", "teacher"), [("guidance", "plain"), ("steps", "told"), ("steps", "plain")])
def test_a_distillation_resumed_equals_one_in_a_piece_to_the_bit(folders, tmp_path, distill, teacher):
    plan = {"distill": distill, "teacher": str(folders / teacher), "steps": 4}
    list(prepare(tmp_path / "whole", **plan).events())
    training = prepare(tmp_path / "parts", **plan)
    for event in training.events():
        if isinstance(event, StepDone) and event.step == 2:
            training.stop()
    list(prepare(tmp_path / "parts", **plan, resume=True).events())
    whole, parts = (
        [(checkpoint.newest(tmp_path / name) / file).read_bytes() for file in WEIGHTS] for name in ("whole", "parts")
    )
    assert whole == parts


def test_the_teacher_computes_in_the_runs_precision_too(folders, tmp_path, monkeypatch):
    """It is evaluated far more often than its student: in float32 it took most of a run's time."""
    seen, evaluate = [], Teacher.denoised

    def watched(self, *given):
        answer = evaluate(self, *given)
        seen.append((torch.is_autocast_enabled("cpu"), answer.dtype))
        return answer

    monkeypatch.setattr(Teacher, "denoised", watched)
    monkeypatch.setattr(Accelerator, "autocast", lambda self: torch.autocast("cpu", torch.bfloat16))
    list(prepare(tmp_path, steps=1, distill="steps", teacher=str(folders / "plain")).events())
    assert set(seen) == {(True, torch.float32)}


def test_a_students_state_says_what_it_was_taught_and_counts_its_teachers_pictures(folders):
    state = checkpoint.read_state(checkpoint.newest(folders / "told"))
    assert (state.distilled, state.guided_up_to) == ("guidance", 12.0)
    assert state.samples_seen == 2 * 6 * 8
    assert state.started_from == "plain at 48 samples"
    assert checkpoint.read_state(checkpoint.newest(folders / "few")).distilled == "steps"


def test_plain_training_that_starts_from_a_student_is_no_student(folders, tmp_path):
    training = prepare_run(
        run=tmp_path,
        plan=TrainingPlan(preset="N", max_steps=1, precision="no"),
        data=tiny_training_set(),
        encoder=HashEncoder(),
        intervals=Intervals(),
        resume=False,
        initial=folders / "told",
        say=lambda line: None,
    )
    assert (training.state.distilled, training.state.guided_up_to) == ("", 0.0)


def teacher_of(run):
    source = checkpoint.newest(run)
    state = checkpoint.read_state(source)
    network = checkpoint.build_network(state.preset, state.image_size, state.encoder.width)
    checkpoint.load_weights(network, source / "ema")
    return build_teacher(network, objective_named(state.objective), state, tiny_training_set().texts)


def test_the_teacher_is_the_engines_guided_function(folders):
    """Also at both ends: w = 0 is the unconditional model, w = 1 no guidance."""
    teacher, model = teacher_of(folders / "plain"), model_of(folders / "plain")
    states, mask = (torch.from_numpy(values[:, :4]) for values in HashEncoder().encode(["flat bar"]))
    mask = mask.float()
    radical = teacher.network.suggested_radical(states, mask)
    conditions = text_alone(states, mask)._replace(radical=radical)
    latents = 3.0 * torch.randn(1, 1, 32, 32, generator=torch.Generator().manual_seed(2))
    for weight in (0.0, 0.5, 1.0, 4.0, 12.0):
        expected = guided(model, [GenerationRequest(prompt="flat bar", guidance=weight)])(latents.double().numpy(), 3.0)
        answer = teacher.denoised(
            latents / 4.0, torch.tensor([0.75]), teacher.features(conditions), torch.tensor([weight])
        )
        assert answer.numpy() == pytest.approx(expected, abs=2e-3)  # the text table holds half precision


def test_the_unconditional_side_says_nothing_but_the_empty_text_and_the_style():
    told = Conditions(*(torch.ones_like(value) for value in text_alone(torch.ones(3, 5, 16), torch.ones(3, 5))))
    null = null_like(told, torch.full((1, 2, 16), 7.0), torch.ones(1, 2))
    assert null.states.shape == (3, 2, 16)
    assert null.mask.shape == (3, 2)
    assert (null.states == 7.0).all()
    assert torch.equal(null.style, told.style)
    for name, value in null._asdict().items():
        assert name in {"states", "mask", "style"} or not value.any()
        assert name in {"states", "mask"} or value.shape == getattr(told, name).shape


class StraightTeacher:
    """A teacher whose picture is known: every path from anywhere ends at ``guidance`` times one."""

    def features(self, conditions):
        return None

    def denoised(self, latents, time, features, guidance):
        return torch.ones_like(latents) * guidance[:, None, None, None]


def test_a_path_ends_where_the_teacher_leads_from_every_level(monkeypatch):
    monkeypatch.setattr("glyphstudio.training.distillation.rows_of", lambda features, rows: features)
    objective = objective_named("flow-x")
    criterion = ConsistencyDistillation(StraightTeacher(), objective, 12.0, 0.0, float("inf"))
    time = criterion.draw_times(64, torch.Generator().manual_seed(0))
    places = criterion._places(time)
    assert set(places.tolist()) == set(range(8))
    noise = torch.randn(64, 1, 4, 4, generator=torch.Generator().manual_seed(1))
    guidance = torch.linspace(0.5, 4.0, 64)
    end = criterion._end_of_path(torch.zeros_like(noise), noise, places, None, guidance)
    torch.testing.assert_close(end, torch.ones_like(end) * guidance[:, None, None, None])


class CurvedTeacher:
    """A teacher whose picture depends on latents and level, and not in a straight line."""

    def denoised(self, latents, time, features, guidance):
        share = time[:, None, None, None]
        plain = expected_data(latents / (1 - share), share / (1 - share), 0.2, 0.5)
        return 1.5 * plain / (1 + plain.abs())


def test_a_path_from_any_level_is_the_engines_default_sampler(monkeypatch):
    monkeypatch.setattr("glyphstudio.training.distillation.rows_of", lambda features, rows: features)
    criterion = ConsistencyDistillation(CurvedTeacher(), objective_named("flow-x"), 12.0, 0.0, float("inf"))
    generator = torch.Generator().manual_seed(1)
    clean, noise = (torch.randn(8, 1, 4, 4, generator=generator) for _ in range(2))
    end = criterion._end_of_path(clean, noise, torch.arange(8), None, torch.ones(8))
    whole = ConsistencyDistillation(
        CurvedTeacher(), objective_named("flow-x"), 12.0, 0.0, float("inf"), whole=True
    )._end_of_path(clean, noise, torch.arange(8), None, torch.ones(8))
    torch.testing.assert_close(whole, end)

    def denoise(latents, sigma):
        plain = expected_data(latents, sigma, 0.2, 0.5)
        return 1.5 * plain / (1 + np.abs(plain))

    for row in range(8):
        levels = np.array([*criterion._path[row:], 0.0])
        latents = clean[row].double().numpy() + levels[0] * noise[row].double().numpy()
        *_, last = SAMPLERS["dpmpp_2m"](denoise, latents, levels, None)
        assert end[row].numpy() == pytest.approx(last.denoised, abs=1e-3), row


def test_guidance_rests_outside_its_interval_on_the_path(monkeypatch):
    monkeypatch.setattr("glyphstudio.training.distillation.rows_of", lambda features, rows: features)
    criterion = ConsistencyDistillation(StraightTeacher(), objective_named("flow-x"), 12.0, 0.8, 25.0)
    noise = torch.randn(2, 1, 4, 4)
    end = criterion._end_of_path(torch.zeros_like(noise), noise, torch.tensor([0, 7]), None, torch.tensor([6.0, 6.0]))
    torch.testing.assert_close(end, torch.ones_like(end))


@pytest.mark.parametrize("name", ["flow-x", "ho2020-linear-eps", "nichol2021-cosine-eps"])
def test_picture_and_noise_are_found_again_in_what_was_mixed_of_them(name):
    objective = objective_named(name)
    clean, noise = torch.randn(3, 1, 4, 4), torch.randn(3, 1, 4, 4)
    time = torch.tensor([0.3, 0.6, 0.9])
    latents = objective.mix(clean, noise, time)
    torch.testing.assert_close(objective.noise_of(clean, latents, time), noise, rtol=1e-3, atol=1e-4)
    output = clean if objective.prediction_type == "x" else noise
    torch.testing.assert_close(objective.clean_of(output, latents, time), clean, rtol=1e-3, atol=1e-4)


def test_guidance_is_drawn_from_0_to_the_most_with_a_fifth_at_1():
    drawn = draw_guidance(10_000, 12.0, torch.Generator().manual_seed(0))
    assert 0.0 <= float(drawn.min()) < 0.1
    assert 11.8 < float(drawn.max()) <= 12.0
    assert float((drawn == 1.0).float().mean()) == pytest.approx(0.2, abs=0.02)
    assert float(((drawn > 1.5) & (drawn < 6.0)).float().mean()) == pytest.approx(0.4 + 0.4 * 4.5 / 12, abs=0.02)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"preset": "C"}, MismatchError, "the teacher's preset is N, this run's is C"),
        ({"objective": "ho2020-linear-eps"}, MismatchError, "the teacher's objective is flow-x"),
        ({"teacher": "told"}, MismatchError, r"distilled itself \(guidance\), it cannot teach guidance"),
        ({"teacher": "few", "distill": "steps"}, MismatchError, r"distilled itself \(steps\), it cannot teach steps"),
        (
            {"teacher": "told", "distill": "steps", "guidance_most": 20.0},
            MismatchError,
            "up to 12, this run asks for 20",
        ),
        ({"teacher": "nowhere"}, CheckpointError, "holds no checkpoint"),
    ],
)
def test_a_teacher_that_does_not_fit_is_refused(folders, tmp_path, changes, error, words):
    given = {"distill": "guidance", **changes, "teacher": str(folders / changes.get("teacher", "plain"))}
    with pytest.raises(error, match=words):
        prepare(tmp_path, steps=1, **given)


def test_a_teacher_of_another_picture_size_or_encoder_is_refused(folders, tmp_path, monkeypatch):
    monkeypatch.setattr(HashEncoder, "sha256", "f" * 64)
    with pytest.raises(MismatchError, match="the teacher's text encoder's SHA-256"):
        prepare(tmp_path, steps=1, distill="guidance", teacher=str(folders / "plain"))


def test_a_network_that_cannot_be_told_the_guidance_is_refused(folders, tmp_path):
    shutil.copytree(folders / "plain", tmp_path / "teacher")
    state = checkpoint.newest(tmp_path / "teacher") / "state.json"
    state.write_text(state.read_text().replace('"preset": "N"', '"preset": "reference"'))
    with pytest.raises(MismatchError, match="preset reference cannot be told the guidance"):
        prepare(tmp_path / "run", steps=1, preset="reference", distill="guidance", teacher=str(tmp_path / "teacher"))


def test_a_run_goes_on_with_its_own_teacher_only(folders, tmp_path):
    plan = {"steps": 1, "distill": "guidance", "teacher": str(folders / "plain")}
    list(prepare(tmp_path / "run", **plan).events())
    list(prepare(tmp_path / "other", steps=1).events())
    with pytest.raises(MismatchError, match="not the teacher that this run began with"):
        prepare(tmp_path / "run", **plan | {"teacher": str(tmp_path / "other"), "resume": True})
    with pytest.raises(MismatchError, match="the run learns guidance, it cannot go on with from the pictures"):
        prepare(tmp_path / "run", steps=1, resume=True)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"distill": "wings", "teacher": "x"}, "no distillation 'wings'"),
        ({"distill": "steps"}, "the student has no teacher"),
        ({"teacher": "x"}, "has nothing to teach"),
        ({"guidance_most": 1.0}, "the highest guidance is 1"),
        ({"guidance_low": 3.0, "guidance_high": 2.0}, "cannot act from 3 to 2"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(changes, words):
    with pytest.raises(CheckpointError, match=words):
        TrainingPlan(max_steps=1, **changes)


def test_a_plan_with_a_teacher_survives_its_file():
    plan = TrainingPlan(max_steps=1, distill="steps", teacher="runs/a", guidance_high=float("inf"))
    assert TrainingPlan.from_json(plan.to_json()) == plan


def test_a_network_in_training_has_no_draft(folders):
    with pytest.raises(CheckpointError, match="has no draft"):
        _ = model_of(folders / "plain").draft


def test_a_network_in_training_does_not_draw_between_prompts(folders):
    with pytest.raises(CheckpointError, match="does not draw between prompts"):
        model_of(folders / "plain").blend([], [])
