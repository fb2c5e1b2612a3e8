"""What one order has drawn so far, as bytes: frozen, so that two threads may share it, and known without NumPy."""

from dataclasses import dataclass


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

    @property
    def finished(self) -> bool:
        """True after the last step, when ``noisy`` and ``clean`` are the same."""
        return self.step == self.total_steps


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

    @property
    def step(self) -> int:
        """The step that every picture has reached."""
        return min(picture.step for picture in self.pictures)

    @property
    def steps(self) -> int:
        """The steps of each picture."""
        return self.pictures[0].total_steps
