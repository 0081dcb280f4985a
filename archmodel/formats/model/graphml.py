"""GraphML, which yEd, Gephi and libraries for graphs read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from archmodel.formats.base import Format, Loss
from archmodel.formats.model._outline import keys
from archmodel.formats.model._said import left_out, said
from archmodel.markup import Markup
from archmodel.model import Model

__all__ = ["Graphml"]


class Graphml(Format[Model]):
    """Nodes and edges, with the identifier and all else that is stated as data.

    Readers differ in what they make of graphs in graphs, so what an element is inside is data too.
    """

    suffix: ClassVar[str] = ".graphml"

    def write(self, stage: Model) -> bytes:
        """Return the graph as UTF-8."""
        whole = {"title": stage.title, "description": stage.description, "part": stage.part}
        graph = {name: str(value) for name, value in whole.items() if value is not None}
        nodes = {
            name: {"name": name, "kind": type(each).__name__, **said(stage, each)}
            for name, each in stage.elements.items()
        }
        edges = {name: {"name": name, **said(stage, each)} for name, each in stage.relations.items()}
        out, key = Markup(), keys(stage)
        out.open("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
        out.line()
        for about, all_data in (("graph", [graph]), ("node", nodes.values()), ("edge", edges.values())):
            for field in dict.fromkeys(field for data in all_data for field in data):
                named = {"for": about, "attr.name": field, "attr.type": "string"}
                out.empty("key", id=f"{about}.{field}", **named)
        out.open("graph", id=stage.name, edgedefault="directed")
        out.line()
        _write_data(out, "graph", graph)
        for name, data in nodes.items():
            out.open("node", id=key[name])
            _write_data(out, "node", data)
            out.close("node")
        for number, (name, data) in enumerate(edges.items()):
            relation = stage.relations[name]
            source, target = (key[stage.names[end]] for end in (relation.source, relation.target))
            out.open("edge", id=f"r_{number}", source=source, target=target)
            _write_data(out, "edge", data)
            out.close("edge")
        out.close("graph")
        out.close("graphml")
        return str(out).encode("utf-8", "replace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return the views, facts and waivers: what elements say of facts is kept."""
        return left_out(stage, "facts", "views", "waivers")


def _write_data(out: Markup, about: str, data: Mapping[str, str]) -> None:
    for field, text in data.items():
        out.text("data", text, key=f"{about}.{field}")
