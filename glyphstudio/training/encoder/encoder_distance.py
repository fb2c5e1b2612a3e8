"""How far a student's token states are from its teacher's: what is trained on, and what is reported."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

TEMPERATURE = 0.05
"""Of the similarities within a batch."""
TOKEN, POOLED, SIMILARITY, SIZE = 0.5, 1.0, 0.3, 0.5
"""Weights of the four parts of the loss."""


def pooled(states: Tensor, mask: Tensor) -> Tensor:
    """Return the mean state [B, d] of each text's tokens."""
    return (states * mask[:, :, None]).sum(dim=1) / mask.sum(dim=1, keepdim=True)


def distillation_loss(ours: Tensor, theirs: Tensor, mask: Tensor) -> Tensor:
    """Return the loss between states [B, L, d] at the tokens of ``mask`` [B, L].

    .5·(1−cos) of tokens + (1−cos) of means + .3·KL of the softmax (τ .05) over the similarities within the batch
    + .5·‖ours−theirs‖²/‖theirs‖². The last is not of direction alone: what reads the states reads them raw, and a
    cosine leaves their length free, to which a network that was trained with the teacher would answer.
    """
    seen = mask.bool()
    mine, yours = ours[seen], theirs[seen]
    token = 1.0 - F.cosine_similarity(mine, yours, dim=-1).mean()
    size = (mine - yours).square().sum() / yours.square().sum()
    our_mean, their_mean = pooled(ours, mask), pooled(theirs, mask)
    mean = 1.0 - F.cosine_similarity(our_mean, their_mean, dim=-1).mean()
    similar = F.kl_div(_similarities(our_mean), _similarities(their_mean), log_target=True, reduction="batchmean")
    return TOKEN * token + POOLED * mean + SIMILARITY * similar + SIZE * size


def _similarities(means: Tensor) -> Tensor:
    """Return log chances [B, B − 1]: how a text's likeness is spread over the others."""
    unit = F.normalize(means, dim=-1)
    count = len(unit)
    others = ~torch.eye(count, dtype=torch.bool, device=unit.device)
    return F.log_softmax((unit @ unit.T)[others].view(count, count - 1) / TEMPERATURE, dim=-1)


@dataclass(frozen=True, kw_only=True)
class Distance:
    """Over ``texts`` held-out texts.

    ``token_cosine`` and ``pooled_cosine``: means, 1 is equal. ``nearest``: share of the texts whose nearest other text
    is the same one by the student's means as by the teacher's. ``length``: the student's states to the teacher's.
    """

    token_cosine: float
    pooled_cosine: float
    nearest: float
    length: float
    texts: int


class DistanceMeter:
    """Takes in batches; tells the :class:`Distance` of all."""

    def __init__(self) -> None:
        self._cosines: list[Tensor] = []
        self._lengths: list[Tensor] = []
        self._means: list[tuple[Tensor, Tensor]] = []

    @torch.no_grad()
    def add(self, ours: Tensor, theirs: Tensor, mask: Tensor) -> None:
        """Take in states [B, L, d] at the tokens of ``mask`` [B, L]."""
        seen = mask.bool()
        self._cosines.append(F.cosine_similarity(ours[seen], theirs[seen], dim=-1).cpu())
        self._lengths.append((ours[seen].norm(dim=-1) / theirs[seen].norm(dim=-1)).cpu())
        self._means.append((pooled(ours, mask).cpu(), pooled(theirs, mask).cpu()))

    def distance(self) -> Distance:
        """Return what was measured; raises ``ValueError`` for fewer than two texts."""
        ours, theirs = (torch.cat(means) for means in zip(*self._means, strict=True))
        if len(ours) < 2:
            raise ValueError(f"{len(ours)} texts have no nearest")
        agree = _nearest(ours) == _nearest(theirs)
        return Distance(
            token_cosine=float(torch.cat(self._cosines).mean()),
            pooled_cosine=float(F.cosine_similarity(ours, theirs, dim=-1).mean()),
            nearest=float(agree.float().mean()),
            length=float(torch.cat(self._lengths).mean()),
            texts=len(ours),
        )


def _nearest(means: Tensor) -> Tensor:
    """Return the number [N] of each text's nearest other text."""
    unit = F.normalize(means, dim=-1)
    return (unit @ unit.T).fill_diagonal_(-2.0).argmax(dim=1)
