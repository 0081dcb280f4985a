"""What comes back from the process that ran a blueprint: models as JSON, or what was wrong, as text.

On the way it is a length of 16 digits, one line that says how it went, and one line for each model.
Nothing in it is run or unpickled: whoever wrote the blueprint may have written the answer too.
"""

from __future__ import annotations

import json
from contextlib import suppress
from errno import ENOMEM
from pathlib import Path
from typing import Any, NamedTuple

from archmodel import errors
from archmodel.errors import ArchmodelError, LoadingError
from archmodel.isolation.limits import Limits
from archmodel.loading import Target, load
from archmodel.model import Model
from archmodel.source import files_of_places, path_in_project, project_of

__all__ = ["LENGTH", "Answer", "Unsayable", "answered", "prepare", "read", "refused"]

LENGTH = 16
"""Digits at the front that say how many bytes follow."""
_LONGEST_HEAD = 1024**2
_MOST_MODELS = 1000
_MOST_FILES = 1000
_LONGEST_WORDS = 4096
_LONGEST_TRACE = 65536


class Unsayable(ArchmodelError):
    """The blueprint is fine, but holds what no document can: it has to be run where it is used."""


class Answer(NamedTuple):
    """How running one file ended."""

    models: tuple[Model, ...] = ()
    error: Exception | None = None
    """What was wrong, to be raised."""
    said: tuple[str, ...] = ()
    """The lines that it printed."""
    remarks: tuple[str, ...] = ()
    """What else a user should know, though the models can be used."""


def prepare() -> None:
    """Load what a process that runs a blueprint and who reads its answer both need, once for both."""
    from importlib import import_module

    from archmodel.importers._kinds import known_facts, known_kinds, known_views

    for kinds in (known_kinds, known_views, known_facts):
        kinds()
    import_module("archmodel.entries")
    with suppress(ImportError):
        import_module("ctypes")  # which every process needs to end with us


def answered(target: Target, limits: Limits) -> bytes:
    """Run the file of a target in this process, held to `limits`, and return what to send back."""
    try:
        lines = [_document(model) for model in load(target)]
        return _framed({"files": files_of_places(), "threads": _threads()}, lines)
    except BaseException as error:
        return refused(error, target, limits)


def refused(error: BaseException, target: Target, limits: Limits) -> bytes:
    """Return what to send back of what was wrong."""
    return _framed(_wrong(error, target, limits), [])


def _framed(head: dict[str, Any], lines: list[bytes]) -> bytes:
    body = b"\n".join([json.dumps(head).encode(), *lines])
    return b"%0*d" % (LENGTH, len(body)) + body


def read(body: bytes, target: Target) -> Answer:
    """Return what the answer for a target says, without the length in front."""
    try:
        head, _, rest = body.partition(b"\n")
        said = json.loads(head[:_LONGEST_HEAD])
        if "kind" in said:
            return Answer(error=_error(said))
        from archmodel.importers.json import Json

        origin = target.path.as_posix()
        documents = rest.split(b"\n", _MOST_MODELS) if rest else []
        if len(documents) > _MOST_MODELS:
            raise LoadingError(
                f"more than {_MOST_MODELS:,} blueprints", where=origin, instead="split the file"
            )
        models = tuple(Json().read(each, origin=origin) for each in documents)
        _note_places(said["files"][:_MOST_FILES], target)
        left = "threads" if said["threads"] else ""
    except ArchmodelError as error:
        return Answer(error=error)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return Answer(error=LoadingError("its process answered nonsense", where=target.path.as_posix()))
    return Answer(models, remarks=(left,) if left else ())


def _document(model: Model) -> bytes:
    """Return a model as JSON on one line. Raises `Unsayable` for what JSON cannot hold."""
    from archmodel.entries import Entries

    entries = Entries(model)
    try:
        document = entries.document()
    except ArchmodelError as error:
        raise Unsayable(error.what, where=error.where, instead=error.instead) from error
    _refuse_installed(entries)
    return json.dumps(document).encode()


def _refuse_installed(entries: Any) -> None:
    """Refuse kinds out of installed packages: rules that come from there know them by their classes."""
    import sys

    for name in entries.kinds:
        module = entries.classes[name].__module__
        if module in sys.modules and not module.startswith("archmodel."):
            raise Unsayable(
                f"the kind '{name}' comes from the installed package '{module.partition('.')[0]}', "
                "and rules may know it by its class"
            )


def _threads() -> int:
    import sys

    threading = sys.modules.get("threading")
    return threading.active_count() - 1 if threading else 0


def _wrong(error: BaseException, target: Target, limits: Limits) -> dict[str, Any]:
    from traceback import format_exception

    file = path_in_project(str(target.path))
    if any(map(_is_of_memory, (error, error.__cause__))):
        told: ArchmodelError = LoadingError(
            f"it asked for more than {limits.mebibytes:,} MiB of memory",
            where=getattr(error, "where", file),
            instead="raise --load-memory",
        )
    elif isinstance(error, ArchmodelError):
        error.where = error.where or file
        told = error
    elif isinstance(error, Exception):
        told = ArchmodelError(f"{type(error).__name__}: {error}")
    else:
        told = LoadingError(f"it raised {type(error).__name__}", where=file)
    return {
        "kind": type(told).__name__,
        "what": _cut(told.what),
        "where": _cut(told.where),
        "instead": _cut(told.instead),
        "traced": "".join(format_exception(error))[-_LONGEST_TRACE:],
    }


def _is_of_memory(error: BaseException | None) -> bool:
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == ENOMEM)


def _error(said: dict[str, Any]) -> Exception:
    """Return the error that an answer tells of; one that is no fault of the author's is no ArchmodelError."""
    what, where, instead = (_cut(str(said[each])) for each in ("what", "where", "instead"))
    error: Exception = RuntimeError(what)
    kind = {**vars(errors), "Unsayable": Unsayable}.get(said["kind"])
    if isinstance(kind, type) and issubclass(kind, ArchmodelError) and kind is not ArchmodelError:
        error = kind(what, where=where, instead=instead)
    error.add_note(str(said["traced"])[-_LONGEST_TRACE:])
    return error


def _cut(words: str) -> str:
    """Return words that an answer may hold; of many more than anybody reads, the first."""
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]} ..."


def _note_places(files: list[str], target: Target) -> None:
    """Let reports quote the files that were run, as far as they are Python files of the same project."""
    project = project_of(str(target.path))
    for each in files:
        with suppress(OSError):
            path = Path(each).resolve()
            if path.suffix == ".py" and path.is_relative_to(project):
                path_in_project(str(path))
