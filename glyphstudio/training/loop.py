"""The training loop: a generator of events, so that a terminal, a JSON reader and a test drive the same code."""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from accelerate import Accelerator, DistributedDataParallelKwargs, PartialState
from accelerate.utils import broadcast
from torch import Tensor, nn

from glyphstudio.errors import CheckpointError, DivergenceError, MismatchError
from glyphstudio.training import checkpoint
from glyphstudio.training.batches import Batch, BatchSource
from glyphstudio.training.checkpoint import Network, RunState
from glyphstudio.training.compilation import compile_blocks
from glyphstudio.training.config import TrainingPlan
from glyphstudio.training.criterion import Criterion, on_device
from glyphstudio.training.ema import PowerAverage
from glyphstudio.training.network import Conditions, LeanUNet
from glyphstudio.training.optimizer import build_optimizer, multiplies_bf16

if TYPE_CHECKING:
    from glyphstudio.training.preference.preference_pairs import PreferenceBatches


@dataclass(frozen=True, kw_only=True)
class StepDone:
    """After an optimiser step: mean loss since the last such event, pace, and the share of the run that is over."""

    step: int
    loss: float
    rate_factor: float
    samples_seen: int
    samples_per_second: float
    seconds: float
    share: float


@dataclass(frozen=True, kw_only=True)
class Validated:
    """Loss of the averaged weights on held-out pictures, the same noise and levels every time."""

    step: int
    samples_seen: int
    loss: float


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A checkpoint is on the disk."""

    step: int
    folder: Path


@dataclass(frozen=True, kw_only=True)
class SampleTime:
    """It is time for the sample pictures: the consumer draws them from ``average``."""

    step: int
    average: Network


TrainingEvent = StepDone | Validated | Saved | SampleTime


@dataclass(frozen=True, kw_only=True)
class Intervals:
    """Seconds between events of each kind, the last of which comes at the end; 0 asks for none between.

    No ``sample`` at all comes with 0: a sheet is dear beside a short run. Beside them, each ``keep_steps`` steps (0:
    never) a checkpoint is saved that is not dropped later, with a sheet; and a sheet of step 0 comes first.
    """

    report: float = 10.0
    save: float = 300.0
    sample: float = 600.0
    validate: float = 300.0
    keep_steps: int = 0


class Forward(nn.Module):
    """Both halves of the network in one call, as a distributed wrapper needs it."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, latents: Tensor, time: Tensor, conditions: Conditions, guidance: Tensor | None = None) -> Tensor:
        """Return the network's output [B, 1, S, S]."""
        told = () if guidance is None else (guidance,)
        output: Tensor = self.network(latents, time, self.network.prompt(conditions), *told)
        return output


def rate_factor(plan: TrainingPlan, step: int, share: float) -> float:
    """Return the factor on the learning rates: linear warm-up, constant, linear to zero in the last ``decay_share``."""
    warm = min(1.0, (step + 1) / max(1, plan.warmup_steps))
    return warm * min(1.0, max(0.0, 1.0 - share) / plan.decay_share)


def _dropout_seed(*numbers: int) -> int:
    return int(np.random.SeedSequence((3, *numbers)).generate_state(1)[0])


def choose_precision(wanted: str) -> str:
    """Return ``no`` or ``bf16``; ``auto`` takes bf16 where the processor multiplies it natively."""
    if wanted != "auto":
        return wanted
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return "bf16" if multiplies_bf16(device) else "no"


def training_device() -> torch.device:
    """Return this process's graphics card, or the processor where there is none."""
    device: torch.device = PartialState(cpu=not torch.cuda.is_available()).device
    return device


