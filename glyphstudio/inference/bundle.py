"""A model folder: checked before anything in it is used. Importing this loads no ONNX Runtime."""

import hashlib
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from glyphstudio import resources
from glyphstudio.engine.model import ModelFacts
from glyphstudio.errors import BundleError, MismatchError
from glyphstudio.inference.encoder_facts import TOKENIZER, EncoderFacts, read_facts, teacher_of
from glyphstudio.inference.manifest import LARGEST_MANIFEST, MANIFEST, Manifest, parse_manifest

PROMPT_GRAPH = "prompt.onnx"
DENOISER_GRAPH = "denoiser.onnx"
HALF_DENOISER_GRAPH = "half_denoiser.onnx"
"""In bundles for cards: the same network in half precision."""
COMPOSER_GRAPH = "composer.onnx"
"""In bundles that list parts."""
DRAFT = "draft_"
"""Before the names of the graphs of a model's draft."""
ENCODER_GRAPH = "text_encoder.onnx"
RESOURCE = "resource:"
REINSTALL = "Install the model again."
CHECKPOINTS = ("*.ckpt", "*.pt", "*.pth", "*.safetensors", "model_index.json", "*/*.safetensors")


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A folder whose manifest was read and whose files exist with their sizes; ``read`` checks the hashes.

    ``prefix``: of two files that differ in it the one to be read.
    """

    folder: Path
    manifest: Manifest
    encoder: EncoderFacts
    encoder_folder: Path
    prefix: str = ""

    @property
    def draft(self) -> "Bundle":
        """The same folder with the graphs and the facts of its draft, where the facts have ``draft_steps``."""
        draft = self.manifest.draft
        if draft is None:
            raise BundleError(f"the model {self.facts.name} has no draft", "Draw without it.")
        facts = replace(self.facts, default_steps=draft.steps, guided_up_to=draft.guided_up_to, draft_steps=0)
        return replace(self, manifest=replace(self.manifest, facts=facts), prefix=DRAFT)

    @property
    def facts(self) -> ModelFacts:
        """What is true of this model only."""
        return self.manifest.facts

    @property
    def files(self) -> frozenset[str]:
        """Names that :meth:`read` knows, of a draft without its prefix."""
        names = self.manifest.files
        return frozenset(name.removeprefix(self.prefix) for name in names if name.startswith(self.prefix))

    @property
    def has_other_encoder(self) -> bool:
        """True when another text encoder reads in the place of the one that the manifest names."""
        return self.encoder.sha256 != self.manifest.encoder.sha256

    def read(self, name: str) -> bytes:
        """Return the bytes of a file of the manifest; raises ``BundleError`` unless they have its hash."""
        name = self.prefix + name if self.prefix + name in self.manifest.files else name
        data = _read(self.folder, name, self.manifest.files[name].size)
        if hashlib.sha256(data).hexdigest() != self.manifest.files[name].sha256:
            raise BundleError(
                f"{self.folder / name} is damaged: it has another SHA-256 than {MANIFEST} says", REINSTALL
            )
        return data

    def verify(self) -> None:
        """Check the hash of every file; raises ``BundleError`` for the first that differs."""
        for name in self.manifest.files:
            self.read(name)


def open_bundle(folder: Path) -> Bundle:
    """Read and check the manifest of the model in ``folder``, and that each file is there.

    Raises ``BundleError`` with one sentence for whatever cannot be used, and ``MismatchError`` when its text encoder
    is not the one that it was made for.
    """
    if not folder.is_dir():
        raise BundleError(f"there is no model folder {folder}", "See `glyphstudio models list`.")
    try:
        manifest = parse_manifest(_read(folder, MANIFEST, None))
        drafts = () if manifest.draft is None else (DRAFT + PROMPT_GRAPH, DRAFT + DENOISER_GRAPH)
        composers = [COMPOSER_GRAPH] if manifest.parts is not None else []
        for name in (PROMPT_GRAPH, DENOISER_GRAPH, *composers, *drafts):
            if name not in manifest.files:
                raise BundleError(f"{MANIFEST} does not list {name}", REINSTALL)
        for name, file in manifest.files.items():
            _check_size(_inside(folder, name), file.size)
        encoder, encoder_folder = _encoder(folder, manifest)
    except MismatchError:
        raise
    except BundleError as error:
        raise BundleError(f"the model {folder} cannot be used: {error.message}", error.hint or REINSTALL) from error
    return Bundle(folder=folder, manifest=manifest, encoder=encoder, encoder_folder=encoder_folder)


def with_encoder(bundle: Bundle, folder: Path) -> Bundle:
    """Return ``bundle`` with the text encoder in ``folder``, which learnt the states of the model's own.

    Raises ``BundleError`` when it cannot be used, ``MismatchError`` when it learnt from another one.
    """
    facts, own = read_facts(folder), bundle.encoder
    if own.sha256 not in {facts.sha256, teacher_of(folder)}:
        raise MismatchError(
            f"the text encoder in {folder} did not learn from {own.id}, for which {bundle.facts.name} was made",
            "Name another one, or none.",
        )
    if (facts.width, facts.max_tokens) != (own.width, own.max_tokens):
        raise MismatchError(
            f"the text encoder in {folder} gives {facts.max_tokens} states of width {facts.width}, the model "
            f"{bundle.facts.name} reads {own.max_tokens} of width {own.width}"
        )
    return replace(bundle, encoder=facts, encoder_folder=folder)


def _encoder(folder: Path, manifest: Manifest) -> tuple[EncoderFacts, Path]:
    """Return the facts and the folder of the model's text encoder."""
    wanted = manifest.encoder
    if wanted.path.startswith(RESOURCE):
        place = resources.find(wanted.path.removeprefix(RESOURCE))
        facts = read_facts(place)
        owner = "the one that ships with this program"
    else:
        place, owner = folder, "the one in its folder"
        for name in (ENCODER_GRAPH, TOKENIZER):
            if name not in manifest.files:
                raise BundleError(f"{MANIFEST} does not list {name}")
        facts = EncoderFacts(
            id=wanted.id,
            width=wanted.width,
            max_tokens=wanted.max_tokens,
            sha256=manifest.files[ENCODER_GRAPH].sha256,
            tokenizer_sha256=manifest.files[TOKENIZER].sha256,
            model=ENCODER_GRAPH,
        )
    for what in ("id", "width", "max_tokens", "sha256"):
        theirs, ours = getattr(wanted, what), getattr(facts, what)
        if theirs != ours:
            raise MismatchError(
                f"the model {manifest.facts.name} was made for the text encoder {wanted.id} with {what} "
                f"{_short(theirs)}, but {owner} ({facts.id}) has {_short(ours)}",
                "Install the version of the model that belongs to this program.",
            )
    return facts, place


