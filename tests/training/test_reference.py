import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")

from export.bundle_writer import write_bundle  # noqa: E402
from glyphstudio.inference.bundle import open_bundle  # noqa: E402
from glyphstudio.inference.onnx_model import OnnxModel  # noqa: E402
from glyphstudio.training import checkpoint  # noqa: E402
from glyphstudio.training.blocks import MASKED  # noqa: E402
from glyphstudio.training.checkpoint import EncoderIdentity, RunState  # noqa: E402
from glyphstudio.training.config import PRESETS, ReferencePreset  # noqa: E402
from glyphstudio.training.network import text_alone  # noqa: E402
from glyphstudio.training.objective import objective_named  # noqa: E402
from glyphstudio.training.optimizer import build_optimizer  # noqa: E402
from glyphstudio.training.reference import ReferenceUNet  # noqa: E402

pytestmark = pytest.mark.torch

NARROW = ReferencePreset(channels=(16, 32), layers_per_block=1, attention_levels=(1,))


@pytest.fixture
def network():
    torch.manual_seed(0)
    narrow = {"channels": NARROW.channels, "layers_per_block": 1, "attention_levels": (1,)}
    return ReferenceUNet(image_size=16, text_input_width=8, **narrow).eval()


def conditions(length):
    generator = torch.Generator().manual_seed(1)
    states = torch.randn(1, length, 8, generator=generator)
    return text_alone(states, torch.ones(1, length))


def test_the_preset_is_the_published_one():
    assert PRESETS["reference"] == ReferencePreset(
        channels=(128, 256, 512, 512), layers_per_block=2, attention_levels=(2,)
    )


def test_each_of_the_thousand_levels_is_its_own_timestep(network):
    sigmas = objective_named("ho2020-linear-eps").sigmas.float()
    found = network.timestep(sigmas / (1.0 + sigmas))
    torch.testing.assert_close(found, torch.arange(1000.0), atol=0.3, rtol=0)


def test_masked_tokens_are_not_seen(network):
    given = conditions(3)
    padded = given._replace(
        states=torch.cat([given.states, torch.randn(1, 2, 8)], dim=1), mask=torch.tensor([[1.0, 1.0, 1.0, 0.0, 0.0]])
    )
    latents, time = torch.randn(1, 1, 16, 16), torch.tensor([0.7])
    with torch.no_grad():
        one, other = (network(latents, time, network.prompt(each)) for each in (given, padded))
    torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-4)
    assert network.prompt(padded).tokens_mask.min() == MASKED


def test_it_learns_saves_and_loads(network, tmp_path):
    latents, time, target = torch.randn(1, 1, 16, 16), torch.tensor([0.7]), torch.randn(1, 1, 16, 16)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-2)
    losses = []
    for _ in range(5):
        loss = (network(latents, time, network.prompt(conditions(3))) - target).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0]
    network.save_pretrained(tmp_path)
    again = ReferenceUNet.from_pretrained(tmp_path)
    assert all(torch.equal(a, b) for a, b in zip(network.parameters(), again.parameters(), strict=True))


def test_it_exports_and_opens(tmp_path, monkeypatch):
    monkeypatch.setattr(checkpoint, "PRESETS", {"reference": NARROW})
    minilm = EncoderIdentity(
        id="minilm",
        width=384,
        max_tokens=48,
        sha256="8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    )
    state = RunState(
        step=1,
        samples_seen=1,
        seconds=1.0,
        world_size=1,
        preset="reference",
        objective="ho2020-linear-eps",
        image_size=16,
        data_mean=0.0,
        data_std=1.0,
        encoder=minilm,
    )
    network = checkpoint.build_network("reference", 16, 384)
    checkpoint.save(tmp_path / "run", network, network, build_optimizer(network, 0.0, 1e-3), state)
    silent = {"encoder_folder": None, "force": False, "say": lambda line: None}
    write_bundle(tmp_path / "run", tmp_path / "bundle", name="narrow", defaults={}, **silent)
    model = OnnxModel(open_bundle(tmp_path / "bundle"), "cpu")
    latents = torch.randn(1, 1, 16, 16).double().numpy()
    assert model.denoise(latents, 1.0, [model.condition("gold")]).shape == (1, 1, 16, 16)
    assert not model.facts.has_radical
