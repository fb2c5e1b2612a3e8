"""What the model is computed on."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Computing:
    """A device, and what could be chosen instead; nothing of it where nobody knows."""

    device: str = ""
    """ "cpu" or "cuda"."""
    reason: str = ""
    """Why this one, in half a sentence."""
    choices: tuple[str, ...] = ()
    """What may be asked for: "auto", and the devices that this installation can use."""
