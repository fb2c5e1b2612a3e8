"""Points into few cubic Bézier segments: Schneider's algorithm, for all sections of a picture at once.

P. J. Schneider, An Algorithm for Automatically Fitting Digitized Curves, Graphics Gems (1990): least squares for the
control points, Newton's method for the parameters, and a split at the worst point where the fit is not good enough.
Here each round does so for all segments that are pending, as one batch of NumPy operations; a corner's tangent is
fitted too, not guessed; and at the end neighbours that one segment can replace are merged.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glyphstudio.outlines.corners import SPACING, Sections
from glyphstudio.outlines.outline import Points

NEWTON_ROUNDS = 2
REACH = 2
"""Points on each side that give the tangent at a split."""
STIFF = 1e6
"""Weight that holds a tangent at a smooth joint; that of a corner is free but for ``LOOSE``."""
LOOSE = 1e-3
SHORTEST = 3
"""Points of a segment that is split no more."""
STRAIGHT = np.cos(np.radians(4))
"""How well a smooth joint's tangent must agree with a line that replaces a curve."""

Indices = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Spans:
    """Candidates for a segment: ``points[first : last + 1]`` with unit tangents at both ends, along the contour.

    ``free`` [S, 2] tells for the first and the last end whether the tangent there is a corner's, and may change.
    """

    first: Indices
    last: Indices
    tangents: Points
    free: npt.NDArray[np.bool_]

    def __getitem__(self, which: "npt.NDArray[np.bool_] | Indices") -> "Spans":
        return Spans(self.first[which], self.last[which], self.tangents[which], self.free[which])

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True)
class Fit:
    """Control points [S, 4, 2], greatest distance [S] of a point, and that point's index [S]."""

    segments: Points
    error: npt.NDArray[np.float64]
    worst: Indices


def fit_sections(sections: Sections, tolerance: float) -> tuple[Points, npt.NDArray[np.bool_], Indices]:
    """Return segments [N, 4, 2] in the order of the sections, which are lines [N], and the contour of each [N].

    No point lies further than ``tolerance`` from its segment, unless a segment has no more than ``SHORTEST`` points.
    """
    spans, segments = _split(sections, tolerance)
    for parity in (0, 1, 0):
        spans, segments = _merge(sections, spans, segments, tolerance, parity)
    is_line = _straight(sections.points, spans, tolerance)
    segments = np.where(is_line[:, None, None], _lines(sections.points, spans), segments)
    section = np.searchsorted(sections.start, spans.first, side="right") - 1
    return segments, is_line, sections.contour[section]


def _split(sections: Sections, tolerance: float) -> tuple[Spans, Points]:
    """Fit whole sections, and halves of what does not fit, until all does; return it in order."""
    pending = _whole(sections)
    done: list[tuple[Spans, Points]] = []
    while len(pending):
        straight = _straight(sections.points, pending, tolerance)
        done.append((pending[straight], _lines(sections.points, pending[straight])))
        pending = pending[~straight]
        if not len(pending):
            break
        fit = _fit(sections.points, pending)
        good = (fit.error <= tolerance) | (pending.last - pending.first < SHORTEST)
        done.append((pending[good], fit.segments[good]))
        pending = _halves(sections, pending[~good], fit.worst[~good])
    order = np.argsort(np.concatenate([spans.first for spans, _ in done]), kind="stable")
    return _joined([spans for spans, _ in done])[order], np.concatenate([segments for _, segments in done])[order]


def _lines(points: Points, spans: Spans) -> Points:
    """Return the chord of each span as a cubic whose control points lie at thirds."""
    begin, end = points[spans.first], points[spans.last]
    step = (end - begin) / 3
    return np.stack([begin, begin + step, end - step, end], axis=1)


def _whole(sections: Sections) -> Spans:
    first, last = sections.start, sections.stop - 1
    points = sections.points
    reach = np.minimum(2, last - first)
    begin, end = points[first + reach] - points[first], points[last] - points[last - reach]
    round_begin = points[first + 1] - points[last - 1]
    begin = np.where(sections.smooth[:, None], round_begin, begin)
    end = np.where(sections.smooth[:, None], round_begin, end)
    free = np.repeat(~sections.smooth[:, None], 2, axis=1)
    return Spans(first, last, np.stack([_unit(begin), _unit(end)], axis=1), free)


