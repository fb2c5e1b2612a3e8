"""A run's folder: numbered checkpoints that appear whole or not at all.

::

    RUN/plan.json                      the TrainingPlan
    RUN/log.jsonl                      one JSON object an event
    RUN/samples/00001234.png           the same seeds at intervals
    RUN/checkpoints/00001234/
        state.json                     step, clock, facts about data and encoder, SHA-256 of the files below
        network/                       weights as trained (diffusers' save_pretrained: config.json + safetensors)
        ema/                           averaged weights: what is exported
        optimizer.safetensors          momenta
"""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from glyphstudio.errors import CheckpointError, MismatchError
from glyphstudio.training.config import PRESETS, LeanPreset, TrainingPlan
from glyphstudio.training.network import LeanUNet
from glyphstudio.training.reference import ReferenceUNet

FORMAT = 1
KEPT = 2
"""Checkpoints a run keeps: the newest and the one before it."""

WEIGHTS = "diffusion_pytorch_model.safetensors"

Network = LeanUNet | ReferenceUNet


@dataclass(frozen=True, kw_only=True)
class EncoderIdentity:
    """Which text encoder the weights belong to."""

    id: str
    width: int
    max_tokens: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class RunState:
    """Where a run stands, and the facts that its weights depend on.

    ``seconds`` is the time of this run, ``earlier_seconds`` that of the runs whose weights it started from;
    ``samples_seen`` counts both. ``distilled``: which of the distillations the weights come from, "" for none, up to
    which guidance they know (``guided_up_to``), and the hash of the teacher's weights. ``styles``: what the
    bundle that the weights come from calls its ``fonts``, where it does; ``recommended``: its settings to begin with,
    as ``defaults`` of its manifest.
    """

    step: int
    samples_seen: int
    seconds: float
    world_size: int
    preset: str
    objective: str
    image_size: int
    data_mean: float
    data_std: float
    encoder: EncoderIdentity
    fonts: tuple[str, ...] = ()
    started_from: str = ""
    earlier_seconds: float = 0.0
    distilled: str = ""
    guided_up_to: float = 0.0
    teacher_sha256: str = ""
    styles: tuple[str, ...] = ()
    recommended: Mapping[str, Any] = field(default_factory=dict)

    @property
    def hours(self) -> float:
        """Hours of training in the weights."""
        return (self.seconds + self.earlier_seconds) / 3600.0


