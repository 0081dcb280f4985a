"""JSON as text: how it is parsed within bounds, and on which line of it a value stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import NamedTuple

from archmodel.content import MOST_BYTES
from archmodel.errors import LoadingError

__all__ = ["Found", "Path", "Text"]

Path = tuple[str | int, ...]
"""The keys and indices that lead from the top of a document to a value."""

_LARGE = 1024**2
"""Bytes from which on a document is parsed so that equal texts are one, which takes a third less memory."""
_MOST_MARKS = 20_000_000
"""Brackets, commas, quotes and escapes: 100,000 elements and 300,000 relations with facts have 12 million."""
_DEEPEST = 100
_LONGEST_NUMBER = 4300
"""Digits that Python turns into a number; more would take a time that grows with their square."""

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_STRING = re.compile(rb'"[^"]*(?:"|$)')
_NO_MARKS = bytes(set(range(256)) - set(b'{[,"\\'))
_NO_STRUCTURE = bytes(set(range(256)) - set(b'{}[]":'))
_OPENING = ord("{")
_ALIKE = bytes.maketrans(b"[]", b"{}")


class Found(NamedTuple):
    """A value that was met on a walk through a document."""

    path: Path
    start: int
    """Offset of its key in an object, or else of the value itself."""
    earlier: int | None
    """Offset of the same key, where the object holds it twice."""


class Text:
    """A JSON document, which knows where in it a value stands."""

    def __init__(self, data: bytes, origin: str) -> None:
        self.origin = origin
        if len(data) > MOST_BYTES:
            raise LoadingError(
                f"it is larger than {MOST_BYTES // 1024**2} MiB", where=origin, instead="split the model"
            )
        if len(data.translate(None, _NO_MARKS)) > _MOST_MARKS:
            raise LoadingError(
                f"it holds more than {_MOST_MARKS:,} brackets, commas and quotes",
                where=origin,
                instead="split the model",
            )
        try:
            self.text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise LoadingError(
                f"not UTF-8 (byte {error.start + 1})",
                where=f"{origin}:{line}",
                instead="save it as UTF-8",
            ) from None
        self.twice = False
        """Whether an object holds a key twice; known after `parse`."""
        self._data = data

    def parse(self) -> object:
        """Return what the document says; numbers, texts, lists and dicts, at most 100 deep."""
        structure = _structure(self._data)
        if _nests_deeper(structure, _DEEPEST):
            raise LoadingError(
                f"nested deeper than {_DEEPEST}", where=self.where(self._too_deep()), instead="flatten it"
            )
        try:
            document = self._parsed()
            self.twice = _holds_twice(document, structure.count(b":"))
            return document
        except json.JSONDecodeError as error:
            at = _comma_too_many(error) or error.pos
            what, instead = _plainly(error)
            raise LoadingError(what, where=self.where(at), instead=instead) from None
        except ValueError:
            long = re.search(rf"(?<![\w\".])-?\d{{{_LONGEST_NUMBER + 1},}}", self.text)
            raise LoadingError(
                f"a number of more than {_LONGEST_NUMBER} digits",
                where=self.where(long.start() if long else 0),
            ) from None

    def where(self, offset: int) -> str:
        """Return `file:line:column` of an offset."""
        line = self.text.count("\n", 0, offset) + 1
        column = offset - self.text.rfind("\n", 0, offset)
        return f"{self.origin}:{line}:{column}"

    def walk(self) -> Iterator[Found]:
        """Yield every value of the document in its order. The document can be parsed."""
        path: list[str | int] = []
        keys: list[dict[str, int] | None] = []  # of the objects that are open; None for a list
        key_is_next = False
        start, earlier = 0, None
        for token in _TOKEN.finditer(self.text):
            word = token.group()
            if word == ",":
                if keys[-1] is None:
                    path[-1] += 1  # type: ignore[operator]
                else:
                    key_is_next = True
            elif word in ("}", "]"):
                keys.pop()
                path.pop()
                key_is_next = False
            elif key_is_next:
                seen = keys[-1]
                assert seen is not None
                path[-1] = json.loads(word)
                start, earlier = token.start(), seen.get(str(path[-1]))
                seen[str(path[-1])] = start
                key_is_next = False
            elif word != ":":
                in_list = not keys or keys[-1] is None
                yield Found(tuple(path), token.start() if in_list else start, None if in_list else earlier)
                if word in ("{", "["):
                    key_is_next = word == "{"
                    keys.append({} if key_is_next else None)
                    path.append("" if key_is_next else 0)

    def _parsed(self) -> object:
        if len(self._data) > _LARGE:
            from pydantic_core import from_json

            with suppress(ValueError):  # what is wrong is found and told by the other parser
                return from_json(self._data, allow_inf_nan=False, cache_strings="all")
        return json.loads(self.text)

    def _too_deep(self) -> int:
        """Return the offset of the bracket that nests too deep."""
        depth = 0
        for token in _TOKEN.finditer(self.text):
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token.group(), 0)
            if depth > _DEEPEST:
                return token.start()
        return 0


def _holds_twice(document: object, colons: int) -> bool:
    """Say whether an object holds a key twice: then a document has fewer keys than its text has colons.

    >>> _holds_twice([{"a": {"b": 1}}, {"a": [{"c": []}]}], 4), _holds_twice({"a": [{"b": 1}]}, 3)
    (False, True)
    """
    level = [document]
    while level and colons > 0:  # mostly all are found before the many values of entries are looked at
        objects = [each for each in level if type(each) is dict]
        colons -= sum(map(len, objects))
        if colons > 0:
            lists = (each for each in level if type(each) is list)
            inner = chain(chain.from_iterable(map(dict.values, objects)), chain.from_iterable(lists))
            level = [each for each in inner if type(each) is dict or type(each) is list]
    return colons > 0


def _structure(data: bytes) -> bytes:
    """Return the brackets, as braces, and the colons of a document that stand in no text.

    >>> _structure(b'{"a[:": [[":"], []]}')
    b'{:{{}{}}}'
    """
    plain = _ESCAPE.sub(b"", data) if b"\\" in data else data
    marks = plain.translate(_ALIKE, _NO_STRUCTURE)
    structure = marks.replace(b'""', b"")
    return _STRING.sub(b"", marks) if b'"' in structure else structure  # where a text holds such marks


def _nests_deeper(structure: bytes, limit: int) -> bool:
    """Say whether a document nests deeper than `limit`, up to its first mistake, without recursion.

    >>> _nests_deeper(b"{:{{}{}}}", 2), _nests_deeper(b"{:{{}{}}}", 3)
    (True, False)
    """
    rest = brackets = structure.replace(b":", b"")
    for _ in range(limit):
        rest = rest.replace(b"{}", b"")  # the innermost ones
        if not rest:
            return False
    depth = 0
    for byte in brackets:
        depth += 1 if byte == _OPENING else -1
        if depth > limit:
            return True
    return False


def _comma_too_many(error: json.JSONDecodeError) -> int | None:
    """Return where a comma stands before a closing bracket, which Python tells since 3.13 only."""
    text, at = error.doc, error.pos
    if text[at : at + 1] == "," and text[at + 1 :].lstrip()[:1] in ("}", "]"):
        return at
    before = text[:at].rstrip()
    return len(before) - 1 if text[at : at + 1] in ("}", "]") and before.endswith(",") else None


def _plainly(error: json.JSONDecodeError) -> tuple[str, str]:
    """Return what a mistake in the syntax is, and the way out."""
    text, at = error.doc, error.pos
    if not text.strip():
        return "it is empty", "write a model with 'archmodel export'"
    if at >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return "it ends too early, or a text lacks its closing quote", ""
    if _comma_too_many(error):
        return "a comma too many", "take the comma out"
    if text[at] in "/#":
        return "JSON has no comments", "take the comment out"
    if text[at] == "'":
        return "a text in single quotes", 'write it in double quotes, "…"'
    instead = "name a model in JSON, as 'archmodel export' writes it"
    if text.lstrip()[0] in "{[":
        instead = "take out what follows the model" if error.msg == "Extra data" else ""
    return f"no JSON: {error.msg[:1].lower()}{error.msg[1:]}", instead