def _halves(sections: Sections, spans: Spans, worst: Indices) -> Spans:
    """Cut each span at its worst point, with the contour's tangent there for both halves."""
    middle = np.clip(worst, spans.first + 1, spans.last - 1)
    tangent = _tangent(sections, middle)
    held = np.zeros(len(spans), dtype=bool)
    left = Spans(
        spans.first,
        middle,
        np.stack([spans.tangents[:, 0], tangent], axis=1),
        np.stack([spans.free[:, 0], held], axis=1),
    )
    right = Spans(
        middle,
        spans.last,
        np.stack([tangent, spans.tangents[:, 1]], axis=1),
        np.stack([held, spans.free[:, 1]], axis=1),
    )
    return _joined([left, right])


def _tangent(sections: Sections, index: Indices) -> Points:
    """Return the unit tangents at points inside sections: central differences, as wide on both sides."""
    section = np.searchsorted(sections.start, index, side="right") - 1
    room = np.minimum(index - sections.start[section], sections.stop[section] - 1 - index)
    reach = np.clip(room, 1, REACH)
    return _unit(sections.points[index + reach] - sections.points[index - reach])


def _merge(sections: Sections, spans: Spans, segments: Points, tolerance: float, parity: int) -> tuple[Spans, Points]:
    """Replace neighbours that share a smooth joint by one segment where that fits; every second pair is tried."""
    number = np.arange(len(spans) - 1)
    pair = number[(spans.last[:-1] == spans.first[1:]) & ~spans.free[:-1, 1]]
    pair = pair[_alternating(pair, parity)]
    if not len(pair):
        return spans, segments
    candidates = Spans(
        spans.first[pair],
        spans.last[pair + 1],
        np.stack([spans.tangents[pair, 0], spans.tangents[pair + 1, 1]], axis=1),
        np.stack([spans.free[pair, 0], spans.free[pair + 1, 1]], axis=1),
    )
    fit = _fit(sections.points, candidates)
    good = (fit.error <= tolerance) | _straight(sections.points, candidates, tolerance)
    replaced = np.concatenate([pair[good], pair[good] + 1])
    kept = np.setdiff1d(np.arange(len(spans)), replaced)
    merged = _joined([spans[kept], candidates[good]])
    order = np.argsort(merged.first, kind="stable")
    return merged[order], np.concatenate([segments[kept], fit.segments[good]])[order]


def _alternating(pair: Indices, parity: int) -> npt.NDArray[np.bool_]:
    """Choose pairs that do not overlap: in each run of consecutive numbers every second one."""
    begins = np.diff(pair, prepend=-2) != 1
    run_start = np.maximum.accumulate(np.where(begins, pair, 0))
    return np.asarray((pair - run_start) % 2 == parity)


def _fit(points: Points, spans: Spans) -> Fit:
    """Fit one cubic to each span."""
    index, offsets, owner = _members(spans)
    target = np.ascontiguousarray(points[index].T)  # [xy, T]: rows are faster than columns
    length = np.maximum(spans.last - spans.first, 1)
    time = (index - spans.first[owner]) / length[owner]  # the points are equally spaced
    for _ in range(NEWTON_ROUNDS):
        segments = _control_points(points, spans, target, time, offsets, owner)
        time = _nearer(segments, target, time, owner)
    segments = _control_points(points, spans, target, time, offsets, owner)
    distance = np.hypot(*(_values(segments, time, owner)[0] - target))
    error = np.maximum.reduceat(distance, offsets)
    at_worst = np.flatnonzero(distance == error[owner])[::-1]
    worst = np.empty(len(spans), dtype=np.intp)
    worst[owner[at_worst]] = index[at_worst]  # of equals, the first is written last
    return Fit(segments, error, worst)


def _members(spans: Spans) -> tuple[Indices, Indices, Indices]:
    """Return the points' indices [T] of all spans, where each span begins in them [S], and the span [T] of each."""
    counts = spans.last - spans.first + 1
    offsets = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(len(spans)), counts)
    return np.arange(len(owner)) - offsets[owner] + spans.first[owner], offsets, owner


