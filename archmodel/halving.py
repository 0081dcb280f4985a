"""Work that two processes share: this one and a copy of it, which has all that is in memory."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

__all__ = ["can_halve", "halved"]

Result = TypeVar("Result")

_BYTES = 2
"""A number on its way through a pipe, into which 32,000 fit at once."""


def can_halve() -> bool:
    """Say whether a second process helps, and is safe: two processors, and no thread that it would lack."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def halved(count: int, work: Callable[[int], Result]) -> dict[int, Result]:
    """Return what `work` makes of the numbers below `count`, but for those of which it raises.

    Each process takes the next number when it is done with one. Results are pickled; what the
    second process cannot hand over is missing too.
    """
    numbers, begin = os.pipe()
    os.write(begin, b"".join(each.to_bytes(_BYTES, "big") for each in range(count)))
    os.close(begin)
    answer, end = os.pipe()
    _flush()  # or both would write what waits there
    child = os.fork()
    if not child:
        _hand_over(numbers, work, end)
    os.close(end)
    try:
        results = _worked(numbers, work)
        with os.fdopen(answer, "rb") as held, suppress(Exception):
            results |= pickle.load(held)
        return results
    finally:
        os.close(numbers)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _worked(numbers: int, work: Callable[[int], Result]) -> dict[int, Result]:
    results: dict[int, Result] = {}
    while taken := os.read(numbers, _BYTES):
        number = int.from_bytes(taken, "big")
        with suppress(Exception):
            results[number] = work(number)
    return results


def _hand_over(numbers: int, work: Callable[[int], object], end: int) -> None:
    """Work and answer, and end this process without what the other one does at its end."""
    try:
        with os.fdopen(end, "wb") as answer:
            pickle.dump(_worked(numbers, work), answer, pickle.HIGHEST_PROTOCOL)
        _flush()
    finally:
        os._exit(0)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream:
            stream.flush()
