"""Several blueprints run at once, each in a process of its own, with their answers in order."""

from __future__ import annotations

import os
import select
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from functools import partial

from archmodel.errors import ArchmodelError, LoadingError
from archmodel.interrupts import interrupts_held
from archmodel.isolation.answer import Answer, Unsayable, prepare
from archmodel.isolation.child import Child
from archmodel.isolation.limits import LIMITS, Limits
from archmodel.loading import Target, load

__all__ = ["CAN_FORK", "here", "runs"]

CAN_FORK = hasattr(os, "fork")
_LOOK = 50
"""Milliseconds after which it is looked whether a process has ended that keeps its pipes open."""


@contextmanager
def runs(
    targets: Sequence[Target], count: int, limits: Limits = LIMITS
) -> Iterator[list[Callable[[], Answer]]]:
    """Run the blueprints of `targets` in up to `count` processes at once; a call waits for one answer.

    As many again may run besides that take long, so that one of these does not hold up all others.
    A document runs nothing and is read in this process, and so is a blueprint that holds what no
    document can, once it has shown that it keeps to its limits. At the end no process is left.
    """
    pool = _Runs([each for each in targets if _is_program(each)], count, limits)
    try:
        pool.start()
        yield [partial(pool.answer if _is_program(each) else here, each) for each in targets]
    finally:
        pool.end()


def _is_program(target: Target) -> bool:
    return target.path.suffix == ".py"


def here(target: Target) -> Answer:
    """Return the models of a target, read or run in this process, or what was wrong."""
    try:
        return Answer(tuple(load(target)))
    except ArchmodelError as error:
        return Answer(error=error)


class _Runs:
    def __init__(self, targets: Sequence[Target], count: int, limits: Limits) -> None:
        self._waiting = deque(targets)
        self._count = count
        self._limits = limits
        self._running: dict[Target, Child] = {}
        self._ended: dict[Target, Callable[[], Answer]] = {}
        """What reads the answer of each that has ended, until that is done."""
        self._answers: dict[Target, Answer] = {}
        self._has_read = False

    def start(self) -> None:
        """Start as many as may run at once."""
        if self._waiting:
            prepare()
        while self._waiting and self._has_room():
            target = self._waiting.popleft()
            try:
                with interrupts_held():  # else one that was just made might be left behind
                    self._running[target] = Child(target, self._limits)
            except OSError as fault:
                if self._running:  # the system allows no more: go on when one has ended
                    self._waiting.appendleft(target)
                    return
                what = f"no process can be made to run it: {fault.strerror}"
                error = LoadingError(what, where=target.path.as_posix())
                self._answers[target] = Answer(error=error)

    def _has_room(self) -> bool:
        slow = sum(child.takes_long for child in self._running.values())
        return len(self._running) - min(slow, self._count) < self._count

    def answer(self, target: Target) -> Answer:
        """Wait for the answer of a target; see to it that others run meanwhile.

        Until a model was read, answers are read at once: what that makes known of its kinds spares all
        who start later a third of their time. From then on none is read while others have to start: to
        copy a process takes as long as it is large. When all have started, those that have ended are read
        while others run.
        """
        while (self._waiting and self._has_read) or not (target in self._ended or target in self._answers):
            if self._waiting or not self._ended:
                self._look(_LOOK)
            else:
                self._read(next(iter(self._ended)))
                self._look(0)
        if target in self._ended:
            self._read(target)
        answer = self._answers.pop(target)
        self._has_read = self._has_read or bool(answer.models)
        if isinstance(answer.error, Unsayable) and not self._limits.strict:
            nowhere = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
            with nowhere, redirect_stderr(nowhere):  # it has said all that before
                return here(target)._replace(said=answer.said, remarks=answer.remarks)
        return answer

    def _look(self, milliseconds: int) -> None:
        """Wait for what comes from those that run, so long at most; start others where some have ended."""
        poll = select.poll()
        for child in self._running.values():
            for inbox in child.inboxes:
                poll.register(inbox, select.POLLIN)
        poll.poll(milliseconds)
        for each, child in [*self._running.items()]:
            if ended := child.outcome():
                del self._running[each]
                self._ended[each] = ended
        self.start()

    def _read(self, target: Target) -> None:
        self._answers[target] = self._ended.pop(target)()

    def end(self) -> None:
        """End all processes at once."""
        for child in self._running.values():
            child.end()
