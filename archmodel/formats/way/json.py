"""A way as machines read it."""

from __future__ import annotations

import json

from archmodel.formats._findings import finding_of, place_of
from archmodel.formats.base import Format
from archmodel.way import Way

__all__ = ["Json"]


class Json(Format[Way]):
    """One JSON object, in ASCII, whose `schemaVersion` grows when a reader must change."""

    suffix = ".json"

    def write(self, stage: Way) -> bytes:
        """Return the way; without steps where the target is not reached."""
        content = {
            "schemaVersion": 1,
            "from": stage.source.name,
            "to": stage.target.name,
            "steps": [
                {
                    "relation": edge.name,
                    "from": edge.source.name,
                    "verb": edge.relation.verb.value,
                    "to": edge.target.name,
                    "place": place_of(edge.relation.place),
                }
                for edge in stage.steps
            ],
            "always": [node.name for node in stage.always],
            "findings": [finding_of(each) for each in stage.findings],
            "straight": [finding_of(each) for each in stage.straight],
        }
        return f"{json.dumps(content, indent=2)}\n".encode()
