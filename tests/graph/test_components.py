"""Strongly connected components, beside those of networkx."""

from __future__ import annotations

import networkx as nx

from archmodel.graph.components import components
from tests.graph.random_graphs import random_graphs


def test_components_of_a_thousand_graphs_are_those_of_networkx() -> None:
    for out, other in random_graphs():
        found = components(out)
        theirs = {frozenset(each) for each in nx.strongly_connected_components(other)}
        assert {frozenset(each) for each in found} == theirs
        assert all(each == sorted(each) for each in found)


def test_each_component_comes_after_those_it_leads_to() -> None:
    for out, _ in random_graphs():
        found = components(out)
        place = {vertex: position for position, each in enumerate(found) for vertex in each}
        assert all(place[one] >= place[target] for one, leads in enumerate(out) for target in leads)


def test_a_long_chain_needs_no_recursion() -> None:
    count = 100_000
    out = [[each + 1] for each in range(count - 1)] + [[]]
    assert components(out) == [[each] for each in range(count - 1, -1, -1)]
