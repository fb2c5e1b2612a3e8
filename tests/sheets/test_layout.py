"""Everything lies on the paper, nothing over anything else."""

import pytest

from glyphstudio.errors import RequestError
from glyphstudio.sheets.layout import LABELS, PAGES, SheetDesign, pages_of
from tests.support.sheet_maker import requests_for


@pytest.mark.parametrize("page", [*PAGES, "none"])
@pytest.mark.parametrize("labels", [(), ("prompt",), LABELS])
@pytest.mark.parametrize("columns", [1, 5, 20])
def test_glyphs_and_labels_lie_on_the_paper_and_apart(page, labels, columns):
    design = SheetDesign(page=page, labels=labels, columns=columns, title="Birds")
    pages = pages_of(design, 130)
    assert sum(part.count for part in pages) == 130
    assert [part.first for part in pages] == [sum(p.count for p in pages[:n]) for n in range(len(pages))]
    for part in pages:
        width, height = part.size
        for place in range(part.count):
            left, top = part.corner(place)
            assert left >= design.margin_length - 1e-6
            assert left + design.side <= width - design.margin_length + 1e-6
            assert top >= design.margin_length + design.title_text
            below = part.baseline(design.lines - 1) + 0.3 * design.text if design.lines else design.side
            assert top + below <= height - 0.5 * design.margin_length
            assert below <= design.pitch


def test_a_sheet_without_page_is_as_wide_as_its_glyphs():
    (page,) = pages_of(SheetDesign(columns=6, pixels=32, labels=(), margin=1), 2)
    assert page.size == (1 + 32 + 2 + 32 + 1, 34)


def test_labels_tell_what_was_asked_for():
    request = requests_for("a\tb")[0].with_seed(5)
    assert list(SheetDesign(labels=LABELS).labels_of(request, 3)) == ["a b", "no. 3 · seed 5"]
    assert list(SheetDesign(labels=("seed",)).labels_of(request, 3)) == ["seed 5"]
    assert list(SheetDesign(labels=()).labels_of(request, 3)) == []
    assert list(SheetDesign().labels_of(requests_for("")[0], 1)) == ["(no prompt)"]


@pytest.mark.parametrize(
    ("design", "words"),
    [
        ({"columns": 0}, "needs a column"),
        ({"page": "A9"}, "no page 'A9'"),
        ({"margin": -1}, "margin is not -1"),
        ({"margin": float("nan")}, "margin is not nan"),
        ({"labels": ("colour",)}, "no label 'colour'"),
        ({"page": "A4", "columns": 60}, "60 columns and a margin of 15 mm leave no room on A4"),
        ({"page": "A4", "margin": 100}, "leave no room"),
        ({"page": "letter", "columns": 1, "margin": 30, "title": "x"}, None),
    ],
)
def test_what_leaves_no_room_is_refused(design, words):
    if words is None:
        assert SheetDesign(**design).rows == 1
        return
    with pytest.raises(RequestError, match=words):
        SheetDesign(**design)
