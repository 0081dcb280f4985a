"""Signals at moments at which Python would not do with them what a user means."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["ended_by_interrupt", "hear_of_processes", "interrupts_held"]


def hear_of_processes() -> None:
    """Let the end of a process be heard of, even where whoever started us did not want to."""
    if hasattr(signal, "SIGCHLD"):
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Let a Ctrl-C wait until what is inside is done; a process that is made meanwhile never sees it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def ended_by_interrupt() -> Iterator[None]:
    """Let Ctrl-C end the process as the system does, while it is in native code that would not notice.

    A shell says 130 of that as well. Nothing may be half written inside.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # it is ignored, or somebody else's
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
