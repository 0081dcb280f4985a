"""Two sides compared: files, or what they were at a revision of git."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from archmodel.cli.isolating import loaded, passed_on
from archmodel.cli.reviews import say_crashes
from archmodel.errors import LoadingError

if TYPE_CHECKING:
    from archmodel.changes import Changes, Compared
    from archmodel.cli.arguments import Outcome
    from archmodel.importers.pins import Pins
    from archmodel.model import Model
    from archmodel.names import Name
    from archmodel.policy import Policy
    from archmodel.rules.base import Finding, Rule

__all__ = ["Side", "judged", "pairs", "sides"]


class Side(NamedTuple):
    """What is on one side."""

    path: str
    """The file or folder, as the user gave it."""
    models: Sequence[Model]
    """None where the path was not there yet, or is no longer."""
    pins: Pins
    """What is pinned beside a file."""


def sides(first: str, second: str) -> tuple[Side, Side]:
    """Return what is to be compared: `A B`, `REVISION..REVISION PATH` or `REVISION PATH`.

    A and B are paths, or `REVISION:PATH`. Raises `LoadingError` for what is not there or cannot be read.
    """
    if not _is_path(first) and ":" not in first:
        before, dots, after = first.partition("...") if "..." in first else first.partition("..")
        if dots == "...":
            before = _merge_base(before, after or "HEAD")
        old = _then(before, second)
        new = _then(after or "HEAD", second) if dots else _now(second)
    else:
        old, new = _side(first), _side(second)
    if not old.models and not new.models:
        raise LoadingError("there is no such file or folder", where=second)
    return old, new


def pairs(old: Side, new: Side) -> Iterator[tuple[Model, Model]]:
    """Yield the models to compare: one with one, or else those of the same name.

    One without another is compared with one of nothing.
    """
    from archmodel.model import Model

    if len(old.models) == len(new.models) == 1:
        yield old.models[0], new.models[0]
        return
    before, after = ({model.name: model for model in side.models} for side in (old, new))
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        yield one or Model(name, name, {}), other or Model(name, name, {})


def judged(
    before: Model,
    after: Model,
    changes: Changes,
    rules: tuple[Rule[Any], ...],
    policy: Policy,
    today: date,
    outcome: Outcome,
) -> Compared:
    """Return what changed, with what the same rules find on either side alone.

    That a rule is about nothing is left to `check`, as it may be about a model that is not compared.
    """
    from archmodel.changes import Compared
    from archmodel.graph import Graph
    from archmodel.review import review

    if not rules:
        return Compared(changes)
    old, new = (
        review(Graph(each), rules, today=today, policy=policy, whole=False) for each in (before, after)
    )
    say_crashes((old, new), outcome)
    now = changes.renames
    then = {name: was for was, name in now.items()}
    gained = _others(new.findings, old.findings, now)
    return Compared(changes, gained, _others(old.findings, new.findings, then))


def _others(
    findings: Sequence[Finding], known: Sequence[Finding], names: Mapping[Name, Name]
) -> tuple[Finding, ...]:
    """Return the findings that are not among the known ones, when these go by other `names`.

    What a finding blames may come in another order under other names, as in a cycle.
    """
    left = Counter((each.code, *sorted(names.get(name, name) for name in each.at)) for each in known)
    found: list[Finding] = []
    for each in findings:
        key = (each.code, *sorted(each.at))
        if left[key] > 0:
            left[key] -= 1
        else:
            found.append(each)
    return tuple(found)


def _is_path(word: str) -> bool:
    return Path(word).exists() or Path(_file(word)).suffix in (".py", ".json")


def _file(path: str) -> str:
    """Return the file of `file.py:Class`, or the path itself."""
    return path.rpartition(":")[0] if ".py:" in path else path


def _side(word: str) -> Side:
    revision, colon, path = word.partition(":")
    return _then(revision, path) if colon and not Path(revision).exists() else _now(word)


def _merge_base(one: str, other: str) -> str:
    from archmodel.revisions import merge_base

    return merge_base(one, other)


def _now(path: str) -> Side:
    return Side(path, loaded([path]), _pins(Path(_file(path))))


def _then(revision: str, path: str) -> Side:
    """Return what a path held at a revision, read in a process of its own: modules of one name clash."""
    from tempfile import TemporaryDirectory

    from archmodel.revisions import checked_out

    with checked_out(revision) as folder, TemporaryDirectory(prefix="archmodel-") as exported:
        there = relpath(path)
        if not (folder / _file(there)).exists():
            return Side(path, (), {})
        command = [sys.executable, "-P", "-m", "archmodel", "export", there, "-o", exported, *passed_on()]
        ended = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        if ended.returncode:
            raise LoadingError(
                f"{path} cannot be read as it was\n{ended.stderr.decode(errors='replace').strip()}",
                where=revision,
                instead="compare with a model that was exported then: archmodel export",
            )
        return Side(path, loaded([exported]), _pins(folder / _file(there)))


def _pins(file: Path) -> Pins:
    from archmodel.keeping import pins_file, pins_in

    return pins_in(pins_file(file)) if file.is_file() else {}
