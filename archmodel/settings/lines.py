"""On which line of a TOML document a key stands, which tomllib does not tell."""

from __future__ import annotations

import re

__all__ = ["Key", "line_of_key", "lines_of_keys"]

Key = tuple[str | int, ...]
"""Where a value stands: names of tables and positions in arrays of tables."""

_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_LINE = re.compile(
    rf"^[ \t]*(?:\[\[[ \t]*(?P<array>{_DOTTED})[ \t]*\]\]|\[[ \t]*(?P<table>{_DOTTED})[ \t]*\]"
    rf"|(?P<key>{_DOTTED})[ \t]*=)"
)


def lines_of_keys(text: str) -> dict[Key, int]:
    r"""Return the line of every header and key, counted from 1.

    >>> lines_of_keys('[tool.a]\nb = 1\n[[tool.c]]\n"d e".f = 2\n')[("tool", "c", 0, "d e", "f")]
    4
    """
    found: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    within: Key = ()
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.match(line)
        if match is None:
            continue
        if match["key"]:
            found.setdefault((*within, *_parts(match["key"])), number)
            continue
        within = _resolved(_parts(match["array"] or match["table"]), counts)
        if match["array"]:
            counts[within] = counts.get(within, -1) + 1
            within = (*within, counts[within])
        found.setdefault(within, number)
    return found


def line_of_key(lines: dict[Key, int], key: Key) -> int:
    """Return the line of a key, or of the nearest thing around it; the first where there is none."""
    while key and key not in lines:
        key = key[:-1]
    return lines.get(key, 1)


def _parts(dotted: str) -> Key:
    return tuple(each.strip("\"'") for each in re.findall(_PART, dotted))


def _resolved(parts: Key, counts: dict[Key, int]) -> Key:
    """Return a header with the position in every array of tables that it names a part of."""
    within: Key = ()
    for at, part in enumerate(parts):
        within = (*within, part)
        if within in counts and at < len(parts) - 1:
            within = (*within, counts[within])
    return within
