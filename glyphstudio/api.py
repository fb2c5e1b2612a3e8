"""What notebooks and scripts draw with, as ``import glyphstudio as gs``: open a model, draw, keep what came of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from PIL import Image

from glyphstudio.engine.defaults import default_request
from glyphstudio.engine.generate import generate
from glyphstudio.engine.grouping import groups_of
from glyphstudio.engine.guidance import told_composition
from glyphstudio.engine.model import GlyphModel, ModelFacts
from glyphstudio.engine.pictures import pictures_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.engine.wildcards import chosen
from glyphstudio.errors import GlyphStudioError, RequestError
from glyphstudio.exports.fonts import BLANK, assembled_font
from glyphstudio.files.files import write_file
from glyphstudio.files.png import encode_picture
from glyphstudio.glyphs.pixels import GreyPicture, to_grey
from glyphstudio.inference.bundle import open_bundle, with_encoder
from glyphstudio.inference.model_store import default_model, find_encoder, find_model
from glyphstudio.inference.onnx_model import OnnxModel
from glyphstudio.inference.providers import DEVICES, Device
from glyphstudio.outlines.font import FontGlyph
from glyphstudio.outlines.font_names import FontPlan
from glyphstudio.outlines.svg import to_svg
from glyphstudio.outlines.tracing import trace

__all__ = ["GenerationRequest", "GlyphStudioError", "Picture", "Studio", "open_model", "to_font"]


@dataclass(frozen=True)
class Picture:
    """A glyph and what drew it. Shows itself in Jupyter."""

    request: GenerationRequest
    """Everything that decides the pixels; ``studio.draw(picture.request)`` gives the same bytes."""
    pixels: GreyPicture = field(repr=False, compare=False)
    """uint8 [S, S], read-only: 0 ink … 255 paper."""
    composition: str = ""
    """Which components were drawn, as an ideographic description sequence; "" where the network was left to itself."""
    step: int = 0
    """After which step, 1 … ``request.steps``: the last one is the finished picture."""

    def __post_init__(self) -> None:
        pixels = self.pixels.view()
        pixels.flags.writeable = False
        object.__setattr__(self, "pixels", pixels)

    @property
    def image(self) -> Image.Image:
        """The picture as a grey PIL image."""
        return Image.fromarray(self.pixels)

    def to_png(self, size: int | None = None) -> bytes:
        """Return a PNG with the request inside, the bytes that ``glyphstudio generate`` writes; ``size`` resamples."""
        return encode_picture(self.pixels, self.request, size, self.composition)

    def to_svg(self) -> bytes:
        """Return its outlines as SVG, with the request inside. Raises ``OutlineError`` where there is no ink."""
        return to_svg(trace(self.pixels), self.request)

    def save(self, path: str | Path, *, force: bool = True) -> Path:
        """Write PNG or SVG, as ``path`` ends; return it. A file of that name is replaced, as PIL's ``save`` does.

        Raises ``OutputError`` for one that cannot be written or, without ``force``, that exists;
        ``RequestError`` for another ending.
        """
        path = Path(path)
        ending = path.suffix.lower()
        if ending not in {".png", ".svg"}:
            raise RequestError(f"a picture is saved as .png or .svg, not {path.name[-40:]!r}")
        write_file(path, self.to_png() if ending == ".png" else self.to_svg(), force=force)
        return path

    def _repr_png_(self) -> bytes:
        return self.to_png()


class Studio:
    """A model that draws. Made by :func:`open_model`; one thread at a time."""

    def __init__(self, model: GlyphModel) -> None:
        self._model = model

    @property
    def facts(self) -> ModelFacts:
        """What is true of this model: size, default steps and guidance, styles."""
        return self._model.facts

    def request(self, prompt: str, **settings: Any) -> GenerationRequest:  # noqa: ANN401 - the fields of the request
        """Return the request for ``prompt``: ``settings`` by the names of ``GenerationRequest``, else the model's own.

        Raises ``RequestError`` for a setting that there is not, or that is out of its range.
        """
        return chosen(self._checked(prompt=prompt.strip(), **settings))

    def draw(self, prompt: str | GenerationRequest, **settings: Any) -> Picture:  # noqa: ANN401
        """Draw one picture of ``prompt``, or what a request says. Raises as :meth:`request`, and ``BundleError``."""
        (picture,) = self.draw_many([prompt], **settings)
        return picture

    def draw_many(self, prompts: Iterable[str | GenerationRequest], **settings: Any) -> Iterator[Picture]:  # noqa: ANN401
        """Yield a picture of each of ``prompts``, in order; what differs in its seed only is drawn together.

        Every request is checked before the first picture is drawn. To cancel, stop iterating.
        """
        requests = [self._asked(prompt, settings) for prompt in prompts]
        return self._drawn(requests)

    def steps(self, prompt: str | GenerationRequest, **settings: Any) -> Iterator[Picture]:  # noqa: ANN401
        """Yield the picture as the model predicts it after each step. To cancel, stop iterating. Raises as ``draw``."""
        return self._watched(self._asked(prompt, settings))

    def _watched(self, request: GenerationRequest) -> Iterator[Picture]:
        composition = told_composition(self._model, request)
        facts = self.facts
        for state in generate(self._model, [request]):
            (pixels,) = to_grey(state.denoised, facts.data_low, facts.data_high)
            yield Picture(request, pixels, composition, state.step)

    def _asked(self, prompt: str | GenerationRequest, settings: dict[str, Any]) -> GenerationRequest:
        if isinstance(prompt, str):
            return self.request(prompt, **settings)
        # As it stands: what its seed chose is chosen, and a bracket in it is a bracket.
        return self._checked(**{each.name: getattr(prompt, each.name) for each in fields(prompt)} | settings)

    def _checked(self, **settings: Any) -> GenerationRequest:  # noqa: ANN401
        self.facts.style_named(settings.get("style", ""))
        return default_request(self.facts, **settings)

    def _drawn(self, requests: Sequence[GenerationRequest]) -> Iterator[Picture]:
        for group in groups_of(requests):
            for request, pixels in zip(group, pictures_of(self._model, group), strict=True):
                yield Picture(request, pixels, told_composition(self._model, request), request.steps)


def open_model(name: str | Path | None = None, *, device: Device = "auto", encoder: str | None = None) -> Studio:
    """Open an installed model by its name, a bundle's folder, or, for None, the one that ships.

    ``encoder``: the text encoder that reads the prompts instead of the model's own, such as "glypht5". Raises
    ``BundleError`` for what cannot be opened, with the names that there are.
    """
    if device not in DEVICES:
        raise RequestError(f"a device is one of {', '.join(DEVICES)}, not {device!r:.80}")
    bundle = open_bundle(default_model() if name is None else find_model(str(name)))
    return Studio(OnnxModel(bundle if encoder is None else with_encoder(bundle, find_encoder(encoder)), device))


def to_font(pictures: Sequence[Picture], family: str, *, letters: str = "noto", truetype: bool = True) -> bytes:
    """Return a font of ``pictures``, in which typing a prompt as a whole word draws its glyph.

    ``letters``: "noto" or "blank". Raises ``OutlineError`` for no pictures, a picture without ink, or a
    name that a font cannot have; ``RequestError`` for other letters.
    """
    if letters not in {"noto", BLANK}:
        raise RequestError(f"a font's letters are 'noto' or {BLANK!r}, not {letters!r:.80}")
    glyphs = [FontGlyph(trace(each.pixels), each.request.prompt, each.request) for each in pictures]
    return assembled_font(glyphs, FontPlan(family=family), letters=letters, truetype=truetype).data
