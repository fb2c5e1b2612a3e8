"""A folder in the reference's layout becomes a bundle that draws what diffusers draws."""

import json
import shutil

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")
pytest.importorskip("onnx")

from diffusers import DDPMScheduler, DPMSolverMultistepScheduler  # noqa: E402
from safetensors.torch import load_file, save_file  # noqa: E402

from export import diffusers_folder, diffusers_import, parity  # noqa: E402
from export.diffusers_folder import UNET_CONFIG, UNET_WEIGHTS, find_encoder, find_folder, read_model  # noqa: E402
from export.diffusers_graphs import PixelDenoiser, TokensGraph  # noqa: E402
from export.diffusers_import import ImportPlan, import_model, main  # noqa: E402
from export.noise_process import NoiseProcess, step_of  # noqa: E402
from glyphstudio import cli  # noqa: E402
from glyphstudio.engine.generate import generate  # noqa: E402
from glyphstudio.engine.request import GenerationRequest  # noqa: E402
from glyphstudio.errors import BundleError, GlyphStudioError  # noqa: E402
from glyphstudio.inference.bundle import open_bundle  # noqa: E402
from glyphstudio.inference.onnx_model import OnnxModel  # noqa: E402
from glyphstudio.training.objective import objective_named  # noqa: E402
from glyphstudio.training.t5_encoder import TorchT5Encoder  # noqa: E402
from tests.support.tiny_diffusers import PUBLISHED, write_diffusers  # noqa: E402
from tests.support.tiny_t5 import write_tiny_t5  # noqa: E402

