"""The one way in for files: regular ones, of a size that may be read."""

from __future__ import annotations

from pathlib import Path

from archmodel.errors import LoadingError

__all__ = ["MOST_BYTES", "content_of"]

MOST_BYTES = 64 * 1024 * 1024
"""The most bytes that a file may hold to be read."""


def content_of(path: Path, instead: str = "", most: int = MOST_BYTES) -> bytes:
    """Return what a file holds.

    Raises `LoadingError` where it cannot be read, with `instead` as the way out, and before anything
    is read where it is a folder, a device or a pipe, or larger than `most` bytes.
    """
    where = path.as_posix()
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise LoadingError("it is no regular file", where=where, instead=instead)
        if size > most:
            kib = most // 1024
            limit = f"{kib} KiB" if kib < 1024 else f"{kib // 1024} MiB"
            raise LoadingError(f"it is larger than {limit}", where=where, instead=instead or "split it")
        return path.read_bytes()
    except OSError as error:
        raise LoadingError(f"cannot be read: {error.strerror}", where=where, instead=instead) from error
