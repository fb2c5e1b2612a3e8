"""The page on which a model is trained on any font: set, run, losses, sheets."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from glyphstudio.errors import GlyphStudioError
from glyphstudio.runs.glyph_sets import glyph_sets
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.train.program_run import ProgramRun
from glyphstudio.studio.train.trainer import RunReport, Trainer, free_name
from glyphstudio.studio.train.training_environment import TrainingEnvironment
from glyphstudio.ui.runs.run_view import RunView
from glyphstudio.ui.runs.sheet_view import SheetView
from glyphstudio.ui.train.train_panel import TrainPanel
from glyphstudio.ui.widgets import dialogs
from glyphstudio.ui.widgets.banner import Banner
from glyphstudio.ui.widgets.theme import PAGE_MARGIN, Theme
from glyphstudio.workers.outcomes import Failed


class TrainPage(QFrame):
    """A panel to build sets and start runs, and beside it the run on show."""

    model_made = Signal(object)
    """``(name)`` of a new model among the user's own."""

    def __init__(self, theme: Theme, environment: TrainingEnvironment, trainer: Trainer) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._workshop = environment
        self.trainer = trainer
        self.builder = ProgramRun()
        self._building = ""
        self.banner = Banner(theme)
        self.panel = TrainPanel(theme)
        self.view = RunView(theme, SheetView(theme, self._step, self.tr("Sheets of the run, oldest first")))
        self.nothing = QLabel(self.tr("Build a set, then start a run. It goes on when this window is closed."))
        self._lay_out()
        self._connect()
        self.panel.show_sets(glyph_sets(environment.sets))
        self._show_report(None)
        trainer.open()

    @property
    def first(self) -> QWidget:
        """What takes the keyboard when the page comes on show."""
        return self.panel.font_box

    def close_all(self) -> bool:
        """End what ends with the window; who trains goes on. Returns True: nothing is waited for."""
        self.builder.close()
        self.trainer.close()
        return True

    @Slot()
    def build_set(self) -> None:
        """Build a data set of what the panel says."""
        if self.builder.busy:
            return
        try:
            font = self.panel.font_file or self._workshop.font()
        except GlyphStudioError as error:
            self.banner.show_problem(Problem.of(Failed.of(error)))
            return
        self.banner.dismiss()
        self._building = free_name(self._workshop.sets, font.stem)
        words = ("--font", str(font), "--range", self.panel.range.text().strip())
        target = self._workshop.sets / self._building
        command = (*self._workshop.program, "dataset", "build", *words, "--out", str(target), "--json")
        self.panel.show_building(0.0, self.tr("Starting…"))
        self.builder.start(command, self._workshop.environment)

    @Slot()
    def start_run(self) -> None:
        """Start a run on the chosen set."""
        chosen = self.panel.glyph_set
        if chosen is None:
            return
        self.banner.dismiss()
        preset, minutes = self.panel.preset.currentData(), self.panel.minutes.value()
        words = ("--data", str(chosen.path), "--preset", str(preset), "--wall-minutes", f"{minutes:g}")
        self.trainer.start(free_name(self.trainer.folder, f"{chosen.name}-{preset}"), words)

    def _lay_out(self) -> None:
        self.nothing.setProperty("role", "note")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        right = QVBoxLayout()
        right.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        right.setSpacing(12)
        right.addWidget(self.banner)
        right.addWidget(self.nothing, 1)
        right.addWidget(self.view, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panel)
        layout.addLayout(right, 1)

    def _connect(self) -> None:
        panel, view, trainer = self.panel, self.view, self.trainer
        panel.font_wanted.connect(self._choose_font)
        panel.build_wanted.connect(self.build_set)
        panel.start_wanted.connect(self.start_run)
        panel.set_chosen.connect(self._allow_start)
        panel.run_chosen.connect(self._choose_run)
        self.builder.told.connect(self._tell_building)
        self.builder.ended.connect(self._end_building)
        view.stop_wanted.connect(trainer.stop)
        view.resume_wanted.connect(trainer.resume)
        view.model_wanted.connect(self._make_model)
        trainer.changed.connect(self._show_report)
        trainer.curves_changed.connect(view.show_log)
        trainer.sheets_changed.connect(view.sheets.show_sheets)
        trainer.runs_changed.connect(self._show_runs)
        trainer.model_made.connect(self._tell_model)
        trainer.problem_found.connect(self.banner.show_problem)

    def _step(self, step: int) -> str:
        return self.tr("step {step}").format(step=f"{step:,}")

    @Slot()
    def _choose_font(self) -> None:
        path = dialogs.ask_font(self, Path.home())
        if path is not None:
            self.panel.add_font(path)

    @Slot(object)
    def _choose_run(self, name: str) -> None:
        if name:
            self.trainer.show_run(name)

    @Slot()
    def _make_model(self) -> None:
        self.trainer.make_model()

    @Slot()
    def _allow_start(self) -> None:
        report = self.trainer.report
        self.panel.allow_start(report is None or not report.phase.alive)

    @Slot(object)
    def _tell_building(self, record: dict[str, Any]) -> None:
        done, total, drawn = (int(record.get(name, 0)) for name in ("done", "total", "drawn"))
        words = self.tr("{drawn} glyphs; {done} of {total} characters").format(
            drawn=f"{drawn:,}", done=f"{done:,}", total=f"{total:,}"
        )
        self.panel.show_building(done / max(1, total), words)

    @Slot(object)
    def _end_building(self, problem: Problem | None) -> None:
        self.panel.show_building(None, "")
        if problem is not None:
            self.banner.show_problem(problem)
        self.panel.show_sets(glyph_sets(self._workshop.sets), self._building)

    @Slot(object)
    def _show_report(self, report: RunReport | None) -> None:
        self.nothing.setVisible(report is None)
        self.view.show_report(report)
        self._allow_start()

    @Slot(object)
    def _show_runs(self, names: tuple[str, ...]) -> None:
        self.panel.show_runs(names, self.trainer.run.name if self.trainer.run else "")

    @Slot(object)
    def _tell_model(self, name: str) -> None:
        self.banner.show_notice(
            self.tr("The model “{name}” is installed: choose it in the menu Model.").format(name=name)
        )
        self.model_made.emit(name)