pytestmark = [
    pytest.mark.torch,
    pytest.mark.timeout(1200),
    # diffusers' DPM-Solver gives NumPy 2 a tensor.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]

TOKENS = 8


@pytest.fixture(scope="module")
def narrow(tmp_path_factory):
    """The folder of a narrow model, its network, and its bundle as the command line makes it."""
    folder = tmp_path_factory.mktemp("narrow")
    unet = write_diffusers(folder / "model")
    words = ["models", "import", str(folder / "model"), "--out", str(folder / "bundle"), "--max-tokens", str(TOKENS)]
    assert cli.main(words) == 0
    return folder / "model", unet, folder / "bundle"


def relative(ours, theirs):
    return float((ours - theirs).norm() / theirs.norm())


def assert_draws_the_same(folder, unet, bundle, scheduler, steps):
    """Let the scheduler lead diffusers' network and the bundle, each with its own pictures; compare at every step."""
    model = OnnxModel(open_bundle(bundle), "cpu")
    encoder = TorchT5Encoder(str(folder / "text_encoder"), TOKENS)
    states, mask = (torch.from_numpy(value) for value in encoder.encode(["gold bar 3"]))
    conditioning = [model.condition("gold bar 3")]
    kept = scheduler.alphas_cumprod.double()

    def theirs(x, step):
        asked = {"encoder_hidden_states": states, "encoder_attention_mask": mask.float()}
        return unet(x, step, **asked, return_dict=False)[0]

    def ours(x, step):
        sigma = float(((1.0 - kept[step]) / kept[step]).sqrt())
        latents = x.double().numpy() * (1.0 + sigma**2) ** 0.5
        denoised = model.denoise(latents, sigma, conditioning)
        return torch.from_numpy((latents - denoised) / sigma).float()

    runs = []
    for predict in (theirs, ours):
        scheduler.set_timesteps(steps)
        x = torch.randn(1, 1, *(model.facts.image_size,) * 2, generator=torch.Generator().manual_seed(0))
        noise, pictures = torch.Generator().manual_seed(1), []
        for step in scheduler.timesteps:
            x = scheduler.step(predict(x, step), step, x, generator=noise).prev_sample
            pictures.append(x)
        runs.append(pictures)
    errors = [relative(mine, yours) for mine, yours in zip(*runs, strict=True)]
    assert len(errors) == steps
    assert max(errors) < 1e-3, errors


@pytest.mark.parametrize("kind", [DDPMScheduler, DPMSolverMultistepScheduler])
def test_each_step_is_that_of_diffusers_own_pipeline(narrow, kind):
    folder, unet, bundle = narrow
    scheduler = kind.from_pretrained(folder / "scheduler", **({"clip_sample": False} if kind is DDPMScheduler else {}))
    assert_draws_the_same(folder, unet, bundle, scheduler, 6)


@pytest.mark.timeout(1200)
def test_the_published_architecture_is_imported_and_takes_the_same_step(tmp_path, monkeypatch):
    """131 million weights: one evaluation for each comparison."""
    monkeypatch.setattr(parity, "LEVELS", (2.0,))
    monkeypatch.setattr(diffusers_import, "count_flop", lambda *_: 324_000_000_000)
    unet = write_diffusers(tmp_path / "model", PUBLISHED)
    plan = ImportPlan(name="published", max_tokens=TOKENS)
    import_model(str(tmp_path / "model"), tmp_path / "bundle", plan, force=False, say=lambda line: None)
    scheduler = DPMSolverMultistepScheduler.from_pretrained(tmp_path / "model" / "scheduler")
    assert_draws_the_same(tmp_path / "model", unet, tmp_path / "bundle", scheduler, 1)


def test_the_manifest_keeps_what_the_folder_and_the_reader_said(narrow):
    manifest = json.loads((narrow[2] / "bundle.json").read_text())
    assert (manifest["data_low"], manifest["data_high"], manifest["data_range"]) == (0.0, 1.0, "unit")
    assert (manifest["prediction_type"], manifest["mask_policy"]) == ("epsilon", "masked")
    assert manifest["betas"] == {
        "num_train_timesteps": 1000, "beta_schedule": "linear", "beta_start": 1e-4, "beta_end": 0.02
    }  # fmt: skip
    assert manifest["sigma_max"] == pytest.approx(157.4, abs=0.1)
    assert max(manifest["parity"]["denoiser"].values()) < 1e-5
    assert str(narrow[0]) not in (narrow[2] / "bundle.json").read_text()


def test_a_picture_is_drawn_in_the_range_of_its_training(narrow):
    model = OnnxModel(open_bundle(narrow[2]), "cpu")
    *_, last = generate(model, [GenerationRequest(prompt="gold", steps=4, guidance=3.0)])
    assert last.denoised.shape == (1, 1, 16, 16)
    assert 0.0 <= last.denoised.min() < last.denoised.max() <= 1.0


@pytest.mark.parametrize("prediction", ["epsilon", "v_prediction", "sample"])
def test_the_denoiser_finds_the_picture_in_a_true_answer(prediction):
    process = NoiseProcess.from_config({"prediction_type": prediction})
    clean, noise = torch.rand(2, 1, 4, 4), torch.randn(2, 1, 4, 4)
    sigma = process.sigmas[[100, 900]].float()
    kept = (1.0 / (1.0 + sigma.square())).sqrt()[:, None, None, None]
    spread = (1.0 - kept.square()).sqrt()
    answers = {"epsilon": noise, "v_prediction": kept * noise - spread * clean, "sample": clean}
    asked = []

    def unet(x, step, **_):
        asked.append((x, step))
        return (answers[prediction],)

    denoiser = PixelDenoiser(torch.nn.Identity(), process)
    denoiser.unet = _Answering(unet)
    denoised = denoiser(clean + sigma[:, None, None, None] * noise, sigma, None, None)
    torch.testing.assert_close(denoised, clean, atol=2e-3, rtol=0)
    (x, step) = asked[0]
    torch.testing.assert_close(x, kept * clean + spread * noise)
    torch.testing.assert_close(step, torch.tensor([100.0, 900.0]), atol=0.01, rtol=0)


class _Answering(torch.nn.Module):
    def __init__(self, answer):
        super().__init__()
        self.answer = answer

    def forward(self, *positional, **named):
        return self.answer(*positional, **named)


def test_padding_is_hidden_or_seen_as_zeros():
    states, mask = torch.randn(1, 3, 2), torch.tensor([[1.0, 1.0, 0.0]])
    tokens, seen = TokensGraph("masked")(states, mask)
    assert seen.tolist() == [[1.0, 1.0, 0.0]]
    assert tokens[0, 2].tolist() == [0.0, 0.0]
    assert TokensGraph("unmasked")(states, mask)[1].tolist() == [[1.0, 1.0, 1.0]]
    with pytest.raises(ValueError, match="'some'"):
        TokensGraph("some")


def test_the_process_is_that_of_the_paper_and_every_level_its_own_step():
    process = NoiseProcess.from_config({"beta_schedule": "linear", "beta_start": 1e-4, "beta_end": 0.02})
    torch.testing.assert_close(process.sigmas, objective_named("ho2020-linear-eps").sigmas, rtol=1e-4, atol=0)
    steps = step_of(process.sigmas.float(), process.sigmas.float())
    torch.testing.assert_close(steps, torch.arange(1000.0), atol=0.01, rtol=0)


@pytest.mark.parametrize(
    ("scheduler", "said"),
    [
        ({"prediction_type": "flow"}, "prediction_type"),
        ({"beta_schedule": "sigmoid"}, "beta_schedule"),
        ({"num_train_timesteps": 1}, "num_train_timesteps"),
        ({"beta_end": "much"}, "beta_end"),
        ({"trained_betas": [0.1, 2.0]}, "trained_betas"),
        ({"rescale_betas_zero_snr": True}, "rescales"),
        ({"num_train_timesteps": 10_000, "beta_start": 0.9, "beta_end": 0.9}, "noise does not rise"),
    ],
)
def test_a_process_that_cannot_be_followed_is_named(scheduler, said):
    with pytest.raises(BundleError, match=said):
        NoiseProcess.from_config(scheduler)


def test_betas_of_ones_own_are_followed():
    process = NoiseProcess.from_config({"num_train_timesteps": 3, "trained_betas": [0.1, 0.2, 0.3]})
    torch.testing.assert_close(process.alphas_cumprod.float(), torch.tensor([0.9, 0.72, 0.504]))


@pytest.fixture
def folder(narrow, tmp_path):
    """A copy to be spoilt."""
    return shutil.copytree(narrow[0], tmp_path / "model")


def _config(**changes):
    def spoil(folder):
        path = folder / UNET_CONFIG
        path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))

    return spoil


