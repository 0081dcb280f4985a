"""Running a file of an architect's: what it may reach meanwhile, and what its faults say."""

from __future__ import annotations

import builtins
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from dataclasses import FrozenInstanceError
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import CodeType, ModuleType, TracebackType

from archmodel.errors import ArchmodelError, LoadingError
from archmodel.names import did_you_mean
from archmodel.source import Origin, path_in_project
from archmodel.witness import Witness, witnessed

__all__ = ["run"]

_NOT_THE_AUTHORS = ("archmodel.", "pydantic", "importlib", "dataclasses")
"""Modules whose frames in a traceback say nothing to an architect."""

_VOCABULARY = (
    "archmodel",
    "archmodel.elements",
    "archmodel.elements.transports",
    "archmodel.views",
    "archmodel.selection",
    "archmodel.queries",
)
"""Modules with the words of a blueprint, in the order in which they are looked through."""
_STORES = ("STORE_NAME", "STORE_GLOBAL", "STORE_FAST", "STORE_DEREF")
"""Instructions that give a value to a name."""
_MISFIT = re.compile(r"Element\.(\w+)\(\) (takes|missing|got) (?:multiple values for argument ('\w+'))?")
"""What Python says of a verb that is called with too much or too little."""
_SURE = 0.8
"""How like a word must be to one of Python's own, of which there are so many that some are like any."""


def run(path: Path, source: bytes) -> tuple[ModuleType, Witness]:
    """Return the module that running a Python file makes, and what was made meanwhile.

    Its folder and the one above come last on the search path, so that a file called `json.py`
    shadows nothing; what it imports from there is forgotten afterwards, so that no file depends on
    those run before it. It prints to standard error, reads an empty standard input, and leaves the
    working folder and no byte code behind. Raises `LoadingError` where it cannot be run.
    """
    module = ModuleType(_module_name(path))
    module.__file__ = str(path)
    try:
        code = _compiled(source, path)
        with _own_modules(path, module), _own_surroundings(), witnessed() as witness:
            exec(code, vars(module))
    except (KeyboardInterrupt, ArchmodelError):
        raise
    except SystemExit as error:
        raise LoadingError(
            "it ended the program before defining a blueprint",
            where=_author_line(error.__traceback__, path),
            instead="take the call of exit out of the file",
        ) from error
    except BaseException as error:
        raise _refused(error, path) from error
    return module, witness


def _compiled(source: bytes, path: Path) -> CodeType:
    if b"\0" in source:
        line = source.count(b"\n", 0, source.index(0)) + 1
        raise LoadingError(
            "a NUL byte, which no Python holds",
            where=f"{path_in_project(str(path))}:{line}",
            instead="save it as UTF-8",
        )
    try:
        return compile(source, str(path.resolve()), "exec")
    except (MemoryError, RecursionError) as error:
        raise LoadingError(
            f"an expression is too long or nests too deep to be compiled ({type(error).__name__})",
            where=path_in_project(str(path)),
            instead="break it into several",
        ) from None


@contextmanager
def _own_modules(path: Path, module: ModuleType) -> Iterator[None]:
    """Let imports find what stands beside and above a file, and forget it afterwards."""
    folders = [str(path.resolve().parent), str(path.resolve().parent.parent)]
    search, before, writes = sys.path[:], set(sys.modules), sys.dont_write_bytecode
    sys.path += [folder for folder in folders if folder not in search]
    sys.modules[module.__name__] = module
    sys.dont_write_bytecode = True
    try:
        yield
    finally:
        sys.dont_write_bytecode = writes
        sys.path[:] = search
        beside = tuple(f"{folder}{os.sep}" for folder in folders)
        for name in sys.modules.keys() - before:
            each = sys.modules[name]
            file = getattr(each, "__file__", None) or ""
            theirs = name.startswith("archmodel.") or "site-packages" in file
            if each is module or (file.startswith(beside) and not theirs):
                del sys.modules[name]


@contextmanager
def _own_surroundings() -> Iterator[None]:
    """Give a file an empty standard input, and our standard error for all that it prints."""
    folder = os.getcwd()  # noqa: PTH109 - a string is all that chdir needs
    if sys.stdout:
        sys.stdout.flush()
    empty = os.open(os.devnull, os.O_RDONLY)
    kept = {stream: _dup(stream) for stream in (0, 1)}
    try:
        for stream, source in ((0, empty), (1, 2)):
            if kept[stream] is not None:
                with suppress(OSError):  # standard error is closed: then nothing can be sent there
                    os.dup2(source, stream)
        with redirect_stdout(sys.stderr):
            yield
    finally:
        for stream, own in kept.items():
            if own is not None:
                os.dup2(own, stream)
                os.close(own)
        os.close(empty)
        os.chdir(folder)


def _dup(stream: int) -> int | None:
    """Return a second number for an open stream, or None for one that is closed."""
    try:
        return os.dup(stream)
    except OSError:
        return None


def _refused(error: BaseException, path: Path) -> LoadingError:
    """Return what a crash of a blueprint says to its author."""
    if isinstance(error, SyntaxError) and error.lineno:
        where = f"{path_in_project(error.filename or str(path))}:{error.lineno}:{error.offset or 1}"
        said = f"{type(error).__name__}: {error.msg}{_pointed_at(error)}"
        return LoadingError(said, where=where, instead="save it as UTF-8" if _is_undecoded(error) else "")
    try:
        said, instead = _misfit(str(error)) or (f"{type(error).__name__}: {error}", _meant(error))
    except Exception:  # a fault in the words of a fault must not hide it
        said, instead = type(error).__name__, _meant(error)
    if isinstance(error, ImportError):
        said = said.replace(f" ({error.path})", "")  # where a package lies tells nothing
    return LoadingError(said, where=_author_line(error.__traceback__, path), instead=instead)


