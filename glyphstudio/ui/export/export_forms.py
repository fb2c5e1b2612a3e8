"""What can be decided about each kind of export: one form a kind, each of which is a plan."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from glyphstudio.exports.plans import FontPlanned, MoviePlan, OutlinesPlan, PagePlan, Plan, SheetPlan
from glyphstudio.ui.widgets.check_box import CheckBox
from glyphstudio.ui.widgets.choice_box import ChoiceBox
from glyphstudio.ui.widgets.number_box import NumberBox
from glyphstudio.ui.widgets.theme import Theme

LONGEST_TEXT = 200
LAST_ROW = 100
"""Takes the room that is left."""


class ExportForm(QWidget):
    """Labels and controls in two columns; ``edited`` when a person changes one."""

    edited = Signal()

    def __init__(self, theme: Theme, formats: Mapping[str, str]) -> None:
        """Begin with the choice of one of ``formats``: ending → name; none: the export is a folder."""
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(LAST_ROW, 1)
        self._used = 0
        self.formats = formats
        self.format = self.choice(self.tr("Format"), formats) if formats else None

    @property
    def ending(self) -> str:
        """The ending of the file, with its dot; empty for a folder."""
        return "" if self.format is None else str(self.format.currentData())

    @property
    def plan(self) -> Plan:
        """What the controls say."""
        raise NotImplementedError

    def choice(self, name: str, entries: Mapping[str, str]) -> ChoiceBox:
        """Add a list of ``entries``: value → what is shown."""
        box = ChoiceBox(self._theme, name)
        for value, shown in entries.items():
            box.addItem(shown, value)
        box.setMinimumContentsLength(6)
        box.currentIndexChanged.connect(self._tell)
        self._add(name, box)
        return box

    def number(self, name: str, low: float, high: float, value: float, step: float = 1.0) -> NumberBox:
        """Add a number in [low, high]."""
        box = NumberBox(name, low, high, step)
        box.setValue(value)
        box.valueChanged.connect(self._tell)
        self._add(name, box)
        return box

    def text(self, name: str, value: str, longest: int = LONGEST_TEXT) -> QLineEdit:
        """Add a line of text."""
        line = QLineEdit(value)
        line.setAccessibleName(name)
        line.setMaxLength(longest)
        line.textChanged.connect(self._tell)
        self._add(name, line)
        return line

    def check(self, name: str, checked: bool) -> CheckBox:
        """Add a yes or no."""
        box = CheckBox(self._theme, name)
        box.setChecked(checked)
        box.toggled.connect(self._tell)
        self._grid.addWidget(box, self._rows(), 0, 1, 2)
        return box

    def say(self, words: str) -> None:
        """Add a note."""
        note = QLabel(words)
        note.setProperty("role", "note")
        note.setWordWrap(True)
        note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._grid.addWidget(note, self._rows(), 0, 1, 2)

    def _rows(self) -> int:
        self._used += 1
        return self._used

    def _add(self, name: str, control: QWidget) -> None:
        label = QLabel(name)
        label.setBuddy(control)
        row = self._rows()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()


class SheetForm(ExportForm):
    """A grid of all glyphs with labels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, {".pdf": "PDF", ".png": "PNG", ".svg": "SVG"})
        tr = self.tr
        pages = {"A4": "A4", "A3": "A3", "letter": tr("Letter"), "none": tr("None")}
        self.page = self.choice(tr("Page"), pages)
        self.columns = self.number(tr("Columns"), 1, 40, 6)
        self.title = self.text(tr("Title"), "")
        self.labels = {
            "prompt": self.check(tr("Prompts"), True),
            "seed": self.check(tr("Seeds"), False),
            "number": self.check(tr("Numbers"), False),
        }
        self.vector = self.check(tr("Outlines (PDF and SVG)"), True)

    @property
    def plan(self) -> SheetPlan:
        """What the controls say."""
        return SheetPlan(
            columns=round(self.columns.value()),
            page=str(self.page.currentData()),
            title=self.title.text().strip(),
            labels=tuple(name for name, box in self.labels.items() if box.isChecked()),
            vector=self.vector.isChecked(),
        )


