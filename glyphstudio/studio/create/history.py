"""The prompts of before, as the arrow keys walk through them."""

from collections.abc import Iterable

MOST = 500


class PromptHistory:
    """Newest first, each once. What was being typed when the walk began waits at its end."""

    def __init__(self) -> None:
        self._prompts: list[str] = []
        self._place = -1
        self._typed = ""

    def learn(self, older: Iterable[str]) -> None:
        """Add prompts of earlier days, newest first, behind those of today."""
        self._prompts = list(dict.fromkeys([*self._prompts, *older]))[:MOST]

    def remember(self, prompt: str) -> None:
        """Make ``prompt`` the newest, and end the walk; an empty one is not worth remembering."""
        self._place = -1
        if prompt.strip():
            self._prompts = [prompt, *(each for each in self._prompts if each != prompt)][:MOST]

    def older(self, text: str) -> str:
        """Return the next older prompt than ``text``, which is on show; the oldest stays."""
        if self._place >= 0 and text != self._prompts[self._place]:
            self._place = -1  # it was edited: that is typing, and begins a new walk
        if self._place < 0:
            self._typed = text
        place = self._place + 1
        while place < len(self._prompts) and self._prompts[place] == text:
            place += 1
        if place >= len(self._prompts):
            return text
        self._place = place
        return self._prompts[place]

    def newer(self, text: str) -> str:
        """Return the next newer prompt, and in the end what was being typed."""
        if self._place < 0 or text != self._prompts[self._place]:
            return text
        self._place -= 1
        return self._prompts[self._place] if self._place >= 0 else self._typed
