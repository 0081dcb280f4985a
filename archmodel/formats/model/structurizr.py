"""A model as the JSON of a Structurizr workspace."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, ClassVar

from archmodel.elements.base import Relation
from archmodel.elements.verbs import Interaction
from archmodel.entries import Entries
from archmodel.formats.base import Format
from archmodel.formats.model._levels import INSTANCES, NODES, Levels, Spot
from archmodel.formats.model._structurizr_views import Line, views_of
from archmodel.links import safe_link
from archmodel.loss import Loss
from archmodel.model import Model

__all__ = ["Structurizr"]

_PREFIX = "archmodel."
_TECHNICAL = ("containers", "components", *NODES, "infrastructureNodes")
"""The lists whose members have a technology."""
_KINDS = {
    "people": "Person",
    "softwareSystems": "Software System",
    "containers": "Container",
    "components": "Component",
    "deploymentNodes": "Deployment Node",
    "children": "Deployment Node",
    "infrastructureNodes": "Infrastructure Node",
    "softwareSystemInstances": "Software System Instance",
    "containerInstances": "Container Instance",
}
"""What a member of a list is called in its tags."""


class Structurizr(Format[Model]):
    """People, systems, containers, components and what runs where, by how deep an element lies.

    What Structurizr has no place for is kept in properties that begin with `archmodel.`: those of an
    element or a relation for its fields, those of the workspace for facts, views, waivers and groups.
    """

    suffix: ClassVar[str] = ".structurizr.json"

    def write(self, stage: Model) -> bytes:
        """Return the workspace as UTF-8. Raises `FormatError` as our JSON does."""
        text = json.dumps(_Workspace(stage).document(), ensure_ascii=False, indent=2)
        return (text + "\n").encode("utf-8", "backslashreplace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return what Structurizr shows otherwise or not at all: its levels are few, its names unique."""
        written = _Workspace(stage)
        written.document()
        return written.lost


