import pytest

torch = pytest.importorskip("torch")
diffusers = pytest.importorskip("diffusers")

from glyphstudio.training.objective import objective_named  # noqa: E402

pytestmark = pytest.mark.torch

NAMES = ("flow-x", "ho2020-linear-eps", "nichol2021-cosine-eps")


def wide(values):
    return values[:, None, None, None]


@pytest.fixture
def pictures():
    generator = torch.Generator().manual_seed(0)
    return torch.rand(8, 1, 4, 4, generator=generator) * 2 - 1, torch.randn(8, 1, 4, 4, generator=generator)


@pytest.mark.parametrize("name", NAMES)
def test_a_perfect_network_has_no_loss_and_denoises_exactly(name, pictures):
    objective = objective_named(name)
    clean, noise = pictures
    time = objective.draw_times(8, torch.Generator().manual_seed(3)).clamp(max=0.98)
    perfect = clean if objective.prediction_type == "x" else noise
    assert objective.losses(perfect, clean, noise, time).abs().max() == 0
    sigma = time / (1 - time)
    parts = objective.precondition(sigma)
    noisy = clean + wide(sigma) * noise
    torch.testing.assert_close(wide(parts.scale) * noisy, objective.mix(clean, noise, time), rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(parts.time, time)
    denoised = wide(parts.skip) * noisy + wide(parts.out) * perfect
    torch.testing.assert_close(denoised, clean, rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize("name", NAMES)
def test_an_error_costs_something_at_every_level(name, pictures):
    objective = objective_named(name)
    clean, noise = pictures
    time = objective.draw_times(8, torch.Generator().manual_seed(3))
    perfect = clean if objective.prediction_type == "x" else noise
    assert (objective.losses(perfect + 0.1, clean, noise, time) >= 0.0099).all()


def test_flow_meets_pure_noise_and_the_bulk_lies_at_high_noise():
    times = objective_named("flow-x").draw_times(20_000, torch.Generator().manual_seed(0))
    assert 0.005 < (times == 1.0).float().mean() < 0.015
    assert times.min() >= 0.0
    assert 0.65 < times.median() < 0.75


@pytest.mark.parametrize(("name", "schedule"), [(NAMES[1], "linear"), (NAMES[2], "squaredcos_cap_v2")])
def test_textbook_levels_are_those_of_diffusers(name, schedule):
    scheduler = diffusers.DDPMScheduler(1000, beta_start=1e-4, beta_end=0.02, beta_schedule=schedule)
    products = scheduler.alphas_cumprod.double()
    expected = ((1 - products) / products).sqrt()
    torch.testing.assert_close(objective_named(name).sigmas, expected, rtol=2e-3, atol=1e-6)


def test_an_unknown_objective_is_refused():
    with pytest.raises(ValueError, match="'vae'"):
        objective_named("vae")
