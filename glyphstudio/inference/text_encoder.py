"""A text encoder as an ONNX graph: words in, one vector a token out, equal bytes for equal text."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from glyphstudio.errors import BundleError, MismatchError
from glyphstudio.inference.encoder_facts import TOKENIZER, EncoderFacts, read_facts
from glyphstudio.inference.runtime import open_session

REINSTALL = "Install it again."


class OnnxTextEncoder:
    """Implements :class:`~glyphstudio.engine.text.TextEncoder` with ONNX Runtime on the processor.

    ``folder`` holds the graph and ``tokenizer.json``. ``facts`` say which graph and what it must be; without them
    the folder's ``encoder.json`` does. Raises ``BundleError`` for a file that is missing or unusable and
    ``MismatchError`` for one whose hash is not the promised one; nothing of such a file is run.
    """

    def __init__(self, folder: Path, facts: EncoderFacts | None = None) -> None:
        self._facts = facts or read_facts(folder)
        self._tokenizer = _open_tokenizer(folder / TOKENIZER, self._facts)
        graph = _read_checked(folder / self._facts.model, self._facts.sha256)
        # One thread: a prompt is so short that a second one waits longer than it computes.
        self._session = open_session(graph, threads=1)
        self._inputs = {value.name for value in self._session.get_inputs()}
        wanted = {"input_ids", "attention_mask"}
        if not wanted <= self._inputs <= {*wanted, "token_type_ids"}:
            raise BundleError(f"the text encoder in {folder} asks for {', '.join(sorted(self._inputs))}", REINSTALL)

    @property
    def id(self) -> str:
        """Which family it is, such as "minilm" or "t5"."""
        return self._facts.id

    @property
    def width(self) -> int:
        """Length d of a token's vector."""
        return self._facts.width

    @property
    def max_tokens(self) -> int:
        """Tokens that are read, L; what follows is cut off."""
        return self._facts.max_tokens

    @property
    def sha256(self) -> str:
        """Hash of the graph's file, in hexadecimal."""
        return self._facts.sha256

    def encode(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
        """Return the states [B, L, d], zero where there is no token, and the mask [B, L], True for a token.

        Each text runs alone and unpadded, so its bytes depend on nothing but itself.
        """
        states = np.zeros((len(texts), self.max_tokens, self.width), dtype=np.float32)
        mask = np.zeros((len(texts), self.max_tokens), dtype=np.bool_)
        for row, text in enumerate(texts):
            tokens = self._tokenizer.encode(text).ids
            states[row, : len(tokens)] = self._states(tokens)
            mask[row, : len(tokens)] = True
        return states, mask

    def truncates(self, text: str) -> bool:
        """Tell whether ``text`` has more than ``max_tokens`` tokens."""
        return bool(self._tokenizer.encode(text).overflowing)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return for each token the characters [start, end) of ``text``, (0, 0) for one that stands for none."""
        return list(self._tokenizer.encode(text).offsets)

    def _states(self, tokens: list[int]) -> npt.NDArray[np.float32]:
        """Return [tokens, d]."""
        ids = np.array([tokens], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        try:
            (answer, *_) = self._session.run(None, {name: feed[name] for name in self._inputs})
        except Exception as error:  # its exceptions share no base class
            reason = (str(error) or type(error).__name__).splitlines()[0]
            raise BundleError(f"the text encoder {self.id} failed: {reason}", REINSTALL) from error
        if answer.shape != (1, len(tokens), self.width):
            raise MismatchError(f"the text encoder {self.id} should have width {self.width}, it answers {answer.shape}")
        states: npt.NDArray[np.float32] = answer[0].astype(np.float32)
        return states


def _read_checked(path: Path, sha256: str) -> bytes:
    """Return the bytes of ``path`` if they are the promised ones."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BundleError(f"{path} cannot be read: {error.strerror}", REINSTALL) from error
    actual = hashlib.sha256(data).hexdigest()
    if actual != sha256:
        raise MismatchError(f"{path} should have SHA-256 {sha256[:12]}…, it has {actual[:12]}…", REINSTALL)
    return data


def _open_tokenizer(path: Path, facts: EncoderFacts) -> Tokenizer:
    """Return the tokenizer, cutting at ``max_tokens`` and never padding."""
    data = _read_checked(path, facts.tokenizer_sha256)
    try:
        tokenizer = Tokenizer.from_str(data.decode())
    except Exception as error:  # tokenizers raises Exception itself
        raise BundleError(f"{path} is no tokenizer: {error}", REINSTALL) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(facts.max_tokens)
    return tokenizer
