"""A model as an architecture in CALM 1.2, the Common Architecture Language Model of FINOS."""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar

from archmodel import elements as kinds
from archmodel.elements.base import Element, Relation
from archmodel.elements.flows import Steps
from archmodel.elements.transports import Transport
from archmodel.entries import Entries
from archmodel.formats.base import Format
from archmodel.model import Model
from archmodel.names import slug

__all__ = ["Calm"]

SCHEMA = "https://calm.finos.org/release/1.2/meta/calm.json"
PROTOCOLS = (
    "HTTP",
    "HTTPS",
    "FTP",
    "SFTP",
    "JDBC",
    "WebSocket",
    "SocketIO",
    "LDAP",
    "AMQP",
    "TLS",
    "mTLS",
    "TCP",
)
"""All that CALM knows; another one is an error of its schema."""
_NEAREST = {Transport.LDAPS: "LDAP", Transport.WSS: "WebSocket"}
_TYPES: tuple[tuple[type[Element], str], ...] = (
    (kinds.Person, "actor"),
    (kinds.WebApplication, "webclient"),
    (kinds.Network, "network"),
    (kinds.Storage, "database"),
    (kinds.Application, "system"),
    (kinds.Service, "service"),
    (kinds.Gateway, "service"),
    (kinds.Balancer, "network"),
    (kinds.Broker, "service"),
)
_TAGS = ("actor", "ecosystem", "system", "service", "database", "network", "ldap", "webclient", "data-asset")
_TAGGED = (Element, kinds.Group, kinds.DeploymentNode, kinds.SsoServer)
"""Kinds that tell no type of node, so that a tag may."""


class Calm(Format[Model]):
    """Nodes, relationships and flows; all else is kept in metadata under the key `archmodel`.

    A transport that CALM does not know is TCP, or TLS where it is encrypted, with the real one kept.
    """

    suffix: ClassVar[str] = ".calm.json"

    def write(self, stage: Model) -> bytes:
        """Return the architecture as UTF-8. Raises `FormatError` as our JSON does."""
        text = json.dumps(_Architecture(stage).document(), ensure_ascii=False, indent=2)
        return (text + "\n").encode("utf-8", "backslashreplace")


