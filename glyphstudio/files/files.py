"""A file appears whole or not at all, and never in the place of another by accident."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from glyphstudio.errors import OutputError

SENTENCES = {
    errno.ENOSPC: ("the disk is full", "Free some space."),
    errno.EDQUOT: ("your share of the disk is full", "Free some space."),
    errno.EROFS: ("the disk is read-only", "Choose another folder."),
    errno.EACCES: ("you may not write there", "Choose another folder."),
    errno.EPERM: ("you may not write there", "Choose another folder."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one."),
    errno.EFBIG: ("it would be larger than is allowed", "Choose another folder."),
}


def write_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write ``data`` beside ``path``, to the disk, and only then call it ``path``.

    Raises ``OutputError`` when ``path`` exists (unless ``force``) or cannot be written; then nothing is left behind.
    The file is made anew: with ``force``, a link is replaced, not followed.
    """
    with new_file(path, force=force) as file:
        file.write(data)


@contextlib.contextmanager
def new_file(path: Path, *, force: bool = False, partial: Path | None = None) -> Iterator[IO[bytes]]:
    """Give a file to be written piece by piece, which is called ``path`` when the block ends without an exception.

    It can be read and sought. Until then it is called ``partial``, which is replaced when an interrupted run left it;
    without one it gets a name of its own. Raises as :func:`write_file`.
    """
    unfinished = partial or path.with_name(f".{secrets.token_hex(8)}.partial")
    try:
        try:
            with unfinished.open("wb+" if partial else "xb+") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _publish(unfinished, path, force)
        finally:
            with contextlib.suppress(FileNotFoundError):
                unfinished.unlink()
        _sync_folder(path.parent)
    except FileExistsError as error:
        raise _exists(path) from error
    except (OSError, ValueError) as error:
        raise unwritable(path, error) from error


def make_folder(folder: Path) -> None:
    """Make ``folder`` and its parents unless they are there; raises ``OutputError`` when that is impossible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise unwritable(folder, error) from error


def refuse_existing(paths: Iterable[Path]) -> None:
    """Raise ``OutputError`` for the first path that exists, so that nothing is drawn in vain."""
    for path in paths:
        try:
            path.lstat()
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            raise unwritable(path, error) from error
        raise _exists(path)


def _publish(partial: Path, path: Path, force: bool) -> None:
    """Give the finished file its name; raises ``FileExistsError`` when the name is taken, even since just now."""
    if force:
        partial.replace(path)
        return
    try:
        path.hardlink_to(partial)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no hard links. Their users lose the check's last microseconds.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        partial.rename(path)


def _sync_folder(folder: Path) -> None:
    """Let the new name survive a power cut, where folders can be synchronised."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _exists(path: Path) -> OutputError:
    return OutputError(f"{path} exists already", "Choose another folder or seed, or replace it with --force.")


def unwritable(path: Path, error: OSError | ValueError) -> OutputError:
    """Return the sentence for what the system said."""
    number = error.errno if isinstance(error, OSError) else None
    reason, hint = SENTENCES.get(number or 0, (getattr(error, "strerror", None) or str(error), "Choose another place."))
    return OutputError(f"{path} cannot be written: {reason}", hint)
