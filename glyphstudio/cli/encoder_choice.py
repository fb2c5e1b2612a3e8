"""Which text encoder a name on the command line means."""

from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.errors import CheckpointError, ResourceError

if TYPE_CHECKING:
    from glyphstudio.engine.text import TextEncoder


def open_encoder(name: str) -> "TextEncoder":
    """Return the text encoder that ``name`` means; raises ``BundleError`` when there is none."""
    if name.startswith("t5:"):
        from glyphstudio.training.t5_encoder import TorchT5Encoder

        return TorchT5Encoder(name.removeprefix("t5:"))
    if name == "minilm":
        from glyphstudio import resources
        from glyphstudio.inference.text_encoder import OnnxTextEncoder

        return OnnxTextEncoder(resources.find("encoders/minilm"))
    if name == "glypht5" or name.startswith("glypht5:"):
        return _open_glypht5(name.removeprefix("glypht5").removeprefix(":"))
    raise CheckpointError(f"there is no text encoder {name!r}", "Choose minilm, glypht5:FOLDER or t5:FOLDER.")


def _open_glypht5(folder: str) -> "TextEncoder":
    """Return what `train-encoder` trained and `python -m export.encoder` wrote: in ``folder``, or the shipped one."""
    from glyphstudio import resources
    from glyphstudio.inference.text_encoder import OnnxTextEncoder

    if not folder:
        try:
            folder = str(resources.find("encoders/glypht5"))
        except ResourceError as error:
            hint = "Train one with `glyphstudio train-encoder`, and name its folder: --encoder glypht5:FOLDER."
            raise CheckpointError("no glypht5 ships with this program", hint) from error
    encoder = OnnxTextEncoder(Path(folder))
    if encoder.id != "glypht5":
        raise CheckpointError(f"the text encoder in {folder} is {encoder.id}, not glypht5", "Name another folder.")
    return encoder
