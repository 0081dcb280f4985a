"""A model of identifiers and relations alone: nobody is blamed for what is not stated."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import networkx as nx
import pytest

from archmodel.elements import (
    ApiGateway,
    Backend,
    Broker,
    Database,
    Element,
    FrontendMicroservices,
    IntegrationMicroservices,
    Microservice,
    MobileDevice,
    Relation,
)
from archmodel.graph import Graph
from archmodel.model import Model
from archmodel.review import Review, review
from archmodel.rules.base import Severity

SIZE = 50
MIXED = (MobileDevice, ApiGateway, Microservice, Broker, Database, Backend)
LAYERS = (MobileDevice, ApiGateway, FrontendMicroservices, IntegrationMicroservices, Backend)
BYPASSES = {"INT001", "INT002", "INT003"}
"""What the kinds of elements and who calls whom say by themselves."""
SEEDS = range(10)


def unfilled(elements: dict[str, Element], relations: list[Relation]) -> Review:
    """Return what the recommended rules find where nothing else is stated."""
    named = {f"r{number}": relation for number, relation in enumerate(relations)}
    judged = review(Graph(Model("unfilled", "Unfilled", elements, named)))
    assert not judged.crashes
    infos = Counter(each.at[0] for each in judged.findings if each.severity is Severity.INFO)
    assert max(infos.values(), default=0) <= 1
    return judged


def codes(judged: Review) -> set[str]:
    """Return the codes of the errors."""
    return {each.code for each in judged.findings if each.severity is Severity.ERROR}


@pytest.mark.parametrize("seed", SEEDS)
def test_services_that_call_one_another_at_random_are_blamed_for_circles_alone(seed: int) -> None:
    chance = random.Random(seed)
    elements: dict[str, Element] = {f"e{number}": Microservice(f"E{number}") for number in range(SIZE)}
    names = [*elements]
    pairs = [(one, other) for one, other in (chance.sample(names, 2) for _ in range(90))]
    judged = unfilled(elements, [elements[one].calls(elements[other]) for one, other in pairs])
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(pairs)
    circles = [each for each in nx.strongly_connected_components(graph) if len(each) > 1]
    found = [{*each.at} for each in judged.findings if each.severity is Severity.ERROR]
    assert codes(judged) <= {"STR003"}
    assert sorted(map(sorted, found)) == sorted(map(sorted, circles))


@pytest.mark.parametrize("seed", SEEDS)
def test_services_whose_calls_all_go_one_way_have_no_fault(seed: int) -> None:
    chance = random.Random(seed)
    elements: dict[str, Element] = {f"e{number}": Microservice(f"E{number}") for number in range(SIZE)}
    pairs = [sorted(chance.sample(range(SIZE), 2)) for _ in range(90)]
    held = [*elements.values()]
    assert codes(unfilled(elements, [held[one].calls(held[other]) for one, other in pairs])) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_layers_that_each_call_the_next_have_no_fault(seed: int) -> None:
    chance = random.Random(seed)
    wide = SIZE // len(LAYERS)
    rows: list[list[Element]] = [
        [kind(f"{kind.__name__} {number}") for number in range(wide)] for kind in LAYERS
    ]
    calls = [
        chance.choice(row).calls(chance.choice(below))
        for row, below in pairwise(rows)
        for _ in range(2 * wide)
    ]
    elements = {f"e{number}": one for number, one in enumerate(each for row in rows for each in row)}
    assert codes(unfilled(elements, calls)) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_kinds_at_random_are_blamed_for_who_calls_whom_alone(seed: int) -> None:
    chance = random.Random(seed)
    elements: dict[str, Element] = {
        f"e{number}": chance.choice(MIXED)(f"E{number}") for number in range(SIZE)
    }
    pairs = [chance.sample([*elements.values()], 2) for _ in range(90)]
    assert codes(unfilled(elements, [one.calls(other) for one, other in pairs])) <= BYPASSES | {"STR003"}
