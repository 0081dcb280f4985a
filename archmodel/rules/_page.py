"""The page of a rule: what its docstring says by its headings, its options and its two blueprints."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import Field, fields
from functools import cache
from typing import Any, Literal, NamedTuple

__all__ = ["Option", "Page", "example_of", "page"]


class Option(NamedTuple):
    """A field of a rule, as it is set in `[tool.archmodel.rules.CODE]`."""

    name: str
    default: str
    """Its value where nothing is set, as TOML has it."""
    what: str


class Page(NamedTuple):
    """What `archmodel explain` says about a rule; a part that its author left out is empty."""

    what: str
    why: str
    instead: str
    references: str
    off: str
    """Why the rule only runs where it is selected; empty for one that runs by default."""
    bad: str
    """The source of a blueprint in which the rule finds something."""
    good: str
    """The source of a blueprint in which it does not."""
    options: tuple[Option, ...] = ()


@cache
def page(rule: type[Any]) -> Page:
    """Return the page of a rule: its docstring by its headings, its two blueprints and its options."""
    from inspect import cleandoc

    texts: dict[str, list[str]] = {"": []}
    heading = ""
    for line in cleandoc(rule.__doc__ or "").splitlines():
        start, colon, rest = line.partition(":")
        if colon and start in _HEADINGS:
            heading, line = start, rest.strip()
        texts.setdefault(heading, []).append(line)
    parts = ("\n".join(texts.get(each, ())).strip() for each in ("", *_HEADINGS))
    what, why, instead, references, off = parts
    bad, good = _source(example_of(rule, "Bad")), _source(example_of(rule, "Good"))
    return Page(what, why, instead, references, off, bad, good, tuple(_options(rule)))


_HEADINGS = ("Why it matters", "Instead", "References", "Off by default")


def example_of(rule: type[Any], name: Literal["Bad", "Good"]) -> type[Any] | None:
    """Return a blueprint of a rule: its own, or the one beside it in its module."""
    beside = vars(sys.modules[rule.__module__]).get(name)
    found: object = getattr(rule, name, beside)
    return found if isinstance(found, type) else None


def _options(rule: type[Any]) -> Iterator[Option]:
    """Yield the fields of a rule, each with what is written under it."""
    import ast
    import json
    from itertools import pairwise

    held: tuple[Field[Any], ...] = fields(rule)
    told: dict[str, str] = {}
    written = ast.parse(_source(rule)).body if held else ()
    for definition in written:
        for line, below in pairwise(definition.body if isinstance(definition, ast.ClassDef) else ()):
            match line, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(what))):
                    told[name] = " ".join(what.split())
    for each in held:
        yield Option(each.name, json.dumps(each.default, default=repr), told.get(each.name, ""))


def _source(of: type[Any] | None) -> str:
    """Return the source of a class, or an empty text where there is none."""
    from inspect import getsource
    from textwrap import dedent

    try:
        return dedent(getsource(of)) if of else ""
    except (OSError, TypeError):
        return ""
