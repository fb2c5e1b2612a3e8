"""The page Explore at work: connects it with what draws, with Create, the library and the files."""

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.explore.exploration import Exploration
from glyphstudio.studio.explore.sweep_files import write_grid, write_movie
from glyphstudio.studio.filing import Filing
from glyphstudio.studio.library.library_client import LibraryClient
from glyphstudio.studio.pictures import Picture
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.tiles import Tile
from glyphstudio.ui.create.canvas import Canvas
from glyphstudio.ui.create.controls import Controls
from glyphstudio.ui.explore.explore_page import ExplorePage
from glyphstudio.ui.frame.shortcuts import name_actions
from glyphstudio.ui.widgets import dialogs
from glyphstudio.workers.outcomes import Cancelled, Failed, Outcome

WORTH_SAYING = 2.0
"""Seconds of work left that need an estimate."""


class ExploreCommands(QObject):
    """Draw, stop, keep, open in Create, save."""

    said = Signal(object)
    """``(message)`` for the status line."""
    busy_changed = Signal()
    """There is something to stop now, or no longer."""
    opened = Signal()
    """A picture and its settings are on the page Create."""

    def __init__(
        self,
        window: QWidget,
        page: ExplorePage,
        exploration: Exploration,
        studio: Studio,
        controls: Controls,
        canvas: Canvas,
        filing: Filing,
        library_client: LibraryClient,
        place: Callable[[], Path],
    ) -> None:
        super().__init__()
        self._window, self._page, self._exploration, self._studio = window, page, exploration, studio
        self._controls, self._canvas, self._filing, self._place = controls, canvas, filing, place
        self._opening: GenerationRequest | None = None
        self.keep_action = self._action(self.tr("&Keep"), "K")
        self.open_action = self._action(self.tr("&Open in Create"))
        name_actions(self, "explore")
        self._connect(library_client)

    def _action(self, title: str, *keys: str) -> QAction:
        action = QAction(title, self._page.view)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._page.view.addAction(action)
        return action

    def _connect(self, library_client: LibraryClient) -> None:
        page, exploration = self._page, self._exploration
        page.shown.connect(self._take_prompt)
        page.panel.draw_wanted.connect(self.draw)
        page.panel.stop_wanted.connect(self.stop)
        for wanted in (page.keep_button.clicked, self.keep_action.triggered):
            wanted.connect(self.keep)
        for wanted in (page.open_button.clicked, self.open_action.triggered, page.view.opened):
            wanted.connect(self.open)
        page.save_button.clicked.connect(self.save)
        page.movie_button.clicked.connect(self.save_movie)
        page.view.menu_wanted.connect(self.show_menu)
        page.view.current_changed.connect(self.update_actions)
        exploration.changed.connect(self.update_actions)
        exploration.changed.connect(page.view.refresh)
        exploration.progress_changed.connect(self._tell_progress)
        exploration.ended.connect(self._tell_end)
        exploration.kept.connect(self._take_kept)
        exploration.kept.connect(library_client.settle)
        exploration.problem_found.connect(page.banner.show_problem)
        self.update_actions()

    @Slot()
    def draw(self) -> None:
        """Draw the figure that the panel says; what cannot be drawn is a problem."""
        page = self._page
        try:
            draft = self._controls.draft()
            prompt = page.panel.prompt.text().strip() or page.panel.prompt.placeholderText()
            pattern = replace(draft, prompt=prompt, count=1).requests(self._studio.facts)[0]
            frames = page.panel.plan.frames(replace(pattern, morph=None))
            self._exploration.explore([request for frame in frames for request in frame.requests])
        except RequestError as error:
            page.banner.show_problem(Problem.of(Failed.of(error)))
            return
        page.banner.dismiss()
        self._tell_busy()
        page.show_frames(frames)

    @Slot()
    def stop(self) -> None:
        """Stop within a step, if the page is on show."""
        if self._page.isVisible():
            self._exploration.cancel()

    @Slot()
    def update_actions(self) -> None:
        """Enable what can be done now."""
        page = self._page
        picture = None if page.current is None else self._exploration.picture_of(page.current)
        finished = picture is not None and picture.finished
        for each in (page.keep_button, page.open_button, self.keep_action, self.open_action):
            each.setEnabled(finished)
        for button in (page.save_button, page.movie_button):
            button.setEnabled(bool(page.frames) and not self._exploration.busy)

    @Slot()
    def keep(self) -> None:
        """Put the current picture into the library."""
        if self._page.current is not None:
            self._exploration.keep(self._page.current)

    @Slot()
    def open(self) -> None:
        """Keep the current picture, and go on with it on the page Create."""
        if self.open_action.isEnabled():
            self._opening = self._page.current
            self.keep()

    @Slot()
    def save(self) -> None:
        """Ask where, and write the figure on show there."""
        path = self._ask(".png")
        if path is not None and self._page.view.grid is not None:
            pictures = self._pictures(self._page.view.grid.requests)
            self._filing.export(partial(write_grid, path, self._page.view.grid, pictures))

    @Slot()
    def save_movie(self) -> None:
        """Ask where, and write all moments there."""
        path = self._ask(".webp", ".gif", ".png", ".mp4")
        if path is not None:
            frames = self._page.frames
            pictures = self._pictures([request for frame in frames for request in frame.requests])
            self._filing.export(partial(write_movie, path, frames, pictures))

    @Slot(object)
    def show_menu(self, position: QPoint) -> None:
        """Show what can be done with the current picture."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.open_action, self.keep_action])
        menu.popup(position)

    def _ask(self, *endings: str) -> Path | None:
        name = f"{self._page.panel.figure.currentData()}{endings[0]}"
        if not self._pictures([request for frame in self._page.frames for request in frame.requests]):
            return None
        return dialogs.ask_export(self._window, self._place() / name, endings)

    def _pictures(self, requests: Iterable[GenerationRequest]) -> dict[GenerationRequest, Picture]:
        found = {request: self._exploration.picture_of(request) for request in requests}
        return {request: picture for request, picture in found.items() if picture is not None and picture.finished}

    @Slot()
    def _take_prompt(self) -> None:
        """Begin with the prompt of Create, where nothing else is written."""
        if not self._page.panel.prompt.text():
            self._page.panel.prompt.setText(self._controls.draft().prompt)

    def _tell_busy(self) -> None:
        self._page.panel.set_busy(self._exploration.busy)
        self.busy_changed.emit()

    @Slot(object, object)
    def _tell_progress(self, done: int, total: int) -> None:
        words = self.tr("{done} of {total} pictures").format(done=f"{done:,}", total=f"{total:,}")
        seconds = self._exploration.remaining
        if seconds is not None and seconds >= WORTH_SAYING:
            minutes, rest = divmod(math.ceil(seconds), 60)
            left = self.tr("about {minutes} min left") if minutes else self.tr("about {seconds} s left")
            words += " · " + left.format(minutes=minutes + (rest > 30), seconds=rest)
        self._page.subtitle.set_text(words)

    @Slot(object)
    def _tell_end(self, outcome: Outcome) -> None:
        self._tell_busy()
        self.update_actions()
        self.said.emit(self.tr("Stopped") if isinstance(outcome, Cancelled) else self.tr("Ready"))

    @Slot(object)
    def _take_kept(self, tile: Tile) -> None:
        if self._opening != tile.request:
            self.said.emit(self.tr("Kept in the library"))
            return
        self._opening = None
        self._controls.restore(tile.request)
        if self._studio.present(tile):
            self._canvas.show_table(tile.request, 1)
        self.opened.emit()
