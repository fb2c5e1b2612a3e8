"""A traced picture is the same ink again, in few nodes; corners stay corners, holes holes, and nothing crosses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from glyphstudio import resources
from glyphstudio.errors import OutlineError
from glyphstudio.outlines import tracing
from glyphstudio.outlines.contours import area_of
from glyphstudio.outlines.crossings import crossing_contours
from glyphstudio.outlines.outline import Contour, Outline, bernstein
from glyphstudio.outlines.tracing import polygon_contour, trace, trace_all
from glyphstudio.training.samples import GAP, LABEL
from tests.support.rasterise import iou, rasterise
from tests.support.shapes import box, characters, coverage, disc


def likeness(outline, grey):
    return iou(rasterise(outline), 1 - grey / 255)


def nodes_of(contour):
    return contour.segments[:, 0]


def test_real_characters_come_back_as_the_same_ink():
    greys = characters(60)
    outlines = trace_all(greys)
    alike = [likeness(outline, grey) for outline, grey in zip(outlines, greys, strict=True)]
    assert np.median(alike) >= 0.98
    assert min(alike) >= 0.95
    assert np.mean([outline.nodes for outline in outlines]) < 100  # the contours have 1,400 points


def test_generated_glyphs_come_back_as_the_same_ink():
    """Their ink has greys inside, which no outline can have: what is more than half ink is compared."""
    board = np.array(Image.open(resources.find("pictures/probe.png")).convert("L"))
    corners = [(GAP + column * (128 + GAP), GAP + row * (128 + GAP + LABEL)) for row in range(3) for column in range(6)]
    greys = [np.ascontiguousarray(board[top : top + 128, left : left + 128]) for left, top in corners]
    outlines = trace_all(greys)
    alike = [
        iou((rasterise(outline) > 0.5) * 1.0, (grey < 128) * 1.0) for outline, grey in zip(outlines, greys, strict=True)
    ]
    assert np.median(alike) >= 0.98
    assert min(alike) >= 0.95


def test_a_disc_is_round_in_few_nodes():
    outline = trace(disc(64, 30.3, 31.7, 20))
    (contour,) = outline.contours
    distance = np.hypot(*(contour.flattened(16) - (30.3, 31.7)).T)
    assert np.abs(distance - 20).max() < 0.2
    assert contour.area == pytest.approx(np.pi * 400, rel=0.01)
    assert outline.nodes <= 8


@pytest.mark.parametrize("turn", [0, 20, 45])
def test_a_square_keeps_its_four_corners(turn):
    angle = np.radians(turn)
    along, across = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])

    def inside(x, y):
        u, v = (x - 32) * along[0] + (y - 32) * along[1], (x - 32) * across[0] + (y - 32) * across[1]
        return (np.abs(u) < 15.3) & (np.abs(v) < 15.3)

    outline = trace(coverage(inside, 64))
    (contour,) = outline.contours
    assert contour.is_line.tolist() == [True] * 4
    wanted = [32 + 15.3 * (a * along + b * across) for a in (-1, 1) for b in (-1, 1)]
    for corner in wanted:
        assert np.hypot(*(nodes_of(contour) - corner).T).min() < 0.25


def test_a_ring_has_a_hole_that_runs_the_other_way_round():
    grey = np.maximum(disc(64, 32, 32, 20), 255 - disc(64, 32, 32, 9))
    outer, inner = sorted(trace(grey).contours, key=lambda contour: -contour.area)
    assert outer.area > 0 > inner.area
    assert trace(grey).area == pytest.approx(np.pi * (400 - 81), rel=0.01)


def test_ink_at_the_border_is_closed_along_it():
    (contour,) = trace(np.zeros((20, 30), np.uint8)).contours
    assert contour.area == pytest.approx(600, rel=0.002)
    assert nodes_of(contour).min() >= -1e-9
    assert nodes_of(contour).max(axis=0) == pytest.approx([30, 20], abs=0.1)


def test_a_blank_picture_has_no_contour_and_does_not_disturb_its_neighbours():
    blank, full = np.full((16, 16), 255, np.uint8), disc(16, 8, 8, 5)
    first, second, third = trace_all([blank, full, blank])
    assert (first.contours, third.contours) == ((), ())
    assert np.array_equal(second.contours[0].segments, trace(full).contours[0].segments)


def test_specks_and_pinholes_are_cleaned_by_their_share_of_the_picture():
    grey = box(64, 10, 10, 50, 50)
    grey[30, 30], grey[5, 60] = 255, 0  # one square pixel each, of 4096
    assert len(trace(grey, speck_share=0).contours) == 3
    assert len(trace(grey, speck_share=1.2 / 4096).contours) == 1


def test_many_at_once_are_what_each_is_alone():
    greys = characters(60)[:6]
    for outline, grey in zip(trace_all(greys), greys, strict=True):
        for contour, alone in zip(outline.contours, trace(grey).contours, strict=True):
            assert np.array_equal(contour.segments, alone.segments)


def test_a_wider_tolerance_takes_fewer_nodes():
    grey = characters(60)[0]
    assert trace(grey, tolerance=1.0).nodes < trace(grey).nodes < trace(grey, tolerance=0.02).nodes


def test_noise_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(tracing, "MOST_CONTOURS", 5)
    noise = np.random.default_rng(0).integers(0, 256, (40, 40)).astype(np.uint8)
    with pytest.raises(OutlineError, match="it is no glyph"):
        trace(noise, speck_share=0)


@pytest.mark.parametrize("grey", [np.zeros((3, 3)), np.zeros(3, np.uint8), np.zeros((0, 3), np.uint8)])
def test_another_array_is_an_error_of_the_caller(grey):
    with pytest.raises(ValueError, match="uint8"):
        trace(grey)


@st.composite
def blobs(draw):
    """Random pictures from smooth shapes to noise, of many sizes."""
    height, width = draw(st.integers(1, 24)), draw(st.integers(1, 24))
    grey = draw(arrays(np.uint8, (height, width)))
    size = (draw(st.integers(1, 40)), draw(st.integers(1, 40)))
    way = draw(st.sampled_from([Image.Resampling.NEAREST, Image.Resampling.BILINEAR, Image.Resampling.BICUBIC]))
    return np.array(Image.fromarray(grey).resize(size, way))


def crosses(points):
    """Tell, chord by chord, whether a closed polygon of contours [(M, 2), …] properly crosses itself or another."""
    a = np.concatenate(points)
    b = np.concatenate([np.roll(loop, -1, axis=0) for loop in points])

    def side(p, q, r):
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])

    one, two = a[:, None], b[:, None]
    apart = side(one, two, a[None]) * side(one, two, b[None]) < 0
    return bool((apart & apart.T).any())


@settings(max_examples=60)
@given(grey=blobs())
def test_contours_are_closed_cross_nothing_and_turn_around_ink(grey):
    outline = trace(grey, speck_share=0)
    for contour in outline.contours:
        assert np.array_equal(contour.segments[:, 3], np.roll(contour.segments[:, 0], -1, axis=0))
        assert np.isfinite(contour.segments).all()
    assert not crosses([contour.flattened(tracing_pieces) for contour in outline.contours] or [np.zeros((1, 2))])
    depths = [nesting(contour, outline.contours) for contour in outline.contours]
    assert [contour.area > 0 for contour in outline.contours] == [depth % 2 == 0 for depth in depths]


tracing_pieces = 7


def nesting(contour, contours):
    """Return how many other contours hold ``contour``: the crossings of a ray from its first point."""
    x, y = contour.segments[0, 0]
    count = 0
    for other in contours:
        if other is contour:
            continue
        a = other.flattened(tracing_pieces)
        b = np.roll(a, -1, axis=0)
        spans = (a[:, 1] > y) != (b[:, 1] > y)
        rise = np.where(spans, b[:, 1] - a[:, 1], 1.0)
        count += int((spans & (a[:, 0] + (y - a[:, 1]) / rise * (b[:, 0] - a[:, 0]) > x)).sum()) % 2
    return count


def test_contours_that_cross_are_found_and_touching_ones_are_not():
    square = np.array([[0.0, 0], [4, 0], [4, 4], [0, 4]])
    bow = np.array([[0.0, 0], [4, 4], [4, 0], [0, 4]])
    apart = polygon_contour(square + 10)
    assert crossing_contours([]) == set()
    assert crossing_contours([polygon_contour(square), apart]) == set()
    assert crossing_contours([polygon_contour(square), apart, polygon_contour(square + 4)]) == set()
    assert crossing_contours([apart, polygon_contour(bow)]) == {1}
    assert crossing_contours([polygon_contour(square), apart, polygon_contour(square + 2)]) == {0, 2}


def test_what_cannot_be_fitted_without_crossing_is_the_polygon(monkeypatch):
    grey = disc(32, 16, 16, 9)
    real = tracing.crossing_contours
    monkeypatch.setattr(tracing, "crossing_contours", lambda contours: {0} if not contours[0].is_line.all() else set())
    (contour,) = trace(grey).contours
    assert contour.is_line.all()
    assert not real([contour])
    assert contour.area == pytest.approx(area_of(nodes_of(contour)))


def test_an_outline_maps_onto_the_em_box():
    square = polygon_contour(np.array([[0.0, 0], [2, 0], [2, 2], [0, 2]]))
    mapped = Outline((square,), 4, 4).mapped(10, 1, 5)
    assert nodes_of(mapped.contours[0]).tolist() == [[1, 5], [21, 5], [21, -15], [1, -15]]
    assert (mapped.width, mapped.height, mapped.area) == (40, 40, -400)


def test_area_is_exact_for_curves():
    segments = np.random.default_rng(1).normal(size=(3, 4, 2))
    segments[:, 3] = np.roll(segments[:, 0], -1, axis=0)
    contour = Contour(segments, np.zeros(3, dtype=bool))
    fine = np.einsum("tk,nkd->ntd", bernstein(np.linspace(0, 1, 20_000)[:-1]), segments).reshape(-1, 2)
    assert contour.area == pytest.approx(area_of(fine), abs=1e-6)


@pytest.mark.parametrize(
    ("segments", "is_line"),
    [
        (np.zeros((0, 4, 2)), []),
        (np.zeros((1, 3, 2)), [True]),
        (np.zeros((1, 4, 2)), []),
        ([[[0, 0]] * 3 + [[1, 1]]], [True]),
    ],
)
def test_what_is_no_closed_contour_is_an_error_of_the_caller(segments, is_line):
    with pytest.raises(ValueError, match=r"segments|is_line|gap"):
        Contour(np.array(segments, dtype=float), np.array(is_line, dtype=bool))
