"""Scenes for the tests of the layout: figure 8.1, graphs of the trust cases, random landscapes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck
from hypothesis import strategies as st

from archmodel.errors import LayoutError
from archmodel.geometry import Size
from archmodel.layout.layered.contradictions import refuse_contradictions
from archmodel.layout.layered.tree import Tree
from archmodel.scene import PANEL_PADDING, Box, Direction, Label, Panel, Scene, Shape, Wire

DOWN, RIGHT = Direction.DOWN, Direction.RIGHT
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def label(width: float, height: float = 18, text: str = "label") -> Label:
    return Label((text,), Size(width, height))


def band(title: str) -> tuple[Panel, ...]:
    return (Panel(36.0, left=(label(9 * len(title), 18, title),)),) if title else ()


def group(
    name: str, parent: str | None = None, direction: Direction | None = None, title: str = "group"
) -> Box:
    return Box(name, Size(120, 60), parent, Shape.GROUP, band(title), direction=direction, padding=20)


def figure_8_1() -> Scene:
    """The mobile integration of the series, in sizes only."""
    boxes = (
        Box("mobile", Size(150, 96)),
        Box("internet", Size(84, 52), None, Shape.CLOUD),
        Box("gateway", Size(190, 112)),
        group("platform", title="Container platform"),
        Box("b1", Size(0, 20), "platform", Shape.BAR, caption=label(170, 16)),
        Box("frontend", Size(200, 112), "platform"),
        Box("mobile_services", Size(200, 112), "platform"),
        Box("b2", Size(0, 20), "platform", Shape.BAR, caption=label(170, 16)),
        Box("integration", Size(200, 112), "platform"),
        Box("storage", Size(200, 112), "platform"),
        Box("backends", Size(200, 120)),
    )
    wires = (
        Wire("w1", "mobile", "gateway", ("internet",), label(84)),
        Wire("w2", "gateway", "frontend", ("b1",), label(92)),
        Wire("w3", "gateway", "mobile_services", ("b1",), label(88)),
        Wire("w4", "frontend", "integration", ("b2",), label(90)),
        Wire("w5", "mobile_services", "storage", ("b2",), label(86)),
        Wire("w6", "integration", "backends", (), label(90)),
    )
    return Scene("schematic", "Mobile integration", boxes, wires, RIGHT)


def of_graph(graph: Mapping[str, Any]) -> Scene:
    """Return the scene of a graph of the trust cases."""
    nodes = {node["id"]: node for node in graph["nodes"]}
    parents = {node.get("parent") for node in nodes.values()}
    order: dict[str, None] = {}
    for node in nodes.values():
        chain = [node]
        while chain[-1].get("parent") is not None:
            chain.append(nodes[chain[-1]["parent"]])
        order.update(dict.fromkeys(each["id"] for each in reversed(chain)))
    boxes = []
    for name in order:
        node = nodes[name]
        if node.get("group") or name in parents:
            boxes.append(group(name, node.get("parent"), title=name[:20]))
        else:
            width = min(400, max(120, 8 * len(node.get("label", name))))
            boxes.append(Box(name, Size(width, 60), node.get("parent")))
    wires = tuple(
        Wire(
            f"e{number}",
            edge["from"],
            edge["to"],
            label=label(min(260, 7 * len(edge["label"]) + 12)) if edge.get("label") else None,
        )
        for number, edge in enumerate(graph["edges"])
    )
    return Scene(graph["id"], graph["id"], tuple(boxes), wires)


@st.composite
def landscapes(draw: st.DrawFn, most: int = 24) -> Scene:
    """Return nested groups, bars, clouds and cards, with wires of every kind between them.

    Any of them may be an end of a wire, a bar as well as what stands next to it.
    """
    boxes: list[Box] = []
    groups: list[str | None] = [None]
    bars: dict[str, list[str]] = {}
    directions = st.sampled_from([DOWN, RIGHT])
    for number in range(draw(st.integers(0, max(6, most // 6)))):
        parent = draw(st.sampled_from(groups))
        name = f"g{number}"
        title = draw(st.sampled_from(["", "Group", "A longer title"]))
        boxes.append(group(name, parent, draw(directions), title))
        groups.append(name)
        if not draw(st.integers(0, 3)):
            caption = label(draw(st.sampled_from([40, 170])), 16)
            boxes.append(Box(f"bar{number}", Size(0, 20), name, Shape.BAR, caption=caption))
            bars.setdefault(name, []).append(f"bar{number}")
    cards: list[str] = []
    widths, heights = st.sampled_from([60, 120, 151, 200]), st.sampled_from([40, 60, 113])
    for number in range(draw(st.integers(1, most))):
        shape = draw(st.sampled_from([Shape.CARD, Shape.CARD, Shape.CLOUD]))
        size = Size(draw(widths), draw(heights))
        boxes.append(Box(f"n{number}", size, draw(st.sampled_from(groups)), shape))
        cards.append(f"n{number}")
    holders = {box.name: box.parent for box in boxes}
    every_bar = [bar for those in bars.values() for bar in those]
    ends = st.sampled_from([*cards, *cards, *cards, *(name for name in groups if name), *every_bar])
    wires = []
    for number in range(draw(st.integers(0, 2 * len(cards)))):
        source, target = draw(ends), draw(ends)
        via: tuple[str, ...] = ()
        kind = draw(st.integers(0, 5))
        holder = holders[target] or ""
        if kind == 0 and holder in bars:
            via = tuple(bars[holder])
        elif kind == 1:
            station = draw(st.sampled_from(cards))
            via = (station,) if station not in (source, target) else ()
        room: tuple[int, int] | None = draw(st.sampled_from([None, (40, 18), (90, 18), (121, 35)]))
        text = label(*room) if room else None
        wires.append(Wire(f"w{number}", source, target, via, text, gives_way=draw(st.booleans())))
    return Scene("random", "Random", tuple(boxes), tuple(wires), draw(directions))


SIZES = st.sampled_from([None, None, None, None, Size(1, 1), Size(900, 20), Size(20, 300), Size(900, 300)])


def resized(box: Box, size: Size) -> Box:
    """Return a box of that size; of a group that is the size of its title, of a bar the caption's width."""
    if box.shape is Shape.BAR:
        return box._replace(caption=label(size.width, 16))
    if box.is_group:
        panel = Panel(size.height + 22, left=(label(*size),))
        return box._replace(size=Size(size.width + 2 * PANEL_PADDING, panel.height), panels=(panel,))
    return box._replace(size=size)