class PageForm(ExportForm):
    """Writing in columns or rows, with key and seal."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, {".pdf": "PDF", ".png": "PNG", ".svg": "SVG"})
        tr = self.tr
        self.page = self.choice(tr("Page"), {"A4": "A4", "A3": "A3", "letter": tr("Letter")})
        turned = {"": tr("Upright"), "landscape": tr("Landscape")}
        self.turn = self.choice(tr("Turned"), turned)
        ways = {"vertical": tr("In columns"), "horizontal": tr("In rows")}
        self.direction = self.choice(tr("Writing"), ways)
        self.glyph = self.number(tr("Glyph, mm"), 4, 120, 16)
        self.margin = self.number(tr("Margin, mm"), 0, 80, 25)
        self.key = self.check(tr("Key of prompts"), True)
        self.seal = self.check(tr("Seal of the last glyph"), True)

    @property
    def plan(self) -> PagePlan:
        """What the controls say."""
        return PagePlan(
            page=str(self.page.currentData()),
            landscape=self.turn.currentData() == "landscape",
            direction=str(self.direction.currentData()),
            glyph=self.glyph.value(),
            margin=self.margin.value(),
            key=self.key.isChecked(),
            seal=self.seal.isChecked(),
        )


class FontForm(ExportForm):
    """A font that types the glyphs."""

    def __init__(self, theme: Theme, longest_family: int) -> None:
        super().__init__(theme, {".ttf": "TrueType", ".otf": "OpenType"})
        tr = self.tr
        self.family = self.text(tr("Family"), tr("Invented"), longest_family)
        self.letters = self.choice(tr("Letters"), {"noto": "Noto Sans SC", "blank": tr("Blank")})
        self.copyright = self.text(tr("Copyright"), "")
        self.specimen = self.check(tr("Specimen beside it (PDF)"), False)
        self.say(
            tr("Letters of Noto Sans SC put the font under the SIL Open Font License; with blank ones it is all yours.")
        )

    @property
    def plan(self) -> FontPlanned:
        """What the controls say."""
        return FontPlanned(
            family=self.family.text().strip(),
            letters=str(self.letters.currentData()),
            copyright=self.copyright.text().strip(),
            specimen=self.specimen.isChecked(),
        )


class OutlinesForm(ExportForm):
    """An SVG file a glyph."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, {})
        self.tolerance = self.number(self.tr("Tolerance, pixels"), 0.1, 5.0, 0.2, step=0.1)
        self.say(self.tr("One SVG file a glyph, with its request inside. A larger tolerance gives fewer nodes."))

    @property
    def plan(self) -> OutlinesPlan:
        """What the controls say."""
        return OutlinesPlan(tolerance=self.tolerance.value())


class MovieForm(ExportForm):
    """The first glyph coming out of the noise."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, {".gif": "GIF", ".png": "APNG", ".webp": "WebP", ".mp4": "MP4"})
        tr = self.tr
        views = {
            "noisy": tr("Noise"),
            "predicted": tr("Prediction"),
            "guidance": tr("Guidance"),
            "morph": tr("Morph"),
        }
        self.view = self.choice(tr("Shows"), views)
        self.to = self.text(tr("To"), "")
        self.to.setPlaceholderText(tr("The other prompt"))
        self.to.textEdited.connect(self._mean_morph)
        self.steps = self.number(tr("Steps"), 2, 500, 60)
        self.count = self.number(tr("Glyphs"), 1, 36, 1)
        self.rate = self.number(tr("Frames a second"), 1, 50, 20)
        self.hold = self.number(tr("Hold the end, s"), 0, 30, 2, step=0.5)
        self.back = self.check(tr("Run back to the start"), False)
        self.say(tr("Of the first chosen glyph; further ones have the seeds that follow."))

    @property
    def plan(self) -> MoviePlan:
        """What the controls say."""
        view = str(self.view.currentData())
        return MoviePlan(
            of=view if view in {"guidance", "morph"} else "denoising",
            view="predicted" if view == "predicted" else "noisy",
            to=self.to.text() if view == "morph" else "",
            steps=round(self.steps.value()),
            count=round(self.count.value()),
            frames_per_second=self.rate.value(),
            hold=self.hold.value(),
            back=self.back.isChecked(),
        )

    @Slot()
    def _mean_morph(self) -> None:
        """Take it that who writes another prompt wants to see the way to it."""
        self.view.setCurrentIndex(self.view.findData("morph"))
