"""A blueprint that nobody has read: shut off from the network, other files, and what archmodel knows.

Linux alone can do so, with its user namespaces, see namespaces(7), pivot_root(2) and mount_setattr(2).
Each step must succeed, or nothing is run.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import platform
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
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
_KEYCTL = {"x86_64": 250, "aarch64": 219, "riscv64": 219}
_JOIN_NEW_KEYS = 1
_READ_ONLY, _AT_RECURSIVE, _HERE, _DETACH = 0x1, 0x8000, -100, 0x2
_END_WITH_PARENT, _NO_NEW_PRIVILEGES = 1, 38
_MOST_PROCESSES = 64
_HOST = b"isolated"
_SCRATCH = "mode=0755,size=64m,nr_inodes=20k"
_INSIDE = 1000
"""Who one is inside: not root, who could undo what is done here."""
_LIBRARIES = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")
_PROGRAM = (
    "import json, sys; at = json.loads(sys.argv[1]); sys.path[:] = at.pop('search'); "
    "from archmodel.isolation.strict import inside; inside(**at)"
)


def become_shut_off(target: Target, limits: Limits, ends: float, answer: int) -> NoReturn:
    """Turn this process into a fresh one that runs `target` and writes to the descriptor `answer`.

    It has an empty environment, no network, a folder /tmp of its own, and can read Python, its
    packages and the project of the blueprint without any `.git`; nothing else. Raises `LoadingError`
    where the system does not let it, or where the project is as wide as a home folder.
    """
    path = target.path.resolve()
    here = Path.cwd()
    search = [Path(each).resolve() for each in sys.path if each and Path(each).is_dir()]
    project = _project(path)
    program, *python = (Path(each).resolve() for each in (sys.executable, sys.prefix, sys.base_prefix))
    shown = [project, *search, *python]
    _refuse_home(shown)
    try:
        hidden = [*_leading_out(project), *(each / ".git" for each in search)]
        hold_to(limits)
        system = _System()
        system.leave()
        system.show([*shown, *map(Path, _LIBRARIES)])
        system.hide(hidden)
        system.drop_all_else(here)
        os.set_inheritable(answer, True)
        given = {
            "search": [*map(str, search)],
            "path": str(path),
            "blueprint": target.blueprint,
            "asked_for": target.asked_for,
            "limits": limits,
            "ends": ends,
            "answer": answer,
        }
        os.closerange(3, answer)
        os.closerange(answer + 1, 65536)
        said = [str(program), "-I", "-B", "-X", "utf8", "-c", _PROGRAM, json.dumps(given)]
        os.execve(program, said, {"HOME": "/tmp", "LANG": "C.UTF-8", "PATH": "/usr/bin"})
    except OSError as error:
        raise _refused(error.filename or "process", error.errno or 0) from error


def inside(
    path: str, blueprint: str | None, asked_for: bool, limits: Sequence[Any], ends: float, answer: int
) -> None:
    """Run a blueprint in the process that has been shut off."""
    run_inside(Target(Path(path), blueprint, asked_for), Limits(*limits), ends, answer)


def _project(path: Path) -> Path:
    """Return what a blueprint may read: its project, or its folder where there is none."""
    marks = ("pyproject.toml", ".git")
    return next((each for each in path.parents if any((each / mark).exists() for mark in marks)), path.parent)


def _refuse_home(shown: list[Path]) -> None:
    """Refuse to show a home folder: keys lie there, whatever else does."""
    home = Path.home().resolve()
    for each in shown:
        if home.is_relative_to(each):
            raise LoadingError(
                f"it was not run: strict isolation would let it read {each}, the whole home folder",
                instead="keep blueprints and Python in folders of their own; pyproject.toml marks a project",
            )


def _leading_out(project: Path) -> Iterator[Path]:
    """Yield what is not a project's own: every `.git`, sockets, pipes, and what cannot be looked into."""
    waiting = [str(project)]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for each in entries:
                    if each.is_dir(follow_symlinks=False) and each.name != ".git":
                        waiting.append(each.path)
                    elif each.name == ".git" or not (each.is_symlink() or each.is_file()):
                        yield Path(each.path)
        except PermissionError:
            yield Path(folder)


