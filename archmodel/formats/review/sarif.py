"""Reviews for hosts of code: SARIF 2.1.0, an OASIS standard, as GitHub's code scanning reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from archmodel import __version__
from archmodel.formats._indented import indented
from archmodel.formats.base import Format
from archmodel.formats.review.base import by_severity, located, more, numbered, rules_of
from archmodel.formats.rule.markdown import Markdown
from archmodel.formats.rule.text import Text
from archmodel.review import Crash, Review
from archmodel.rules.base import Finding, Rule, Severity, Step, page
from archmodel.source import Place
from archmodel.standard_output import escaped

__all__ = ["Sarif"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_PRECISIONS = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.INFO: "medium"}
"""An error contradicts what the model says of itself; the milder, the more is guessed."""
_MOST_RESULTS = 5000
"""GitHub shows no more of a run, the worst."""
_MOST_STEPS = 100
_MOST_TEXT = 1024
"""How many characters of a description GitHub takes."""


class Sarif(Format[Sequence[Review]]):
    """One run a model, each in a category of its own, with the pages of all rules there are.

    Every region lies on one line, as a pull request shows only what lies wholly in its difference.
    What is waived or in the baseline is not among the results, as GitHub would show it.
    """

    suffix = ".sarif"

    def write(self, stage: Sequence[Review]) -> bytes:
        """Return reviews in ASCII."""
        rules = [*map(_rule, rules_of(stage))]
        content = {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [_run(review, rules) for review in stage],
        }
        return f"{indented(content, 1)}\n".encode()


def _run(review: Review, rules: Sequence[dict[str, Any]]) -> dict[str, Any]:
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    shown = by_severity(review.findings)[:_MOST_RESULTS]
    return {
        "tool": {
            "driver": {
                "name": "archmodel",
                "semanticVersion": __version__,
                "rules": rules,
            }
        },
        "automationDetails": {"id": f"archmodel/{review.model}/"},
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(review, index)],
        "results": [
            _result(finding, number, index[finding.code], review) for finding, number in numbered(shown)
        ],
    }


def _rule(rule: type[Rule[Any]]) -> dict[str, Any]:
    what = page(rule).what or rule.name
    described: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": what.splitlines()[0][:_MOST_TEXT]},
        "fullDescription": {"text": what[:_MOST_TEXT]},
        "help": {
            "text": Text().write([rule]).decode().strip(),
            "markdown": Markdown().write([rule]).decode(),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "precision": "low" if rule.preview else _PRECISIONS[rule.severity],
            "problem.severity": _PROBLEMS[rule.severity],
            "tags": ["architecture", rule.family, *(f"external/cwe/cwe-{each:03}" for each in rule.cwe)],
        },
    }
    if rule.security_severity is not None:
        described["properties"]["security-severity"] = f"{rule.security_severity:.1f}"
        described["properties"]["tags"].append("security")
    return described


def _invocation(review: Review, index: dict[str, int]) -> dict[str, Any]:
    left_out = [*more(review)]
    if len(review.findings) > _MOST_RESULTS:
        left_out.append(f"{len(review.findings) - _MOST_RESULTS} more, the mildest, not shown")
    notes = [{"level": "warning", "message": {"text": each}} for each in left_out]
    return {
        "executionSuccessful": not review.crashes,
        "toolExecutionNotifications": [*(_crash(each, index) for each in review.crashes), *notes],
    }


def _crash(crash: Crash, index: dict[str, int]) -> dict[str, Any]:
    code = crash.rule.code
    return {
        "level": "error",
        "message": {"text": f"{code} crashed with {crash.what} at {crash.where}"},
        "associatedRule": {"id": code, "index": index[code]},
    }


def _result(finding: Finding, number: int, rule_index: int, review: Review) -> dict[str, Any]:
    fingerprint = finding.fingerprint
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": " ".join(_said(finding))},
        "locations": [
            {
                **_physical(finding.place, review),
                "logicalLocations": [{"fullyQualifiedName": finding.at[0], "kind": "object"}],
            }
        ],
        "partialFingerprints": {
            "archmodel/v1": fingerprint,
            "primaryLocationLineHash": f"{fingerprint}:{number}",
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": identifier, **_physical(step.place, review), "message": {"text": _plain(step.text)}}
            for identifier, step in enumerate(finding.related, start=1)
        ]
    if finding.path:
        steps = [_step(step, review) for step in finding.path[:_MOST_STEPS]]
        result["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
    return result


def _said(finding: Finding) -> Iterator[str]:
    """Yield the sentences of the message; what is related is linked by its number."""
    yield f"{_plain(finding.message)}."
    if finding.note:
        yield f"Note: {_plain(finding.note)}."
    yield f"Instead: {_plain(finding.instead)}."
    if finding.related:
        links = (f"[{_plain(step.text)}]({number})" for number, step in enumerate(finding.related, start=1))
        yield f"See {', '.join(links)}."


def _plain(text: str) -> str:
    """Return a text in which nothing is a link (SARIF 2.1.0, 3.11.6)."""
    return escaped(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _step(step: Step, review: Review) -> dict[str, Any]:
    return {"location": {**_physical(step.place, review), "message": {"text": _plain(step.text)}}}


def _physical(place: Place | None, review: Review) -> dict[str, Any]:
    path, line, column, end_line, end_column = located(place, review)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(path, errors="surrogatepass"), "uriBaseId": "%SRCROOT%"},
            "region": {
                "startLine": line,
                "startColumn": column,
                "endLine": end_line,
                "endColumn": end_column,
            },
        }
    }
