"""Kills and races, a few of them in the tests, and at full length by `python -m tests.trust.faults`."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.process import SHOP, CommandLine, Ended, surroundings

WRITER = """
import sys
from pathlib import Path
from archmodel.files import replace_file
contents = [bytes([letter]) * 3_000_000 for letter in b"ab"]
print(flush=True)
while True:
    for content in contents:
        replace_file(Path(sys.argv[1]), content)
"""
WHOLE = {letter * 3_000_000 for letter in (b"a", b"b")}


class Killed(NamedTuple):
    """What became of files whose writers were killed."""

    torn: int
    """Files that were neither what they were nor what they should be."""
    found: int
    """Temporary files that were left."""
    left: int
    """Temporary files of yesterday that a later run left where they were."""


def shell(script: str, folder: Path, **environment: str) -> Ended:
    """Return how a script ended in which `$AM` is archmodel."""
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=surroundings({"AM": f"{sys.executable} -m archmodel", **environment}),
        capture_output=True,
        check=False,
        timeout=120,
    )
    err = done.stderr.decode(errors="surrogateescape")
    assert "Traceback" not in err, err
    return Ended(done.returncode, done.stdout.decode(errors="replace"), err, done.stdout)


def kill_while_writing(folder: Path, times: int) -> Killed:
    """Kill processes at random moments while they write one file over and over."""
    chance = random.Random(times)
    path = folder / "picture.svg"
    torn = 0
    for _ in range(times):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, path], env=surroundings({}), stdout=subprocess.PIPE
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        writer.kill()
        writer.wait()
        writer.stdout.close()
        torn += path.exists() and path.read_bytes() not in WHOLE
    left = [*folder.glob(".archmodel-*.tmp")]
    before = time.time() - 2 * 86400
    for each in left:
        os.utime(each, (before, before))
    shop = CommandLine(folder).write("shop.py", SHOP)
    ended = shell(f"$AM render {shop} --view logical -o again.svg", folder)
    assert ended.code == 0, ended.err
    return Killed(torn, len(left), len([*folder.glob(".archmodel-*.tmp")]))


def race(folder: Path, processes: int, blueprints: int) -> list[str]:
    """Return what differs when processes draw the same blueprints into one folder with one cache."""
    line = CommandLine(folder)
    for number in range(blueprints):
        line.write(f"src/shop{number}.py", SHOP.replace("class Shop(", f"class Shop{number}("))
    alone = shell("$AM render src -o alone", folder, XDG_CACHE_HOME=str(folder / "alone-cache"))
    assert alone.code == 0, alone.err
    each_one = "$AM render src -o out --jobs 2 > N.out 2> N.err || echo N"
    script = f"seq {processes} | xargs -P {processes} -I N bash -c '{each_one}'"
    ended = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=surroundings({"AM": f"{sys.executable} -m archmodel", "XDG_CACHE_HOME": str(folder / "cache")}),
        capture_output=True,
        text=True,
        check=True,
    )
    wrong = [f"run {each} failed: {(folder / f'{each}.err').read_text()}" for each in ended.stdout.split()]
    ours, theirs = line.files("alone"), line.files("out")
    wrong += [f"{name} differs" for name in ours if theirs.get(name) != ours[name]]
    wrong += [f"{name} is left" for name in theirs if name not in ours]
    wrong += [f"{each} is left" for each in (folder / "cache").rglob("*.tmp")]
    return wrong


def main() -> int:
    """Run both at full length, and print what they counted."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        killed = kill_while_writing(Path(one), 1000)
        print(
            f"1000 kills: {killed.torn} torn, {killed.found} temporary files left, "
            f"{killed.left} of them after the next run"
        )
        wrong = race(Path(other), 32, 20)
        print(f"32 processes, 20 blueprints: {len(wrong)} differences", *wrong, sep="\n")
    return int(bool(killed.torn or killed.left or wrong))


if __name__ == "__main__":
    sys.exit(main())
