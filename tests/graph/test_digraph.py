"""Questions about numbers, in models without containers beside what networkx says of their relations."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest

from archmodel.elements import Microservice
from archmodel.elements.base import Relation
from archmodel.graph import Graph
from archmodel.model import Model
from tests.graph.random_graphs import random_graphs


def graph_of(out: list[list[int]]) -> Graph:
    """Return a graph of microservices that call each other."""
    elements = {f"e{each:02}": Microservice(f"E{each}") for each in range(len(out))}
    held = [*elements.values()]
    calls = [held[one].calls(held[other]) for one, leads in enumerate(out) for other in leads]
    return Graph(Model("m", "M", elements, {f"r{each:03}": call for each, call in enumerate(calls)}))


@pytest.fixture(scope="module")
def graphs() -> list[tuple[Graph, nx.DiGraph[int]]]:
    return [(graph_of(out), other) for out, other in random_graphs()]


def number(name: str) -> int:
    return int(name[1:])


def weight(source: int, target: int) -> int:
    return 1 + (source * 7 + target * 3) % 5


def test_a_cut_opens_every_circle_and_is_needed_to(graphs) -> None:
    for graph, other in graphs:
        simple = other.copy()
        simple.remove_edges_from([*nx.selfloop_edges(simple)])
        circles = graph.components()
        assert sorted(sorted(number(node.name) for node in circle) for circle in circles) == sorted(
            sorted(each) for each in nx.strongly_connected_components(simple) if len(each) > 1
        )
        for circle in circles:
            cut = {(number(edge.source.name), number(edge.target.name)) for edge in graph.cut(circle)}
            simple.remove_edges_from(cut)
            assert cut
        assert nx.is_directed_acyclic_graph(simple)


def test_the_longest_chain_is_that_of_networkx(graphs) -> None:
    for graph, other in graphs:
        if not nx.is_directed_acyclic_graph(other):
            continue
        for start in graph.nodes():
            reached = {number(start.name)} | nx.descendants(other, number(start.name))
            longest = nx.dag_longest_path_length(other.subgraph(reached))
            chains = graph.digraph().chains(frozenset({start.name}), longer_than=0)
            assert max(map(len, chains), default=0) == longest
            for chain in chains:
                assert all(one.target == after.source for one, after in pairwise(chain))
                assert chain[0].source == start


def test_what_weighs_most_is_the_heaviest_way_of_networkx(graphs) -> None:
    for graph, other in graphs:
        if not nx.is_directed_acyclic_graph(other):
            continue
        for one, two in other.edges:
            other.edges[one, two]["weight"] = weight(one, two)
        heaviest = graph.digraph().heaviest(
            lambda call: weight(number(call.source.title), number(call.target.title)), lambda _: 0
        )
        for start in graph.nodes():
            reached = {number(start.name)} | nx.descendants(other, number(start.name))
            assert heaviest.weight(start) == nx.dag_longest_path_length(other.subgraph(reached))


def test_a_total_counts_each_thing_reached_once(graphs) -> None:
    for graph, other in graphs:
        starts = graph.nodes()
        totals = graph.digraph().totals(starts, lambda element: float(number(element.title)))
        for start, total in zip(starts, totals, strict=True):
            reached = {number(start.name)} | nx.descendants(other, number(start.name))
            assert total == sum(reached)


def test_the_nearest_is_as_near_as_networkx_says(graphs) -> None:
    for graph, other in graphs:
        names = frozenset(node.name for node in graph.nodes() if number(node.name) % 5 == 0)
        found = graph.digraph().nearest(names)
        for node in graph.nodes():
            away = nx.single_source_shortest_path_length(other, number(node.name))
            near = min((away[each] for each in map(number, names) if each in away), default=None)
            got = found.get(node.name)
            assert (None if got is None else away[number(got.name)]) == near


def test_what_hangs_on_an_element_is_what_is_lost_without_it(graphs) -> None:
    for graph, other in graphs:
        entries = frozenset(node.name for node in graph.nodes()[:2])
        hanging = graph.digraph().dominance(entries)
        starts = {number(name) for name in entries}
        before = starts.union(*(nx.descendants(other, start) for start in starts))
        for node in graph.nodes():
            without = other.subgraph(set(other) - {number(node.name)})
            left = starts - {number(node.name)}
            after = left.union(*(nx.descendants(without, start) for start in left))
            lost = before - after - {number(node.name)}
            assert [number(each.name) for each in hanging.dominated(node)] == sorted(lost)
            assert hanging.count(node) == len(lost)


def to_an_even_one(relation: Relation) -> bool:
    return int(relation.target.title[1:]) % 2 == 0


def test_what_conducts_back_reaches_its_source_too(graphs) -> None:
    for graph, other in graphs:
        both = other.copy()
        both.add_edges_from([(end, begin) for begin, end in other.edges if end % 2 == 0])
        for start in graph.nodes()[:3]:
            reached = graph.reach(frozenset({start.name}), back=to_an_even_one)
            wanted = {number(start.name)} | nx.descendants(both, number(start.name))
            assert [number(each.name) for each in reached] == sorted(wanted)
