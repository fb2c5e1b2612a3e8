"""Trains a text encoder of our own to give its teacher's states: a run's folder like a model's, and a generator."""

import math
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from transformers import T5EncoderModel

from glyphstudio.errors import CheckpointError, DivergenceError, MismatchError
from glyphstudio.training import checkpoint
from glyphstudio.training.ema import PowerAverage
from glyphstudio.training.encoder.encoder_corpus import EncoderCorpus, TextBatch
from glyphstudio.training.encoder.encoder_distance import DistanceMeter, distillation_loss
from glyphstudio.training.encoder.encoder_plan import EncoderPlan, EncoderState, TeacherIdentity
from glyphstudio.training.encoder.encoder_student import StudentShape, build_student, states_of
from glyphstudio.training.optimizer import build_optimizer, multiplies_bf16

HELD_OUT = 1000
"""Held-out texts that are measured, at most."""


@dataclass(frozen=True, kw_only=True)
class EncoderStep:
    """Mean loss since the last such event, pace, and the share of the run that is over."""

    step: int
    loss: float
    texts_seen: int
    texts_per_second: float
    seconds: float
    share: float


@dataclass(frozen=True, kw_only=True)
class EncoderMeasured:
    """The averaged weights on held-out texts; the fields of :class:`Distance`."""

    step: int
    token_cosine: float
    pooled_cosine: float
    nearest: float
    length: float


@dataclass(frozen=True, kw_only=True)
class EncoderSaved:
    """A checkpoint is on the disk."""

    step: int
    folder: Path


EncoderEvent = EncoderStep | EncoderMeasured | EncoderSaved


@dataclass(frozen=True, kw_only=True)
class Pauses:
    """Seconds between events of each kind; 0: only at the end."""

    report: float = 10.0
    measure: float = 300.0
    save: float = 300.0


def load_student(folder: Path) -> T5EncoderModel:
    """Return the encoder in ``folder``, ``network`` or ``ema`` of a checkpoint. Raises ``CheckpointError``."""
    try:
        return T5EncoderModel.from_pretrained(folder, use_safetensors=True)
    except Exception as error:  # transformers raises whatever its dependencies do
        raise CheckpointError(f"the encoder in {folder} cannot be read ({str(error).splitlines()[0]})") from error


