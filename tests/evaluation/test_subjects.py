"""Models are asked through the engine, and asked the same as everyone is."""

import numpy as np
import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.evaluation.subjects import SIDE, ModelSubject, resized
from glyphstudio.evaluation.tasks import Task
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_model import OnnxModel
from tests.support.tiny_bundle import write_tiny_bundle


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "tiny"
    write_tiny_bundle(folder)
    return OnnxModel(open_bundle(folder))


def tasks(*pairs):
    return [Task(part="probe", prompt=prompt, seed=seed, radical=1, accepted=frozenset({1})) for prompt, seed in pairs]


def subject_of(model, **values):
    return ModelSubject("tiny", model, GenerationRequest(prompt="", **({"steps": 2} | values)), {"model": "tiny"})


def test_a_picture_a_task_in_their_order_whatever_is_drawn_together(model):
    asked = tasks(("gold", 0), ("gold", 1), ("gold", 2), ("gold", 3), ("gold", 4), ("water", 0))
    together = list(subject_of(model).draw(asked))
    alone = [next(iter(subject_of(model).draw([task]))) for task in asked]
    assert all(np.array_equal(one, other) for one, other in zip(together, alone, strict=True))
    assert len({one.tobytes() for one in together}) == 6


def test_the_seed_of_a_run_is_added_to_those_of_the_tasks(model):
    (shifted,) = subject_of(model, seed=7).draw(tasks(("gold", 0)))
    (plain,) = subject_of(model).draw(tasks(("gold", 7)))
    assert np.array_equal(shifted, plain)


def test_the_last_seed_is_followed_by_the_first(model):
    (wrapped,) = subject_of(model, seed=2**32 - 1).draw(tasks(("gold", 1)))
    (plain,) = subject_of(model).draw(tasks(("gold", 0)))
    assert np.array_equal(wrapped, plain)


def test_pictures_of_any_model_are_judged_at_one_size(model):
    (picture,) = subject_of(model).draw(tasks(("gold", 0)))
    assert (picture.shape, picture.dtype) == ((SIDE, SIDE), np.uint8)
    same = np.zeros((SIDE, SIDE), np.uint8)
    assert resized(same) is same


def test_settings_say_everything_but_the_prompt(model):
    settings = subject_of(model, guidance=3.0).settings
    assert settings["model"] == "tiny"
    assert "prompt" not in settings["request"]
    assert (settings["request"]["guidance"], settings["request"]["steps"]) == (3.0, 2)
