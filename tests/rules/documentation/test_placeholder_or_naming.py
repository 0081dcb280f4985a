"""The corners of DOC007."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.documentation.placeholder_or_naming import PlaceholderOrNaming


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*PlaceholderOrNaming(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


def saying(**texts: str) -> type[Blueprint]:
    class Said(Blueprint):
        orders = Microservice(**{"title": "Orders", **texts})  # type: ignore[arg-type]

    return Said


def test_a_placeholder_is_blamed_wherever_it_stands() -> None:
    (finding,) = found(saying(description="todo: say more"))
    assert (finding.at, finding.severity) == (("orders",), Severity.INFO)
    assert finding.message == "'Orders' says 'todo: say more'"
    assert finding.instead == "write what is so of 'Orders', or leave it out"
    for field in ("title", "technology", "stands_for"):
        for text in ("TODO", "TBD", "a [[name]] here", "Lorem ipsum dolor", "fixme later", "xxx"):
            assert blamed(saying(**{field: text})) == ["orders"]


def test_words_that_only_look_like_one_are_not() -> None:
    for text in ("Todos los pedidos", "TODOs", "Todo service", "todo lists", "[x]", "lorem", "xxxl"):
        assert found(saying(description=text)) == []


def test_a_label_may_be_a_placeholder() -> None:
    class Labelled(Blueprint):
        a = Microservice("A")
        b = Microservice("B")
        one = a.calls(b, "TBD")
        two = a.calls(b, "prices")

    (finding,) = found(Labelled)
    assert finding.at == ("one", "a", "b")
    assert finding.message == "'A' calls 'B' for 'TBD'"
    assert finding.instead == "say what 'A' wants of 'B', or leave it out"


def test_identifiers_fit_the_pattern_where_there_is_one() -> None:
    (finding,) = found(saying(), pattern="[a-z]{3}")
    assert finding.message == "'orders' is no name like '[a-z]{3}', as 'Orders' should have"
    assert finding.instead == "rename it where 'Orders' is declared"
    assert found(saying(), pattern="[a-z]+") == []
