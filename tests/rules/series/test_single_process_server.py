"""The corners of SER015."""

from __future__ import annotations

import pytest

from archmodel.elements import Element, Microservice, ProcessServer
from archmodel.graph import Graph
from archmodel.model import Model
from archmodel.rules.series.single_process_server import SingleProcessServer


def blamed(*elements: Element) -> list[str]:
    model = Model("m", "M", {f"e{each}": element for each, element in enumerate(elements)}, {})
    return [finding.at[0] for finding in SingleProcessServer().check(Graph(model))]


@pytest.mark.parametrize("instances", ["1", "0", "0..1", "1..1"])
def test_one_that_never_runs_twice_is_blamed(instances: str) -> None:
    assert blamed(ProcessServer("Process server", instances=instances), Microservice("Cart")) == ["e0"]


@pytest.mark.parametrize("instances", [None, "n", "2", "1..n", "1..n+1", "1..2", "0..1+1"])
def test_one_that_may_run_twice_is_not(instances: str | None) -> None:
    assert blamed(ProcessServer("Process server", instances=instances)) == []


def test_two_servers_share_the_work() -> None:
    one, two = (ProcessServer(f"Process server {each}", instances="1") for each in (1, 2))
    assert blamed(one, two) == []


def test_other_services_may_be_single() -> None:
    assert blamed(Microservice("Cart", instances="1")) == []
