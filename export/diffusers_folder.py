"""Reads a text-conditioned pixel model in diffusers' layout, as yue-here/glyffuser published its own.

::

    FOLDER/unet/config.json                              UNet2DConditionModel
    FOLDER/unet/diffusion_pytorch_model.safetensors
    FOLDER/scheduler/scheduler_config.json               the noise that it was trained with
    FOLDER/text_encoder/                                 a T5 encoder with its tokenizer; not in the published folder

Nothing of it is trusted: JSON and safetensors are read and no code is run, the network is laid out without memory
until its weights are known to fit it.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import UNet2DConditionModel
from huggingface_hub import snapshot_download
from safetensors.torch import load_file

from export.noise_process import NoiseProcess
from glyphstudio.errors import BundleError, MismatchError
from glyphstudio.training.t5_encoder import TorchT5Encoder

UNET_CONFIG = "unet/config.json"
UNET_WEIGHTS = "unet/diffusion_pytorch_model.safetensors"
SCHEDULER_CONFIG = "scheduler/scheduler_config.json"
NEEDED = (UNET_CONFIG, UNET_WEIGHTS, SCHEDULER_CONFIG)
OWN_ENCODER = "text_encoder"
ENCODER_FILES = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "spiece.model")
OWN_ENCODER_FILES = tuple(f"{OWN_ENCODER}/{name}" for name in ENCODER_FILES)
PUBLISHED_ENCODER = "google-t5/t5-small"
"""What the published pipeline loads when nobody says."""

HUB_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}")
PICKLES = ("*.bin", "*.ckpt", "*.pt", "*.pth", "*.pkl")
LARGEST_CONFIG = 1024 * 1024
LARGEST_WIDTH = 8192
MOST_LEVELS = 8
LARGEST_SIDE = 1024
UNANSWERED = (
    *("addition_embed_type", "class_embed_type", "encoder_hid_dim", "encoder_hid_dim_type"),
    *("num_class_embeds", "time_cond_proj_dim", "timestep_post_act"),
)
"""Settings of networks that ask for more than a picture, a time and token states."""


@dataclass(frozen=True, eq=False)
class DiffusersModel:
    """What a folder holds: the network in float32, and the process that it was trained with."""

    name: str
    unet: UNet2DConditionModel
    process: NoiseProcess
    image_size: int
    text_width: int
    encoder_source: str
    """Folder or hub id of the T5 encoder, when nobody names another."""


def find_folder(source: str) -> Path:
    """Return the folder that ``source`` means: itself, or that of a hub id, fetched if there is a network.

    Raises ``BundleError`` that says which files are needed and where to put them.
    """
    if Path(source).is_dir():
        return Path(source)
    if not HUB_ID.fullmatch(source):
        raise BundleError(f"there is no folder {source}", "Name a diffusers folder, or a hub id such as owner/model.")
    return _fetched(source, NEEDED + OWN_ENCODER_FILES)


def find_encoder(source: str) -> str:
    """Return the folder of the T5 encoder ``source``, fetched if it is a hub id; raises as :func:`find_folder`."""
    if Path(source).is_dir():
        return source
    if not HUB_ID.fullmatch(source):
        raise BundleError(f"there is no T5 encoder {source}", "Name its folder with --encoder.")
    return str(_fetched(source, ENCODER_FILES))


def _fetched(source: str, files: tuple[str, ...]) -> Path:
    try:
        return Path(snapshot_download(source, allow_patterns=list(files)))
    except Exception as error:  # its exceptions are its HTTP library's too
        wanted = ", ".join(name for name in files if not name.startswith(OWN_ENCODER))
        name = source.split("/")[1]
        option = "name it with --encoder" if files == ENCODER_FILES else "import that folder"
        raise BundleError(
            f"{source} is not on this machine, and the hub cannot be reached ({type(error).__name__})",
            f"Download {wanted} of huggingface.co/{source} where there is a network, put them into a folder {name} on "
            f"this machine, and {option}.",
        ) from error


def read_model(folder: Path, name: str) -> DiffusersModel:
    """Read and check the model in ``folder``. Raises ``BundleError`` or ``MismatchError`` with one sentence."""
    config = _read_json(folder, UNET_CONFIG)
    size, width = _check_unet(folder, config)
    process = NoiseProcess.from_config(_read_json(folder, SCHEDULER_CONFIG))
    unet = _load_unet(folder, config)
    own = folder / OWN_ENCODER
    encoder = str(own) if own.is_dir() else PUBLISHED_ENCODER
    return DiffusersModel(name, unet, process, size, width, encoder)


def open_encoder(source: str, model: DiffusersModel, max_tokens: int) -> TorchT5Encoder:
    """Open the T5 encoder in ``source``. Raises ``BundleError`` for none, ``MismatchError`` for another width."""
    encoder = TorchT5Encoder(source, max_tokens)
    if encoder.width != model.text_width:
        raise MismatchError(
            f"{model.name} reads token states of width {model.text_width}, the text encoder {source} gives "
            f"{encoder.width}",
            "Name the T5 encoder that it was trained with: --encoder FOLDER.",
        )
    return encoder


def _read_json(folder: Path, name: str) -> dict[str, Any]:
    path = folder / name
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(LARGEST_CONFIG))
    except FileNotFoundError as error:
        raise BundleError(f"{folder} lacks {name}", f"A diffusers model holds {', '.join(NEEDED)}.") from error
    except (OSError, ValueError, RecursionError) as error:
        raise BundleError(f"{path} cannot be read as JSON ({error})", "Download it again.") from error
    if not isinstance(data, dict):
        raise BundleError(f"{path} holds no JSON object", "Download it again.")
    return data


def _check_unet(folder: Path, config: dict[str, Any]) -> tuple[int, int]:
    """Return the side of its pictures and the width of its token states; ``BundleError`` for what we cannot ask."""
    said = config.get("_class_name")
    if said != "UNet2DConditionModel":
        raise BundleError(f"{folder / UNET_CONFIG} describes {said!r:.80}, not a UNet2DConditionModel")
    for name in ("in_channels", "out_channels"):
        if config.get(name, 4) != 1:
            raise BundleError(
                f"the network's {name} is {config.get(name, 4)!r:.80}; glyphs are pictures of one channel"
            )
    for name in UNANSWERED:
        if config.get(name) is not None:
            raise BundleError(f"the network's {name} is {config[name]!r:.80}: it asks for more than a prompt")
    size = _whole(config, "sample_size", LARGEST_SIDE)
    width = _whole(config, "cross_attention_dim", LARGEST_WIDTH)
    channels = config.get("block_out_channels", (320, 640, 1280, 1280))
    if not isinstance(channels, list | tuple) or not 1 <= len(channels) <= MOST_LEVELS:
        raise BundleError(f"the network's block_out_channels is {channels!r:.80}")
    for count in channels:
        _whole({"block_out_channels": count}, "block_out_channels", LARGEST_WIDTH)
    return size, width


def _whole(config: dict[str, Any], name: str, most: int) -> int:
    value = config.get(name)
    if type(value) is not int or not 1 <= value <= most:
        raise BundleError(f"the network's {name} should be a whole number from 1 to {most}, not {value!r:.80}")
    return value


def _load_unet(folder: Path, config: dict[str, Any]) -> UNet2DConditionModel:
    path = folder / UNET_WEIGHTS
    if not path.is_file():
        _refuse_pickle(folder)
        raise BundleError(f"{folder} lacks {UNET_WEIGHTS}", "Download it; weights are read from safetensors only.")
    try:
        with torch.device("meta"):
            unet = UNet2DConditionModel.from_config(config)
    except Exception as error:  # whatever a wrong setting breaks inside diffusers
        raise BundleError(f"diffusers cannot build the network of {folder / UNET_CONFIG}: {_first(error)}") from error
    try:
        weights = load_file(path)
    except Exception as error:  # safetensors raises its own kinds
        raise BundleError(f"{path} cannot be read ({_first(error)})", "Download it again.") from error
    try:
        unet.load_state_dict({name: value.float() for name, value in weights.items()}, assign=True)
    except RuntimeError as error:
        reason = str(error).splitlines()[-1].strip()
        raise MismatchError(f"{path} holds the weights of another network than {UNET_CONFIG}: {reason:.200}") from error
    broken = next((name for name, value in weights.items() if not value.isfinite().all()), None)
    if broken is not None:
        raise BundleError(f"{broken} in {path} holds what is not a number", "Download it again.")
    return unet.eval().requires_grad_(False)


def _refuse_pickle(folder: Path) -> None:
    found = next((path for pattern in PICKLES for path in sorted((folder / "unet").glob(pattern))), None)
    if found is not None:
        raise BundleError(
            f"{found} is a pickle, which can run programs when it is opened: it is refused",
            f"Ask for {Path(UNET_WEIGHTS).name}, which save_pretrained(safe_serialization=True) writes.",
        )


def _first(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
