"""A sweep under way: what is drawn of it, what it lacks, and what is remembered of earlier ones."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.engine.grouping import groups_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.pictures import Frame, Picture
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.tiles import Phase, Tile
from glyphstudio.workers.outcomes import Cancelled, Completed, Failed, Outcome
from glyphstudio.workers.stream_worker import Order

if TYPE_CHECKING:  # it brings NumPy
    from glyphstudio.engine.model import GlyphModel

Draw: TypeAlias = "Callable[[GlyphModel, Sequence[GenerationRequest]], Iterator[Frame]]"
Keep: TypeAlias = Callable[[str, GenerationRequest, Picture], Picture]
MOST_PICTURES = 4000
"""Of one sweep: the movie of 36 seeds over 100 weights has 3600."""
MOST_REMEMBERED = 5000
"""Pictures; 80 MB of a model that draws 128 × 128."""


class Exploration(QObject):
    """Draws a few pictures at a time on the studio's thread, so that a run of Create waits for a few pictures only.

    Nothing goes into the library but what somebody keeps: a sweep would drown it. Used on the GUI thread.
    """

    changed = Signal()
    """``picture_of`` has more to tell."""
    progress_changed = Signal(object, object)
    """``(done, total)`` pictures of the sweep."""
    ended = Signal(object)
    """``(outcome)`` of a sweep, exactly once, unless a newer one supersedes it."""
    kept = Signal(object)
    """``(tile)``: it has a number in the library now."""
    problem_found = Signal(object)
    """``(problem)``"""

    def __init__(self, studio: Studio, draw: Draw, keep: Keep, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._studio = studio
        self._draw = draw
        self._keep = keep
        self._finished: OrderedDict[GenerationRequest, Picture] = OrderedDict()
        self._drawn: dict[GenerationRequest, Picture] = {}
        self._groups: deque[tuple[GenerationRequest, ...]] = deque()
        self._group: tuple[GenerationRequest, ...] = ()
        self._order: Order[object] | None = None
        self._keeping: dict[Order[object], GenerationRequest] = {}
        self._total = 0
        self._clock = clock
        self._begun: tuple[int, float] | None = None
        self.busy = False
        """True from ``explore`` until the sweep has ended."""
        studio.errand_changed.connect(self._take)
        studio.errand_ended.connect(self._end)
        studio.model_changed.connect(self._follow_model)

    def picture_of(self, request: GenerationRequest) -> Picture | None:
        """Return what there is of ``request``: finished, being drawn, or nothing."""
        return self._finished.get(request) or self._drawn.get(request)

    @property
    def remaining(self) -> float | None:
        """Seconds to go at the pace of the pictures drawn so far; None before the first."""
        if self._begun is None or not self.busy:
            return None
        left, before = self._left, self._begun[0]
        return None if left >= before else (self._clock() - self._begun[1]) / (before - left) * left

    def explore(self, requests: Sequence[GenerationRequest]) -> None:
        """Draw those of ``requests`` that are not remembered, in their order, instead of what is being drawn.

        Raises ``RequestError`` for more than :data:`MOST_PICTURES`.
        """
        wanted = list(dict.fromkeys(requests))
        if len(wanted) > MOST_PICTURES:
            raise RequestError(
                f"a sweep of {len(wanted):,} pictures is too large",
                f"Take fewer values: {MOST_PICTURES:,} is the most.",
            )
        self._stop()
        for request in wanted:
            if request in self._finished:
                self._finished.move_to_end(request)
        self._groups = deque(groups_of([request for request in wanted if request not in self._finished]))
        self._total = len(wanted)
        self._begun = None
        self.busy = True
        self._tell()
        self._go_on()

    def cancel(self) -> None:
        """Stop within one step; what is finished stays."""
        if self.busy:
            self._stop()
            self._finish(Cancelled())

    def keep(self, request: GenerationRequest) -> None:
        """Put the finished picture of ``request`` into the library, once."""
        picture, keep = self._finished.get(request), self._keep
        if picture is None:
            return
        if picture.number is not None:
            self.kept.emit(Tile(request, picture, Phase.FINISHED))
        elif request not in self._keeping.values():
            order = self._studio.run_errand(lambda model: iter((keep(model.facts.name, request, picture),)))
            if order is not None:
                self._keeping[order] = request

    def _stop(self) -> None:
        """Let go of what is being drawn."""
        self._groups.clear()
        self._drawn.clear()
        if self._order is not None:
            self._order.token.cancel()
            self._order = None

    def _go_on(self) -> None:
        """Draw the next group; without a model, when there is one."""
        if not self._groups:
            self._finish(Completed())
            return
        group, draw = self._groups[0], self._draw
        self._order = self._studio.run_errand(lambda model: draw(model, group))
        if self._order is None:
            self._studio.open_model()
        else:
            self._group = self._groups.popleft()
            if self._begun is None:
                self._begun = (self._left, self._clock())

    @Slot(object)
    def _follow_model(self, state: ModelState) -> None:
        if state is not ModelState.OPEN:
            self._finished.clear()
        if self.busy and self._order is None and state is ModelState.OPEN:
            self._go_on()
        elif self.busy and state is ModelState.FAILED:
            self._stop()
            self._finish(Cancelled())

    @Slot(object, object)
    def _take(self, order: Order[object], value: object) -> None:
        if order is self._order:
            pictures = cast("Frame", value).pictures
            for request, picture in zip(self._group, pictures, strict=True):
                if picture.finished:
                    # Noisy and clean are the same now: half the memory.
                    self._remember(request, replace(picture, noisy=picture.clean))
                else:
                    self._drawn[request] = picture
            self._tell()

    @Slot(object, object)
    def _end(self, order: Order[object], outcome: Outcome) -> None:
        if order in self._keeping:
            self._take_kept(self._keeping.pop(order), outcome)
        elif order is self._order:
            self._order = None
            self._drawn.clear()
            if isinstance(outcome, Completed):
                self._go_on()
            else:
                self._groups.clear()
                self._finish(outcome)

    def _take_kept(self, request: GenerationRequest, outcome: Outcome) -> None:
        if isinstance(outcome, Completed):
            picture = cast("Picture", outcome.value)
            if request in self._finished:
                self._finished[request] = picture
            self.kept.emit(Tile(request, picture, Phase.FINISHED))
        elif isinstance(outcome, Failed):
            self.problem_found.emit(Problem.of(outcome))

    def _remember(self, request: GenerationRequest, picture: Picture) -> None:
        self._drawn.pop(request, None)
        self._finished.setdefault(request, picture)
        if len(self._finished) > MOST_REMEMBERED:
            self._finished.popitem(last=False)

    def _tell(self) -> None:
        self.changed.emit()
        self.progress_changed.emit(self._total - self._left, self._total)

    @property
    def _left(self) -> int:
        """Pictures that are not finished."""
        left = sum(map(len, self._groups))
        if self._order is not None:
            left += sum(request not in self._finished for request in self._group)
        return left

    def _finish(self, outcome: Outcome) -> None:
        self.busy = False
        self.changed.emit()
        self.ended.emit(outcome)
        if isinstance(outcome, Failed):
            self.problem_found.emit(Problem.of(outcome))