class EncoderRun:
    """One run in one process; iterate :meth:`events`. ``stop`` ends it after the step under way, with a checkpoint.

    ``words`` reads the teacher's table [vocabulary, d]. With ``resume`` it goes on where the newest checkpoint stands:
    order and weights are those of a run that was never interrupted. Raises ``CheckpointError`` for a folder that
    holds a run already (without ``resume``), ``MismatchError`` for another teacher's.
    """

    def __init__(
        self,
        *,
        folder: Path,
        plan: EncoderPlan,
        corpus: EncoderCorpus,
        teacher: TeacherIdentity,
        words: Callable[[], npt.NDArray[np.float32]],
        pauses: Pauses,
        resume: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._plan, self._corpus = folder, plan, corpus
        self._pauses, self._clock = pauses, clock
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        newest = checkpoint.newest(folder)
        if newest is not None and not resume:
            raise CheckpointError(f"{folder} holds a run already", "Go on with --resume, or name another folder.")
        if newest is None:
            shape = StudentShape(layers=plan.layers, feed_forward=plan.feed_forward)
            student = build_student(words(), corpus.magnitudes(), shape, plan.seed)
            average = deepcopy(student)
            self.state = EncoderState(step=0, texts_seen=0, seconds=0.0, teacher=teacher)
        else:
            self.state = EncoderState.read(newest)
            _check_teacher(self.state.teacher, teacher)
            student, average = load_student(newest / "network"), load_student(newest / "ema")
            student.shared.weight.requires_grad_(False)
        self._student = student.to(self._device)
        self._average = PowerAverage(self._student, average.to(self._device), plan.ema_relative_width)
        self._optimizer = build_optimizer(self._student, plan.matrix_rate, plan.rate)
        if newest is not None:
            checkpoint.load_optimizer(self._optimizer, newest)
        self.stopping = False

    def stop(self) -> None:
        """End after the step under way."""
        self.stopping = True

    def share(self) -> float:
        """Return the part of the run that is over, 0 … 1, by steps or by the clock, whichever is further."""
        by_steps = self.state.step / self._plan.max_steps if self._plan.max_steps > 0 else 0.0
        by_clock = self.state.seconds / (60.0 * self._plan.wall_minutes) if self._plan.wall_minutes > 0 else 0.0
        return min(1.0, max(by_steps, by_clock))

    def events(self) -> Iterator[EncoderEvent]:
        """Train to the end or to :meth:`stop`; the last event is ``EncoderSaved``.

        Raises ``DivergenceError`` when the loss is no number any more; the checkpoint before it stays.
        """
        due = dict.fromkeys(("report", "measure", "save"), self._clock())
        losses: list[Tensor] = []
        before, texts_before = self._clock(), self.state.texts_seen
        while self.share() < 1.0 and not self.stopping:
            started = self._clock()
            loss, count = self._step()
            losses.append(loss)
            self.state = replace(
                self.state,
                step=self.state.step + 1,
                texts_seen=self.state.texts_seen + count,
                seconds=self.state.seconds + self._clock() - started,
            )
            if self._is_due("report", due) or self.share() >= 1.0:
                pace = (self.state.texts_seen - texts_before) / max(1e-9, self._clock() - before)
                yield self._report(self._checked(losses), pace)
                losses, before, texts_before = [], self._clock(), self.state.texts_seen
            if self._is_due("measure", due):
                yield from self._measure()
            if self._is_due("save", due):
                self._checked(losses)
                yield self._save()
        self._checked(losses)
        yield from self._measure()
        yield self._save()

    def _is_due(self, kind: str, due: dict[str, float]) -> bool:
        pause = getattr(self._pauses, kind)
        if pause <= 0 or self._clock() - due[kind] < pause:
            return False
        due[kind] = self._clock()
        return True

    def _rate_factor(self) -> float:
        """Linear up, then half a cosine down (Loshchilov & Hutter 2017, eq. 5)."""
        warm = min(1.0, (self.state.step + 1) / max(1, self._plan.warmup_steps))
        return warm * 0.5 * (1.0 + math.cos(math.pi * self.share()))

    def _tensors(self, batch: TextBatch) -> tuple[Tensor, Tensor, Tensor]:
        ids, mask, states = (torch.from_numpy(array) for array in (batch.ids, batch.mask, batch.states))
        return ids.to(self._device), mask.to(self._device), states.to(self._device)

    def _states(self, student: T5EncoderModel, ids: Tensor, mask: Tensor) -> Tensor:
        with torch.autocast(self._device.type, torch.bfloat16, enabled=multiplies_bf16(self._device)):
            return states_of(student, ids, mask).float()

    def _step(self) -> tuple[Tensor, int]:
        """Return the loss and how many texts were seen."""
        plan, factor = self._plan, self._rate_factor()
        ids, mask, states = self._tensors(self._corpus.batch(self.state.step, plan.batch_size, plan.seed))
        self._student.train()
        loss = distillation_loss(self._states(self._student, ids, mask), states, mask)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._student.parameters(), plan.clip_norm)
        for group in self._optimizer.param_groups:
            group["lr"] = group["base_lr"] * factor
        self._optimizer.step()
        self._average.update(self.state.step + 1)
        return loss.detach(), len(ids)

    def _checked(self, losses: list[Tensor]) -> float:
        mean = float(torch.stack(losses).mean()) if losses else 0.0
        if not math.isfinite(mean):
            raise DivergenceError(
                f"the loss became {mean} before step {self.state.step}",
                "Resume from the last checkpoint with a lower --rate.",
            )
        return mean

    def _report(self, loss: float, pace: float) -> EncoderStep:
        state = self.state
        return EncoderStep(
            step=state.step,
            loss=loss,
            texts_seen=state.texts_seen,
            texts_per_second=pace,
            seconds=state.seconds,
            share=self.share(),
        )

    @torch.no_grad()
    def _measure(self) -> Iterator[EncoderMeasured]:
        """Measure on held-out texts, the same ones every time; nothing with fewer than two."""
        held_out = self._corpus.held_out
        if len(held_out) < 2:
            return
        picked = held_out[:: max(1, math.ceil(len(held_out) / HELD_OUT))]
        meter = DistanceMeter()
        for first in range(0, len(picked), 64):
            ids, mask, states = self._tensors(self._corpus.rows(picked[first : first + 64]))
            meter.add(self._states(self._average.average, ids, mask), states, mask)
        distance = meter.distance()
        self.state = replace(self.state, distance=distance)
        told = {name: value for name, value in asdict(distance).items() if name != "texts"}
        yield EncoderMeasured(step=self.state.step, **told)

    def _save(self) -> EncoderSaved:
        if not all(bool(parameter.isfinite().all()) for parameter in self._student.parameters()):
            raise CheckpointError("the weights hold no numbers any more; the last checkpoint is kept")
        parts = {"network": self._student, "ema": self._average.average}
        folder = checkpoint.save_parts(self._folder, self.state.step, parts, self._optimizer, asdict(self.state))
        return EncoderSaved(step=self.state.step, folder=folder)


def _check_teacher(theirs: TeacherIdentity, ours: TeacherIdentity) -> None:
    if theirs != ours:
        raise MismatchError(
            f"the run's teacher is {theirs.id} {theirs.sha256[:12]}…, not {ours.id} {ours.sha256[:12]}…"
        )
