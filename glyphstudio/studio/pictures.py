"""What one order has drawn so far, as bytes: frozen, so that two threads may share it, and known without NumPy."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from glyphstudio.workers.outcomes import Failed


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture after one step, in 8-bit grey: 0 is ink, 255 paper. Compared by identity where speed matters."""

    size: int
    """Height and width in pixels; ``noisy`` and ``clean`` have size² bytes, row by row."""
    step: int
    """0 (nothing but noise) … total_steps."""
    total_steps: int
    sigma: float
    """The noise level that is left."""
    noisy: bytes
    """x_t, scaled to unit variance."""
    clean: bytes
    """The predicted x0; empty paper at step 0."""
    noise: bytes = b""
    """The predicted noise (x_t - x0)/sigma, of the last step that had any; empty where nobody knows it."""
    composition: str = ""
    """Which components the model was told of, as in a request; "" for none, or where nobody knows."""
    before: "Picture | None" = field(default=None, compare=False, repr=False)
    """The newest of its earlier steps that is kept."""
    number: int | None = None
    """Its number in the library; None while it is not kept."""

    @property
    def finished(self) -> bool:
        """True after the last step, when ``noisy`` and ``clean`` are the same."""
        return self.step == self.total_steps

    def steps(self) -> "Iterator[Picture]":
        """Yield the picture and its earlier steps that are kept, newest first."""
        picture: Picture | None = self
        while picture is not None:
            yield picture
            picture = picture.before

    def at(self, step: int) -> "Picture":
        """Return what it was after ``step`` steps: of those that are kept, the newest that is not newer."""
        picture = self
        for picture in self.steps():
            if picture.step <= step:
                break
        return picture


@dataclass(frozen=True, kw_only=True)
class Frame:
    """All pictures of an order at one moment."""

    pictures: tuple[Picture, ...]
    done: int
    """Steps done, summed over the pictures."""
    total: int
    """Steps that there are, summed over the pictures."""
    truncated: bool
    """True when the prompt was longer than the model reads."""
    unkept: Failed | None = None
    """Why a finished picture could not be kept in the library."""

    @property
    def step(self) -> int:
        """The step that every picture has reached."""
        return min(picture.step for picture in self.pictures)

    @property
    def steps(self) -> int:
        """The steps of each picture."""
        return self.pictures[0].total_steps
