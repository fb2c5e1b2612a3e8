"""A run becomes a movie: what each frame shows, in which order, in each format."""

import io
import sys
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.errors import MissingExtraError, OutputError, RequestError
from glyphstudio.files.request_metadata import decode_record, encode_record
from glyphstudio.glyphs.pixels import to_grey
from glyphstudio.movies import formats
from glyphstudio.movies.film import FilmProgress
from glyphstudio.movies.formats import WRITERS
from glyphstudio.movies.frames import FrameComposer, Shot, denoising, guidance_sweep, morph
from glyphstudio.movies.reel import Playback, Reel
from glyphstudio.sheets.drawing import open_labels
from tests.support.gaussian import ExactGaussianModel

MODEL = ExactGaussianModel(image_size=16)
REQUESTS = requests_of(GenerationRequest(prompt="fire", steps=6, guidance=1.0), 3)
RECORD = encode_record("movie", REQUESTS)


def final(request):
    *_, last = generate(MODEL, [request])
    return to_grey(last.denoised, MODEL.facts.data_low, MODEL.facts.data_high)[0]


@pytest.fixture
def reel():
    composer = FrameComposer(3, 16, "fire", open_labels())
    with Reel() as reel:
        for shot in denoising(MODEL, REQUESTS, "noisy"):
            reel.append(composer.compose(shot))
        yield reel


@pytest.mark.parametrize("view", ["noisy", "predicted"])
def test_a_movie_of_denoising_ends_with_the_pictures(view):
    shots = list(denoising(MODEL, REQUESTS, view))
    captions = ["0 %", "16 %", "33 %", "50 %", "66 %", "83 %", "100 %"][view == "predicted" :]
    assert [shot.caption for shot in shots] == [f"{caption} denoised" for caption in captions]
    assert [shot.fraction for shot in shots] == sorted(shot.fraction for shot in shots)
    for picture, request in zip(shots[-1].pictures, REQUESTS, strict=True):
        assert (picture == final(request)).all()
    assert (shots[0].pictures != shots[-1].pictures).mean() > 0.2


def test_the_noise_is_the_same_whatever_is_drawn_beside_it():
    together = next(denoising(MODEL, REQUESTS, "noisy")).pictures
    assert (next(denoising(MODEL, REQUESTS[1:2], "noisy")).pictures[0] == together[1]).all()


def test_a_movie_of_guidance_shows_each_weight():
    shots = list(guidance_sweep(MODEL, REQUESTS, [0.0, 1.0, 7.5]))
    assert [shot.caption for shot in shots] == ["guidance 0", "guidance 1", "guidance 7.5"]
    assert (shots[1].pictures[2] == final(REQUESTS[2])).all()
    assert shots[-1].fraction == 1


def test_a_morph_leads_from_one_prompt_to_the_other_and_each_seed_keeps_its_noise():
    shots = list(morph(MODEL, REQUESTS, "an old well", 3))
    assert [(shot.caption, shot.fraction) for shot in shots] == [
        ("0 % an old well", 0.0),
        ("50 % an old well", 0.5),
        ("100 % an old well", 1.0),
    ]
    for row, request in enumerate(REQUESTS):
        assert (shots[0].pictures[row] == final(request)).all()
        assert (shots[2].pictures[row] == final(replace(request, prompt="an old well"))).all()


MAKERS = [
    lambda r: denoising(MODEL, r, "noisy"),
    lambda r: guidance_sweep(MODEL, r, [1.0]),
    lambda r: morph(MODEL, r, "well", 2),
]


@pytest.mark.parametrize("make", MAKERS)
def test_more_than_36_are_refused(make):
    with pytest.raises(RequestError, match="1 to 36 glyphs, not 37"):
        next(make(requests_of(REQUESTS[0], 37)))


@pytest.mark.parametrize("count", [1, 2, 3, 5, 36])
@pytest.mark.parametrize("pixels", [16, 31])
def test_each_glyph_has_its_place_above_the_bar(count, pixels):
    composer = FrameComposer(count, pixels, "a prompt", open_labels())
    blank = Shot(np.full((count, 16, 16), 255, np.uint8), "", 0.0)
    before = composer.compose(blank)
    assert before.shape == (composer.height, composer.width)
    assert composer.height % 2 == composer.width % 2 == 0
    changed = []
    for number in range(count):
        pictures = blank.pictures.copy()
        pictures[number] = 0
        changed.append(composer.compose(Shot(pictures, "", 0.0)) != before)
        assert changed[-1].sum() == pixels**2
    assert np.sum(changed, axis=0).max() == 1


