"""A training run to be watched: what it does, its losses, its sheets, and what can be done with it."""

import math

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from glyphstudio.runs.run_folder import Phase
from glyphstudio.runs.run_log import RunLog
from glyphstudio.studio.train.trainer import RunReport
from glyphstudio.ui.runs.loss_plot import LossPlot
from glyphstudio.ui.runs.sheet_view import SheetView
from glyphstudio.ui.widgets.theme import Theme

PARTS = 1000
NARROW = 460
"""Pixels."""


class RunView(QFrame):
    """Shows what it is told; its buttons only say what is wanted."""

    stop_wanted = Signal()
    resume_wanted = Signal()
    model_wanted = Signal()

    def __init__(self, theme: Theme, sheets: SheetView) -> None:
        super().__init__()
        self.title = QLabel()
        self.state = QLabel()
        self.reason = QLabel()
        self.bar = QProgressBar()
        self.stop = QPushButton(self.tr("Stop"))
        self.resume = QPushButton(self.tr("Resume"))
        self.make_model = QPushButton(self.tr("Make a model"))
        self.plot = LossPlot(theme)
        self.sheets = sheets
        self._set_up()
        self._lay_out()
        self.show_report(None)

    @Slot(object)
    def show_report(self, report: RunReport | None) -> None:
        """Say what the run does; None: there is none."""
        self.setVisible(report is not None)
        if report is None:
            return
        phase = report.phase
        self.title.setText(report.name)
        self.state.setText(self._words(report))
        self.reason.setText(self._reason(report))
        self.reason.setVisible(bool(self.reason.text()))
        self.bar.setVisible(phase.alive)
        self.bar.setValue(round(report.pace.share * PARTS))
        self.stop.setVisible(phase.alive)
        self.stop.setEnabled(phase is not Phase.STOPPING)
        self.resume.setVisible(not phase.alive and phase is not Phase.FINISHED)
        self.resume.setEnabled(report.can_resume)
        self.make_model.setVisible(not phase.alive)
        self.make_model.setEnabled(not report.exporting and report.can_resume)

    @Slot(object)
    def show_log(self, log: RunLog) -> None:
        """Draw the losses."""
        self.plot.show_losses(log.losses, log.held_out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sheet beside the losses, or under them where there is no room beside."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _set_up(self) -> None:
        self.title.setProperty("role", "title")
        self.reason.setWordWrap(True)
        self.state.setWordWrap(True)
        self.state.setProperty("role", "note")
        self.bar.setRange(0, PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.stop.setToolTip(self.tr("Save and end; the run can be resumed"))
        self.resume.setToolTip(self.tr("Go on where the newest checkpoint stands"))
        self.make_model.setToolTip(self.tr("Put what the run has learnt among your models"))
        self.stop.clicked.connect(self.stop_wanted)
        self.resume.clicked.connect(self.resume_wanted)
        self.make_model.clicked.connect(self.model_wanted)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.state)
        header = QHBoxLayout()
        header.setSpacing(8)
        header.addLayout(words, 1)
        for button in (self.stop, self.resume, self.make_model):
            header.addWidget(button)
        pictures = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, pictures)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        self._row.addWidget(self.plot, 1)
        self._row.addWidget(self.sheets, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(header)
        layout.addWidget(self.reason)
        layout.addWidget(self.bar)
        layout.addWidget(pictures, 1)

    def _words(self, report: RunReport) -> str:
        pace = report.pace
        said = {
            Phase.STARTING: self.tr("The trainer starts…"),
            Phase.PREPARING: report.note or self.tr("Preparing…"),
            Phase.TRAINING: self.tr("Training"),
            Phase.STOPPING: self.tr("Stopping: a checkpoint is saved first…"),
            Phase.STOPPED: self.tr("Stopped"),
            Phase.FINISHED: self.tr("Finished"),
            Phase.FAILED: self.tr("Failed"),
            Phase.KILLED: self.tr("Ended from outside"),
        }[report.phase]
        parts = [said]
        if pace.step:
            parts.append(self.tr("step {step}").format(step=f"{pace.step:,}"))
        if report.phase is Phase.TRAINING:
            parts.append(self.tr("{rate} samples/s").format(rate=f"{pace.samples_per_second:.1f}"))
            if pace.remaining is not None:
                parts.append(self._left(pace.remaining))
        if report.exporting:
            parts.append(self.tr("a model is being made of it…"))
        elif report.model is not None and not report.phase.alive:
            name, step = report.model
            parts.append(self.tr("installed as “{name}”, from step {step}").format(name=name, step=f"{step:,}"))
        return " · ".join(parts)

    def _reason(self, report: RunReport) -> str:
        if report.phase is Phase.KILLED:
            return self.tr(
                "Something ended the trainer from outside: too little memory, a shutdown, or somebody who killed it."
            )
        if report.phase is not Phase.FAILED:
            return ""
        if report.failure is None:
            return self.tr("The trainer did not start.")
        return f"{report.failure.message} {report.failure.hint}".strip()

    def _left(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("about {seconds} s left").format(seconds=math.ceil(seconds))
        if seconds < 5400:
            return self.tr("about {minutes} min left").format(minutes=round(seconds / 60))
        return self.tr("about {hours} h left").format(hours=f"{seconds / 3600:.1f}")
