"""Standard streams, whose other end may have gone, and which may be full or closed."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from archmodel.errors import FormatError

__all__ = ["fill_closed", "leave_unread", "put_out"]


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
        leave_unread(sys.stdout)
    except OSError as error:
        leave_unread(sys.stdout)
        raise FormatError(f"cannot be written: {error.strerror}") from error


def fill_closed() -> None:
    """Let closed standard streams lead nowhere: else what is opened next would have their numbers."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def leave_unread(stream: TextIO) -> None:
    """Send what is still to be written to a stream nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
