import subprocess
import sys

import pytest

from glyphstudio.engine.choices import SAMPLER_CHOICES, SCHEDULE_CHOICES
from glyphstudio.engine.samplers import SAMPLERS
from glyphstudio.engine.schedules import SCHEDULES


def test_whatever_can_be_chosen_can_be_run():
    assert list(SAMPLER_CHOICES) == list(SAMPLERS)
    assert list(SCHEDULE_CHOICES) == list(SCHEDULES)
    assert set(SAMPLERS) == {"ddpm", "ddim", "euler", "heun", "dpmpp_2m", "dpmpp_2m_sde", "consistency"}
    assert set(SCHEDULES) == {"karras", "linear-ddpm", "cosine-ddpm", "consistency"}


@pytest.mark.parametrize("choices", [SAMPLER_CHOICES, SCHEDULE_CHOICES])
def test_each_choice_has_a_label_of_its_own_and_a_sentence(choices):
    assert all(choice.key == key for key, choice in choices.items())
    assert len({choice.label for choice in choices.values()}) == len(choices)
    assert all(choice.note.endswith(".") for choice in choices.values())


def test_describing_a_request_does_not_load_numpy():
    code = "import sys, glyphstudio.engine.request; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
