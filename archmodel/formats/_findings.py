"""Findings and places as the parts of JSON documents."""

from __future__ import annotations

from typing import Any

from archmodel.rules.base import Finding, Step
from archmodel.source import Place

__all__ = ["finding_of", "place_of"]


def finding_of(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON says it."""
    return {
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "instead": finding.instead,
        "subject": finding.at[0],
        "elements": [{"identifier": name, "title": title} for name, title in finding.titles],
        "place": place_of(finding.place),
        "path": [_step(step) for step in finding.path],
        "related": [_step(step) for step in finding.related],
        "note": finding.note,
    }


def _step(step: Step) -> dict[str, Any]:
    return {"identifier": step.name, "text": step.text, "place": place_of(step.place)}


def place_of(place: Place | None) -> dict[str, Any] | None:
    """Return a place as JSON says it."""
    if place is None:
        return None
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
