"""Standard streams, which may lead to a terminal, or to nobody, or be full or closed."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from archmodel.errors import FormatError

__all__ = ["escaped", "fill_closed", "leave_unread", "put_out"]


def escaped(text: str) -> str:
    r"""Return `text` with everything that would steer a terminal, not show in it, spelled out.

    That is control characters, line ends, what reverses the direction of writing, halves of
    characters that UTF-8 cannot write, and what is no character.

    >>> escaped("\x1b[31mred\n")
    '\\x1b[31mred\\n'
    """
    if text.isprintable():
        return text
    return "".join(each.encode("unicode_escape").decode() if _steers(ord(each)) else each for each in text)


def _steers(code: int) -> bool:
    return (
        code < 0x20
        or 0x7F <= code < 0xA0
        or 0x2028 <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or 0xD800 <= code < 0xE000
        or code & 0xFFFE == 0xFFFE
    )


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
