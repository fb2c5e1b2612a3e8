from dataclasses import replace

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.pictures import Picture
from glyphstudio.studio.tiles import Phase, Tile, developed

REQUEST = GenerationRequest(prompt="gold")


def picture(step):
    return Picture(size=1, step=step, total_steps=2, sigma=0.0, noisy=b"\1", clean=b"\1")


def test_a_tile_waits_then_draws_then_is_finished():
    tile = Tile(REQUEST)
    phases = [tile.phase]
    for step in (0, 1, 2):
        tile = tile.developed(picture(step))
        phases.append(tile.phase)
    assert phases == [Phase.WAITING, Phase.DRAWING, Phase.DRAWING, Phase.FINISHED]
    assert tile.finished


def test_a_tile_that_has_not_changed_is_the_same_object():
    same, newer = picture(1), picture(2)
    tiles = tuple(Tile(REQUEST).developed(same) for _ in range(2))
    after = developed(tiles, (same, newer))
    assert after[0] is tiles[0]
    assert after[1].picture is newer


def test_stopping_leaves_finished_tiles_as_they_are():
    finished = Tile(REQUEST).developed(picture(2))
    drawing = Tile(REQUEST).developed(picture(1))
    assert finished.stopped() is finished
    assert drawing.stopped().phase is Phase.STOPPED
    assert drawing.stopped().picture is drawing.picture


def test_a_tile_says_its_composition_as_soon_as_it_is_known():
    tile = Tile(GenerationRequest(prompt="gold"))
    assert tile.composition == ""
    assert tile.developed(replace(picture(0), composition="⿰火水")).composition == "⿰火水"
    assert Tile(GenerationRequest(prompt="gold", composition="⿱雨龍")).composition == "⿱雨龍"
    assert Tile(GenerationRequest(prompt="gold", composition="open")).composition == ""
