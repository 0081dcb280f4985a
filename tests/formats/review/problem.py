"""What the tests of all reports are about: a finding with everything a finding can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from archmodel.blueprint import Blueprint
from archmodel.elements import Microservice, MobileDevice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.review import Crash, Review
from archmodel.rules.base import Finding, Rule, Severity


class Problem(Blueprint):
    phone = MobileDevice("Phone")
    push = Microservice("Push")
    cart = Microservice("Cart")
    registers = phone.calls(push, "registers")
    asks = push.calls(cart)
    # fmt: off
    wide = phone.calls(cart, "大きさ",
    )
    # fmt: on


class ReachesCart(Rule[Graph]):
    """Finds every way to the cart.

    Why it matters: it is the *cart*.
    """

    code = "AAA001"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        named = {each.name: each for each in subject.edges()}
        for at in ("registers", "wide"):
            yield self.finding(
                named[at],
                "'Phone' reaches 'Cart'",
                instead="go through a gateway",
                path=[named["registers"], named["asks"]],
                related=[named["asks"].target],
            )


class CannotCount(Rule[Graph]):
    """Crashes."""

    code = "AAA002"
    severity = Severity.WARNING

    def check(self, subject: Graph) -> Iterator[Finding]:
        raise ValueError("no such zone")


def problem(about: str = "registers") -> Finding:
    """Return the finding about a relation of the blueprint."""
    found = ReachesCart().check(Graph(read(Problem)))
    return replace(next(each for each in found if each.at[0] == about), note="behind a waiver")


def found(*findings: Finding) -> Review:
    """Return a review that finds what is given."""
    return Review("shop", findings, (ReachesCart,))


def crashed() -> Review:
    """Return a review in which one rule finds something and another crashes."""
    try:
        CannotCount().check(Graph(read(Problem)))
    except ValueError as error:
        return replace(found(problem()), crashes=(Crash(CannotCount, error),))
    raise AssertionError
