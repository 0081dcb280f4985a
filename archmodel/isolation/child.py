"""A process that runs one blueprint, watched from outside."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from time import monotonic, sleep
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
_LONG = 1.0
"""Seconds after which a process counts as one that takes long."""
_MOST_TAKEN = 64
"""Reads from a pipe in a row: who writes faster than we read must not keep us from looking at the clock."""
_END_WITH_PARENT = 1


class Child:
    """A process that runs one blueprint, and what came from it so far."""

    def __init__(self, target: Target, limits: Limits) -> None:
        self._target = target
        self._limits = limits
        self._ends = monotonic() + limits.seconds
        for stream in (sys.stdout, sys.stderr):
            if stream:
                stream.flush()  # else both processes would write what waits in it
        parent = os.getpid()
        with ExitStack() as opened:
            self._answer, self._said = (_Inbox(most, opened) for most in (_MOST_ANSWERED, _MOST_SAID))
            self._process = os.fork()
            opened.pop_all()
        if not self._process:
            _become(target, limits, self._ends, parent, self._answer.theirs, self._said.theirs)
        with suppress(OSError):  # it has done so itself, or has ended
            os.setpgid(self._process, self._process)
        for inbox in (self._answer, self._said):
            os.close(inbox.theirs)

    @property
    def takes_long(self) -> bool:
        """Whether it runs longer than most."""
        return monotonic() > self._ends - self._limits.seconds + _LONG

    @property
    def inboxes(self) -> list[int]:
        """The descriptors to wait for."""
        return [each.ours for each in (self._answer, self._said) if each.may_fill]

    def outcome(self) -> Callable[[], Answer] | None:
        """Return what reads how it ended, or None while it runs; nothing of it runs any more then."""
        ended, status = os.waitpid(self._process, os.WNOHANG)
        for inbox in (self._answer, self._said):
            inbox.take()
        body = self._answer.content
        whole = len(body) > LENGTH and len(body) - LENGTH == _length(body)
        late = monotonic() > self._ends + _GRACE
        if not (ended or whole or late or self._answer.overflows):
            return None
        if not ended:
            status = self._awaited(1.0 if whole else 0.0)
        left = self._end_group() and not self._limits.strict  # where the first process takes all with it
        return partial(self._answered, status, whole, late, left)

    def _answered(self, status: int, whole: bool, late: bool, left: bool) -> Answer:
        body = self._answer.content
        if whole:
            answer = read(bytes(body[LENGTH:]), self._target)
        elif late or body.startswith(b"Timeout ("):
            answer = Answer(error=self._stopped())
        else:
            answer = Answer(error=self._crashed(status))
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
            sleep(0.0005)
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
        if self._limits.strict and code > 128:
            code = 128 - code
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

    def __init__(self, most: int, opened: ExitStack) -> None:
        self.ours, self.theirs = os.pipe()
        for end in (self.ours, self.theirs):
            opened.callback(os.close, end)
        os.set_blocking(self.ours, False)
        self.content = bytearray()
        self.overflows = False
        """Whether more came than is kept."""
        self.may_fill = True
        """Whether somebody may still write."""
        self._most = most

    def take(self) -> None:
        """Take what waits."""
        for _ in range(_MOST_TAKEN):
            if not self.may_fill:
                return
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


def _become(target: Target, limits: Limits, ends: float, parent: int, answer: int, said: int) -> NoReturn:
    """Be the process that runs a target: nothing of what was here before goes on."""
    code = 1
    try:
        os.setpgid(0, 0)
        _end_with(parent)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        try:
            empty = os.open(os.devnull, os.O_RDONLY)
            for stream, source in ((0, empty), (1, said), (2, said)):
                os.dup2(source, stream)
            if limits.strict:
                from archmodel.isolation.strict import become_shut_off

                become_shut_off(target, limits, ends, answer)
            run_inside(target, limits, ends, answer)
        except OSError as error:
            os.write(answer, refused(LoadingError(f"it cannot be run: {error.strerror}"), target, limits))
        except Exception as error:
            os.write(answer, refused(error, target, limits))
        code = 0
    finally:
        os._exit(code)


def _end_with(parent: int) -> None:
    """Let this process end when its parent does, even where that is killed; Linux alone knows how."""
    if sys.platform != "linux":
        return
    with suppress(ImportError, OSError, AttributeError):
        from ctypes import CDLL

        CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


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
