"""The data set on disk: pictures of characters, made from fonts, in one folder.

``images.npy`` uint8 [N, S, S] (0 ink … 255 paper), ``codepoints.npy`` int32 [N], ``fonts.npy`` int16 [N] (number of the
font in the manifest), ``dataset.json`` the manifest. What the characters mean is not in it: see ``glyphs.dictionary``.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from glyphstudio.errors import DatasetError
from glyphstudio.glyphs.raster import GlyphRaster

FORMAT = 1
MANIFEST = "dataset.json"
SIZES = range(8, 1025)
REPORT_EVERY = 512
_HINT = "Make it with: glyphstudio dataset build."


@dataclass(frozen=True, kw_only=True)
class FontRecord:
    """One font of a data set; ``glyphs`` pictures were drawn with it, ``without_ink`` characters were skipped."""

    name: str
    file: str
    sha256: str
    licence: str
    copyright: str
    axes: Mapping[str, float]
    glyphs: int
    without_ink: int


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What ``dataset.json`` says: ``count`` pictures of side ``size``, the characters asked for, the fonts."""

    size: int
    count: int
    without_ink: int
    ranges: str
    fonts: tuple[FontRecord, ...]

    def to_json(self) -> str:
        """Return the text of the file."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """Read the text of the file; raises ``ValueError`` when it is not a manifest of this format."""
        data = json.loads(text)
        if not isinstance(data, dict) or data.pop("format", None) != FORMAT:
            raise ValueError(f"it is not of format {FORMAT}")
        try:
            fonts = tuple(FontRecord(**record) for record in data.pop("fonts"))
            manifest = cls(fonts=fonts, **data)
        except (TypeError, KeyError) as error:
            raise ValueError(f"its fields are not those of format {FORMAT}") from error
        if not all(isinstance(number, int) for number in (manifest.size, manifest.count, manifest.without_ink)):
            raise ValueError("its numbers are no numbers")
        return manifest


@dataclass(frozen=True, eq=False)
class Dataset:
    """An open data set; ``images`` is mapped from the file, not loaded."""

    manifest: Manifest
    images: npt.NDArray[np.uint8]
    codepoints: npt.NDArray[np.int32]
    fonts: npt.NDArray[np.int16]


@dataclass(frozen=True, kw_only=True)
class BuildPlan:
    """What to draw, and where to put it.

    ``ranges`` is how the code points were asked for; ``force`` replaces the data set in ``out``.
    """

    fonts: tuple[Path, ...]
    codepoints: tuple[int, ...]
    ranges: str
    out: Path
    size: int = 128
    axes: Mapping[str, float] = field(default_factory=dict)
    force: bool = False


@dataclass(frozen=True)
class BuildProgress:
    """How far a build is: ``done`` of ``total`` characters tried, of which ``skipped`` gave no ink."""

    done: int
    total: int
    skipped: int

    @property
    def drawn(self) -> int:
        """Number of pictures."""
        return self.done - self.skipped


def open_dataset(folder: Path) -> Dataset:
    """Open the data set in ``folder``; raises ``DatasetError`` when there is none or it is damaged."""
    try:
        manifest = Manifest.from_json((folder / MANIFEST).read_text(encoding="utf-8"))
        images = np.load(folder / "images.npy", mmap_mode="r", allow_pickle=False)
        codepoints = np.load(folder / "codepoints.npy", allow_pickle=False)
        fonts = np.load(folder / "fonts.npy", allow_pickle=False)
    except FileNotFoundError as error:
        raise DatasetError(f"{folder} holds no data set: {Path(error.filename).name} is missing", _HINT) from error
    except (OSError, EOFError, ValueError) as error:
        raise DatasetError(f"the data set in {folder} is damaged: {error}", _HINT) from error
    count, size = manifest.count, manifest.size
    found = [(array.shape, array.dtype.name) for array in (images, codepoints, fonts)]
    if found != [((count, size, size), "uint8"), ((count,), "int32"), ((count,), "int16")]:
        raise DatasetError(f"the data set in {folder} is damaged: its arrays are not those of {MANIFEST}", _HINT)
    if count and not (fonts.min() >= 0 and fonts.max() < len(manifest.fonts)):
        raise DatasetError(f"the data set in {folder} is damaged: it names a font that {MANIFEST} lacks", _HINT)
    return Dataset(manifest, images, codepoints, fonts)


class _ImagesFile:
    """An ``.npy`` file that grows: the header is written again at the end, when the number of pictures is known."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._size, self.count = file, size, 0
        self._write_header()

    def _write_header(self) -> None:
        # NumPy pads the header so that the first axis can grow in place.
        shape = (self.count, self._size, self._size)
        np.lib.format.write_array_header_1_0(self._file, {"descr": "|u1", "fortran_order": False, "shape": shape})

    def append(self, image: npt.NDArray[np.uint8]) -> None:
        self._file.write(image.tobytes())
        self.count += 1

    def close(self) -> None:
        self._file.seek(0)
        self._write_header()
        self._file.flush()
        os.fsync(self._file.fileno())


