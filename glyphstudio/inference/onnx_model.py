"""A bundle behind the engine's port: ONNX Runtime evaluates, each row as if it were alone."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import Conditioning, ModelFacts
from glyphstudio.errors import BundleError, MismatchError
from glyphstudio.inference.bundle import DENOISER_GRAPH, PROMPT_GRAPH, Bundle
from glyphstudio.inference.processors import usable_cores
from glyphstudio.inference.providers import Device, active, choose, explain
from glyphstudio.inference.runtime import open_session, reason_of
from glyphstudio.inference.text_encoder import OnnxTextEncoder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

RADICAL_SLOTS = 215
REMEMBERED_PROMPTS = 16
PROMPT_INPUTS = {"states", "mask", "radical", "null"}
LATENT_INPUTS = {"latents", "sigma"}
OUTPUT = "denoised"
REINSTALL = "Install the model again."

Features = Mapping[str, npt.NDArray[np.float32]]


@dataclass(frozen=True, eq=False)
class OnnxConditioning:
    """What the denoiser's graph asks of a prompt, each with a leading axis of 1."""

    features: Features
    truncated: bool


class OnnxModel:
    """Implements :class:`~glyphstudio.engine.model.GlyphModel`; to be used from one thread at a time.

    A row is always evaluated as a batch of one. Rows are spread over the processor's cores: as many as there are cores
    side by side with a thread each, fewer with all threads for all. That is faster than a batch, because a small
    network gives many threads little to share, and a row's bits cannot depend on its company.

    Raises ``BundleError`` for a bundle whose graphs cannot be used, ``MismatchError`` when they do not belong together,
    ``RequestError`` for a ``device`` that is not there.
    """

    def __init__(self, bundle: Bundle, device: Device = "auto") -> None:
        choice = choose(device)
        self._bundle = bundle
        self._providers = choice.providers
        self._encoder = OnnxTextEncoder(bundle.encoder_folder, bundle.encoder)
        self._prompt_session = open_session(bundle.read(PROMPT_GRAPH), threads=1)
        self._feature_names = [output.name for output in self._prompt_session.get_outputs()]
        self._narrow = self._open_denoiser(threads=1)
        self.device = active(self._narrow.get_providers(), device)
        """"cpu" or "cuda": what computes."""
        self.device_reason = explain(choice, self.device)
        """Why, in half a sentence."""
        self._cores = usable_cores() if self.device == "cpu" else 1
        self._condition = lru_cache(maxsize=REMEMBERED_PROMPTS)(self._new_condition)
        _check_graphs(self._prompt_session, self._narrow, bundle.facts)

    @property
    def facts(self) -> ModelFacts:
        """What is true of this model only."""
        return self._bundle.facts

    def condition(self, prompt: str, radical: int = 0) -> OnnxConditioning:
        """Run what depends on the prompt only; the last few prompts are remembered. See the port."""
        return self._condition(prompt, radical if self.facts.has_radical else 0)

    def denoise(self, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning]) -> FloatArray:
        """Return D(x; sigma) [B, 1, S, S]. See the port.

        Raises ``ValueError`` for latents of another shape or number, ``BundleError`` when the evaluation fails.
        """
        size = self.facts.image_size
        if latents.shape != (len(conditionings), 1, size, size):
            raise ValueError(f"{latents.shape} is not [{len(conditionings)}, 1, {size}, {size}]")
        level = np.array([sigma], dtype=np.float32)
        feeds = []
        for row, conditioning in zip(latents.astype(np.float32), conditionings, strict=True):
            if not isinstance(conditioning, OnnxConditioning):
                raise ValueError(f"{conditioning!r} was made by another model")
            feeds.append({"latents": row[None], "sigma": level, **conditioning.features})
        denoised = np.empty(latents.shape, dtype=np.float64)
        for number, answer in enumerate(self._evaluated(feeds)):
            denoised[number] = answer[0]
        return denoised

    def _evaluated(self, feeds: Sequence[Features]) -> list[npt.NDArray[np.float32]]:
        """Return the answers to ``feeds``, in their order."""
        session = self._narrow if len(feeds) >= self._cores else self._wide
        if len(feeds) == 1 or self._cores == 1:
            return [_run(session, feed)[0] for feed in feeds]
        return list(self._threads.map(lambda feed: _run(session, feed)[0], feeds))

    def _new_condition(self, prompt: str, radical: int) -> OnnxConditioning:
        states, mask = self._encoder.encode([prompt])
        chosen = np.zeros((1, RADICAL_SLOTS), dtype=np.float32)
        chosen[0, radical] = float(radical > 0)
        null = np.array([not prompt and radical == 0], dtype=np.float32)
        feed = {"states": states, "mask": mask.astype(np.float32), "radical": chosen, "null": null}
        wanted = {value.name for value in self._prompt_session.get_inputs()}
        answers = _run(self._prompt_session, {name: value for name, value in feed.items() if name in wanted})
        features = dict(zip(self._feature_names, answers, strict=True))
        return OnnxConditioning(features, self._encoder.truncates(prompt))

    def _open_denoiser(self, threads: int) -> "InferenceSession":
        return open_session(self._bundle.read(DENOISER_GRAPH), self._providers, threads)

    @cached_property
    def _wide(self) -> "InferenceSession":
        """All cores for one evaluation: opened when there is first need of it."""
        return self._open_denoiser(threads=self._cores)

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        """Joined when the program ends: no thread may be inside ONNX Runtime then."""
        return ThreadPoolExecutor(self._cores, thread_name_prefix="denoise")


def _run(session: "InferenceSession", feed: Features) -> list[npt.NDArray[np.float32]]:
    try:
        answers: list[npt.NDArray[np.float32]] = session.run(None, dict(feed))
    except Exception as error:  # its exceptions share no base class
        raise BundleError(f"the model failed: {reason_of(error)}", REINSTALL) from error
    return answers


def _check_graphs(prompt: "InferenceSession", denoiser: "InferenceSession", facts: ModelFacts) -> None:
    """Refuse graphs whose inputs and outputs do not fit each other or the manifest."""
    asked = {value.name for value in prompt.get_inputs()}
    if not {"states", "mask"} <= asked <= PROMPT_INPUTS:
        raise BundleError(f"{PROMPT_GRAPH} asks for {', '.join(sorted(asked))}", REINSTALL)
    wanted = {value.name: value.shape for value in denoiser.get_inputs()}
    given = {value.name for value in prompt.get_outputs()}
    if set(wanted) != given | LATENT_INPUTS or [value.name for value in denoiser.get_outputs()] != [OUTPUT]:
        raise MismatchError(
            f"{PROMPT_GRAPH} and {DENOISER_GRAPH} do not belong together: one gives {', '.join(sorted(given))}, "
            f"the other takes {', '.join(sorted(set(wanted) - LATENT_INPUTS))}",
            REINSTALL,
        )
    size = facts.image_size
    if wanted["latents"][1:] != [1, size, size]:
        raise MismatchError(
            f"the manifest says {size}×{size} pixels, {DENOISER_GRAPH} draws {wanted['latents'][1:]}", REINSTALL
        )
