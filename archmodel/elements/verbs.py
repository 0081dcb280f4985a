"""The verbs that join two elements, and what passes along each."""

from __future__ import annotations

from enum import Enum
from functools import cached_property

__all__ = ["Interaction", "Verb"]


class Interaction(Enum):
    """What passes along a relation."""

    REQUEST = "request"
    EVENT = "event"
    DATA = "data"


class Verb(Enum):
    """What the source of a relation does to its target."""

    CALLS = "calls"
    NOTIFIES = "notifies"
    PUBLISHES_TO = "publishes to"
    SUBSCRIBES_TO = "subscribes to"
    READS = "reads"
    WRITES = "writes"
    STORES_IN = "stores in"
    SYNCHRONISES_WITH = "synchronises with"
    AUTHENTICATES_WITH = "authenticates with"

    @cached_property  # a member would be hashed in Python each time
    def interaction(self) -> Interaction:
        """What passes: a request, an event, or data."""
        return _INTERACTIONS.get(self, Interaction.REQUEST)


_INTERACTIONS = {
    Verb.NOTIFIES: Interaction.EVENT,
    Verb.PUBLISHES_TO: Interaction.EVENT,
    Verb.SUBSCRIBES_TO: Interaction.EVENT,
    Verb.READS: Interaction.DATA,
    Verb.WRITES: Interaction.DATA,
    Verb.STORES_IN: Interaction.DATA,
    Verb.SYNCHRONISES_WITH: Interaction.DATA,
}