def _misfit(said: str) -> tuple[str, str] | None:
    """Return what is wrong with how a verb is called, and the way out, if `said` is about that."""
    match = _MISFIT.match(said)
    if not match:
        return None
    verb, how, name = match.groups()
    return {
        "takes": (
            f"{verb} takes its target and label alone without a name",
            "write the name of what follows, such as over=HTTPS",
        ),
        "missing": (f"{verb} needs its target", "write the element that it leads to"),
        "got": (f"{verb} has two values for {name}", "leave one of them out"),
    }[how]


def _is_undecoded(error: SyntaxError) -> bool:
    """Say whether a file holds bytes that are no text in the encoding that it is in."""
    return "codec can't decode" in error.msg


def _pointed_at(error: SyntaxError) -> str:
    """Return the line that cannot be parsed, and below it a mark where that shows."""
    line = (error.text or "").rstrip().expandtabs(1)
    if not line:
        return ""
    kept = line.lstrip()
    at = (error.offset or 1) - 1 - (len(line) - len(kept))
    return f"\n    {kept}\n    {' ' * max(at, 0)}^"


def _meant(error: BaseException) -> str:
    """Return which known word an unknown one was perhaps meant to be."""
    if isinstance(error, FrozenInstanceError):
        return "say it where that is made: what is declared does not change"
    if _imports_in_turn(error):
        return "these files import one another: move what they share into a file that imports neither"
    if isinstance(error, AttributeError) and error.name:
        return did_you_mean(error.name, (each for each in dir(error.obj) if each[0] != "_"))
    if isinstance(error, NameError) and error.name:
        frame = _last(error.__traceback__).tb_frame
        return (
            _made_later(error.name, error.__traceback__)
            or _imported(error.name)
            or did_you_mean(error.name, [*frame.f_locals, *frame.f_globals])
            or did_you_mean(error.name, (each for each in dir(builtins) if len(each) > 3), _SURE)
        )
    if isinstance(error, ModuleNotFoundError) and error.name:
        return (
            did_you_mean(error.name, _modules_beside(error.name), _SURE)
            or "put it beside this file or in the folder above, or install it where archmodel is"
        )
    if isinstance(error, ImportError):
        head, _, rest = error.msg.partition("cannot import name '")
        known = dir(sys.modules.get(error.name or ""))
        name = rest.partition("'")[0]
        ours = (error.name or "").partition(".")[0] == "archmodel"
        return ((ours and _imported(name)) or did_you_mean(name, known)) if not head else ""
    return ""


def _imported(name: str) -> str:
    """Return how a word of archmodel's is imported, if it is one."""
    for module in _VOCABULARY:
        if name in import_module(module).__all__:
            return f"write 'from {module} import {name}' at the top"
    return ""


def _imports_in_turn(error: BaseException) -> bool:
    """Say whether a module lacks a name as it is still running, and waits for the one that asks."""
    from traceback import walk_tb

    if isinstance(error, AttributeError) and isinstance(error.obj, ModuleType):
        name: str | None = error.obj.__name__
    elif isinstance(error, ImportError):
        name = error.name
    else:
        return False
    frames = walk_tb(error.__traceback__)
    running = {frame.f_globals["__name__"] for frame, _ in frames if frame.f_code.co_name == "<module>"}
    return name in running


def _made_later(name: str, traceback: TracebackType | None) -> str:
    """Return on which later line of the same file a name is made that is not yet known, if it is."""
    from dis import get_instructions

    inner = _last(traceback).tb_frame
    while traceback:
        frame, at = traceback.tb_frame, traceback.tb_lineno
        traceback = traceback.tb_next
        # What a class or another function around makes is not seen from within.
        is_seen = frame is inner or (
            frame.f_globals is inner.f_globals and frame.f_code.co_name == "<module>"
        )
        for each in get_instructions(frame.f_code) if is_seen else ():
            line = each.positions.lineno if each.positions else None
            if each.opname in _STORES and each.argval == name and line and line > at:
                return f"'{name}' is made on line {line}: move it above"
    return ""


def _modules_beside(name: str) -> list[str]:
    """Return the modules of the package that `name` would lie in."""
    from pkgutil import iter_modules

    package = name.rpartition(".")[0]
    if not package:
        return [each.name for each in iter_modules()]
    folders = getattr(sys.modules.get(package), "__path__", [])
    return [f"{package}.{each.name}" for each in iter_modules(folders)]


def _last(traceback: TracebackType | None) -> TracebackType:
    assert traceback is not None
    while traceback.tb_next:
        traceback = traceback.tb_next
    return traceback


def _author_line(traceback: TracebackType | None, path: Path) -> str:
    """Return the innermost place in a traceback that is the author's own."""
    where = path_in_project(str(path))
    while traceback:
        code = traceback.tb_frame.f_code
        module = str(traceback.tb_frame.f_globals.get("__name__"))
        if not module.startswith(_NOT_THE_AUTHORS) and not code.co_filename.startswith("<"):
            where = str(Origin(code, traceback.tb_lasti).place)
        traceback = traceback.tb_next
    return where


def _module_name(path: Path) -> str:
    """Return the name of the file, or a private one where that would shadow another module."""
    stem = path.stem
    private = f"archmodel_blueprint_{stem}"
    if not stem.isidentifier() or stem in sys.modules or stem in sys.stdlib_module_names:
        return private
    found = find_spec(stem)
    return stem if found is None or found.origin == str(path.resolve()) else private
