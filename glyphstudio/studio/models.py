"""Which models there are, and which one is drawn with."""

from collections.abc import Callable, Sequence


class Models:
    """Shared by all who open models: ``chosen`` is changed on the GUI thread, and read where a model is opened.

    ``installed`` returns the names there are; it looks at folders, so it is quick. ``named``: the model that the
    command line named, by name or folder; it is not remembered.
    """

    def __init__(self, installed: Callable[[], Sequence[str]] = tuple, named: str | None = None) -> None:
        self._installed = installed
        self.chosen = named
        """None: the default model."""
        self.named = named is not None
        self.opened = ""
        """The name of the folder that was opened last."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that can be chosen: what is installed, and the folder that the command line named."""
        names = tuple(self._installed())
        return names if self.chosen in {None, *names} else (*names, str(self.chosen))

    @property
    def current(self) -> str:
        """Which of :attr:`names` is drawn with."""
        return self.chosen or self.opened

    def choose(self, name: str | None) -> None:
        """Let ``name`` be opened from now on."""
        self.chosen, self.named = name, False
