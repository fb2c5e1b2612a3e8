"""The discrete noise process of a diffusers scheduler, as levels that our samplers understand."""

import math
from dataclasses import dataclass
from typing import Any

from diffusers import DDPMScheduler
from torch import Tensor

from glyphstudio.errors import BundleError

PREDICTIONS = ("epsilon", "v_prediction", "sample")
SCHEDULES = ("linear", "scaled_linear", "squaredcos_cap_v2")
MOST_STEPS = 10_000
HIGHEST_SIGMA = 160.0
"""Sampling starts no higher: squaredcos_cap_v2 ends beyond 20,000, where nothing is to be learned."""


@dataclass(frozen=True, eq=False)
class NoiseProcess:
    """x_t = √ᾱ_t·x0 + √(1−ᾱ_t)·e at t = 0 … T−1 (Ho et al. 2020, eq. 4), and what the network predicts of it."""

    prediction_type: str
    alphas_cumprod: Tensor
    """ᾱ, float64 [T], falling."""
    betas: dict[str, Any]
    """How the scheduler's file tells β: kept in the manifest."""

    @property
    def sigmas(self) -> Tensor:
        """Return σ_t = √((1−ᾱ_t)/ᾱ_t), float64 [T], rising."""
        return ((1.0 - self.alphas_cumprod) / self.alphas_cumprod).sqrt()

    @property
    def sigma_min(self) -> float:
        """The lowest level."""
        return float(self.sigmas[0])

    @property
    def sigma_max(self) -> float:
        """The highest level that is sampled from."""
        return min(float(self.sigmas[-1]), HIGHEST_SIGMA)

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> "NoiseProcess":
        """Read the configuration of any scheduler; raises ``BundleError`` for a process that we cannot follow."""
        prediction = config.get("prediction_type", "epsilon")
        if prediction not in PREDICTIONS:
            raise BundleError(f"the scheduler's prediction_type {prediction!r:.80} is none of {', '.join(PREDICTIONS)}")
        if config.get("rescale_betas_zero_snr") or config.get("use_flow_sigmas"):
            raise BundleError("the scheduler rescales its betas, which this importer does not follow")
        count = config.get("num_train_timesteps", 1000)
        if type(count) is not int or not 2 <= count <= MOST_STEPS:
            raise BundleError(f"the scheduler's num_train_timesteps should lie between 2 and {MOST_STEPS}")
        betas = _told_betas(config, count)
        scheduler = DDPMScheduler(num_train_timesteps=count, **betas)
        kept = scheduler.alphas_cumprod.double()
        if len(kept) != count or not bool(((kept > 0.0) & (kept < 1.0)).all()) or not bool((kept.diff() < 0.0).all()):
            raise BundleError("the scheduler's betas are no noise process: the noise does not rise from step to step")
        return cls(prediction, kept, {"num_train_timesteps": count, **betas})


def _told_betas(config: dict[str, Any], count: int) -> dict[str, Any]:
    """Return what the file says of β, checked."""
    trained = config.get("trained_betas")
    if trained is not None:
        if not isinstance(trained, list) or len(trained) != count or not all(map(_is_beta, trained)):
            raise BundleError(f"the scheduler's trained_betas should be {count} numbers between 0 and 1")
        return {"trained_betas": trained}
    schedule = config.get("beta_schedule", "linear")
    if schedule not in SCHEDULES:
        raise BundleError(f"the scheduler's beta_schedule {schedule!r:.80} is none of {', '.join(SCHEDULES)}")
    ends = {"beta_start": config.get("beta_start", 0.0001), "beta_end": config.get("beta_end", 0.02)}
    for name, value in ends.items():
        if not _is_beta(value):
            raise BundleError(f"the scheduler's {name} should lie between 0 and 1, not {value!r:.80}")
    return {"beta_schedule": schedule, **ends}


def _is_beta(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and 0.0 < value < 1.0


def step_of(sigma: Tensor, sigmas: Tensor) -> Tensor:
    """Return the fractional step 0 … T−1 [B] whose level is ``sigma`` [B], linear in log σ between two steps."""
    # Counted, not searched: ONNX has no searchsorted.
    upper = (sigmas[None] < sigma[:, None]).sum(dim=1).clamp(1, len(sigmas) - 1)
    low, high = sigmas[upper - 1].log(), sigmas[upper].log()
    return (upper - 1) + ((sigma.log() - low) / (high - low)).clamp(0.0, 1.0)
