"""Coordinates from Graphviz: an installed `dot` says where boxes stand, the lines are ours.

Nothing of a model reaches `dot` but sizes and numbers, so no label can be taken for its syntax.
"""

from __future__ import annotations

from itertools import pairwise

from archmodel.errors import LayoutError
from archmodel.geometry import Rect, Size
from archmodel.layout.base import Engine, Placement
from archmodel.layout.dot import INSTEAD, answer
from archmodel.layout.kept import Kept
from archmodel.layout.layered.drawing import drawn
from archmodel.layout.layered.ports import bar_extent, least
from archmodel.layout.layered.tree import ROOT, Tree
from archmodel.scene import Direction, Scene, Shape

__all__ = ["Graphviz"]

POINTS = 72.0
"""Points in an inch; one pixel is one point."""
FARTHEST = 1e7
"""Pixels; a coordinate further out is garbage."""


class Graphviz(Engine):
    """Places boxes where `dot` would, and draws the lines as our own engine does."""

    def place(self, scene: Scene, kept: Kept | None = None) -> Placement:
        """Return `scene` placed with its top left corner at 0, 0 and nothing around it.

        Raises `LayoutError` when `dot` is missing, fails, hangs, or says what makes no sense, for words
        of the architect that it does not know, and where something is to be kept, which it cannot.
        """
        refuse_words(scene)
        if kept:
            raise LayoutError(
                "graphviz lays out every picture anew: it keeps no earlier one, and heeds no pins",
                where=kept.pinned_in,
                instead="use --engine layered, or leave out --keep-layout and the pins",
            )
        tree = Tree(scene)
        if not tree.boxes:
            return Placement(scene, Size(0, 0), {}, {}, {})
        sizes = [extent(tree, box) for box in range(len(tree.boxes))]
        rects = understood(tree, sizes, answer(source(tree, sizes)))
        refuse_overlaps(tree, rects)
        return drawn(tree, rects, [], {})


def refuse_words(scene: Scene) -> None:
    """Refuse what the architect says of places, but for the direction of the whole."""
    wishes = scene.wishes
    said = [word for word in ("same_row", "order", "near") if getattr(wishes, word)]
    said += ["wrap"] if scene.wrap else []
    for box in scene.boxes:
        said += [f"wrap' of '{box.name}"] if box.wrap else []
        said += [f"direction' of '{box.name}"] if box.direction not in (None, scene.direction) else []
    if said:
        raise LayoutError(
            f"'--engine graphviz' and '{said[0]}' do not go together: dot has no such word",
            where=wishes.where,
            instead="use --engine layered (the default, needs nothing)",
        )


def extent(tree: Tree, box: int) -> Size:
    """Return the size a box has for `dot`."""
    size = least(tree, box)
    if tree.boxes[box].shape is Shape.BAR:
        down = tree.direction(tree.parent[box]) is Direction.DOWN
        along, across = bar_extent(tree, box, down=down)
        size = Size(along, across) if down else Size(across, along)
    return size


def source(tree: Tree, sizes: list[Size]) -> str:
    """Return the scene in the language of `dot`, with nothing but numbers in it."""
    try:
        from graphviz import Digraph
    except ImportError as error:
        raise LayoutError("the Python package graphviz is not installed", instead=INSTEAD) from error
    # A member is written inside its cluster; clusters are opened and closed in this order.
    graph = Digraph(
        graph_attr={
            "rankdir": "TB" if tree.scene.direction is Direction.DOWN else "LR",
            "nodesep": "0.6",
            "ranksep": "0.8",
            "newrank": "false",
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"label": "", "arrowhead": "none"},
    )
    stack: list[tuple[int, bool]] = [(box, False) for box in reversed(tree.children[ROOT])]
    while stack:
        box, closing = stack.pop()
        if closing:
            graph.body.append("}\n")
            continue
        members = tree.children.get(box, [])
        if tree.leaf[box] or not members:
            graph.body.append(node(box, sizes[box]))
        if not tree.leaf[box] and members:
            graph.body.append(cluster(box, tree.padding(box), tree.bands[box]))
            stack.append((box, True))
            stack.extend((member, False) for member in reversed(members))
    for hop in tree.hops:
        stops = [stop(tree, each) for each in (hop.source, *hop.bars, hop.target)]
        if not (tree.inside(hop.source, hop.target) or tree.inside(hop.target, hop.source)):
            graph.body.extend(f"n{one} -> n{other}\n" for one, other in pairwise(stops) if one != other)
    return str(graph.source)


def node(box: int, size: Size) -> str:
    """Return the statement that declares a box."""
    return f"n{box} [width={size.width / POINTS:.4f}, height={size.height / POINTS:.4f}]\n"


def cluster(box: int, padding: float, band: float) -> str:
    """Return the beginning of the statement that declares a group, with room for its title."""
    room = f'<table border="0" fixedsize="true" width="8" height="{max(8, round(band))}">'
    room += "<tr><td></td></tr></table>"
    return f"subgraph cluster_{box} {{ margin={max(16, round(padding))}; labeljust=l; label=<{room}>;\n"


def stop(tree: Tree, box: int) -> int:
    """Return the box that stands for `box` as an end: itself, or the first leaf inside a group."""
    while not tree.leaf[box] and tree.children.get(box):
        box = tree.children[box][0]
    return box


def understood(tree: Tree, sizes: list[Size], said: bytes) -> list[Rect]:
    """Return the rectangle of every box from what `dot` said; refuse anything else."""
    import json

    def refuse(word: str) -> float:
        raise ValueError(word)

    try:
        objects = json.loads(said, parse_constant=refuse)["objects"]
        found = {each["name"]: each for each in objects}
        rects = []
        for box, size in enumerate(sizes):
            if not tree.leaf[box] and tree.children.get(box):
                left, bottom, right, top = numbers(found[f"cluster_{box}"]["bb"], 4)
                rect = Rect(round(left), round(-top), round(right) - round(left), round(top) - round(bottom))
            else:
                x, y = numbers(found[f"n{box}"]["pos"], 2)
                rect = Rect(round(x - size.width / 2), round(-y - size.height / 2), size.width, size.height)
            rects.append(rect)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise LayoutError(
            "Graphviz's program dot answered with something else than a layout", instead=INSTEAD
        ) from error
    return rects


def numbers(text: str, count: int) -> list[float]:
    """Return the numbers of a list separated by commas; refuse any that is out of bounds."""
    found = [float(part) for part in text.split(",")]
    if len(found) != count or not all(-FARTHEST < each < FARTHEST for each in found):
        raise ValueError(text)
    return found


def refuse_overlaps(tree: Tree, rects: list[Rect]) -> None:
    """Refuse a layout in which boxes overlap, or stand outside their groups."""
    for region, unsorted in tree.children.items():
        members = sorted(unsorted, key=lambda each: (rects[each].x, each))
        for index, one in enumerate(members):
            outside = region != ROOT and not rects[region].contains(rects[one])
            for other in members[index + 1 :]:
                if outside or rects[other].x >= rects[one].right:
                    break
                if rects[one].overlaps(rects[other]):
                    outside = True
            if outside:
                raise LayoutError(
                    f"Graphviz's program dot has no room for “{tree.boxes[one].name}”",
                    instead="use --engine layered (the default, needs nothing)",
                )
