"""What the app is doing: which model is open, which order is under way, and what it has drawn."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.studio.computing import Computing
from glyphstudio.studio.create.model_opener import ModelOpener, ModelState
from glyphstudio.studio.create.progress import ProgressMeter
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.models import Models
from glyphstudio.studio.pictures import Frame
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.services import Services
from glyphstudio.studio.tiles import Tile, Tiles, developed
from glyphstudio.workers.outcomes import Cancelled, Completed, Failed, Outcome
from glyphstudio.workers.stream_thread import PATIENCE, StreamThread
from glyphstudio.workers.stream_worker import Order

if TYPE_CHECKING:  # they bring NumPy
    from glyphstudio.engine.model import GlyphModel, ModelFacts
    from glyphstudio.studio.services import Draw


class Studio(QObject):
    """The one place that gives orders to the drawing thread; used on the GUI thread only.

    A newer order supersedes the older one: it is cancelled, and what still arrives of it is dropped. An order that
    comes before the model is open waits for it.
    """

    model_changed = Signal(object)
    """``(state)``: a ``ModelState``; ``facts`` is there when it is OPEN."""
    started = Signal()
    """An order has been given, and ``tiles`` are its places; again when the model that it waited for has chosen."""
    tiles_changed = Signal(object)
    """``(tiles)``: the tiles of the current order; those that have not changed are the same objects."""
    progress_changed = Signal(object)
    """``(progress)``: a ``Progress``."""
    ended = Signal(object)
    """``(outcome)`` of the current order, exactly once, unless a newer one supersedes it."""
    previewed = Signal(object)
    """``(request)``: a picture was drawn in passing, and ``tiles`` is to be that one."""
    truncated = Signal(object)
    """``(max_tokens)``: the model reads that many tokens, and the prompt has more. Once an order."""
    problem_found = Signal(object)
    """``(problem)``"""
    errand_changed = Signal(object, object)
    """``(order, value)`` of an errand: the newest."""
    errand_ended = Signal(object, object)
    """``(order, outcome)`` of an errand, exactly once."""

    def __init__(
        self, services: Services, clock: Callable[[], float] = time.monotonic, passing: "Draw | None" = None
    ) -> None:
        """Draw with ``services``; what is drawn in passing by ``passing``, which keeps nothing."""
        super().__init__()
        self.tiles: Tiles = ()
        self._services = services
        self._meter = ProgressMeter(clock)
        self._waiting: RunSpec | None = None
        self._drawing: Order[Frame] | None = None
        self._passing = passing or services.draw
        self._previewing: Order[Frame] | None = None
        self._preview: GenerationRequest | None = None
        self._errands: set[Order[object]] = set()
        self._unkept: Failed | None = None
        self._thread = StreamThread("drawing")
        self._thread.value_changed.connect(self._develop)
        self._thread.ended.connect(self._end)
        self._opener = ModelOpener(services, self._thread.start)
        self._opener.changed.connect(self._follow_model)
        self._opener.failed.connect(self._go_without)
        self._opener.problem_found.connect(self.problem_found)

    @property
    def model_state(self) -> ModelState:
        """Whether there is a model to draw with."""
        return self._opener.state

    @property
    def facts(self) -> "ModelFacts | None":
        """What is known of the open model; None while none is open."""
        return self._opener.facts

    @property
    def computing(self) -> Computing:
        """What the open model is computed on."""
        return self._opener.computing

    @property
    def device(self) -> str:
        """What was asked for: "auto", "cpu" or "cuda"."""
        return self._opener.device

    @property
    def models(self) -> Models:
        """Which models there are, and which one is drawn with."""
        return self._opener.models

    @property
    def busy(self) -> bool:
        """True while an order draws or waits for the model."""
        return self._drawing is not None or self._waiting is not None

    def open_model(self) -> None:
        """Open the model behind the window, once; after a failure, again; after ``close``, never."""
        if not self._thread.closed:
            self._opener.open()

    def choose_device(self, device: str) -> None:
        """Compute on "auto", "cpu" or "cuda" from the next run on; where that cannot be, all stays as it is."""
        if not self._thread.closed:
            self._opener.choose_device(device)

    def choose_model(self, name: str) -> None:
        """Draw with the model ``name`` from the next run on; where that cannot be, all stays as it is."""
        if not self._thread.closed:
            self._opener.choose_model(name)

    def generate(self, draft: RunSpec) -> None:
        """Draw what ``draft`` says, instead of what is being drawn; a draft out of range is a problem."""
        if not self.accepts(draft):
            return
        requests = draft.requests(self.facts)
        self._end_preview()
        if self._drawing is not None:
            self._drawing.token.cancel()
            self._drawing = None
        self._set_tiles(tuple(Tile(request) for request in requests))
        if self._opener.model is None:
            self._waiting = draft
            self.open_model()
        else:
            self._start(self._opener.model)
        self.started.emit()

    def preview(self, draft: RunSpec) -> None:
        """Draw one picture of ``draft`` in passing, instead of an older one; a run under way is not disturbed.

        A draft that cannot be drawn is passed over: somebody is typing it.
        """
        model, facts = self._opener.model, self.facts
        if self.busy or model is None or facts is None or self._thread.closed:
            return
        try:
            request = draft.preview(facts)
        except RequestError:
            return
        self._end_preview()
        draw = self._passing
        self._previewing = Order(values=lambda: draw(model, [request]))
        self._preview = request
        self._thread.start(cast("Order[object]", self._previewing))

    def accepts(self, draft: RunSpec) -> bool:
        """Return whether ``draft`` can be drawn; one that is out of range is a problem."""
        try:
            draft.requests(self.facts)
        except RequestError as error:
            self.problem_found.emit(Problem.of(Failed.of(error)))
            return False
        return True

    def show(self, tiles: Tiles) -> None:
        """Lay out finished ``tiles`` of an earlier run; a run that has begun has more to say."""
        if not self.tiles:
            self._set_tiles(tiles)

    def present(self, tile: Tile) -> bool:
        """Lay out one finished ``tile`` from elsewhere; return False while a run has the table."""
        if self.busy:
            return False
        self._set_tiles((tile,))
        return True

    def run_errand(self, values: "Callable[[GlyphModel], Iterator[object]]") -> Order[object] | None:
        """Let ``values`` have the model on the drawing thread, after what was ordered before; None without a model.

        It holds up what is ordered after it, so it should be short. ``cancel`` does not touch it: its token does.
        """
        model = self._opener.model
        if model is None or self._thread.closed:
            return None
        order: Order[object] = Order(values=lambda: values(model))
        self._errands.add(order)
        self._thread.start(order)
        return order

    def cancel(self) -> None:
        """Stop within one step; every picture stays as it is."""
        if self._drawing is not None:
            self._drawing.token.cancel()
        elif self._waiting is not None:
            self._finish(Cancelled())

    def close(self, patience: int = PATIENCE) -> bool:
        """End the thread, whatever it does; return False when a step lasts longer than ``patience`` ms."""
        self._drawing = self._waiting = self._previewing = None
        return self._thread.close(patience)

    def _start(self, model: "GlyphModel") -> None:
        draw, requests = self._services.draw, [tile.request for tile in self.tiles]
        self._meter.restart()
        self._waiting = None
        self._drawing = Order(values=lambda: draw(model, requests))
        self._thread.start(cast("Order[object]", self._drawing))

    @Slot(object, object)
    def _develop(self, order: Order[object], value: object) -> None:
        if order in self._errands:
            self.errand_changed.emit(order, value)
        if order is not self._drawing:
            return
        frame = cast("Frame", value)
        if not self._meter.begun and frame.truncated and self.facts is not None:
            self.truncated.emit(self.facts.max_tokens)
        progress = self._meter.measure(frame)
        self._set_tiles(developed(self.tiles, frame.pictures))
        if frame.unkept is not None and frame.unkept is not self._unkept:
            self._unkept = frame.unkept
            self.problem_found.emit(Problem.of(frame.unkept))
        self.progress_changed.emit(progress)

    @Slot(object, object)
    def _end(self, order: Order[object], outcome: Outcome) -> None:
        if order is self._drawing:
            self._finish(outcome)
        elif order in self._errands:
            self._errands.remove(order)
            self.errand_ended.emit(order, outcome)
        elif order is self._previewing:
            self._previewing = None
            self._show_preview(outcome)
        else:
            self._opener.end(order, outcome)

    @Slot(object)
    def _follow_model(self, state: ModelState) -> None:
        self.model_changed.emit(state)
        if state is ModelState.OPEN and self._waiting is not None and self._opener.model is not None:
            self._begin_waiting(self._waiting, self._opener.model)

    @Slot(object)
    def _go_without(self, outcome: Outcome) -> None:
        """Say why the model that was asked for cannot be opened."""
        if self._waiting is not None:
            self._finish(outcome)
        elif isinstance(outcome, Failed):
            self.problem_found.emit(Problem.of(outcome))

    def _begin_waiting(self, draft: RunSpec, model: "GlyphModel") -> None:
        """Draw what had to wait for the model, and say so if the model has chosen something of it."""
        self._set_tiles(tuple(Tile(request) for request in draft.requests(self.facts)))
        self._start(model)
        if draft.unchosen:
            self.started.emit()

    def _end_preview(self) -> None:
        if self._previewing is not None:
            self._previewing.token.cancel()
            self._previewing = None

    def _show_preview(self, outcome: Outcome) -> None:
        """Lay out the finished picture alone: its way there would only flicker."""
        if isinstance(outcome, Completed) and self._preview is not None:
            self.previewed.emit(self._preview)
            self._set_tiles((Tile(self._preview).developed(cast("Frame", outcome.value).pictures[0]),))
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
