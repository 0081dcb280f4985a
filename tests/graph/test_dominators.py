"""Immediate dominators, beside those of networkx."""

from __future__ import annotations

import random

import networkx as nx

from archmodel.graph.dominators import dominators
from tests.graph.random_graphs import random_graphs


def test_dominators_of_a_thousand_graphs_are_those_of_networkx() -> None:
    for number, (out, other) in enumerate(random_graphs()):
        root = len(out)
        entries = random.Random(number).sample(range(root), k=min(root, 1 + number % 3))
        other.add_edges_from((root, entry) for entry in entries)
        order, found = dominators(out, entries)
        theirs = nx.immediate_dominators(other, root)
        theirs.pop(root, None)
        assert {each: found[each] for each in order[1:]} == {k: v for k, v in theirs.items() if v is not None}
        assert {each for each in range(root) if found[each] >= 0} == set(order[1:])


def test_a_vertex_comes_after_its_dominator() -> None:
    for out, _ in random_graphs():
        order, found = dominators(out, [0])
        place = {vertex: position for position, vertex in enumerate(order)}
        assert order[0] == len(out)
        assert all(place[found[each]] < place[each] for each in order[1:])


def test_a_long_chain_needs_no_recursion() -> None:
    count = 100_000
    _, found = dominators([[each + 1] for each in range(count - 1)] + [[]], [0])
    assert found == [count, *range(count - 1), -1]
