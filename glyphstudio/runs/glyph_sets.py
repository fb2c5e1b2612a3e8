"""Data sets on the disk, as the window shows them: what is in them, and a few of their pictures."""

import json
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "dataset.json"
IMAGES = "images.npy"


@dataclass(frozen=True, kw_only=True)
class GlyphSet:
    """A data set in the folder ``path``: ``count`` pictures of side ``size``."""

    path: Path
    count: int
    size: int
    fonts: tuple[str, ...]
    ranges: str

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.name

    def sample(self, most: int) -> tuple[bytes, ...]:
        """Return up to ``most`` pictures from all over the set, each of size² grey bytes; none when it is damaged."""
        area = self.size * self.size
        step = max(1, self.count // most)
        pictures = []
        try:
            with (self.path / IMAGES).open("rb") as file:
                # The pictures are the end of the file; its header, in front, is NumPy's affair.
                start = file.seek(0, 2) - self.count * area
                if start < 0:
                    return ()
                for number in range(0, min(self.count, step * most), step):
                    file.seek(start + number * area)
                    pictures.append(file.read(area))
        except OSError:
            return ()
        return tuple(pictures)


def glyph_sets(folder: Path) -> tuple[GlyphSet, ...]:
    """Return the sound data sets in ``folder``, the newest first."""
    try:
        paths = [path for path in folder.iterdir() if (path / MANIFEST).is_file() and not path.name.startswith(".")]
    except OSError:
        return ()
    paths.sort(key=lambda path: ((path / MANIFEST).stat().st_mtime, path.name), reverse=True)
    return tuple(found for path in paths if (found := _read(path)) is not None)


def _read(path: Path) -> GlyphSet | None:
    try:
        data = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        count, size = int(data["count"]), int(data["size"])
        fonts = tuple(str(font["name"]) for font in data["fonts"])
        return GlyphSet(path=path, count=count, size=size, fonts=fonts, ranges=str(data["ranges"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