def _weights(change):
    def spoil(folder):
        weights = load_file(folder / UNET_WEIGHTS)
        change(weights)
        save_file(weights, folder / UNET_WEIGHTS)

    return spoil


def _pickle_instead(folder):
    (folder / UNET_WEIGHTS).unlink()
    (folder / "unet" / "diffusion_pytorch_model.bin").write_bytes(b"cos\nsystem\n")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / UNET_CONFIG).unlink(), "lacks unet/config.json"),
        (lambda folder: shutil.rmtree(folder / "scheduler"), "lacks scheduler/"),
        (lambda folder: (folder / UNET_WEIGHTS).unlink(), "lacks unet/diffusion"),
        (_pickle_instead, "is a pickle"),
        (lambda folder: (folder / UNET_CONFIG).write_text("[" * 100_000), "cannot be read as JSON"),
        (lambda folder: (folder / UNET_CONFIG).write_text("[]"), "no JSON object"),
        (lambda folder: (folder / UNET_WEIGHTS).write_bytes(b"\xff" * 99), "cannot be read"),
        (_config(_class_name="UNet2DModel"), "'UNet2DModel', not a UNet2DConditionModel"),
        (_config(in_channels=4), "in_channels is 4"),
        (_config(class_embed_type="timestep"), "class_embed_type"),
        (_config(sample_size=10**9), "sample_size"),
        (_config(cross_attention_dim=None), "cross_attention_dim"),
        (_config(block_out_channels=[10**12, 32]), "block_out_channels"),
        (_config(block_out_channels=7), "block_out_channels"),
        (_config(down_block_types=["CrossAttnDownBlock2D", "NoSuchBlock"]), "cannot build the network"),
        (_config(block_out_channels=[32, 64]), "weights of another network"),
        (_weights(lambda weights: weights["conv_in.bias"].fill_(float("nan"))), "not a number"),
        (_weights(lambda weights: weights.pop("conv_in.bias")), "weights of another network"),
    ],
)
def test_what_cannot_be_used_is_refused_with_one_sentence(folder, spoil, said):
    spoil(folder)
    with pytest.raises(GlyphStudioError, match=said) as refused:
        read_model(folder, "spoilt")
    assert "\n" not in refused.value.message


