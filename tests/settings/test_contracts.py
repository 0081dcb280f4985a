"""Contracts: rules for those who do not program, each the query that says the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Boundary,
    Database,
    FrontendMicroservices,
    IntegrationMicroservices,
    MobileDevice,
)
from archmodel.errors import SettingsError
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.queries import Constraint, matching, paths, require
from archmodel.rules.base import Severity, page
from archmodel.settings import Settings

Settle = Callable[[str], Settings]
HEAD = "[[tool.archmodel.contract]]\ncode = 'ACME001'\nname = 'ours'\n"


class Shop(Blueprint):
    inner = Boundary("Inner")
    outer = Boundary("Outer")
    phone = MobileDevice("Phone", boundary=outer)
    gateway = ApiGateway("Gateway", boundary=outer)
    front = FrontendMicroservices("Front end", owner="web", boundary=inner)
    integration = IntegrationMicroservices("Integration", owner="back", boundary=inner)
    cards = Database("Cards", tags=frozenset({"pci"}))
    crm = Backend("CRM")
    asks = phone.calls(gateway)
    routes = gateway.calls(front)
    tells = front.notifies(phone)
    gathers = front.calls(integration)
    answers = integration.calls(front)
    keeps = integration.stores_in(cards)
    reads = integration.reads(crm)
    peeks = front.reads(crm)


def found(settle: Settle, text: str) -> list[str]:
    (rule,) = settle(HEAD + text).policy.rules
    return [each.at[0] for each in rule().check(Graph(read(Shop)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("type = 'waypoint'\nfrom = 'kind:Client'\nto = ['kind:Service']\nthrough = 'kind:Gateway'", []),
        (
            "type = 'waypoint'\nfrom = 'role:frontend'\nto = 'kind:Backend'\nthrough = 'role:integration'",
            ["peeks"],
        ),
        (
            "type = 'forbidden'\nfrom = 'kind:Client'\nto = 'kind:Backend | tag:pci'",
            ["keeps", "peeks", "reads"],
        ),
        (
            "type = 'forbidden'\nfrom = 'kind:Client'\nto = 'kind:Backend'\navoiding = 'role:integration'",
            ["peeks"],
        ),
        ("type = 'forbidden'\nfrom = 'kind:Client'\nto = 'kind:Backend'\none-hop = true", []),
        ("type = 'only'\nfrom = 'owner:back'\nto = ['tag:pci', 'kind:Backend']", ["peeks"]),
        ("type = 'layers'\nlayers = ['role:frontend', '(tag:none)', 'role:integration']", ["answers"]),
        (
            (
                "type = 'layers'\nlayers = ['role:frontend', 'role:integration', 'kind:Backend']\n"
                "closed = ['role:integration']"
            ),
            ["answers", "peeks"],
        ),
        (
            (
                "type = 'layers'\nlayers = ['kind:Client', 'kind:Gateway | kind:Service | kind:Backend']\n"
                "exhaustive = true"
            ),
            ["cards"],
        ),
        ("type = 'independent'\nparts = ['kind:Gateway', 'tag:pci']", ["keeps"]),
        ("type = 'acyclic'\nof = 'kind:Service'", ["front"]),
        ("type = 'acyclic'\nof = 'kind:Service'\nby = 'owner'", ["answers"]),
        (
            "type = 'acyclic'\nof = ['kind:Client', 'kind:Gateway', 'kind:Service']\nby = 'boundary'",
            ["routes"],
        ),
        (
            (
                "type = 'acyclic'\nof = ['kind:Client', 'kind:Gateway', 'kind:Service']\nby = 'boundary'\n"
                "edges = 'sync'"
            ),
            [],
        ),
        ("type = 'required-field'\nof = 'kind:Backend'\nfields = ['owner']", ["crm"]),
        ("type = 'limit'\nrule = 'INT006'\nwhere = 'kind:Client'\nmax_depth = 0", ["asks"]),
    ],
)
def test_each_type_finds_what_it_says(settle: Settle, text: str, expected: list[str]) -> None:
    assert found(settle, text) == expected


def test_a_contract_is_the_query_that_says_the_same(settle: Settle) -> None:
    text = "type = 'waypoint'\nfrom = 'kind:Client'\nto = 'kind:Service'\nthrough = 'kind:Gateway'\n"
    (rule,) = settle(f"{HEAD}{text}because = 'ADR-7'\nseverity = 'warning'").policy.rules
    ways = paths(matching("kind:Client"), matching("kind:Service")).through(matching("kind:Gateway"))
    same = require(ways, code="ACME001", name="ours", because="ADR-7")
    assert issubclass(rule, Constraint)
    assert rule.query == same.query
    assert page(rule) == page(same)
    assert (rule.code, rule.name, rule.severity) == ("ACME001", "ours", Severity.WARNING)


def test_contracts_are_rules_like_others(settle: Settle) -> None:
    settings = settle(f"{HEAD}type = 'forbidden'\nfrom = 'kind:Client'\nto = 'kind:Backend'")
    assert "ACME001" in [rule.code for rule in settings.rules()]
    assert [rule.code for rule in settings.rules(["ours"])] == ["ACME001"]
    assert settings.rules(["all"], ["ACME"])


@pytest.mark.parametrize(
    ("text", "line", "what", "instead"),
    [
        ("type = 'waypont'", 4, "'type' cannot be 'waypont'", "did you mean 'waypoint'?"),
        (
            "",
            1,
            "'type' cannot be ''",
            "write one of waypoint, forbidden, only, layers, independent, acyclic, required-field, limit",
        ),
        (
            "type = 'waypoint'\nfrom = 'kind:Client'\nto = 'kind:Service'",
            1,
            "[tool.archmodel.contract] lacks 'through'",
            "write through = …, a text",
        ),
        (
            "type = 'only'\nfrom = 'kind:Client'\nto = 'kind:Service'\nthru = 'id:x'",
            7,
            "[tool.archmodel.contract] has no 'thru'",
            "it has allow-empty, because, code, from, name, severity, to, type",
        ),
        (
            "type = 'only'\nfrom = 'kind:Clint'\nto = 'kind:Service'",
            5,
            "there is no kind 'Clint'",
            "did you mean 'Client'?",
        ),
        (
            "type = 'only'\nfrom = 'kind:Client &'\nto = 'kind:Service'",
            5,
            "'' begins with no word that chooses elements",
            "write one of kind, role, tag, id, owner, boundary, tech, such as kind:Service",
        ),
        (
            "type = 'only'\nfrom = []\nto = 'kind:Service'",
            5,
            "'from' chooses nothing",
            "write a selector, such as tag:imported",
        ),
        (
            "type = 'limit'\nrule = 'INT006'\nwhere = 'id:x'\nhops = 1",
            7,
            "INT006 has no option 'hops'",
            "it has max_depth",
        ),
        (
            "type = 'limit'\nrule = 'INT06'\nwhere = 'id:x'",
            5,
            "no rule to limit is called 'INT06'",
            "did you mean 'INT006'?",
        ),
        (
            "type = 'layers'\nlayers = ['id:x']",
            1,
            "layers are two or more",
            "write layers(a, b, c, closed=(b,)), from the top",
        ),
        (
            "type = 'required-field'\nof = 'id:x'\nfields = ['ownr']",
            1,
            "no kind of element has 'ownr'",
            "did you mean 'owner'?",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(
    settle: Settle, text: str, line: int, what: str, instead: str
) -> None:
    with pytest.raises(SettingsError) as raised:
        settle(f"{HEAD}{text}\n")
    assert (raised.value.what, raised.value.instead) == (what, instead)
    assert raised.value.where == f"pyproject.toml:{line}"


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (
            "code = 'ACME001'\nname = 'device-bypasses-gateway'",
            "there is a rule 'device-bypasses-gateway' already",
        ),
        ("code = 'INT001'\nname = 'ours'", "there is a rule 'INT001' already"),
        ("code = 'INT900'\nname = 'ours'", "INT is a family of archmodel's own"),
        ("code = 'acme1'\nname = 'ours'", "'acme1' is no code of a rule"),
    ],
)
def test_a_code_or_a_name_is_taken_once(settle: Settle, head: str, what: str) -> None:
    body = "type = 'only'\nfrom = 'kind:Client'\nto = 'kind:Service'\n"
    with pytest.raises(SettingsError) as raised:
        settle(f"[[tool.archmodel.contract]]\n{head}\n{body}")
    assert raised.value.what == what


def test_two_contracts_of_one_code_are_refused(settle: Settle) -> None:
    body = "type = 'only'\nfrom = 'kind:Client'\nto = 'kind:Service'\n"
    with pytest.raises(SettingsError, match="there is a rule 'ACME001' already") as raised:
        settle(f"{HEAD}{body}{HEAD.replace('ours', 'others')}{body}")
    assert raised.value.where == "pyproject.toml:8"
