"""The program `dot` of Graphviz: where it is, and a talk with it within bounds of time and size.

What it says is data for us to judge: it writes no file, and how it ends is not enough to believe it.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from shutil import which
from threading import Thread
from typing import IO

from archmodel.errors import LayoutError
from archmodel.layout.limits import check, left

__all__ = ["INSTEAD", "answer"]

INSTEAD = "install Graphviz, or use --engine layered (the default, needs nothing)"
OLDEST = (2, 40)
"""The first version of `dot` that says coordinates as JSON."""
SECONDS = 30.0
"""How long `dot` may take, where no shorter time is given for the layout."""
MOST_BYTES = 64 * 1024 * 1024
"""How much `dot` may say."""


def answer(text: str) -> bytes:
    """Return what `dot` says to a graph."""
    path = program()
    code, said, complained = conversation([path, "-Tjson0"], text.encode())
    if code < 0:
        raise LayoutError(f"Graphviz's program dot crashed ({signal.Signals(-code).name})", instead=INSTEAD)
    if code:
        refuse_old(path)
        words = complained.decode(errors="replace").strip().splitlines()
        reason = f": {words[0][:200]}" if words else ""
        raise LayoutError(f"Graphviz's program dot failed with code {code}{reason}", instead=INSTEAD)
    return said


def program() -> str:
    """Return where `dot` is: in a folder that PATH names whole, never in the working folder."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    found = which("dot", path=os.pathsep.join(each for each in folders if Path(each).is_absolute()))
    if not found or not Path(found).is_absolute():  # Windows looks in the working folder first
        raise LayoutError("Graphviz's program dot was not found", instead=INSTEAD)
    return found


def refuse_old(path: str) -> None:
    """Raise `LayoutError` where `dot` says that it is of a version before JSON."""
    _, _, said = conversation([path, "-V"], b"")
    version = re.search(rb"version (\d+)\.(\d+)", said)
    if version and (int(version[1]), int(version[2])) < OLDEST:
        raise LayoutError(
            f"Graphviz's program dot is version {version[1].decode()}.{version[2].decode()}, "
            f"and {OLDEST[0]}.{OLDEST[1]} or newer is needed",
            instead=INSTEAD.replace("install", "install a newer"),
        )


def conversation(command: list[str], text: bytes) -> tuple[int, bytes, bytes]:
    """Tell `dot` a text; return how it ends and what it prints, within bounds of time and size."""
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
    except OSError as error:
        raise LayoutError(
            f"Graphviz's program dot does not start: {error.strerror}", instead=INSTEAD
        ) from error
    heard: tuple[list[bytes], list[bytes]] = ([], [])
    flooded: list[bool] = []

    def listen(stream: IO[bytes], into: list[bytes], *, keep: bool) -> None:
        total = 0
        with stream:
            while chunk := os.read(stream.fileno(), 1 << 16):
                total += len(chunk)
                if total <= MOST_BYTES:
                    into.append(chunk)
                elif keep:
                    flooded.append(True)
                    process.kill()
                    return

    def tell(stream: IO[bytes]) -> None:
        with suppress(OSError), stream:
            stream.write(text)

    if process.stdin is None or process.stdout is None or process.stderr is None:
        raise LayoutError("Graphviz's program dot cannot be talked to", instead=INSTEAD)
    threads = [
        Thread(target=listen, args=(process.stdout, heard[0]), kwargs={"keep": True}, daemon=True),
        Thread(target=listen, args=(process.stderr, heard[1]), kwargs={"keep": False}, daemon=True),
        Thread(target=tell, args=(process.stdin,), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        process.wait(left(SECONDS))
    except subprocess.TimeoutExpired as error:
        check()
        raise LayoutError(
            f"Graphviz's program dot did not answer within {SECONDS:g} seconds", instead=INSTEAD
        ) from error
    finally:
        for thread in threads:
            thread.join(0.5)
        end(process)
        for thread in threads:
            thread.join(5.0)
    if flooded:
        raise LayoutError("Graphviz's program dot says too much", instead=INSTEAD)
    return process.returncode, b"".join(heard[0]), b"".join(heard[1])


def end(process: subprocess.Popen[bytes]) -> None:
    """Make sure that nothing is left of a process or of those it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (OSError, AttributeError):
        process.kill()
    process.wait()
