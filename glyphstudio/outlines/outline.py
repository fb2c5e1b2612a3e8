"""The outline of a glyph as a value: closed contours of cubic Bézier segments."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Contour:
    """One closed contour.

    ``segments`` is float64 [N, 4, 2]: start, two control points and end of each cubic, in (x, y); each segment starts
    where the one before it ends, the first where the last ends. ``is_line`` [N] marks the straight ones, whose control
    points lie at thirds. Raises ``ValueError`` for another shape or a gap.
    """

    segments: Points
    is_line: npt.NDArray[np.bool_]

    def __post_init__(self) -> None:
        if self.segments.ndim != 3 or self.segments.shape[1:] != (4, 2) or not len(self.segments):
            raise ValueError(f"segments are [N, 4, 2] with N > 0, not {self.segments.shape}")
        if self.is_line.shape != self.segments.shape[:1]:
            raise ValueError(f"is_line is [{len(self.segments)}], not {self.is_line.shape}")
        if not np.array_equal(self.segments[:, 0], np.roll(self.segments[:, 3], 1, axis=0)):
            raise ValueError("the contour has a gap")

    @cached_property
    def area(self) -> float:
        """Signed area enclosed, ∮ x dy, exact for cubics; positive where x runs right, y down and ink is inside."""
        x, y = np.moveaxis(self.segments, 2, 0)
        return float(np.einsum("ni,ij,nj->", x, AREA_OF_CUBIC, y))

    def flattened(self, pieces: int) -> Points:
        """Return points [M, 2] along the contour, ``pieces`` a curve and one a line, the last joined to the first."""
        time = np.arange(pieces)[:, None] / pieces
        curves = np.einsum("tk,nkd->ntd", bernstein(time[:, 0]), self.segments)
        keep = np.ones((len(self.segments), pieces), dtype=bool)
        keep[self.is_line, 1:] = False
        return np.asarray(curves[keep], dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Outline:
    """A glyph: contours that run clockwise on screen around ink and counter-clockwise around holes (y runs down).

    Coordinates are pixels of the picture it was traced from, ``width`` × ``height``, from its upper left corner; so
    filled by the non-zero or the even-odd rule it covers the same ink.
    """

    contours: tuple[Contour, ...]
    width: float
    height: float

    @property
    def nodes(self) -> int:
        """Points on the outline where segments meet."""
        return sum(len(contour.segments) for contour in self.contours)

    @property
    def area(self) -> float:
        """Ink, in square pixels."""
        return sum(contour.area for contour in self.contours)

    def mapped(self, scale: float, left: float, top: float) -> "Outline":
        """Return the outline with y running up: x′ = left + scale·x, y′ = top - scale·y; it looks the same."""
        factor, offset = np.array([scale, -scale]), np.array([left, top])
        contours = tuple(Contour(contour.segments * factor + offset, contour.is_line) for contour in self.contours)
        return Outline(contours, self.width * scale, self.height * scale)


def bernstein(time: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the four cubic Bernstein polynomials at ``time``, as a last axis."""
    rest = 1 - time
    return np.stack([rest**3, 3 * time * rest**2, 3 * time**2 * rest, time**3], axis=-1)


def _area_of_cubic() -> npt.NDArray[np.float64]:
    """Return the matrix of ∫ x dy in the control points: ∫ Bᵢ B′ⱼ dt, by Gauss quadrature of exact degree."""
    nodes, weights = np.polynomial.legendre.leggauss(4)
    time, weights = (nodes + 1) / 2, weights / 2
    rest = 1 - time
    zero = np.zeros_like(time)
    squares = np.stack([zero, rest**2, 2 * time * rest, time**2, zero], axis=-1)
    slopes = 3 * (squares[:, :4] - squares[:, 1:])
    matrix: Points = np.einsum("t,ti,tj->ij", weights, bernstein(time), slopes)
    return matrix


AREA_OF_CUBIC = _area_of_cubic()
