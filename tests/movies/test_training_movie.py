"""A run's sheets become a movie; what is no run, no sheet or another's is said."""

import json

import numpy as np
import pytest
from PIL import Image

from glyphstudio.errors import RequestError
from glyphstudio.exports.movies import written_training
from glyphstudio.movies.reel import Playback
from glyphstudio.movies.training import training


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "first"
    (folder / "samples").mkdir(parents=True)
    for step, grey in ((0, 250), (10, 120), (25, 30)):
        Image.fromarray(np.full((48, 40), grey, dtype=np.uint8)).save(folder / "samples" / f"{step:08d}.png")
    (folder / "samples" / "notes.png").write_bytes(b"not a sheet")
    lines = [{"event": "StepDone", "step": 10, "samples_seen": 5120}, {"event": "Saved", "step": 25}, 3]
    (folder / "log.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n{half")
    return folder


def test_each_sheet_is_a_frame_with_what_the_run_had_seen(run):
    shots = list(training(run))
    assert [shot.caption for shot in shots] == ["0 samples", "5,120 samples", "step 25"]
    assert [shot.fraction for shot in shots] == [0.0, 0.4, 1.0]
    assert [int(shot.pictures[0, 0, 0]) for shot in shots] == [250, 120, 30]


@pytest.mark.parametrize("pixels", [None, 80])
def test_the_movie_keeps_the_sheets_shape(run, tmp_path, pixels):
    out = tmp_path / "training.gif"
    assert list(written_training(run, Playback(hold=0.0), out, pixels=pixels, replace=False)) == [1, 2, 3]
    with Image.open(out) as movie:
        assert movie.n_frames == 3
        scale = 1 if pixels is None else 2
        assert 40 * scale < movie.width < 40 * scale + 20
        assert movie.height > 48 * scale
        movie.seek(2)
        assert movie.convert("L").getpixel((20 * scale, 20 * scale)) == 30


def test_a_run_without_a_log_tells_its_steps(run):
    (run / "log.jsonl").unlink()
    assert [shot.caption for shot in training(run)] == ["0 samples", "step 10", "step 25"]


def test_what_cannot_be_shown_is_said(run, tmp_path):
    with pytest.raises(RequestError, match="holds no sheet of samples"):
        list(training(tmp_path / "nowhere"))
    sheet = run / "samples" / "00000010.png"
    Image.new("L", (9, 9)).save(sheet)
    with pytest.raises(RequestError, match=r"9×9 pixels, the first sheet 40×48"):
        list(training(run))
    sheet.write_bytes(sheet.read_bytes()[:40])
    with pytest.raises(RequestError, match="no sound PNG"):
        list(training(run))
    Image.new("L", (8193, 1)).save(sheet)
    with pytest.raises(RequestError, match="more than 8192"):
        list(training(run))


def test_no_half_movie_is_left_when_a_sheet_is_damaged(run, tmp_path):
    (run / "samples" / "00000025.png").write_bytes(b"")
    with pytest.raises(RequestError, match="no sound PNG"):
        list(written_training(run, Playback(), tmp_path / "out.gif", pixels=None, replace=False))
    assert not (tmp_path / "out.gif").exists()
