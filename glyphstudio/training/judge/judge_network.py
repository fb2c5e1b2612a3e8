"""The judge: a small convolutional network that reads the radical and the number of strokes off a glyph."""

from collections.abc import Sequence

import torch.nn.functional as F
from torch import Tensor, nn

SIDE = 64
"""Pixels of the picture's side that the judge sees."""
FEATURES = 128
RADICALS = 214
WIDTHS = (16, 48, 96, 160)


class _Residual(nn.Module):
    """x + f(x), f a 3×3 convolution behind its activation (He et al. 2016, "Identity Mappings", fig. 4e)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(channels)
        self.conv = nn.Conv2d(channels, channels, 3, padding=1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.conv(F.relu(self.norm(x)))


def _halving(inputs: int, outputs: int) -> Sequence[nn.Module]:
    return (
        nn.BatchNorm2d(inputs),
        nn.ReLU(),
        nn.Conv2d(inputs, outputs, 3, stride=2, padding=1, bias=False),
    )


class JudgeNetwork(nn.Module):
    """Ink [B, 1, 64, 64] in [0, 1] → features [B, 128], radical logits [B, 214], strokes [B].

    Features keep the place of what they see (no pooling over the picture): the same component is a radical on the left
    and none on the right. Both heads are linear in the features. 13 million multiply-adds, .6 million weights.
    """

    def __init__(self) -> None:
        super().__init__()
        first, second, third, last = WIDTHS
        self.stem = nn.Conv2d(1, first, 5, stride=2, padding=2, bias=False)
        self.body = nn.Sequential(
            *_halving(first, second),
            *_halving(second, third),
            _Residual(third),
            *_halving(third, last),
            nn.BatchNorm2d(last),
            nn.ReLU(),
        )
        self.flat = nn.Linear(last * (SIDE // 16) ** 2, FEATURES, bias=False)
        self.norm = nn.BatchNorm1d(FEATURES)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.ModuleDict({"radical": nn.Linear(FEATURES, RADICALS), "strokes": nn.Linear(FEATURES, 1)})

    def forward(self, ink: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Judge; radical r has the logit r − 1."""
        features = self.norm(self.flat(self.body(self.stem(ink)).flatten(1)))
        kept = self.dropout(features)
        return features, self.head["radical"](kept), self.head["strokes"](kept)[:, 0] * STROKES_SCALE + STROKES_MEAN


STROKES_MEAN = 12.7
STROKES_SCALE = 4.5
"""Of the characters of Unihan with a definition, so that the head starts near them."""
