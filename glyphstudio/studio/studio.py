"""What the app is doing: which model is open, which order is under way, and what it has drawn."""

import time
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.errors import RequestError
from glyphstudio.studio.draft import Draft
from glyphstudio.studio.pictures import Frame
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.progress import Progress
from glyphstudio.studio.services import Services
from glyphstudio.studio.tiles import Tile, Tiles, developed
from glyphstudio.workers.outcomes import Cancelled, Completed, Failed, Outcome
from glyphstudio.workers.stream_thread import PATIENCE, StreamThread
from glyphstudio.workers.stream_worker import Order

if TYPE_CHECKING:  # they bring NumPy
    from glyphstudio.engine.model import GlyphModel, ModelFacts


class ModelState(Enum):
    """Whether there is a model to draw with."""

    CLOSED = "closed"
    OPENING = "opening"
    OPEN = "open"
    FAILED = "failed"


class Studio(QObject):
    """The one place that gives orders to the drawing thread; used on the GUI thread only.

    A newer order supersedes the older one: it is cancelled, and what still arrives of it is dropped. An order that
    comes before the model is open waits for it.
    """

    model_changed = Signal(object)
    """``(state)``: a ``ModelState``; ``facts`` is there when it is OPEN."""
    started = Signal()
    """An order has been given, and ``tiles`` are its places."""
    tiles_changed = Signal(object)
    """``(tiles)``: the tiles of the current order; those that have not changed are the same objects."""
    progress_changed = Signal(object)
    """``(progress)``: a ``Progress``."""
    ended = Signal(object)
    """``(outcome)`` of the current order, exactly once, unless a newer one supersedes it."""
    truncated = Signal(object)
    """``(max_tokens)``: the model reads that many tokens, and the prompt has more. Once an order."""
    problem_found = Signal(object)
    """``(problem)``"""

    def __init__(self, services: Services, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.model_state = ModelState.CLOSED
        self.facts: ModelFacts | None = None
        self.tiles: Tiles = ()
        self._services = services
        self._clock = clock
        self._model: GlyphModel | None = None
        self._waiting: Draft | None = None
        self._drawing: Order[Frame] | None = None
        self._opening: Order[object] | None = None
        self._first: tuple[int, float] | None = None
        self._thread = StreamThread("drawing")
        self._thread.value_changed.connect(self._develop)
        self._thread.ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """True while an order draws or waits for the model."""
        return self._drawing is not None or self._waiting is not None

    def open_model(self) -> None:
        """Open the model behind the window, once; after a failure, again; after ``close``, never."""
        if self.model_state not in {ModelState.OPENING, ModelState.OPEN} and not self._thread.closed:
            open_model = self._services.open_model
            self._opening = Order(values=lambda: iter((open_model(),)))
            self._thread.start(self._opening)
            self._set_model_state(ModelState.OPENING)

    def generate(self, draft: Draft) -> None:
        """Draw what ``draft`` says, instead of what is being drawn; a draft out of range is a problem."""
        try:
            requests = draft.requests(self.facts)
        except RequestError as error:
            self.problem_found.emit(Problem.of(Failed.of(error)))
            return
        if self._drawing is not None:
            self._drawing.token.cancel()
            self._drawing = None
        self._set_tiles(tuple(Tile(request) for request in requests))
        if self._model is None:
            self._waiting = draft
            self.open_model()
        else:
            self._start(self._model)
        self.started.emit()

    def cancel(self) -> None:
        """Stop within one step; every picture stays as it is."""
        if self._drawing is not None:
            self._drawing.token.cancel()
        elif self._waiting is not None:
            self._finish(Cancelled())

    def close(self, patience: int = PATIENCE) -> bool:
        """End the thread, whatever it does; return False when a step lasts longer than ``patience`` ms."""
        self._drawing = self._waiting = None
        return self._thread.close(patience)

    def _start(self, model: "GlyphModel") -> None:
        draw, requests = self._services.draw, [tile.request for tile in self.tiles]
        self._first = None
        self._waiting = None
        self._drawing = Order(values=lambda: draw(model, requests))
        self._thread.start(cast("Order[object]", self._drawing))

    @Slot(object, object)
    def _develop(self, order: Order[object], value: object) -> None:
        if order is not self._drawing:
            return
        frame = cast("Frame", value)
        if self._first is None:
            self._first = (frame.done, self._clock())
            if frame.truncated and self.facts is not None:
                self.truncated.emit(self.facts.max_tokens)
        self._set_tiles(developed(self.tiles, frame.pictures))
        done, began = self._first
        self.progress_changed.emit(
            Progress(
                done=frame.done,
                total=frame.total,
                step=frame.step,
                steps=frame.steps,
                timed=frame.done - done,
                elapsed=self._clock() - began,
            )
        )

    @Slot(object, object)
    def _end(self, order: Order[object], outcome: Outcome) -> None:
        if order is self._drawing:
            self._finish(outcome)
        elif order is self._opening:
            self._opening = None
            self._decide(outcome)

    def _decide(self, outcome: Outcome) -> None:
        """Go on with the model that was opened, or say why there is none."""
        if isinstance(outcome, Completed):
            self._model = cast("GlyphModel", outcome.value)
            self.facts = self._model.facts
            self._set_model_state(ModelState.OPEN)
            if self._waiting is not None:
                self._set_tiles(tuple(Tile(request) for request in self._waiting.requests(self.facts)))
                self._start(self._model)
        else:
            self._set_model_state(ModelState.FAILED)
            if self._waiting is not None:
                self._finish(outcome)
            elif isinstance(outcome, Failed):
                self.problem_found.emit(Problem.of(outcome))

    def _finish(self, outcome: Outcome) -> None:
        self._drawing = self._waiting = None
        self._set_tiles(tuple(tile.stopped() for tile in self.tiles))
        self.ended.emit(outcome)
        if isinstance(outcome, Failed):
            self.problem_found.emit(Problem.of(outcome))

    def _set_tiles(self, tiles: Tiles) -> None:
        self.tiles = tiles
        self.tiles_changed.emit(tiles)

    def _set_model_state(self, state: ModelState) -> None:
        self.model_state = state
        self.model_changed.emit(state)
