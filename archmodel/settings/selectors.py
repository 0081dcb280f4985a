"""The small language in which settings choose elements: `kind:Service & !tag:batch | id:cart*`."""

from __future__ import annotations

from archmodel.errors import BlueprintError
from archmodel.selection import Selection, matching
from archmodel.settings.table import Table

__all__ = ["optional_selection", "selection", "selection_at"]


def selection_at(table: Table, key: str) -> Selection:
    """Return what a key chooses: a text, or a list of texts any of which may choose.

    Raises `SettingsError` where it is missing or chooses by no known word.
    """
    given = table.values.get(key)
    texts = table.texts(key) if isinstance(given, list) else (table.get(key, str),)
    if not texts:
        raise table.wrong(key, f"'{key}' chooses nothing", "write a selector, such as tag:imported")
    chosen = [selection(table, key, each) for each in texts]
    return _joined("or", chosen)


def selection(table: Table, key: str, text: str) -> Selection:
    """Return what a text chooses: terms joined by `|` and `&`, which binds closer, `!` before one for not.

    Raises `SettingsError`, with the line of the key, for a term of no known word.
    """
    try:
        return _joined(
            "or", [_joined("and", [_term(each) for each in part.split("&")]) for part in text.split("|")]
        )
    except BlueprintError as error:
        raise table.wrong(key, error.what, error.instead) from None


def optional_selection(table: Table, key: str, text: str) -> tuple[Selection, bool]:
    """Return what a text chooses, and whether it stands in brackets: then it may choose nothing."""
    bare = text.strip()
    optional = bare.startswith("(") and bare.endswith(")")
    return selection(table, key, bare[1:-1] if optional else bare), optional


def _term(text: str) -> Selection:
    bare = text.strip()
    return ~matching(bare[1:].strip()) if bare.startswith("!") else matching(bare)


def _joined(word: str, parts: list[Selection]) -> Selection:
    return parts[0] if len(parts) == 1 else Selection(word, tuple(parts))
