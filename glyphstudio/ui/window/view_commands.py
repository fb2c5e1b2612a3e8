"""What the menu View does: which page, which view of the pictures, which theme, language and device."""

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.studio.create.studio import Studio
from glyphstudio.ui.create.canvas import Canvas
from glyphstudio.ui.frame.actions import Actions
from glyphstudio.ui.frame.page_rail import PageRail
from glyphstudio.ui.widgets.theme import Theme


class ViewCommands(QObject):
    """Connects the actions of that menu, and ticks those that hold."""

    language_chosen = Signal()
    """Another language is ticked."""

    def __init__(self, actions: Actions, studio: Studio, canvas: Canvas, rail: PageRail, theme: Theme) -> None:
        super().__init__()
        self._actions = actions
        self._studio = studio
        self._switch = canvas.view_switch
        self._rail = rail
        self._theme = theme
        actions.predicted.triggered.connect(self._show_predicted)
        actions.noisy.triggered.connect(self._show_noisy)
        actions.noise.triggered.connect(self._show_noise)
        for choices, choose in (
            (actions.pages, self._choose_page),
            (actions.themes, self._choose_theme),
            (actions.languages, self.language_chosen),
            (actions.devices, self._choose_device),
        ):
            for action in choices.values():
                action.triggered.connect(choose)
        actions.still.toggled.connect(canvas.grid.set_still)
        self._switch.view_changed.connect(self._tick_view)
        rail.page_changed.connect(self._tick_page)
        studio.model_changed.connect(self._tick_device)

    @property
    def language(self) -> str:
        """The language of the next start: a key of ``Actions.languages``."""
        return next(code for code, action in self._actions.languages.items() if action.isChecked())

    def tick(self) -> None:
        """Tick everything as it is now."""
        self._tick_view(self._switch.view)
        self._tick_page(self._rail.page)
        self._tick_device()
        self._actions.themes[self._theme.choice].setChecked(True)

    @Slot()
    def _choose_page(self) -> None:
        self._rail.set_page(next(name for name, action in self._actions.pages.items() if action.isChecked()))

    @Slot(object)
    def _tick_page(self, page: str) -> None:
        self._actions.pages[page].setChecked(True)

    @Slot()
    def _show_predicted(self) -> None:
        self._switch.set_view("clean")

    @Slot()
    def _show_noisy(self) -> None:
        self._switch.set_view("noisy")

    @Slot()
    def _show_noise(self) -> None:
        self._switch.set_view("noise")

    @Slot(object)
    def _tick_view(self, view: str) -> None:
        actions = self._actions
        {"clean": actions.predicted, "noisy": actions.noisy, "noise": actions.noise}[view].setChecked(True)

    @Slot()
    def _choose_device(self) -> None:
        devices = self._actions.devices
        self._studio.choose_device(next(name for name, action in devices.items() if action.isChecked()))

    @Slot()
    def _tick_device(self) -> None:
        """Mark the device that was asked for, and offer those that there are."""
        for name, action in self._actions.devices.items():
            action.setEnabled(name in self._studio.computing.choices)
        self._actions.devices[self._studio.device].setChecked(True)

    @Slot()
    def _choose_theme(self) -> None:
        self._theme.choose(next(name for name, action in self._actions.themes.items() if action.isChecked()))
