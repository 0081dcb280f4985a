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
        found = dominators(out, entries)
        theirs = nx.immediate_dominators(other, root)
        theirs[root] = None
        assert {each: above for each, above in enumerate(found) if above >= 0} == {
            each: above for each, above in theirs.items() if above is not None
        }
        assert found[root] == -1


def test_a_long_chain_needs_no_recursion() -> None:
    count = 100_000
    found = dominators([[each + 1] for each in range(count - 1)] + [[]], [0])
    assert found == [count, *range(count - 1), -1]
