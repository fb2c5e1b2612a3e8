"""What is rarely needed: behind one button of the panel, which says how much of it is in use."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from glyphstudio.engine.choices import SCHEDULE_CHOICES
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.ui.create.composition_field import CompositionField
from glyphstudio.ui.create.prompt_box import PromptBox
from glyphstudio.ui.create.radical_control import RadicalControl
from glyphstudio.ui.create.strokes_control import StrokesControl
from glyphstudio.ui.create.style_control import StyleControl
from glyphstudio.ui.widgets.choice_box import ChoiceControl
from glyphstudio.ui.widgets.theme import Theme

GAP = 18


class MoreSection(QWidget):
    """Style, negative prompt, composition, radical, strokes and schedule."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setProperty("role", "disclosure")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.style_control = StyleControl(theme)
        self.negative = PromptBox(self.tr("Negative prompt"), self.tr("What the glyph should lead away from"), lines=2)
        self.composition = CompositionField()
        self.radical = RadicalControl(theme)
        self.strokes = StrokesControl()
        self.schedule = ChoiceControl(theme, self.tr("Schedule"), SCHEDULE_CHOICES.values())
        self.contents = QWidget()
        self._lay_out()
        self.button.toggled.connect(self._show)
        self.negative.textChanged.connect(self._tell)
        for control in (self.style_control, self.composition, self.radical, self.strokes, self.schedule):
            control.edited.connect(self._tell)
        self.offer(has_radical=False, has_composition=False)
        self._show()

    @property
    def is_open(self) -> bool:
        """True while its controls are on show."""
        return self.button.isChecked()

    def set_open(self, shown: bool) -> None:
        """Show its controls, or put them away."""
        self.button.setChecked(shown)

    def offer(self, *, has_radical: bool, has_composition: bool, styles: Sequence[str] = ()) -> None:
        """Have controls for what the model can be told, and for nothing else."""
        self.style_control.offer(styles)
        self.radical.setVisible(has_radical)
        self.composition.setVisible(has_composition)
        self.strokes.setVisible(has_composition)
        self._name_button()

    def show_values(
        self, negative: str, composition: str, radical: int, schedule: str, style: str = "", strokes: int = 0
    ) -> None:
        """Show these values, each as in a request."""
        self.style_control.set_value(style)
        self.negative.set_text(negative)
        self.composition.set_value(composition)
        self.radical.set_value(radical)
        self.strokes.set_value(strokes)
        self.schedule.set_value(schedule)
        self._name_button()

    @property
    def in_use(self) -> int:
        """How many of its controls decide something."""
        return sum(
            (
                self.style_control.decides,
                bool(self.negative.text.strip()),
                bool(self.composition.value) and not self.composition.isHidden(),
                bool(self.radical.value) and not self.radical.isHidden(),
                # A composition that is written keeps its own strokes.
                bool(self.strokes.value) and not self.strokes.isHidden() and not self.composition.value,
                self.schedule.value != GenerationRequest.schedule and self.schedule.isEnabled(),
            )
        )

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Negative prompt"))
        label.setBuddy(self.negative)
        inside = QVBoxLayout(self.contents)
        inside.setContentsMargins(0, 10, 0, 0)
        inside.setSpacing(GAP)
        inside.addWidget(self.style_control)
        negative = QVBoxLayout()
        negative.setSpacing(6)
        negative.addWidget(label)
        negative.addWidget(self.negative)
        inside.addLayout(negative)
        for control in (self.composition, self.radical, self.strokes, self.schedule):
            inside.addWidget(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.contents)

    @Slot()
    def _show(self) -> None:
        self.contents.setVisible(self.is_open)
        self.button.setArrowType(Qt.ArrowType.DownArrow if self.is_open else Qt.ArrowType.RightArrow)
        tip = self.tr("Put these controls away") if self.is_open else self.tr("Show negative prompt, schedule and more")
        self.button.setToolTip(tip)
        self._name_button()

    @Slot()
    def _tell(self) -> None:
        self._name_button()
        self.edited.emit()

    def _name_button(self) -> None:
        name = self.tr("More · {count} in use").format(count=self.in_use) if self.in_use else self.tr("More")
        self.button.setText(name)
        self.button.setAccessibleName(name)
