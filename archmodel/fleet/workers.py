"""Tasks on every processor, with their results in order."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

__all__ = ["workers"]

Result = TypeVar("Result")

_tasks: Sequence[Callable[[], Any]] = ()
"""Of the running pool. Its processes are copies of this one, so that a task need not be pickled."""


@contextmanager
def workers(tasks: Sequence[Callable[[], Result]]) -> Iterator[list[Callable[[], Result]]]:
    """Run the tasks, on all processors where that is possible; a call of what is returned waits for one.

    What a task raises is raised by that call, and results must be what pickle takes. Where processes
    cannot be copied (Windows, and macOS, where libraries break over it), or there is one task or one
    processor, the call runs the task. At the end, and when something is raised inside, no process is
    left behind.
    """
    count = min(len(tasks), processors())
    if count < 2 or sys.platform in ("win32", "darwin"):
        yield list(tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _tasks
    _tasks = tasks
    pool = ProcessPoolExecutor(count, get_context("fork"), initializer=_leave_interrupts)
    try:
        yield [pool.submit(_run, number).result for number in range(len(tasks))]
    except BaseException:
        _end(pool)
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        _tasks = ()


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(number: int) -> Any:
    return _tasks[number]()


def _leave_interrupts() -> None:
    """Leave Ctrl-C, which every process of a terminal gets, to the one that started the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool at once; what they were at is of no use any more."""
    from multiprocessing import active_children

    pool.shutdown(wait=False, cancel_futures=True)
    for process in active_children():
        process.kill()
        process.join()
