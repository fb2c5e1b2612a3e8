"""The window: puts the parts together, remembers how it was left, and closes cleanly."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from glyphstudio.studio.failure_log import FailureLog
from glyphstudio.studio.filing import Filing
from glyphstudio.studio.preferences import Preferences
from glyphstudio.studio.seeds import Seeds, any_seed
from glyphstudio.studio.services import Resample
from glyphstudio.studio.studio import ModelState, Studio
from glyphstudio.ui.actions import Actions
from glyphstudio.ui.canvas import Canvas
from glyphstudio.ui.controls import Controls
from glyphstudio.ui.icons import application_icon
from glyphstudio.ui.picture_exchange import dropped_picture
from glyphstudio.ui.run_display import NAME, RunDisplay
from glyphstudio.ui.status_strip import StatusStrip
from glyphstudio.ui.theme import Theme
from glyphstudio.ui.tile_commands import TileCommands

SIZE = (1180, 800)
SMALLEST = (660, 460)
LATEST = 2000
"""Milliseconds until the window counts as seen."""


class MainWindow(QMainWindow):
    """Controls on the left, pictures on the right, the state of things below."""

    seen = Signal()
    """Once, after the first paint; or when that does not come, because the window began as an icon."""

    def __init__(
        self,
        studio: Studio,
        filing: Filing,
        theme: Theme,
        resample: Resample,
        log: FailureLog,
        preferences: Preferences,
        remember: Callable[[Preferences], object],
    ) -> None:
        super().__init__()
        self.exit_status = 0
        """What the program should end with."""
        self.closed_in_time = True
        """False when a step lasted longer than closing may wait."""
        self._unseen = QTimer(self, singleShot=True, interval=LATEST)
        self._unseen.timeout.connect(self._be_seen)
        self.studio = studio
        self._filing = filing
        self.theme = theme
        self._remember = remember
        seed = preferences.seed
        seeds = Seeds(any_seed() if seed is None else seed, locked=preferences.seed_locked, used=seed is not None)
        self.controls = Controls(theme, seeds)
        self.canvas = Canvas(theme, resample)
        self.status = StatusStrip()
        self.actions_ = Actions(self)
        self.display = RunDisplay(studio, self.controls, self.canvas, self.status, log)
        self.commands = TileCommands(self, studio, filing, self.canvas, self.controls, self.actions_)
        self._lay_out()
        self._connect()
        self._restore(preferences)

    def _lay_out(self) -> None:
        self.setWindowTitle(NAME)
        self.setWindowIcon(application_icon())
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.controls)
        upper.addWidget(self.canvas, 1)
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(central)
        self.controls.prompt.setFocus()

    def _connect(self) -> None:
        actions = self.actions_
        actions.generate.triggered.connect(self.generate)
        actions.cancel.triggered.connect(self.display.cancel)
        actions.new_seed.triggered.connect(self.controls.seed.throw)
        actions.edit_prompt.triggered.connect(self._edit_prompt)
        actions.quit.triggered.connect(self.close)
        actions.predicted.triggered.connect(self._show_predicted)
        actions.noisy.triggered.connect(self._show_noisy)
        for action in actions.themes.values():
            action.triggered.connect(self._choose_theme)
        self.controls.generate_wanted.connect(self.generate)
        self.controls.cancel_wanted.connect(self.display.cancel)
        self.canvas.view_switch.view_changed.connect(self._tick_view)
        self.canvas.empty.prompt_chosen.connect(self._draw_prompt)
        self.display.title_changed.connect(self.setWindowTitle)
        self.display.busy_changed.connect(self._allow_cancelling)
        self.commands.said.connect(self.display.say)
        self._filing.problem_found.connect(self.display.tell_problem)
        self._allow_cancelling(False)

    @Slot()
    def generate(self) -> None:
        """Draw what the controls say, with the seed that they show."""
        self.controls.seed.seeds.next()
        self.controls.seed.show_seed()
        self.studio.generate(self.controls.draft())
        self._remember(self.preferences())

    def preferences(self) -> Preferences:
        """Return everything that the next start should find as it is."""
        controls = self.controls
        draft = controls.draft()
        return Preferences(
            prompt=draft.prompt,
            steps=draft.steps if "steps" in controls.chosen_by_hand else None,
            guidance=draft.guidance if "guidance" in controls.chosen_by_hand else None,
            count=draft.count,
            sampler=draft.sampler,
            seed=draft.seed,
            seed_locked=controls.seed.seeds.locked,
            view=self.canvas.view_switch.view,
            theme=self.theme.choice,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
            folder=self.commands.folder,
        )

    def _restore(self, preferences: Preferences) -> None:
        controls = self.controls
        controls.prompt.setPlainText(preferences.prompt)
        controls.prompt.selectAll()
        for name, control in (("steps", controls.steps), ("guidance", controls.guidance)):
            value = getattr(preferences, name)
            if value is not None:
                control.set_value(value)
                controls.chosen_by_hand.add(name)
        controls.count.set_value(preferences.count)
        controls.sampler.set_value(preferences.sampler)
        self.canvas.view_switch.set_view(preferences.view)
        self._tick_view(preferences.view)
        self.actions_.themes[preferences.theme].setChecked(True)
        self.commands.folder = preferences.folder
        self.resize(*SIZE)
        self.restoreGeometry(QByteArray.fromBase64(preferences.geometry.encode()))

    @Slot()
    def _be_seen(self) -> None:
        self._unseen.setInterval(0)
        self.seen.emit()

    @Slot()
    def _edit_prompt(self) -> None:
        self.controls.prompt.setFocus()
        self.controls.prompt.selectAll()

    @Slot(object)
    def _draw_prompt(self, prompt: str) -> None:
        self.controls.prompt.set_text(prompt)
        self.generate()

    @Slot()
    def _show_predicted(self) -> None:
        self.canvas.view_switch.set_view("clean")

    @Slot()
    def _show_noisy(self) -> None:
        self.canvas.view_switch.set_view("noisy")

    @Slot(object)
    def _tick_view(self, view: str) -> None:
        (self.actions_.predicted if view == "clean" else self.actions_.noisy).setChecked(True)

    @Slot()
    def _choose_theme(self) -> None:
        self.theme.choose(next(name for name, action in self.actions_.themes.items() if action.isChecked()))

    @Slot(object)
    def _allow_cancelling(self, busy: bool) -> None:
        self.actions_.cancel.setEnabled(busy)

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
        """Welcome a PNG from elsewhere."""
        if event.source() is None and dropped_picture(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the settings out of a picture that this program made."""
        picture = dropped_picture(event.mimeData())
        if picture is not None:
            event.acceptProposedAction()
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
        self._remember(self.preferences())
        self._unseen.stop()
        self.hide()
        self.closed_in_time = all([self.studio.close(), self._filing.close()])
        self.commands.exchange.discard()
        event.accept()