def _short(value: object) -> str:
    return f"{value:.12}…" if isinstance(value, str) and len(value) > 40 else f"{value}"


def _inside(folder: Path, name: str) -> Path:
    """Return the path of a regular file; ``BundleError`` for none and for a link that leads out."""
    path = folder / name
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve(strict=True)):
            raise BundleError(f"{name} is a link that leads out of the folder")
        if not stat.S_ISREG(real.stat().st_mode):
            raise BundleError(f"{name} is not a file")
    except FileNotFoundError as error:
        raise BundleError(f"{name} is missing", _advice(folder)) from error
    except (OSError, RuntimeError) as error:
        raise BundleError(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return path


def _check_size(path: Path, size: int) -> None:
    actual = path.stat().st_size
    if actual != size:
        raise BundleError(f"{path.name} has {actual} bytes instead of {size}", REINSTALL)


def _read(folder: Path, name: str, size: int | None) -> bytes:
    """Return at most ``size`` bytes (a manifest's, when None) of a file in ``folder``."""
    most = LARGEST_MANIFEST if size is None else size
    path = _inside(folder, name)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise BundleError(f"{name} cannot be read: {error.strerror}") from error
    if len(data) > most:
        raise BundleError(f"{name} is larger than {most} bytes")
    return data


def _advice(folder: Path) -> str:
    """Say what to do with a folder that holds a training checkpoint instead of a bundle."""
    if any(next(folder.glob(pattern), None) for pattern in CHECKPOINTS):
        return f"This looks like a checkpoint: make a bundle of it with `python -m export {folder} BUNDLE`."
    return REINSTALL
