"""Pages of rules for hosts of code and for documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from archmodel.formats.base import Format
from archmodel.rules.base import Rule, page

__all__ = ["EXAMPLES", "Markdown"]

EXAMPLES = ("It finds something here", "And nothing here")
"""What stands over the bad example and over the good one."""


class Markdown(Format[Sequence[type[Rule[Any]]]]):
    """The same page as in a terminal, with headings and coloured examples."""

    suffix = ".md"

    def write(self, stage: Sequence[type[Rule[Any]]]) -> bytes:
        """Return the pages of rules, one after the other, in UTF-8."""
        return "\n".join("\n\n".join(_parts(rule)) + "\n" for rule in stage).encode()


def _parts(rule: type[Rule[Any]]) -> Iterator[str]:
    what, why, instead, references, off, bad, good, options = page(rule)
    yield f"# {rule.code} {rule.name}"
    yield f"*{rule.severity}{', off by default' if off else ''}*"
    yield what
    for heading, text in {"Why it matters": why, "Instead": instead, "Off by default": off}.items():
        if text:
            yield f"## {heading}\n\n{text[0].upper()}{text[1:]}"
    for heading, source in zip(EXAMPLES, (bad, good), strict=True):
        if source:
            yield f"## {heading}\n\n```python\n{source.rstrip()}\n```"
    if options:
        rows = (f"| `{name}` | `{default}` | {said} |" for name, default, said in options)
        yield "\n".join(("## Options\n", "| name | default | |", "|---|---|---|", *rows))
    if references:
        yield f"## References\n\n{references}"
