"""From a path to models: a blueprint is Python and is run; a JSON model is only read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import ModuleType, TracebackType
from typing import NamedTuple

from archmodel.blueprint import Blueprint
from archmodel.errors import ArchmodelError, BlueprintError, LoadingError
from archmodel.model import Model, read
from archmodel.names import did_you_mean
from archmodel.source import path_in_project

__all__ = ["Target", "load", "load_all", "targets"]

_NOT_THE_AUTHORS = ("archmodel.", "pydantic", "importlib", "dataclasses")
"""Modules whose frames in a traceback say nothing to an architect."""


class Target(NamedTuple):
    """A file, and the one blueprint asked for in it, if one was."""

    path: Path
    blueprint: str | None = None


def load_all(paths: Iterable[str]) -> list[Model]:
    """Return every model that `paths` name: files, folders, `file.py:Class` or `.json` models.

    Raises `LoadingError` where one of them cannot be read.
    """
    return [model for target in targets(paths) for model in load(target)]


def targets(paths: Iterable[str]) -> Iterator[Target]:
    """Yield the files that `paths` name, those of a folder in the order of their names.

    A Python file in a folder counts when it mentions `Blueprint`; hidden and private ones do not.
    """
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = [each for each in sorted(path.rglob("*.py")) if _may_hold_blueprint(each, path)]
            if not found:
                raise LoadingError(
                    "no blueprint in this folder",
                    where=given,
                    instead="name a file, or run 'archmodel new NAME' to begin one",
                )
            yield from (Target(each) for each in found)
        elif path.exists():
            yield Target(path)
        else:
            file, _, name = given.rpartition(":")
            if not Path(file).is_file() or not name.isidentifier():
                near = did_you_mean(path.name, (each.name for each in _siblings(path)))
                raise LoadingError("there is no such file or folder", where=given, instead=near)
            yield Target(Path(file), name)


def load(target: Target) -> list[Model]:
    """Return the models in one file; a Python file may hold several blueprints.

    Raises `LoadingError` where the file cannot be read or run, or holds no blueprint.
    """
    path, name = target
    if path.suffix == ".json":
        from archmodel.importers.json import Json

        return [Json().read(_bytes(path), origin=path.as_posix())]
    if path.suffix != ".py":
        raise LoadingError(
            f"'{path.suffix or path.name}' is no kind of file archmodel reads",
            where=path.as_posix(),
            instead="name a .py blueprint or a .json model",
        )
    return [_read(blueprint, path) for blueprint in _blueprints(path, name)]


def _read(blueprint: type[Blueprint], path: Path) -> Model:
    try:
        return read(blueprint)
    except BlueprintError as error:
        error.where = error.where or path_in_project(str(path))
        raise


def _blueprints(path: Path, name: str | None) -> list[type[Blueprint]]:
    """Return the blueprints that a file defines, in order, or the one called `name`."""
    module = _run(path)
    found = {
        each.__name__: each
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, Blueprint)
        and each is not Blueprint
        and each.__module__ == module.__name__
    }
    if not found:
        raise LoadingError(
            "no blueprint in this file: looked for a subclass of archmodel.Blueprint",
            where=path_in_project(str(path)),
            instead="write 'class Shop(Blueprint):' in it, or run 'archmodel new NAME'",
        )
    if name is None:
        return list(found.values())
    if name not in found:
        raise LoadingError(
            f"no blueprint '{name}' in this file",
            where=path_in_project(str(path)),
            instead=did_you_mean(name, found) or "it holds " + ", ".join(found),
        )
    return [found[name]]


def _run(path: Path) -> ModuleType:
    """Return the module that running a Python file makes.

    What it prints goes to standard error, no byte code is written, and its folder comes last on
    the search path, so that a file called `json.py` shadows nothing.
    """
    source = _bytes(path)
    module = ModuleType(_module_name(path))
    module.__file__ = str(path)
    for folder in (str(path.resolve().parent), str(path.resolve().parent.parent)):
        if folder not in sys.path:
            sys.path.append(folder)
    sys.modules[module.__name__] = module
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        with _stdout_to_stderr():
            exec(compile(source, str(path.resolve()), "exec"), vars(module))
    except (SyntaxError, ValueError) as error:
        raise _refused(error, path) from error
    except ArchmodelError:
        raise
    except SystemExit as error:
        raise LoadingError(
            "it ended the program before defining a blueprint",
            where=_author_line(error.__traceback__, path),
            instead="take the call of exit out of the file",
        ) from error
    except Exception as error:
        raise _refused(error, path) from error
    finally:
        sys.dont_write_bytecode = writes
    return module


@contextmanager
def _stdout_to_stderr() -> Iterator[None]:
    """Let all that is printed go to standard error, even what is written past `sys.stdout`."""
    sys.stdout.flush()
    try:
        kept = os.dup(1)
        os.dup2(2, 1)
    except OSError:  # one of the two is closed: then nothing can be written past it
        kept = None
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        if kept is not None:
            os.dup2(kept, 1)
            os.close(kept)


def _refused(error: Exception, path: Path) -> LoadingError:
    """Return what a crash of a blueprint says to its author."""
    if isinstance(error, SyntaxError) and error.lineno:
        where = f"{path_in_project(error.filename or str(path))}:{error.lineno}:{error.offset or 1}"
        return LoadingError(f"{type(error).__name__}: {error.msg}", where=where)
    instead = ""
    if isinstance(error, AttributeError) and error.name:
        instead = did_you_mean(error.name, (each for each in dir(error.obj) if each[0] != "_"))
    elif isinstance(error, ImportError) and (name := _not_found(error)):
        instead = did_you_mean(name, dir(sys.modules.get(error.name or "")))
    return LoadingError(
        f"{type(error).__name__}: {error}",
        where=_author_line(error.__traceback__, path),
        instead=instead,
    )


def _not_found(error: ImportError) -> str:
    """Return the word that `from … import word` did not find, or an empty text."""
    head, _, rest = error.msg.partition("cannot import name '")
    return rest.partition("'")[0] if not head else ""


def _author_line(traceback: TracebackType | None, path: Path) -> str:
    """Return the innermost line of a traceback that is the author's own."""
    where = path_in_project(str(path))
    while traceback:
        frame = traceback.tb_frame
        if not str(frame.f_globals.get("__name__")).startswith(_NOT_THE_AUTHORS):
            where = f"{path_in_project(frame.f_code.co_filename)}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return where


def _module_name(path: Path) -> str:
    """Return the name of the file, or a private one where that would shadow another module."""
    stem = path.stem
    taken = stem in sys.modules or stem in sys.stdlib_module_names or not stem.isidentifier()
    return f"archmodel_blueprint_{len(sys.modules)}_{stem}" if taken else stem


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadingError(f"cannot be read: {error.strerror}", where=path.as_posix()) from error


def _may_hold_blueprint(path: Path, folder: Path) -> bool:
    inner = path.relative_to(folder).parts
    return not any(part.startswith((".", "_")) for part in inner) and b"Blueprint" in _bytes(path)


def _siblings(path: Path) -> list[Path]:
    return sorted(path.parent.iterdir()) if path.parent.is_dir() else []
