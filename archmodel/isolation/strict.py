"""A blueprint that nobody has read: shut off from the network, other files, and what archmodel knows.

Linux alone can do so, with its user namespaces, see namespaces(7), pivot_root(2) and mount_setattr(2).
Each step must succeed, or nothing is run.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any, NoReturn

from archmodel.errors import LoadingError
from archmodel.isolation.inside import run_inside
from archmodel.isolation.limits import Limits, hold_to
from archmodel.loading import Target

__all__ = ["become_shut_off", "inside"]

_NEW_SPACES = {
    "mounts": 0x00020000,
    "host name": 0x04000000,
    "messages": 0x08000000,
    "users": 0x10000000,
    "processes": 0x20000000,
    "network": 0x40000000,
}
_BIND, _RECURSIVE, _PRIVATE, _NO_SUID, _NO_DEVICES = 0x1000, 0x4000, 0x40000, 0x2, 0x4
_MOUNT_SETATTR = 442  # the same on every processor
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41, "riscv64": 41}
_READ_ONLY, _AT_RECURSIVE, _HERE, _DETACH = 0x1, 0x8000, -100, 0x2
_END_WITH_PARENT, _NO_NEW_PRIVILEGES = 1, 38
_MOST_PROCESSES = 64
_INSIDE = 1000
"""Who one is inside: not root, who could undo what is done here."""
_LIBRARIES = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")
_PROGRAM = (
    "import json, sys; at = json.loads(sys.argv[1]); sys.path[:] = at.pop('search'); "
    "from archmodel.isolation.strict import inside; inside(**at)"
)


def become_shut_off(target: Target, limits: Limits, answer: int) -> NoReturn:
    """Turn this process into a fresh one that runs `target` and writes to the descriptor `answer`.

    It has an empty environment, no network, a folder /tmp of its own, and can read Python, its
    packages and the project of the blueprint without its `.git`; nothing else. Raises `LoadingError`
    where the system does not let it.
    """
    path = target.path.resolve()
    here = Path.cwd()
    search = [each for each in sys.path if each and Path(each).is_dir()]
    project = _project(path)
    hold_to(limits)
    system = _System()
    try:
        system.leave()
        system.show([project, *map(Path, [sys.prefix, sys.base_prefix, *search, *_LIBRARIES])])
        system.hide(project / ".git")
        system.drop_all_else(here)
    except OSError as error:
        raise _refused(error.filename or "process", error.errno or 0) from error
    os.set_inheritable(answer, True)
    given = {
        "search": search,
        "path": str(path),
        "blueprint": target.blueprint,
        "asked_for": target.asked_for,
        "limits": limits,
        "ends": monotonic() + limits.seconds,
        "answer": answer,
    }
    os.closerange(3, answer)
    os.closerange(answer + 1, 65536)
    said = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _PROGRAM, json.dumps(given)]
    os.execve(sys.executable, said, {"HOME": "/tmp", "LANG": "C.UTF-8", "PATH": "/usr/bin"})


def inside(
    path: str, blueprint: str | None, asked_for: bool, limits: Sequence[Any], ends: float, answer: int
) -> None:
    """Run a blueprint in the process that has been shut off, until the monotonic clock says `ends`."""
    left = Limits(*limits)._replace(seconds=max(ends - monotonic(), 0.1))
    run_inside(Target(Path(path), blueprint, asked_for), left, answer)


def _project(path: Path) -> Path:
    """Return what a blueprint may read: its project, or its folder where there is none."""
    marks = ("pyproject.toml", ".git")
    return next((each for each in path.parents if any((each / mark).exists() for mark in marks)), path.parent)


class _System:
    """What the C library can ask of the kernel; every refusal is a `LoadingError`."""

    def __init__(self) -> None:
        self._c = ctypes.CDLL(None, use_errno=True)
        self._shown: list[Path] = []

    def leave(self) -> None:
        """Leave the spaces that are shared with all else, for an empty folder as root."""
        user, group = os.getuid(), os.getgid()
        self._ask("unshare", self._c.unshare(sum(_NEW_SPACES.values())))
        for file, text in (
            ("setgroups", "deny"),
            ("uid_map", f"{_INSIDE} {user} 1"),
            ("gid_map", f"{_INSIDE} {group} 1"),
        ):
            Path("/proc/self", file).write_text(text)
        self._mount("none", "/", _RECURSIVE | _PRIVATE)
        self._mount("tmpfs", "/tmp", _NO_SUID | _NO_DEVICES, "mode=0755,size=64m")
        Path("/tmp/old").mkdir()
        number = _PIVOT_ROOT.get(platform.machine())
        if number is None:
            raise _refused("pivot_root", 0)
        self._ask("pivot_root", self._c.syscall(number, b"/tmp", b"/tmp/old"))
        os.chdir("/")

    def show(self, paths: list[Path]) -> None:
        """Let files and folders be read where they were, with all that they hold."""
        for path in sorted({*paths}, key=lambda each: (len(each.parts), str(each))):
            old = Path("/old", *path.parts[1:])
            if old.is_symlink() and not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.symlink_to(old.readlink())
            elif old.exists() and not any(path.is_relative_to(each) for each in self._shown):
                self._bind(old, path)
                self._restrict(path)
                self._shown.append(path)

    def hide(self, folder: Path) -> None:
        """Put an empty folder over one that is shown."""
        if folder.is_dir():
            self._mount("tmpfs", str(folder), _NO_SUID | _NO_DEVICES, "mode=0555,size=4k")

    def drop_all_else(self, here: Path) -> None:
        """Let go of the old root and of the right to come back; go on as another process, in `here`."""
        for each in map(Path, _DEVICES):
            self._bind(Path("/old", *each.parts[1:]), each)
        Path("/tmp").mkdir(exist_ok=True)
        here.mkdir(parents=True, exist_ok=True)
        os.chdir(here)
        self._ask("umount", self._c.umount2(b"/old", _DETACH))
        Path("/old").rmdir()
        inner = os.fork()  # the first process of its own space: when it ends, so does all that it started
        if inner:
            _end_as(os.waitpid(inner, 0)[1])
        self._ask("prctl", self._c.prctl(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0))
        self._ask("prctl", self._c.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
        resource.setrlimit(resource.RLIMIT_NPROC, (_MOST_PROCESSES, _MOST_PROCESSES))

    def _bind(self, old: Path, path: Path) -> None:
        if old.is_dir():
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        self._mount(str(old), str(path), _BIND | _RECURSIVE)

    def _restrict(self, path: Path) -> None:
        attributes = (ctypes.c_uint64 * 4)(_READ_ONLY | _NO_SUID | _NO_DEVICES, 0, 0, 0)
        size = ctypes.sizeof(attributes)
        where = os.fsencode(path)
        ended = self._c.syscall(_MOUNT_SETATTR, _HERE, where, _AT_RECURSIVE, ctypes.byref(attributes), size)
        self._ask("mount_setattr", ended)

    def _mount(self, source: str, target: str, flags: int, data: str = "") -> None:
        kind = b"tmpfs" if source == "tmpfs" else None
        said = self._c.mount(os.fsencode(source), os.fsencode(target), kind, flags, data.encode() or None)
        self._ask("mount", said)

    def _ask(self, call: str, ended: int) -> None:
        if ended:
            raise _refused(call, ctypes.get_errno())


def _end_as(status: int) -> NoReturn:
    """End as the process of that status did."""
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        with suppress(OSError):
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


def _refused(call: str, number: int) -> LoadingError:
    why = os.strerror(number) if number else "unknown here"
    return LoadingError(
        f"it was not run: the system does not allow strict isolation ({call}: {why})",
        instead="allow user namespaces, or read the blueprint and run it without --isolate",
    )
