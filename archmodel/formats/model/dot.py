"""A graph in the language of Graphviz, for `dot` and all that reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from archmodel.elements.base import Element
from archmodel.elements.storage import Storage
from archmodel.formats.base import Format, Loss
from archmodel.formats.model._clusters import STYLES, anchor, anchored, joints
from archmodel.formats.model._outline import caption, keys, line, outline
from archmodel.formats.model._said import left_out, said
from archmodel.model import Model
from archmodel.text import visible
from archmodel.theme.series import SERIES

__all__ = ["Dot"]


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
    anchors = anchored(model)
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
            if name in anchors:
                yield f'{indent}  {_quoted(anchor(key[name]))} [shape="point", style="invis", label=""];'
        else:
            yield f"{indent}{_quoted(key[name])} {_attributes(known | _look(element), stated)};"
    for joint in joints(model):
        name, relation, tail, head, borders = joint
        if joint.points_back:
            borders["dir"] = "back"
        known = {"label": "\n".join(line(relation)), "style": STYLES[relation.interaction], **borders}
        stated = {"name": name, **said(model, relation)}
        yield f"  {_quoted(tail)} -> {_quoted(head)} {_attributes(known, stated)};"


def _look(element: Element) -> dict[str, str]:
    colours = SERIES.style(type(element)).category
    shape = {"shape": "cylinder", "style": "filled"} if isinstance(element, Storage) else {}
    return {"fillcolor": colours.fill, "fontcolor": colours.ink, **shape}


def _attributes(known: Mapping[str, str], stated: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return attributes of Graphviz, which reads entities in what it shows, and those of ours."""
    written = [f"{name}={_quoted(text.replace('&', '&amp;'))}" for name, text in known.items()]
    written += [f"archmodel_{name}={_quoted(text)}" for name, text in stated.items()]
    return f"[{', '.join(written)}]"


_MOST = 4000
"""Characters of a piece of text; Graphviz refuses strings of more than 16384 bytes, and joins pieces."""


def _quoted(text: str) -> str:
    """Return any text as a string, in which a backslash is written twice."""
    plain = visible(text)
    pieces = (plain[at : at + _MOST] for at in range(0, max(1, len(plain)), _MOST))
    return " + ".join(f'"{_escaped(piece)}"' for piece in pieces)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
