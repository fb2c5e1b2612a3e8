import gzip
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.errors import RequestError, ResourceError
from glyphstudio.glyphs import components
from glyphstudio.glyphs.components import (
    MOST_PARTS,
    WHOLE,
    Vocabulary,
    boxes_in,
    load_components,
    shipped_parts,
)
from glyphstudio.glyphs.ideographic import ARITY, Arrangement


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary(shipped_parts().components)


def names(vocabulary, composition):
    return [vocabulary.components[number - 1] for number in vocabulary.parts_of(composition)]


def test_the_shipped_table_takes_nearly_all_characters_apart(vocabulary):
    assert len(load_components()) == 29_515
    assert len(vocabulary) == 791
    assert load_components()["江"] == "⿰氵工"


@pytest.mark.parametrize(
    ("composition", "parts"),
    [
        ("江", ["氵", "工"]),
        ("⿰氵工", ["氵", "工"]),
        ("霜", ["雨", "木", "目"]),
        ("木", ["木"]),
        ("⿰木&1;", ["木"]),
        ("A", []),
    ],
)
def test_a_composition_becomes_the_parts_that_the_vocabulary_knows(vocabulary, composition, parts):
    assert names(vocabulary, composition) == parts


def test_slim_components_take_less_room():
    assert boxes_in(Arrangement("⿰", ("火", "火")), WHOLE) == ((0.0, 0.0, 0.5, 1.0), (0.5, 0.0, 1.0, 1.0))
    water, _ = boxes_in(Arrangement("⿰", ("氵", "工")), WHOLE)
    assert 0.3 < water[2] < 0.4


def test_no_composition_has_more_parts_than_a_model_is_told(vocabulary):
    assert len(vocabulary.parts_of("⿳⿲木火土⿲木火土⿲木火土")) == MOST_PARTS


def test_what_is_no_composition_is_refused(vocabulary):
    with pytest.raises(RequestError):
        vocabulary.parts_of("⿰氵")


@given(st.sampled_from(sorted(ARITY)), st.lists(st.sampled_from("木氵艹湖霜"), min_size=3, max_size=3))
def test_operands_share_their_box_without_a_gap(operator, operands):
    arrangement = Arrangement(operator, tuple(operands[: ARITY[operator]]))
    boxes = boxes_in(arrangement, WHOLE)
    for left, top, right, bottom in boxes:
        assert 0.0 <= left < right <= 1.0 + 1e-12
        assert 0.0 <= top < bottom <= 1.0 + 1e-12
    if operator in "⿰⿱⿲⿳":
        low, high = (0, 2) if operator in "⿰⿲" else (1, 3)
        assert boxes[0][low] == 0.0
        assert boxes[-1][high] == pytest.approx(1.0)
        assert all(one[high] == other[low] for one, other in pairwise(boxes))


@pytest.mark.parametrize(
    "damage", [b"no gzip", gzip.compress(b"one column only", mtime=0), gzip.compress(b"\xff", mtime=0)]
)
def test_a_damaged_table_is_refused_in_a_sentence(tmp_path, monkeypatch, damage):
    (tmp_path / "components.tsv.gz").write_bytes(damage)
    monkeypatch.setattr(components.resources, "find", lambda name: tmp_path / name.rsplit("/", 1)[-1])
    load_components.cache_clear()
    with pytest.raises(ResourceError, match="damaged"):
        load_components()


@pytest.mark.parametrize("damage", ["{", '{"vocabulary": ["木"]}', '{"vocabulary": ["木"], "counts": []}'])
def test_a_damaged_vocabulary_is_refused_in_a_sentence(tmp_path, monkeypatch, damage):
    (tmp_path / "components.json").write_text(damage)
    monkeypatch.setattr(components.resources, "find", lambda name: tmp_path / name.rsplit("/", 1)[-1])
    shipped_parts.cache_clear()
    with pytest.raises(ResourceError, match="damaged"):
        shipped_parts()
