"""Frames of a window, as a moving picture and as single ones."""

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image


@dataclass
class Film:
    """Frames with their milliseconds; ``pages`` is a folder for single pictures."""

    pages: Path | None = None
    pause: int = 120
    """Milliseconds to wait before a frame, for icons and pictures to settle."""
    frames: list[tuple[Image.Image, int]] = field(default_factory=list)

    def take(self, window, milliseconds=700, name=""):
        grabbed = window.grab().toImage()
        rgb = grabbed.convertToFormat(grabbed.Format.Format_RGBX8888)
        size = (rgb.width(), rgb.height())
        picture = Image.frombytes("RGBX", size, bytes(rgb.constBits())).convert("RGB")
        self.frames.append((picture, milliseconds))
        if name and self.pages is not None:
            self.pages.mkdir(parents=True, exist_ok=True)
            picture.quantize(256, dither=Image.Dither.NONE).save(self.pages / f"{name}.png", optimize=True)

    def save(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        (first, _), *_ = self.frames
        # A window that was opened again may have been given another size by the system.
        pictures = [picture.resize(first.size) if picture.size != first.size else picture for picture, _ in self.frames]
        durations = [milliseconds for _, milliseconds in self.frames]
        pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=durations, loop=0)
