"""The corners of INT011."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Group, Microservice, MobileDevice, ThirdPartyService
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.integration.unguarded_remote_call import UnguardedRemoteCall


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*UnguardedRemoteCall(**options).check(Graph(read(blueprint)))]


def blamed(blueprint: type[Blueprint], **options: Any) -> list[str]:
    return [finding.at[0] for finding in found(blueprint, **options)]


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    cart = Microservice("Cart", owner="Cart")
    own = Microservice("Own", owner="Cart")
    other = Microservice("Other", owner="Other")
    nobody = Microservice("Nobody")
    erp = Backend("ERP")
    bank = ThirdPartyService("Bank")
    guarded = own.calls(erp, timeout_ms=5.0, resilience=("retry",))


def test_a_call_without_timeout_or_guard_says_what_is_missing() -> None:
    class Bare(Shop):
        a = Shop.cart.calls(Shop.erp)
        b = Shop.cart.calls(Shop.erp, timeout_ms=5.0)
        c = Shop.cart.calls(Shop.erp, resilience=("retry",))
        d = Shop.cart.calls(Shop.erp, timeout_ms=0.0, resilience=("bulkhead",))

    one, two, three = found(Bare)
    assert (one.at, one.severity) == (("a", "cart", "erp"), Severity.WARNING)
    assert one.message == "'Cart' calls 'ERP' without a timeout or a guard"
    assert two.message == "'Cart' calls 'ERP' without a guard"
    assert three.message == "'Cart' calls 'ERP' without a timeout"
    assert one.instead == "state timeout_ms and resilience of the call by 'Cart'"


def test_backends_outsiders_and_other_teams_are_remote() -> None:
    class Remote(Shop):
        a = Shop.cart.calls(Shop.bank)
        b = Shop.cart.calls(Shop.other)
        c = Shop.cart.calls(Shop.own)
        d = Shop.cart.calls(Shop.nobody)
        e = Shop.nobody.calls(Shop.cart)

    assert blamed(Remote) == ["a", "b"]


def test_what_is_not_waited_for_or_not_needed_and_what_outsiders_do_is_not_judged() -> None:
    class Soft(Shop):
        Shop.cart.notifies(Shop.erp)
        Shop.cart.calls(Shop.erp, critical=False)
        Shop.cart.calls(Shop.erp, resilience=("fallback",))
        Shop.phone.calls(Shop.erp)
        Shop.bank.calls(Shop.erp)

    assert found(Soft) == []


def test_a_service_of_somebody_else_is_remote_whoever_owns_it_and_a_guarded_call_hides_no_other() -> None:
    class Mixed(Shop):
        theirs = Microservice("Theirs", external=True)
        z = Shop.nobody.calls(theirs)

    assert blamed(Mixed) == ["z"]


def test_a_container_is_judged_where_all_its_members_have_one_owner() -> None:
    class Grouped(Shop):
        theirs = Group("Theirs", owner="Other")
        part = Microservice("Part", inside=theirs)
        mixed = Group("Mixed", owner="Other")
        ours = Microservice("Ours", inside=mixed, owner="Cart")
        to_theirs = Shop.cart.calls(theirs)
        to_mixed = Shop.cart.calls(mixed)

    assert blamed(Grouped) == ["to_theirs"]


def test_a_model_without_timeouts_and_guards_does_not_model_them() -> None:
    def asking(**how: Any) -> type[Blueprint]:
        class Asking(Blueprint):
            cart = Microservice("Cart")
            erp = Backend("ERP")
            asks = cart.calls(erp)
            looks = cart.reads(erp, **how)

        return Asking

    assert found(asking()) == []
    assert blamed(asking(timeout_ms=0.0)) == ["asks", "looks"]
    assert blamed(asking(resilience=("retry",))) == ["asks", "looks"]
