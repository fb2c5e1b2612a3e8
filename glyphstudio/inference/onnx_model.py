"""A bundle behind the engine's port: ONNX Runtime evaluates, each row as if it were alone."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import MOST_STYLES, Conditioning, ModelFacts
from glyphstudio.engine.weights import read_weights
from glyphstudio.errors import BundleError, MismatchError
from glyphstudio.glyphs.sketch import SIDE, draw_sketch
from glyphstudio.inference.bundle import DENOISER_GRAPH, HALF_DENOISER_GRAPH, PROMPT_GRAPH, Bundle
from glyphstudio.inference.card_denoiser import CardDenoiser
from glyphstudio.inference.cpu import usable_cores
from glyphstudio.inference.method_cache import remembering
from glyphstudio.inference.onnx_composer import OnnxComposer
from glyphstudio.inference.providers import Device, Precision, active, choose, choose_precision, explain
from glyphstudio.inference.runtime import open_session, run_session
from glyphstudio.inference.text_encoder import OnnxTextEncoder
from glyphstudio.inference.weighting import encode_weighted

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

RADICAL_SLOTS = 215
REMEMBERED_PROMPTS = 64
PROMPT_INPUTS = {"states", "mask", "radical", "null", "sketch"}
STYLE_INPUT = "style"
"""Of graphs of models that have styles."""
LATENT_INPUTS = {"latents", "sigma"}
GUIDANCE_INPUT = "guidance"
"""Of graphs that were distilled to be told it."""
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
    network gives many threads little to share, and a row's bits cannot depend on its company. On a CUDA card rows go
    together: see :class:`~glyphstudio.inference.card_denoiser.CardDenoiser`.

    Raises ``BundleError`` for a bundle whose graphs cannot be used, ``MismatchError`` when they do not belong together,
    ``RequestError`` for a ``device`` that is not there.
    """

    def __init__(self, bundle: Bundle, device: Device = "auto", precision: Precision = "auto") -> None:
        choice = choose(device)
        self._bundle, self._wanted_device, self._wanted_precision = bundle, device, precision
        self._providers = choice.providers
        self._encoder = OnnxTextEncoder(bundle.encoder_folder, bundle.encoder)
        self._prompt_session = open_session(bundle.read(PROMPT_GRAPH), threads=1)
        parts = bundle.manifest.parts
        self._composer = None if parts is None else OnnxComposer(bundle, parts, self._encoder)
        self._narrow = self._open_denoiser(threads=1)
        self.device = active(self._narrow.get_providers(), device)
        """"cpu" or "cuda": what computes."""
        self.device_reason = explain(choice, self.device)
        """Why, in half a sentence."""
        self.precision = choose_precision(precision, self.device, HALF_DENOISER_GRAPH in bundle.files)
        """"float32" or "float16": what it computes in."""
        self._cores = usable_cores() if self.device == "cpu" else 1
        self._condition = remembering(self._new_condition, REMEMBERED_PROMPTS)
        _check_graphs(self._prompt_session, self._narrow, bundle.facts)

    @property
    def facts(self) -> ModelFacts:
        """What is true of this model only."""
        return self._bundle.facts

    def condition(self, prompt: str, radical: int = 0, composition: str = "", style: str = "") -> OnnxConditioning:
        """Run what does not depend on the noise; the last few answers are remembered. See the port.

        A prompt may have weights: see :mod:`~glyphstudio.engine.weights` and :mod:`~glyphstudio.inference.weighting`.
        """
        facts = self.facts
        return self._condition(
            prompt,
            radical if facts.has_radical else 0,
            composition if facts.has_composition else "",
            facts.style_named(style),
        )

    def compose(self, prompt: str, radical: int, seed: int, strokes: int = 0) -> str:
        """Invent a composition; "" for a model that cannot be told of any. See the port."""
        return "" if self._composer is None else self._composer.compose(prompt, radical, seed, strokes)

    def blend(self, conditionings: Sequence[Conditioning], weights: Sequence[float]) -> OnnxConditioning:
        """Mix what the denoiser's graph is told, in a straight line. See the port."""
        known = [_own(conditioning) for conditioning in conditionings]
        features = {}
        for name in known[0].features:
            stacked = np.stack([one.features[name] for one in known], dtype=np.float64)
            features[name] = np.einsum("k,k...->...", np.array(weights, dtype=np.float64), stacked).astype(np.float32)
        return OnnxConditioning(features, any(one.truncated for one in known))

    @cached_property
    def draft(self) -> "OnnxModel":
        """The bundle's draft: opened when there is first need of it. Raises ``BundleError`` where there is none."""
        return OnnxModel(self._bundle.draft, self._wanted_device, self._wanted_precision)

    def denoise(
        self, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning], guidance: float = 1.0
    ) -> FloatArray:
        """Return D(x; sigma) [B, 1, S, S]. See the port.

        Raises ``ValueError`` for latents of another shape or number, ``BundleError`` when the evaluation fails.
        """
        size = self.facts.image_size
        if latents.shape != (len(conditionings), 1, size, size):
            raise ValueError(f"{latents.shape} is not [{len(conditionings)}, 1, {size}, {size}]")
        told: dict[str, npt.NDArray[np.float32]] = {"sigma": np.array([sigma], dtype=np.float32)}
        if self.facts.guided_up_to > 0:
            told[GUIDANCE_INPUT] = np.array([guidance], dtype=np.float32)
        feeds = []
        for row, conditioning in zip(latents.astype(np.float32), conditionings, strict=True):
            feeds.append({"latents": row[None], **told, **_own(conditioning).features})
        denoised = np.empty(latents.shape, dtype=np.float64)
        for number, answer in enumerate(self._evaluated(feeds)):
            denoised[number] = answer[0]
        return denoised

    def _evaluated(self, feeds: Sequence[Features]) -> list[npt.NDArray[np.float32]]:
        """Return the answers to ``feeds``, in their order."""
        if self.device == "cuda":
            return [answer[OUTPUT] for answer in self._card.evaluate(feeds)]
        session = self._narrow if len(feeds) >= self._cores else self._wide
        if len(feeds) == 1 or self._cores == 1:
            return [run_session(session, feed)[OUTPUT] for feed in feeds]
        return list(self._threads.map(lambda feed: run_session(session, feed)[OUTPUT], feeds))

    def _new_condition(self, prompt: str, radical: int, composition: str, style: str) -> OnnxConditioning:
        words = read_weights(prompt)
        states, mask = encode_weighted(self._encoder, words)
        feed = {"states": states, "mask": mask.astype(np.float32)}
        feed["null"] = np.array([not words.text and radical == 0], dtype=np.float32)
        feed["sketch"] = np.zeros((1, 1, SIDE, SIDE), dtype=np.float32)
        if self._composer is not None and composition:
            feed["sketch"][0, 0] = draw_sketch(composition).astype(np.float32) / 255.0
            radical = radical or self._composer.radical_of(prompt, composition)
        feed["radical"] = np.zeros((1, RADICAL_SLOTS), dtype=np.float32)
        feed["radical"][0, radical] = float(radical > 0)
        feed[STYLE_INPUT] = np.zeros((1, MOST_STYLES), dtype=np.float32)
        if style:
            feed[STYLE_INPUT][0, self.facts.styles.index(style)] = 1.0
        wanted = {value.name for value in self._prompt_session.get_inputs()}
        features = run_session(self._prompt_session, {name: value for name, value in feed.items() if name in wanted})
        return OnnxConditioning(features, self._encoder.truncates(words.text))

    def _open_denoiser(self, threads: int) -> "InferenceSession":
        return open_session(self._bundle.read(DENOISER_GRAPH), self._providers, threads)

    @cached_property
    def _card(self) -> CardDenoiser:
        """The card's sessions: opened when there is first need of each."""
        name = HALF_DENOISER_GRAPH if self.precision == "float16" else DENOISER_GRAPH
        (latents,) = (value for value in self._narrow.get_inputs() if value.name == "latents")
        return CardDenoiser(self._bundle.read(name), free=not isinstance(latents.shape[0], int))

    @cached_property
    def _wide(self) -> "InferenceSession":
        """All cores for one evaluation: opened when there is first need of it."""
        return self._open_denoiser(threads=self._cores)

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        """Joined when the program ends: no thread may be inside ONNX Runtime then."""
        return ThreadPoolExecutor(self._cores, thread_name_prefix="denoise")