def test_an_encoder_of_another_width_is_refused_and_nothing_is_left(folder, tmp_path, capsys):
    write_tiny_t5(tmp_path / "wide", width=24)
    assert main([str(folder), str(tmp_path / "bundle"), "--encoder", str(tmp_path / "wide")]) == 1
    said = capsys.readouterr().err
    assert "reads token states of width 16" in said
    assert "gives 24" in said
    assert "hint: Name the T5 encoder" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model", "wide"]


def test_a_folder_that_is_no_t5_is_refused(folder, tmp_path):
    weights = load_file(folder / "text_encoder" / "model.safetensors")
    renamed = {f"bert.{name}": value for name, value in weights.items()}
    save_file(renamed, folder / "text_encoder" / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(BundleError, match="is no T5 encoder"):
        import_model(str(folder), tmp_path / "bundle", ImportPlan(name="spoilt"), force=False, say=lambda line: None)
    assert not (tmp_path / "bundle").exists()


def test_without_a_network_a_hub_id_says_what_is_missing_and_where_it_goes(monkeypatch):
    def unreachable(*_args, **_kwargs):
        raise ConnectionError("Name or service not known")

    monkeypatch.setattr(diffusers_folder, "snapshot_download", unreachable)
    with pytest.raises(BundleError, match="yuewu/glyffuser is not on this machine") as refused:
        find_folder("yuewu/glyffuser")
    assert "unet/config.json" in refused.value.hint
    assert "a folder glyffuser on this machine" in refused.value.hint
    with pytest.raises(BundleError, match="google-t5/t5-small is not") as refused:
        find_encoder("google-t5/t5-small")
    assert "model.safetensors" in refused.value.hint
    assert "--encoder" in refused.value.hint
    for find in (find_folder, find_encoder):
        with pytest.raises(BundleError, match="there is no"):
            find("no/such/folder")


def test_a_hub_id_is_fetched_without_code_and_pickles(monkeypatch, tmp_path):
    asked = {}
    monkeypatch.setattr(
        diffusers_folder,
        "snapshot_download",
        lambda source, allow_patterns: asked.update({source: allow_patterns}) or tmp_path,
    )
    assert find_folder("yuewu/glyffuser") == tmp_path
    assert all(name.endswith((".json", ".safetensors", "spiece.model")) for name in asked["yuewu/glyffuser"])


def test_a_folder_without_an_encoder_takes_the_published_one(folder):
    shutil.rmtree(folder / "text_encoder")
    assert read_model(folder, "bare").encoder_source == "google-t5/t5-small"


def test_weights_in_half_precision_stay_so_and_others_stay_whole(narrow):
    # Random weights are not halves: the bundle holds four bytes a weight.
    assert (narrow[2] / "denoiser.onnx").stat().st_size > 4 * sum(p.numel() for p in narrow[1].parameters())


def test_an_existing_bundle_is_kept(narrow, capsys):
    before = (narrow[2] / "bundle.json").read_bytes()
    assert main([str(narrow[0]), str(narrow[2])]) == 1
    assert "exists already" in capsys.readouterr().err
    assert (narrow[2] / "bundle.json").read_bytes() == before
