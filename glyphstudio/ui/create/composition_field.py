"""Which components stand where: written as an ideographic description sequence, invented, or left open."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from glyphstudio.engine.request import OPEN
from glyphstudio.errors import RequestError, sentence
from glyphstudio.glyphs.ideographic import LONGEST, parse


class CompositionField(QWidget):
    """A line that is checked while it is typed, a menu of the operators that no keyboard has, and a switch."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        name = self.tr("Composition")
        self.label = QLabel(name)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(self.tr("Invented from text and seed"))
        self.line.setToolTip(self.tr("Which components stand where: ⿰火直 is 火 left of 直"))
        self.label.setBuddy(self.line)
        self.operators = QToolButton()
        self.operators.setText("⿰")
        self.operators.setProperty("role", "boxed")
        self.operators.setAccessibleName(self.tr("Insert an arrangement"))
        self.operators.setToolTip(self.tr("Insert an arrangement"))
        self.operators.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.operators.setMenu(self._menu())
        self.open = QCheckBox(self.tr("Open: the network chooses the parts"))
        self.open.setToolTip(self.tr("Tell the network nothing of components"))
        self.note = QLabel()
        self.note.setProperty("role", "note")
        self.note.setWordWrap(True)
        self._lay_out()
        self.line.textChanged.connect(self._check)
        self.open.toggled.connect(self._check)
        self._check()

    @property
    def value(self) -> str:
        """As in a request."""
        return OPEN if self.open.isChecked() else self.line.text().strip()

    @property
    def problem(self) -> str:
        """What is wrong with it, as a sentence; "" when nothing is."""
        if self.value in {"", OPEN}:
            return ""
        try:
            parse(self.value)
        except RequestError as error:
            return " ".join(part for part in (sentence(error.message), error.hint) if part)
        return ""

    def set_value(self, composition: str) -> None:
        """Show ``composition`` without emitting ``edited``."""
        with QSignalBlocker(self):
            self.open.setChecked(composition == OPEN)
            self.line.setText("" if composition == OPEN else composition)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.operators)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addLayout(row)
        layout.addWidget(self.note)
        layout.addWidget(self.open)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for operator, words in (
            ("⿰", self.tr("left and right")),
            ("⿱", self.tr("above and below")),
            ("⿲", self.tr("three side by side")),
            ("⿳", self.tr("three above each other")),
            ("⿴", self.tr("enclosed")),
            ("⿵", self.tr("enclosed, open below")),
            ("⿶", self.tr("enclosed, open above")),
            ("⿷", self.tr("enclosed, open at the right")),
            ("⿸", self.tr("under the upper left corner")),
            ("⿹", self.tr("under the upper right corner")),
            ("⿺", self.tr("above the lower left corner")),
            ("⿻", self.tr("one over the other")),
        ):
            menu.addAction(f"{operator}  {words}").setData(operator)
        menu.triggered.connect(self._insert)
        return menu

    @Slot(object)
    def _insert(self, action: QAction) -> None:
        self.open.setChecked(False)
        self.line.insert(str(action.data()))
        self.line.setFocus()

    @Slot()
    def _check(self) -> None:
        problem = self.problem
        self.note.setText(problem)
        self.note.setVisible(bool(problem))
        self.line.setDisabled(self.open.isChecked())
        self.line.setProperty("wrong", bool(problem))
        self.line.style().polish(self.line)
        self.edited.emit()
