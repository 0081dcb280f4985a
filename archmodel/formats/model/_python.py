"""Python source as a formatter would lay it out: quoted texts, and brackets over several lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias
from unicodedata import combining, east_asian_width

__all__ = [
    "Brackets",
    "Code",
    "Joined",
    "Quoted",
    "docstring",
    "flat",
    "import_line",
    "lines",
    "prefixed",
    "quoted",
]

WIDTH = 88
"""Columns of a line, as formatters have it where nobody tells them otherwise."""
_STEP = 4


class Quoted(NamedTuple):
    """A text, which may be split at its spaces where it is too long for a line."""

    text: str
    before: str = ""
    """What stands before it, such as `description=`."""


class Brackets(NamedTuple):
    """A call or a display: what opens it, its items, and what closes it."""

    open: str
    items: tuple[Code, ...]
    close: str = ")"
    is_call: bool = True
    """Whether all items may share one line between the brackets, as arguments may and members not."""


class Joined(NamedTuple):
    """Operands with one operator between them."""

    before: str
    operands: tuple[Code, ...]
    operator: str


Code: TypeAlias = "str | Quoted | Brackets | Joined"
"""An expression or a statement of one line, before it is known how much room there is."""


def quoted(text: str) -> str:
    r"""Return a text as a Python literal that holds nothing but printable characters.

    Every quote, backslash, line end and control or direction character in it is escaped, so that no text
    can end its literal, or read otherwise than it runs.

    >>> print(quoted('a"b'), quoted("it's\n"), quoted("\u202e"))
    'a"b' "it's\n" "\u202e"
    """
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + "".join(_escaped(each, quote) for each in text) + quote


def _escaped(each: str, quote: str) -> str:
    if each in ("\\", quote):
        return "\\" + each
    return each if each.isprintable() else ascii(each)[1:-1]


def docstring(text: str) -> bool:
    """Say whether a text may stand between triple quotes as it is, and be read back unchanged."""
    rows = text.split("\n")
    return (
        bool(text)
        and all(row.isprintable() and row == row.rstrip() for row in rows)
        and rows[0] == rows[0].lstrip()
        and bool(rows[-1])
        and "\\" not in text
        and '"""' not in text
        and text[0] != '"' != text[-1]
    )


def prefixed(before: str, code: Code) -> Code:
    """Return code with something before it on its first line, such as `title=`."""
    if isinstance(code, str):
        return before + code
    if isinstance(code, Brackets):
        return code._replace(open=before + code.open)
    return code._replace(before=before + code.before)


def flat(code: Code) -> str:
    """Return code on one line."""
    if isinstance(code, str):
        return code
    if isinstance(code, Quoted):
        return code.before + quoted(code.text)
    if isinstance(code, Joined):
        return code.before + f" {code.operator} ".join(flat(each) for each in code.operands)
    inner = ", ".join(flat(each) for each in code.items)
    return f"{code.open}{inner}{',' if _is_single(code) else ''}{code.close}"


def lines(code: Code, indent: int, after: str = "") -> list[str]:
    """Return code as the lines it takes, `after` at the end of the last."""
    whole = flat(code)
    room = WIDTH - indent - len(after)
    if isinstance(code, str) or _fits(whole, room):
        return [" " * indent + whole + after]
    if isinstance(code, Quoted):
        rows = _split(code, room)
    elif isinstance(code, Joined):
        first, *rest = code.operands
        operands = [prefixed(code.before, first), *(prefixed(f"{code.operator} ", each) for each in rest)]
        *most, last = operands
        return [line for each in most for line in lines(each, indent)] + lines(last, indent, after)
    else:
        return _broken(code, indent, after)
    return [" " * indent + row for row in rows[:-1]] + [" " * indent + rows[-1] + after]


def _broken(code: Brackets, indent: int, after: str) -> list[str]:
    """Return brackets over several lines."""
    inner = ", ".join(flat(each) for each in code.items)
    deeper = indent + _STEP
    if code.is_call and _fits(inner, WIDTH - deeper):
        body = [" " * deeper + inner]
    elif code.is_call and len(code.items) == 1 and not isinstance(code.items[0], str):
        body = lines(code.items[0], deeper)
    else:
        body = [line for each in code.items for line in lines(each, deeper, ",")]
    return [" " * indent + code.open, *body, " " * indent + code.close + after]


def _is_single(code: Brackets) -> bool:
    """Say whether this is a tuple of one, whose comma makes it a tuple."""
    return not code.is_call and code.close == ")" and len(code.items) == 1


def _split(code: Quoted, room: int) -> list[str]:
    """Return a text as several literals, which Python reads as one."""
    rows: list[str] = []
    held = ""
    for word in code.text.split(" "):
        longer = f"{held}{word} "
        before = "" if rows else code.before
        if held and not _fits(before + quoted(longer), room):
            rows.append(before + quoted(held))
            longer = f"{word} "
        held = longer
    rows.append(("" if rows else code.before) + quoted(held[:-1]))
    return rows


def _fits(text: str, room: int) -> bool:
    if text.isascii():
        return len(text) <= room
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text) <= room


def import_line(module: str, names: Iterable[str]) -> list[str]:
    """Return the lines that import names from a module, constants before classes before the rest."""
    listed = sorted(names, key=lambda each: (not each.isupper(), each[0].islower(), each.lower()))
    whole = f"from {module} import {', '.join(listed)}"
    if len(whole) <= WIDTH:
        return [whole]
    return [f"from {module} import (", *(f"    {each}," for each in listed), ")"]
