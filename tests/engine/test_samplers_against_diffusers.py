"""diffusers' schedulers are the oracle: the same denoiser, levels and noise lead through the same latents."""

import numpy as np
import pytest

from glyphstudio.engine.samplers import SAMPLERS
from glyphstudio.engine.schedules import SCHEDULES

torch = pytest.importorskip("torch")
diffusers = pytest.importorskip("diffusers")
pytestmark = [
    pytest.mark.torch,
    # diffusers calls np.array on tensors, which NumPy 2 reproaches to torch.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]

SHAPE = (2, 1, 6, 6)
IN_FLOAT32 = 1e-5
"""These schedulers cast latents or levels to float32; up to 4e-6 was seen."""
IN_FLOAT64 = 1e-9
"""1e-10 is the noise that DDPM's clamped variance of 1e-20 leaves in the last step; without it 1e-12 was seen."""
LINEAR = {"beta_start": 1e-4, "beta_end": 0.02, "beta_schedule": "linear", "timestep_spacing": "trailing"}
COSINE = {"beta_schedule": "squaredcos_cap_v2", "timestep_spacing": "trailing"}


def denoise(latents, sigma):
    """Two Gaussians of deviation 0.2 at -1 and 1: E[x0 | x] in closed form, far from linear."""
    total = 0.04 + sigma**2
    return (0.04 * latents + sigma**2 * np.tanh(latents / total)) / total


def start(sigma):
    return np.random.default_rng(11).standard_normal(SHAPE) * sigma


def assert_same_way(states, expected, tolerance):
    assert len(states) == len(expected)
    for state, latents in zip(states, expected, strict=True):
        assert np.abs(state.latents - latents).max() <= tolerance * np.abs(latents).max(), state.step


def levels_of(sigmas):
    return np.asarray(sigmas, dtype=np.float64)


def in_float64(scheduler):
    """Give a scheduler its ᾱ in float64: in float32 the 1 - ᾱ_t/ᾱ_(t-1) of a thousand steps has three digits left."""
    scheduler.alphas_cumprod = torch.cumprod(1.0 - scheduler.betas.double(), dim=0)
    return scheduler


def preserving_levels(scheduler):
    """Return sigma = √((1-ᾱ)/ᾱ) at the scheduler's timesteps, and 0."""
    kept = scheduler.alphas_cumprod.numpy()[scheduler.timesteps.numpy()]
    return np.append(np.sqrt((1 - kept) / kept), 0.0)


def ve_of(vp, sigma):
    """Return variance-exploding latents: diffusers' discrete schedulers keep the variance at 1."""
    return vp * np.hypot(1.0, sigma)


@pytest.mark.parametrize("process", [LINEAR, COSINE], ids=["linear", "cosine"])
@pytest.mark.parametrize("steps", [5, 20, 100])
def test_ddim(process, steps):
    scheduler = in_float64(diffusers.DDIMScheduler(**process, prediction_type="sample", clip_sample=False))
    scheduler.set_timesteps(steps)
    levels = preserving_levels(scheduler)
    latents, expected = start(levels[0]), []
    sample = torch.from_numpy(latents / np.hypot(1.0, levels[0]))
    for index, timestep in enumerate(scheduler.timesteps):
        output = denoise(ve_of(sample.numpy(), levels[index]), levels[index])
        sample = scheduler.step(torch.from_numpy(output), timestep, sample).prev_sample
        expected.append(ve_of(sample.numpy(), levels[index + 1]))
    assert_same_way(list(SAMPLERS["ddim"](denoise, latents, levels, None)), expected, IN_FLOAT64)


@pytest.mark.parametrize("process", [LINEAR, COSINE], ids=["linear", "cosine"])
@pytest.mark.parametrize("steps", [5, 20, 100, 1000])
def test_ddpm(process, steps):
    scheduler = in_float64(diffusers.DDPMScheduler(**process, prediction_type="sample", clip_sample=False))
    scheduler.set_timesteps(steps)
    levels = preserving_levels(scheduler)
    latents, expected = start(levels[0]), []
    sample = torch.from_numpy(latents / np.hypot(1.0, levels[0]))
    theirs, ours = torch.Generator().manual_seed(5), torch.Generator().manual_seed(5)
    for index, timestep in enumerate(scheduler.timesteps):
        output = torch.from_numpy(denoise(ve_of(sample.numpy(), levels[index]), levels[index]))
        sample = scheduler.step(output, timestep, sample, generator=theirs).prev_sample
        expected.append(ve_of(sample.numpy(), levels[index + 1]))
    noise = lambda: torch.randn(SHAPE, generator=ours, dtype=torch.float64).numpy()  # noqa: E731
    assert_same_way(list(SAMPLERS["ddpm"](denoise, latents, levels, noise)), expected, IN_FLOAT64)


@pytest.mark.parametrize("steps", [5, 20, 100])
def test_euler(steps):
    scheduler = diffusers.EulerDiscreteScheduler(**LINEAR, use_karras_sigmas=True)
    scheduler.set_timesteps(steps)
    levels = levels_of(scheduler.sigmas)
    latents, expected = start(levels[0]), []
    sample = torch.from_numpy(latents)
    for index, timestep in enumerate(scheduler.timesteps):
        scheduler.scale_model_input(sample, timestep)
        slope = (sample.numpy() - denoise(sample.numpy(), levels[index])) / levels[index]
        sample = scheduler.step(torch.from_numpy(slope), timestep, sample).prev_sample
        expected.append(sample.numpy())
    assert_same_way(list(SAMPLERS["euler"](denoise, latents, levels, None)), expected, IN_FLOAT32)


@pytest.mark.parametrize("steps", [5, 20, 100])
def test_heun(steps):
    scheduler = diffusers.HeunDiscreteScheduler(**LINEAR, use_karras_sigmas=True)
    scheduler.set_timesteps(steps)
    levels = np.unique(levels_of(scheduler.sigmas))[::-1]
    latents, expected = start(levels[0]), []
    sample = torch.from_numpy(latents)
    asked_at = [levels[0], *np.repeat(levels[1:-1], 2)]
    for sigma, timestep in zip(asked_at, scheduler.timesteps, strict=True):
        corrects = not scheduler.state_in_first_order
        slope = (sample.numpy() - denoise(sample.numpy(), sigma)) / sigma
        sample = scheduler.step(torch.from_numpy(slope), timestep, sample).prev_sample
        if corrects or sigma == levels[-2]:
            expected.append(sample.numpy())
    assert_same_way(list(SAMPLERS["heun"](denoise, latents, levels, None)), expected, IN_FLOAT32)


def follow_dpm_solver(algorithm, steps, noises):
    """Return levels, starting latents and diffusers' latents after each step."""
    scheduler = diffusers.DPMSolverMultistepScheduler(
        **LINEAR,
        algorithm_type=algorithm,
        solver_order=2,
        solver_type="midpoint",
        prediction_type="sample",
        use_karras_sigmas=True,
        final_sigmas_type="zero",
    )
    scheduler.set_timesteps(steps)
    levels = levels_of(scheduler.sigmas)
    latents, expected = start(levels[0]), []
    sample = torch.from_numpy(latents / np.hypot(1.0, levels[0]))
    for index, timestep in enumerate(scheduler.timesteps):
        output = torch.from_numpy(denoise(ve_of(sample.numpy(), levels[index]), levels[index]))
        noise = None if noises is None else torch.from_numpy(noises[index])
        sample = scheduler.step(output, timestep, sample, variance_noise=noise).prev_sample
        expected.append(ve_of(sample.numpy(), levels[index + 1]))
    return levels, latents, expected


@pytest.mark.parametrize("steps", [1, 5, 12, 40])
def test_dpmpp_2m(steps):
    levels, latents, expected = follow_dpm_solver("dpmsolver++", steps, None)
    assert_same_way(list(SAMPLERS["dpmpp_2m"](denoise, latents, levels, None)), expected, IN_FLOAT32)


@pytest.mark.parametrize("steps", [1, 5, 12, 40])
def test_dpmpp_2m_sde(steps):
    noises = np.random.default_rng(12).standard_normal((steps, *SHAPE))
    levels, latents, expected = follow_dpm_solver("sde-dpmsolver++", steps, noises)
    drawn = iter(noises)
    assert_same_way(list(SAMPLERS["dpmpp_2m_sde"](denoise, latents, levels, lambda: next(drawn))), expected, IN_FLOAT32)


@pytest.mark.parametrize("steps", [1, 2, 18, 100])
def test_karras_levels(steps):
    scheduler = diffusers.EulerDiscreteScheduler(**LINEAR, use_karras_sigmas=True, sigma_min=0.02, sigma_max=80.0)
    scheduler.set_timesteps(steps)
    assert SCHEDULES["karras"](steps, 0.02, 80.0) == pytest.approx(levels_of(scheduler.sigmas), rel=IN_FLOAT32)


@pytest.mark.parametrize(("name", "process"), [("linear-ddpm", LINEAR), ("cosine-ddpm", COSINE)])
@pytest.mark.parametrize("steps", [1, 5, 20, 100, 1000])
def test_ddpm_levels(name, process, steps):
    scheduler = in_float64(diffusers.DDIMScheduler(**process))
    scheduler.set_timesteps(steps)
    assert SCHEDULES[name](steps, 1e-3, 1e5) == pytest.approx(preserving_levels(scheduler), rel=IN_FLOAT32)
