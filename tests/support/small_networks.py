"""Networks that train in moments."""

import pytest


@pytest.fixture(scope="module")
def small_networks():
    """Let the preset N be a fiftieth of itself: for what is tested here it need not be good at anything."""
    pytest.importorskip("torch")
    from glyphstudio.training import checkpoint
    from glyphstudio.training.config import PRESETS, LeanPreset

    small = LeanPreset(
        patch=8, channels=(16, 32), blocks=(1, 1), head_width=16, text_width=32, vector_width=32, self_attention_side=4
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checkpoint, "PRESETS", {**PRESETS, "N": small})
        yield
