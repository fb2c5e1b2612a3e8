"""A bundle's folder on the disk: it appears whole or not at all."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from glyphstudio.errors import OutputError


@contextmanager
def whole_folder(target: Path, *, force: bool) -> Iterator[Path]:
    """Yield an empty folder beside ``target`` that takes its place when the block ends well.

    A block that fails, or a process that is killed, leaves ``target`` as it was. Raises ``OutputError`` when
    ``target`` exists (without ``force``) or cannot be written.
    """
    if target.exists() and not force:
        raise OutputError(f"{target} exists already", "Name another folder or add --force.")
    partial = target.with_name(target.name + ".partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        yield partial
        _flush(partial)
        _replace(target, partial)
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror or error}", "Free some space.") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def file_facts(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the manifest's entry of each file in ``folder``: its SHA-256 and its bytes."""
    facts = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        facts[path.name] = {"sha256": digest, "bytes": path.stat().st_size}
    return facts


def _flush(folder: Path) -> None:
    """Force the files of ``folder`` onto the disk."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _replace(target: Path, partial: Path) -> None:
    """Put ``partial`` in the place of ``target``; at no moment are both gone."""
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    partial.rename(target)
    shutil.rmtree(old, ignore_errors=True)
