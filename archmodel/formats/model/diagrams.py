"""A script of the diagrams package, which draws with the icons of vendors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, TypeGuard

from archmodel.elements.base import Element
from archmodel.errors import FormatError
from archmodel.formats.base import Format, Loss
from archmodel.formats.model._clusters import STYLES, anchor, anchored, joints
from archmodel.formats.model._outline import CAPTION, LINE, caption, keys, line, outline
from archmodel.formats.model._said import lost
from archmodel.icons import is_file_icon
from archmodel.model import Model
from archmodel.names import file_name
from archmodel.text import visible
from archmodel.theme.series import SERIES

__all__ = ["Diagrams"]

MOST = 8000
"""The most bytes of a text; Graphviz refuses twice as many, and quotation marks may double it."""


class Diagrams(Format[Model]):
    """Nodes, clusters and edges. A node without an icon of a vendor is a box in the colour of its kind."""

    suffix: ClassVar[str] = ".diagrams.py"

    def write(self, stage: Model) -> bytes:
        """Return the script as UTF-8; running it writes a PNG beside it.

        Raises `FormatError` for a text that is too long for Graphviz.
        """
        return "\n".join([*_lines(stage), ""]).encode("utf-8", "replace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return what neither the texts, the places nor the icons say."""
        yield from lost(stage, CAPTION | {"icon"}, LINE, CAPTION)
        holders = {each.inside for each in stage.elements.values()}
        for name, each in stage.elements.items():
            if each.icon and each not in holders and not _is_vendors(each.icon):
                yield Loss(name, "loses its icon, as it is no vendor's", each.place)


def _lines(model: Model) -> Iterator[str]:
    icons = (each.icon for each in model.elements.values() if _is_vendors(each.icon))
    yield "from diagrams import Cluster, Diagram, Edge, Node"
    for module in sorted({icon.rpartition(".")[0] for icon in icons}):
        provider, _, part = module.rpartition(".")
        yield f"from diagrams.{provider} import {part} as {_module(module)}"
    yield ""
    yield "WHOLE = dict(direction='TB', outformat='png', show=False)"
    yield "LINES = {'compound': 'true', 'splines': 'spline'}"
    yield "BOX = dict(shape='box', style='rounded,filled', fixedsize='false', height='0.8', labelloc='c')"
    yield "HIDDEN = dict(shape='point', style='invis')"
    yield ""
    yield (
        f"with Diagram({_text(model.title)}, filename={file_name(model.name)!r}, graph_attr=LINES, **WHOLE):"
    )
    if not model.elements:
        yield "    pass"
    key = keys(model)
    anchors = anchored(model)
    for name, depth, is_group, is_end in outline(model):
        indent = "    " * (depth + 1)
        text = "\n".join(caption(name, model.elements[name]))
        if is_group and not is_end:
            yield f"{indent}with Cluster({key[name]!r}, graph_attr={{'label': {_text(text)}}}):"
            inner = anchor(key[name])
            if name in anchors:
                yield f"{indent}    {inner} = Node('', nodeid={inner!r}, **HIDDEN)"
        elif not is_group:
            yield f"{indent}{key[name]} = {_node(model.elements[name], text, key[name])}"
    for joint in joints(model):
        _, relation, tail, head, borders = joint
        way = "<<" if joint.points_back else ">>"
        text = _text("\n".join(line(relation)))
        words = "".join(f", {word}={cluster!r}" for word, cluster in borders.items())
        edge = f"Edge(label={text}, style={STYLES[relation.interaction]!r}{words})"
        yield f"    {tail} {way} {edge} {way} {head}"


def _node(element: Element, text: str, key: str) -> str:
    if _is_vendors(element.icon):
        module, _, icon = element.icon.rpartition(".")
        lines = _text(text, line_break="\n")  # which diagrams counts, to make room below an icon
        return f"{_module(module)}.{icon}({lines}, nodeid={key!r})"
    colours = SERIES.style(type(element)).category
    look = f"fillcolor={colours.fill!r}, fontcolor={colours.ink!r}"
    return f"Node({_text(text)}, nodeid={key!r}, {look}, **BOX)"


def _is_vendors(icon: object) -> TypeGuard[str]:
    return isinstance(icon, str) and not is_file_icon(icon)


def _module(module: str) -> str:
    return module.replace(".", "_")


def _text(text: str, line_break: str = r"\n") -> str:
    """Return text as Python, in which nothing means something to Graphviz but its own line break."""
    plain = visible(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    plain = plain.replace("\n", line_break)
    if len(plain.encode("utf-8", "replace")) > MOST:
        raise FormatError(
            f"Graphviz takes no text of more than {MOST} bytes, as '{text[:40]}…' has",
            instead="shorten it, or choose -f dot, which writes it in pieces",
        )
    return repr(plain)
