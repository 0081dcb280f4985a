"""What engines are compared on is the same on every run, and what it says it is."""

from __future__ import annotations

from collections import Counter

import pytest

from archmodel.layout.layered.tree import Tree
from archmodel.scene import Scene
from bench.layout.corpus import corpus, landscape, scaled
from bench.layout.edits import EDITS, RENAMED, edits
from bench.layout.models import documents, scene_of


@pytest.fixture(scope="module")
def pictures() -> list[tuple[str, Scene]]:
    return [*corpus()]


def test_there_are_two_hundred_landscapes_ten_models_and_every_view_of_the_blueprints(pictures):
    parts = Counter(part.partition(" of ")[0] for part, _ in pictures)
    assert parts["Landscapes"] == 200
    assert parts["Models"] == 10
    assert parts["Blueprints"] >= 2
    assert len({(part, scene.name) for part, scene in pictures}) == len(pictures)


def test_every_picture_is_well_formed(pictures):
    for _, scene in pictures:
        tree = Tree(scene)
        known: set[str | None] = {None}
        for box in scene.boxes:
            assert box.parent in known
            known.add(box.name)
        assert all(not tree.inside(hop.source, hop.target) for hop in tree.hops)


def test_a_landscape_is_the_same_every_time_and_as_large_as_asked():
    assert landscape(3, 40, 1.8, 2) == landscape(3, 40, 1.8, 2)
    assert landscape(3, 40, 1.8, 2) != landscape(4, 40, 1.8, 2)
    large = scaled(1000)
    assert sum(not box.is_group for box in large.boxes) == 1000
    assert len(large.wires) == 2200


def test_ten_models_have_ten_to_twenty_five_boxes_each():
    sizes = [len(scene_of(document).boxes) for document in documents()]
    assert len(sizes) == 10
    assert all(10 <= size <= 25 for size in sizes), sizes


def test_edits_are_every_one_there_is_and_each_changes_one_thing():
    for document in documents():
        before = scene_of(document)
        names = {box.name for box in before.boxes}
        kinds: Counter[str] = Counter()
        for edit in edits(document):
            after = scene_of(edit.document)
            kinds[edit.kind] += 1
            assert after != before, edit.kind
            gone, come = names - {box.name for box in after.boxes}, {box.name for box in after.boxes} - names
            expected = {
                "add a leaf": (0, {"added"}),
                "remove a leaf": (1, set()),
                "rename": (1, {RENAMED}),
            }.get(edit.kind, (0, set()))
            assert (len(gone), come) == expected
            assert edit.renamed == (gone.pop() if edit.kind == "rename" else None)
            more = len(after.wires) - len(before.wires)
            assert more == 1 if edit.kind.startswith("add") else more <= 0
        leaves = {name for name in names if not any(box.parent == name for box in before.boxes)}
        passed = {name for wire in before.wires for name in wire.via}
        assert list(kinds) == list(EDITS)
        assert kinds["add a leaf"] == kinds["rename"] == len(leaves - passed)
