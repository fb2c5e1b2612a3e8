"""``python -m export.encoder RUN FOLDER``: a trained text encoder becomes a folder that the program reads."""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers.utils import logging as transformers_logging

from export.bundle_folder import whole_folder
from export.int8_weights import round_to_bytes, store_as_bytes
from export.onnx_export import write_graph
from export.parity import TOLERANCE, relative_error
from export.text_encoder import T5Graph
from glyphstudio import resources
from glyphstudio.errors import GlyphStudioError, MismatchError
from glyphstudio.inference.encoder_facts import FACTS, FORMAT, ORIGIN, TOKENIZER
from glyphstudio.inference.text_encoder import OnnxTextEncoder
from glyphstudio.training import checkpoint
from glyphstudio.training.encoder.encoder_plan import ID, EncoderPlan, EncoderState
from glyphstudio.training.encoder.encoder_run import load_student

GRAPH = "model.onnx"
TEACHER = "encoders/minilm"
COMPARED = ("", "gold", "a small bird of the mountains", "to fly; to soar, to go quickly " * 8)


def write_encoder(run: Path, folder: Path, *, force: bool, tokenizer: Path | None = None) -> float:
    """Write the averaged weights of ``run`` as an encoder's folder; returns the largest relative error.

    ``tokenizer`` is the teacher's ``tokenizer.json``; None takes the one of the shipped encoder. Matrices are rounded
    to bytes before anything is compared. Raises ``CheckpointError`` for no run, ``OutputError`` when ``folder`` exists
    (without ``force``) or cannot be written, ``MismatchError`` when torch and ONNX Runtime differ or the tokenizer is
    another one.
    """
    source = checkpoint.resolve(run)
    state, plan = EncoderState.read(source), EncoderPlan.read(source.parent.parent)
    words = (tokenizer or resources.find(f"{TEACHER}/{TOKENIZER}")).read_bytes()
    if hashlib.sha256(words).hexdigest() != state.teacher.tokenizer_sha256:
        raise MismatchError("the tokenizer is not the one that the encoder was trained with")
    student = load_student(source / "ema").eval().requires_grad_(False)
    round_to_bytes(student)
    with whole_folder(folder, force=force) as partial:
        (partial / TOKENIZER).write_bytes(words)
        _write_graph(student, partial / GRAPH, state.teacher.max_tokens)
        facts = {
            "format": FORMAT,
            "id": ID,
            "width": state.teacher.width,
            "max_tokens": state.teacher.max_tokens,
            "model": GRAPH,
            "sha256": hashlib.sha256((partial / GRAPH).read_bytes()).hexdigest(),
            "tokenizer_sha256": state.teacher.tokenizer_sha256,
        }
        (partial / FACTS).write_text(json.dumps(facts, indent=1) + "\n")
        (partial / ORIGIN).write_text(json.dumps({**asdict(state), "plan": asdict(plan)}, indent=1) + "\n")
        error = _compare(student, partial, words)
        if not error <= TOLERANCE:
            raise MismatchError(f"torch and ONNX Runtime differ by {error:.2e}, more than {TOLERANCE:.0e}")
    return error


def _write_graph(student: nn.Module, path: Path, max_tokens: int) -> None:
    ids = torch.ones(2, max_tokens, dtype=torch.int64)
    inputs = {"input_ids": ids, "attention_mask": ids.clone()}
    write_graph(T5Graph(student), inputs, ("states",), path, longest=max_tokens, half=False)
    model = onnx.load(path)
    store_as_bytes(model)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


@torch.no_grad()
def _compare(student: nn.Module, folder: Path, words: bytes) -> float:
    encoder = OnnxTextEncoder(folder)
    tokenizer = Tokenizer.from_str(words.decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(encoder.max_tokens)
    states, mask = encoder.encode(COMPARED)
    errors = []
    for text, ours, seen in zip(COMPARED, states, mask, strict=True):
        ids = torch.tensor([tokenizer.encode(text).ids])
        theirs = student(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0].numpy()
        errors.append(relative_error(ours[seen].astype(np.float32), theirs))
    return max(errors)


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m export.encoder", description=__doc__)
    parser.add_argument("run", type=Path, help="a run of `glyphstudio train-encoder`, or one of its checkpoints")
    parser.add_argument("folder", type=Path, help="folder to write")
    parser.add_argument("--force", action="store_true", help="replace an existing encoder")
    arguments = parser.parse_args(words)
    transformers_logging.disable_progress_bar()
    try:
        error = write_encoder(arguments.run, arguments.folder, force=arguments.force)
    except GlyphStudioError as problem:
        print(f"error: {problem.message}", file=sys.stderr)  # noqa: T201
        if problem.hint:
            print(f"hint: {problem.hint}", file=sys.stderr)  # noqa: T201
        return 1
    print(f"{arguments.folder}: relative error {error:.1e}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
