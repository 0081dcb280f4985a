"""What leads to some elements is what reaches them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, ContainerPlatform, Internet, Microservice, Relation
from archmodel.elements.verbs import Verb
from archmodel.graph import Graph
from archmodel.model import Model, read

NAMES = "abcdef"
PAIRS = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12)


@given(pairs=PAIRS)
def test_what_leads_to_an_element_is_what_reaches_it(pairs: set[tuple[str, str]]) -> None:
    elements = {name: Microservice(name) for name in NAMES}
    relations = {
        one + other: Relation(source=elements[one], verb=Verb.CALLS, target=elements[other])
        for one, other in sorted(pairs)
    }
    graph = Graph(Model("shop", "Shop", {**elements}, relations))
    for name in NAMES:
        leading = {node.name for node in graph.reaching(frozenset(name))}
        reaching = {each for each in NAMES if name in {node.name for node in graph.reach(frozenset(each))}}
        assert leading == reaching


class Shop(Blueprint):
    internet = Internet("Internet")
    platform = ContainerPlatform("Platform")
    member = Microservice("Member", inside=platform)
    crm = Backend("CRM")
    asks = platform.calls(crm, via=internet)
    asked = crm.calls(platform)


def leading(name: str) -> list[str]:
    return [node.name for node in Graph(read(Shop)).reaching(frozenset((name,)))]


def test_what_a_container_leads_to_its_members_may_lead_to() -> None:
    assert leading("crm") == ["crm", "member", "platform"]


def test_what_leads_to_a_container_may_lead_to_its_members() -> None:
    assert leading("member") == ["crm", "member", "platform"]


def test_what_leads_past_an_element_leads_to_it() -> None:
    assert leading("internet") == ["crm", "internet", "member", "platform"]
