"""Where in a file a thing was written, resolved only when somebody asks."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from types import CodeType, FrameType

__all__ = [
    "Origin",
    "Place",
    "author_frame",
    "author_line",
    "files_of_places",
    "line_of",
    "path_in_project",
    "path_in_repository",
    "project_of",
    "text_at",
]

_MACHINERY = (
    "archmodel.source",
    "archmodel.declared",
    "archmodel.calling",
    "archmodel.elements.base",
    "archmodel.blueprint",
    "archmodel.selection",
    "archmodel.rules.base",
    "archmodel.queries.base",
    "archmodel.queries.cycles",
    "archmodel.queries.elements",
    "archmodel.queries.layers",
    "archmodel.queries.paths",
    "archmodel.queries.verbs",
    "abc",
    "dataclasses",
)
"""Modules whose frames lie between an author's line and a new declaration or selection."""


class Place(NamedTuple):
    """A stretch of a source file; lines and columns count from 1, the end column is exclusive."""

    path: str
    """Relative to the project, the nearest folder above with `pyproject.toml` or `.git`."""
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Origin(NamedTuple):
    """The instruction that made a declaration: cheap to keep, turned into a `Place` on demand."""

    code: CodeType
    instruction: int
    """Offset into the byte code of `code`."""

    @property
    def line(self) -> int:
        """The first line of the statement, counted from 1."""
        return self._positions()[0]

    @property
    def place(self) -> Place:
        """The place in the source file."""
        line, end_line, column, end_column = self._positions()
        file = self.code.co_filename
        return Place(
            path_in_project(file),
            line,
            _characters(file, line, column) + 1,
            end_line,
            _characters(file, end_line, end_column) + 1,
        )

    def _positions(self) -> tuple[int, int, int, int]:
        spans = _spans(self.code)
        index = self.instruction // 2
        line, end_line, column, end_column = spans[index] if index < len(spans) else (None,) * 4
        first = line or self.code.co_firstlineno
        return first, end_line or first, column or 0, end_column or 0


@lru_cache(maxsize=64)
def _spans(code: CodeType) -> list[tuple[int | None, int | None, int | None, int | None]]:
    """Return the span of every instruction; kept, as a report asks for many of one body."""
    return [*code.co_positions()]


def author_frame(init: CodeType | None = None) -> FrameType | None:
    """Return the nearest frame that is not archmodel's own machinery.

    The code of `init` is machinery too: dataclasses write an `__init__` that seems to be of the
    author's module.
    """
    frame: FrameType | None = sys._getframe(1)
    while init and frame and frame.f_code is not init:
        frame = frame.f_back
    while frame and (frame.f_code is init or frame.f_globals.get("__name__") in _MACHINERY):
        frame = frame.f_back
    return frame


def author_line() -> str:
    """Return `file:line:column` of the author's line that is running now, for the words of an error."""
    frame = author_frame()
    return line_of(frame) if frame else ""


def line_of(frame: FrameType) -> str:
    """Return `file:line:column` of what a frame is doing."""
    return str(Origin(frame.f_code, frame.f_lasti).place)


@lru_cache(maxsize=1024)
def project_of(file: str) -> Path:
    """Return the folder of the project that a file belongs to.

    That is the nearest one above that holds `pyproject.toml` or `.git`, so that a report never
    depends on where the command was run. Without one, the working folder takes its place for what
    lies in it, and else the folder of the file.
    """
    from pathlib import Path

    path, here = Path(file).resolve(), Path.cwd()
    marked = (each for each in path.parents if (each / "pyproject.toml").exists() or (each / ".git").exists())
    return next(marked, here if path.is_relative_to(here) else path.parent)


@lru_cache(maxsize=1024)
def path_in_project(file: str) -> str:
    """Return `file` relative to its project, with forward slashes."""
    from pathlib import Path

    if file.startswith("<"):  # not a file: what exec runs
        return file
    path, folder = Path(file).resolve(), project_of(file)
    shown = path.relative_to(folder).as_posix()
    known = _FILES.setdefault(shown, str(path))
    if known != str(path):
        _FILES[shown] = ""  # two projects hold a file of that path, so it tells neither
    return shown


def files_of_places() -> list[str]:
    """Return the files that places were asked for in, as absolute paths."""
    return [file for file in _FILES.values() if file]


_FILES: dict[str, str] = {}
"""The files that were asked for, by their paths in their projects."""


def text_at(place: Place) -> str:
    """Return the first line of a place, or an empty text where it is in no file that was run.

    What a JSON model says of places is not believed: it could name any file there is.
    """
    from linecache import getline

    return getline(_FILES.get(place.path, ""), place.line).rstrip("\r\n")


def path_in_repository(path: str) -> str:
    """Return a path in a project as one in its git repository, which may hold several projects."""
    from pathlib import Path

    file = Path(_FILES.get(path, ""))
    top = next((folder for folder in file.parents if (folder / ".git").exists()), None)
    return file.relative_to(top).as_posix() if top and file.is_absolute() else path


def _characters(file: str, line: int, octets: int) -> int:
    """Return how many characters the first `octets` UTF-8 bytes of a line are."""
    from linecache import getline

    text = getline(file, line)
    return len(text.encode()[:octets].decode(errors="ignore")) if text else octets
