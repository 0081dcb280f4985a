"""Changes as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archmodel.changes import Compared
from archmodel.formats.base import Format
from archmodel.formats.changes.base import SIGNS, about, differing, happened, said, sign, summary
from archmodel.rules.base import Finding
from archmodel.standard_output import escaped

__all__ = ["Text"]


class Text(Format[Sequence[Compared]]):
    """A line for each change with its sign and place, one for each finding, and one that counts.

    Nothing where nothing changed.
    """

    suffix = ".txt"

    def write(self, stage: Sequence[Compared]) -> bytes:
        """Return the changes of each pair of models in UTF-8."""
        return "".join(f"{escaped(line)}\n" for each in differing(stage) for line in _lines(each)).encode()


def _lines(compared: Compared) -> Iterator[str]:
    changes = compared.changes
    for attribute in changes.model:
        yield f"{SIGNS['changed']} the model: {said(attribute)}"
    for each in changes.changes:
        where = f"  ({each.place.path}:{each.place.line})" if each.place else ""
        what = "; ".join(happened(each))
        yield f"{SIGNS[sign(each)]} {about(each)}{': ' if what else ''}{what}{where}"
    for word, findings in (("gained", compared.gained), ("lost", compared.lost)):
        yield from (_finding(word, each) for each in findings)
    yield f"{changes.after}: {summary(compared)}"


def _finding(word: str, finding: Finding) -> str:
    where = f"  ({finding.place.path}:{finding.place.line})" if finding.place else ""
    return f"{word} {finding.code} {finding.severity}: {finding.message}{where}"
