"""The corners of OPS006."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Microservice, Network
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.operations.cut_vertex import CutVertex


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*CutVertex(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def joined(here: int, there: int) -> type[Blueprint]:
    class Joined(Blueprint):
        tunnel = Network("Tunnel")
        left = Microservice("Left")
        right = Microservice("Right")
        left.calls(tunnel)
        tunnel.calls(right)
        for number in range(here - 1):
            Microservice(f"L{number}").calls(left)
        for number in range(there - 1):
            right.calls(Microservice(f"R{number}"))

    return Joined


def test_three_on_each_side_are_large() -> None:
    (finding,) = [each for each in found(joined(4, 3)) if each.at[0] == "tunnel"]
    assert finding.severity is Severity.INFO
    assert finding.message == "'Tunnel' alone joins 4 elements with 3"
    assert finding.instead == "join the two sides of 'Tunnel' a second time"
    assert "tunnel" not in blamed(joined(4, 2))
    assert "tunnel" in blamed(joined(4, 2), most=2)
