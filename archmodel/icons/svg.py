"""SVG that anybody wrote, as SVG that does nothing but show: what is not known to do no harm is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from archmodel.errors import FormatError
from archmodel.markup import Markup

__all__ = ["Cleaned", "cleaned"]

SPACE = "http://www.w3.org/2000/svg"
MOST_ELEMENTS = 2_000
"""The most elements of a file."""
MOST_DRAWN = 5_000
"""The most elements that are drawn, those counted again that are used again."""
MOST_DEPTH = 100
"""The most elements around one another, those that refer to one another included."""
LEAST_PIXELS, MOST_PIXELS = 0.1, 10_000
"""The smallest and the largest side."""
MOST_NUMBER = 1_000_000
"""The largest number: what paints counts with a few digits only, and may fail beyond these."""

_SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_ELEMENTS = _SHAPES | {"defs", "symbol", "use", "clipPath", "linearGradient", "radialGradient", "stop"}
_SILENT = {"title", "desc", "metadata"}
"""Elements that are left out without a word, as none of them shows."""
_ATTRIBUTES = re.compile(
    "d|points|[xy][12]?|c[xy]|f[xyr]|r[xy]?|width|height|viewBox|preserveAspectRatio|pathLength|transform"
    "|offset|gradientUnits|gradientTransform|spreadMethod|clipPathUnits|clip-path|clip-rule"
    "|fill(-opacity|-rule)?|stroke(-(width|opacity|linecap|linejoin|miterlimit))?"
    "|opacity|color|stop-color|stop-opacity|display|visibility|overflow"
)
"""Attributes that stay. Dashes do not: a short line of a few bytes may have millions of them."""
_UNSEEN = re.compile(
    r"id|class|role|version|baseProfile|enable-background|focusable|(data|aria|font)-[\w-]+|style"
)
"""Attributes that are left out without a word: they change nothing here, or are read elsewhere."""
_VALUE = re.compile(r"[\w\s.,()#%+-]*", re.ASCII)
_CALL = re.compile(r"([\w-]*)\(", re.ASCII)
_FUNCTIONS = {"rgb", "rgba", "hsl", "hsla", "matrix", "translate", "scale", "rotate", "skewX", "skewY"}
_REFERENCE = re.compile(r"""url\(\s*(['"]?)#([^'"()\s]+)\1\s*\)""")
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})(?:px)?\s*", re.ASCII | re.IGNORECASE)
_VIEW = re.compile(r"[\s,]+".join([rf"\s*({_NUMBER})"] * 4) + r"\s*", re.ASCII | re.IGNORECASE)


class Cleaned(NamedTuple):
    """A picture that does nothing but show."""

    content: bytes
    dropped: tuple[str, ...]
    """The elements and attributes that were left out and might have shown or done something."""


@dataclass(eq=False, slots=True)
class _Node:
    """An element with what may stay of it."""

    tag: str
    name: str
    """Its id; empty where it has none, or that of one before it."""
    attributes: dict[str, str]
    refers: dict[str, str]
    """The ids that attributes name."""
    members: list[_Node] = field(default_factory=list)


def cleaned(content: bytes) -> Cleaned:
    """Return an SVG with nothing but shapes, in colours and gradients of its own.

    Raises `FormatError` for what is no SVG, has a document type, or is beyond what an icon may need.
    """
    reader = _Reader(content)
    root = reader.root
    assert root is not None
    root.attributes = {**_page(root.attributes), **root.attributes}
    _weigh(root, reader.named, {}, 0)
    ids = {name: f"i{number}" for number, name in enumerate(_referred(root), start=1)}
    out = Markup()
    _write(root, ids, out)
    return Cleaned(str(out).encode(), tuple(sorted(reader.dropped)))


