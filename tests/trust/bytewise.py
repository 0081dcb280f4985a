"""Values made from bytes, so that a fuzzer which turns bits turns choices: JSON changed here and there."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

Value = TypeVar("Value")

ODD: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    1.5,
    2**63,
    -1e300,
    "",
    "x",
    "\x00\x1b\u202e",
    "\ud800",
    "](javascript:x)<script>\"'&\\",
    "-->```\n---\n{{x}}",
    "__proto__",
    "a" * 300,
    [],
    {},
    [[]],
    {"": []},
]
"""Values that stand where others are expected."""
MOST = 8
"""Changes of one document."""


class Choices:
    """Decisions that bytes make; when they are used up, the first of everything is chosen."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def below(self, count: int) -> int:
        """Return a number from 0 to below `count`."""
        taken = self.data[self.at : self.at + 2]
        self.at += 2
        return int.from_bytes(taken, "little") % count

    def one(self, values: Sequence[Value]) -> Value:
        """Return one of some values."""
        return values[self.below(len(values))]

    def rest(self) -> bytes:
        """Return what is not used up."""
        return self.data[self.at :]


def changed(document: Any, choices: Choices) -> Any:
    """Return a document with a few changes in it: values replaced, moved, left out, doubled or renamed."""
    document = copy.deepcopy(document)
    for _ in range(choices.below(MOST)):
        slots = [*_slots(document)]
        if not slots:
            break
        holder, key = choices.one(slots)
        kind = choices.below(6)
        if kind == 0:
            holder[key] = copy.deepcopy(choices.one(ODD))
        elif kind == 1:
            other, its = choices.one(slots)
            holder[key] = copy.deepcopy(other[its])
        elif kind == 2:
            del holder[key]
        elif kind == 3 and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        elif kind == 3:
            holder[choices.one([*_words(document)])] = holder[key]
        elif kind == 4:
            holder[key] = choices.one([*_words(document)])
        else:
            holder[key] = [holder[key]] if choices.below(2) else {"x": holder[key]}
    return document


def _slots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in a document that holds a value, as what it is in and its key there."""
    keys = [*value] if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _slots(value[key])


def _words(value: Any) -> Iterator[str]:
    """Yield the texts and keys of a document."""
    yield "x"
    for holder, key in _slots(value):
        if isinstance(key, str):
            yield key
        if isinstance(holder[key], str):
            yield holder[key]


def as_json(document: Any) -> bytes:
    """Return a document as JSON."""
    return json.dumps(document, indent=1).encode()


def as_toml(document: dict[str, Any]) -> str:
    """Return a document as TOML: a line for every key at its top, a nothing as a text."""
    return "\n".join(f"{_quoted(key)} = {_inline(value)}" for key, value in document.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_inline(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, int | float) else _quoted(str(value))


def _quoted(text: str) -> str:
    """Return a text in quotes, whole; TOML has no halves of characters."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=True)
