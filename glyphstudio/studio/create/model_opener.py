"""The model that is open, and how another one takes its place: on another device, or another model altogether."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from glyphstudio.studio.computing import Computing
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.services import Services
from glyphstudio.workers.outcomes import Completed, Failed, Outcome
from glyphstudio.workers.stream_worker import Order

if TYPE_CHECKING:  # it brings NumPy
    from glyphstudio.engine.model import GlyphModel, ModelFacts


class ModelState(Enum):
    """Whether there is a model to draw with."""

    CLOSED = "closed"
    OPENING = "opening"
    OPEN = "open"
    FAILED = "failed"


@dataclass(frozen=True)
class _Former:
    """What was open before another model was chosen, and how it had been chosen."""

    chosen: str | None
    named: bool
    model: "GlyphModel | None"
    computing: Computing


class ModelOpener(QObject):
    """Gives the orders that open models; who owns it runs them with ``start`` and tells :meth:`end` what came of them.

    What cannot be opened leaves all as it was, where there was something.
    """

    changed = Signal(object)
    """``(state)``: a ``ModelState``; ``model`` is there when it is OPEN."""
    failed = Signal(object)
    """``(outcome)``: what was asked for last cannot be opened."""
    problem_found = Signal(object)
    """``(problem)``: something else is opened instead."""

    def __init__(self, services: Services, start: Callable[[Order[object]], object]) -> None:
        super().__init__()
        self.state = ModelState.CLOSED
        self.model: GlyphModel | None = None
        self.computing = Computing()
        """What the open model is computed on."""
        self.device = "auto"
        """What was asked for: "auto", "cpu" or "cuda"."""
        self.models = services.models
        self._services = services
        self._start = start
        self._former_device = "auto"
        self._former: _Former | None = None
        self._opening: Order[object] | None = None
        self._reopening: Order[object] | None = None

    @property
    def facts(self) -> "ModelFacts | None":
        """What is known of the open model."""
        return None if self.model is None else self.model.facts

    @property
    def awaited(self) -> bool:
        """True while a model is open, or on its way."""
        return self.state in {ModelState.OPENING, ModelState.OPEN}

    def open(self) -> None:
        """Open the model that is chosen, unless that is done already; after a failure, again."""
        if not self.awaited:
            self._opening = self._order()
            self._set_state(ModelState.OPENING)

    def choose_device(self, device: str) -> None:
        """Compute on ``device`` from the next run on; where that cannot be, all stays as it is."""
        if device == self.device or self._services.open_on is None:
            return
        self._former_device, self.device = self.device, device
        if self.awaited:
            self._reopening = self._order()

    def choose_model(self, name: str) -> None:
        """Draw with ``name`` from the next run on; where that cannot be, all stays as it is."""
        models = self.models
        if name == models.current:
            return
        # Two changes in a row lead back to what was open before both.
        self._former = self._former or _Former(models.chosen, models.named, self.model, self.computing)
        models.choose(name)
        if self.awaited:
            self.model, self._reopening = None, None
            self._opening = self._order()
            self._set_state(ModelState.OPENING)

    def end(self, order: Order[object], outcome: Outcome) -> bool:
        """Take what came of ``order``; return whether it was one of this."""
        if order is self._opening:
            self._opening = None
            self._decide(outcome)
        elif order is self._reopening:
            self._reopening = None
            self._exchange(outcome)
        else:
            return False
        return True

    def _order(self) -> Order[object]:
        open_model, open_on, device = self._services.open_model, self._services.open_on, self.device
        order: Order[object] = Order(
            values=lambda: iter((open_on(device) if open_on is not None else (open_model(), Computing()),))
        )
        self._start(order)
        return order

    def _decide(self, outcome: Outcome) -> None:
        """Go on with the model that was opened, or with another, or say why there is none."""
        if isinstance(outcome, Completed):
            self._take(outcome)
        elif isinstance(outcome, Failed) and self._former is not None and self._former.model is not None:
            self._go_back(self._former, outcome)
        elif isinstance(outcome, Failed) and self.device != "auto":
            # The card of yesterday may be gone: another device is better than no model.
            self.device = "auto"
            self._open_instead(outcome)
        elif isinstance(outcome, Failed) and self.models.chosen is not None and not self.models.named:
            # So may the model of yesterday.
            self.models.choose(None)
            self._open_instead(outcome)
        else:
            self._set_state(ModelState.FAILED)
            self.failed.emit(outcome)

    def _take(self, outcome: Completed) -> None:
        self.model, self.computing = cast("tuple[GlyphModel, Computing]", outcome.value)
        self._former = None
        self._set_state(ModelState.OPEN)

    def _go_back(self, former: _Former, outcome: Failed) -> None:
        self.failed.emit(outcome)
        self.models.chosen, self.models.named = former.chosen, former.named
        self.model, self.computing, self._former = former.model, former.computing, None
        self._set_state(ModelState.OPEN)

    def _open_instead(self, outcome: Failed) -> None:
        self.problem_found.emit(Problem.of(outcome))
        self._opening = self._order()

    def _exchange(self, outcome: Outcome) -> None:
        """Go on with the model on another device, or with the one that there is."""
        if isinstance(outcome, Completed):
            self._take(outcome)
        elif isinstance(outcome, Failed):
            self.device = self._former_device
            self.problem_found.emit(Problem.of(outcome))
            self._set_state(self.state)

    def _set_state(self, state: ModelState) -> None:
        self.state = state
        self.changed.emit(state)
