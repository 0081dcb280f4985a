"""Tasks on every processor, with their results in order."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from archmodel.errors import LayoutError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

__all__ = ["workers"]

Result = TypeVar("Result")


@contextmanager
def workers(tasks: Sequence[Callable[[], Result]]) -> Iterator[list[Callable[[], Result]]]:
    """Run the tasks, on all processors where that is possible; a call of what is returned waits for one.

    What a task raises is raised by that call, which may be made once. Each task has a process of its
    own, a copy of this one, so that tasks need not be pickled; results must be what pickle takes. Where
    processes cannot be copied (Windows, and macOS, where libraries break over it), or there is one task
    or one processor, the call runs the task. At the end, and when something is raised inside, no process
    is left behind. Raises `LayoutError` for a task whose process was killed.
    """
    count = min(len(tasks), processors())
    if count < 2 or sys.platform in ("win32", "darwin"):
        yield list(tasks)
        return
    crew = _Crew(tasks, count)
    try:
        yield [partial(crew.result, number) for number in range(len(tasks))]
    finally:
        crew.end()


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Crew(Generic[Result]):
    """The processes that are at work, some tasks ahead of the result that is asked for."""

    def __init__(self, tasks: Sequence[Callable[[], Result]], count: int) -> None:
        self.tasks = tasks
        self.count = count
        self.begun = 0
        self.at_work: dict[Connection, tuple[int, ForkProcess]] = {}
        self.done: dict[int, tuple[bool, Any]] = {}
        self._begin()

    def result(self, number: int) -> Result:
        """Return the result of a task when it is there, or raise what the task raised."""
        from multiprocessing.connection import wait

        while number not in self.done:
            for each in wait([*self.at_work]):
                self._take(each)  # type: ignore[arg-type] # what is waited for is what comes
            self._begin()
        is_well, result = self.done.pop(number)
        if not is_well:
            raise result
        end: Result = result
        return end

    def end(self) -> None:
        """End the processes that are still at work; what they are at is of no use any more."""
        for _, process in self.at_work.values():
            process.kill()
            process.join()

    def _begin(self) -> None:
        from multiprocessing import get_context

        fork = get_context("fork")
        while self.begun < len(self.tasks) and len(self.at_work) < self.count:
            ours, theirs = fork.Pipe(duplex=False)
            process = fork.Process(target=_work, args=(self.tasks[self.begun], theirs))
            process.start()
            theirs.close()  # so that its end is noticed here
            self.at_work[ours] = self.begun, process
            self.begun += 1

    def _take(self, connection: Connection) -> None:
        number, process = self.at_work.pop(connection)
        try:
            self.done[number] = connection.recv()
        except EOFError:
            self.done[number] = False, _killed()
        process.join()


def _work(task: Callable[[], object], connection: Connection) -> None:
    """Do a task and send what comes of it; Ctrl-C is for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        sent: tuple[bool, object] = True, task()
    except Exception as error:
        sent = False, error
    with suppress(BrokenPipeError):  # nobody is there any more to be told
        connection.send(sent)


def _killed() -> LayoutError:
    return LayoutError(
        "the process that drew a picture was killed",
        instead="there may be too little memory: draw fewer pictures at a time, or a view of a part",
    )