def build_network(preset_name: str, image_size: int, text_width: int) -> Network:
    """Return a fresh network of the preset; the caller seeds torch before. Raises ``CheckpointError`` for no preset."""
    preset = PRESETS.get(preset_name)
    if preset is None:
        raise CheckpointError(f"there is no preset {preset_name!r}", f"The presets are {', '.join(PRESETS)}.")
    if isinstance(preset, LeanPreset):
        return LeanUNet(
            image_size=image_size,
            patch=preset.patch,
            channels=preset.channels,
            blocks=preset.blocks,
            head_width=preset.head_width,
            text_input_width=text_width,
            text_width=preset.text_width,
            vector_width=preset.vector_width,
            self_attention_side=preset.self_attention_side,
            dropout=preset.dropout,
        )
    return ReferenceUNet(
        image_size=image_size,
        channels=preset.channels,
        layers_per_block=preset.layers_per_block,
        attention_levels=preset.attention_levels,
        text_input_width=text_width,
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    """Force a file or folder onto the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _optimizer_tensors(optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    return {
        f"{number}.{key}": value.contiguous()
        for number, slots in optimizer.state_dict()["state"].items()
        for key, value in slots.items()
    }


def save(
    run: Path,
    network: Network,
    average: nn.Module,
    optimizer: torch.optim.Optimizer,
    state: RunState,
    keep_steps: int = 0,
) -> Path:
    """Write a checkpoint and drop those older than the one before it, but for each ``keep_steps``-th step's (0: none).

    See :func:`save_parts`.
    """
    parts = {"network": network, "ema": average}
    return save_parts(run, state.step, parts, optimizer, asdict(state), keep_steps)


def save_parts(
    run: Path,
    step: int,
    parts: Mapping[str, nn.Module],
    optimizer: torch.optim.Optimizer,
    body: Mapping[str, Any],
    keep_steps: int = 0,
) -> Path:
    """Write modules that have ``save_pretrained``, each into the folder of its name, and ``body`` as ``state.json``.

    It is written beside, flushed and renamed, so a killed process or a full disk leaves the last one untouched. Raises
    ``CheckpointError`` when it cannot be written.
    """
    folder = run / "checkpoints" / f"{step:08d}"
    partial = folder.with_suffix(".partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        for name, module in parts.items():
            module.save_pretrained(partial / name)  # type: ignore[operator]
        save_file(_optimizer_tensors(optimizer), partial / "optimizer.safetensors")
        files = sorted(path for path in partial.rglob("*") if path.is_file())
        hashes = {path.relative_to(partial).as_posix(): _sha256(path) for path in files}
        (partial / "state.json").write_text(json.dumps({"format": FORMAT, **body, "sha256": hashes}, indent=1))
        for path in (*files, partial / "state.json", partial):
            _flush(path)
        shutil.rmtree(folder, ignore_errors=True)
        partial.rename(folder)
        _flush(folder.parent)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise CheckpointError(
            f"the checkpoint {folder} cannot be written: {error.strerror or error}",
            "Free some space; the checkpoint before it is kept.",
        ) from error
    for old in _numbered(run)[:-KEPT]:
        if keep_steps and int(old.name) % keep_steps == 0:
            continue
        shutil.rmtree(old, ignore_errors=True)
    return folder


def _numbered(run: Path) -> list[Path]:
    folder = run / "checkpoints"
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name.isdigit() and path.is_dir())


def newest(run: Path) -> Path | None:
    """Return the newest whole checkpoint of ``run``, or None."""
    numbered = _numbered(run)
    return numbered[-1] if numbered else None


def resolve(path: Path) -> Path:
    """Return the checkpoint that ``path`` means: itself, or the newest of that run. Raises ``CheckpointError``."""
    if (path / "state.json").is_file():
        return path
    found = newest(path)
    if found is None:
        raise CheckpointError(f"{path} holds no checkpoint", "Name a run's folder or one of its checkpoints.")
    return found


def read_state(checkpoint: Path) -> RunState:
    """Read and verify ``state.json`` and the hashes of all files. Raises ``CheckpointError``."""
    body = read_body(checkpoint)
    try:
        body["encoder"] = EncoderIdentity(**body["encoder"])
        body["fonts"], body["styles"] = tuple(body["fonts"]), tuple(body.get("styles", ()))
        return RunState(**body)
    except (TypeError, KeyError) as error:
        raise CheckpointError(f"{checkpoint} is no checkpoint ({error})", "Use the checkpoint before it.") from error


def read_body(checkpoint: Path) -> dict[str, Any]:
    """Return what :func:`save_parts` was given as ``body``; verifies the hashes of all files.

    Raises ``CheckpointError``.
    """
    try:
        body: dict[str, Any] = json.loads((checkpoint / "state.json").read_text())
        version, hashes = body.pop("format"), body.pop("sha256")
        if version != FORMAT:
            raise CheckpointError(f"{checkpoint} has format {version}, this program reads {FORMAT}")
        for name, expected in hashes.items():
            if ".." in Path(name).parts or _sha256(checkpoint / name) != expected:
                raise CheckpointError(f"{checkpoint / name} is damaged", "Use the checkpoint before it.")
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CheckpointError(f"{checkpoint} is no checkpoint ({error})", "Use the checkpoint before it.") from error
    return body


def load_weights(network: Network, folder: Path, may_lack: tuple[str, ...] = ()) -> set[str]:
    """Load ``folder`` (``network`` or ``ema`` of a checkpoint) into ``network`` in place.

    Weights whose names start with one of ``may_lack`` keep their values where the folder has none, and are left alone
    where the network has none; returns the names of the former.
    Raises ``CheckpointError`` for unreadable files and ``MismatchError`` for another network's weights.
    """
    try:
        tensors = load_file(folder / WEIGHTS)
    except Exception as error:  # safetensors raises its own kinds, all of them mean: not readable
        raise CheckpointError(f"{folder / WEIGHTS} cannot be read ({error})") from error
    own = network.state_dict()
    kept = {name: value for name, value in own.items() if name.startswith(may_lack)}
    lacking = set(kept) - set(tensors)
    known = {name: value for name, value in tensors.items() if name in own or not name.startswith(may_lack)}
    try:
        network.load_state_dict({**kept, **known})
    except RuntimeError as error:
        reason = str(error).splitlines()[1].strip() if "\n" in str(error) else str(error)
        raise MismatchError(f"the weights in {folder} belong to another network: {reason}") from error
    return lacking


def fingerprint(network: Network) -> str:
    """Return the SHA-256 of all weights, in their order."""
    digest = hashlib.sha256()
    for value in network.state_dict().values():
        digest.update(value.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def load_optimizer(optimizer: torch.optim.Optimizer, checkpoint: Path) -> None:
    """Load the momenta in place; the groups' settings stay those of the plan."""
    body = optimizer.state_dict()
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in load_file(checkpoint / "optimizer.safetensors").items():
        number, key = name.split(".")
        state.setdefault(int(number), {})[key] = value
    body["state"] = state
    optimizer.load_state_dict(body)


def read_plan(run: Path) -> TrainingPlan:
    """Read ``plan.json`` of a run. Raises ``CheckpointError``."""
    try:
        return TrainingPlan.from_json((run / "plan.json").read_text())
    except OSError as error:
        raise CheckpointError(f"{run} is no training run: {error.strerror}") from error
