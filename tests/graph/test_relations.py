"""Which relations a graph picks out, beside what a look at each one says."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from archmodel.containment import chain
from archmodel.elements import Element, Group, Microservice
from archmodel.elements.base import Relation
from archmodel.graph import Edge, Graph
from archmodel.model import Model
from archmodel.stated import is_external, is_sync


def models() -> Iterator[Model]:
    """Yield random models with groups in groups, loops, relations past others, and events."""
    for seed in range(60):
        chance = random.Random(seed)
        elements: dict[str, Element] = {}
        for number in range(chance.randint(2, 14)):
            kind = chance.choice([Group, Microservice])
            inside = chance.choice([None, *elements.values()])
            owner, external = chance.choice([None, "A", "B"]), chance.choice([None, True])
            elements[f"e{number:02}"] = kind(f"E{number}", inside=inside, owner=owner, external=external)
        held = [*elements.values()]
        relations = {}
        for number in range(30):
            one, other = chance.choice(held), chance.choice(held)
            say: Callable[..., Relation] = chance.choice([one.calls, one.notifies])
            relations[f"r{number:02}"] = say(other, via=chance.sample(held, chance.choice([0, 0, 1, 2])))
        yield Model("m", "M", elements, relations)


@pytest.fixture(scope="module")
def graphs() -> list[Graph]:
    return [Graph(model) for model in models()]


def stops(edge: Edge) -> tuple[Element, ...]:
    return edge.relation.source, *edge.relation.via, edge.relation.target


def test_relations_are_chosen_by_what_a_function_says_of_their_ends(graphs) -> None:
    for graph in graphs:
        assert graph.edges(is_external, Group, is_sync) == tuple(
            edge
            for edge in graph.edges()
            if is_external(edge.source.element) and edge.target.is_a(Group) and is_sync(edge.relation)
        )
        assert graph.nodes(is_external) == tuple(each for each in graph.nodes() if is_external(each.element))


def test_relations_that_touch_an_element_begin_end_or_pass_there(graphs) -> None:
    for graph in graphs:
        assert graph.touching(is_external) == tuple(
            edge for edge in graph.edges() if any(map(is_external, stops(edge)))
        )


def test_relations_across_values_have_ends_that_differ_or_pass_something(graphs) -> None:
    for graph in graphs:
        owners = {each: each.owner for each in graph.model.elements.values() if each.owner}
        assert graph.across(owners, is_sync) == tuple(
            edge
            for edge in graph.edges(over=is_sync)
            if edge.relation.via or edge.source.element.owner != edge.target.element.owner
        )


def test_parallel_relations_share_all_their_stops_with_another(graphs) -> None:
    for graph in graphs:
        counts = Counter(map(stops, graph.edges()))
        assert graph.parallel() == tuple(edge for edge in graph.edges() if counts[stops(edge)] > 1)


def test_inner_relations_stay_with_one_element_or_what_it_lies_inside(graphs) -> None:
    for graph in graphs:
        assert graph.inner() == tuple(
            edge
            for edge in graph.edges()
            if edge.target.element in chain(edge.source.element)
            or edge.source.element in chain(edge.target.element)
        )


def test_busy_elements_have_so_many_relations(graphs) -> None:
    for graph in graphs:
        for node in graph.nodes():
            at = sum(node.element in stops(edge) for edge in graph.edges())
            assert graph.degree(node) == at
            assert (node in graph.busy(4)) == (at >= 4)
