"""The pictures that engines are compared on: blueprints, models, and generated landscapes with fixed seeds.

A landscape is layered, as architectures are: its cards have an order, and nearly every line runs
along it. Seven lines in ten stay within a group or its neighbours, two in three carry a label, and
a few end on a group.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from archmodel.geometry import Size
from archmodel.graph import Graph
from archmodel.loading import Target, load
from archmodel.pipeline import views_of
from archmodel.scene import Box, Frame, Label, Panel, Scene, Shape, Wire
from archmodel.text import wrap
from archmodel.theme.series import SERIES
from bench.layout.models import documents, scene_of

__all__ = ["LINES", "corpus", "landscape", "scaled"]

BLUEPRINTS = Path(__file__).resolve().parents[2] / "blueprints"

SIZES = {10: 40, 14: 40, 25: 40, 40: 40, 80: 24, 120: 12, 300: 3, 1000: 1}
"""How many landscapes there are of how many cards: 200 in all."""
LINES = 2.2
"""Lines a card where time is measured: the most there are."""
LOCAL, LABELLED, BACKWARDS, TO_GROUP = 0.7, 0.67, 0.04, 0.03
"""Shares of the lines."""
WORDS = (
    "reads", "orders", "sends", "price list", "asks for", "events", "stores", "sessions", "signs in",
    "customer data", "publishes", "invoices", "pushes", "stock", "HTTPS", "gRPC", "queries", "documents",
)  # fmt: skip
PADDING, BAND = 24.0, 36.0
"""Pixels round the members of a group, and of its title band."""


def corpus() -> Iterator[tuple[str, Scene]]:
    """Yield every scene, after the name of the part of the corpus it is of."""
    for scene in blueprints(BLUEPRINTS):
        yield "Blueprints", scene
    for document in documents():
        yield "Models", scene_of(document)
    for nodes, count in SIZES.items():
        for number in range(count):
            chance = random.Random(1000 * nodes + number)
            scene = landscape(number, nodes, chance.uniform(1.5, LINES), chance.randint(2, 4))
            yield f"Landscapes of {nodes:,} cards", scene


def scaled(nodes: int) -> Scene:
    """Return the landscape of a size that time is measured with."""
    return landscape(0, nodes, LINES, 3)


def landscape(seed: int, nodes: int, lines_per_node: float, depth: int) -> Scene:
    """Return one landscape; the same one for the same arguments."""
    chance = random.Random(f"{seed} {nodes} {depth}")
    boxes: list[Box] = []
    leaves: list[tuple[str, str | None]] = []
    grown(chance, boxes, leaves, nodes, None, depth)
    wires = [drawn(chance, number, boxes, leaves, nodes) for number in range(ceil(nodes * lines_per_node))]
    return Scene(f"{nodes}-{seed}", f"{nodes} cards, number {seed}", tuple(boxes), tuple(wires))


def grown(
    chance: random.Random,
    boxes: list[Box],
    leaves: list[tuple[str, str | None]],
    nodes: int,
    parent: str | None,
    depth: int,
) -> None:
    """Add `nodes` cards under `parent`, most of them in groups nested at most `depth` deep."""
    while nodes > 0:
        share = min(nodes, chance.randint(3, max(4, nodes // 2) if nodes > 12 else 6))
        if depth > 0 and share > 1 and chance.random() < 0.75:
            name = f"g{sum(1 for each in boxes if each.is_group)}"
            title = Label((f"Group {name[1:]}",), Size(62, 18), 15.0, 600)
            band = (Panel(BAND, left=(title,)),)
            frame = Frame("#f2f4f7", "#c3cbd5", radius=6)
            boxes.append(Box(name, Size(110, 84), parent, Shape.GROUP, band, frame, padding=PADDING))
            grown(chance, boxes, leaves, share, name, depth - 1)
        else:
            share = min(share, 2) if parent is None else share
            for _ in range(share):
                name = f"c{len(leaves)}"
                leaves.append((name, parent))
                size = Size(chance.choice((120.0, 132.0, 150.0)), 60)
                panels = (Panel(60, centre=(Label((name,), Size(44, 18)),)),)
                frame = Frame("#ffffff", "#55606d", radius=6)
                boxes.append(Box(name, size, parent, Shape.CARD, panels, frame))
        nodes -= share


def drawn(
    chance: random.Random,
    number: int,
    boxes: list[Box],
    leaves: list[tuple[str, str | None]],
    nodes: int,
) -> Wire:
    """Return one line."""
    one = chance.randrange(nodes)
    other = one
    reach = 6 if chance.random() < LOCAL else nodes
    while other == one:
        other = min(nodes - 1, max(0, one + chance.randint(-reach, reach)))
    one, other = sorted((one, other))
    source, target = leaves[one][0], leaves[other][0]
    if chance.random() < BACKWARDS:
        source, target = target, source
    group = leaves[other][1]
    if (
        group is not None
        and group != leaves[one][1]
        and chance.random() < TO_GROUP
        and not holds(boxes, group, source)
    ):
        target = group
    label = None
    if chance.random() < LABELLED:
        text = " ".join(chance.sample(WORDS, chance.randint(1, 2)))
        room = wrap(text, width=400, font=13.0, weight=400, most=1)
        label = Label(room.lines, Size(ceil(room.size.width) + 4, ceil(room.size.height) + 2))
    return Wire(f"w{number}", source, target, label=label)


def holds(boxes: list[Box], group: str, box: str) -> bool:
    """Say whether `box` is `group` or stands in it."""
    parents = {each.name: each.parent for each in boxes}
    at: str | None = box
    while at is not None and at != group:
        at = parents[at]
    return at == group


def blueprints(folder: Path) -> Iterator[Scene]:
    """Yield every view of every blueprint of a folder that has lines, and no engine of its own."""
    for path in sorted(folder.glob("*.py")):
        for model in load(Target(path)):
            for name, view in views_of(model).items():
                scene = view.compose(Graph(model), SERIES)
                if scene.wires and view.engine is None:
                    yield scene._replace(name=f"{model.name}/{name}")
