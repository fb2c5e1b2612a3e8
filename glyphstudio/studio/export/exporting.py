"""Exports and their previews on a thread of their own, one after the other; used on the GUI thread, no widgets."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.exports.plans import Plan
from glyphstudio.exports.progress import ExportProgress
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.services import Services
from glyphstudio.workers.outcomes import Completed, Failed, Outcome
from glyphstudio.workers.stream_thread import PATIENCE, StreamThread
from glyphstudio.workers.stream_worker import Order

if TYPE_CHECKING:  # they bring NumPy
    from glyphstudio.engine.model import GlyphModel
    from glyphstudio.exports.chosen import Chosen
    from glyphstudio.library.library import Library


class Exporting(QObject):
    """Writes plans of pictures in the library. A newer preview supersedes an older one; an export never."""

    progress_changed = Signal(object)
    """``(progress)``: an ``ExportProgress``."""
    ended = Signal(object)
    """``(progress)``: the last one, with all files; None when it was cancelled or failed."""
    previewed = Signal(object)
    """``(preview)``: a ``PicturePreview`` or ``FontPreview``; None when nothing is chosen."""
    preview_failed = Signal(object)
    """``(problem)``: why ``Plan`` cannot be made as it is."""
    problem_found = Signal(object)
    """``(problem)``"""

    def __init__(self, services: Services, place: LibraryFile) -> None:
        super().__init__()
        self._bench = ExportBench(services, place)
        self._export: Order[object] | None = None
        self._preview: Order[object] | None = None
        self._thread = StreamThread("export")
        self._thread.value_changed.connect(self._tell)
        self._thread.ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """True while an export is under way."""
        return self._export is not None

    def start(self, plan: Plan, numbers: tuple[int, ...], out: Path) -> None:
        """Write ``plan`` of the pictures ``numbers`` to ``out``; raises ``ValueError`` while another one is written."""
        if self.busy:
            raise ValueError("an export is under way")
        self._drop_preview()
        bench = self._bench
        self._export = Order(values=lambda: bench.carried_out(plan, numbers, out))
        self._thread.start(self._export)

    def preview(self, plan: Plan, numbers: tuple[int, ...]) -> None:
        """Tell what ``plan`` would make, after an export that is under way."""
        self._drop_preview()
        if not self._thread.closed:
            bench = self._bench
            self._preview = Order(values=lambda: bench.previewed(plan, numbers))
            self._thread.start(self._preview)

    def cancel(self) -> None:
        """Stop the export after its present part; no unfinished file is left."""
        if self._export is not None:
            self._export.token.cancel()

    def close(self, patience: int = PATIENCE) -> bool:
        """Cancel what is under way, and end the thread."""
        return self._thread.close(patience)

    def _drop_preview(self) -> None:
        if self._preview is not None:
            self._preview.token.cancel()
            self._preview = None

    @Slot(object, object)
    def _tell(self, order: Order[object], value: object) -> None:
        if order is self._export:
            self.progress_changed.emit(value)

    @Slot(object, object)
    def _end(self, order: Order[object], outcome: Outcome) -> None:
        if order is self._export:
            self._export = None
            if isinstance(outcome, Failed):
                self.problem_found.emit(Problem.of(outcome))
            self.ended.emit(outcome.value if isinstance(outcome, Completed) else None)
        elif order is self._preview:
            self._preview = None
            if isinstance(outcome, Failed):
                self.preview_failed.emit(Problem.of(outcome))
            elif isinstance(outcome, Completed):
                self.previewed.emit(outcome.value)


class ExportBench:
    """What the thread keeps from one order to the next: the library, the model, and what was chosen."""

    def __init__(self, services: Services, place: LibraryFile) -> None:
        self._services = services
        self._place = place
        self._library: Library | None = None
        self._model: GlyphModel | None = None
        self._model_name = ""
        self._chosen: tuple[tuple[int, ...], Chosen] | None = None

    def carried_out(self, plan: Plan, numbers: tuple[int, ...], out: Path) -> Iterator[ExportProgress]:
        """Yield as :func:`~glyphstudio.exports.run_export.carried_out`."""
        from glyphstudio.exports.run_export import carried_out  # noqa: PLC0415 - brings NumPy, on this thread

        yield from carried_out(plan, self._choice(numbers), out, self._open_model)

    def previewed(self, plan: Plan, numbers: tuple[int, ...]) -> Iterator[object]:
        """Yield as :func:`~glyphstudio.exports.run_export.previewed`."""
        from glyphstudio.exports.run_export import previewed  # noqa: PLC0415

        yield from previewed(plan, self._choice(numbers))

    def _choice(self, numbers: tuple[int, ...]) -> "Chosen":
        from glyphstudio.exports.chosen import chosen_in  # noqa: PLC0415

        if self._library is None:
            self._library = self._place.open()
        if self._chosen is None or self._chosen[0] != numbers:
            self._chosen = numbers, chosen_in(self._library, numbers, self._services.decode)
        return self._chosen[1]

    def _open_model(self) -> "GlyphModel":
        """Open a model of this thread's own: one is to be used from one thread at a time."""
        name = self._services.models.current
        if self._model is None or self._model_name != name:
            self._model, self._model_name = self._services.open_model(), name
        return self._model
