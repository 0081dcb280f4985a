"""The one way out for files: each is written wholly or not at all, and nothing else is touched."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from time import time

from archmodel.errors import FormatError

__all__ = ["refuse_unwritable", "replace_file"]

DAY = 24 * 60 * 60
"""In seconds."""


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` through a temporary file beside it.

    Whatever happens, a kill too, the file holds what it held before or all of `content`. It keeps its
    mode, and a link stays one: written is what it leads to. What killed runs left in the folder more
    than a day ago is removed. Raises `FormatError` where the folder or file cannot be written.
    """
    refuse_unwritable(path)
    place = Path(os.path.realpath(path))
    temporary = place.with_name(f".archmodel-{os.getpid()}-{os.urandom(6).hex()}.tmp")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _clean(place.parent)
        try:
            _write(temporary, content)
            if place.is_file():
                temporary.chmod(place.stat().st_mode & 0o777)
            temporary.replace(place)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error.strerror) from error


def refuse_unwritable(path: Path) -> None:
    """Raise `FormatError` where no file can be written at `path`, before there is anything to write."""
    try:
        folder = path.parent
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        if not folder.is_dir():
            raise _unwritable(path, f"{folder.as_posix()} is no folder")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise _unwritable(path, f"the folder {folder.as_posix()} is read-only")
        if (path.is_symlink() or path.exists()) and not path.is_file():
            what = (
                "a folder"
                if path.is_dir()
                else "a link that leads nowhere"
                if path.is_symlink()
                else "no file"
            )
            raise _unwritable(path, f"it is {what}")
    except OSError as error:
        raise _unwritable(path, error.strerror) from error


def _unwritable(path: Path, why: str | None) -> FormatError:
    return FormatError(
        f"cannot be written: {why}",
        where=path.as_posix(),
        instead="what stood there before is untouched; choose another place",
    )


def _write(path: Path, content: bytes) -> None:
    """Write a new file, down to the disk: else a power cut after it is renamed could leave it empty."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@cache
def _clean(folder: Path) -> None:
    """Remove old temporary files, which are those of runs that were killed."""
    for left in folder.glob(".archmodel-*.tmp"):
        with suppress(OSError):
            if left.lstat().st_mtime < time() - DAY:
                left.unlink()
