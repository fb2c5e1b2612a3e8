import json

import pytest

from glyphstudio.glyphs import component_table
from glyphstudio.glyphs.component_table import count_components, count_leaves, read_records, sequence_of

TEXT = """江:a(氵,工)
霜:d(雨,相)
相:a(木,目)
森:r3tr(木)
國:s(囗,或)
四:a(亻,木,目,氵)
12345:d/t(一,木)
桌:d(12345,日)
木:c()
"""


@pytest.mark.parametrize(
    ("kind", "operands", "sequence"),
    [
        ("a", ["氵", "工"], "⿰氵工"),
        ("a", ["a", "b", "c"], "⿲abc"),
        ("d", ["a", "b", "c", "d"], "⿱a⿳bcd"),
        ("stl", ["厂", "火"], "⿸厂火"),
        ("wtl", ["a", "b"], "⿻ab"),
        ("ra", ["木"], "⿰木木"),
        ("r4sq", ["火"], "⿱⿰火火⿰火火"),
        ("c", [], None),
        ("stl", ["a", "b", "c"], None),
        ("lock", ["a", "b"], None),
    ],
)
def test_a_record_becomes_a_sequence(kind, operands, sequence):
    assert sequence_of(kind, operands) == sequence


def test_records_are_read_with_nameless_components():
    records = read_records(TEXT)
    assert records["桌"] == "⿱&12345;日"
    assert records["&12345;"] == "⿱一木"
    assert "木" not in records


def test_components_are_counted_at_any_depth_and_parts_only_where_they_are_leaves():
    records = read_records(TEXT)
    assert count_components(records, ["霜", "森"])["木"] == 4
    assert count_leaves(records, ["霜", "森"], ["木", "相", "雨"]) == {"木": 1, "相": 1, "雨": 1}


def test_equal_input_gives_equal_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(component_table, "COMMON", 1)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        component_table.write_table(TEXT, tmp_path / name)
    for file in ("components.tsv.gz", "components.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    body = json.loads((tmp_path / "one" / "components.json").read_text())
    assert len(body["vocabulary"]) == len(body["counts"])
