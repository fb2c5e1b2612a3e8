"""A T5 encoder as an ONNX graph: token ids and mask in, states out."""

import hashlib
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from export.onnx_export import write_graph
from export.parity import TOLERANCE, relative_error
from glyphstudio.errors import MismatchError
from glyphstudio.inference.runtime import open_session
from glyphstudio.training.checkpoint import EncoderIdentity
from glyphstudio.training.t5_encoder import TorchT5Encoder


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
