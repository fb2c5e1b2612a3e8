"""A glyph that follows the typing: asks the studio for one picture in passing when the policy says so."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from glyphstudio.studio.create.live_policy import LivePolicy
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.create.studio import Studio


class LivePreview(QObject):
    """Told of each key. A run that is under way, or begins, is never disturbed: what was typed is passed over then."""

    def __init__(
        self, studio: Studio, draft: Callable[[], RunSpec], clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self.enabled = False
        """True: follow. Someone who just draws is left alone."""
        self._studio = studio
        self._draft = draft
        self._clock = clock
        self._policy = LivePolicy()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        studio.started.connect(self.forget)

    @Slot(bool)
    def set_enabled(self, enabled: bool) -> None:
        """Follow from now on, or no longer."""
        self.enabled = enabled
        self.forget()

    @Slot()
    def take_key(self) -> None:
        """Take note that the text has changed."""
        if self.enabled:
            self._set(self._policy.typed(self._clock()))

    @Slot(object)
    def compose(self, composing: bool) -> None:
        """Take note of an input method that holds letters which are no text yet, or no longer does."""
        self._set(self._policy.compose(composing, self._clock()))

    @Slot()
    def forget(self) -> None:
        """Draw nothing of what was typed so far."""
        self._set(self._policy.drawn())

    def _set(self, policy: LivePolicy) -> None:
        self._policy = policy
        if policy.due is None:
            self._timer.stop()
        else:
            self._timer.start(max(0, math.ceil((policy.due - self._clock()) * 1000)))

    @Slot()
    def _look(self) -> None:
        due = self._policy.due
        if due is None or due > self._clock():
            self._set(self._policy)
            return
        self.forget()
        if self._studio.busy:
            return
        draft = self._draft()
        if draft.prompt.strip():
            self._studio.preview(draft)
