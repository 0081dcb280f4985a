"""A way as people read it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.formats.base import Format
from archmodel.rules.base import Finding
from archmodel.standard_output import escaped
from archmodel.way import Way

__all__ = ["Text"]


class Text(Format[Way]):
    """The steps with their places, what every way passes, what was found on this one, and what keeps it."""

    suffix = ".txt"

    def write(self, stage: Way) -> bytes:
        """Return the way in UTF-8."""
        return "".join(f"{escaped(line)}\n" for line in _lines(stage)).encode()


def _lines(way: Way) -> Iterator[str]:
    if not way.steps:
        yield f"{way.source} does not reach {way.target}"
        return
    count = len(way.steps)
    yield f"{way.source} reaches {way.target} in {count} step{'s' if count > 1 else ''}"
    for edge in way.steps:
        place = edge.relation.place
        where = f"  ({place.path}:{place.line})" if place else ""
        passing = "".join(f", past '{each.title}'" for each in edge.relation.via)
        yield f"    {edge.source} {edge.relation.verb.value} {edge.target}{passing}{where}"
    if way.always:
        yield f"every way passes {', '.join(map(str, way.always))}"
    elif count > 1:
        yield "no element lies on every way"
    if way.findings:
        yield "found on this way:"
        yield from map(_found, way.findings)
    if way.straight:
        yield "a relation straight there would break:"
        yield from map(_found, way.straight)
    elif count > 1:
        yield "a relation straight there would break no rule"


def _found(finding: Finding) -> str:
    return f"    {finding.code} {finding.severity}: {finding.message}"