def test_the_bar_fills_and_the_caption_stands_below():
    composer = FrameComposer(4, 64, "fire and flame", open_labels())
    paper = np.full((4, 64, 64), 255, np.uint8)
    frames = [composer.compose(Shot(paper, f"{share} % denoised", share / 100)) for share in (0, 50, 100)]
    dark = [(frame == 120).sum() for frame in frames]
    assert dark[0] < dark[1] < dark[2]
    assert all((frame[-20:] < 100).any() for frame in frames)


def test_a_movie_runs_forward_holds_and_runs_back():
    playback = Playback(frames_per_second=10, hold=1.5)
    assert list(playback.order(3)) == [(0, 0.1), (1, 0.1), (2, 1.5)]
    back = list(Playback(frames_per_second=10, hold=0, back=True).order(4))
    assert [number for number, _ in back] == [0, 1, 2, 3, 2, 1]
    assert {seconds for _, seconds in back} == {0.1}
    assert list(Playback(back=True).order(1)) == [(0, 2.0)]


def test_a_reel_gives_its_frames_in_any_order(reel):
    frames = [reel[number] for number in range(7)]
    assert len(reel) == 7
    assert (reel[2] == frames[2]).all()
    assert all((one != other).any() for one, other in pairwise(frames))
    with pytest.raises(ValueError, match="a frame of"):
        reel.append(frames[0][1:])


def written(reel, ending, **playback):
    file = io.BytesIO()
    WRITERS[ending](file, reel, Playback(**playback), RECORD)
    return file.getvalue()


@pytest.mark.parametrize("ending", [".gif", ".png", ".webp"])
def test_each_format_shows_the_frames_to_the_bit_and_carries_the_requests(reel, ending):
    data = written(reel, ending, back=True)
    assert data == written(reel, ending, back=True)
    order = [0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]
    with Image.open(io.BytesIO(data)) as movie:
        first = 1 if ending == ".png" else 0  # the picture that is shown where it cannot move
        assert movie.n_frames == len(order) + first
        for place, number in enumerate(order):
            movie.seek(place + first)
            assert (np.asarray(movie.convert("L")) == reel[number]).all()
            assert movie.info["duration"] == (2000 if number == 6 else 50)
        if ending == ".png":
            movie.seek(0)
            assert (np.asarray(movie) == reel[6]).all()
        texts = {".gif": "comment", ".png": "glyphstudio"}
        text = movie.getexif()[formats.IMAGE_DESCRIPTION] if ending == ".webp" else movie.info[texts[ending]]
    assert decode_record(text.decode() if isinstance(text, bytes) else text) == REQUESTS


def test_an_mp4_shows_the_frames_nearly_and_carries_the_requests(reel):
    av = pytest.importorskip("av")
    data = written(reel, ".mp4", hold=0.2)
    assert data == written(reel, ".mp4", hold=0.2)
    with av.open(io.BytesIO(data)) as movie:
        frames = [frame.to_ndarray(format="gray") for frame in movie.decode(video=0)]
        assert decode_record(movie.metadata["comment"]) == REQUESTS
        assert movie.streams.video[0].average_rate == 20
    assert len(frames) == 6 + 4
    assert np.abs(frames[-1].astype(float) - reel[6]).mean() < 8


def test_without_h264_there_is_mpeg4(reel, monkeypatch):
    av = pytest.importorskip("av")
    monkeypatch.setattr(av, "codecs_available", {"mpeg4"})
    with av.open(io.BytesIO(written(reel, ".mp4", hold=0.1))) as movie:
        assert movie.streams.video[0].codec_context.name == "mpeg4"


def test_without_pyav_the_extra_is_named(reel, monkeypatch):
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(MissingExtraError, match="MP4 needs PyAV") as caught:
        written(reel, ".mp4")
    assert "glyphstudio[video]" in caught.value.hint


def test_a_gif_has_a_largest_size(reel, monkeypatch):
    monkeypatch.setattr(formats, "LARGEST_GIF", 10)
    with pytest.raises(OutputError, match="too many for a GIF"):
        written(reel, ".gif")


def test_the_time_to_go_is_known_from_the_frames_that_are_there():
    assert FilmProgress(done=2, total=10, elapsed=3.0).remaining == 12.0