def _check(plan: BuildPlan) -> None:
    if plan.size not in SIZES:
        raise DatasetError(f"pictures of {plan.size} pixels cannot be made", "Choose a size from 8 to 1024.")
    if not plan.out.exists():
        return
    if not plan.force:
        raise DatasetError(f"{plan.out} exists already", "Choose another folder, or replace it with --force.")
    replaceable = plan.out.is_dir() and ((plan.out / MANIFEST).exists() or not any(plan.out.iterdir()))
    if not replaceable:
        raise DatasetError(f"{plan.out} is not a data set, so it is not replaced", "Choose another folder.")


def build(plan: BuildPlan) -> Iterator[BuildProgress]:
    """Draw the characters of ``plan`` in each of its fonts; one progress every few hundred, the last when all is done.

    The folder appears whole at the end: it is made beside its place and moved there. Raises ``DatasetError`` for a font
    that cannot be read, a place that is taken, a disk that is full, or when no font has any ink.
    """
    _check(plan)
    rasters = [GlyphRaster(path, plan.size, plan.axes) for path in plan.fonts]
    try:
        plan.out.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f".{plan.out.name}-", suffix=".partial", dir=plan.out.parent))
        try:
            yield from _draw_all(plan, rasters, partial)
            _move(partial, plan.out)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise DatasetError(f"cannot write {plan.out}: {error.strerror or error}", "Choose another folder.") from error


def _draw_all(plan: BuildPlan, rasters: list[GlyphRaster], folder: Path) -> Iterator[BuildProgress]:
    codepoints: list[int] = []
    numbers: list[int] = []
    records: list[FontRecord] = []
    done, total = 0, len(rasters) * len(plan.codepoints)
    with (folder / "images.npy").open("wb") as file:
        images = _ImagesFile(file, plan.size)
        for number, raster in enumerate(rasters):
            before = images.count
            for codepoint in plan.codepoints:
                image = raster.draw(codepoint)
                if image is not None:
                    images.append(image)
                    codepoints.append(codepoint)
                    numbers.append(number)
                done += 1
                if done % REPORT_EVERY == 0 and done < total:
                    yield BuildProgress(done, total, done - images.count)
            records.append(_record(raster, images.count - before, len(plan.codepoints)))
        images.close()
    if not images.count:
        raise DatasetError("no character of the range has ink in these fonts", "Choose another range or another font.")
    np.save(folder / "codepoints.npy", np.array(codepoints, dtype=np.int32))
    np.save(folder / "fonts.npy", np.array(numbers, dtype=np.int16))
    skipped = total - images.count
    manifest = Manifest(
        size=plan.size, count=images.count, without_ink=skipped, ranges=plan.ranges, fonts=tuple(records)
    )
    (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    yield BuildProgress(total, total, skipped)


def _record(raster: GlyphRaster, glyphs: int, tried: int) -> FontRecord:
    return FontRecord(
        name=raster.name,
        file=raster.path.name,
        sha256=raster.sha256,
        licence=raster.licence,
        copyright=raster.copyright,
        axes=raster.axes,
        glyphs=glyphs,
        without_ink=tried - glyphs,
    )


def _move(partial: Path, out: Path) -> None:
    """Put the finished folder in its place; what stood there goes only when the new one is complete."""
    partial.chmod(0o755)
    old = partial.with_suffix(".old")
    if out.exists():
        out.rename(old)
    partial.rename(out)
    shutil.rmtree(old, ignore_errors=True)
