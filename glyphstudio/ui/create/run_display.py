"""What the window says about a run: status line, title, banner, buttons."""

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import sentence
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.progress import Progress
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.failure_log import FailureLog
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.tiles import Tiles
from glyphstudio.ui.create.canvas import Canvas
from glyphstudio.ui.create.controls import Controls
from glyphstudio.ui.frame.status_strip import StatusStrip
from glyphstudio.workers.outcomes import Cancelled, Completed, Outcome

NAME = "Glyph Studio"
LONGEST_TITLE = 60


class RunDisplay(QObject):
    """Listens to the studio, and tells the parts of the window."""

    title_changed = Signal(object)
    """``(title)`` of the window."""
    busy_changed = Signal(object)
    """``(busy)``: whether there is something to cancel."""

    problem_told = Signal(object)
    """``(problem)``, for the pages that have a place for it."""

    def __init__(
        self, studio: Studio, controls: Controls, canvas: Canvas, status: StatusStrip, log: FailureLog
    ) -> None:
        super().__init__()
        self._studio = studio
        self._controls = controls
        self._canvas = canvas
        self._status = status
        self._log = log
        self._progress: Progress | None = None
        studio.model_changed.connect(self._tell_model)
        studio.started.connect(self._begin)
        studio.previewed.connect(self._show_preview)
        studio.tiles_changed.connect(self._show_tiles)
        studio.progress_changed.connect(self._tell_progress)
        studio.truncated.connect(self._tell_truncation)
        studio.ended.connect(self._tell_outcome)
        studio.problem_found.connect(self.tell_problem)

    def say(self, message: str) -> None:
        """Say ``message`` in the status line, unless a run has more important things to say there."""
        if not self._studio.busy:
            self._status.say(message)

    @Slot()
    def cancel(self) -> None:
        """Stop the run, and say at once that this was understood."""
        if self._studio.busy:
            self._status.say(self.tr("Stopping…"))
            self._studio.cancel()

    @Slot(object)
    def tell_problem(self, problem: Problem) -> None:
        """Show what went wrong, and keep it."""
        self._log.add(problem.report)
        self._canvas.banner.show_problem(problem)
        self.problem_told.emit(problem)

    @Slot(object)
    def _tell_model(self, state: ModelState) -> None:
        facts = self._studio.facts
        if state is ModelState.OPENING:
            self._status.name_model(self.tr("Opening the model…"))
        elif state is ModelState.OPEN and facts is not None:
            self._controls.take_defaults(facts.default_steps, facts.default_guidance, facts.draft_steps)
            self._controls.more.offer(
                has_radical=facts.has_radical, has_composition=facts.has_composition, styles=facts.styles
            )
            words = self.tr("{name} · {size} × {size} pixels").format(name=facts.name, size=facts.image_size)
            computing = self._studio.computing
            devices = {"cpu": self.tr("processor"), "cuda": self.tr("CUDA card")}
            if computing.device in devices:
                words += f" · {devices[computing.device]}"
            self._status.name_model(words, sentence(computing.reason) if computing.reason else "")
            self.say(self.tr("Ready"))
        elif state is ModelState.FAILED:
            self._status.name_model(self.tr("No model"))
            self.say("")

    @Slot()
    def _begin(self) -> None:
        self._progress = None
        tiles = self._studio.tiles
        self._canvas.banner.dismiss()
        self._canvas.show_table(tiles[0].request, len(tiles), len({tile.request.prompt for tile in tiles}))
        self._status.say(self.tr("Waiting for the model…") if self._studio.facts is None else self.tr("Starting…"))
        self._set_busy(True)

    @Slot(object)
    def _show_preview(self, request: GenerationRequest) -> None:
        self._canvas.show_table(request, 1)
        self._status.say(self.tr("Preview: not kept. Ctrl+Enter draws with care."))

    @Slot(object)
    def _show_tiles(self, tiles: Tiles) -> None:
        self._canvas.grid.show_tiles(tiles)
        self._canvas.scrubber.offer(tiles)

    @Slot(object)
    def _tell_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._status.show_progress(progress)
        percent = self.tr("{percent} %").format(percent=int(progress.fraction * 100))
        self._set_title(percent if progress.shown else "")

    @Slot(object)
    def _tell_truncation(self, tokens: int) -> None:
        self._canvas.banner.show_notice(
            self.tr("The prompt is longer than the model reads."),
            self.tr("Its first {tokens} tokens count, about as many words; the rest is ignored.").format(tokens=tokens),
        )

    @Slot(object)
    def _tell_outcome(self, outcome: Outcome) -> None:
        progress = self._progress
        words = self.tr("Stopped") if isinstance(outcome, Cancelled) else ""
        if progress is not None and isinstance(outcome, Completed):
            words = self._count(len(self._studio.tiles), progress.elapsed)
        elif progress is not None and isinstance(outcome, Cancelled):
            words = self.tr("Stopped at step {step} of {steps}").format(step=progress.step, steps=progress.steps)
        self._status.say(words)
        self._set_busy(False)

    def _count(self, pictures: int, seconds: float) -> str:
        if pictures == 1:
            return self.tr("1 picture in {seconds} s").format(seconds=f"{seconds:.1f}")
        return self.tr("{count} pictures in {seconds} s").format(count=pictures, seconds=f"{seconds:.1f}")

    def _set_busy(self, busy: bool) -> None:
        self._controls.set_busy(busy)
        self.busy_changed.emit(busy)
        self._set_title("")

    def _set_title(self, before: str) -> None:
        tiles = self._studio.tiles
        prompt = tiles[0].request.prompt if tiles else ""
        short = prompt if len(prompt) <= LONGEST_TITLE else f"{prompt[: LONGEST_TITLE - 1]}…"
        self.title_changed.emit(" – ".join(part for part in (before, short, NAME) if part))
