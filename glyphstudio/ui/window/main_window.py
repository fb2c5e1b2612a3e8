"""The window: puts the parts together, shows one page beside the rail, and closes cleanly."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QTranslator, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from glyphstudio.studio.create.live_preview import LivePreview
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.queue_runner import QueueRunner
from glyphstudio.studio.create.seeds import Seeds, any_seed
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.explore.exploration import Exploration
from glyphstudio.studio.export.exporting import Exporting
from glyphstudio.studio.failure_log import FailureLog
from glyphstudio.studio.filing import Filing
from glyphstudio.studio.library.library_client import LibraryClient
from glyphstudio.studio.preferences import Preferences
from glyphstudio.studio.services import Resample
from glyphstudio.studio.train.training_environment import TrainingEnvironment
from glyphstudio.ui.create.canvas import Canvas
from glyphstudio.ui.create.controls import Controls
from glyphstudio.ui.create.queue_panel import QueuePanel
from glyphstudio.ui.create.run_display import NAME, RunDisplay
from glyphstudio.ui.create.tile_commands import TileCommands
from glyphstudio.ui.create.variation_commands import VariationCommands
from glyphstudio.ui.explore.explore_commands import ExploreCommands
from glyphstudio.ui.explore.explore_page import ExplorePage
from glyphstudio.ui.export.export_commands import ExportCommands
from glyphstudio.ui.export.export_page import ExportPage
from glyphstudio.ui.frame.actions import Actions
from glyphstudio.ui.frame.page_rail import PageRail
from glyphstudio.ui.frame.shortcuts import Shortcuts
from glyphstudio.ui.frame.shortcuts_dialog import ShortcutsDialog
from glyphstudio.ui.frame.status_strip import StatusStrip
from glyphstudio.ui.frame.translations import fall_silent
from glyphstudio.ui.library.library_commands import LibraryCommands
from glyphstudio.ui.library.library_page import LibraryPage
from glyphstudio.ui.pictures.picture_exchange import dropped_picture
from glyphstudio.ui.sketch.sketch_commands import SketchCommands
from glyphstudio.ui.sketch.sketch_page import SketchPage
from glyphstudio.ui.widgets.icons import application_icon
from glyphstudio.ui.widgets.theme import Theme
from glyphstudio.ui.window.draw_commands import DrawCommands
from glyphstudio.ui.window.model_menu import ModelMenu
from glyphstudio.ui.window.pages import Page, Pages, row_of
from glyphstudio.ui.window.session import Session
from glyphstudio.ui.window.training_pages import TrainingPages
from glyphstudio.ui.window.view_commands import ViewCommands

SMALLEST = (660, 460)
LATEST = 2000
"""Milliseconds until the window counts as seen."""


class MainWindow(QMainWindow):
    """A page beside the rail: to create, controls and pictures; the library. The state of things below."""

    seen = Signal()
    """Once, after the first paint; or when that does not come, because the window began as an icon."""

    def __init__(
        self,
        studio: Studio,
        filing: Filing,
        library_client: LibraryClient,
        exploration: Exploration,
        exporting: Exporting,
        theme: Theme,
        environment: TrainingEnvironment,
        resample: Resample,
        log: FailureLog,
        preferences: Preferences,
        remember: Callable[[Preferences], object],
        presets: Path,
    ) -> None:
        super().__init__()
        self.exit_status = 0
        """What the program should end with."""
        self.closed_in_time = True
        """False when a step lasted longer than closing may wait."""
        self.translators: tuple[QTranslator, ...] = ()
        """What translates the window; it has to live as long."""
        self._unseen = QTimer(self, singleShot=True, interval=LATEST)
        self._unseen.timeout.connect(self._be_seen)
        self.studio = studio
        self._filing = filing
        self.library_client = library_client
        self.exploration = exploration
        self.runner = QueueRunner(studio)
        self.theme = theme
        seed = preferences.seed
        seeds = Seeds(any_seed() if seed is None else seed, locked=preferences.seed_locked, used=seed is not None)
        self.controls = Controls(theme, seeds)
        self.live = LivePreview(studio, self.controls.next_draft)
        self.canvas = Canvas(theme, resample)
        self.rail = PageRail(theme)
        self.library = LibraryPage(theme, resample)
        self.explore = ExplorePage(theme, resample, exploration.picture_of)
        self.sketch = SketchPage(theme, resample)
        self.training = TrainingPages(theme, environment, filing.services, library_client.place)
        self.queue = QueuePanel(theme, self.runner)
        self.status = StatusStrip(theme)
        self.actions_ = Actions(self)
        self.display = RunDisplay(studio, self.controls, self.canvas, self.status, log)
        self.commands = TileCommands(self, studio, filing, self.canvas, self.controls, self.actions_, library_client)
        place = self.commands.place
        self.library_commands = LibraryCommands(
            self, self.library, library_client, filing, self.controls, self.commands.exchange, place
        )
        self.explore_commands = ExploreCommands(
            *(self, self.explore, exploration, studio, self.controls, self.canvas, filing, library_client, place)
        )
        self.variations = VariationCommands(self.canvas.grid, self.runner, self.actions_)
        self.sketch_commands = SketchCommands(
            *(self, self.sketch, studio, self.runner, self.controls, self.canvas.grid, self.actions_, filing, place)
        )
        self.export = ExportPage(theme, resample)
        self.export_commands = ExportCommands(self, self.export, exporting, library_client, place)
        self.pages = self._stack_pages()
        self._lay_out()
        self.shortcuts = Shortcuts(self)
        actions, controls, rail = self.actions_, self.controls, self.rail
        self.drawing = DrawCommands(
            *(actions, studio, exploration, self.runner, controls, rail, self.queue, self.display),
            self.explore_commands,
        )
        self.model_menu = ModelMenu(self.actions_.models, studio)
        self.status.offer_models(self.actions_.models)
        self.view = ViewCommands(actions, studio, self.canvas, rail, theme)
        self.session = Session(
            *(self, studio, actions, controls, self.canvas, rail, theme, self.commands, self.view, self.shortcuts),
            *(self.library.banner, remember),
        )
        self._connect()
        self._connect_pages()
        self.session.restore(preferences)
        self.session.open_presets(presets)

    def _stack_pages(self) -> Pages:
        """Return the pages; problems are told on those with a banner, and on Create by the run's display."""
        create = row_of(self.controls, self.canvas, self.queue, wide=self.canvas)
        return Pages(
            {
                "create": Page(create, lambda: self.controls.prompt),
                "library": Page(self.library, lambda: self.library.cards, self.library.banner),
                "explore": Page(self.explore, lambda: self.explore.panel.prompt, self.explore.banner),
                "sketch": Page(self.sketch, lambda: self.sketch.surface, self.sketch.banner),
                "export": Page(self.export, lambda: self.export.glyphs, self.export.banner),
                "train": Page(self.training.train, lambda: self.training.train.first),
                "rate": Page(self.training.rate, lambda: self.training.rate.first),
            }
        )

    def _lay_out(self) -> None:
        self.setWindowTitle(NAME)
        self.setWindowIcon(application_icon())
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row_of(self.rail, self.pages, wide=self.pages), 1)
        layout.addWidget(self.status)
        self.setCentralWidget(central)
        self.controls.prompt.setFocus()

    def _connect(self) -> None:
        """Let the window show how things are, and remember what is chosen."""
        self.canvas.grid.view_added.connect(self._order_tabs)
        self.actions_.shortcuts.triggered.connect(self._show_shortcuts)
        self.actions_.export.triggered.connect(self._export)
        self.actions_.quit.triggered.connect(self.close)
        self.rail.page_changed.connect(self._show_page)
        self.view.language_chosen.connect(self._announce_language)
        self.drawing.added.connect(self.session.remember)
        self.display.title_changed.connect(self.setWindowTitle)
        self.studio.progress_changed.connect(self.queue.tell_remaining)
        self.studio.model_changed.connect(self.training.follow_model)
        self.studio.ended.connect(self.library_client.settle)
        self.library_client.opened.connect(self.session.take)
        for teller in (self._filing, self.library_client):
            teller.problem_found.connect(self.display.tell_problem)
        for banner in self.pages.banners:
            self.display.problem_told.connect(banner.show_problem)

    def _connect_pages(self) -> None:
        """Let what the pages ask for be done."""
        self.controls.typed.connect(self.live.take_key)
        self.controls.composing_changed.connect(self.live.compose)
        self.controls.follow.toggled.connect(self.live.set_enabled)
        self.canvas.empty.prompt_chosen.connect(self.drawing.draw_prompt)
        for speaking in (self.commands, self.library_commands, self.explore_commands, self.export_commands):
            speaking.said.connect(self.display.say)
        self.library_commands.recalled.connect(self._go_to_create)
        self.explore_commands.opened.connect(self._go_to_create)
        self.sketch_commands.wanted.connect(self._go_to_sketch)
        for wanting in (self.commands, self.library_commands):
            wanting.export_wanted.connect(self.export_commands.take)
        self.export_commands.taken.connect(self._go_to_export)

    def generate(self) -> None:
        """Draw what the controls say, with the seed that they show: now, or after what is to be drawn already."""
        self.drawing.generate()

    @Slot()
    def _order_tabs(self) -> None:
        """Let the status line come after the pictures, which are made later than it."""
        QWidget.setTabOrder(self.canvas.scrubber.slider, self.status.model)

    @Slot()
    def _go_to_create(self) -> None:
        self.rail.set_page("create")

    @Slot()
    def _go_to_sketch(self) -> None:
        self.rail.set_page("sketch")

    @Slot()
    def _go_to_export(self) -> None:
        self.rail.set_page("export")

    @Slot()
    def _export(self) -> None:
        """Export what the page on show is about."""
        if self.rail.page == "library":
            self.library_commands.export()
        elif self.rail.page == "export":
            self.export_commands.export()
        else:
            self.commands.export()

    @Slot(object)
    def _show_page(self, page: str) -> None:
        self.commands.set_active(page == "create")
        self.pages.show_page(page)

    @Slot()
    def _be_seen(self) -> None:
        self._unseen.setInterval(0)
        self.seen.emit()

    @Slot()
    def _show_shortcuts(self) -> None:
        dialog = ShortcutsDialog(self.shortcuts, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self.session.remember)
        dialog.open()

    @Slot()
    def _announce_language(self) -> None:
        self.session.remember()
        self.display.say(self.tr("The language changes at the next start."))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and after the first time say so."""
        super().paintEvent(event)
        if self._unseen.interval():
            self._unseen.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait for the first paint."""
        super().showEvent(event)
        if self._unseen.interval():
            self._unseen.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a file from elsewhere that may carry a request."""
        if event.source() is None and dropped_picture(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the settings out of a file that this program made."""
        picture = dropped_picture(event.mimeData())
        if picture is not None:
            event.acceptProposedAction()
            self._go_to_create()
            self._filing.open(picture)

    @Slot(object)
    def stop(self, number: int) -> None:
        """Close because the system sent signal ``number``."""
        self.exit_status = 128 + number
        self.close()

    @Slot(object)
    def leave_once_open(self, state: ModelState) -> None:
        """Close when the model has been opened, or could not be."""
        if state in {ModelState.OPEN, ModelState.FAILED}:
            self.exit_status = int(state is ModelState.FAILED)
            QTimer.singleShot(0, self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember everything, stop everything, and go."""
        self.session.remember()
        self._unseen.stop()
        self.live.set_enabled(False)
        self.hide()
        self.runner.close()
        parts = (self.studio, self._filing, self.export_commands, self.library_client, self.training)
        closed = [part.close() for part in parts]
        self.closed_in_time = all(closed)
        if self.closed_in_time:
            self.library_client.place.close()
        self.commands.exchange.discard()
        fall_silent(self.translators)
        event.accept()
