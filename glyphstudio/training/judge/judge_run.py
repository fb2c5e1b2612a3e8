"""A judge's folder: ``judge.safetensors`` the weights, ``judge.json`` what is known of them."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from glyphstudio.errors import CheckpointError
from glyphstudio.training.judge.judge_data import JudgeExamples, JudgeSet
from glyphstudio.training.judge.judge_fit import JudgePlan, JudgeProgress, JudgeScore, fit_judge, score_judge
from glyphstudio.training.judge.judge_network import JudgeNetwork

FORMAT = 1
WEIGHTS = "judge.safetensors"
STATE = "judge.json"


@dataclass(frozen=True, kw_only=True)
class JudgeState:
    """What ``judge.json`` says: the plan, the fonts, and the scores on held-out glyphs, of all and of each font."""

    plan: dict[str, Any]
    trained_on: int
    fonts: tuple[dict[str, Any], ...]
    held_out: dict[str, float]
    held_out_of_font: dict[str, dict[str, float]]


def refuse_taken(folder: Path) -> None:
    """Raise ``CheckpointError`` when a judge lies in ``folder`` already, or the folder cannot be made."""
    if (folder / STATE).exists():
        raise CheckpointError(f"{folder} holds a judge already", "Name another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CheckpointError(f"cannot make the folder {folder}: {error.strerror}") from error


def train_judge(folder: Path, data: JudgeSet, plan: JudgePlan, say: Callable[[JudgeProgress], None]) -> JudgeState:
    """Train a judge on ``data``, test it and save it in ``folder``; returns what ``judge.json`` says.

    Raises ``CheckpointError`` when the folder is taken or cannot be written, ``DivergenceError`` when training fails.
    """
    refuse_taken(folder)
    torch.manual_seed(plan.seed)
    network = JudgeNetwork()
    for progress in fit_judge(network, data, plan):
        say(progress)
    names = [font.name for font in data.fonts]
    state = JudgeState(
        plan=asdict(plan),
        trained_on=len(data.train),
        fonts=tuple({"name": font.name, "file": font.file, "sha256": font.sha256} for font in data.fonts),
        held_out=_rounded(score_judge(network, data.held_out)),
        held_out_of_font={name: _rounded(score_judge(network, _of_font(data, n))) for n, name in enumerate(names)},
    )
    _save(folder, network, state)
    return state


def _of_font(data: JudgeSet, number: int) -> JudgeExamples:
    rows = np.flatnonzero(data.held_out_fonts == number)
    held = data.held_out
    return JudgeExamples(held.ink[rows], held.radicals[rows], held.strokes[rows])


def _rounded(score: JudgeScore) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(score).items()}


def _save(folder: Path, network: JudgeNetwork, state: JudgeState) -> None:
    try:
        tensors = {name: tensor.contiguous() for name, tensor in network.state_dict().items()}
        save_file(tensors, folder / WEIGHTS)
        digest = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
        body = {"format": FORMAT, "sha256": digest, **asdict(state)}
        (folder / STATE).write_text(json.dumps(body, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise CheckpointError(f"cannot write {folder}: {error.strerror or error}", "Choose another folder.") from error


def load_judge(folder: Path) -> tuple[JudgeNetwork, JudgeState]:
    """Return the network (in evaluation mode) and the state in ``folder``.

    Raises ``CheckpointError`` when there is none or it is damaged.
    """
    try:
        body = json.loads((folder / STATE).read_text(encoding="utf-8"))
        weights = (folder / WEIGHTS).read_bytes()
        if body.pop("format") != FORMAT or body.pop("sha256") != hashlib.sha256(weights).hexdigest():
            raise ValueError("its weights are not those that it was saved with")
        state = JudgeState(**{**body, "fonts": tuple(body["fonts"])})
        network = JudgeNetwork()
        network.load_state_dict(load_file(folder / WEIGHTS))
    except FileNotFoundError as error:
        raise CheckpointError(f"{folder} holds no judge", "Make one with: glyphstudio train-judge.") from error
    except (OSError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise CheckpointError(f"the judge in {folder} is damaged: {error}", "Train it again.") from error
    return network.eval().requires_grad_(False), state
