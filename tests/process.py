"""The command line as a user meets it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CACHE = TemporaryDirectory()
"""What archmodel remembers of the tests, apart from what it remembers of their runner."""
MOBILE = ROOT / "docs" / "mobile_integration.py"

SHOP = '''"""A shop."""

from archmodel import Blueprint
from archmodel.elements import ApiGateway, ContainerPlatform, Microservice, MobileDevice
from archmodel.views import LogicalView, SchematicView


class Shop(Blueprint, title="The shop"):
    """Sells things."""

    phone = MobileDevice("Phone", technology="iOS")
    gateway = ApiGateway("API gateway")
    platform = ContainerPlatform("Platform")
    orders = Microservice("Orders", inside=platform)
    asks = phone.calls(gateway, "uses services")
    routes = gateway.calls(orders, "routes requests")
    schematic = SchematicView()
    logical = LogicalView()
'''


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str
    raw: bytes
    """Standard output as bytes."""


class CommandLine:
    """Runs archmodel in a folder that holds what a test wrote there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str | Path, cwd: Path | None = None, **environment: str) -> Ended:
        """Return how `archmodel` ended; a traceback is never shown without being asked for."""
        done = subprocess.run(
            [sys.executable, "-m", "archmodel", *map(str, arguments)],
            cwd=cwd or self.folder,
            env=surroundings(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=120,
        )
        err = done.stderr.decode(errors="surrogateescape")
        if "--debug" not in arguments:
            assert "Traceback" not in err, err
        return Ended(done.returncode, done.stdout.decode(errors="replace"), err, done.stdout)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def files(self, folder: str = ".") -> dict[str, bytes]:
        """Return all files in a folder by their path, hidden ones too."""
        top = self.folder / folder
        return {
            each.relative_to(top).as_posix(): each.read_bytes() for each in top.rglob("*") if each.is_file()
        }


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return our environment with what a test adds; archmodel is found wherever it runs.

    A warning is an error there as it is in the tests themselves.
    """
    given = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    path = os.pathsep.join(filter(None, [environment.get("PYTHONPATH"), str(ROOT)]))
    always = {"PYTHONWARNINGS": "error", "XDG_CACHE_HOME": CACHE.name}
    return {**given, **always, **environment, "PYTHONPATH": path}
