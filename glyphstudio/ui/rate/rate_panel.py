"""The left side of the page Rate: where pairs come from, how many were judged, and what becomes of them."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
)

from glyphstudio.studio.rate.ratings import Counts
from glyphstudio.ui.widgets.choice_box import ChoiceBox
from glyphstudio.ui.widgets.number_box import NumberBox
from glyphstudio.ui.widgets.side_panel import SidePanel
from glyphstudio.ui.widgets.theme import Theme

PAUSE = 800
"""Milliseconds after the last key until pairs of other prompts are drawn."""
FEW = 50
"""Pairs below which tuning teaches little."""
EPOCHS = 5.0
MOST_EPOCHS = 50.0


class RatePanel(SidePanel):
    """Says what is wanted; knows no files."""

    source_changed = Signal()
    tune_wanted = Signal()
    run_chosen = Signal(object)
    """``(name)``"""

    def __init__(self, theme: Theme) -> None:
        super().__init__(spacing=8)
        self.source = ChoiceBox(theme, self.tr("Pairs from"))
        self.prompts = QPlainTextEdit()
        self.counted = QLabel()
        self.advice = QLabel()
        self.epochs = NumberBox(self.tr("Epochs"), 1.0, MOST_EPOCHS)
        self.tune = QPushButton(self.tr("Tune the model"))
        self.runs = ChoiceBox(theme, self.tr("Tuning on show"))
        self._can_tune = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._set_up()
        self._lay_out()
        self.show_counts(Counts())

    @property
    def own_prompts(self) -> tuple[str, ...]:
        """The lines that were typed."""
        lines = (" ".join(line.split()) for line in self.prompts.toPlainText().splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))

    @property
    def kind(self) -> str:
        """Where pairs come from: "words", "own" or "library"."""
        return str(self.source.currentData())

    def show_counts(self, counts: Counts) -> None:
        """Say how much was judged."""
        words = self.tr("{pairs} pairs: {left} × left, {right} × right; {equal} equal")
        self.counted.setText(words.format(pairs=counts.pairs, left=counts.left, right=counts.right, equal=counts.equal))
        self._can_tune = counts.pairs > 0
        few = self.tr("A model learns little from fewer than {few} pairs.").format(few=FEW)
        self.advice.setText(few if counts.pairs < FEW else self.tr("A new model is made; this one stays."))

    def allow_tuning(self, allowed: bool, tip: str = "") -> None:
        """Let the model be tuned, as long as there is a pair; ``tip`` says why not."""
        self.tune.setEnabled(allowed and self._can_tune)
        self.tune.setToolTip(tip)

    def show_runs(self, names: Sequence[str], chosen: str = "") -> None:
        """Offer the tuning runs ``names``."""
        with QSignalBlocker(self.runs):
            self.runs.clear()
            self.runs.addItems(list(names))
            self.runs.setCurrentIndex(max(0, self.runs.findText(chosen)) if names else -1)
        self.runs.setEnabled(bool(names))

    def _set_up(self) -> None:
        for title, kind in (
            (self.tr("The 36 words"), "words"),
            (self.tr("My prompts"), "own"),
            (self.tr("The library"), "library"),
        ):
            self.source.addItem(title, kind)
        self.prompts.setPlaceholderText(self.tr("One prompt a line"))
        self.prompts.setAccessibleName(self.tr("My prompts"))
        self.prompts.setTabChangesFocus(True)
        self.prompts.setFixedHeight(130)
        self.prompts.hide()
        self.epochs.setValue(EPOCHS)
        for label in (self.counted, self.advice):
            label.setWordWrap(True)
        self.advice.setProperty("role", "note")
        self.runs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.runs.setMinimumContentsLength(8)
        self.source.currentIndexChanged.connect(self._change_source)
        self.prompts.textChanged.connect(self._wait)
        self._pause.timeout.connect(self.source_changed)
        self.tune.clicked.connect(self.tune_wanted)
        self.runs.currentTextChanged.connect(self._choose_run)

    def _lay_out(self) -> None:
        layout = self.contents
        source, runs, epochs = QLabel(self.tr("Pairs from")), QLabel(self.tr("Tuning on show")), QLabel()
        epochs.setText(self.tr("Epochs"))
        for label, control in ((source, self.source), (runs, self.runs), (epochs, self.epochs)):
            label.setBuddy(control)
        row = QHBoxLayout()
        row.addWidget(epochs, 1)
        row.addWidget(self.epochs)
        for widget in (source, self.source, self.prompts, self.counted):
            layout.addWidget(widget)
        layout.addSpacing(18)
        layout.addLayout(row)
        layout.addWidget(self.tune)
        layout.addWidget(self.advice)
        layout.addSpacing(18)
        layout.addWidget(runs)
        layout.addWidget(self.runs)
        layout.addStretch(1)

    @Slot()
    def _change_source(self) -> None:
        self.prompts.setVisible(self.kind == "own")
        self._pause.stop()
        self.source_changed.emit()

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot(str)
    def _choose_run(self, name: str) -> None:
        self.run_chosen.emit(name)
