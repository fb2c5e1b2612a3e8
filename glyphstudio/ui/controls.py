"""The panel on the left: everything that decides the next pictures."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.draft import Draft
from glyphstudio.studio.preferences import MOST_GUIDANCE, MOST_PICTURES, MOST_STEPS
from glyphstudio.studio.seeds import Seeds
from glyphstudio.ui.choice_box import SamplerControl
from glyphstudio.ui.number_control import NumberControl
from glyphstudio.ui.prompt_box import PromptBox
from glyphstudio.ui.seed_control import SeedControl
from glyphstudio.ui.theme import Theme

WIDTH = 304
MARGIN = 20
USEFUL_STEPS = (8, 30)
USEFUL_GUIDANCE = (5.0, 15.0)
"""The band of the reference (Ho & Salimans guidance on glyphs), until a sweep of our own says otherwise."""


class Controls(QScrollArea):
    """Prompt, buttons and sliders. Knows nothing of models; ``draft`` is what they say."""

    generate_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, theme: Theme, seeds: Seeds) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chosen_by_hand: set[str] = set()
        self._like: GenerationRequest | None = None
        self.prompt = PromptBox()
        self.generate_button = QPushButton(self.tr("Generate"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.count = NumberControl(theme, self.tr("Pictures"), 1, MOST_PICTURES)
        self.seed = SeedControl(theme, seeds)
        self.steps = NumberControl(theme, self.tr("Steps"), 1, MOST_STEPS)
        self.guidance = NumberControl(theme, self.tr("Guidance"), 0.0, MOST_GUIDANCE, 0.1)
        self.sampler = SamplerControl(theme, SAMPLER_CHOICES.values())
        self._set_up()
        self._lay_out()

    def draft(self) -> Draft:
        """Return what the controls say."""
        return Draft(
            prompt=self.prompt.text,
            seed=self.seed.seeds.seed,
            steps=int(self.steps.value),
            guidance=self.guidance.value,
            sampler=self.sampler.value,
            count=int(self.count.value),
            like=self._like,
        )

    def take_defaults(self, steps: int, guidance: float) -> None:
        """Show what the model recommends, where nobody has chosen; the marked bands hold it in any case."""
        self._mark_useful(steps, guidance)
        if "steps" not in self.chosen_by_hand:
            self.steps.set_value(steps)
        if "guidance" not in self.chosen_by_hand:
            self.guidance.set_value(guidance)

    def restore(self, request: GenerationRequest) -> None:
        """Show everything that drew a picture, so that Generate draws it again."""
        self.prompt.set_text(request.prompt)
        self._like = request
        self.seed.choose(request.seed)
        self.steps.set_value(min(request.steps, MOST_STEPS))
        self.guidance.set_value(min(request.guidance, MOST_GUIDANCE))
        self.sampler.set_value(request.sampler)
        self.chosen_by_hand |= {"steps", "guidance"}

    def set_busy(self, busy: bool) -> None:
        """Offer to cancel only what is under way."""
        self.cancel_button.setEnabled(busy)

    def _set_up(self) -> None:
        self.generate_button.setProperty("role", "primary")
        self.generate_button.setToolTip(self.tr("Draw (Ctrl+Enter)"))
        self.cancel_button.setProperty("role", "secondary")
        self.cancel_button.setToolTip(self.tr("Stop after the step under way (Esc)"))
        self.cancel_button.setEnabled(False)
        self._mark_useful(USEFUL_STEPS[0], USEFUL_GUIDANCE[0])
        self.prompt.submitted.connect(self.generate_wanted)
        self.prompt.textChanged.connect(self._forget_likeness)
        self.generate_button.clicked.connect(self.generate_wanted)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self.steps.edited.connect(self._choose_steps)
        self.guidance.edited.connect(self._choose_guidance)

    def _lay_out(self) -> None:
        contents = QWidget()
        contents.setObjectName("panelContents")
        layout = QVBoxLayout(contents)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(0)
        label = QLabel(self.tr("Prompt"))
        label.setBuddy(self.prompt)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.generate_button, 1)
        buttons.addWidget(self.cancel_button)
        layout.addWidget(label)
        layout.addSpacing(6)
        layout.addWidget(self.prompt)
        layout.addSpacing(12)
        layout.addLayout(buttons)
        layout.addSpacing(26)
        for control in (self.count, self.seed, self.steps, self.guidance, self.sampler):
            layout.addWidget(control)
            layout.addSpacing(18)
        layout.addStretch(1)
        self.setWidget(contents)

    def _mark_useful(self, steps: float, guidance: float) -> None:
        """Mark the useful bands, with ``steps`` and ``guidance`` in them."""
        low, high = min(USEFUL_STEPS[0], int(steps)), max(USEFUL_STEPS[1], int(steps))
        tip = self.tr("How often the picture is cleaned. Marked: {low} to {high}, where more brings more.")
        self.steps.set_band(low, high, tip.format(low=low, high=high))
        weak, strong = min(USEFUL_GUIDANCE[0], guidance), max(USEFUL_GUIDANCE[1], guidance)
        tip = self.tr("How hard the prompt pulls: 0 ignores it, 1 is the model as it is. Marked: {low} to {high}.")
        self.guidance.set_band(weak, strong, tip.format(low=f"{weak:g}", high=f"{strong:g}"))

    @Slot()
    def _forget_likeness(self) -> None:
        self._like = None

    @Slot()
    def _choose_steps(self) -> None:
        self.chosen_by_hand.add("steps")

    @Slot()
    def _choose_guidance(self) -> None:
        self.chosen_by_hand.add("guidance")
