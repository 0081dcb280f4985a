"""Reviews as machines read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from archmodel.formats._findings import finding_of
from archmodel.formats._indented import indented
from archmodel.formats.base import Format
from archmodel.review import Crash, Review, Waived

__all__ = ["Json"]


class Json(Format[Sequence[Review]]):
    """One JSON object, in ASCII, whose `schemaVersion` grows when a reader must change."""

    suffix = ".json"

    def write(self, stage: Sequence[Review]) -> bytes:
        """Return reviews with the rules that ran, the findings and the crashes of each."""
        content = {"schemaVersion": 1, "reviews": [_review(each) for each in stage]}
        return f"{indented(content, 2)}\n".encode()


def _review(review: Review) -> dict[str, Any]:
    worst = review.worst
    return {
        "model": review.model,
        "worst": None if worst is None else str(worst),
        "rules": [{"code": rule.code, "name": rule.name} for rule in review.ran],
        "findings": [finding_of(finding) for finding in review.findings],
        "unshown": dict(sorted(Counter(finding.code for finding in review.unshown).items())),
        "waived": [_waived(each) for each in review.waived],
        "baselined": [finding_of(finding) for finding in review.baselined],
        "crashes": [_crash(crash) for crash in review.crashes],
    }


def _waived(waived: Waived) -> dict[str, Any]:
    return {
        **finding_of(waived.finding),
        "waiver": waived.waiver,
        "because": waived.because,
        "until": waived.until and str(waived.until),
    }


def _crash(crash: Crash) -> dict[str, Any]:
    return {"code": crash.rule.code, "rule": crash.rule.name, "what": crash.what, "where": crash.where}
