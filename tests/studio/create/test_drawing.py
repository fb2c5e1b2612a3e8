import itertools

import numpy as np
import pytest

from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest, requests_of, variations_of
from glyphstudio.glyphs.pixels import to_grey
from glyphstudio.studio.create.drawing import draw
from tests.support.fake_model import FakeModel
from tests.support.gaussian import ExactGaussianModel


def request(**values):
    return GenerationRequest(**{"prompt": "gold", "steps": 5, "seed": 3} | values)


def frames_of(count, rows, **values):
    return list(draw(ExactGaussianModel(), requests_of(request(**values), count), rows))


@pytest.mark.parametrize("sampler", ["dpmpp_2m", "ddpm"])
@pytest.mark.parametrize(("count", "rows"), [(1, 1), (5, 2), (4, 4), (3, 8)])
def test_each_picture_has_the_bytes_that_it_has_alone(count, rows, sampler):
    requests = requests_of(request(sampler=sampler), count)
    last = list(draw(ExactGaussianModel(), requests, rows))[-1]
    for picture, alone in zip(last.pictures, requests, strict=True):
        *_, state = generate(ExactGaussianModel(), [alone])
        facts = ExactGaussianModel().facts
        assert picture.clean == to_grey(state.denoised, facts.data_low, facts.data_high).tobytes()
        assert picture.noisy == picture.clean
        assert picture.finished


def test_the_first_frame_is_the_noise_of_each_seed_and_asks_the_model_nothing():
    model = FakeModel()
    first = next(draw(model, requests_of(request(), 3)))
    assert model.evaluations == 0
    assert (first.done, first.step) == (0, 0)
    assert len({picture.noisy for picture in first.pictures}) == 3
    assert {picture.clean for picture in first.pictures} == {b"\xff" * 16 * 16}


def test_pictures_stay_within_one_step_of_each_other_and_each_frame_brings_some_further():
    frames = frames_of(5, 2)
    assert len(frames) == 1 + 5 * 3
    for before, after in itertools.pairwise(frames):
        steps = [picture.step for picture in after.pictures]
        assert max(steps) - min(steps) <= 1
        assert before.done < after.done
        changed = sum(one is not other for one, other in zip(before.pictures, after.pictures, strict=True))
        assert changed == after.done - before.done


def test_progress_ends_at_its_total():
    frames = frames_of(5, 2)
    assert [frames[-1].done, frames[-1].total] == [25, 25]
    assert frames[-1].step == frames[-1].steps == 5


def test_the_noisy_view_of_the_beginning_is_noise_and_of_the_end_the_picture():
    frames = [frame.pictures[0] for frame in frames_of(1, 1, steps=12)]
    spread = [np.frombuffer(picture.noisy, np.uint8).std() for picture in frames]
    assert spread[0] > 50
    assert frames[1].noisy != frames[1].clean
    assert [picture.sigma for picture in frames] == sorted((picture.sigma for picture in frames), reverse=True)


def test_a_prompt_longer_than_the_model_reads_is_said_to_be():
    assert not frames_of(1, 1)[0].truncated
    assert all(frame.truncated for frame in frames_of(1, 1, prompt="word " * 20))


def test_a_forced_radical_reaches_only_a_model_that_knows_radicals():
    for has_radical, asked in ((True, 85), (False, 0)):
        model = ExactGaussianModel(has_radical=has_radical)
        next(draw(model, [request(radical=85)]))
        assert model.conditions[0] == ("gold", asked)


def test_stopping_asks_the_model_nothing_more():
    model = FakeModel()
    frames = draw(model, requests_of(request(guidance=1.0), 6), 2)
    for _ in range(3):
        next(frames)
    frames.close()
    assert model.evaluations == 2


