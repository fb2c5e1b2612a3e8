"""The page on which pairs of glyphs are judged, a model is tuned on the verdicts, and its epochs are compared."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from glyphstudio.errors import GlyphStudioError, OutputError
from glyphstudio.files.files import make_folder, write_file
from glyphstudio.glyphs.probe import PROBE
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.rate.rating import Rating
from glyphstudio.studio.rate.ratings import BATCH, Counts
from glyphstudio.studio.services import Resample
from glyphstudio.studio.train.trainer import RunReport, Trainer, free_name
from glyphstudio.studio.train.training_environment import TrainingEnvironment
from glyphstudio.ui.rate.pair_view import PairView
from glyphstudio.ui.rate.rate_panel import RatePanel
from glyphstudio.ui.rate.tuning_view import PREFERENCE, TuningView
from glyphstudio.ui.widgets.banner import Banner
from glyphstudio.ui.widgets.theme import PAGE_MARGIN, Theme
from glyphstudio.workers.outcomes import Failed

SHEETS = 1_000_000_000
"""Seconds between sheets besides those of each epoch: none."""
PROMPTS = "prompts.txt"


class RatePage(QFrame):
    """Two views: the pair to be judged, and the tuning on show."""

    model_made = Signal(object)
    """``(name)`` of a new model among the user's own."""

    def __init__(
        self, theme: Theme, environment: TrainingEnvironment, rating: Rating, trainer: Trainer, resample: Resample
    ) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._workshop = environment
        self.rating = rating
        self.trainer = trainer
        self.banner = Banner(theme)
        self.panel = RatePanel(theme)
        self.pairs = PairView(theme, rating, resample)
        self.tuning = TuningView(theme, trainer)
        self.pairs_button = QPushButton(self.tr("Pairs"))
        self.tuning_button = QPushButton(self.tr("Tuning"))
        self.stack = QStackedWidget()
        self._views = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self._begin()

    @property
    def first(self) -> QWidget:
        """What takes the keyboard when the page comes on show."""
        return self.pairs.table

    def close_all(self) -> bool:
        """End what ends with the window; who trains goes on. False: a step lasted longer than closing may wait."""
        self.trainer.close()
        return self.rating.close()

    @Slot()
    def tune(self) -> None:
        """Start to tune the window's model on the verdicts so far; rating may go on."""
        name = free_name(self.trainer.folder, "tuned")
        try:
            pairs, model = self.rating.ratings.copy_for(name), self._workshop.model()
        except GlyphStudioError as error:
            self._tell(error)
            return
        self.banner.dismiss()
        words = (PREFERENCE, str(pairs), "--init", str(model), "--epochs", f"{self.panel.epochs.value():.0f}")
        self.trainer.start(name, (*words, "--batch-size", str(BATCH), "--sample-every", str(SHEETS)))
        self.tuning_button.setChecked(True)

    @Slot()
    def draw_anew(self) -> None:
        """Take pairs from where the panel says, drawn by the window's model."""
        kind = self.panel.kind
        if kind == "library":
            self.rating.rate_library()
        elif kind == "words":
            self.rating.rate_prompts([word for word, _ in PROBE])
        else:
            self._keep_prompts()
            self.rating.rate_prompts(self.panel.own_prompts)

    def _begin(self) -> None:
        with QSignalBlocker(self.panel.prompts):
            self.panel.prompts.setPlainText(self._read_prompts())
        ratings = self.rating.ratings
        try:
            ratings.open()
        except OutputError as error:
            self._tell(error)
        if ratings.set_aside is not None:
            kept = self.tr("Nothing was deleted: the old ones are kept as {path}.").format(path=ratings.set_aside)
            self.banner.show_notice(self.tr("The ratings could not be read. New ones have begun."), kept)
        self._show_counts(self.rating.counts)
        self.draw_anew()
        self.tuning.view.show_report(None)
        self.trainer.open()

    def _lay_out(self) -> None:
        switch = QHBoxLayout()
        for button, view in ((self.pairs_button, self.pairs), (self.tuning_button, self.tuning)):
            button.setCheckable(True)
            button.setProperty("role", "toggle")
            self._views.addButton(button, self.stack.addWidget(view))
            switch.addWidget(button)
        switch.addStretch(1)
        self.pairs_button.setChecked(True)
        right = QVBoxLayout()
        right.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        right.setSpacing(12)
        right.addLayout(switch)
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panel)
        layout.addLayout(right, 1)

    def _connect(self) -> None:
        self._views.idToggled.connect(self._show_view)
        self.panel.source_changed.connect(self.draw_anew)
        self.panel.tune_wanted.connect(self.tune)
        self.panel.run_chosen.connect(self._choose_run)
        self.rating.counts_changed.connect(self._show_counts)
        self.rating.problem_found.connect(self.banner.show_problem)
        self.tuning.report_changed.connect(self._allow_tuning)
        self.trainer.runs_changed.connect(self._show_runs)
        self.trainer.model_made.connect(self._tell_model)
        self.trainer.problem_found.connect(self.banner.show_problem)

    def _read_prompts(self) -> str:
        try:
            return (self._workshop.ratings / PROMPTS).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return ""

    def _keep_prompts(self) -> None:
        try:
            make_folder(self._workshop.ratings)
            text = "\n".join(self.panel.own_prompts)
            write_file(self._workshop.ratings / PROMPTS, text.encode(errors="replace"), force=True)
        except OutputError as error:
            self._tell(error)

    @Slot(int, bool)
    def _show_view(self, number: int, checked: bool) -> None:
        if checked:
            self.stack.setCurrentIndex(number)

    @Slot(object)
    def _show_counts(self, counts: Counts) -> None:
        self.panel.show_counts(counts)
        self._allow_tuning(self.trainer.report)

    @Slot(object)
    def _allow_tuning(self, report: RunReport | None) -> None:
        missing = self._workshop.missing()
        tip = self.tr("Tuning needs {package}: pip install 'glyphstudio[train]'.").format(package=missing)
        self.panel.allow_tuning(not missing and not (report and report.phase.alive), tip if missing else "")

    @Slot(object)
    def _choose_run(self, name: str) -> None:
        if name:
            self.trainer.show_run(name)
            self.tuning_button.setChecked(True)

    @Slot(object)
    def _show_runs(self, names: tuple[str, ...]) -> None:
        self.panel.show_runs(names, self.trainer.run.name if self.trainer.run else "")

    @Slot(object)
    def _tell_model(self, name: str) -> None:
        self.banner.show_notice(
            self.tr("The model “{name}” is installed: choose it in the menu Model.").format(name=name)
        )
        self.model_made.emit(name)

    def _tell(self, error: GlyphStudioError) -> None:
        self.banner.show_problem(Problem.of(Failed.of(error)))
