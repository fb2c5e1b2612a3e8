"""A tuning run on show: its loss, and the same glyphs after each epoch."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from glyphstudio.studio.rate.ratings import steps_per_epoch
from glyphstudio.studio.train.trainer import RunReport, Trainer
from glyphstudio.ui.runs.run_view import RunView
from glyphstudio.ui.runs.sheet_view import SheetView
from glyphstudio.ui.widgets.theme import Theme

PREFERENCE = "--preference"


class TuningView(QFrame):
    """Shows what ``trainer`` has on show."""

    report_changed = Signal(object)
    """``(report)``"""

    def __init__(self, theme: Theme, trainer: Trainer) -> None:
        super().__init__()
        self._trainer = trainer
        self._epoch = 1
        self.sheets = SheetView(theme, self._title, self.tr("Epochs, the oldest first"))
        self.view = RunView(theme, self.sheets)
        self.nothing = QLabel(self.tr("Nothing was tuned yet: rate some pairs, then tune the model."))
        self.nothing.setProperty("role", "note")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.view, 1)
        self.view.stop_wanted.connect(trainer.stop)
        self.view.resume_wanted.connect(trainer.resume)
        self.view.model_wanted.connect(self._make_model)
        self.sheets.chosen_changed.connect(self._allow_model)
        trainer.changed.connect(self._show_report)
        trainer.curves_changed.connect(self.view.show_log)
        trainer.sheets_changed.connect(self._show_sheets)

    @property
    def checkpoint(self) -> Path | None:
        """The checkpoint of the epoch on show; None when none is kept of it."""
        run, chosen = self._trainer.run, self.sheets.chosen
        if run is None or chosen is None:
            return None
        return next((path for path in run.checkpoints() if int(path.name) == int(chosen.stem)), None)

    def _title(self, step: int) -> str:
        if step == 0:
            return self.tr("before tuning")
        whole, rest = divmod(step, self._epoch)
        if rest:
            return self.tr("step {step}").format(step=f"{step:,}")
        return self.tr("epoch {number}").format(number=whole)

    @Slot(object)
    def _show_sheets(self, paths: tuple[Path, ...]) -> None:
        words = self._trainer.run.order() if self._trainer.run else ()
        if PREFERENCE in words[:-1]:
            self._epoch = steps_per_epoch(Path(words[words.index(PREFERENCE) + 1]))
        self.sheets.show_sheets(paths)

    @Slot(object)
    def _show_report(self, report: RunReport | None) -> None:
        self.nothing.setVisible(report is None)
        self.view.show_report(report)
        self._allow_model()
        self.report_changed.emit(report)

    @Slot()
    def _allow_model(self) -> None:
        report = self._trainer.report
        ready = report is not None and not report.exporting
        self.view.make_model.setVisible(report is not None and bool(self._trainer.run and self._trainer.run.sheets()))
        self.view.make_model.setEnabled(ready and self.checkpoint is not None)

    @Slot()
    def _make_model(self) -> None:
        if (chosen := self.checkpoint) is not None:
            self._trainer.make_model(chosen)