def _own(conditioning: Conditioning) -> OnnxConditioning:
    if not isinstance(conditioning, OnnxConditioning):
        raise ValueError(f"{conditioning!r} was made by another model")
    return conditioning


def _check_graphs(prompt: "InferenceSession", denoiser: "InferenceSession", facts: ModelFacts) -> None:
    """Refuse graphs whose inputs and outputs do not fit each other or the manifest."""
    asked = {value.name for value in prompt.get_inputs()}
    if not {"states", "mask"} <= asked <= PROMPT_INPUTS | {STYLE_INPUT}:
        raise BundleError(f"{PROMPT_GRAPH} asks for {', '.join(sorted(asked))}", REINSTALL)
    if (STYLE_INPUT in asked) != bool(facts.styles):
        named = ", ".join(facts.styles) or "none"
        raise MismatchError(
            f"the manifest's styles are {named}, but {PROMPT_GRAPH} asks for {', '.join(sorted(asked))}", REINSTALL
        )
    wanted = {value.name: value.shape for value in denoiser.get_inputs()}
    given = {value.name for value in prompt.get_outputs()}
    told = LATENT_INPUTS | ({GUIDANCE_INPUT} if facts.guided_up_to > 0 else set())
    if set(wanted) != given | told or [value.name for value in denoiser.get_outputs()] != [OUTPUT]:
        raise MismatchError(
            f"{PROMPT_GRAPH} and {DENOISER_GRAPH} do not belong together: one gives {', '.join(sorted(given))}, "
            f"the other takes {', '.join(sorted(set(wanted) - told))}",
            REINSTALL,
        )
    size = facts.image_size
    if wanted["latents"][1:] != [1, size, size]:
        raise MismatchError(
            f"the manifest says {size}×{size} pixels, {DENOISER_GRAPH} draws {wanted['latents'][1:]}", REINSTALL
        )
