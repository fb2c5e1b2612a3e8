"""Somebody who uses the window by keyboard and mouse, looks whether all is as it should be, and films it."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from glyphstudio.studio.create.model_opener import ModelState

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PAGES = ("create", "library", "explore", "sketch", "export", "train", "rate")
PARTS = ("create", "explore", "sketch", "export", "library", "training")
"""Of the tour, in its order: each a method of ``Visit``."""
LONGEST_WAIT = 90.0
STROKES = (
    ((0.2, 0.3), (0.8, 0.3)),
    ((0.5, 0.1), (0.5, 0.9)),
    ((0.5, 0.35), (0.15, 0.75)),
    ((0.5, 0.35), (0.85, 0.75)),
)
"""Of the sketch, in shares of the sheet: 木."""


class LostError(Exception):
    """Something that should be in the window is not."""


def expect(true, words):
    if not true:
        raise LostError(words)


@dataclass(frozen=True)
class Wishes:
    """What is drawn: the prompt, how many pictures, in how many steps, and the values of the strip."""

    prompt: str = "a house in the rain"
    count: int = 4
    steps: int = 4
    strip: str = "1, 2, 4"


class Visit:
    """Somebody who uses one window."""

    def __init__(self, window, film, wishes):
        self.window = window
        self.film = film
        self.wishes = wishes
        # A bare X server has no window manager that would give it the keyboard.
        window.activateWindow()
        expect(QTest.qWaitForWindowActive(window, 1000 * int(LONGEST_WAIT)), "the window did not become active")

    def until(self, true, what):
        end = time.monotonic() + LONGEST_WAIT
        while not true():
            expect(time.monotonic() < end, f"{what} did not happen within {LONGEST_WAIT:.0f} seconds")
            QTest.qWait(5)

    def take(self, milliseconds=700, name=""):
        QTest.qWait(self.film.pause)
        self.film.take(self.window, milliseconds, name)

    def click(self, widget, position=None):
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=position or widget.rect().center())

    def retype(self, field_, text):
        field_.setFocus()
        field_.selectAll()
        QTest.keyClicks(field_, text)

    def go_to(self, page):
        QTest.keyClick(self.window, Qt.Key(Qt.Key.Key_1 + PAGES.index(page)), ALT)
        expect(self.window.rail.page == page, f"Alt+{PAGES.index(page) + 1} does not lead to {page}")
        self.settle()

    def settle(self):
        """Wait until the library has answered and pauses are over."""
        library = self.window.library
        self.until(
            lambda: not library._pause.isActive() and not self.window.library_client._then, "the library's answer"
        )
        QTest.qWait(20)
        self.until(lambda: not self.window.library_client._then, "the library's answer")

    def idle(self):
        self.until(lambda: not self.window.studio.busy and not self.window.exploration.busy, "the end of a run")

    def create(self):
        """Type a prompt, draw it with Ctrl+Enter, and make the second picture a favourite."""
        window, controls = self.window, self.window.controls
        self.take(900, "first-start")
        for length in range(4, len(self.wishes.prompt) + 4, 4):
            QTest.keyClicks(controls.prompt, self.wishes.prompt[length - 4 : length])
            self.take(120)
        self.retype(controls.count.box, str(self.wishes.count))
        self.retype(controls.steps.box, str(self.wishes.steps))
        shown = []
        window.studio.progress_changed.connect(lambda progress: shown.append(progress.done))
        QTest.keyClick(controls.prompt, Qt.Key.Key_Return, CONTROL)
        filmed = 0

        def drawn():
            nonlocal filmed
            if len(shown) > filmed:
                filmed = len(shown)
                self.film.take(window, 120)
            return not window.studio.busy

        self.until(drawn, "the end of the run")
        self.settle()
        expect(len(window.studio.tiles) == self.wishes.count, "not as many pictures as were wanted")
        expect(all(tile.finished for tile in window.studio.tiles), "a picture was not finished")
        view = window.canvas.grid.views[min(1, self.wishes.count - 1)]
        self.click(view)
        QTest.keyClick(view, Qt.Key.Key_Period)
        self.settle()
        expect(window.canvas.grid.current_is_favourite, "the picture did not become a favourite")
        self.take(1200, "create")

    def explore(self):
        """Draw a strip of steps."""
        panel = self.window.explore.panel
        self.go_to("explore")
        expect(panel.prompt.text() == self.wishes.prompt, "Explore did not take the prompt of Create")
        self.take()
        self.retype(panel.across.values, self.wishes.strip)
        self.click(panel.draw_button)
        self.idle()
        places = self.window.explore.view.grid.requests
        expect(len(places) == self.wishes.strip.count(",") + 1, "the strip has not as many pictures as values")
        self.take(1200, "explore")

    def sketch(self):
        """Draw four strokes, and let the model finish them."""
        page = self.window.sketch
        self.go_to("sketch")
        paper = page.surface._paper()
        for start, end in STROKES:
            points = [QPointF(paper.x() + x * paper.width(), paper.y() + y * paper.height()) for x, y in (start, end)]
            drag(page.surface, *points)
            self.take(200)
        self.retype(page.panel.count.box, str(min(2, self.wishes.count)))
        self.click(page.panel.draw_button)
        self.until(lambda: self.window.studio.busy, "the beginning of the sketch's run")
        self.idle()
        self.settle()
        expect(all(view.tile.finished for view in page.grid.views), "the sketch was not finished")
        self.take(1200, "sketch")

    def export(self):
        """Take the favourites onto a sheet, and look at the other kinds."""
        page = self.window.export
        self.go_to("export")
        self.take(name="export-empty")
        self.click(page.favourites_button)
        self.settle()
        expect(len(page.numbers) == 1, "Export did not take the one favourite")
        exporting = self.window.export_commands._exporting
        for kind in page.kinds.buttons:
            self.click(page.kinds.buttons[kind])
            self.until(
                lambda: not page._pause.isActive() and not exporting.busy and exporting._preview is None,
                f"a preview of the {kind}",
            )
            self.settle()
            nothing = page.preview.currentWidget() is page.preview.nothing
            expect(not nothing or kind == "movie", f"there is no preview of the {kind}")
            self.take(1000, f"export-{kind}")

    def library(self):
        """Search for the prompt, and for favourites among what is found."""
        page = self.window.library
        self.go_to("library")
        QTest.keyClicks(page.search, self.wishes.prompt.split()[-1])
        self.settle()
        drawn = self.wishes.count + min(2, self.wishes.count)
        expect(len(page.cards.cards.numbers) == drawn, f"the library has not the {drawn} pictures that were drawn")
        self.take(1000, "library")
        self.click(page.favourites)
        self.settle()
        self.check_the_one_favourite()
        self.take(1000, "library-favourites")

    def training(self):
        """Look at the last two pages."""
        for name in ("train", "rate"):
            self.go_to(name)
            self.until(lambda name=name: self.window.training.page(name).content is not None, f"the page {name}")
            QTest.qWait(300)
            self.take(1000, name)

    def check_the_one_favourite(self):
        numbers = self.window.library.cards.cards.numbers
        expect(len(numbers) == 1, f"there are {len(numbers)} favourites, not 1")
        self.until(lambda: self.window.library.cards.cards.card(0) is not None, "the favourite's card")
        entry = self.window.library.cards.cards.card(0).entry
        expect(entry.prompt == self.wishes.prompt, "the favourite has another prompt")

    def come_back(self, before):
        """Find everything in the window that was opened again: ``before`` is seed → picture of the last run."""
        window = self.window
        opened = []
        window.library_client.opened.connect(opened.append)
        self.until(lambda: bool(opened), "the opening of the library")
        self.settle()
        after = {tile.request.seed: tile.picture.clean for tile in window.studio.tiles}
        expect(after == before, "the pictures of the last run are others")
        expect(window.controls.prompt.text == self.wishes.prompt, "the prompt is lost")
        self.go_to("create")
        self.take(1000, "create-again")
        self.go_to("library")
        self.click(window.library.favourites)
        self.settle()
        self.check_the_one_favourite()
        self.take(1500, "library-again")


def drag(widget, start, end):
    """Draw a line with the left button down; QTest's own move has no button down."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for step in range(1, 6):
        position = start + (end - start) * (step / 5)
        there = QPointF(widget.mapToGlobal(position.toPoint()))
        button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, position, there, none, button, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(widget, moved)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(end.toPoint()))


def tour(open_, film, wishes, parts=PARTS):
    """Use a window from ``open_()``, close it, and find everything again in the next. Raises ``LostError``.

    ``parts``: which of its pages are used.
    """
    window = open_()
    try:
        visit = Visit(window, film, wishes)
        visit.until(lambda: window.studio.model_state in {ModelState.OPEN, ModelState.FAILED}, "opening the model")
        expect(window.studio.model_state is ModelState.OPEN, "the model could not be opened")
        for part in parts:
            getattr(visit, part)()
        before = {tile.request.seed: tile.picture.clean for tile in window.studio.tiles}
    finally:
        window.close()
    again = open_()
    try:
        Visit(again, film, wishes).come_back(before)
    finally:
        again.close()
