"""What is drawn, what comes next, and what failed: on show while there is something to decide."""

import math

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from glyphstudio.studio.create.queue import Job, JobState, Queue
from glyphstudio.studio.create.queue_runner import QueueRunner
from glyphstudio.ui.frame.shortcuts import name_actions
from glyphstudio.ui.widgets.icons import themed_icon
from glyphstudio.ui.widgets.theme import Theme

WIDTH = 248
NUMBER = Qt.ItemDataRole.UserRole


class QueuePanel(QFrame):
    """Shows a :class:`~glyphstudio.studio.create.queue_runner.QueueRunner`, and hands on what somebody wants of it."""

    def __init__(self, theme: Theme, runner: QueueRunner) -> None:
        super().__init__()
        self.setObjectName("queue")
        self.setFixedWidth(WIDTH)
        self._theme = theme
        self._runner = runner
        self.title = QLabel(self.tr("Queue"))
        self.title.setProperty("role", "field")
        self.pause = QToolButton()
        self.pause.setCheckable(True)
        self.pause.setProperty("role", "boxed")
        self.list = JobList(runner)
        self.note = QLabel()
        self.note.setProperty("role", "note")
        self.clear = QPushButton(self.tr("Cancel all"))
        self.clear.setToolTip(self.tr("Stop what is drawn and forget what waits (Shift+Esc)"))
        self._lay_out()
        runner.changed.connect(self.show_queue)
        self.pause.toggled.connect(self._pause)
        self.clear.clicked.connect(runner.cancel_all)
        theme.changed.connect(self._draw_icons)
        self.show_queue(runner.queue)

    @Slot(object)
    def show_queue(self, queue: Queue) -> None:
        """Show ``queue``; a single run needs no panel."""
        self.list.show_jobs(queue.jobs)
        with QSignalBlocker(self.pause):
            self.pause.setChecked(queue.paused)
        self._draw_icons()
        self.tell_remaining()
        self.setVisible(bool(queue.waiting or queue.failed or queue.paused))

    @Slot()
    def tell_remaining(self) -> None:
        """Say how long it will take, known from completed steps."""
        queue, seconds = self._runner.queue, self._runner.remaining
        words = self.tr("{count} waiting").format(count=len(queue.waiting))
        if queue.paused:
            words = self.tr("Paused · {words}").format(words=words)
        elif seconds is not None and queue.waiting:
            words += " · " + (
                self.tr("about {seconds} s left").format(seconds=math.ceil(seconds))
                if seconds < 90
                else self.tr("about {minutes} min left").format(minutes=round(seconds / 60))
            )
        if words != self.note.text():
            self.note.setText(words)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self.title, 1)
        header.addWidget(self.pause)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 16, 14, 14)
        layout.setSpacing(8)
        layout.addLayout(header)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.clear)

    @Slot(bool)
    def _pause(self, paused: bool) -> None:
        self._runner.change(lambda queue: queue.pause(paused))

    @Slot()
    def _draw_icons(self) -> None:
        paused = self.pause.isChecked()
        name = self.tr("Go on") if paused else self.tr("Pause: begin nothing more")
        self.pause.setIcon(themed_icon("resume" if paused else "pause", self._theme.colour("text")))
        self.pause.setToolTip(name)
        self.pause.setAccessibleName(name)


class JobList(QListWidget):
    """Two lines a job. Drag, or Alt with the arrows, changes the order; Del removes; Enter tries a failed one again."""

    def __init__(self, runner: QueueRunner) -> None:
        super().__init__()
        self.setObjectName("jobs")
        self.setAccessibleName(self.tr("Queue"))
        self._runner = runner
        self._jobs: tuple[Job, ...] = ()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.retry = self._action(self.tr("&Try again"), "Return")
        self.sooner = self._action(self.tr("&Sooner"), "Alt+Up")
        self.later = self._action(self.tr("&Later"), "Alt+Down")
        self.remove = self._action(self.tr("&Remove"), "Del")
        name_actions(self, "queue")
        self.retry.triggered.connect(self._retry)
        self.sooner.triggered.connect(self._move_up)
        self.later.triggered.connect(self._move_down)
        self.remove.triggered.connect(self._remove)

    def show_jobs(self, jobs: tuple[Job, ...]) -> None:
        """Show ``jobs``; the current one stays current."""
        if jobs == self._jobs:
            return
        current = self._current()
        row = self.currentRow()
        self._jobs = jobs
        self.clear()
        for job in jobs:
            self.addItem(self._item(job))
        numbers = [job.number for job in jobs]
        if current is not None:
            row = numbers.index(current.number) if current.number in numbers else min(row, len(jobs) - 1)
        self.setCurrentRow(row)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the job to where it was dropped; the list itself is drawn anew from the queue."""
        current = self._current()
        target = self.indexAt(event.position().toPoint()).row()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if current is not None:
            place = (len(self._jobs) if target < 0 else target) - self._waiting_from()
            self._runner.change(lambda queue: queue.move(current.number, place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the current job."""
        job = self._current()
        if job is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        failed = job.state is JobState.FAILED
        for action in (self.retry, self.remove) if failed else (self.sooner, self.later, self.remove):
            menu.addAction(action)
        menu.popup(event.globalPos())

    def _current(self) -> Job | None:
        row = self.currentRow()
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    def _waiting_from(self) -> int:
        """Return the row of the first waiting job."""
        return int(bool(self._jobs) and self._jobs[0].state is JobState.DRAWING)

    @Slot()
    def _retry(self) -> None:
        job = self._current()
        if job is not None:
            self._runner.change(lambda queue: queue.retry(job.number))

    @Slot()
    def _remove(self) -> None:
        job = self._current()
        if job is None:
            return
        if job.state is JobState.DRAWING:
            self._runner.cancel()
        else:
            self._runner.change(lambda queue: queue.remove(job.number))

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        job = self._current()
        if job is not None and job.state is JobState.WAITING:
            place = self.currentRow() - self._waiting_from() + by
            self._runner.change(lambda queue: queue.move(job.number, place))

    def _item(self, job: Job) -> QListWidgetItem:
        draft = job.draft
        states = {
            JobState.DRAWING: self.tr("being drawn"),
            JobState.WAITING: self.tr("waiting"),
            JobState.FAILED: self.tr("failed"),
        }
        prompt = " ".join(draft.prompt.split()) or self.tr("No prompt")
        count = self.tr("1 picture") if draft.count == 1 else self.tr("{count} pictures").format(count=draft.count)
        words = f"{states[job.state]} · {count} · " + self.tr("{steps} steps").format(steps=draft.steps)
        item = QListWidgetItem(f"{prompt[:200]}\n{words}")
        item.setData(NUMBER, job.number)
        item.setToolTip("\n".join(each for each in (prompt[:1000], job.why) if each))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{prompt[:200]}, {words}")
        return item

    def _action(self, title: str, key: str) -> QAction:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action
