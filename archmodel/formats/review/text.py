"""Reviews as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archmodel.formats.base import Format
from archmodel.review import Review
from archmodel.rules.base import Severity

__all__ = ["Text", "escaped"]

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
"""What a terminal calls red, yellow and cyan (ECMA-48, SGR)."""


class Text(Format[Sequence[Review]]):
    """Two lines a finding, then a line a review that counts them; nothing where nothing was found."""

    suffix = ".txt"

    def __init__(self, *, colour: bool = False) -> None:
        self.colour = colour

    def write(self, stage: Sequence[Review]) -> bytes:
        """Return the findings and crashes of each review in UTF-8."""
        return "".join(f"{line}\n" for review in stage for line in self._lines(review)).encode()

    def _lines(self, review: Review) -> Iterator[str]:
        for each in review.findings:
            yield self._head(
                str(each.place or review.model), each.code, each.rule, each.severity, each.message
            )
            yield f"    instead: {escaped(each.instead)}    (archmodel explain {each.code})"
        for crash in review.crashes:
            rule, what = crash.rule, f"crashed with {crash.what}"
            yield self._head(crash.where, rule.code, rule.name, Severity.ERROR, what)
            yield "    instead: run with --debug, and report what it shows to the author of the rule"
        if review.findings or review.crashes:
            yield _summary(review)

    def _head(self, where: str, code: str, rule: str, severity: Severity, what: str) -> str:
        shown = f"\x1b[1;{_COLOURS[severity]}m{code}\x1b[0m" if self.colour else code
        return f"{escaped(where)}: {shown} {rule}: {escaped(what)}"


def escaped(text: str) -> str:
    r"""Return `text` with everything that would steer a terminal, not show in it, spelled out.

    That is control characters, line ends, what reverses the direction of writing, and halves of
    characters that UTF-8 cannot write.

    >>> escaped("\x1b[31mred\n")
    '\\x1b[31mred\\n'
    """
    if text.isprintable():
        return text
    return "".join(each.encode("unicode_escape").decode() if _steers(ord(each)) else each for each in text)


def _steers(code: int) -> bool:
    return (
        code < 0x20
        or 0x7F <= code < 0xA0
        or 0x2028 <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
        or 0xD800 <= code < 0xE000
    )


def _summary(review: Review) -> str:
    """Return one line such as `shop: 2 errors, 1 warning, 1 crash`."""
    severities = [finding.severity for finding in review.findings]
    counts = [(severities.count(each), str(each)) for each in sorted(Severity, reverse=True)]
    counts.append((len(review.crashes), "crash"))
    return f"{escaped(review.model)}: {', '.join(_counted(*each) for each in counts if each[0])}"


def _counted(count: int, word: str) -> str:
    plural = {"info": "info", "crash": "crashes"}.get(word, f"{word}s")
    return f"{count} {word if count == 1 else plural}"
