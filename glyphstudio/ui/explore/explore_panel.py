"""The panel of the page Explore: which figure, of which prompt, over which values."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from glyphstudio.studio.explore.sweep_plan import EXAMPLE, PRESETS, MorphPlan, SweepPlan
from glyphstudio.studio.preferences import LONGEST_PROMPT
from glyphstudio.ui.explore.axis_control import AxisControl
from glyphstudio.ui.widgets.choice_box import ChoiceBox
from glyphstudio.ui.widgets.side_panel import SidePanel
from glyphstudio.ui.widgets.theme import Theme

MORPH, OWN = "morph", "own"


class ExplorePanel(SidePanel):
    """Knows nothing of pictures; ``plan`` and ``prompt`` are what it says."""

    draw_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(spacing=6)
        self.figure = ChoiceBox(theme, self.tr("Figure"))
        self.note = _note()
        self.prompt = QLineEdit()
        self.draw_button = QPushButton(self.tr("Explore"))
        self.stop_button = QPushButton(self.tr("Stop"))
        self.across = AxisControl(theme, self.tr("Across"), optional=False)
        self.down = AxisControl(theme, self.tr("Down"), optional=True)
        self.over = AxisControl(theme, self.tr("From moment to moment"), optional=True)
        self.others = [QLineEdit() for _ in range(3)]
        self._axes, self._morph = QWidget(), QWidget()
        self._set_up()
        self._lay_out()
        self._connect()
        self._choose_figure()

    @property
    def plan(self) -> SweepPlan | MorphPlan:
        """What is to be drawn."""
        if self.figure.currentData() == MORPH:
            return MorphPlan(prompts=tuple(text for field in self.others if (text := field.text().strip())))
        return SweepPlan(across=self.across.text, down=self.down.text, over=self.over.text)

    def set_busy(self, busy: bool) -> None:
        """Offer to stop only what is under way."""
        self.stop_button.setEnabled(busy)

    def _set_up(self) -> None:
        for key, title in (
            ("steps", self.tr("A strip of steps")),
            ("table", self.tr("Steps × guidance")),
            ("movie", self.tr("Guidance 0 to 99 on 36 seeds")),
            ("words", self.tr("The board of 36 words")),
            (MORPH, self.tr("Morph between prompts")),
            (OWN, self.tr("Axes of your own")),
        ):
            self.figure.addItem(title, key)
        self.prompt.setMaxLength(LONGEST_PROMPT)
        self.prompt.setAccessibleName(self.tr("Prompt to explore"))
        self.prompt.setPlaceholderText(EXAMPLE)
        names = (self.tr("To the right"), self.tr("Below"), self.tr("Below right"))
        for field, name in zip(self.others, names, strict=True):
            field.setMaxLength(LONGEST_PROMPT)
            field.setAccessibleName(name)
        self.draw_button.setProperty("role", "primary")
        self.stop_button.setProperty("role", "secondary")
        self.stop_button.setToolTip(self.tr("Stop after the step under way (Esc)"))
        self.stop_button.setEnabled(False)

    def _lay_out(self) -> None:
        layout = self.contents
        fields: tuple[tuple[QWidget, str], ...] = (
            (self.figure, self.tr("Figure")),
            (self.prompt, self.tr("Prompt")),
        )
        for field, name in fields:
            _add_named(layout, field, name)
            layout.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.draw_button, 1)
        buttons.addWidget(self.stop_button)
        layout.addLayout(buttons)
        layout.addSpacing(10)
        axes, morph = QVBoxLayout(self._axes), QVBoxLayout(self._morph)
        for inner in (axes, morph):
            inner.setContentsMargins(0, 0, 0, 0)
        for control in (self.across, self.down, self.over):
            axes.addWidget(control)
            axes.addSpacing(8)
        for other in self.others:
            _add_named(morph, other, other.accessibleName())
        for widget in (self._axes, self._morph, self.note):
            layout.addWidget(widget)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.figure.currentIndexChanged.connect(self._choose_figure)
        for control in (self.across, self.down, self.over):
            control.edited.connect(self._make_own)
        for field in (self.prompt, *self.others):
            field.returnPressed.connect(self.draw_wanted)
        for control in (self.across, self.down, self.over):
            control.values.returnPressed.connect(self.draw_wanted)
        self.draw_button.clicked.connect(self.draw_wanted)
        self.stop_button.clicked.connect(self.stop_wanted)

    @Slot()
    def _choose_figure(self) -> None:
        """Show the figure's axes; of the posts' table the prompt too, unless there is one."""
        key = str(self.figure.currentData())
        plan = PRESETS.get(key)
        if plan is not None:
            for control, text in ((self.across, plan.across), (self.down, plan.down), (self.over, plan.over)):
                with QSignalBlocker(control):
                    control.set_text(text)
        self._axes.setVisible(key != MORPH)
        self._morph.setVisible(key == MORPH)
        rest = self.tr("Everything else is as the page Create says. Double-click a picture to go on with it there.")
        if key == MORPH:
            rest = self.tr("One other prompt makes a strip, three make a square.") + " " + rest
        self.note.setText(rest)

    @Slot()
    def _make_own(self) -> None:
        """Call it a figure of the artist's own from the first change on."""
        with QSignalBlocker(self.figure):
            self.figure.setCurrentIndex(self.figure.findData(OWN))


def _add_named(layout: QVBoxLayout, field: QWidget, name: str) -> None:
    label = QLabel(name)
    label.setBuddy(field)
    layout.addWidget(label)
    layout.addWidget(field)


def _note() -> QLabel:
    note = QLabel()
    note.setProperty("role", "note")
    note.setWordWrap(True)
    return note
