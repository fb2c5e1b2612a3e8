import pytest

torch = pytest.importorskip("torch")

from glyphstudio.training.blocks import TextPrior, fourier_features  # noqa: E402
from glyphstudio.training.checkpoint import build_network  # noqa: E402
from glyphstudio.training.network import Conditions, LeanUNet, text_alone  # noqa: E402

pytestmark = pytest.mark.torch


def conditions(batch: int, length: int = 5, width: int = 16) -> Conditions:
    generator = torch.Generator().manual_seed(1)
    mask = torch.ones(batch, length)
    mask[0, 3:] = 0.0
    return text_alone(torch.randn(batch, length, width, generator=generator) * mask[:, :, None], mask)


@pytest.fixture
def network() -> LeanUNet:
    torch.manual_seed(0)
    network = build_network("N", 32, 16).eval()
    for parameter in network.parameters():
        if not parameter.any():
            torch.nn.init.normal_(parameter, std=0.02)
    return network


def test_a_fresh_network_answers_zero_everywhere():
    torch.manual_seed(0)
    network = build_network("N", 32, 16)
    answer = network(torch.randn(2, 1, 32, 32), torch.tensor([0.2, 1.0]), network.prompt(conditions(2)))
    assert answer.shape == (2, 1, 32, 32)
    assert not answer.any()


@pytest.mark.parametrize("preset", ["N", "C", "S", "M"])
def test_every_preset_keeps_the_picture_s_shape(preset):
    network = build_network(preset, 64, 16).eval()
    with torch.no_grad():
        answer = network(torch.randn(1, 1, 64, 64), torch.tensor([0.5]), network.prompt(conditions(1)))
    assert answer.shape == (1, 1, 64, 64)


def test_padding_never_changes_the_answer(network):
    short = conditions(2, 3)
    short = short._replace(mask=torch.ones(2, 3))
    padded = short._replace(
        states=torch.nn.functional.pad(short.states, (0, 0, 0, 4)), mask=torch.nn.functional.pad(short.mask, (0, 4))
    )
    latents, time = torch.randn(2, 1, 32, 32), torch.tensor([0.3, 0.9])
    with torch.no_grad():
        one, other = (network(latents, time, network.prompt(given)) for given in (short, padded))
    torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("prior", ["radical_prior", "part_prior"])
def test_padding_never_changes_what_a_text_suggests(network, prior):
    given = conditions(2, 3)
    mask = torch.ones(2, 3)
    longer = torch.cat([given.states, torch.randn(2, 4, 16)], dim=1), torch.nn.functional.pad(mask, (0, 4))
    with torch.no_grad():
        one, other = (getattr(network, prior)(*text) for text in ((given.states, mask), longer))
    torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


def test_a_prior_can_hear_one_word_among_many_that_cancel_out():
    """Of their mean alone the label cannot be told: it is the sign of the one token that carries the mark."""
    torch.manual_seed(0)
    prior = TextPrior(16, slots=2, hidden=16, heads=2, dropout=0.0)
    optimizer = torch.optim.Adam(prior.parameters(), 3e-3)
    generator = torch.Generator().manual_seed(2)
    for _ in range(300):
        states, labels = marked_texts(128, generator)
        loss = torch.nn.functional.cross_entropy(prior(states, torch.ones(states.shape[:2])), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    states, labels = marked_texts(512, generator)
    right = prior(states, torch.ones(states.shape[:2])).argmax(dim=1) == labels
    assert float(right.float().mean()) > 0.9


def marked_texts(count, generator):
    """Five tokens each, one of which has the mark 4 in its first place and the label's sign in its second.

    The others' second places make the sum 0.
    """
    labels = torch.randint(2, (count,), generator=generator)
    states = torch.randn(count, 5, 16, generator=generator)
    states[:, :, 0] = 0.0
    rows, places = torch.arange(count), torch.randint(5, (count,), generator=generator)
    states[rows, places, 0] = 4.0
    states[rows, places, 1] = labels * 4.0 - 2.0
    states[:, :, 1] -= (states[:, :, 1].sum(dim=1, keepdim=True) / 4.0) * (states[:, :, 0] == 0.0)
    return states, labels


@pytest.mark.parametrize("field", ["states", "radical", "strokes", "style"])
def test_each_condition_moves_the_picture(network, field):
    plain = conditions(1)
    changed = plain._replace(**{field: getattr(plain, field).flip(-1) + (field != "states")})
    latents, time = torch.randn(1, 1, 32, 32), torch.tensor([0.7])
    with torch.no_grad():
        one, other = (network(latents, time, network.prompt(given)) for given in (plain, changed))
    assert (one - other).abs().max() > 1e-4


def test_guidance_and_end_time_are_inputs_that_start_silent():
    torch.manual_seed(0)
    network = build_network("N", 32, 16).eval()
    torch.nn.init.normal_(network.head.weight, std=0.02)
    latents, time = torch.randn(1, 1, 32, 32), torch.tensor([0.7])
    with torch.no_grad():
        features = network.prompt(conditions(1))
        plain = network(latents, time, features)
        told = network(latents, time, features, guidance=torch.tensor([7.0]), end_time=torch.tensor([0.2]))
    assert plain.any()
    torch.testing.assert_close(plain, told)


def test_the_suggested_radical_is_a_distribution(network):
    given = conditions(2)
    suggested = network.suggested_radical(given.states, given.mask)
    assert suggested.shape == (2, 215)
    torch.testing.assert_close(suggested.sum(dim=1), torch.ones(2))


def test_weights_survive_diffusers_own_format(network, tmp_path):
    network.save_pretrained(tmp_path)
    again = LeanUNet.from_pretrained(tmp_path)
    assert again.config.channels == [80, 160] or tuple(again.config.channels) == (80, 160)
    for one, other in zip(network.parameters(), again.parameters(), strict=True):
        assert torch.equal(one, other)


def test_fourier_features_tell_close_values_apart():
    features = fourier_features(torch.tensor([0.50, 0.51]), 64)
    assert features.shape == (2, 64)
    assert (features[0] - features[1]).abs().max() > 0.05