class TrainingRun:
    """One run in one process; iterate :meth:`events`. ``stop`` ends it after the step under way, with a checkpoint."""

    def __init__(
        self,
        *,
        folder: Path,
        plan: TrainingPlan,
        state: RunState,
        network: Network,
        average: Network,
        criterion: Criterion,
        source: "BatchSource | PreferenceBatches",
        validation: Batch | None,
        intervals: Intervals,
        resumed_from: Path | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._plan, self._state, self._criterion = folder, plan, state, criterion
        self._source, self._validation, self._intervals, self._clock = source, validation, intervals, clock
        self._accelerator = Accelerator(
            mixed_precision=choose_precision(plan.precision),
            cpu=not torch.cuda.is_available(),
            # The inputs of distilled models have weights that plain training never meets.
            kwargs_handlers=[DistributedDataParallelKwargs(find_unused_parameters=True)],
        )
        if resumed_from is not None and state.world_size != self._accelerator.num_processes:
            raise MismatchError(
                f"the run was trained by {state.world_size} processes, this is {self._accelerator.num_processes}",
                "Resume it with the same number, or start a new run from its weights with --init.",
            )
        self._state = replace(state, world_size=self._accelerator.num_processes)
        device = self._accelerator.device
        if device.type == "cuda":
            torch.backends.cudnn.benchmark = True
            torch.backends.cuda.matmul.allow_tf32 = True
        self._network = network.to(device=device, memory_format=torch.channels_last)
        if plan.compile and isinstance(network, LeanUNet):
            compile_blocks(network)
        average = average.to(device=device, memory_format=torch.channels_last)
        self._average = PowerAverage(self._network, average, plan.ema_relative_width)
        optimizer = build_optimizer(self._network, plan.matrix_rate, plan.rate)
        if resumed_from is not None:
            checkpoint.load_optimizer(optimizer, resumed_from)
        self._forward, self._optimizer = self._accelerator.prepare(Forward(self._network), optimizer)
        self.stopping = False

    @property
    def state(self) -> RunState:
        """Where the run stands."""
        return self._state

    def stop(self) -> None:
        """End after the step under way."""
        self.stopping = True

    def share(self) -> float:
        """Return the part of the run that is over, 0 … 1, by steps or by the clock, whichever is further."""
        by_steps = self._state.step / self._plan.max_steps if self._plan.max_steps > 0 else 0.0
        by_clock = self._state.seconds / (60.0 * self._plan.wall_minutes) if self._plan.wall_minutes > 0 else 0.0
        return min(1.0, max(by_steps, by_clock))

    def events(self) -> Iterator[TrainingEvent]:
        """Train to the end or to :meth:`stop`; the last event is ``Saved``.

        Raises ``DivergenceError`` when the loss is no number any more; the checkpoint before it stays.
        """
        due = {"report": self._clock(), "save": self._clock(), "sample": self._clock(), "validate": self._clock()}
        losses: list[Tensor] = []
        before, samples_before = self._clock(), self._state.samples_seen
        if self._is_kept() and self._state.step == 0 and self._intervals.sample > 0:
            # What is kept is to be compared with what it began as.
            yield SampleTime(step=0, average=self._average.average)  # type: ignore[arg-type]
        while self.share() < 1.0 and not self.stopping:
            started = self._clock()
            losses.append(self._step())
            now = self._clock()
            self._state = replace(
                self._state,
                step=self._state.step + 1,
                samples_seen=self._state.samples_seen + self._plan.batch_size * self._state.world_size,
                seconds=self._agreed(self._state.seconds + now - started),
            )
            if self._is_due("report", due) or self.share() >= 1.0:
                mean = self._checked(losses)
                pace = (self._state.samples_seen - samples_before) / max(1e-9, now - before)
                yield self._report(mean, pace)
                losses, before, samples_before = [], self._clock(), self._state.samples_seen
            if self._is_due("validate", due):
                yield from self._validate()
            if self._is_due("sample", due) or (self._is_kept() and self._intervals.sample > 0):
                yield SampleTime(step=self._state.step, average=self._average.average)  # type: ignore[arg-type]
            if self._is_due("save", due) or self._is_kept():
                self._checked(losses)
                yield from self._save()
        self._checked(losses)
        yield from self._validate()
        if self._intervals.sample > 0:
            yield SampleTime(step=self._state.step, average=self._average.average)  # type: ignore[arg-type]
        yield from self._save()

    def _agreed(self, seconds: float) -> float:
        """Return the first process's clock, and stop when it stops: all must leave the loop at the same step."""
        if self._accelerator.num_processes == 1:
            return seconds
        said = torch.tensor([seconds, float(self.stopping)], dtype=torch.float64, device=self._accelerator.device)
        seconds, stopping = broadcast(said).tolist()
        self.stopping = bool(stopping)
        return float(seconds)

    def _is_due(self, kind: str, due: dict[str, float]) -> bool:
        interval = getattr(self._intervals, kind)
        if interval <= 0 or self._clock() - due[kind] < interval:
            return False
        due[kind] = self._clock()
        return True

    def _is_kept(self) -> bool:
        return self._intervals.keep_steps > 0 and self._state.step % self._intervals.keep_steps == 0

    def _step(self) -> Tensor:
        plan, step = self._plan, self._state.step
        size = plan.batch_size
        first = self._accelerator.process_index * size
        batch = self._source.batch(step, self._criterion.draw_times, slice(first, first + size), self._state.world_size)
        random_seed = _dropout_seed(plan.seed, step, first)
        torch.manual_seed(random_seed)
        self._network.train()
        loss = self._losses(self._forward, batch, random_seed).mean()
        self._optimizer.zero_grad(set_to_none=True)
        self._accelerator.backward(loss)
        self._accelerator.clip_grad_norm_(self._network.parameters(), plan.clip_norm)
        factor = rate_factor(plan, step, self.share())
        for group in self._optimizer.param_groups:
            group["lr"] = group["base_lr"] * factor
        self._optimizer.step()
        self._average.update(step + 1)
        return loss.detach()

    def _losses(self, forward: Callable[..., Tensor], batch: Batch, random_seed: int) -> Tensor:
        generator = torch.Generator().manual_seed(random_seed)
        # Around the whole, for a teacher is evaluated too, and more often than its student.
        with self._accelerator.autocast():
            return self._criterion.losses(forward, on_device(batch, self._accelerator.device), generator)

    def _checked(self, losses: list[Tensor]) -> float:
        mean = float(torch.stack(losses).mean()) if losses else 0.0
        if not math.isfinite(mean):
            raise DivergenceError(
                f"the loss became {mean} before step {self._state.step}",
                "Resume from the last checkpoint with a lower --rate.",
            )
        return mean

    def _report(self, mean: float, pace: float) -> StepDone:
        state = self._state
        return StepDone(
            step=state.step,
            loss=mean,
            rate_factor=rate_factor(self._plan, state.step, self.share()),
            samples_seen=state.samples_seen,
            samples_per_second=pace,
            seconds=state.seconds,
            share=self.share(),
        )

    def _validate(self) -> Iterator[Validated]:
        if self._validation is None or not self._accelerator.is_main_process:
            return
        average = Forward(self._average.average)  # type: ignore[arg-type]
        with torch.no_grad():
            loss = float(self._losses(average, self._validation, 0).mean())
        yield Validated(step=self._state.step, samples_seen=self._state.samples_seen, loss=loss)

    def _save(self) -> Iterator[Saved]:
        if self._accelerator.is_main_process:
            if not all(bool(parameter.isfinite().all()) for parameter in self._network.parameters()):
                raise CheckpointError("the weights hold no numbers any more; the last checkpoint is kept")
            optimizer = getattr(self._optimizer, "optimizer", self._optimizer)
            folder = checkpoint.save(
                self._folder,
                self._network,
                self._average.average,
                optimizer,
                self._state,
                keep_steps=self._intervals.keep_steps,
            )
            yield Saved(step=self._state.step, folder=folder)
