"""A table of a TOML document that knows where it stands, and refuses what it does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from archmodel.errors import SettingsError
from archmodel.names import did_you_mean
from archmodel.settings.lines import Key, line_of_key
from archmodel.source import Place

__all__ = ["Table"]

Value = TypeVar("Value")

_KINDS: Mapping[type[Any], str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "a table",
    date: "a day",
}


class Table(NamedTuple):
    """Values by key, and the line of each."""

    file: str
    lines: dict[Key, int]
    at: Key
    values: Mapping[str, Any]

    def __contains__(self, key: object) -> bool:
        return key in self.values

    def wrong(self, key: str, what: str, instead: str = "") -> SettingsError:
        """Return the error for a key, with its line."""
        return SettingsError(what, where=f"{self.file}:{self.line(key)}", instead=instead)

    def line(self, key: str = "") -> int:
        """Return the line of a key, or of the table."""
        return line_of_key(self.lines, (*self.at, key) if key else self.at)

    def place(self) -> Place:
        """Return where the table begins."""
        return Place(self.file, self.line(), 1, self.line(), 1)

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Raise `SettingsError` for a key that is none of those known."""
        known = [*known]
        for key in self.values:
            if key not in known:
                raise self.wrong(
                    key,
                    f"{self._name} has no '{key}'",
                    did_you_mean(key, known) or f"it has {', '.join(sorted(known))}",
                )

    def get(self, key: str, kind: type[Value], otherwise: Value | None = None) -> Value:
        """Return a value. Raises `SettingsError` where it is missing, or of another kind."""
        if key not in self.values:
            if otherwise is None:
                raise self.wrong("", f"{self._name} lacks '{key}'", f"write {key} = …, {_KINDS[kind]}")
            return otherwise
        value = self.values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.wrong(key, f"'{key}' is {_KINDS[kind]}, and this is {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where there is none. Raises `SettingsError` for another value."""
        values: list[object] = self.get(key, list, [])
        for each in values:
            if not isinstance(each, str):
                raise self.wrong(key, f"'{key}' is a list of texts, and this is in it: {each!r}")
        return tuple(map(str, values))

    def choice(self, key: str, words: Iterable[str], otherwise: str) -> str:
        """Return one of some words. Raises `SettingsError` for another."""
        words = [*words]
        value = self.get(key, str, otherwise)
        if value not in words:
            near = did_you_mean(value, words) or f"write one of {', '.join(words)}"
            raise self.wrong(key, f"'{key}' cannot be '{value}'", near)
        return value

    def table(self, key: str) -> Table:
        """Return a table inside, empty where there is none. Raises `SettingsError` for another value."""
        return Table(self.file, self.lines, (*self.at, key), self.get(key, dict, {}))

    def tables(self, key: str) -> Iterator[Table]:
        """Yield the tables of an array. Raises `SettingsError` for another value."""
        for number, each in enumerate(self.get(key, list, [])):
            if not isinstance(each, dict):
                raise self.wrong(
                    key, f"'{key}' is an array of tables", f"write [[{'.'.join(map(str, self.at))}.{key}]]"
                )
            yield Table(self.file, self.lines, (*self.at, key, number), each)

    @property
    def _name(self) -> str:
        return f"[{'.'.join(part for part in self.at if isinstance(part, str))}]" if self.at else "it"
