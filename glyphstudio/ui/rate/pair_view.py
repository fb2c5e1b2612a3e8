"""The pair that is to be judged, with its prompt, its buttons and the way back."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from glyphstudio.studio.rate.rating import Rating, Supply
from glyphstudio.studio.rate.ratings import Candidate, Verdict
from glyphstudio.studio.services import Resample
from glyphstudio.ui.rate.pair_table import PairTable
from glyphstudio.ui.widgets.theme import Theme

WIDEST = 440
"""Pixels that the buttons take at most."""


class PairView(QFrame):
    """Shows what ``rating`` has ready, and tells it the verdicts."""

    def __init__(self, theme: Theme, rating: Rating, resample: Resample) -> None:
        super().__init__()
        self._rating = rating
        self._supply = Supply.COMING
        self.table = PairTable(theme, resample)
        self.prompt = QLabel()
        self.note = QLabel()
        self.left = QPushButton(self.tr("← This one"))
        self.equal = QPushButton(self.tr("↓ Equal"))
        self.right = QPushButton(self.tr("This one →"))
        self.undo = QPushButton(self.tr("Undo"))
        self._lay_out()
        self._connect()
        self._show_pair(None)

    def _lay_out(self) -> None:
        self.prompt.setProperty("role", "headline")
        self.note.setProperty("role", "note")
        for label in (self.prompt, self.note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.undo.setToolTip(self.tr("Take the last verdict back (Ctrl+Z)"))
        holder = QWidget()
        holder.setMaximumWidth(WIDEST)
        buttons = QGridLayout(holder)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        for place, button in enumerate((self.left, self.right, self.equal, self.undo)):
            buttons.addWidget(button, place // 2, place % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.prompt)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        under = QHBoxLayout()
        under.addStretch(1)
        under.addWidget(holder, 3)
        under.addStretch(1)
        layout.addLayout(under)

    def _connect(self) -> None:
        self.left.clicked.connect(self._choose_left)
        self.equal.clicked.connect(self._choose_neither)
        self.right.clicked.connect(self._choose_right)
        self.undo.clicked.connect(self._undo)
        self.table.undo_wanted.connect(self._undo)
        self.table.judged.connect(self._judge)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._undo)
        self._rating.pair_changed.connect(self._show_pair)
        self._rating.supply_changed.connect(self._tell_supply)
        self._rating.counts_changed.connect(self._allow_undo)

    @Slot()
    def _choose_left(self) -> None:
        self._judge(Verdict.LEFT)

    @Slot()
    def _choose_neither(self) -> None:
        self._judge(Verdict.EQUAL)

    @Slot()
    def _choose_right(self) -> None:
        self._judge(Verdict.RIGHT)

    @Slot(object)
    def _judge(self, verdict: Verdict) -> None:
        self._rating.judge(verdict)
        self.table.setFocus()

    @Slot()
    def _undo(self) -> None:
        self._rating.undo()
        self.table.setFocus()

    @Slot(object)
    def _show_pair(self, pair: Candidate | None) -> None:
        self.table.show_pair(pair)
        self.prompt.setText("" if pair is None else pair.prompt)
        for button in (self.left, self.equal, self.right):
            button.setEnabled(pair is not None)
        self._say()
        self._allow_undo()

    @Slot(object)
    def _tell_supply(self, supply: Supply) -> None:
        self._supply = supply
        self._say()

    @Slot()
    def _allow_undo(self) -> None:
        self.undo.setEnabled(self._rating.can_undo)

    def _say(self) -> None:
        if self._rating.current is not None:
            seeds = self._rating.current
            self.note.setText(
                self.tr("seeds {left} and {right} · ← → say which is better, ↓ neither").format(
                    left=seeds.left.seed, right=seeds.right.seed
                )
            )
        elif self._supply is Supply.COMING:
            self.note.setText(self.tr("The next pair is being drawn…"))
        elif self._supply is Supply.EXHAUSTED:
            self.note.setText(self.tr("There are no more pairs here: write prompts, or draw some more of one prompt."))
        else:
            self.note.setText(self.tr("No pairs can be drawn."))
