"""The corners of SEC008."""

from __future__ import annotations

from typing import Any

from archmodel.blueprint import Blueprint
from archmodel.elements import DataAsset, Database, Microservice
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import Finding, Severity
from archmodel.rules.security.sensitive_data_unencrypted_at_rest import SensitiveDataUnencryptedAtRest


def found(blueprint: type[Blueprint], **options: Any) -> list[Finding]:
    return [*SensitiveDataUnencryptedAtRest(**options).check(Graph(read(blueprint)))]


NEWS = DataAsset("News", classification="internal")
DEALS = DataAsset("Deals", classification="confidential")
KEYS = DataAsset("Keys", classification="restricted")
UNKNOWN = DataAsset("Unknown")


class Shop(Blueprint):
    a = Database("A", stores=(DEALS, KEYS, NEWS), encrypted=False)
    b = Microservice("B", stores=(KEYS,))
    c = Database("C", stores=(DEALS,), encrypted=True)
    d = Database("D", stores=(NEWS, UNKNOWN), encrypted=False)
    e = Database("E", encrypted=False)


def test_what_is_kept_in_the_clear_is_an_error_and_what_may_be_a_warning() -> None:
    one, two = found(Shop)
    assert (one.at, one.severity) == (("a",), Severity.ERROR)
    assert one.message == "'A' keeps 'Deals', 'Keys' unencrypted"
    assert one.instead == "encrypt what 'A' keeps, and say encrypted=True"
    assert (two.at, two.severity) == (("b",), Severity.WARNING)
    assert two.message == "'B' keeps 'Keys' and does not say whether encrypted"
