"""The page that lets glyphs out: what to make of them, how it will look, and the glyphs."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from glyphstudio.exports.progress import ExportProgress
from glyphstudio.studio.services import Resample
from glyphstudio.ui.export.export_forms import ExportForm, FontForm, MovieForm, OutlinesForm, PageForm, SheetForm
from glyphstudio.ui.export.export_preview import ExportPreview
from glyphstudio.ui.frame.shortcuts import name_actions
from glyphstudio.ui.pictures.card_list import CardList
from glyphstudio.ui.widgets.banner import Banner
from glyphstudio.ui.widgets.theme import PAGE_MARGIN, Theme

PAUSE = 200
"""Milliseconds after the last change until a preview is asked for."""
FORM_WIDTH = 280
LIST_HEIGHT = 166
LONGEST_FAMILY = 27
"""Characters: see ``font_names``."""


class ExportPage(QFrame):
    """Knows nothing of files: it tells what is wanted, and shows what it is told."""

    preview_wanted = Signal()
    """``plan`` and ``numbers`` have changed, and somebody looks."""

    def __init__(self, theme: Theme, resample: Resample) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.numbers: tuple[int, ...] = ()
        """The glyphs to be exported, by their numbers in the library."""
        self.forms: dict[str, ExportForm] = {
            "sheet": SheetForm(theme),
            "page": PageForm(theme),
            "font": FontForm(theme, LONGEST_FAMILY),
            "outlines": OutlinesForm(theme),
            "movie": MovieForm(theme),
        }
        self.kinds = _KindSwitch(self)
        self.banner = Banner(theme)
        self.preview = ExportPreview(theme)
        self.facts = QLabel()
        self.count = QLabel()
        self.glyphs = CardList(theme, resample)
        self.favourites_button = QPushButton(self.tr("All favourites"))
        self.clear_button = QPushButton(self.tr("Clear"))
        self.export_button = QPushButton(self.tr("Export…"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.progress = QProgressBar()
        self.remove, self.earlier, self.later = (
            self._action(title, key)
            for title, key in (
                (self.tr("&Remove"), "Del"),
                (self.tr("&Earlier"), "Alt+Left"),
                (self.tr("&Later"), "Alt+Right"),
            )
        )
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._set_up()
        self._lay_out()
        self._connect()
        self.show_numbers(())
        self.show_idle()

    @property
    def form(self) -> ExportForm:
        """The form on show."""
        return self.forms[self.kinds.kind]

    def show_numbers(self, numbers: tuple[int, ...]) -> None:
        """Take ``numbers`` as the glyphs to be exported."""
        self.numbers = numbers
        self.glyphs.show_numbers(numbers)
        one = self.tr("1 glyph")
        many = self.tr("{count} glyphs: Del removes, Alt with the arrows moves").format(count=f"{len(numbers):,}")
        none = self.tr("No glyph yet: choose some in the library and press E")
        self.count.setText(many if len(numbers) > 1 else one if numbers else none)
        self._follow()
        self._wait()

    def show_busy(self, progress: ExportProgress) -> None:
        """Show how far an export is."""
        self.progress.setRange(0, progress.total)
        self.progress.setValue(progress.done)
        self.progress.show()
        self.cancel_button.show()
        self.export_button.setEnabled(False)

    def show_idle(self) -> None:
        """Show that nothing is written."""
        self.progress.hide()
        self.cancel_button.hide()
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for a preview: the glyphs may be others."""
        super().showEvent(event)
        self._wait()

    def _set_up(self) -> None:
        self.glyphs.setAccessibleName(self.tr("Glyphs to export"))
        self.glyphs.setFixedHeight(LIST_HEIGHT)
        self.glyphs.setDragEnabled(False)
        self.export_button.setProperty("role", "primary")
        self.export_button.setToolTip(self.tr("Choose a file and write it (Ctrl+Return on this page)"))
        for button in (self.favourites_button, self.clear_button, self.cancel_button):
            button.setProperty("role", "plain")
        for label in (self.facts, self.count):
            label.setProperty("role", "note")
        self.facts.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Export"))
        for form in self.forms.values():
            self._stack.addWidget(form)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        right.setSpacing(10)
        right.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignHCenter)
        right.addWidget(self.banner)
        right.addWidget(self.preview, 1)
        right.addWidget(self.facts)
        header = QHBoxLayout()
        header.addWidget(self.count, 1)
        header.addWidget(self.favourites_button)
        header.addWidget(self.clear_button)
        right.addLayout(header)
        right.addWidget(self.glyphs)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._panel())
        layout.addLayout(right, 1)

    def _panel(self) -> QFrame:
        """Return the form and the buttons."""
        options = QWidget()
        options.setObjectName("panelContents")
        column = QVBoxLayout(options)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._stack)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(options)
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setFixedWidth(FORM_WIDTH)
        side = QVBoxLayout(panel)
        side.setContentsMargins(0, 0, 0, 16)
        side.addWidget(scroll, 1)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(16, 0, 16, 0)
        for widget in (self.progress, self.export_button, self.cancel_button):
            buttons.addWidget(widget)
        side.addLayout(buttons)
        return panel

    def _connect(self) -> None:
        name_actions(self, "export")
        self._pause.timeout.connect(self._want_preview)
        self.kinds.kind_changed.connect(self._show_kind)
        for form in self.forms.values():
            form.edited.connect(self._wait)
        self.clear_button.clicked.connect(self._clear)
        self.remove.triggered.connect(self._remove)
        self.earlier.triggered.connect(self._move_earlier)
        self.later.triggered.connect(self._move_later)

    def _action(self, title: str, key: str) -> QAction:
        action = QAction(title, self.glyphs)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.glyphs.addAction(action)
        return action

    @Slot()
    def _follow(self) -> None:
        self.export_button.setEnabled(bool(self.numbers) and not self.progress.isVisibleTo(self))
        self.clear_button.setEnabled(bool(self.numbers))

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot()
    def _want_preview(self) -> None:
        if self.isVisible():
            self.preview_wanted.emit()

    @Slot(object)
    def _show_kind(self, kind: str) -> None:
        self._stack.setCurrentWidget(self.forms[kind])
        self._wait()

    @Slot()
    def _clear(self) -> None:
        self.show_numbers(())

    @Slot()
    def _remove(self) -> None:
        chosen = set(self.glyphs.chosen)
        self.show_numbers(tuple(number for number in self.numbers if number not in chosen))

    @Slot()
    def _move_earlier(self) -> None:
        self._move(-1)

    @Slot()
    def _move_later(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.glyphs.currentIndex().row()
        if row >= 0 and 0 <= row + step < len(self.numbers):
            numbers = list(self.numbers)
            numbers[row], numbers[row + step] = numbers[row + step], numbers[row]
            self.show_numbers(tuple(numbers))


class _KindSwitch(QFrame):
    """One button a kind, one of them down. Tab enters by that one; arrows travel."""

    kind_changed = Signal(object)
    """``(kind)``"""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("viewSwitch")
        tr = page.tr
        titles = {
            "sheet": (tr("Sheet"), tr("All glyphs in a grid with labels")),
            "page": (tr("Page"), tr("Writing in columns, with a key and a seal")),
            "font": (tr("Font"), tr("Type the glyphs in any program")),
            "outlines": (tr("Outlines"), tr("An SVG file a glyph")),
            "movie": (tr("Movie"), tr("A glyph coming out of the noise")),
        }
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(2)
        for kind, (text, tip) in titles.items():
            button = QPushButton(text)
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setAccessibleName(text)
            button.setAccessibleDescription(tip)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.buttons[kind] = button
            self._group.addButton(button)
            layout.addWidget(button)
        self._group.buttonToggled.connect(self._toggle)
        self.buttons["sheet"].setChecked(True)

    @property
    def kind(self) -> str:
        """The kind on show."""
        return next(kind for kind, button in self.buttons.items() if button.isChecked())

    @Slot(object, bool)
    def _toggle(self, button: QPushButton, checked: bool) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked:
            self.kind_changed.emit(self.kind)
