"""Writing to standard output, whose reader may have gone, and which may be full or closed."""

from __future__ import annotations

import sys

from archmodel.errors import FormatError

__all__ = ["leave_unread", "put_out"]


def put_out(content: bytes) -> None:
    """Write to standard output; a reader that has gone changes nothing, least of all the exit code.

    Raises `FormatError` where it is full.
    """
    if sys.stdout is None:  # closed by whoever started us
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        leave_unread()
    except OSError as error:
        leave_unread()
        raise FormatError(f"cannot be written: {error.strerror}") from error


def leave_unread() -> None:
    """Send what is still to be written to standard output nowhere."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
