"""A process that runs one blueprint, watched from outside."""

from __future__ import annotations

import os
import re
import signal
import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, NoReturn

from archmodel.errors import LoadingError
from archmodel.isolation.answer import LENGTH, Answer, read, refused
from archmodel.isolation.inside import run_inside
from archmodel.isolation.limits import Limits
from archmodel.source import path_in_project

if TYPE_CHECKING:
    from archmodel.loading import Target

__all__ = ["Child"]

_MOST_SAID = 256 * 1024
_MOST_ANSWERED = 64 * 1024**2
_GRACE = 0.3
"""Seconds past the limit in which a process says what it was doing before it is killed."""


class Child:
    """A process that runs one blueprint, and what came from it so far."""

    def __init__(self, target: Target, limits: Limits) -> None:
        self._target = target
        self._limits = limits
        self._answer = _Inbox(_MOST_ANSWERED)
        self._said = _Inbox(_MOST_SAID)
        for stream in (sys.stdout, sys.stderr):
            if stream:
                stream.flush()  # else both processes would write what waits in it
        self._process = os.fork()
        if not self._process:
            _become(target, limits, self._answer.theirs, self._said.theirs)
        with suppress(OSError):  # it has done so itself, or has ended
            os.setpgid(self._process, self._process)
        for inbox in (self._answer, self._said):
            os.close(inbox.theirs)
        self._ends = monotonic() + limits.seconds + _GRACE

    @property
    def inboxes(self) -> list[int]:
        """The descriptors to wait for."""
        return [each.ours for each in (self._answer, self._said) if each.may_fill]

    def outcome(self) -> Answer | None:
        """Return how it ended, or None while it runs; nothing of it runs any more then."""
        ended, status = os.waitpid(self._process, os.WNOHANG)
        for inbox in (self._answer, self._said):
            inbox.take()
        body = self._answer.content
        whole = len(body) > LENGTH and len(body) - LENGTH == _length(body)
        late = monotonic() > self._ends
        if not (ended or whole or late or self._answer.overflows):
            return None
        if not ended:
            status = self._awaited(1.0 if whole else 0.0)
        left = self._end_group()
        if whole:
            answer = read(bytes(body[LENGTH:]), self._target)
        else:
            answer = Answer(error=self._stopped() if late else self._crashed(status))
        remarks = (*(["processes"] if left else []), *answer.remarks)
        return answer._replace(
            said=_lines(self._said),
            remarks=(f"it left {' and '.join(remarks)} running; they were ended",) if remarks else (),
        )

    def end(self) -> None:
        """End it at once, with all that it started."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)
        self._end_group()

    def _awaited(self, seconds: float) -> int:
        """Wait for its end, at most so long, and return its status."""
        ends = monotonic() + seconds
        while monotonic() < ends:
            ended, status = os.waitpid(self._process, os.WNOHANG)
            if ended:
                return status
        os.kill(self._process, signal.SIGKILL)
        return os.waitpid(self._process, 0)[1]

    def _end_group(self) -> bool:
        """End what it started, and say whether there was anything."""
        for inbox in (self._answer, self._said):
            inbox.close()
        try:
            os.killpg(self._process, signal.SIGKILL)
        except OSError:
            return False
        return True

    def _stopped(self) -> LoadingError:
        line = _line_of(bytes(self._answer.content), os.fsencode(self._target.path.resolve()))
        return LoadingError(
            f"it was still running after {self._limits.seconds:g} s",
            where=self._file + (f":{line}" if line else ""),
            instead="look for a loop without an end, or raise --load-timeout",
        )

    def _crashed(self, status: int) -> LoadingError:
        code = os.waitstatus_to_exitcode(status)
        if self._answer.overflows:
            return LoadingError(f"its model is larger than {_MOST_ANSWERED // 1024**2} MiB", where=self._file)
        if code >= 0:
            return LoadingError(
                "it ended the program before defining a blueprint",
                where=self._file,
                instead="take the call that ends it out of the file",
            )
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return LoadingError(
                f"its process crashed ({name})",
                where=self._file,
                instead="look at what it imports, or raise --load-memory where it needs more",
            )
        return LoadingError(f"its process was ended by signal {-code}", where=self._file)

    @property
    def _file(self) -> str:
        return path_in_project(str(self._target.path))


class _Inbox:
    """A pipe, and what came out of it so far, up to a limit."""

    def __init__(self, most: int) -> None:
        self.ours, self.theirs = os.pipe()
        os.set_blocking(self.ours, False)
        self.content = bytearray()
        self.overflows = False
        """Whether more came than is kept."""
        self.may_fill = True
        """Whether somebody may still write."""
        self._most = most

    def take(self) -> None:
        """Take what waits."""
        while self.may_fill:
            try:
                taken = os.read(self.ours, 65536)
            except BlockingIOError:
                return
            self.may_fill = bool(taken)
            self.overflows = self.overflows or len(self.content) + len(taken) > self._most
            self.content += taken[: self._most - len(self.content)]

    def close(self) -> None:
        """Close our end, after a last look."""
        self.take()
        os.close(self.ours)
        self.may_fill = False


def _become(target: Target, limits: Limits, answer: int, said: int) -> NoReturn:
    """Be the process that runs a target: nothing of what was here before goes on."""
    code = 1
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        empty = os.open(os.devnull, os.O_RDONLY)
        for stream, source in ((0, empty), (1, said), (2, said)):
            os.dup2(source, stream)
        if limits.strict:
            _shut_off(target, limits, answer)
        else:
            run_inside(target, limits, answer)
        code = 0
    finally:
        os._exit(code)


def _shut_off(target: Target, limits: Limits, answer: int) -> None:
    """Run a target in a process that is shut off, or answer why there is none."""
    from archmodel.isolation.strict import become_shut_off

    try:
        become_shut_off(target, limits, answer)
    except Exception as error:
        os.write(answer, refused(error, target, limits))


def _length(body: bytearray) -> int:
    digits = bytes(body[:LENGTH])
    return int(digits) if digits.isdigit() else -1


_FRAME = re.compile(rb'File "(.*)", line (\d+)')


def _line_of(trace: bytes, file: bytes) -> int:
    """Return the innermost line of a file in what faulthandler wrote, or 0."""
    shown = file.decode(errors="surrogateescape").encode("ascii", "backslashreplace")
    return next((int(line) for name, line in _FRAME.findall(trace) if name == shown), 0)


def _lines(said: _Inbox) -> tuple[str, ...]:
    lines = said.content.decode("utf-8", "backslashreplace").splitlines()
    return (*lines, f"... and more than {_MOST_SAID // 1024} KiB") if said.overflows else tuple(lines)
