"""The left side of the page Train: a font becomes a set of glyphs, a set becomes a run."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from glyphstudio.runs.glyph_sets import GlyphSet
from glyphstudio.ui.train.glyph_strip import COLUMNS, ROWS, GlyphStrip
from glyphstudio.ui.widgets.choice_box import ChoiceBox
from glyphstudio.ui.widgets.number_box import NumberBox
from glyphstudio.ui.widgets.side_panel import SidePanel
from glyphstudio.ui.widgets.theme import Theme

LONGEST = 100_000.0
"""Minutes."""
USUAL = 120.0


class TrainPanel(SidePanel):
    """Says what is wanted; knows neither programs nor folders."""

    font_wanted = Signal()
    build_wanted = Signal()
    start_wanted = Signal()
    set_chosen = Signal()
    run_chosen = Signal(object)
    """``(name)``"""

    def __init__(self, theme: Theme) -> None:
        super().__init__(spacing=8)
        self.font_box = ChoiceBox(theme, self.tr("Font"))
        self.choose_font = QPushButton(self.tr("Choose a font file…"))
        self.block = ChoiceBox(theme, self.tr("Characters"))
        self.range = QLineEdit()
        self.build = QPushButton(self.tr("Build the set"))
        self.bar = QProgressBar()
        self.built = QLabel()
        self.set = ChoiceBox(theme, self.tr("Set"))
        self.set_facts = QLabel()
        self.strip = GlyphStrip(theme)
        self.preset = ChoiceBox(theme, self.tr("Size of the model"))
        self.minutes = NumberBox(self.tr("Minutes"), 1.0, LONGEST)
        self.start = QPushButton(self.tr("Start training"))
        self.runs = ChoiceBox(theme, self.tr("Run on show"))
        self._sets: tuple[GlyphSet, ...] = ()
        self._fill()
        self._set_up()
        self._lay_out()

    @property
    def font_file(self) -> Path | None:
        """The font that is chosen; None: the one that ships with the program."""
        chosen = self.font_box.currentData()
        return chosen if isinstance(chosen, Path) else None

    @property
    def glyph_set(self) -> GlyphSet | None:
        """The set that is chosen."""
        place = self.set.currentIndex()
        return self._sets[place] if 0 <= place < len(self._sets) else None

    def add_font(self, path: Path) -> None:
        """Offer the font at ``path``, and choose it."""
        self.font_box.addItem(path.name, path)
        self.font_box.setItemData(self.font_box.count() - 1, str(path), Qt.ItemDataRole.ToolTipRole)
        self.font_box.setCurrentIndex(self.font_box.count() - 1)

    def show_sets(self, sets: Sequence[GlyphSet], chosen: str = "") -> None:
        """Offer ``sets``, and choose the one named ``chosen``, or else the first."""
        self._sets = tuple(sets)
        with QSignalBlocker(self.set):
            self.set.clear()
            self.set.addItems([each.name for each in sets])
            self.set.setCurrentIndex(max(0, self.set.findText(chosen)) if sets else -1)
        self._show_set()

    def show_runs(self, names: Sequence[str], chosen: str = "") -> None:
        """Offer the runs ``names``."""
        with QSignalBlocker(self.runs):
            self.runs.clear()
            self.runs.addItems(list(names))
            self.runs.setCurrentIndex(max(0, self.runs.findText(chosen)) if names else -1)
        self.runs.setEnabled(bool(names))

    def show_building(self, share: float | None, words: str) -> None:
        """Say how far the building is; None: none is under way."""
        self.bar.setVisible(share is not None)
        self.bar.setValue(round(100 * (share or 0.0)))
        self.built.setText(words)
        self.built.setVisible(bool(words))
        self.build.setEnabled(share is None)

    def allow_start(self, allowed: bool) -> None:
        """Let a run be started, as long as there is a set."""
        self.start.setEnabled(allowed and self.glyph_set is not None)

    def _fill(self) -> None:
        self.font_box.addItem(self.tr("Noto Sans SC (supplied)"), None)
        for title, characters in (
            (self.tr("Unified Ideographs"), "U+4E00-9FFF"),
            (self.tr("… and Extension A"), "U+3400-4DBF,U+4E00-9FFF"),
            (self.tr("Hiragana and Katakana"), "U+3041-30FF"),
        ):
            self.block.addItem(title, characters)
        for preset, title in (
            ("N", self.tr("N: two cores, hours")),
            ("C", self.tr("C: two cores, days")),
            ("S", self.tr("S: small, for a fast computer")),
            ("M", self.tr("M: a graphics card")),
            ("reference", self.tr("reference: the published recipe")),
        ):
            self.preset.addItem(title, preset)

    def _set_up(self) -> None:
        self.range.setText(self.block.currentData())
        self.range.setAccessibleName(self.tr("Range of characters"))
        self.range.setToolTip(self.tr("Ranges such as U+4E00-9FFF, or single characters, with commas between"))
        self.minutes.setValue(USUAL)
        self.start.setProperty("role", "primary")
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the building"))
        for box in (self.font_box, self.block, self.set, self.preset, self.runs):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        for label in (self.built, self.set_facts):
            label.setProperty("role", "note")
            label.setWordWrap(True)
        self.show_building(None, "")
        self.block.currentIndexChanged.connect(self._take_block)
        self.choose_font.clicked.connect(self.font_wanted)
        self.build.clicked.connect(self.build_wanted)
        self.range.returnPressed.connect(self.build_wanted)
        self.start.clicked.connect(self.start_wanted)
        self.set.currentIndexChanged.connect(self._show_set)
        self.runs.currentTextChanged.connect(self._choose_run)

    def _lay_out(self) -> None:
        layout = self.contents
        self._add(layout, self.tr("Font"), self.font_box, self.choose_font)
        self._add(layout, self.tr("Characters"), self.block, self.range, self.build, self.bar, self.built)
        layout.addSpacing(14)
        self._add(layout, self.tr("Set"), self.set, self.set_facts, self.strip)
        self._add(layout, self.tr("Size of the model"), self.preset)
        row = QHBoxLayout()
        label = QLabel(self.tr("Minutes"))
        label.setBuddy(self.minutes)
        row.addWidget(label, 1)
        row.addWidget(self.minutes)
        layout.addLayout(row)
        layout.addWidget(self.start)
        layout.addSpacing(14)
        self._add(layout, self.tr("Run on show"), self.runs)
        layout.addStretch(1)

    @staticmethod
    def _add(layout: QVBoxLayout, title: str, *widgets: QWidget) -> None:
        label = QLabel(title)
        label.setBuddy(widgets[0])
        layout.addWidget(label)
        for widget in widgets:
            layout.addWidget(widget)

    @Slot()
    def _take_block(self) -> None:
        self.range.setText(self.block.currentData())

    @Slot(str)
    def _choose_run(self, name: str) -> None:
        self.run_chosen.emit(name)

    @Slot()
    def _show_set(self) -> None:
        chosen = self.glyph_set
        if chosen is None:
            self.set_facts.setText(self.tr("None yet: build one above."))
            self.strip.show_glyphs((), 1)
        else:
            words = self.tr("{count} glyphs of {size} × {size} pixels").format(
                count=f"{chosen.count:,}", size=chosen.size
            )
            self.set_facts.setText(" · ".join([words, *chosen.fonts]))
            self.strip.show_glyphs(chosen.sample(COLUMNS * ROWS), chosen.size)
        self.set_chosen.emit()
