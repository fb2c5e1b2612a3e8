"""The line at the bottom: what is going on, how far, and with which model."""

import math

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QToolButton

from glyphstudio.studio.create.progress import Progress
from glyphstudio.ui.widgets.icons import themed_icon
from glyphstudio.ui.widgets.theme import Theme

PARTS = 1000


class StatusStrip(QFrame):
    """A sentence on the left, a thin bar while work takes long, the model on the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("status")
        self._theme = theme
        self.message = QLabel()
        self.bar = QProgressBar()
        self.bar.setRange(0, PARTS)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(180)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.model = QToolButton()
        self.model.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.model.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.model.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron behind the name
        self.model.setIconSize(QSize(14, 14))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 7, 20, 7)
        layout.setSpacing(16)
        layout.addWidget(self.message)
        layout.addWidget(self.bar)
        layout.addStretch(1)
        layout.addWidget(self.model)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.bar.hide()
        theme.changed.connect(self._draw_chevron)
        self._draw_chevron()

    def say(self, message: str) -> None:
        """Say ``message`` and put the bar away."""
        self.message.setText(message)
        self.bar.hide()

    def offer_models(self, menu: QMenu) -> None:
        """Open ``menu`` where the model is named."""
        self.model.setMenu(menu)

    def name_model(self, text: str, tip: str = "") -> None:
        """Say which model there is."""
        self.model.setText(text)
        self.model.setToolTip(tip)
        self.model.setAccessibleName(self.tr("Model: {name}").format(name=text))

    def show_progress(self, progress: Progress) -> None:
        """Say which step it is, and after a while how long it will take."""
        words = self.tr("Step {step} of {steps}").format(
            step=min(progress.step + 1, progress.steps), steps=progress.steps
        )
        if progress.shown:
            self.bar.setValue(round(progress.fraction * PARTS))
            self.bar.show()
            if progress.remaining is not None:
                words += " · " + self._left(progress.remaining)
        self.message.setText(words)

    @Slot()
    def _draw_chevron(self) -> None:
        self.model.setIcon(themed_icon("chevron", self._theme.colour("muted")))

    def _left(self, seconds: float) -> str:
        if seconds < 1:
            return self.tr("almost done")
        if seconds < 90:
            return self.tr("about {seconds} s left").format(seconds=math.ceil(seconds))
        return self.tr("about {minutes} min left").format(minutes=round(seconds / 60))
