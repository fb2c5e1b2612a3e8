"""Every error that a user can cause, as one tree.

::

    GlyphStudioError            a sentence for the user, and a hint what to do
    ├── RequestError            a request that cannot be drawn (unknown sampler, steps out of range, ...)
    │   └── NoRequestError      a file that carries none
    ├── ResourceError           a file that ships with the program is missing or damaged
    ├── BundleError             a model folder that cannot be used
    │   └── MismatchError       two parts that do not belong together (encoder, width, hash, preset)
    ├── DatasetError            a font, range or data folder that gives no training set
    ├── CheckpointError         a training run that cannot be saved or resumed
    │   └── DivergenceError     the loss became NaN or infinite
    ├── OutlineError            a picture, SVG file or set of glyphs that gives no outline or font
    ├── OutputError             a file that cannot be written (exists, full disk, read-only folder)
    ├── ClusterError            workers on other machines that cannot be reached, or were lost
    ├── LibraryError            the library of finished pictures cannot be opened or written
    ├── MissingExtraError       the command needs packages of an optional extra
    └── DisplayError            there is no screen to open a window on

Wrong arguments from our own code are plain ``ValueError`` with the value in them.
"""


class GlyphStudioError(Exception):
    """What happened, in one sentence, and what to do about it.

    ``message`` has no final full stop; ``hint`` is one imperative sentence or empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class RequestError(GlyphStudioError):
    """A request that cannot be drawn."""


class NoRequestError(RequestError):
    """A file that carries no request."""


class ResourceError(GlyphStudioError):
    """A file that ships with the program is missing or damaged."""


class BundleError(GlyphStudioError):
    """A model folder that cannot be used."""


class MismatchError(BundleError):
    """Two parts that do not belong together."""


class DatasetError(GlyphStudioError):
    """A font, range or data folder that gives no training set."""


class CheckpointError(GlyphStudioError):
    """A training run that cannot be saved or resumed."""


class DivergenceError(CheckpointError):
    """The loss became NaN or infinite."""


class OutlineError(GlyphStudioError):
    """A picture, SVG file or set of glyphs that gives no outline or font."""


class OutputError(GlyphStudioError):
    """A file that cannot be written."""


class ClusterError(GlyphStudioError):
    """Workers on other machines that cannot be reached, or were lost."""


class LibraryError(GlyphStudioError):
    """The library of finished pictures cannot be opened or written."""


class MissingExtraError(GlyphStudioError):
    """The command needs packages of an optional extra."""


class DisplayError(GlyphStudioError):
    """There is no screen to open a window on."""


def sentence(message: str) -> str:
    """Return ``message`` with a capital letter and a full stop."""
    message = message.strip()
    return f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('.', '!', '?', '…')) else '.'}"
