"""The corners of SEC007."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Boundary, DataAsset, Microservice, MobileDevice, ThirdPartyService
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
    cart = Microservice("Cart", processes=(NAMES,), stores=(DEALS,))
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
    one, two = found(Silent, infer_data=True)
    assert (one.at[0], one.severity, two.at[0]) == ("a", Severity.WARNING, "a")
    assert ["Names" in one.message, "Deals" in two.message] == [True, True] or [
        "Deals" in one.message,
        "Names" in two.message,
    ] == [True, True]
