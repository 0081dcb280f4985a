"""What earlier runs drew, so that a picture of which nothing changed is not drawn again.

It is kept in the user's cache folder, not beside the pictures: these are often committed, and a clone
or a copy must not be taken for what was drawn here. Kept are digests alone, never content: whatever
becomes of them, the worst is that a picture is drawn again.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from time import time

import archmodel
from archmodel.errors import FormatError

__all__ = ["Known"]

SOURCES = (".py", ".so", ".pyd")
"""How the names of files end that archmodel runs, compiled ones among them."""
QUARTER = 90 * 24 * 60 * 60
"""How long a folder that is not drawn into is remembered, in seconds."""


class Known:
    """The files of a folder that earlier runs wrote, each with its recipe and a digest of its content."""

    def __init__(self, folder: Path) -> None:
        self._shown = folder
        self._folder = folder.absolute()
        name = sha256(str(self._folder).encode("utf-8", "surrogateescape")).hexdigest()
        cache = _cache()
        self._path = cache and cache / "pictures" / f"{name}.json"
        self._files: dict[str, list[str]] = {}
        with suppress(OSError, ValueError, RecursionError):
            if self._path and self._path.is_file():
                read = json.loads(self._path.read_bytes())
                said = read.items() if isinstance(read, dict) else ()
                self._files = {name: each for name, each in said if isinstance(each, list)}

    @cached_property
    def _tools(self) -> str:
        return _tools()

    def recipe(self, *parts: object) -> str:
        """Return a digest of what makes one picture another: its parts, such as scene and settings.

        It is also of what draws it: archmodel and each of its files, the font, the icons and what makes
        PNGs of drawings. The text of a part must say all of it.
        """
        said = "\n".join([*map(repr, parts), self._tools])
        return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    def holds(self, path: Path, made_by: str) -> bool:
        """Say whether a file is still what an earlier run made by the same recipe."""
        try:
            digest = sha256(path.read_bytes()).hexdigest()
        except OSError:
            return False
        return self._files.get(self._name(path), [])[:2] == [made_by, digest]

    def note(self, path: Path, made_by: str, content: bytes, source: Path) -> None:
        """Remember a file that was written, and the file of the blueprint that it shows."""
        said = [made_by, sha256(content).hexdigest(), str(source.absolute())]
        self._files[self._name(path)] = said

    def made_from(self, source: Path) -> list[Path]:
        """Return the files there are that earlier runs made from the file of a blueprint."""
        own = [name for name, said in self._files.items() if said[2:] == [str(source.absolute())]]
        return [self._shown / name for name in own if (self._folder / name).exists()]

    def save(self) -> None:
        """Keep all that for the next run, and forget what has not been drawn into for long.

        Raises `FormatError` where nothing can be kept.
        """
        from archmodel.files import replace_file

        if not self._path:
            raise FormatError("there is no home folder to remember anything in")
        cache = self._path.parent
        try:
            for each in (cache.parent, cache):
                each.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FormatError(f"cannot be written: {error.strerror}", where=cache.as_posix()) from error
        there = {
            name: said
            for name, said in self._files.items()
            if os.path.exists(self._folder / name)  # noqa: PTH110 - it says no of what cannot be
        }
        replace_file(self._path, json.dumps(there, indent=0, sort_keys=True).encode())
        for each in cache.glob("*.json"):
            with suppress(OSError):
                if each.stat().st_mtime < time() - QUARTER:
                    each.unlink()

    def _name(self, path: Path) -> str:
        return path.absolute().relative_to(self._folder).as_posix()


def _cache() -> Path | None:
    """Return the cache folder of the user, or None where there is no home to have one."""
    from platformdirs import user_cache_path

    try:
        cache = user_cache_path("archmodel", appauthor=False)
    except RuntimeError:
        return None
    return cache if cache.is_absolute() else None  # it was "~" before platformdirs raised an error


def _tools() -> str:
    """Return what draws: versions, and size and time of every file, as versions stay while one develops.

    A version is what the folder of its package's metadata is called; `importlib.metadata` reads the same,
    but to load it takes a tenth of the time of a picture.
    """
    from archmodel.text.face import font_file

    own = os.walk(Path(archmodel.__file__).parent)  # Path.rglob takes four times as long
    files = sorted(f"{folder}/{name}" for folder, _, names in own for name in names if name.endswith(SOURCES))
    files += [font_file(weight) for weight in (400, 600, 700)]
    versions: list[str] = []
    for name in ("resvg", "resvg_py", "uharfbuzz", "diagrams"):
        spec = find_spec(name)
        if spec and spec.origin:
            files.append(spec.origin)
            installed = Path(spec.origin).parent.parent
            versions += sorted(each.name for each in installed.glob(f"{name}-*-info"))
    stats = [(each, os.stat(each)) for each in files]  # noqa: PTH116 - half the time
    return "\n".join([*versions, *(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats)])
