"""A T5 encoder as an ONNX graph: token ids and mask in, states out."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from export.onnx_export import write_graph
from export.parity import TOLERANCE, relative_error
from glyphstudio.errors import MismatchError
from glyphstudio.inference.encoder_facts import TOKENIZER, read_facts, teacher_of
from glyphstudio.inference.runtime import open_session
from glyphstudio.inference.text_encoder import OnnxTextEncoder
from glyphstudio.training.checkpoint import EncoderIdentity
from glyphstudio.training.t5_encoder import TorchT5Encoder

"""Beside an encoder of our own: its teacher, its plan, and how far its states are from the teacher's."""


class T5Graph(nn.Module):
    """Hands out ``last_hidden_state`` alone."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return states [B, L, d] for ids and mask int64 [B, L]."""
        states: Tensor = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return states


def _check(encoder: TorchT5Encoder, path: Path) -> None:
    """Refuse a graph whose states of an unpadded text are not torch's."""
    tokens = encoder.tokenizer("a small bird of the mountains", return_tensors="np")
    feed = {name: tokens[name].astype(np.int64) for name in ("input_ids", "attention_mask")}
    (states,) = open_session(path).run(None, feed)
    expected, mask = encoder.encode(["a small bird of the mountains"])
    error = relative_error(states[0, : encoder.max_tokens], expected[mask])
    if not error <= TOLERANCE:
        raise MismatchError(f"the text encoder differs between torch and ONNX Runtime by {error:.2e}")


def write_t5(source: str, expected: EncoderIdentity, folder: Path) -> str:
    """Write ``text_encoder.onnx`` and ``tokenizer.json``; returns the graph's SHA-256.

    Raises ``MismatchError`` unless ``source`` is the encoder that the model was trained with.
    """
    encoder = TorchT5Encoder(source, expected.max_tokens)
    pairs = (("width", expected.width, encoder.width), ("SHA-256", expected.sha256, encoder.sha256))
    for what, theirs, ours in pairs:
        if theirs != ours:
            raise MismatchError(f"the model's text encoder has {what} {theirs}, {source} has {ours}")
    ids = torch.ones(2, expected.max_tokens, dtype=torch.int64)
    path = folder / "text_encoder.onnx"
    inputs = {"input_ids": ids, "attention_mask": ids.clone()}
    write_graph(T5Graph(encoder.model), inputs, ("states",), path, longest=expected.max_tokens)
    _check(encoder, path)
    encoder.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def copy_glypht5(source: Path, expected: EncoderIdentity, folder: Path) -> dict[str, Any]:
    """Put a folder of `export.encoder` into a bundle; returns the manifest's entry.

    It may be the encoder that the model was trained with, or one that was distilled from it. Raises ``MismatchError``
    for any other, ``BundleError`` when the folder cannot be used.
    """
    encoder = OnnxTextEncoder(source)  # which checks every hash
    facts = read_facts(source)
    teacher = teacher_of(source)
    if expected.sha256 not in {facts.sha256, teacher}:
        raise MismatchError(
            f"the text encoder in {source} is neither the one that the model was trained with ({expected.id} "
            f"{expected.sha256[:12]}…), nor was it distilled from that",
            "Name another folder with --encoder, or none.",
        )
    if (facts.width, facts.max_tokens) != (expected.width, expected.max_tokens):
        raise MismatchError(f"{source} gives {facts.max_tokens} states of width {facts.width}, which is not asked for")
    shutil.copyfile(source / facts.model, folder / "text_encoder.onnx")
    shutil.copyfile(source / TOKENIZER, folder / TOKENIZER)
    entry = {"id": encoder.id, "width": facts.width, "max_tokens": facts.max_tokens, "source_sha256": facts.sha256}
    return {**entry, "sha256": facts.sha256, "path": "text_encoder.onnx"}
