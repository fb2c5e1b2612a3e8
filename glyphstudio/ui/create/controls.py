"""The panel on the left: everything that decides the next pictures."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.engine.wildcards import without_choices
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.create.seeds import Seeds
from glyphstudio.studio.preferences import MOST_GUIDANCE, MOST_PICTURES, MOST_STEPS, Preferences
from glyphstudio.ui.create.expansion_line import ExpansionLine
from glyphstudio.ui.create.more_section import MoreSection
from glyphstudio.ui.create.preset_bar import PresetBar
from glyphstudio.ui.create.prompt_box import PromptBox
from glyphstudio.ui.create.seed_control import SeedControl
from glyphstudio.ui.widgets.choice_box import SamplerControl
from glyphstudio.ui.widgets.number_control import NumberControl
from glyphstudio.ui.widgets.side_panel import SidePanel
from glyphstudio.ui.widgets.theme import Theme

USEFUL_STEPS = (8, 30)
USEFUL_GUIDANCE = (1.5, 5.0)
"""Where the shipped model's radicals are read equally often on the board of 36 words; above, strokes grow grey."""


class Controls(SidePanel):
    """Prompt, buttons and sliders. Knows nothing of models; ``draft`` is what they say."""

    generate_wanted = Signal()
    cancel_wanted = Signal()
    typed = Signal()
    """Somebody has changed a text that decides the picture."""
    composing_changed = Signal(object)
    """``(composing)``: whether an input method holds letters that are no text yet."""

    def __init__(self, theme: Theme, seeds: Seeds) -> None:
        super().__init__(spacing=0)
        self.chosen_by_hand: set[str] = set()
        self._recalling = False
        self._like: GenerationRequest | None = None
        self.prompt = PromptBox()
        self.expansion = ExpansionLine()
        self.generate_button = QPushButton(self.tr("Generate"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.quick = QCheckBox(self.tr("Draft"))
        self.follow = QCheckBox(self.tr("Follow my typing"))
        self.count = NumberControl(theme, self.tr("Pictures"), 1, MOST_PICTURES)
        self.seed = SeedControl(theme, seeds)
        self.steps = NumberControl(theme, self.tr("Steps"), 1, MOST_STEPS)
        self.guidance = NumberControl(theme, self.tr("Guidance"), 0.0, MOST_GUIDANCE, 0.1)
        self.sampler = SamplerControl(theme, SAMPLER_CHOICES.values())
        self.more = MoreSection(theme)
        self.presets = PresetBar(theme, self._preset)
        self._set_up()
        self._lay_out()

    def draft(self) -> RunSpec:
        """Return what the controls say."""
        return RunSpec(
            prompt=self.prompt.text,
            seed=self.seed.seeds.seed,
            steps=int(self.steps.value),
            guidance=self.guidance.value,
            sampler=self.sampler.value,
            count=int(self.count.value),
            schedule=self.more.schedule.value,
            negative_prompt=self.more.negative.text,
            composition=self.more.composition.value,
            radical=self.more.radical.value,
            style=self.more.style_control.value,
            strokes=self.more.strokes.value,
            quick=self.quick.isChecked(),
            like=self._like,
            unchosen=frozenset({"steps", "guidance"} - self.chosen_by_hand),
        )

    def next_draft(self) -> RunSpec:
        """Return what the controls say, with the seed that the next run will have; it is shown."""
        self.seed.seeds.ready()
        self.seed.show_seed()
        return self.draft()

    def take_defaults(self, steps: int, guidance: float, draft_steps: int = 0) -> None:
        """Show what the model recommends, where nobody has chosen; the marked bands hold it in any case.

        ``draft_steps`` are those of its draft, 0 for a model that has none.
        """
        self._mark_useful(steps, guidance)
        self._offer_draft(draft_steps)
        if "steps" not in self.chosen_by_hand:
            self.steps.set_value(steps)
        if "guidance" not in self.chosen_by_hand:
            self.guidance.set_value(guidance)

    def restore(self, request: GenerationRequest) -> None:
        """Show everything that drew a picture, so that Generate draws it again."""
        self._recalling = True
        self.prompt.set_text(without_choices(request.prompt))
        self._like = request
        schedule = self.more.schedule.value if request.draft else request.schedule
        negative = without_choices(request.negative_prompt)
        self.more.show_values(negative, request.composition, request.radical, schedule, request.style, request.strokes)
        self._recalling = False
        self.seed.choose(request.seed)
        self.guidance.set_value(min(request.guidance, MOST_GUIDANCE))
        self.chosen_by_hand.add("guidance")
        self.quick.setChecked(request.draft and self.quick.isEnabled())
        if not request.draft:
            self.steps.set_value(min(request.steps, MOST_STEPS))
            self.sampler.set_value(request.sampler)
            self.chosen_by_hand.add("steps")

    def preferences(self) -> Preferences:
        """Return what the next start should find in the panel."""
        draft, by_hand = self.draft(), self.chosen_by_hand
        return Preferences(
            prompt=draft.prompt,
            steps=draft.steps if "steps" in by_hand else None,
            guidance=draft.guidance if "guidance" in by_hand else None,
            count=draft.count,
            quick=draft.quick,
            sampler=draft.sampler,
            schedule=draft.schedule,
            negative_prompt=draft.negative_prompt,
            composition=draft.composition,
            radical=draft.radical,
            style=draft.style,
            strokes=draft.strokes,
            follow=self.follow.isChecked(),
            more_open=self.more.is_open,
            seed=draft.seed,
            seed_locked=self.seed.seeds.locked,
        )

    def recall(self, preferences: Preferences) -> None:
        """Show what ``preferences`` remembered; the seed is the one that the panel was made with."""
        self._recalling = True
        self.prompt.setPlainText(preferences.prompt)
        self.prompt.selectAll()
        self._take(preferences)
        self.more.set_open(preferences.more_open)
        self.quick.setChecked(preferences.quick)  # until a model says that it has no draft
        self._recalling = False
        self.follow.setChecked(preferences.follow)

    def _take(self, preferences: Preferences) -> None:
        """Show the values that are neither prompt nor seed."""
        for name, control in (("steps", self.steps), ("guidance", self.guidance)):
            value = getattr(preferences, name)
            if value is not None:
                control.set_value(value)
                self.chosen_by_hand.add(name)
        self.count.set_value(preferences.count)
        self.sampler.set_value(preferences.sampler)
        self.more.show_values(
            preferences.negative_prompt,
            preferences.composition,
            preferences.radical,
            preferences.schedule,
            preferences.style,
            preferences.strokes,
        )

    def _preset(self) -> Preferences:
        """Return what a preset keeps: what is on show, whoever chose it."""
        draft = self.draft()
        return replace(self.preferences(), steps=draft.steps, guidance=draft.guidance)

    @Slot(object)
    def _take_preset(self, panel: Preferences) -> None:
        """Show a preset; its prompt can be undone, its seed is taken if it was locked."""
        self._take(panel)
        self.quick.setChecked(panel.quick and self.quick.isEnabled())
        self.prompt.set_text(panel.prompt)
        if panel.seed is not None and panel.seed_locked:
            self.seed.choose(panel.seed)

    def set_busy(self, busy: bool) -> None:
        """Offer to cancel only what is under way."""
        self.cancel_button.setEnabled(busy)
        self.show_expansion()

    @Slot()
    def show_expansion(self) -> None:
        """Show which prompts the next run draws, where the one that is written has choices."""
        seeds = self.seed.seeds
        self.expansion.show_prompts(self.prompt.text, seeds.seed, int(self.count.value), certain=seeds.fixed)

    def _set_up(self) -> None:
        self.generate_button.setProperty("role", "primary")
        self.generate_button.setToolTip(self.tr("Draw (Ctrl+Enter)"))
        self.cancel_button.setProperty("role", "secondary")
        self.cancel_button.setToolTip(self.tr("Stop after the step under way (Esc)"))
        self.cancel_button.setEnabled(False)
        self._mark_useful(USEFUL_STEPS[0], USEFUL_GUIDANCE[0])
        self._offer_draft(0)
        self.follow.setToolTip(self.tr("Draw one glyph while you type, in few steps; it is not kept in the library"))
        self.follow.clicked.connect(self._tell_typed)
        for box in (self.prompt, self.more.negative):
            box.textChanged.connect(self._tell_typed)
            box.composing_changed.connect(self.composing_changed)
        self.more.composition.edited.connect(self._tell_typed)
        self.more.negative.submitted.connect(self.generate_wanted)
        self.quick.toggled.connect(self._rest_what_a_draft_decides)
        self.prompt.submitted.connect(self.generate_wanted)
        self.prompt.textChanged.connect(self._forget_likeness)
        self.prompt.textChanged.connect(self.show_expansion)
        self.seed.edited.connect(self.show_expansion)
        self.count.edited.connect(self.show_expansion)
        self.generate_button.clicked.connect(self.generate_wanted)
        self.presets.chosen.connect(self._take_preset)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self.steps.edited.connect(self._choose_steps)
        self.guidance.edited.connect(self._choose_guidance)

    def _lay_out(self) -> None:
        layout = self.contents
        label = QLabel(self.tr("Prompt"))
        label.setBuddy(self.prompt)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.generate_button, 1)
        buttons.addWidget(self.cancel_button)
        layout.addWidget(label)
        layout.addSpacing(6)
        layout.addWidget(self.prompt)
        layout.addWidget(self.expansion)
        layout.addSpacing(12)
        layout.addLayout(buttons)
        layout.addSpacing(12)
        layout.addWidget(self.quick)
        layout.addSpacing(6)
        layout.addWidget(self.follow)
        layout.addSpacing(18)
        for control in (self.count, self.seed, self.steps, self.guidance, self.sampler, self.more, self.presets):
            layout.addWidget(control)
            layout.addSpacing(18)
        layout.addStretch(1)

    def _mark_useful(self, steps: float, guidance: float) -> None:
        """Mark the useful bands, with ``steps`` and ``guidance`` in them."""
        low, high = min(USEFUL_STEPS[0], int(steps)), max(USEFUL_STEPS[1], int(steps))
        tip = self.tr("How often the picture is cleaned. Marked: {low} to {high}, where more brings more.")
        self.steps.set_band(low, high, tip.format(low=low, high=high))
        weak, strong = min(USEFUL_GUIDANCE[0], guidance), max(USEFUL_GUIDANCE[1], guidance)
        tip = self.tr("How hard the prompt pulls: 0 ignores it, 1 is the model as it is. Marked: {low} to {high}.")
        self.guidance.set_band(weak, strong, tip.format(low=f"{weak:g}", high=f"{strong:g}"))

    def _offer_draft(self, steps: int) -> None:
        """Let a draft of ``steps`` steps be chosen; 0: say why none can."""
        if steps:
            tip = self.tr("Draw at once, in {steps} steps, with less care.").format(steps=steps)
        else:
            tip = self.tr("This model has no draft.")
            self.quick.setChecked(False)
        self.quick.setEnabled(steps > 0)
        self.quick.setToolTip(tip)

    @Slot(bool)
    def _rest_what_a_draft_decides(self, quick: bool) -> None:
        self.steps.setDisabled(quick)
        self.sampler.setDisabled(quick)
        self.more.schedule.setDisabled(quick)

    @Slot()
    def _tell_typed(self) -> None:
        if not self._recalling:
            self.typed.emit()

    @Slot()
    def _forget_likeness(self) -> None:
        self._like = None

    @Slot()
    def _choose_steps(self) -> None:
        self.chosen_by_hand.add("steps")

    @Slot()
    def _choose_guidance(self) -> None:
        self.chosen_by_hand.add("guidance")
