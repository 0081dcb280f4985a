"""What is wrong with a document: all of it at once, each with its line and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from archmodel.errors import LoadingError
from archmodel.importers._text import Path, Text
from archmodel.names import did_you_mean

__all__ = ["Problems", "quoted", "shown"]

_LISTED = 20
"""More would not be read, and looking for the nearest word takes its time."""
_SHOWN = 60
"""Characters of a text of the document that a message repeats."""
_COMPARED = 500
"""How many words are looked at for the nearest."""


class _Problem(NamedTuple):
    at: Path | int
    """The path of what is wrong, or its offset."""
    what: str
    instead: str
    other: Path | None


class Problems:
    """The problems met so far in a document."""

    def __init__(self) -> None:
        self._listed: list[_Problem] = []
        self._more = 0

    def add(
        self,
        at: Path | int,
        what: str,
        instead: str = "",
        *,
        word: str = "",
        among: Iterable[str] = (),
        other: Path | None = None,
    ) -> None:
        """Note what is wrong at a path or an offset.

        A known word near to `word` goes before `instead`, in which `{line}` is the line of `other`.
        """
        if len(self._listed) == _LISTED:
            self._more += 1
            return
        alike = [each for each in among if abs(len(each) - len(word)) <= 3 and len(each) < 100]
        near = did_you_mean(word, alike[:_COMPARED]) if word else ""
        self._listed.append(_Problem(at, what, near or instead, other))

    def raise_any(self, text: Text) -> None:
        """Raise one `LoadingError` that says them all, if there are any."""
        if text.twice:
            self._add_keys_held_twice(text)
        if not self._listed:
            return
        where = _places(text, self._listed)
        errors: list[LoadingError] = []
        for each in self._listed:
            instead = each.instead
            if each.other is not None:
                instead = instead.replace("{line}", _line(where[each.other]))
            errors.append(LoadingError(each.what, where=where[each.at], instead=instead))
        first, *rest = errors
        if not rest:
            raise first
        said = str(first).removeprefix(f"{first.where}: ")
        more = [f"and {self._more} more"] if self._more else []
        raise LoadingError("\n".join([said, *map(str, rest), *more]), where=first.where)

    def _add_keys_held_twice(self, text: Text) -> None:
        for found in text.walk():
            if found.earlier is not None:
                line = _line(text.where(found.earlier))
                self.add(
                    found.start,
                    f"an object says {quoted(str(found.path[-1]))} twice",
                    f"keep one of them; the other is on line {line}",
                )


def _places(text: Text, problems: list[_Problem]) -> dict[Path | int, str]:
    """Return where the problems are, and what they refer to: what is missing, where its holder begins."""
    wanted = {each.at for each in problems} | {each.other for each in problems if each.other is not None}
    where: dict[Path | int, str] = {each: text.where(each) for each in wanted if isinstance(each, int)}
    paths = {each for each in wanted if not isinstance(each, int)}
    around = {path[:length] for path in paths for length in range(len(path))}
    for found in text.walk():
        if found.path in paths or found.path in around:
            where[found.path] = text.where(found.start)
            if where.keys() >= wanted:
                break
    for path in paths - where.keys():
        held = path[:-1]
        while held not in where:
            held = held[:-1]
        where[path] = where[held]
    return where


def _line(where: str) -> str:
    return where.split(":")[-2]


def quoted(text: str) -> str:
    r"""Return a text of a document in quotes, short and on one line.

    >>> quoted("a\nb")
    "'a\\nb'"
    """
    short = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    if not short.isprintable():
        short = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in short)
    return f"'{short}'"


def shown(value: object) -> str:
    """Return a value of a document in a few words.

    >>> shown("x"), shown(True), shown(None), shown([])
    ("the text 'x'", 'true', 'null', 'a list')
    """
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        text = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}.get(str(value), str(value))
        return f"the number {text[:_SHOWN]}"
    return "a list" if isinstance(value, list) else "an object"
