"""A graph in the language of Graphviz, for `dot` and all that reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from archmodel.elements.base import Element
from archmodel.elements.storage import Storage
from archmodel.elements.verbs import Interaction
from archmodel.formats.base import Format, Loss
from archmodel.formats.model._outline import caption, keys, line, outline
from archmodel.formats.model._said import left_out, said
from archmodel.model import Model
from archmodel.names import Name
from archmodel.text import visible
from archmodel.theme.series import SERIES

__all__ = ["Dot"]

_STYLES = {Interaction.REQUEST: "solid", Interaction.EVENT: "dashed", Interaction.DATA: "bold"}


class Dot(Format[Model]):
    """Nodes, clusters and edges, with the identifier and all else that is stated as attributes.

    Those are called `archmodel_` and the name of the field, which `dot` passes over. A line that
    ends at a group ends at the border of its cluster.
    """

    suffix: ClassVar[str] = ".dot"

    def write(self, stage: Model) -> bytes:
        """Return the graph as UTF-8."""
        return "\n".join([*_lines(stage), "}", ""]).encode("utf-8", "replace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return the views, facts and waivers: what elements say of facts is kept."""
        return left_out(stage, "facts", "views", "waivers")


def _lines(model: Model) -> Iterator[str]:
    key = keys(model)
    parts = [*outline(model)]
    groups = {part.name for part in parts if part.is_group}
    # A cluster would take over from the one around it whatever it did not say itself.
    blank = dict.fromkeys((field for name in groups for field in said(model, model.elements[name])), "")
    ends = {model.names[end] for each in model.relations.values() for end in (each.source, each.target)}
    yield f"digraph {_quoted(model.name)} {{"
    whole = {"label": model.title, "labelloc": "t", "compound": "true", "fontname": "Helvetica"}
    yield f"  graph {_attributes(whole)};"
    yield '  node [shape="box", style="rounded,filled", fontname="Helvetica"];'
    yield '  edge [fontname="Helvetica", fontsize="10"];'
    for name, depth, is_group, is_end in parts:
        indent = "  " * (depth + 1)
        element = model.elements[name]
        known = {"label": "\n".join(caption(name, element)), "tooltip": element.description or ""}
        stated = {"name": name, "kind": type(element).__name__, **said(model, element)}
        if is_end:
            yield f"{indent}}}"
        elif is_group:
            yield f"{indent}subgraph {_quoted('cluster_' + key[name])} {{"
            yield f"{indent}  graph {_attributes(known, blank | stated)};"
            if name in ends:
                yield f'{indent}  {_anchor(key[name])} [shape="point", style="invis", label=""];'
        else:
            yield f"{indent}{_quoted(key[name])} {_attributes(known | _look(element), stated)};"
    for name, relation in model.relations.items():
        source, target = model.names[relation.source], model.names[relation.target]
        known = {"label": "\n".join(line(relation)), "style": _STYLES[relation.interaction]}
        if source in groups and not _lies_in(target, source, model):
            known["ltail"] = f"cluster_{key[source]}"
        if target in groups and not _lies_in(source, target, model):
            known["lhead"] = f"cluster_{key[target]}"
        tail, head = (_anchor(key[end]) if end in groups else _quoted(key[end]) for end in (source, target))
        yield f"  {tail} -> {head} {_attributes(known, {'name': name, **said(model, relation)})};"


def _look(element: Element) -> dict[str, str]:
    colours = SERIES.style(type(element)).category
    shape = {"shape": "cylinder", "style": "filled"} if isinstance(element, Storage) else {}
    return {"fillcolor": colours.fill, "fontcolor": colours.ink, **shape}


def _lies_in(name: Name, group: Name, model: Model) -> bool:
    """Say whether an element is the group or lies in it, where a line to the border would have no way."""
    at, around = model.elements[name], model.elements[group]
    while at is not around:
        if at.inside is None:
            return False
        at = at.inside
    return True


def _anchor(key: str) -> str:
    """Return the node inside a cluster that the lines of its group end at."""
    return _quoted(f"anchor_{key}")


def _attributes(known: Mapping[str, str], stated: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return attributes of Graphviz, which reads entities in what it shows, and those of ours."""
    written = [f"{name}={_quoted(text.replace('&', '&amp;'))}" for name, text in known.items()]
    written += [f"archmodel_{name}={_quoted(text)}" for name, text in stated.items()]
    return f"[{', '.join(written)}]"


def _quoted(text: str) -> str:
    """Return any text as a string, in which a backslash is written twice."""
    escaped = visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
