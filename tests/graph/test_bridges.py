"""Cut vertices, beside those of networkx."""

from __future__ import annotations

import networkx as nx

from archmodel.graph.bridges import cut_vertices
from tests.graph.random_graphs import random_graphs


def test_cut_vertices_of_a_thousand_graphs_and_their_pieces_are_those_of_networkx() -> None:
    for out, other in random_graphs():
        whole = nx.Graph(other)
        whole.remove_edges_from([*nx.selfloop_edges(whole)])
        beside = [[*whole[vertex]] for vertex in range(len(out))]
        worth = [vertex % 3 for vertex in range(len(out))]
        found = cut_vertices(beside, worth)
        assert sorted(nx.articulation_points(whole)) == [*found]
        for vertex, pieces in found.items():
            part = nx.node_connected_component(whole, vertex)
            rest = whole.subgraph(part - {vertex})
            theirs = [sum(worth[each] for each in piece) for piece in nx.connected_components(rest)]
            assert pieces == sorted(theirs, reverse=True)
