"""The views that a Structurizr workspace would show by itself: a landscape, and one of each inside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from archmodel.formats.model._levels import Spot

__all__ = ["Line", "views_of"]

_OUTSIDE = ("people", "softwareSystems", "containers")
"""What may stand beside the members of a system or a container."""


class Line(NamedTuple):
    """A relation that the workspace holds."""

    id: str
    source: Spot
    target: Spot


def views_of(spots: Iterable[Spot], lines: Iterable[Line]) -> dict[str, list[dict[str, object]]]:
    """Return the views, each laid out by Structurizr."""
    at: dict[Spot, list[Line]] = {}
    for line in lines:
        at.setdefault(line.source, []).append(line)
        at.setdefault(line.target, []).append(line)
    tops: list[Spot] = []
    inner: dict[Spot, list[Spot]] = {}
    environments: dict[str, list[Spot]] = {}
    for spot in spots:
        if spot.part in ("people", "softwareSystems"):
            tops.append(spot)
        elif spot.part in ("containers", "components") and spot.parent is not None:
            inner.setdefault(spot.parent, []).append(spot)
        else:
            environments.setdefault(spot.environment or "Default", []).append(spot)
    found: dict[str, list[dict[str, object]]] = {}
    if tops:
        found["systemLandscapeViews"] = [{"key": "Landscape", **_shown(tops, at)}]
    for holder, members in inner.items():
        kind = "containerViews" if holder.part == "softwareSystems" else "componentViews"
        scope = "softwareSystemId" if holder.part == "softwareSystems" else "containerId"
        shown = _shown([*members, *_beside(members, at)], at)
        found.setdefault(kind, []).append({"key": f"Inside-{holder.id}", scope: holder.id, **shown})
    for number, (environment, members) in enumerate(environments.items(), start=1):
        said = {"key": f"Deployment-{number}", "environment": environment, **_shown(members, at)}
        found.setdefault("deploymentViews", []).append(said)
    for order, view in enumerate((each for held in found.values() for each in held), start=1):
        view |= {"order": order, "automaticLayout": {"rankDirection": "TopBottom"}}
    return found


def _beside(members: list[Spot], at: dict[Spot, list[Line]]) -> list[Spot]:
    """Return what the members are related to, but nothing that holds something in the picture."""
    ends = (end for each in members for line in at.get(each, ()) for end in (line.source, line.target))
    inside = {*members}
    others = [end for end in dict.fromkeys(ends) if end.part in _OUTSIDE and end not in inside]
    holders = {holder for each in (*members, *others) for holder in each.holders()}
    return [each for each in others if each not in holders]


def _shown(boxes: list[Spot], at: dict[Spot, list[Line]]) -> dict[str, object]:
    held = {*boxes}
    lines = {line.id: line for each in boxes for line in at.get(each, ())}
    between = [line for line in lines.values() if line.source in held and line.target in held]
    return {
        "elements": [{"id": each.id, "x": 0, "y": 0} for each in boxes],
        "relationships": [{"id": line.id} for line in between],
    }
