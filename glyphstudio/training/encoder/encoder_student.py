"""A T5 encoder of our own (Raffel et al. 2020) that reads the word pieces of its teacher."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor
from transformers import T5Config, T5EncoderModel

from glyphstudio.errors import BundleError, CheckpointError

WORDS = "word_embeddings.weight"
HEAD_WIDTH = 32


@dataclass(frozen=True, kw_only=True)
class StudentShape:
    """``layers`` blocks with a gated feed-forward of ``feed_forward`` hidden values."""

    layers: int = 4
    feed_forward: int = 1024


def word_table(graph: Path) -> npt.NDArray[np.float32]:
    """Return the table of word vectors [vocabulary, d] in the ONNX file of a BERT-like encoder.

    It is found by its name, whole or as int8 with a scale. Raises ``BundleError`` when there is none.
    """
    try:
        model = onnx.load(graph, load_external_data=False)
    except Exception as error:  # protobuf raises its own kinds
        raise BundleError(f"{graph} cannot be read ({error})") from error
    found = {weight.name: weight for weight in model.graph.initializer if WORDS in weight.name}
    whole = next((weight for name, weight in found.items() if name.endswith(WORDS)), None)
    if whole is not None:
        return numpy_helper.to_array(whole).astype(np.float32)
    parts = {name.rpartition(WORDS)[2]: numpy_helper.to_array(weight) for name, weight in found.items()}
    if set(parts) != {"_q", "_scale"}:
        raise BundleError(f"{graph} holds no table of word vectors", "Take the encoder that ships with this program.")
    table: npt.NDArray[np.float32] = parts["_q"].astype(np.float32) * parts["_scale"].astype(np.float32)
    return table


def build_student(
    words: npt.NDArray[np.float32], magnitudes: npt.NDArray[np.float32], shape: StudentShape, seed: int
) -> T5EncoderModel:
    """Return a fresh student of ``words`` [vocabulary, d]; equal seeds give equal weights.

    Its table is the teacher's divided by its standard deviation, and stays as it is: half of all weights, of which a
    short run meets few. The last gain starts at the teacher's ``magnitudes`` [d], and the blocks' outputs start small:
    so the first states are the words' own, in the teacher's scale.
    """
    vocabulary, width = words.shape
    if width % HEAD_WIDTH:
        raise CheckpointError(f"the teacher's width {width} is no multiple of {HEAD_WIDTH}")
    config = T5Config(
        vocab_size=vocabulary,
        d_model=width,
        d_kv=HEAD_WIDTH,
        d_ff=shape.feed_forward,
        num_layers=shape.layers,
        num_heads=width // HEAD_WIDTH,
        feed_forward_proj="gated-gelu",
        dropout_rate=0.0,
    )
    torch.manual_seed(seed)
    student = T5EncoderModel(config)
    with torch.no_grad():
        student.shared.weight.copy_(torch.from_numpy(words / words.std()))
        for name, parameter in student.named_parameters():
            if name.endswith((".o.weight", ".wo.weight")):
                parameter.mul_((2.0 * shape.layers) ** -0.5)
        student.encoder.final_layer_norm.weight.copy_(torch.from_numpy(magnitudes))
    student.shared.weight.requires_grad_(False)
    return student


def states_of(student: T5EncoderModel, ids: Tensor, mask: Tensor) -> Tensor:
    """Return states [B, L, d] of ``ids`` int64 [B, L]; those where ``mask`` is 0 mean nothing."""
    states: Tensor = student(input_ids=ids, attention_mask=mask).last_hidden_state
    return states
