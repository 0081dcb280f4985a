"""From a path to models: a blueprint is Python and is run; a document is only read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from archmodel.blueprint import Blueprint
from archmodel.content import MOST_BYTES, content_of
from archmodel.elements.base import Relation
from archmodel.errors import BlueprintError, LoadingError
from archmodel.importers import DOCUMENTS, PINS
from archmodel.model import Model, read
from archmodel.names import did_you_mean
from archmodel.recognition import HEAD, is_model
from archmodel.running import run
from archmodel.source import path_in_project
from archmodel.witness import Witness

__all__ = ["Target", "load", "load_all", "nothing_in", "targets"]

_SIGNS: Mapping[str, Callable[[bytes], object]] = {
    ".py": re.compile(rb"^[ \t]*class[ \t]+[\w\x80-\xff]+[ \t]*\([^)]", re.MULTILINE).search,
    ".json": is_model,
}
"""What says of a file of each ending whether it counts in a folder, by what it holds."""


class Target(NamedTuple):
    """A file, and the one blueprint asked for in it, if one was."""

    path: Path
    blueprint: str | None = None
    asked_for: bool = True
    """Whether the file was named itself, not only the folder it lies in."""

    @property
    def key(self) -> tuple[Path, str | None]:
        """What two names of one thing share."""
        return self.path.resolve(), self.blueprint


def load_all(paths: Iterable[str]) -> list[Model]:
    """Return every model that `paths` name: files, folders, `file.py:Class` or `.json` models.

    Raises `LoadingError` where one of them cannot be read.
    """
    return [model for target in targets(paths) for model in load(target)]


def targets(paths: Iterable[str]) -> Iterator[Target]:
    """Yield the files that `paths` name, each once, those of a folder in the order of their names.

    In a folder, Python files that define a class with a base count, and JSON that has at its top
    what a model of ours has; hidden files and those that begin with `_` do not.
    """
    seen: set[tuple[Path, str | None]] = set()
    for given in paths:
        for target in _named(given):
            if target.key not in seen:
                seen.add(target.key)
                yield target


def _named(given: str) -> Iterator[Target]:
    path = Path(given)
    if path.is_dir():
        found = [each for each in sorted(path.rglob("*")) if _may_hold_model(each, path)]
        if not found:
            raise nothing_in(given)
        yield from (Target(each, asked_for=False) for each in found)
    elif path.exists():
        yield Target(path)
    else:
        file, _, name = given.rpartition(":")
        if not Path(file).is_file() or not name.isidentifier():
            near = did_you_mean(path.name, (each.name for each in _siblings(path)))
            raise LoadingError("there is no such file or folder", where=given, instead=near)
        yield Target(Path(file), name)


def nothing_in(folder: str) -> LoadingError:
    """Return what to say of a folder that holds no blueprint."""
    return LoadingError(
        "no blueprint in this folder",
        where=folder,
        instead="name a file, or run 'archmodel new NAME' to begin one",
    )


def load(target: Target) -> list[Model]:
    """Return the models in one file; a Python file may hold several blueprints.

    Raises `LoadingError` where the file cannot be read or run, or holds no blueprint and was asked
    for by its own name.
    """
    path = target.path
    if path.suffix in DOCUMENTS:
        from archmodel.importers.recognised import importer_of

        data, origin = content_of(path), path.as_posix()
        return [importer_of(data, origin=origin).read(data, origin=origin)]
    if path.suffix != ".py":
        raise LoadingError(
            f"'{path.suffix or path.name}' is no kind of file archmodel reads",
            where=path.as_posix(),
            instead="name a .py blueprint or a .json model",
        )
    module, witness = run(path, content_of(path))
    blueprints = _blueprints(path, target, module, witness)
    models = [_read(blueprint, path) for blueprint in blueprints]
    if target.blueprint is None:
        _refuse_loose(witness, models)
    return models


def _read(blueprint: type[Blueprint], path: Path) -> Model:
    try:
        return read(blueprint)
    except BlueprintError as error:
        error.where = error.where or path_in_project(str(path))
        raise


def _blueprints(path: Path, target: Target, module: ModuleType, witness: Witness) -> list[type[Blueprint]]:
    """Return the blueprints that a file defines, in order, or the one asked for."""
    where = path_in_project(str(path))
    found: dict[str, type[Blueprint]] = {}
    for each in witness.blueprints:
        if each.__module__ == module.__name__ and found.setdefault(each.__name__, each) is not each:
            raise LoadingError(
                f"two blueprints are called '{each.__name__}', so one would hide the other",
                where=where,
                instead="rename one of them",
            )
    if not found and target.asked_for:
        if not path.stat().st_size:
            raise LoadingError(
                "it is empty, so there is no blueprint in it",
                where=where,
                instead="run 'archmodel new NAME' to begin one",
            )
        raise LoadingError(
            "no blueprint in this file: looked for a subclass of archmodel.Blueprint",
            where=where,
            instead="write 'class Shop(Blueprint):' in it, or run 'archmodel new NAME'",
        )
    if target.blueprint is None:
        return [*found.values()]
    if target.blueprint not in found:
        raise LoadingError(
            f"no blueprint '{target.blueprint}' in this file",
            where=where,
            instead=did_you_mean(target.blueprint, found) or "it holds " + ", ".join(found),
        )
    return [found[target.blueprint]]


def _refuse_loose(witness: Witness, models: list[Model]) -> None:
    """Refuse a relation that no blueprint holds: outside every body, it would be lost unseen."""
    held = {relation for model in models for relation in model.relations.values()}
    for each in witness.outside:
        if models and isinstance(each, Relation) and each not in held:
            raise LoadingError(
                f"'{each.source.title}' {each.verb.value} '{each.target.title}' outside every blueprint, "
                "so none of them holds it",
                where=str(each.place or ""),
                instead="move the line into the body of a blueprint",
            )


def _may_hold_model(path: Path, folder: Path) -> bool:
    if any(part.startswith((".", "_")) for part in path.relative_to(folder).parts):
        return False
    if path.is_dir() and not os.access(path, os.R_OK | os.X_OK):  # what is in it would go unseen
        raise LoadingError("cannot be read: Permission denied", where=path.as_posix())
    if path.suffix not in _SIGNS or path.name.endswith(PINS) or not path.is_file():
        return False
    holds = _SIGNS[path.suffix]
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            if holds(head):  # a large model is read once, when it is loaded
                return True
            rest = file.read(MOST_BYTES - HEAD)
    except OSError:  # said when it is loaded
        return True
    return bool(rest and holds(head + rest))


def _siblings(path: Path) -> list[Path]:
    return sorted(path.parent.iterdir()) if path.parent.is_dir() else []
