import math
from dataclasses import replace

import pytest

from glyphstudio.engine.model import Conditioning, GlyphModel
from glyphstudio.engine.text import TextEncoder
from tests.support.gaussian import FACTS, ExactGaussianModel


@pytest.mark.parametrize(
    "change",
    [
        {"image_size": 0},
        {"sigma_min": 0.0},
        {"sigma_min": 80.0},
        {"sigma_max": math.inf},
        {"sigma_max": math.nan},
        {"data_low": 1.0},
        {"data_high": math.nan},
    ],
)
def test_a_model_in_which_nothing_can_be_drawn_is_refused(change):
    with pytest.raises(ValueError, match=next(iter(change))):
        replace(FACTS, **change)


def asked_by(port):
    return {name for name in vars(port) if not name.startswith("_")}


def test_the_ports_ask_for_no_more_than_was_agreed():
    """Adapters do not inherit from the ports, so what is added here breaks them without a word."""
    assert asked_by(GlyphModel) == {"facts", "condition", "compose", "blend", "draft", "denoise"}
    assert asked_by(Conditioning) == {"truncated"}
    assert asked_by(TextEncoder) == {"id", "width", "max_tokens", "sha256", "encode", "truncates"}
    assert all(hasattr(ExactGaussianModel(), name) for name in asked_by(GlyphModel))
