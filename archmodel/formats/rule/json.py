"""Pages of rules for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from archmodel.formats.base import Format
from archmodel.rules.base import Rule, page

__all__ = ["Json"]


class Json(Format[Sequence[type[Rule[Any]]]]):
    """One JSON object, in ASCII, whose `schemaVersion` grows when a reader must change."""

    suffix = ".json"

    def write(self, stage: Sequence[type[Rule[Any]]]) -> bytes:
        """Return rules with all that is known of each."""
        content = {"schemaVersion": 1, "rules": [_rule(each) for each in stage]}
        return f"{json.dumps(content, indent=2)}\n".encode()


def _rule(rule: type[Rule[Any]]) -> dict[str, Any]:
    told = page(rule)
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": str(rule.severity),
        "byDefault": rule.by_default,
        "preview": rule.preview,
        "cwe": rule.cwe,
        "securitySeverity": rule.security_severity,
        **told._asdict(),
        "options": [each._asdict() for each in told.options],
    }