class _Workspace:
    """One workspace, from one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.entries = Entries(model)
        self.levels = Levels(model)
        self.lost: list[Loss] = list(self.levels.lost)
        self.lines: list[Line] = []
        self.kept: list[object] = []
        """Relations that Structurizr does not take."""
        self.count = 0
        self.taken: set[tuple[object, ...]] = set()
        """Titles, with the list that they are in."""

    def document(self) -> dict[str, object]:
        """Return the whole workspace."""
        model, levels = self.model, self.levels
        whole: dict[str, Any] = {}
        for spot in levels.spots.values():
            spot.said.update(self.element(spot))
            holder = whole if spot.parent is None else spot.parent.said
            holder.setdefault(spot.part, []).append(spot.said)
        ids = {id(each): self.next_id() for each in model.relations.values()}
        for name, each in model.relations.items():
            self.add_relation(name, each, ids)
        head: dict[str, object] = {"name": model.title or model.name}
        if model.description:
            head["description"] = model.description
        views = views_of(levels.spots.values(), self.lines)
        separator = {"properties": {"structurizr.groupSeparator": levels.separator}}
        return head | {"properties": self.whole(), "model": {**separator, **whole}, "views": views}

    def next_id(self) -> str:
        """Return an id that is not in use."""
        self.count += 1
        return str(self.count)

    def whole(self) -> dict[str, str]:
        """Return what is kept of the model as a whole."""
        document = self.entries.document()
        groups = [self.entries.element(self.model.names[each], each) for each in self.levels.groups]
        document |= {"groups": groups, "relations": self.kept}
        if self.model.title:
            del document["title"]
        if self.model.description:
            document.pop("description")
        for part in ("groups", "facts", "views", "waivers"):
            document[part] = [_placeless(each) for each in document.get(part, [])]  # type: ignore[attr-defined]
        kept = ("name", "title", "description", "part", "kinds", "groups", "relations", "facts", "views")
        return {
            _PREFIX + key: _json(document[key])
            for key in (*kept, "waivers")
            if key == "views" or document.get(key) not in (None, [])
        }

    def element(self, spot: Spot) -> dict[str, object]:
        """Return an element without its relations and members."""
        element, part = spot.element, spot.part
        name = self.model.names[element]
        entry = self.entries.element(name, element)
        around = spot.parent.element if spot.parent else None
        if element.inside is around:
            entry.pop("inside", None)
        spot.id = self.next_id()
        said: dict[str, object] = {"id": spot.id, "tags": _tags(part, entry)}
        if part in INSTANCES and element.of is not None:  # type: ignore[attr-defined]
            self.add_instance(spot, said, entry)
        else:
            title = said["name"] = self.title(spot, name, element.title or name)
            if title == element.title:
                del entry["title"]
            _move(entry, said, "description")
        _move_link(entry, said)
        if part in _TECHNICAL:
            _move(entry, said, "technology")
        if part in NODES:
            _move(entry, said, "instances")
        if part in ("people", "softwareSystems") and "external" in entry:
            said["location"] = "External" if entry.pop("external") else "Internal"
        if spot.group:
            said["group"] = self.levels.separator.join(spot.group)
        if spot.environment is not None:
            said["environment"] = spot.environment
        return said | {"properties": _kept(entry)}

    def add_instance(self, spot: Spot, said: dict[str, object], entry: dict[str, object]) -> None:
        """Say what an instance is of, and which of several it is."""
        of = self.levels.spots[spot.element.of]  # type: ignore[attr-defined]
        said["containerId" if spot.part == "containerInstances" else "softwareSystemId"] = of.id
        of.instances[spot.environment] = said["instanceId"] = of.instances.get(spot.environment, 0) + 1
        del entry["of"]
        if entry["title"] == of.element.title:
            del entry["title"]

    def title(self, spot: Spot, name: str, wanted: str) -> str:
        """Return a title that none of its neighbours has."""
        number, title = 1, wanted
        around = spot.parent, spot.part, spot.environment
        while (*around, title) in self.taken:
            number += 1
            title = f"{wanted} ({number})"
        self.taken.add((*around, title))
        if number > 1:
            self.lost.append(
                Loss(name, f"is called '{title}', as one beside it is called '{wanted}'", spot.element.place)
            )
        return title

    def add_relation(self, name: str, relation: Relation, ids: dict[int, str]) -> None:
        """Add a relation to its source, unless one of its ends holds the other."""
        source, target = (self.levels.spots[each] for each in (relation.source, relation.target))
        if source is not target and (source in target.holders() or target in source.holders()):
            what = "is left out, as nothing may be related to what it is inside"
            self.lost.append(Loss(name, what, relation.place))
            self.kept.append(_placeless(self.entries.relation(name, relation)))
            return
        self.lines.append(Line(ids[id(relation)], source, target))
        entry = self.entries.relation(name, relation)
        said: dict[str, object] = {"id": ids[id(relation)], "tags": "Relationship"}
        said |= {"sourceId": source.id, "destinationId": target.id}
        if relation.label:
            said["description"] = entry.pop("label")
        if relation.technology:
            said["technology"] = relation.technology
        elif relation.over and relation.technology is None:
            said["technology"] = entry.pop("over")
        if relation.interaction is Interaction.EVENT:
            said["interactionStyle"] = "Asynchronous"
        _move_link(entry, said)
        linked = self.linked(relation)
        if linked is not None:
            said["linkedRelationshipId"] = ids[id(linked)]
        for key in ("source", "target"):
            del entry[key]
        source.said.setdefault("relationships", []).append(said | {"properties": _kept(entry)})

    def linked(self, relation: Relation) -> Relation | None:
        """Return the relation that one of instances repeats."""
        ends = [getattr(each, "of", None) for each in (relation.source, relation.target)]
        alike = self.levels.relations.get((ends[0], ends[1]), ()) if all(ends) else ()
        return next((each for each in alike if each.label == relation.label), next(iter(alike), None))


def _tags(part: str, entry: dict[str, object]) -> str:
    """Return the tags of an element, and leave those to be kept that a list with commas cannot hold."""
    held = entry.get("tags", [])
    own: list[str] = held if isinstance(held, list) else []
    known = {"Element", *_KINDS.values()}
    good = [each for each in own if each and "," not in each and each == each.strip() and each not in known]
    if good == own:
        entry.pop("tags", None)
    first = [_KINDS[part]] if part in INSTANCES else ["Element", _KINDS[part]]
    return ",".join([*first, *good])


def _move(entry: dict[str, object], said: dict[str, object], key: str) -> None:
    """Say a field in a field of Structurizr, unless it is empty, which is not said there."""
    if entry.get(key):
        said[key] = entry.pop(key)


def _move_link(entry: dict[str, object], said: dict[str, object]) -> None:
    """Say a link as the url of Structurizr, which is a whole address."""
    link = entry.get("link")
    if isinstance(link, str) and re.match("https?://", safe_link(link), re.IGNORECASE):
        said["url"] = entry.pop("link")


def _kept(entry: dict[str, object]) -> dict[str, str]:
    """Return the fields to keep as properties."""
    return {_PREFIX + key: _json(value) for key, value in _placeless(entry).items()}


def _placeless(entry: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in entry.items() if key != "place"}


def _json(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
