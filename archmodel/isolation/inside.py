"""What a process does that is there to run one blueprint."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from archmodel.isolation.answer import answered
from archmodel.isolation.limits import Limits, hold_to

if TYPE_CHECKING:
    from archmodel.loading import Target

__all__ = ["run_inside"]


def run_inside(target: Target, limits: Limits, ends: float, answer: int) -> None:
    """Run a target in this process, which is there for nothing else, and send what it answers.

    Where it still runs when the monotonic clock shows `ends`, it sends what it was doing, and ends.
    """
    import faulthandler

    sys.stdout = _stream(1)
    sys.stderr = _stream(2)
    faulthandler.dump_traceback_later(max(ends - monotonic(), 0.001), file=answer, exit=True)
    hold_to(limits)
    body = memoryview(answered(target, limits))
    faulthandler.cancel_dump_traceback_later()
    for stream in (sys.stdout, sys.stderr):
        with suppress(Exception):  # the author's program closed or replaced it
            stream.flush()
    while body:
        body = body[os.write(answer, body) :]


def _stream(number: int) -> TextIO:
    return os.fdopen(number, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