@st.composite
def extremes(draw: st.DrawFn, most: int = 24) -> Scene:
    """Return a landscape with cards, titles, captions and labels that are tiny, very wide or very high."""
    scene = draw(landscapes(most=most))
    boxes = tuple(resized(box, size) if (size := draw(SIZES)) else box for box in scene.boxes)
    wires = tuple(
        wire._replace(label=label(*size)) if (size := draw(SIZES)) else wire for wire in scene.wires
    )
    return scene._replace(boxes=boxes, wires=wires)


@st.composite
def wished(draw: st.DrawFn, most: int = 16) -> Scene:
    """Return a landscape with words of the architect, as many of those drawn as do not contradict."""
    scene = draw(landscapes(most=most))
    if not draw(st.integers(0, 2)):
        scene = scene._replace(wrap=draw(st.integers(1, 4)))
    boxes = tuple(
        box._replace(wrap=draw(st.integers(1, 4))) if box.is_group and draw(st.booleans()) else box
        for box in scene.boxes
    )
    scene = scene._replace(boxes=boxes)
    families: dict[str | None, list[str]] = {}
    for box in boxes:
        families.setdefault(box.parent, []).append(box.name)
    large = [those for those in families.values() if len(those) > 1]
    anyone = [box.name for box in boxes]
    for _ in range(draw(st.integers(1, 6)) if len(anyone) > 1 else 0):
        word = draw(st.sampled_from(["same_row", "order", "near"]))
        pool = draw(st.sampled_from([*large, *large, anyone]))
        names = tuple(draw(st.lists(st.sampled_from(pool), min_size=2, max_size=4, unique=True)))
        said: dict[str, Any] = {word: (*getattr(scene.wishes, word), names)}
        more = scene._replace(wishes=scene.wishes._replace(**said))
        with suppress(LayoutError):
            refuse_contradictions(Tree(more))
            scene = more
    return scene
