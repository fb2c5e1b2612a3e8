"""Exporting at work: connects its page with the thread that writes, the library, and the files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from glyphstudio.exports.plans import FontPlanned
from glyphstudio.exports.progress import ExportProgress, FontPreview, PicturePreview
from glyphstudio.files.names import slug_of
from glyphstudio.studio.export.exporting import Exporting
from glyphstudio.studio.library.library_client import LibraryClient
from glyphstudio.studio.problems import Problem
from glyphstudio.ui.export.export_page import ExportPage
from glyphstudio.ui.widgets import dialogs


class ExportCommands(QObject):
    """Takes glyphs, previews them, and writes them."""

    said = Signal(object)
    """``(message)`` for the status line."""
    taken = Signal()
    """Glyphs were taken: the page should be on show."""

    def __init__(
        self,
        window: QWidget,
        page: ExportPage,
        exporting: Exporting,
        library_client: LibraryClient,
        place: Callable[[], Path],
    ) -> None:
        super().__init__()
        self._window = window
        self._page = page
        self._exporting = exporting
        self._catalogue = library_client
        self._place = place
        self._folder: Path | None = None
        page.preview_wanted.connect(self.preview)
        page.export_button.clicked.connect(self.export)
        page.cancel_button.clicked.connect(exporting.cancel)
        page.favourites_button.clicked.connect(library_client.list_favourites)
        page.glyphs.cards.cards_wanted.connect(library_client.load)
        library_client.loaded.connect(page.glyphs.cards.take)
        library_client.favourites_listed.connect(self.take)
        exporting.progress_changed.connect(page.show_busy)
        exporting.ended.connect(self._tell_end)
        exporting.problem_found.connect(page.banner.show_problem)
        exporting.previewed.connect(self._show_preview)
        exporting.preview_failed.connect(self._explain)

    @Slot(object)
    def take(self, numbers: Sequence[int]) -> None:
        """Take ``numbers`` of the library behind those that were taken before, each once."""
        self._page.show_numbers(tuple(dict.fromkeys((*self._page.numbers, *numbers))))
        self.taken.emit()

    @Slot()
    def preview(self) -> None:
        """Let the page show what would be written."""
        if not self._page.numbers:
            self._page.facts.clear()
            self._page.preview.show_words(self.tr("Here you see what you export, before you do."))
        elif not self._exporting.busy:
            self._exporting.preview(self._page.form.plan, self._page.numbers)

    @Slot()
    def export(self) -> None:
        """Ask where, and write."""
        page = self._page
        if not page.numbers or self._exporting.busy:
            return
        folder = self._folder if self._folder is not None and self._folder.is_dir() else self._place()
        form = page.form
        if form.ending:
            out = dialogs.ask_export(self._window, folder / self._name(), [form.ending])
        else:
            out = dialogs.ask_folder(self._window, folder)
        if out is not None:
            self._folder = out.parent if form.ending else out
            page.banner.dismiss()
            page.show_busy(ExportProgress(0, 0))
            self._exporting.start(form.plan, page.numbers, out)

    def close(self) -> bool:
        """Cancel what is written and end the thread; return False when a step lasts too long."""
        self._page.preview.typing.discard()
        return self._exporting.close()

    def _name(self) -> str:
        """Return what the file might be called."""
        plan, kind, card = self._page.form.plan, self._page.kinds.kind, self._page.glyphs.cards.card(0)
        named = {"movie": "" if card is None else card.entry.prompt, "sheet": getattr(plan, "title", "")}.get(kind, "")
        if isinstance(plan, FontPlanned):
            named = plan.family
        return (slug_of(named) if named else kind) + self._page.form.ending

    @Slot(object)
    def _show_preview(self, preview: PicturePreview | FontPreview) -> None:
        self._page.preview.show_preview(preview)
        self._page.facts.setText(preview.facts if isinstance(preview, PicturePreview) else "")

    @Slot(object)
    def _explain(self, problem: Problem) -> None:
        self._page.facts.clear()
        self._page.preview.show_words(f"{problem.message}\n{problem.hint}")

    @Slot(object)
    def _tell_end(self, progress: ExportProgress | None) -> None:
        self._page.show_idle()
        self.preview()
        if progress is None:
            return
        if progress.note:
            self._page.banner.show_notice(progress.note)
        if len(progress.paths) == 1:
            self.said.emit(self.tr("Exported {name}").format(name=progress.paths[0].name))
        else:
            message = self.tr("Exported {count} files to {folder}")
            self.said.emit(message.format(count=len(progress.paths), folder=progress.paths[0].parent.name))
