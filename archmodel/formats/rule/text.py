"""Pages of rules in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import indent
from typing import Any

from archmodel.formats.base import Format
from archmodel.rules.base import Rule, page

__all__ = ["Text"]


class Text(Format[Sequence[type[Rule[Any]]]]):
    """What a rule finds, why that matters, what to do instead, and both examples."""

    suffix = ".txt"

    def write(self, stage: Sequence[type[Rule[Any]]]) -> bytes:
        """Return the pages of rules, one after the other, in UTF-8."""
        return "".join("\n\n".join(_parts(rule)) + "\n\n" for rule in stage).encode()


def _parts(rule: type[Rule[Any]]) -> Iterator[str]:
    what, why, instead, references, off, bad, good, options = page(rule)
    yield f"{rule.code} {rule.name} ({rule.severity}{', off by default' if off else ''})"
    yield what
    if why:
        yield f"Why it matters: {why}"
    yield f"Instead: {instead}"
    if options:
        yield "\n".join(("Options:", *(f"- {each.name} = {each.default}: {each.what}" for each in options)))
    if references:
        yield f"References:\n{references}"
    if off:
        yield f"Off by default: {off}"
    if bad:
        yield f"It finds something here:\n\n{indent(bad, '    ')}".rstrip()
    if good:
        yield f"{'and nothing' if bad else 'It finds nothing'} here:\n\n{indent(good, '    ')}".rstrip()
