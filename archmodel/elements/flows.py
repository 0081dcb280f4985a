"""What happens: relations in the order in which a request goes along them."""

from __future__ import annotations

from math import inf

from archmodel.declared import Declared
from archmodel.elements.base import Element, Relation
from archmodel.elements.facts import Fact
from archmodel.elements.ranges import refuse_outside
from archmodel.errors import BlueprintError
from archmodel.source import author_frame, line_of

__all__ = ["Flow", "Steps"]


class Steps(Declared):
    """The steps of a flow, and what is promised of it. A flow to draw is a view that has them too."""

    steps: tuple[Relation, ...]
    """The relations it goes along, in order; one may be there twice."""
    at_once: tuple[tuple[Relation, ...], ...] = ()
    """Steps that happen at the same time, so that the longest of them counts."""
    budget_ms: float | None = None
    """How long the whole may take, in milliseconds."""
    critical: bool | None = None
    """Whether the business stops where it fails."""
    rate: float | None = None
    """How often it begins, in times a second."""

    def __post_init__(self) -> None:
        _refuse_no_relations(self, self.steps)
        super().__post_init__()
        refuse_outside(self, {"budget_ms": (0, inf), "rate": (0, inf)})


class Flow(Steps, Fact):
    """A flow that no picture draws; `FlowView` and `SequenceView` are flows with a picture."""


def _refuse_no_relations(flow: Steps, steps: object) -> None:
    """Refuse a flow without steps, and a step that is no relation."""
    if not isinstance(steps, tuple | list):
        return  # what is neither is refused as a value of the field
    frame = author_frame(type(flow).__init__.__code__)
    where = line_of(frame) if frame else ""
    if not steps:
        raise BlueprintError(
            f"this {type(flow).__name__} has no steps",
            where=where,
            instead="name the relations it goes along, such as steps=(asks, routes)",
        )
    for number, step in enumerate(steps, start=1):
        if not isinstance(step, Relation):
            what = f"'{step.title}'" if isinstance(step, Element) else f"a {type(step).__name__}"
            raise BlueprintError(
                f"step {number} is {what}, which is no relation",
                where=where,
                instead="name what a verb returns, such as asks in: asks = device.calls(gateway)",
            )
