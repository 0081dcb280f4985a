"""A model read from the JSON of a Structurizr workspace."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from archmodel.errors import LoadingError
from archmodel.importers._guesses import kind_of, transport_of, verb_of
from archmodel.importers._native import PREFIX, kept_in, whole_in
from archmodel.importers._pictures import add_views
from archmodel.importers._problems import quoted, shown
from archmodel.importers._text import Path, Text
from archmodel.importers._translation import Entry, Translation
from archmodel.importers.base import Importer
from archmodel.loss import Loss
from archmodel.model import Model
from archmodel.names import slug, variable

__all__ = ["Structurizr"]

IDENTIFIER = "structurizr.dsl.identifier"
SEPARATOR = "structurizr.groupSeparator"
_MEMBERS = (
    ("containers", "Service"),
    ("components", "Service"),
    ("children", "DeploymentNode"),
    ("infrastructureNodes", "Element"),
    ("softwareSystemInstances", "Instance"),
    ("containerInstances", "Instance"),
)
"""The lists of members that an object may have, and what a member is where its words tell nothing."""
_TOP = (("people", "Person"), ("softwareSystems", "Application"), ("customElements", "Element"))
_OWN_TAGS = {"", "Element", "Relationship", "Person", "Software System", "Container", "Component"}
_OWN_TAGS |= {"Deployment Node", "Infrastructure Node", "Container Instance", "Software System Instance"}
_LOST = ("perspectives", "documentation", "healthChecks", "deploymentGroups")


class Structurizr(Importer):
    """Reads people, systems, containers, components and what runs where, as typed elements.

    A group is a `Group`, as is a deployment environment; an instance is an `Instance` of what runs.
    """

    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def read(self, data: bytes, *, origin: str) -> Model:
        """Return the model, or raise one `LoadingError` that lists what is wrong."""
        reader = _Workspace(data, origin)
        return reader.made.model(reader.head)

    def losses(self, data: bytes, *, origin: str) -> Iterable[Loss]:
        """Return what a model has no place for: layouts, links, properties, documentation."""
        return _Workspace(data, origin).made.losses()


class _Workspace:
    """One workspace, turned into entries of our JSON."""

    def __init__(self, data: bytes, origin: str) -> None:
        text = Text(data, origin)
        document = text.parse()
        if not isinstance(document, dict):
            raise LoadingError(f"expected an object, found {shown(document)}", where=f"{origin}:1")
        self.made = Translation(text)
        self.elements: dict[str, tuple[Path, Entry]] = {}
        """What was made of every id."""
        self.relations: list[tuple[Path, Entry]] = []
        self.relation_names: dict[str, str] = {}
        self.groups: dict[tuple[str | None, str], str] = {}
        model = self.made.object((), document, "model")
        self.told = _told(document)
        properties = self.made.object(("model",), model, "properties")
        self.separator = self.made.word(("model", "properties"), properties, SEPARATOR)
        self.kept = whole_in(self.made, ("properties",), self.made.object((), document, "properties"))
        self.add_kept()
        for key, kind in _TOP:
            for path, each in self.made.objects(("model",), model, key):
                self.add_element(path, each, kind, None)
        for path, each in self.made.objects(("model",), model, "deploymentNodes"):
            self.add_element(path, each, "DeploymentNode", None)
        for path, each in self.relations:
            self.add_relation(path, each)
        self.head = self._head(document)
        if "views" not in self.head:
            add_views(self.made, document, self.elements, self.relation_names)

    def _head(self, document: Entry) -> Entry:
        """Return what the workspace says of itself."""
        title = self.made.word((), document, "name") or "Workspace"
        head: Entry = {"name": variable(title, ()), "title": title}
        head["description"] = self.made.word((), document, "description")
        head |= self.kept
        others = [key for key in ("documentation", "configuration") if self.made.object((), document, key)]
        if others:
            self.made.lose(head["name"], f"loses its {' and '.join(others)}", (others[0],))
        return head

    def add_element(self, path: Path, said: Entry, otherwise: str, inside: str | None) -> None:
        """Add an element and all it holds, as far down as the document goes."""
        made = self.made
        properties = made.object(path, said, "properties")
        kept = kept_in(made, path, properties)
        tags = [each.strip() for each in (made.word(path, said, "tags") or "").split(",")]
        entry = self._plain(path, said, tags)
        if otherwise == "Instance":
            self.find_element(path, said, entry)
        else:
            entry["title"] = made.needed(path, said, "name")
        words = f"{', '.join(tags)}, {entry.get('technology') or ''}"
        fixed = otherwise in ("Person", "DeploymentNode", "Instance")
        entry["kind"] = otherwise if fixed else kind_of(words, otherwise)
        if "inside" not in kept:
            is_top = otherwise == "DeploymentNode" and inside is None
            around = made.word(path, said, "environment" if is_top else "group")
            entry["inside"] = self.group(path, None if is_top and around == "Default" else around, inside)
        name = made.name(_identifier(properties, entry), entry["title"], otherwise, kept=kept)
        entry |= {**kept, "name": name}
        made.add("elements", path, entry)
        self._note(path, said, made.parts["elements"][-1])
        self._tell_lost(path, said, name, properties)
        self.relations += made.objects(path, said, "relationships")
        for key, kind in _MEMBERS:
            for inner, each in made.objects(path, said, key):
                self.add_element(inner, each, kind, name)

    def _plain(self, path: Path, said: Entry, tags: list[str]) -> Entry:
        made = self.made
        location = made.word(path, said, "location")
        instances = said.get("instances")
        own = sorted({*tags} - _OWN_TAGS)
        return {
            "description": made.word(path, said, "description"),
            "technology": made.word(path, said, "technology"),
            "instances": str(instances).lower().replace("*", "n") if instances is not None else None,
            "tags": own or None,
            "link": made.word(path, said, "url"),
            "external": {"External": True, "Internal": False}.get(location or ""),
        }

    def find_element(self, path: Path, said: Entry, entry: Entry) -> None:
        """Say what an instance is of, and call it after that."""
        key = "containerId" if "containerId" in said else "softwareSystemId"
        of = self.made.needed(path, said, key)
        if self.made.known(path, of, self.elements, "element"):
            other = self.elements[of][1]
            entry |= {"title": other["title"], "of": other["name"]}
        else:
            entry["title"] = of

    def _note(self, path: Path, said: Entry, entry: Entry) -> None:
        """Note the id of an element."""
        id_ = self.made.needed(path, said, "id")
        if id_ and id_ in self.elements:
            first = (*self.elements[id_][0], "id")
            way_out = "choose another id; the first is on line {line}"
            self.made.problems.add((*path, "id"), f"the id {quoted(id_)} is taken", way_out, other=first)
        self.elements.setdefault(id_, (path, entry))

    def _tell_lost(self, path: Path, said: Entry, name: str, properties: Entry, *more: str) -> None:
        """Note what is said of an element or a relation and has no place in a model."""
        lost = [key for key in _LOST if said.get(key) not in (None, "", [], {}, ["Default"])]
        lost += more
        lost += [key for key in properties if not key.startswith((PREFIX, IDENTIFIER))]
        if lost:
            self.made.lose(name, f"loses its {', '.join(lost)}", path)

    def add_kept(self) -> None:
        """Add the groups and relations that archmodel kept whole."""
        for key, part in (("groups", "elements"), ("relations", "relations")):
            held = self.kept.pop(key, [])
            for each in held if isinstance(held, list) else ():
                if isinstance(each, dict):
                    self.made.names.add(str(each.get("name")))
                    self.made.add(part, ("properties",), each)

    def group(self, path: Path, title: str | None, inside: str | None) -> str | None:
        """Return the name of a group, which is made when its first member comes."""
        for each in (title or "").split(self.separator or "\0") if title else ():
            found = self.groups.get((inside, each))
            if found is None:
                found = self.groups[inside, each] = self.made.name(each, "group")
                entry = {"name": found, "kind": "Group", "title": each, "inside": inside}
                self.made.add("elements", path, entry)
            inside = found
        return inside

    def add_relation(self, path: Path, said: Entry) -> None:
        """Add a relation."""
        made = self.made
        ends = [made.needed(path, said, key) for key in ("sourceId", "destinationId")]
        known = [made.known(path, end, self.elements, "element") for end in ends]
        if not all(known):
            return
        source, target = (self.elements[end][1] for end in ends)
        properties = made.object(path, said, "properties")
        kept = kept_in(made, path, properties)
        technology = made.word(path, said, "technology") or ""
        label = made.word(path, said, "description")
        over, more = transport_of(technology) if technology else (None, None)
        entry: Entry = {"label": label, "over": over, "technology": more}
        entry["link"] = made.word(path, said, "url")
        if "verb" in kept:  # written by archmodel, so nothing is to be guessed
            entry |= {"technology": None, "over": None if "technology" in kept else over}
        elif {"ssl", "tls"} & {*technology.lower().replace("/", " ").split()}:
            entry["tls"] = True
        is_event = said.get("interactionStyle") == "Asynchronous"
        entry["verb"] = verb_of(label or "", target["kind"], is_event=is_event)
        is_told = label and str(said.get("id")) in self.told
        name = made.name(label, kept=kept) if is_told else made.derived(source["name"], target["name"], kept)
        entry |= {"source": source["name"], "target": target["name"], **kept, "name": name}
        made.add("relations", path, entry)
        self.relation_names[str(said.get("id"))] = name
        is_linked = "linkedRelationshipId" in said and "of" not in source
        self._tell_lost(path, said, name, properties, *["linkedRelationshipId"] * is_linked)


def _identifier(properties: Entry, entry: Entry) -> str | None:
    """Return what an element is called in the language of Structurizr, which knows no capitals.

    Where that is the title without its spaces, the title says more.
    """
    said = properties.get(IDENTIFIER)
    plain = slug(str(entry["title"])).replace("_", "")
    return said if isinstance(said, str) and "-" not in said and said != plain else None


def _told(document: Entry) -> set[str]:
    """Return the ids of the relations that a flow goes along, which a name of their own helps to read."""
    views = document.get("views")
    flows = views.get("dynamicViews") if isinstance(views, dict) else None
    held_flows = flows if isinstance(flows, list) else []
    lines = [each.get("relationships") for each in held_flows if isinstance(each, dict)]
    held = [each for line in lines if isinstance(line, list) for each in line]
    return {str(each.get("id")) for each in held if isinstance(each, dict)}
