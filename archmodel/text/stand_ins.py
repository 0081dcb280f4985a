"""Stand-ins for what cannot be seen, cannot be written, or would set neighbours in disorder."""

from __future__ import annotations

from typing import TypeGuard

__all__ = ["shows", "unshown", "visible"]


def visible(text: str) -> str:
    r"""Return `text` with a stand-in for whatever cannot be seen or written.

    Control characters become their pictures (U+2400 and on) or U+FFFD, as do lone surrogates,
    U+FFFE and U+FFFF, and marks that reorder text beyond their own line: every override, and an
    embedding or isolate that nothing closes. A tab is a space; a newline stays.

    >>> visible("a\tb\r\nbell\a")
    'a b\nbell␇'
    """
    if text.isprintable():
        return text
    text = _with_plain_ends(text)
    stand_ins = {ord(one): put for one in set(text) if (put := _stand_in(one)) is not None}
    text = text.translate(stand_ins)
    return "\n".join(map(_balanced, text.split("\n")))


def unshown(text: str) -> str:
    r"""Return the characters of a text that `visible` puts a stand-in for, sorted, each once.

    >>> unshown("a\tb, bell\a and bell\a")
    '\x07'
    """
    if text.isprintable():
        return ""
    lines = _with_plain_ends(text)
    return "".join(sorted({a for a, b in zip(lines, visible(text), strict=True) if a != b and a != "\t"}))


def shows(text: str | None) -> TypeGuard[str]:
    """Say whether a reader sees anything of a text.

    >>> shows("a"), shows(" \u200b"), shows("")
    (True, False, False)
    """
    return text is not None and any(
        one.isprintable() and not one.isspace() and one not in _BLANK for one in visible(text)
    )


_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters without ink, which count as printable."""
_OPENING = "\u202a\u202b\u2066\u2067\u2068"
_CLOSING = "\u202c\u202c\u2069\u2069\u2069"


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n")


def _stand_in(one: str) -> str | None:
    code = ord(one)
    if one in "\t\n":
        return " " if one == "\t" else None
    if code < 0x20 or code == 0x7F:
        return chr(0x2400 + min(code, 0x21))
    if code in (0x202D, 0x202E, 0xFFFE, 0xFFFF) or 0x80 <= code <= 0x9F or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return None


def _balanced(line: str) -> str:
    """Return a line as it is where all that opens a direction closes it, else with stand-ins."""
    due: list[str] = []
    for one in line:
        if one in _OPENING:
            due.append(_CLOSING[_OPENING.index(one)])
        elif one in _CLOSING and (not due or due.pop() != one):
            due.append("")
            break
    return line.translate(dict.fromkeys(map(ord, _OPENING + _CLOSING), "\ufffd")) if due else line