class _Reader:
    """Reads a file element by element, and keeps what may stay."""

    def __init__(self, content: bytes) -> None:
        self.root: _Node | None = None
        self.named: dict[str, _Node] = {}
        self.dropped: set[str] = set()
        self._open: list[_Node] = []
        self._skipped = 0
        """How many elements are open of which the outermost is left out."""
        self._count = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise FormatError(f"it is no SVG: {error}") from None

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise FormatError(f"it has more than {MOST_ELEMENTS:,} elements", instead="simplify it")
        if len(self._open) + self._skipped >= MOST_DEPTH:
            raise FormatError(f"it is more than {MOST_DEPTH} elements deep", instead="simplify it")
        if not self._open and (space, name) != (SPACE, "svg"):
            raise FormatError(f"it is no SVG, but begins with <{name}>")
        if self._skipped or space != SPACE or name not in _ELEMENTS or (name == "svg" and self._open):
            if not self._skipped and space in (SPACE, "http://www.w3.org/1999/xhtml") and name not in _SILENT:
                self.dropped.add(f"<{name}>")
            self._skipped += 1
            return
        node = self._node(name, attributes)
        if self._open:
            self._open[-1].members.append(node)
        else:
            self.root = node
        self._open.append(node)
        if node.name and self.named.setdefault(node.name, node) is not node:
            node.name = ""

    def _end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def _node(self, tag: str, attributes: dict[str, str]) -> _Node:
        node = _Node(tag, attributes.get("id", ""), {}, {})
        for key, value in (*attributes.items(), *_declared(attributes.get("style", ""))):
            space, _, name = key.rpartition(" ")
            reference = _REFERENCE.match(value.strip())
            if name == "href" and value.startswith("#"):
                node.refers[name] = value[1:]
            elif not space and name in ("fill", "stroke", "clip-path") and reference:
                node.refers[name] = reference[2]
            elif not space and _ATTRIBUTES.fullmatch(name) and _is_plain(value):
                node.attributes[name] = value
            elif (not space and not _UNSEEN.fullmatch(name)) or name == "href":
                self.dropped.add(name)
        return node


def _refuse_doctype(*said: object) -> None:
    raise FormatError("it has a document type", instead="take the line with <!DOCTYPE out")


def _declared(style: str) -> Iterator[tuple[str, str]]:
    """Yield what a style attribute declares, as attributes."""
    for each in style.split(";"):
        name, colon, value = each.partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _is_plain(value: str) -> bool:
    """Say whether a value is words, colours and numbers that are no larger than an icon needs."""
    return (
        bool(_VALUE.fullmatch(value))
        and all(name in {*_FUNCTIONS, ""} for name in _CALL.findall(value))
        and all(abs(float(each)) <= MOST_NUMBER for each in re.findall(_NUMBER, value, re.IGNORECASE))
    )


def _page(said: dict[str, str]) -> dict[str, str]:
    """Return the size of a picture as numbers, and its place on its own grid."""
    lengths = [_LENGTH.fullmatch(said.pop(each, "")) for each in ("width", "height")]
    sides = [float(each[1]) for each in lengths if each]
    view = _VIEW.fullmatch(said.pop("viewBox", ""))
    numbers = [float(each) for each in view.groups()] if view else [0.0, 0.0, *sides]
    if len(numbers) < 4:
        raise FormatError("it says no size", instead='write viewBox="0 0 24 24" on its first element')
    if not all(LEAST_PIXELS <= each <= MOST_PIXELS for each in (*sides, *numbers[2:])):
        raise FormatError(
            f"a side of it is not between {LEAST_PIXELS} and {MOST_PIXELS:,} pixels", instead="scale it"
        )
    wide, high = (f"{each:g}" for each in numbers[2:])
    grid = " ".join(f"{each:g}" for each in numbers)
    return {"xmlns": SPACE, "width": wide, "height": high, "viewBox": grid}


def _weigh(node: _Node, named: dict[str, _Node], known: dict[_Node, int], depth: int) -> int:
    """Return how many elements are drawn for one, and take out references that lead to none."""
    if node in known:
        if not known[node]:
            raise FormatError("a part of it refers to itself", instead="take the reference out")
        return known[node]
    if depth > MOST_DEPTH:
        raise FormatError(
            f"its parts refer to one another more than {MOST_DEPTH} deep", instead="simplify it"
        )
    known[node] = 0  # it is being weighed
    node.refers = {name: id_ for name, id_ in node.refers.items() if id_ in named}
    weight = 1
    for each in (*node.members, *(named[id_] for id_ in node.refers.values())):
        weight += _weigh(each, named, known, depth + 1)
    if weight > MOST_DRAWN:
        raise FormatError(f"it draws more than {MOST_DRAWN:,} elements", instead="simplify it")
    known[node] = weight
    return weight


def _referred(node: _Node) -> dict[str, None]:
    """Return the ids that are referred to, in order."""
    found = dict.fromkeys(node.refers.values())
    for each in node.members:
        found |= _referred(each)
    return found


def _write(node: _Node, ids: dict[str, str], out: Markup) -> None:
    attributes = {"id": ids.get(node.name), **node.attributes}
    for name, id_ in node.refers.items():
        attributes[name] = f"#{ids[id_]}" if name == "href" else f"url(#{ids[id_]})"
    if not node.members:
        out.empty(node.tag, **attributes)
        return
    out.open(node.tag, **attributes)
    for each in node.members:
        _write(each, ids, out)
    out.close(node.tag)
