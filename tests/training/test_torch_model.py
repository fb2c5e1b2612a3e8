"""A network in training behind the engine's port: it is told the style as an exported one is."""

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from glyphstudio.engine.model import MOST_STYLES  # noqa: E402
from glyphstudio.errors import RequestError  # noqa: E402
from glyphstudio.training.checkpoint import build_network  # noqa: E402
from glyphstudio.training.network import STYLE_SLOTS  # noqa: E402
from glyphstudio.training.objective import objective_named  # noqa: E402
from glyphstudio.training.torch_model import TorchModel  # noqa: E402
from tests.support.gaussian import FACTS  # noqa: E402
from tests.support.tiny_training import HashEncoder, tiny_training_set  # noqa: E402

pytestmark = [pytest.mark.torch, pytest.mark.usefixtures("small_networks")]


def model_with(styles):
    """Return a model whose styles differ; fresh networks know none."""
    torch.manual_seed(0)
    network = build_network("N", 32, HashEncoder.width).eval().requires_grad_(False)
    torch.nn.init.normal_(network.style_to_vector.weight)
    facts = replace(FACTS, image_size=32, styles=styles)
    return TorchModel(network, objective_named("flow-x"), HashEncoder(), tiny_training_set(4).scale, facts)


@pytest.mark.parametrize("prompt", ["gold", ""])
def test_each_style_is_told_and_no_name_means_the_first(prompt):
    model = model_with(("Sans", "Kai"))
    first, sans, kai = (model.condition(prompt, style=style).features.vector for style in ("", "Sans", "Kai"))
    assert torch.equal(first, sans)
    assert (sans - kai).abs().max() > 0.1
    with pytest.raises(RequestError, match="no style 'Song', it has Sans, Kai"):
        model.condition(prompt, style="Song")


def test_without_styles_nothing_is_told():
    model = model_with(())
    plain, told = (model.condition("gold", style=style).features.vector for style in ("", "Kai"))
    assert np.array_equal(plain.numpy(), told.numpy())


def test_the_engine_and_the_network_count_as_many_styles():
    assert MOST_STYLES == STYLE_SLOTS
