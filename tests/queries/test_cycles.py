"""Rules about circles, of elements and of teams."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.queries import Cycles, cycles, forbid, is_sync, kind, owner_of
from archmodel.rules.base import Finding, page


class Shop(Blueprint):
    orders = Microservice("Orders", owner="shop")
    cart = Microservice("Cart", owner="shop")
    payments = Microservice("Payments", owner="bank")
    refunds = Microservice("Refunds", owner="bank")
    crm = Backend("CRM", owner="sales")
    asks = orders.calls(cart)
    pays = cart.calls(payments)
    tells = refunds.notifies(orders)
    reads = orders.reads(crm)
    back = crm.calls(orders)


def found(query: Cycles, blueprint: type[Blueprint] = Shop) -> list[Finding]:
    return [*forbid(query, code="ACME001", name="a")().check(Graph(read(blueprint)))]


def test_teams_may_go_round_where_elements_do_not() -> None:
    assert found(cycles(kind(Microservice))) == []
    (ring,) = found(cycles(kind(Microservice)).by(owner_of))
    assert ring.at == ("pays", "cart", "payments")
    assert ring.message == "bank, shop reach one another in a circle, as 'Cart' calls 'Payments' and back"
    assert [step.name for step in ring.related] == ["tells"]


def test_only_what_is_chosen_closes_a_circle() -> None:
    (ring,) = found(cycles(kind(Microservice, Backend)))
    assert ring.at == ("crm", "orders")
    assert ring.message == "'CRM', 'Orders' reach one another in a circle"


def test_only_relations_that_count_close_one() -> None:
    assert found(cycles(kind(Microservice)).by(owner_of).where(is_sync, "waited for")) == []


def test_what_answers_to_nobody_is_in_no_ring() -> None:
    class Free(Blueprint):
        one = Microservice("One", owner="a")
        other = Microservice("Other")
        there = one.calls(other)
        back = other.calls(one)

    assert found(cycles(kind(Microservice)).by(owner_of), Free) == []
    assert len(found(cycles(kind(Microservice)), Free)) == 1


def test_the_page_says_what_is_taken_together() -> None:
    rule = forbid(cycles(kind(Microservice)).by(owner_of), code="ACME001", name="a")
    assert page(rule).what == ("Microservice, taken together by owner, do not reach one another in a circle.")
