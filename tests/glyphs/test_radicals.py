from glyphstudio.engine.request import RADICALS
from glyphstudio.glyphs.radicals import Radical, kangxi_radicals


def test_there_are_all_radicals_with_the_characters_that_people_write():
    radicals = kangxi_radicals()
    assert [radical.number for radical in radicals] == list(range(1, RADICALS + 1))
    assert radicals[84] == Radical(85, "水", "water")
    assert (radicals[0].character, radicals[0].name, radicals[213].name) == ("一", "one", "flute")
    assert all("一" <= radical.character <= "鿿" for radical in radicals)
    assert len({radical.character for radical in radicals}) == RADICALS