def _control_points(
    points: Points, spans: Spans, target: Points, time: npt.NDArray[np.float64], offsets: Indices, owner: Indices
) -> Points:
    """Solve the normal equations for both inner control points, along and across the tangents (equation 7)."""
    begin, end = points[spans.first], points[spans.last]
    chord = end - begin
    rest = 1 - time
    one, two = 3 * time * rest * rest, 3 * time * time * rest
    share = time * time * (3 - 2 * time)  # B₂ + B₃: where both inner points lie on the ends
    miss = target - begin.T[:, owner] - chord.T[:, owner] * share
    rows = np.concatenate([[one * one, one * two, two * two], one * miss, two * miss])
    sums = np.add.reduceat(rows, offsets, axis=1)
    gram = sums[[[0, 1], [1, 2]]].transpose(2, 0, 1)
    along = spans.tangents * np.array([1.0, -1.0])[:, None]  # from both ends inwards
    across = np.stack([-along[..., 1], along[..., 0]], axis=-1)
    frame = np.stack([along, across], axis=2)  # [S, end, along or across, xy]
    flat = frame.reshape(-1, 4, 2)
    matrix = np.repeat(np.repeat(gram, 2, axis=1), 2, axis=2) * (flat @ flat.transpose(0, 2, 1))
    vector = (frame @ sums[3:].reshape(2, 2, -1).transpose(2, 0, 1)[..., None]).reshape(-1, 4, 1)
    held = np.where(spans.free, LOOSE, STIFF)
    matrix[:, range(4), range(4)] += np.stack([np.full_like(held, 1e-9), held], axis=2).reshape(-1, 4)
    solved = np.linalg.solve(matrix, vector).reshape(-1, 2, 2)
    handles = (_tamed(solved, chord, spans)[..., None, :] @ frame)[..., 0, :]
    return np.stack([begin, begin + handles[:, 0], end + handles[:, 1], end], axis=1)


def _tamed(solved: Points, chord: Points, spans: Spans) -> Points:
    """Replace handles [S, end, along or across] that run backwards, far, or aside by a third of the chord."""
    across_chord = np.maximum(np.hypot(chord[:, 0], chord[:, 1]), 1e-9)[:, None]
    furthest = SPACING * (spans.last - spans.first)[:, None]
    along, aside = solved[..., 0], np.abs(solved[..., 1])
    wild = (along < 1e-3 * across_chord) | (along > furthest) | (aside > np.abs(along))
    third = np.stack([across_chord.repeat(2, axis=1) / 3, np.zeros_like(along)], axis=2)
    return np.where(wild[..., None], third, solved)


def _values(segments: Points, time: npt.NDArray[np.float64], owner: Indices) -> tuple[Points, Points, Points]:
    """Return the points, first and second derivatives, each [xy, T], of the segments ``owner`` at ``time``."""
    p0, p1, p2, p3 = segments.transpose(1, 2, 0)
    powers = np.concatenate([p0, 3 * (p1 - p0), 3 * (p0 - 2 * p1 + p2), p3 - p0 + 3 * (p1 - p2)])[:, owner]
    constant, linear, square, cubic = powers.reshape(4, 2, -1)
    value = ((cubic * time + square) * time + linear) * time + constant
    return value, (3 * cubic * time + 2 * square) * time + linear, 6 * cubic * time + 2 * square


def _nearer(segments: Points, target: Points, time: npt.NDArray[np.float64], owner: Indices) -> npt.NDArray[np.float64]:
    """Return parameters of nearer points, by one step of Newton's method (equation 9)."""
    value, first, second = _values(segments, time, owner)
    miss = value - target
    numerator = miss[0] * first[0] + miss[1] * first[1]
    denominator = first[0] ** 2 + first[1] ** 2 + miss[0] * second[0] + miss[1] * second[1]
    step = np.divide(numerator, denominator, out=np.zeros_like(time), where=np.abs(denominator) > 1e-9)
    return np.asarray(np.clip(time - step, 0, 1))


def _straight(points: Points, spans: Spans, tolerance: float) -> npt.NDArray[np.bool_]:
    """Tell which spans a line replaces: no point further away, and no visible kink at a smooth joint."""
    index, offsets, owner = _members(spans)
    begin = points[spans.first]
    chord = points[spans.last] - begin
    direction = _unit(chord)
    offset = (points[index] - begin[owner]).T
    across = direction.T[:, owner]
    distance = np.abs(offset[0] * across[1] - offset[1] * across[0])
    agrees = spans.free | ((spans.tangents * direction[:, None]).sum(axis=2) > STRAIGHT)
    close = np.maximum.reduceat(distance, offsets) <= tolerance
    return np.asarray(close & agrees.all(axis=1) & chord.any(axis=1))


def _unit(vectors: Points) -> Points:
    """Return ``vectors`` with length 1; one without length points right."""
    lengths = np.hypot(vectors[..., 0], vectors[..., 1])[..., None]
    return np.where(lengths > 0, vectors / np.maximum(lengths, 1e-300), np.array([1.0, 0.0]))


def _joined(parts: list[Spans]) -> Spans:
    return Spans(
        np.concatenate([part.first for part in parts]),
        np.concatenate([part.last for part in parts]),
        np.concatenate([part.tangents for part in parts]),
        np.concatenate([part.free for part in parts]),
    )
