"""A model read from an architecture in CALM, the Common Architecture Language Model of FINOS."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import ClassVar

from archmodel.errors import LoadingError
from archmodel.importers._guesses import kind_of
from archmodel.importers._problems import quoted, shown
from archmodel.importers._text import Path, Text
from archmodel.importers._translation import Entry, Translation
from archmodel.importers.base import Importer
from archmodel.loss import Loss
from archmodel.model import Model
from archmodel.names import Name, slug, words

__all__ = ["Calm"]

_NEWEST = (1, 2)
_KINDS = {
    "actor": "Person",
    "ecosystem": "Group",
    "system": "Application",
    "service": "Service",
    "database": "Database",
    "network": "Network",
    "ldap": "SsoServer",
    "webclient": "WebApplication",
    "data-asset": "Element",
}
_NETWORKS = ("Balancer", "Internet")
_TAGGED = ("ecosystem", "ldap", "data-asset")
"""Types of nodes that stay as tags, since the kind alone does not tell them."""
_PROTOCOLS: dict[str, Entry] = {
    **{each: {"over": each} for each in ("HTTP", "HTTPS", "JDBC", "AMQP", "TCP")},
    "TLS": {"over": "TCP", "tls": True},
    "mTLS": {"over": "TCP", "tls": True, "authn": "client-certificate"},
}
_NODE = {"unique-id", "node-type", "name", "description", "interfaces", "metadata"}
_RELATION = {"unique-id", "description", "relationship-type", "protocol", "metadata"}
_TOP = {"$schema", "$id", "nodes", "relationships", "flows", "metadata", "name", "title", "description"}


class Calm(Importer):
    """Reads nodes as typed elements, what connects or interacts as relations, and flows.

    What is composed of others holds them, and so does what others are deployed in, a `DeploymentNode`;
    what is part of a system already runs there as an `Instance`.
    """

    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def read(self, data: bytes, *, origin: str) -> Model:
        """Return the model, or raise one `LoadingError` that lists what is wrong."""
        reader = _Architecture(data, origin)
        return reader.made.model(reader.head)

    def losses(self, data: bytes, *, origin: str) -> Iterable[Loss]:
        """Return what a model has no place for: controls, details, options, interfaces of no transport."""
        return _Architecture(data, origin).made.losses()


class _Architecture:
    """One architecture, turned into entries of our JSON."""

    def __init__(self, data: bytes, origin: str) -> None:
        text = Text(data, origin)
        document = text.parse()
        if not isinstance(document, dict) or not isinstance(document.get("nodes"), list):
            raise LoadingError(
                f"expected an architecture with nodes, found {shown(document)} without them",
                where=f"{origin}:1",
                instead="name an architecture; a pattern becomes one with 'calm generate'",
            )
        self.made = Translation(text)
        self.nodes: dict[str, tuple[Path, Entry]] = {}
        self.lines: dict[str, list[Name]] = {}
        """The relations made of each relationship."""
        self.ids: dict[str, Path] = {}
        self.types: dict[str, str] = {}
        self.typed: set[str] = set()
        """Ids of nodes of which archmodel says the kind."""
        self.refuse_newer(document)
        kept = _kept(document)
        for path, each in self.made.objects((), document, "nodes"):
            self.add_node(path, each)
        said = [*self.made.objects((), document, "relationships")]
        for key in ("composed-of", "deployed-in"):
            for path, each in said:
                self.add_holder(path, each, key)
        for path, each in said:
            self.add_relationship(path, each)
        if "facts" not in kept:
            for path, each in self.made.objects((), document, "flows"):
                self.add_flow(path, each)
        title = document.get("title") or document.get("name") or words(slug(PurePath(origin).stem))
        self.head: Entry = {"name": slug(str(title)), "title": str(title)[:1].upper() + str(title)[1:]}
        self.head |= {"description": self.made.word((), document, "description"), **kept}
        self.tell_lost((), document, self.head["name"], _TOP)
        if "views" not in kept and self.nodes:
            for kind in ("SchematicView", "LogicalView"):
                self.made.add("views", (), {"name": self.made.name(kind.removesuffix("View")), "kind": kind})

    def refuse_newer(self, document: Entry) -> None:
        """Refuse a version of the language that came later."""
        version = re.search(r"/release/(\d+)\.(\d+)", str(document.get("$schema")))
        if version and (int(version[1]), int(version[2])) > _NEWEST:
            self.made.problems.add(
                ("$schema",),
                f"made for CALM {version[1]}.{version[2]}, and this archmodel reads up to 1.2",
                "upgrade archmodel",
            )

    def id_of(self, path: Path, said: Entry) -> str:
        """Return the id of something, which nothing else may have."""
        id_ = self.made.needed(path, said, "unique-id")
        first = self.ids.setdefault(id_, path)
        if id_ and first is not path:
            way_out = "choose another id; the first is on line {line}"
            self.made.problems.add(path, f"the id {quoted(id_)} is taken", way_out, other=first)
        return id_

    def add_node(self, path: Path, said: Entry) -> None:
        """Add a node as an element."""
        made, kept = self.made, _kept(said)
        id_ = self.id_of(path, said)
        type_ = made.needed(path, said, "node-type")
        title = made.needed(path, said, "name")
        guessed = kind_of(title, "Network")
        kind = guessed if type_ == "network" and guessed in _NETWORKS else _KINDS.get(type_)
        entry: Entry = {"name": made.name(id_, title, kept=kept)}
        entry |= {"title": title, "description": made.word(path, said, "description")}
        entry["kind"] = kind or kind_of(type_.replace("-", " "), "Element")
        if type_ in _TAGGED or type_ not in _KINDS:
            entry["tags"] = [type_]
        name = entry["name"]
        interfaces = [*made.objects(path, said, "interfaces")]
        for inner, each in interfaces:
            self.id_of(inner, each)
        over = [_PROTOCOLS.get(str(each.get("protocol")), {}).get("over") for _, each in interfaces]
        entry["offers"] = [each for each in dict.fromkeys(over) if each] or None
        kept.pop("inside", None)
        made.add("elements", path, entry | kept | {"name": name})
        self.nodes.setdefault(id_, (path, made.parts["elements"][-1]))
        self.types[id_] = type_
        if "kind" in kept:
            self.typed.add(id_)
        else:
            others = [each for (_, each), one in zip(interfaces, over, strict=True) if not one]
            more = [f"interface {quoted(str(each.get('unique-id')))}" for each in others]
            more += ["node-type, which stays as a tag"] * (type_ not in _KINDS) + _odd(id_, name)
            self.tell_lost(path, said, name, _NODE, *more)

    def add_holder(self, path: Path, said: Entry, key: str) -> None:
        """Put what a relationship names into what it is composed of or deployed in."""
        held = self.made.object((*path, "relationship-type"), _type(said), key)
        if not held:
            return
        id_ = self.id_of(path, said)
        self.lines[id_] = []
        nodes = held.get("nodes")
        inner = [str(each) for each in nodes] if isinstance(nodes, list) else []
        around = str(held.get("container"))
        known = [self.made.known(path, each, self.nodes, "node") for each in (around, *inner)]
        if not all(known):
            return
        holder = self.nodes[around][1]
        names = _kept(said).get("instances")
        instances = names if isinstance(names, dict) else {}
        if key == "deployed-in" and around not in self.typed:
            self.make_node(around, holder)
        for each in inner:
            entry = self.nodes[each][1]
            if each in instances or ("inside" in entry and key == "deployed-in"):
                self.add_instance(path, entry, holder, instances.get(each))
            elif "inside" in entry and entry["inside"] != holder["name"]:
                what = (
                    f"is inside {quoted(entry['inside'])}, and so not inside {quoted(holder['name'])} as well"
                )
                self.made.lose(entry["name"], what, path)
            else:
                entry["inside"] = holder["name"]
        if said.get("description"):
            self.made.lose(id_, "loses its description", path)

    def make_node(self, id_: str, holder: Entry) -> None:
        """Say that others are deployed in an element; its type stays as a tag."""
        holder["kind"] = "DeploymentNode"
        if self.types[id_] != "system":
            holder["tags"] = [self.types[id_]]

    def add_instance(self, path: Path, of: Entry, holder: Entry, name: object) -> None:
        """Add one running copy of an element."""
        entry = {"name": self.made.name(f"{of['name']} on {holder['name']}", kept={"name": name})}
        entry |= {"kind": "Instance", "title": of["title"], "of": of["name"], "inside": holder["name"]}
        self.made.add("elements", path, entry)

    def add_relationship(self, path: Path, said: Entry) -> None:
        """Add a relationship as relations, one for each that an actor interacts with."""
        type_ = _type(said)
        ends: list[tuple[str, str]] = []
        for key, held in type_.items():
            if key in ("composed-of", "deployed-in"):
                return
            if isinstance(held, dict) and key == "interacts":
                nodes = held.get("nodes")
                inner = nodes if isinstance(nodes, list) else []
                ends += [(str(held.get("actor")), str(each)) for each in inner]
            elif isinstance(held, dict) and key == "connects":
                source, target = (held.get(end) for end in ("source", "destination"))
                ends += [(_node(source), _node(target))]
        id_ = self.id_of(path, said)
        self.lines.setdefault(id_, [])
        for source, target in ends:
            known = [self.made.known(path, end, self.nodes, "node") for end in (source, target)]
            if all(known):
                self.add_relation(path, said, id_, self.nodes[source][1], self.nodes[target][1])
        if not ends:
            self.made.lose(id_, f"is left out, as {', '.join(type_) or 'nothing'} is no relation", path)

    def add_relation(self, path: Path, said: Entry, id_: str, source: Entry, target: Entry) -> None:
        """Add one relation."""
        made, kept = self.made, _kept(said)
        protocol = made.word(path, said, "protocol")
        entry: Entry = {"label": made.word(path, said, "description"), "verb": "calls"}
        if protocol and "verb" not in kept:
            entry |= _PROTOCOLS.get(protocol, {"technology": protocol})
        name = made.name(id_, kept=kept)
        entry |= {"source": source["name"], "target": target["name"], **kept, "name": name}
        made.add("relations", path, entry)
        self.lines[id_].append(name)
        if "verb" not in kept:
            connects = _type(said).get("connects")
            ends = connects.values() if isinstance(connects, dict) else ()
            uses = any(isinstance(each, dict) and each.get("interfaces") for each in ends)
            self.tell_lost(
                path, said, name, _RELATION, *["interfaces"] * uses, *_odd(id_, self.lines[id_][0])
            )

    def add_flow(self, path: Path, said: Entry) -> None:
        """Add a flow along the relations of its transitions."""
        made = self.made
        transitions = [*made.objects(path, said, "transitions")]
        ids = [(inner, made.needed(inner, each, "relationship-unique-id")) for inner, each in transitions]
        known = [made.known(inner, each, self.lines, "relationship") for inner, each in ids]
        said_numbers = [each.get("sequence-number") for _, each in transitions]
        numbers = [each if isinstance(each, int) else 0 for each in said_numbers]
        order = [at for at in sorted(range(len(ids)), key=numbers.__getitem__) if known[at]]
        steps = [name for at in order for name in self.lines[ids[at][1]]]
        title = made.needed(path, said, "name")
        name = made.name(self.id_of(path, said), title)
        if not steps:
            made.lose(name, "is left out, as it has no steps", path)
            return
        description = made.word(path, said, "description")
        entry = {"name": name, "kind": "Flow", "title": title, "description": description, "steps": steps}
        made.add("facts", path, entry)
        made.lose(name, "loses the words and the directions of its transitions", path)

    def tell_lost(self, path: Path, said: Entry, name: str, known: set[str], *more: str) -> None:
        """Note what is said of something and has no place in a model."""
        others = [each for each in said if each not in known and said[each] not in (None, [], {})]
        metadata = [each for each in _objects(said.get("metadata")) if {*each} - {"archmodel"}]
        lost = [*others, *more, *["metadata"] * bool(metadata)]
        if lost:
            self.made.lose(name, f"loses its {', '.join(lost)}", path)


def _odd(id_: str, name: Name) -> list[str]:
    """Return what to say of an id that will be another one when it is written again."""
    return [] if name.replace("_", "-") == id_ else [f"unique-id {quoted(id_)}"]


def _type(said: Entry) -> Entry:
    type_ = said.get("relationship-type")
    return type_ if isinstance(type_, dict) else {}


def _node(end: object) -> str:
    return str(end.get("node")) if isinstance(end, dict) else ""


def _objects(metadata: object) -> Iterator[Entry]:
    for each in metadata if isinstance(metadata, list) else [metadata]:
        if isinstance(each, dict):
            yield each


def _kept(said: Entry) -> Entry:
    """Return what archmodel keeps of its own in metadata."""
    found = (each.get("archmodel") for each in _objects(said.get("metadata")))
    return next((dict(each) for each in found if isinstance(each, dict)), {})
