"""Pages of rules for hosts of code and for documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from archmodel.formats.base import Format
from archmodel.rules.base import Rule, page

__all__ = ["Markdown"]


class Markdown(Format[Sequence[type[Rule[Any]]]]):
    """The same page as in a terminal, with headings and coloured examples."""

    suffix = ".md"

    def write(self, stage: Sequence[type[Rule[Any]]]) -> bytes:
        """Return the pages of rules, one after the other, in UTF-8."""
        return "\n".join("\n\n".join(_parts(rule)) + "\n" for rule in stage).encode()


def _parts(rule: type[Rule[Any]]) -> Iterator[str]:
    what, why, instead, references, off, bad, good = page(rule)
    yield f"# {rule.code} {rule.name}"
    yield f"*{rule.severity}{', off by default' if off else ''}*"
    yield what
    texts = {"Why it matters": why, "Instead": instead, "References": references, "Off by default": off}
    for heading, text in texts.items():
        if text:
            yield f"## {heading}\n\n{text[0].upper()}{text[1:]}"
    for heading, source in (("It finds something here", bad), ("And nothing here", good)):
        if source:
            yield f"## {heading}\n\n```python\n{source.rstrip()}\n```"