def test_each_picture_knows_the_composition_that_it_is_drawn_by():
    model = FakeModel(has_composition=True)
    frames = list(draw(model, requests_of(request(), 3)))
    assert [picture.composition for picture in frames[0].pictures] == ["⿰火土", "⿰火水", "⿰火木"]
    assert [picture.composition for picture in frames[-1].pictures] == ["⿰火土", "⿰火水", "⿰火木"]
    asked = list(draw(model, [request(composition="⿱雨龍")]))[-1].pictures[0]
    assert asked.composition == "⿱雨龍"
    for values in ({"composition": "open"}, {"guidance": 0.0}):
        assert next(draw(model, [request(**values)])).pictures[0].composition == ""


def test_pictures_of_different_prompts_have_the_bytes_that_they_have_alone():
    requests = [request(seed=seed, prompt=prompt) for seed, prompt in enumerate(["gold", "gold", "silver", "gold"])]
    last = list(draw(ExactGaussianModel(), requests, 2))[-1]
    for picture, alone in zip(last.pictures, requests, strict=True):
        assert picture.clean == list(draw(ExactGaussianModel(), [alone]))[-1].pictures[0].clean


def test_a_prompt_among_others_that_is_too_long_is_noticed():
    assert next(draw(ExactGaussianModel(), [request(), request(prompt="word " * 20)])).truncated


def test_the_predicted_noise_is_what_lies_between_the_noisy_and_the_clean_picture():
    model, (asked,) = ExactGaussianModel(), [request(sampler="euler")]
    states = list(generate(model, [asked]))
    pictures = [frame.pictures[0] for frame in draw(model, [asked])]
    for state, picture in zip(states[:-1], pictures[1:-1], strict=True):
        expected = np.clip((state.latents - state.denoised) / state.sigma, -3, 3)
        shown = np.frombuffer(picture.noise, np.uint8).reshape(8, 8) / 255 * 6 - 3
        assert np.abs(shown - expected[0, 0]).max() < 0.02
    assert pictures[-1].noise == pictures[-2].noise
    assert np.frombuffer(pictures[0].noise, np.uint8).std() > 20


def test_each_picture_remembers_its_steps():
    picture = frames_of(2, 2)[-1].pictures[1]
    assert [each.step for each in picture.steps()] == [5, 4, 3, 2, 1, 0]
    assert picture.at(3) == frames_of(2, 2)[3].pictures[1]
    assert picture.at(5) is picture


def test_of_a_long_run_only_as_many_steps_are_remembered_as_there_is_room_for():
    room = 3 * 8 * 8 * 2 * 4  # four steps of two pictures
    picture = list(draw(ExactGaussianModel(), requests_of(request(steps=12), 2), 2, room))[-1].pictures[0]
    assert [each.step for each in picture.steps()] == [12, 9, 6, 3, 0]
    assert (picture.at(8).step, picture.at(2).step, picture.at(-1).step) == (6, 0, 0)


def test_pictures_of_different_styles_are_drawn_apart_each_in_its_own():
    model = ExactGaussianModel(styles=("Sans", "Serif", "Kai"))
    asked = [request(style=style) for style in ("Serif", "Serif", "Kai", "")]
    together = list(draw(model, asked, rows=4))[-1].pictures
    assert set(model.styles) == {"Sans", "Serif", "Kai"}
    for one, picture in zip(asked, together, strict=True):
        (alone,) = list(draw(model, [one]))[-1].pictures
        assert alone.clean == picture.clean
    assert len({picture.clean for picture in together}) == 3


def test_no_other_style_than_the_wanted_one_is_asked_of_the_model():
    model = ExactGaussianModel(styles=("Sans", "Kai"))
    list(draw(model, [request(style="Kai", guidance=3.0)]))
    assert set(model.styles) == {"Kai"}


def test_variations_of_one_picture_take_their_steps_together():
    asked = variations_of(request(), 0.5, 8)
    frames = list(draw(ExactGaussianModel(), asked, rows=4))
    assert [frame.done for frame in frames[:3]] == [0, 4, 8]
    alone = [list(draw(ExactGaussianModel(), [one]))[-1].pictures[0].clean for one in asked]
    assert [picture.clean for picture in frames[-1].pictures] == alone
