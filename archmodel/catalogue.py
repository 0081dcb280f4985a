"""What may be added by adding a file: the one class that each module of a package holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any, TypeGuard

from archmodel.errors import ArchmodelError
from archmodel.names import snake

__all__ = ["held", "modules", "outsiders"]


def modules(package: str) -> dict[str, str]:
    """Return the modules of a package and its sub-packages under the names of what they hold.

    `base` and what begins with an underscore hold nothing of the kind. The modules themselves are
    not imported, only the packages they lie in. Raises `ArchmodelError` for a name used twice.

    >>> modules("archmodel.formats.review")["text"]
    'archmodel.formats.review.text'
    """
    from pkgutil import iter_modules

    found: dict[str, str] = {}
    waiting = [package]
    for parent in waiting:  # grows while it is walked
        for each in iter_modules(import_module(parent).__path__, f"{parent}."):
            stem = each.name.rpartition(".")[2]
            name = stem.replace("_", "-")
            if each.ispkg:
                waiting.append(each.name)
            elif name in found:
                raise ArchmodelError(
                    f"'{name}' names two modules: {found[name]} and {each.name}", instead="rename one of them"
                )
            elif stem != "base" and not stem.startswith("_"):
                found[name] = each.name
    return dict(sorted(found.items()))


def held(module: str, kind: type) -> type[Any]:
    """Import `module` and return the one subclass of `kind` that it holds, called as its file is.

    Raises `ArchmodelError` when it does not hold that class, or holds others beside it.
    """
    content = vars(import_module(module))
    stem = module.rpartition(".")[2]
    public = (each for name, each in content.items() if not name.startswith("_") and _is_kind(each, kind))
    own = [each for each in dict.fromkeys(public) if each.__module__ == module]
    if [snake(each.__name__) for each in own] == [stem]:
        return own[0]
    wanted = "".join(part.capitalize() for part in stem.split("_"))
    holds = ", ".join(sorted(each.__name__ for each in own)) or "none"
    raise ArchmodelError(
        f"a file holds one {kind.__name__.lower()}, and this one holds {holds}",
        where=_file(module),
        instead=f"let it hold the class {wanted}({kind.__name__})",
    )


def outsiders(group: str, kind: type) -> Iterator[type[Any]]:
    """Yield the subclasses of `kind` that installed packages offer in an entry point group.

    They come sorted by name and by the package they are from. Raises `ArchmodelError` for an entry
    point that cannot be loaded, or that is something else.
    """
    if not _is_offered(group):
        return
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value)):
        where = f"entry point '{entry.name}' of {entry.dist.name if entry.dist else group}"
        try:
            found = entry.load()
        except Exception as error:
            raise ArchmodelError(
                f"{entry.value} cannot be loaded: {type(error).__name__}: {error}", where=where
            ) from error
        if not _is_kind(found, kind):
            raise ArchmodelError(f"{entry.value} is no {kind.__name__.lower()}", where=where)
        yield found


def _is_kind(value: object, kind: type) -> TypeGuard[type[Any]]:
    return isinstance(value, type) and issubclass(value, kind)


def _is_offered(group: str) -> bool:
    """Say whether an installed package may offer something in `group`.

    Loading importlib.metadata costs a third of a cold run (28 ms of CPU), so the files it would
    read are looked at first (1 ms). Only what it alone can read, such as an archive, is left to it.
    """
    from os import scandir

    for folder in sys.path:
        try:
            with scandir(folder or ".") as entries:
                infos = [each.path for each in entries if each.name.endswith((".dist-info", ".egg-info"))]
        except FileNotFoundError:
            continue
        except OSError:
            return True
        for info in infos:
            try:
                with open(f"{info}/entry_points.txt", "rb") as file:  # noqa: PTH123  # pathlib costs 5 ms
                    if group.encode() in file.read():
                        return True
            except OSError:
                continue
    return False


def _file(module: str) -> str:
    from archmodel.source import path_in_project

    return path_in_project(sys.modules[module].__file__ or module)
