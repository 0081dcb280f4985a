"""Pictures drawn in several processes, with their results in order."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from archmodel.errors import ArchmodelError
from archmodel.fleet.job import Drawn, Job, draw
from archmodel.interrupts import interrupts_held

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

__all__ = ["processors", "workers"]

METHOD = "fork" if sys.platform == "linux" else "spawn"
"""How a process is made. A copy of this one is there at once; elsewhere system libraries break over it."""


@contextmanager
def workers(jobs: Sequence[Job], count: int) -> Iterator[list[Callable[[], Drawn]]]:
    """Draw in up to `count` processes; a call of what is returned waits for one picture.

    What goes wrong with a picture is raised by its call alone, even where its process was killed. One
    job, or a `count` of one, is done in this process, by the call. At the end, and when something is
    raised inside, no process is left behind, nor is one when this process is killed.
    """
    count = min(count, len(jobs))
    if count < 2:
        yield [partial(draw, job) for job in jobs]
        return
    pool = _Pool(jobs)
    try:
        for _ in range(count):
            pool.start()
        yield [partial(pool.result, number) for number in range(len(jobs))]
    finally:
        pool.end()


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Raised(NamedTuple):
    error: Exception


class _Pool:
    """Processes, each of which draws one picture after the other. Nothing runs beside: no threads here."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._jobs = jobs
        # The largest first: one that comes last keeps all others waiting.
        self._waiting = deque(sorted(range(len(jobs)), key=lambda number: -jobs[number].size))
        self._done: dict[int, Drawn | _Raised] = {}
        self._processes: dict[Connection, BaseProcess] = {}
        self._busy: dict[Connection, int] = {}

    def start(self) -> None:
        """Start one more process, and give it something to draw."""
        from multiprocessing import get_context

        context: Any = get_context(METHOD)
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with interrupts_held():
            process.start()
        theirs.close()  # else its end would not be noticed
        self._processes[ours] = process
        self._hand_out(ours)

    def result(self, number: int) -> Drawn:
        """Wait for the picture of a number; see to it that all processes have work meanwhile."""
        from multiprocessing.connection import wait

        while number not in self._done:
            for connection in wait([*self._busy]):
                self._take(connection)  # type: ignore[arg-type] # it is one of those that were given
        result = self._done.pop(number)
        if isinstance(result, _Raised):
            raise result.error
        return result

    def end(self) -> None:
        """End all processes at once."""
        for process in self._processes.values():
            process.kill()
        for connection, process in self._processes.items():
            process.join()
            connection.close()

    def _hand_out(self, connection: Connection) -> None:
        if self._waiting:
            self._busy[connection] = number = self._waiting.popleft()
            with suppress(OSError):  # it was killed meanwhile, as is found when its result is waited for
                connection.send(self._jobs[number])

    def _take(self, connection: Connection) -> None:
        number = self._busy.pop(connection)
        try:
            self._done[number] = connection.recv()
        except (EOFError, OSError):
            process = self._processes.pop(connection)
            process.join()
            connection.close()
            self._done[number] = _Raised(_lost(self._jobs[number].name, process.exitcode or 0))
            if self._waiting:
                self.start()
        else:
            self._hand_out(connection)


def _lost(name: str, code: int) -> ArchmodelError:
    ended = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
    return ArchmodelError(
        f"the process that drew '{name}' {ended}",
        instead="it may have needed more memory than there is: try --jobs 1, or a smaller --scale",
    )


def _serve(connection: Connection) -> None:
    """Draw what comes in, until the process that sends it ends."""
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _keep_memory()
    Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            connection.send(draw(connection.recv()))
        except Exception as error:
            connection.send(_Raised(_sendable(error)))


def _keep_memory() -> None:
    """Let the C library keep what a picture took for the next one, where it is one that knows how (glibc).

    Pixels are tens of megabytes, and to get them anew page by page takes a tenth of the time of a PNG.
    """
    from ctypes import CDLL

    with suppress(OSError, AttributeError, TypeError):
        for parameter in (-1, -3):  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of malloc.h
            CDLL(None).mallopt(parameter, 1 << 30)


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _sendable(error: Exception) -> Exception:
    """Return the error, or its words where it would not come out on the other side."""
    import pickle

    try:
        return error if type(pickle.loads(pickle.dumps(error))) is type(error) else RuntimeError(str(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