class _Architecture:
    """One architecture, from one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.entries = Entries(model)
        self.taken: set[str] = set()
        self.ids = {name: self.id_for(name) for name in (*model.elements, *model.relations)}
        relations = model.relations.values()
        self.ends = {end for each in relations for end in (each.source, each.target)}

    def id_for(self, name: str) -> str:
        """Return an id that nothing else has, in the words of CALM: joined by hyphens."""
        plain = re.sub(r"[^\w]+|_+", "-", name).strip("-") or "unnamed"
        number, id_ = 1, plain
        while id_ in self.taken:
            number += 1
            id_ = f"{plain}-{number}"
        self.taken.add(id_)
        return id_

    def document(self) -> dict[str, object]:
        """Return the whole architecture."""
        model = self.model
        kept = self.entries.document()
        for part in ("schemaVersion", "elements", "relations"):
            del kept[part]
        for part in ("views", "facts", "waivers"):
            kept[part] = [_placeless(each) for each in kept.get(part, [])]  # type: ignore[attr-defined]
        nodes = [
            self.node(name, each)
            for name, each in model.elements.items()
            if not self.is_told_by_its_place(each)
        ]
        lines = [*self.holders(), *self.relationships()]
        flows = [self.flow(name, each) for name, each in model.flows.items()]
        document: dict[str, object] = {"$schema": SCHEMA, "title": model.title}
        document |= {"nodes": nodes, "relationships": lines}
        return document | ({"flows": flows} if flows else {}) | {"metadata": {"archmodel": kept}}

    def is_told_by_its_place(self, element: Element) -> bool:
        """Say whether an element is an instance of which there is no more to say than what runs where."""
        if type(element) is not kinds.Instance or element.of is None or element in self.ends:
            return False
        entry = self.entries.element(self.model.names[element], element)
        inside = isinstance(element.inside, kinds.DeploymentNode)
        return inside and element.title == element.of.title and not {*entry} - _INSTANCE

    def node(self, name: str, element: Element) -> dict[str, object]:
        """Return an element as a node, its further fields in its metadata."""
        entry = _placeless(self.entries.element(name, element))
        entry.pop("inside", None)
        title = entry.pop("title") if element.title else name or self.ids[name]
        description = entry.pop("description") if element.description else title
        if not element.description:
            entry["description"] = element.description
        node: dict[str, object] = {"unique-id": self.ids[name], "node-type": _type(element)}
        node |= {"name": title, "description": description}
        offers = [(self.id_for(f"{self.ids[name]}-{each.value}"), each) for each in element.offers]
        if offers:
            node["interfaces"] = [{"unique-id": id_, "protocol": each.value} for id_, each in offers]
        return node | {"metadata": {"archmodel": entry}}

    def holders(self) -> list[dict[str, object]]:
        """Return what is composed of what, and what is deployed in what."""
        held: dict[Element, list[Element]] = {}
        for each in self.model.elements.values():
            if each.inside is not None:
                held.setdefault(each.inside, []).append(each)
        found = []
        for holder, members in held.items():
            container = self.ids[self.model.names[holder]]
            key = "deployed-in" if isinstance(holder, kinds.DeploymentNode) else "composed-of"
            instances = {each: each for each in members if self.is_told_by_its_place(each)}
            nodes = [each.of if each in instances else each for each in members]  # type: ignore[attr-defined]
            line: dict[str, Any] = {"unique-id": self.id_for(f"{container}-{key}")}
            ids = [self.ids[self.model.names[each]] for each in nodes]
            line["relationship-type"] = {key: {"container": container, "nodes": ids}}
            names = {
                id_: self.model.names[each]
                for id_, each in zip(ids, members, strict=True)
                if each in instances
            }
            if names:
                line["metadata"] = {"archmodel": {"instances": names}}
            found.append(line)
        return found

    def relationships(self) -> list[dict[str, object]]:
        """Return the relations; what an actor does to several others alike is one relationship."""
        found: list[dict[str, object]] = []
        alike: dict[str, tuple[str, list[str]]] = {}
        for name, each in self.model.relations.items():
            entry = _placeless(self.entries.relation(name, each))
            target = self.ids[self.model.names[each.target]]
            whole = {key: value for key, value in entry.items() if key not in ("name", "target")}
            base = re.sub(r"_\d+$", "", name)
            first, nodes = alike.setdefault(f"{base} {json.dumps(whole)}", (name, [target]))
            if (
                isinstance(each.source, kinds.Person)
                and name == f"{first}_{len(nodes) + 1}"
                and first == slug(first)
            ):
                nodes.append(target)
                self.ids[name] = self.ids[first]
            else:
                found.append(self.relationship(name, each, entry, nodes if first == name else [target]))
        return found

    def relationship(
        self, name: str, relation: Relation, entry: dict[str, object], targets: list[str]
    ) -> dict[str, object]:
        """Return a relation as a relationship, its further fields in its metadata."""
        source = self.ids[self.model.names[relation.source]]
        del entry["source"], entry["target"]
        said: dict[str, object] = {"unique-id": self.ids[name]}
        if relation.label:
            said["description"] = entry.pop("label")
        if isinstance(relation.source, kinds.Person):
            said["relationship-type"] = {"interacts": {"actor": source, "nodes": targets}}
        else:
            ends = {"source": {"node": source}, "destination": {"node": targets[0]}}
            said["relationship-type"] = {"connects": ends}
        protocol = _protocol(relation)
        return said | ({"protocol": protocol} if protocol else {}) | {"metadata": {"archmodel": entry}}

    def flow(self, name: str, flow: Steps) -> dict[str, object]:
        """Return a flow, a transition for each of its steps."""
        title = str(getattr(flow, "title", None) or name)
        transitions = [
            {
                "relationship-unique-id": self.ids[self.model.names[each]],
                "sequence-number": number,
                "description": each.label or each.verb.value,
            }
            for number, each in enumerate(flow.steps, start=1)
        ]
        description = getattr(flow, "description", None) or title
        said: dict[str, object] = {"unique-id": self.id_for(name), "name": title, "description": description}
        return said | {"transitions": transitions}


_INSTANCE = {"name", "kind", "title", "inside", "of", "place"}


def _type(element: Element) -> str:
    tagged = (each for each in _TAGS if each in element.tags and type(element) in _TAGGED)
    known = (type_ for kind, type_ in _TYPES if isinstance(element, kind))
    of = element.of if isinstance(element, kinds.Instance) else None
    return next(tagged, None) or next(known, None) or (_type(of) if of else "system")


def _protocol(relation: Relation) -> str | None:
    """Return the protocol of CALM that is nearest to how a relation travels."""
    over = relation.over
    if over is None:
        return relation.technology if relation.technology in PROTOCOLS else None
    if over.value in PROTOCOLS and over is not Transport.TCP:
        return over.value
    plain = "mTLS" if relation.authn == "client-certificate" else "TLS"
    return _NEAREST.get(over) or (plain if relation.tls else "TCP")


def _placeless(entry: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in entry.items() if key != "place"}
