"""Where models lie, and which one is taken when nobody says."""

from collections.abc import Iterator
from pathlib import Path

import platformdirs

from glyphstudio import resources
from glyphstudio.errors import BundleError, ResourceError
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.manifest import MANIFEST


def own_shelf() -> Path:
    """Return the folder of the user's own models, which may not be there yet."""
    return platformdirs.user_data_path("glyphstudio", appauthor=False) / "models"


def _shelves() -> Iterator[Path]:
    """Yield the folders of models: the user's own, then what ships with the program."""
    yield own_shelf()
    try:
        yield resources.find("models")
    except ResourceError:
        return


def installed_models() -> tuple[Path, ...]:
    """Return the folders with a manifest, sound or not; of two with one name the user's own."""
    found: dict[str, Path] = {}
    for shelf in _shelves():
        try:
            folders = sorted(folder for folder in shelf.iterdir() if (folder / MANIFEST).is_file())
        except OSError:
            continue
        for folder in folders:
            found.setdefault(folder.name, folder)
    return tuple(found.values())


def default_model() -> Path:
    """Return the sound model that has seen the most pictures; of equals the first by name.

    Raises ``ResourceError`` when there is no model, and the ``BundleError`` of the first when none is sound.
    """
    sound: list[tuple[int, str, Path]] = []
    broken: BundleError | None = None
    for folder in installed_models():
        try:
            sound.append((-open_bundle(folder).manifest.samples_seen, folder.name, folder))
        except BundleError as error:
            broken = broken or error
    if sound:
        return min(sound)[2]
    raise broken or ResourceError("no model is installed", "Install Glyph Studio again, or name a folder with --model.")


def find_model(name: str) -> Path:
    """Return the folder that ``name`` means: an installed model's name, or a path.

    Raises ``BundleError`` with the names that there are.
    """
    named = {folder.name: folder for folder in installed_models()}
    if name in named:
        return named[name]
    if name and Path(name).is_dir():
        return Path(name)
    names = ", ".join(named) or "none"
    raise BundleError(f"there is no model {name!r}", f"Name a folder, or one of those that are installed: {names}.")


def find_encoder(name: str) -> Path:
    """Return the folder of the text encoder that ``name`` means: one that ships with the program, or a path.

    Raises ``BundleError`` when there is none.
    """
    if "/" not in name and "\\" not in name and name not in {"", ".", ".."}:
        try:
            return resources.find(f"encoders/{name}")
        except ResourceError:
            pass
    if name and Path(name).is_dir():
        return Path(name)
    raise BundleError(f"there is no text encoder {name!r}", "Name a folder of `python -m export.encoder`.")
