import pytest
from PIL import Image

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutputError
from glyphstudio.files.request_metadata import read_requests
from glyphstudio.studio.explore.sweep_files import MOVIE_ENDINGS, write_grid, write_movie
from glyphstudio.studio.filing import Filing
from glyphstudio.studio.pictures import Picture
from glyphstudio.sweeps.sweep_grid import Axis, frames_of, table_of
from tests.support.fake_services import FakeServices

PATTERN = GenerationRequest(prompt="gold")


def pictures_of(*frames):
    ink = bytes(32 * 32)
    picture = Picture(size=32, step=1, total_steps=1, sigma=0.0, noisy=ink, clean=ink)
    return {request: picture for frame in frames for request in frame.requests}


def test_a_grid_is_a_png_that_carries_its_requests_and_leaves_white_what_is_not_there(tmp_path):
    grid = table_of(PATTERN, Axis("steps", (1, 2)))
    pictures = pictures_of(grid)
    del pictures[grid.requests[1]]
    path = tmp_path / "grid.png"
    for _ in range(2):
        (written,) = write_grid(path, grid, pictures)
        assert written.paths == (path,)
    assert read_requests(path) == grid.requests
    with Image.open(path) as picture:
        assert picture.getpixel((picture.width - 68 + 16, picture.height - 18)) == 0
        assert picture.getpixel((picture.width - 34 + 16, picture.height - 18)) == 255


@pytest.mark.parametrize("ending", [ending for ending in MOVIE_ENDINGS if ending != ".mp4"])
def test_the_moments_of_a_sweep_are_a_movie(tmp_path, ending):
    frames = frames_of(PATTERN, Axis("seed", (1, 2)), None, Axis("guidance", tuple(range(5))))
    path = tmp_path / f"movie{ending}"
    *_, written = write_movie(path, frames, pictures_of(*frames[1:]))
    assert written.paths == (path,)
    with Image.open(path) as movie:
        assert movie.n_frames >= 5
    if ending == ".png":
        assert len(read_requests(path)) == 10


def test_the_cells_of_one_grid_are_a_movie_that_runs_there_and_back(tmp_path):
    (grid,) = frames_of(PATTERN, Axis("steps", (1, 2, 3)))
    list(write_movie(tmp_path / "movie.gif", [grid], pictures_of(grid)))
    with Image.open(tmp_path / "movie.gif") as movie:
        assert movie.n_frames >= 3


def test_filing_writes_a_sweep_in_its_turn(qtbot, tmp_path):
    filing = Filing(FakeServices().services)
    grid = table_of(PATTERN, Axis("steps", (1, 2)))
    with qtbot.waitSignal(filing.written) as told:
        filing.export(lambda: write_grid(tmp_path / "grid.png", grid, pictures_of(grid)))
    assert told.args == [(tmp_path / "grid.png",)]
    with qtbot.waitSignal(filing.problem_found):
        filing.export(lambda: write_grid(tmp_path / "no" / "grid.png", grid, pictures_of(grid)))
    with pytest.raises(OutputError):
        list(write_grid(tmp_path / "no" / "grid.png", grid, pictures_of(grid)))
    assert filing.close()