class _System:
    """What the C library can ask of the kernel; every refusal is a `LoadingError`."""

    def __init__(self) -> None:
        self._c = ctypes.CDLL(None, use_errno=True)
        self._shown: list[Path] = []

    def leave(self) -> None:
        """Leave the spaces that are shared with all else, for an empty folder as root."""
        if platform.machine() not in _PIVOT_ROOT:
            raise _refused("pivot_root", 0)
        user, group = os.getuid(), os.getgid()
        self._ask("unshare", self._c.unshare(sum(_NEW_SPACES.values())))
        for file, text in (
            ("setgroups", "deny"),
            ("uid_map", f"{_INSIDE} {user} 1"),
            ("gid_map", f"{_INSIDE} {group} 1"),
        ):
            Path("/proc/self", file).write_text(text)
        self._forget_keys()
        self._ask("sethostname", self._c.sethostname(_HOST, len(_HOST)))
        self._mount("none", "/", _RECURSIVE | _PRIVATE)
        self._mount("tmpfs", "/tmp", _NO_SUID | _NO_DEVICES, _SCRATCH)
        Path("/tmp/old").mkdir()
        self._ask("pivot_root", self._c.syscall(_PIVOT_ROOT[platform.machine()], b"/tmp", b"/tmp/old"))
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
                self._restrict(path, _READ_ONLY | _NO_SUID | _NO_DEVICES)
                self._shown.append(path)

    def hide(self, paths: list[Path]) -> None:
        """Put nothing over files and folders that are shown."""
        for path in paths:
            if path.is_dir():
                self._mount("tmpfs", str(path), _READ_ONLY)
            elif path.exists():
                self._mount("/old/dev/null", str(path), _BIND)
                self._restrict(path, _READ_ONLY)

    def drop_all_else(self, here: Path) -> None:
        """Let go of the old root and of the right to come back; go on as another process, in `here`."""
        for each in map(Path, _DEVICES):
            self._bind(Path("/old", *each.parts[1:]), each)
            self._restrict(each, _READ_ONLY)  # who owns a device could forbid it to everybody
        Path("/tmp").mkdir(exist_ok=True)
        here.mkdir(parents=True, exist_ok=True)
        os.chdir(here)
        self._ask("umount", self._c.umount2(b"/old", _DETACH))
        Path("/old").rmdir()
        if first := os.fork():
            _end_as(first)
        # This is the first process of its own space, out of reach of the next: all there ends with it.
        self._ask("prctl", self._c.prctl(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0))
        if next_one := os.fork():
            _end_as(next_one)
        self._ask("prctl", self._c.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
        _, highest = resource.getrlimit(resource.RLIMIT_NPROC)
        most = _MOST_PROCESSES if highest == resource.RLIM_INFINITY else min(highest, _MOST_PROCESSES)
        resource.setrlimit(resource.RLIMIT_NPROC, (most, most))

    def _forget_keys(self) -> None:
        """Leave the keyring of whoever started us, see keyrings(7)."""
        if self._c.syscall(_KEYCTL[platform.machine()], _JOIN_NEW_KEYS, None) < 0:
            number = ctypes.get_errno()
            if number not in (errno.ENOSYS, errno.EPERM):  # there are none, or nobody here may ask for them
                raise _refused("keyctl", number)

    def _bind(self, old: Path, path: Path) -> None:
        if old.is_dir():
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        self._mount(str(old), str(path), _BIND | _RECURSIVE)

    def _restrict(self, path: Path, how: int) -> None:
        attributes = (ctypes.c_uint64 * 4)(how, 0, 0, 0)
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


def _end_as(process: int) -> NoReturn:
    """Wait for a process to end, and end with what a shell would say of it."""
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os._exit(code if code >= 0 else 128 - code)


def _refused(call: str, number: int) -> LoadingError:
    why = os.strerror(number) if number else "unknown here"
    return LoadingError(
        f"it was not run: the system does not allow strict isolation ({call}: {why})",
        instead="allow user namespaces, or read the blueprint and run it without --isolate",
    )
