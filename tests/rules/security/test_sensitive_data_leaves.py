"""The corners of SEC007."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Boundary, DataAsset, Group, Microservice, MobileDevice, ThirdPartyService
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.sensitive_data_leaves import SensitiveDataLeaves


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SensitiveDataLeaves(**options).check(Graph(read(blueprint)))]


CLEARED = Boundary("Cleared", clearance="internal")
FREE = Boundary("Free")
NEWS = DataAsset("News", classification="public")
PLANS = DataAsset("Plans", classification="internal")
DEALS = DataAsset("Deals", classification="confidential")
KEYS = DataAsset("Keys", classification="restricted")
NAMES = DataAsset("Names", pii=True)
UNKNOWN = DataAsset("Unknown")


class Shop(Blueprint):
    cart = Microservice("Cart", processes=(NAMES,), stores=(DEALS,), record_of=(KEYS,))
    bank = ThirdPartyService("Bank")
    log = Microservice("Log", boundary=CLEARED)
    free = Microservice("Free", boundary=FREE)
    phone = MobileDevice("Phone", external=False)


def test_to_the_outside_goes_nothing_confidential_and_nothing_about_persons() -> None:
    class Out(Shop):
        a = Shop.cart.calls(Shop.bank, carries=(DEALS,))
        b = Shop.cart.calls(Shop.bank, carries=(NEWS, NAMES))
        c = Shop.cart.calls(Shop.bank, carries=(KEYS, KEYS))
        d = Shop.cart.calls(Shop.bank, carries=(PLANS, NEWS, UNKNOWN))

    one, two, three = found(Out)
    assert (one.at, one.severity) == (("a", "cart", "bank"), Severity.ERROR)
    assert one.message == "'Cart' calls 'Bank' with 'Deals', which is confidential, and leaves"
    assert one.instead == ("let 'Cart' send less, or name the agreement under which 'Deals' may go to 'Bank'")
    assert two.message == "'Cart' calls 'Bank' with 'Names', which is about persons, and leaves"
    assert three.at[0] == "c"


def test_into_a_boundary_goes_nothing_above_its_clearance() -> None:
    class In(Shop):
        a = Shop.cart.calls(Shop.log, carries=(DEALS,))
        b = Shop.cart.calls(Shop.log, carries=(PLANS, NEWS, NAMES))
        c = Shop.cart.calls(Shop.free, carries=(KEYS,))

    (one,) = found(In)
    assert one.message == (
        "'Cart' calls 'Log' with 'Deals', which is confidential, and 'Cleared' is cleared for internal"
    )


def test_an_agreement_lets_it_go_and_what_outsiders_send_is_theirs() -> None:
    class Agreed(Shop):
        a = Shop.cart.calls(Shop.bank, carries=(KEYS,), agreement="DPA-2026-7")
        b = Shop.bank.calls(Shop.cart, carries=(KEYS,))
        c = Shop.bank.calls(Shop.bank, carries=(KEYS,))

    assert found(Agreed) == []


def test_what_is_not_said_may_be_inferred_as_a_warning() -> None:
    class Silent(Shop):
        a = Shop.cart.calls(Shop.bank)
        b = Shop.cart.calls(Shop.bank, carries=(NEWS,))

    assert found(Silent) == []
    (one,) = found(Silent, infer_data=True)
    assert (one.at[0], one.severity) == ("a", Severity.WARNING)
    assert one.message == (
        "'Cart' calls 'Bank' with 'Names', which is about persons, and leaves; "
        "'Deals', which is confidential, and leaves; 'Keys', which is restricted, and leaves"
    )
    assert one.instead == (
        "let 'Cart' send less, or name the agreement under which 'Names', 'Deals', 'Keys' may go to 'Bank'"
    )


def test_who_reads_or_subscribes_receives() -> None:
    class Taken(Shop):
        a = Shop.cart.reads(Shop.bank, carries=(KEYS,))
        b = Shop.cart.subscribes_to(Shop.bank, carries=(KEYS,))
        c = Shop.bank.reads(Shop.cart, carries=(KEYS,))
        d = Shop.bank.synchronises_with(Shop.cart, carries=(KEYS,))
        e = Shop.cart.synchronises_with(Shop.bank, carries=(KEYS,))
        f = Shop.log.synchronises_with(Shop.log, carries=(KEYS,))

    assert [each.at[0] for each in found(Taken)] == ["c", "d", "e", "f"]
    assert found(Taken)[0].instead == (
        "let 'Cart' send less, or name the agreement under which 'Keys' may go to 'Bank'"
    )


def test_clients_receive_what_is_their_own_unless_they_are_somebody_elses() -> None:
    class Clients(Shop):
        own = MobileDevice("Own")
        partner = MobileDevice("Partner", external=True)
        abroad = Group("Abroad", external=True)
        inner = MobileDevice("Inner", inside=abroad)
        a = Shop.cart.notifies(own, carries=(KEYS,))
        b = Shop.cart.notifies(partner, carries=(KEYS,))
        c = Shop.cart.notifies(inner, carries=(KEYS,))
        d = Shop.cart.notifies(Shop.phone, carries=(KEYS,))

    assert [each.at[0] for each in found(Clients)] == ["b", "c"]


def test_what_outsiders_give_needs_a_clearance_too_and_the_one_around_counts() -> None:
    class In(Shop):
        cell = Boundary("Cell", inside=CLEARED)
        inner = Microservice("Inner", boundary=cell)
        mixed = Group("Mixed", boundary=CLEARED)
        member = Microservice("Member", inside=mixed, boundary=FREE)
        a = Shop.bank.calls(inner, carries=(DEALS,))
        b = Shop.bank.calls(mixed, carries=(DEALS,))

    (one,) = found(In)
    assert one.message == (
        "'Bank' calls 'Inner' with 'Deals', which is confidential, and 'Cell' is cleared for internal"
    )


def test_data_without_a_class_may_be_public() -> None:
    class Open(Shop):
        market = Boundary("Market", clearance="public")
        stall = Microservice("Stall", boundary=market)
        a = Shop.cart.calls(stall, carries=(UNKNOWN, NEWS))
        b = Shop.cart.calls(stall, carries=(PLANS,))

    assert [each.at[0] for each in found(Open)] == ["b"]


def test_an_agreement_hides_no_other_relation() -> None:
    class Agreed(Shop):
        a = Shop.cart.calls(Shop.bank, carries=(DEALS,), agreement="DPA-1")
        b = Shop.cart.calls(Shop.bank, carries=(DEALS,))

    assert [each.at[0] for each in found(Agreed)] == ["b"]
