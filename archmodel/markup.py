"""The one way text gets into markup: every name and value passes through here, escaped."""

from __future__ import annotations

from archmodel.errors import FormatError
from archmodel.text import visible

__all__ = ["Markup", "Value", "number"]

Value = str | float | None
"""What an attribute may be; an attribute that is `None` is left out."""


def number(value: float) -> str:
    """Return a number with at most two decimals, never in exponents, never a negative nought.

    >>> number(12.0), number(0.126), number(-0.001), number(1e9)
    ('12', '0.13', '0', '1000000000')

    Raises `FormatError` for what is infinite or not a number.
    """
    if value == value // 1:  # as most are; to format takes longer
        return str(int(value))
    text = f"{value:.2f}"
    if "n" in text:
        raise FormatError(f"a picture has a place or a size that is {text}")
    if text.endswith("00"):
        text = text[:-3]
    elif text.endswith("0"):
        text = text[:-1]
    return "0" if text == "-0" else text


class Markup:
    """A growing document; attributes are written in the order they are given.

    A `_` in the name of an attribute stands for `-`, so that `font_size` can be said in Python.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []

    def open(self, tag: str, **attributes: Value) -> None:
        """Begin an element."""
        self._parts.append(f"<{tag}{_written(attributes)}>")

    def line(self) -> None:
        """Begin a new line, where white space says nothing."""
        self._parts.append("\n")

    def close(self, tag: str) -> None:
        """End an element."""
        self._parts.append(f"</{tag}>\n")

    def empty(self, tag: str, **attributes: Value) -> None:
        """Write an element that holds nothing."""
        self._parts.append(f"<{tag}{_written(attributes)}/>\n")

    def text(self, tag: str, text: str, **attributes: Value) -> None:
        """Write an element that holds text alone."""
        self._parts.append(f"<{tag}{_written(attributes)}>{_escaped(text)}</{tag}>\n")

    def __str__(self) -> str:
        return "".join(self._parts)


def _written(attributes: dict[str, Value]) -> str:
    parts: list[str] = []
    for name, value in attributes.items():
        if value is not None:
            written = _quoted(value) if isinstance(value, str) else number(value)
            parts.append(f' {name.replace("_", "-")}="{written}"')
    return "".join(parts)


def _escaped(text: str) -> str:
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', "&quot;").replace("\n", "&#10;")
