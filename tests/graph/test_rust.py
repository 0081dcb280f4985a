"""rustworkx, where it is installed, answers what our own algorithms do."""

from __future__ import annotations

import random
import sys

import pytest

from archmodel.graph import Graph, rust
from archmodel.graph.components import components
from archmodel.graph.dominators import dominators
from archmodel.review import review, select_rules
from archmodel.verdict import Review
from tests.generated import generated
from tests.graph.random_graphs import random_graphs

pytest.importorskip("rustworkx")


def test_components_of_a_thousand_graphs_are_ours() -> None:
    for out, _ in random_graphs():
        assert sorted(rust.components(out)) == sorted(components(out))


def test_each_component_comes_after_those_it_leads_to() -> None:
    for out, _ in random_graphs():
        place = {vertex: position for position, each in enumerate(rust.components(out)) for vertex in each}
        assert all(place[one] >= place[target] for one, leads in enumerate(out) for target in leads)


def test_dominators_of_a_thousand_graphs_are_ours() -> None:
    for number, (out, _) in enumerate(random_graphs()):
        entries = random.Random(number).sample(range(len(out)), k=min(len(out), number % 4))
        assert rust.dominators(out, entries) == dominators(out, entries)


def found(seed: int) -> Review:
    """Return what all rules find in a model of everything."""
    return review(Graph(generated(seed, 60)), select_rules(["all"]))


def test_reports_are_equal_with_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rust, "LARGE", 0)
    quickly = [found(seed) for seed in range(20)]
    monkeypatch.setitem(sys.modules, "rustworkx", None)  # as if it were not installed
    assert [found(seed) for seed in range(20)] == quickly


def test_small_graphs_are_not_worth_loading_it() -> None:
    assert rust.is_worth_it([[]] * rust.LARGE)
    assert not rust.is_worth_it([[]] * (rust.LARGE - 1))
