"""What running a blueprint may take, and how the system is told."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

__all__ = ["LIMITS", "Limits", "hold_to"]

_MIB = 1024**2
_MOST_WRITTEN = 64 * _MIB
_MOST_FILES = 256


class Limits(NamedTuple):
    """What running one blueprint may take. They stop accidents, not attacks."""

    seconds: float = 30.0
    """How long it may run, on the clock."""
    mebibytes: int = 1024
    """How much memory it may ask for beyond what archmodel takes itself."""
    strict: bool = False
    """Whether it is shut off from the network, other files and the environment: nobody has read it."""


LIMITS = Limits()


def hold_to(limits: Limits) -> None:
    """Hold this process to `limits` from now on, as far as its system knows how.

    Besides, a file it writes may have 64 MiB, it may hold 256 of them open, and a crash leaves no
    image of its memory. Its time is watched from outside; the processor's is limited in case nobody does.
    """
    import resource

    processors = os.cpu_count() or 1
    most = {
        resource.RLIMIT_AS: _taken() + limits.mebibytes * _MIB,
        resource.RLIMIT_CPU: int(limits.seconds * processors) + 2,
        resource.RLIMIT_FSIZE: _MOST_WRITTEN,
        resource.RLIMIT_NOFILE: _MOST_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for what, value in most.items():
        known = [each for each in resource.getrlimit(what) if each != resource.RLIM_INFINITY]
        allowed = min([value, *known])
        with suppress(OSError, ValueError):  # macOS refuses some
            resource.setrlimit(what, (allowed, allowed))


def _taken() -> int:
    """Return the address space that this process has, in bytes; 0 where /proc does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
