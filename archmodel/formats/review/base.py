"""What reports share: words that do no harm, counts, and places as hosts of code want them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archmodel.review import Review, known_rules
from archmodel.rules.base import Finding, Rule, Severity, Step
from archmodel.source import Place, path_in_repository, text_at

__all__ = [
    "by_severity",
    "counted",
    "located",
    "more",
    "numbered",
    "repeats",
    "rules_of",
    "summary",
    "untold",
    "way",
]


def counted(count: int, word: str) -> str:
    """Return a number of things in words, such as `2 findings`; `word` names one of them."""
    plural = {"info": "info", "crash": "crashes"}.get(word, f"{word}s")
    return f"{count} {word if count == 1 else plural}"


def summary(review: Review) -> str:
    """Return what a review counts, shown or not, such as `2 errors, 1 crash, 3 waived`."""
    severities = Counter(finding.severity for finding in (*review.findings, *review.unshown))
    counts = [(severities[each], str(each)) for each in sorted(Severity, reverse=True)]
    said = [counted(*each) for each in (*counts, (len(review.crashes), "crash")) if each[0]]
    if review.waived:
        said.append(f"{len(review.waived)} waived")
    if review.baselined:
        by_rule = sorted(Counter(each.code for each in review.baselined).items())
        said.append(f"baseline {len(review.baselined)} ({', '.join(f'{code} {n}' for code, n in by_rule)})")
    return ", ".join(said)


def more(review: Review) -> Iterator[str]:
    """Yield a sentence for each rule of which a report does not show all that is found."""
    for code, count in sorted(Counter(each.code for each in review.unshown).items()):
        yield f"{code}: {count} more, not shown"


def untold(reviews: Iterable[Review]) -> Iterator[tuple[Review, list[Finding]]]:
    """Yield reviews with their findings, less those that one before has word for word.

    Blueprints that extend another share its lines, and with them what is found there.
    """
    told: set[Finding] = set()
    for review in reviews:
        yield review, [each for each in review.findings if not each.place or each not in told]
        told.update(review.findings)


def repeats(review: Review, told: Sequence[Finding]) -> Iterator[str]:
    """Yield a sentence where what a report tells of a review is less than what it shows."""
    if count := len(review.findings) - len(told):
        yield f"{counted(count, 'finding')} told above"


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Yield findings with how many of the same fingerprint there were up to each, itself included."""
    count = Counter[str]()
    for finding in findings:
        count[finding.fingerprint] += 1
        yield finding, count[finding.fingerprint]


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with the worst first, and else in their order."""
    return sorted(findings, key=lambda finding: -finding.severity)


def rules_of(reviews: Sequence[Review]) -> list[type[Rule[Any]]]:
    """Return all rules there are and all that reviews tell of, sorted by code."""
    told = (rule for each in reviews for rule in (*each.ran, *(crash.rule for crash in each.crashes)))
    rules = {rule.code: rule for rule in (*known_rules(), *told)}
    return [rule for _, rule in sorted(rules.items())]


def located(place: Place | None, review: Review) -> Place:
    """Return where a host of code should show a thing: on its first line, by its path in the repository.

    What no file says stands in one that is called as the model, as hosts refuse what is nowhere.
    """
    if place is None:
        return Place(review.model, 1, 1, 1, 2)
    line, column = max(place.line, 1), max(place.column, 1)
    end = place.end_column if place.end_line == place.line else len(text_at(place)) + 1
    return Place(path_in_repository(place.path).lstrip("/"), line, column, line, max(end, column + 1))


def way(finding: Finding) -> tuple[Step, ...]:
    """Return the relations that show a finding: the way to its subject, or the subject if it is one."""
    if finding.path:
        return finding.path
    is_relation = finding.at[0] not in dict(finding.titles) and len(finding.titles) > 1
    ends = finding.titles[:2]
    return (Step(finding.at[0], finding.message, finding.place, ends),) if is_relation else ()
