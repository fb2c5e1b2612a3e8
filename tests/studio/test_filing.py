from pathlib import Path

import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutputError
from glyphstudio.files.names import free_path
from glyphstudio.studio.filing import Filing, Written, finished_picture, written_one_by_one
from glyphstudio.studio.pictures import Picture
from glyphstudio.studio.tiles import Tile
from tests.support.fake_services import FakeServices


def finished_tile(seed=7):
    picture = Picture(size=1, step=2, total_steps=2, sigma=0.0, noisy=b"\1", clean=bytes([seed]))
    return Tile(GenerationRequest(prompt="gold", seed=seed)).developed(picture)


@pytest.fixture
def fake():
    return FakeServices()


@pytest.fixture
def filing(qapp, fake):
    filing = Filing(fake.services)
    filing.log = []
    filing.written.connect(filing.log.append)
    filing.request_found.connect(lambda path, request: filing.log.append((path, request)))
    filing.problem_found.connect(filing.log.append)
    yield filing
    assert filing.close()


def wait(qtbot, filing, count=1):
    qtbot.waitUntil(lambda: len(filing.log) >= count)
    return filing.log[-1]


def test_a_tile_is_saved_where_somebody_said(qtbot, filing, fake, tmp_path):
    tile, path = finished_tile(), tmp_path / "mine.png"
    path.write_text("to be replaced")
    filing.save(tile, path)
    assert wait(qtbot, filing) == (path,)
    assert fake.written[path] == (tile.picture, tile.request)
    assert path.read_bytes() == b"\7"


def test_all_tiles_are_saved_under_their_own_names_beside_what_is_there(qtbot, filing, tmp_path):
    (tmp_path / "gold-8.png").write_text("kept")
    filing.save_all([finished_tile(seed) for seed in (7, 8, 9)], tmp_path)
    paths = wait(qtbot, filing)
    assert [path.name for path in paths] == ["gold-7.png", "gold-8-2.png", "gold-9.png"]
    assert (tmp_path / "gold-8.png").read_text() == "kept"


def test_a_file_that_cannot_be_written_is_a_problem(qtbot, filing, fake, tmp_path):
    fake.writing_error = OutputError("the disk is full", "Free some space.")
    filing.save(finished_tile(), tmp_path / "gold.png")
    problem = wait(qtbot, filing)
    assert (problem.message, problem.hint) == ("The disk is full.", "Free some space.")


def test_a_dropped_picture_gives_its_request(qtbot, filing, fake, tmp_path):
    fake.requests[tmp_path / "gold-7.png"] = GenerationRequest(prompt="gold", seed=7)
    filing.open(tmp_path / "gold-7.png")
    assert wait(qtbot, filing) == (tmp_path / "gold-7.png", GenerationRequest(prompt="gold", seed=7))


def test_a_picture_without_a_request_is_a_problem(qtbot, filing, tmp_path):
    filing.open(tmp_path / "photo.png")
    assert "photo.png" in wait(qtbot, filing).message


def test_a_dragged_tile_is_a_file_at_once(filing, tmp_path):
    path = filing.write_now(finished_tile(), tmp_path)
    assert path == tmp_path / "gold-7.png"
    assert path.read_bytes() == b"\7"
    assert not filing.log


def test_a_copied_tile_is_what_its_file_would_be(filing):
    assert filing.encoded(finished_tile(9)) == b"\x09"


def test_files_are_written_one_by_one_and_named_when_their_turn_comes():
    written = []

    def write(path, picture, request, replace):
        written.append((path, replace))

    tiles = [finished_tile(seed) for seed in (1, 2)]
    steps = written_one_by_one(write, tiles, lambda tile: Path(f"{len(written)}.png"))
    assert next(steps) == Written((Path("0.png"),))
    assert written == [(Path("0.png"), False)]
    assert next(steps) == Written((Path("0.png"), Path("1.png")))


def test_a_tile_that_is_not_finished_is_never_written():
    with pytest.raises(ValueError, match="waiting"):
        finished_picture(Tile(GenerationRequest(prompt="gold")))


def test_names_that_are_taken_get_a_number(tmp_path):
    wanted = tmp_path / "gold-7.png"
    names = []
    for _ in range(3):
        names.append(free_path(wanted).name)
        (tmp_path / names[-1]).touch()
    assert names == ["gold-7.png", "gold-7-2.png", "gold-7-3.png"]


def test_closing_in_the_middle_leaves_whole_files_only(qtbot, fake, tmp_path):
    filing = Filing(fake.services)
    filing.save_all([finished_tile(seed) for seed in range(50)], tmp_path)
    qtbot.waitUntil(lambda: any(tmp_path.iterdir()))
    assert filing.close()
    assert all(path.read_bytes() for path in tmp_path.iterdir())
