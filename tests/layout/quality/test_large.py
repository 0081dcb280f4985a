"""Measuring without a look at every pair finds what a look at every pair finds."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from archmodel.geometry import Point, Rect, Size
from archmodel.layout.base import Placement
from archmodel.layout.buckets import Buckets
from archmodel.layout.layered.apart import SLACK
from archmodel.layout.layered.tree import Tree, title_rects
from archmodel.layout.quality import measure
from archmodel.layout.quality.ink import inked
from archmodel.layout.quality.labels import FAR
from archmodel.layout.quality.lines import Piece, at_home
from archmodel.layout.touch import away, crosses, enters, near_parallel
from archmodel.scene import Scene
from tests.layout.scenes import SLOW, landscapes

COORDINATES = st.one_of(
    st.integers(-12, 40).map(lambda each: each * 10.0), st.floats(-150, 400, allow_nan=False, width=16)
)
RECTS = st.builds(Rect, COORDINATES, COORDINATES, st.integers(2, 300), st.integers(2, 300))


@st.composite
def scattered(draw: st.DrawFn, scene: Scene) -> Placement:
    """Return a placement in which everything lies anywhere, lines upright, level and slanted."""
    boxes = {box.name: draw(RECTS) for box in scene.boxes}
    wires = {}
    for wire in scene.wires:
        x, y = draw(COORDINATES), draw(COORDINATES)
        points = [Point(x, y)]
        for way in draw(st.lists(st.sampled_from("xyb"), min_size=1, max_size=4)):
            x = draw(COORDINATES) if way in "xb" else x
            y = draw(COORDINATES) if way in "yb" else y
            points.append(Point(x, y))
        wires[wire.name] = (tuple(points),)
    labels = {
        wire.name: draw(RECTS)._replace(width=wire.label.size.width, height=wire.label.size.height)
        for wire in scene.wires
        if wire.label and draw(st.integers(0, 9))
    }
    return Placement(scene, Size(400, 400), boxes, wires, labels)


def pairs_of(placement: Placement) -> dict[str, int]:
    """Return the measures that concern pairs, from a look at every pair."""
    tree = Tree(placement.scene)
    rects = [placement.boxes[box.name] for box in tree.boxes]
    titles = [title for box in range(len(rects)) for title in title_rects(tree, rects, box)]
    pieces = [
        Piece(a, b, number)
        for number, wire in enumerate(placement.scene.wires)
        for leg in placement.wires[wire.name]
        for a, b in pairwise(leg)
    ]
    ends = [{wire.source, wire.target, *wire.via} for wire in placement.scene.wires]
    foreign = [(p, q) for p, q in combinations(pieces, 2) if p.wire != q.wire]
    ink, _ = inked(placement)
    labels = {name: rect.grown(-SLACK) for name, rect in placement.labels.items()}
    solid = [rect for box, rect in enumerate(rects) if tree.leaf[box]] + titles
    hits = sum(one.overlaps(other) for one, other in combinations(labels.values(), 2))
    stray = 0
    for number, wire in enumerate(placement.scene.wires):
        if wire.label and wire.name not in labels:
            stray += 1
        elif wire.label:
            rect = labels[wire.name]
            hits += sum(rect.overlaps(each) for each in solid)
            hits += sum(enters(p.one, p.other, rect) for p in pieces if p.wire != number)
            mine = min(away(rect, p.one, p.other) for p in pieces if p.wire == number)
            nearer = any(away(rect, p.one, p.other) < mine for p in pieces if p.wire != number)
            stray += nearer or mine > FAR
    return {
        "intrusions": sum(
            enters(piece.one, piece.other, rect.grown(-SLACK))
            for piece in pieces
            for box, rect in enumerate([*rects, *titles])
            if box not in at_home(tree, piece.wire)
        ),
        "label_hits": hits,
        "stray_labels": stray,
        "crossings": sum(crosses(*p[:2], *q[:2]) for p, q in combinations(ink, 2) if p.wire != q.wire),
        "shared_runs": sum(
            near_parallel(*p[:2], *q[:2]) and not ends[p.wire] & ends[q.wire] for p, q in foreign
        ),
    }


@given(landscapes(most=8).flatmap(scattered))
@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
def test_no_pair_is_missed_and_none_counted_twice(placement: Placement):
    quality = measure(placement)
    expected = pairs_of(placement)
    assert {name: getattr(quality, name) for name in expected} == expected


@given(st.lists(RECTS, max_size=12), RECTS)
def test_buckets_find_everything_that_meets_a_rectangle(rects: list[Rect], where: Rect):
    near = Buckets(rects).near(*where)
    assert {number for number, rect in enumerate(rects) if rect.overlaps(where)} <= near
