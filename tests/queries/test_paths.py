"""Rules made of paths: what they find, whom they blame, and the way that shows it."""

from __future__ import annotations

import pytest

from archmodel import Finding, Severity
from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Broker,
    ContainerPlatform,
    Database,
    Internet,
    Microservice,
    MobileDevice,
)
from archmodel.elements.base import Relation
from archmodel.errors import RuleError
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.queries import (
    Constraint,
    cycles,
    each,
    forbid,
    is_sync,
    kind,
    named,
    only,
    owned,
    paths,
    require,
    tagged,
)
from archmodel.queries.paths import Paths
from archmodel.review import review
from archmodel.rules.base import page
from archmodel.waiver import Waiver


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    internet = Internet("Internet")
    gateway = ApiGateway("Gateway")
    platform = ContainerPlatform("Platform")
    orders = Microservice("Orders", inside=platform, owner="orders")
    payments = Microservice("Payments", inside=platform, owner="payments")
    cards = Database("Cards", inside=platform, tags=frozenset({"pci"}))
    crm = Backend("CRM")
    asks = phone.calls(gateway, via=internet)
    routes = gateway.calls(orders)
    pays = orders.calls(payments)
    keeps = payments.stores_in(cards)
    reads = orders.reads(crm)


def found(rule: type[Constraint], blueprint: type[Blueprint] = Shop) -> list[tuple[str, str]]:
    return [(each.at[0], each.message) for each in findings(rule, blueprint)]


def findings(rule: type[Constraint], blueprint: type[Blueprint]) -> list[Finding]:
    return [*review(Graph(read(blueprint)), [rule()]).findings]


GUARDED = require(
    paths(kind(MobileDevice), kind(Microservice)).through(kind(ApiGateway)),
    code="ACME001",
    name="devices-enter-by-the-gateway",
    because="ADR-7",
)


def test_paths_that_pass_what_they_must_are_no_finding() -> None:
    assert found(GUARDED) == []


def test_the_relation_that_goes_round_is_blamed_and_the_way_to_it_shown() -> None:
    class Round(Shop):
        web = Backend("Web")
        peeks = Shop.phone.calls(web)
        enters = web.calls(Shop.payments)

    (blamed,) = findings(GUARDED, Round)
    assert (blamed.code, blamed.rule, blamed.severity) == (
        "ACME001",
        "devices-enter-by-the-gateway",
        Severity.ERROR,
    )
    assert blamed.at == ("enters", "web", "payments")
    assert [step.name for step in blamed.path] == ["peeks", "enters"]
    assert blamed.message == "'Phone' reaches 'Payments' by way of 'Web' without passing ApiGateway — ADR-7"
    assert blamed.instead == "let 'Web' reach 'Payments' by way of ApiGateway"


def test_to_avoid_something_is_the_other_way_to_say_it() -> None:
    class Round(Shop):
        peeks = Shop.phone.calls(Shop.payments)

    query = paths(kind(MobileDevice), kind(Microservice)).avoiding(kind(ApiGateway))
    rule = forbid(query, code="ACME001", name="devices-enter-by-the-gateway", because="ADR-7")
    assert findings(rule, Round) == findings(GUARDED, Round) != []


def test_forbidden_paths_are_told_with_what_to_remove() -> None:
    rule = forbid(paths(kind(MobileDevice), kind(Backend)), code="ACME002", name="no-crm-for-devices")
    (blamed,) = findings(rule, Shop)
    assert blamed.message == "'Phone' reaches 'CRM' by way of 'Orders'"
    assert blamed.instead == "remove that 'Orders' reads 'CRM'"
    assert [step.name for step in blamed.path] == ["asks", "routes", "reads"]


def test_a_single_hop_is_a_relation_whatever_that_passes() -> None:
    def hop(target: type[ApiGateway] | type[Microservice]) -> type[Constraint]:
        return forbid(paths(kind(MobileDevice), kind(target)).one_hop(), code="ACME003", name="direct")

    assert [name for name, _ in found(hop(ApiGateway))] == ["asks"]
    assert found(hop(Microservice)) == []


def test_paths_may_be_narrowed_to_relations_of_a_sort() -> None:
    class Told(Shop):
        news = Broker("News")
        tells = Shop.orders.publishes_to(news)
        asks_too = Shop.payments.calls(news, authn="none")

    def unauthenticated(relation: Relation) -> bool:
        return relation.authn == "none"

    every = paths(kind(Microservice), kind(Broker))
    waiting, open_too = every.where(is_sync, "waited for"), every.where(unauthenticated, "open")
    both = waiting.where(unauthenticated, "open")
    for query, expected in [
        (every, ["asks_too", "tells"]),
        (waiting, ["asks_too"]),
        (open_too, ["asks_too"]),
        (both, ["asks_too"]),
    ]:
        rule = forbid(query, code="ACME004", name="no-news")
        assert sorted(name for name, _ in found(rule, Told)) == expected
    assert page(forbid(both, code="ACME004", name="no-news")).what == (
        "There is no path from Microservice to Broker over what is waited for and open."
    )


CARDS = only(paths(owned("payments"), tagged("pci")), code="ACME005", name="cards-only-for-payments")


def test_those_who_may_lead_somewhere_and_those_who_go_through_them_do() -> None:
    assert found(CARDS) == []


def test_others_may_not_even_from_the_same_container() -> None:
    class Nosy(Shop):
        looks = Shop.orders.reads(Shop.cards)

    assert found(CARDS, Nosy) == [
        ("looks", "'Orders' reaches 'Cards' without passing what payments answers for")
    ]


def test_what_lies_inside_those_who_may_may_too() -> None:
    class Team(Shop):
        desk = ContainerPlatform("Desk", owner="payments")
        refunds = Microservice("Refunds", inside=desk)
        looks = refunds.reads(Shop.cards)

    assert found(CARDS, Team) == []
    assert found(only(paths(named(Team.desk), tagged("pci")), code="ACME005", name="desk"), Team) != []


def test_an_accepted_way_in_does_not_open_what_lies_behind_it() -> None:
    class Accepted(Shop):
        peeks = Shop.phone.calls(Shop.payments)
        pilot = Waiver("ACME001", on=(peeks,), because="until the gateway can pay")
        asks_orders = Shop.payments.calls(Shop.orders)

    judged = GUARDED().check(Graph(read(Accepted)).opening({"peeks"}))
    assert [each.at[0] for each in judged] == ["asks_orders", "peeks"]


def test_the_page_of_a_rule_is_written_from_its_query() -> None:
    said = page(GUARDED)
    assert said.what == "There is no path from MobileDevice to Microservice that does not pass ApiGateway."
    assert (said.why, said.instead) == ("ADR-7.", "go by way of ApiGateway.")
    assert page(CARDS).what == "Nothing but what payments answers for leads to what is tagged pci."


def test_examples_are_the_rules_own() -> None:
    class Bypassed(Blueprint):
        phone = MobileDevice("Phone")

    rule = require(GUARDED.query.paths, code="ACME001", name="guarded", bad=Bypassed)  # type: ignore[attr-defined]
    assert page(rule).bad.startswith("class Bypassed(Blueprint):\n    phone")
    assert page(rule).good == ""


WHERE = paths(kind(MobileDevice), kind(Microservice))


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: require(WHERE, code="ACME001", name="a"), "required paths say what they pass"),
        (
            lambda: forbid(WHERE.through(kind(ApiGateway)), code="ACME001", name="a"),
            "forbidden paths do not say what they pass",
        ),
        (
            lambda: only(WHERE.avoiding(kind(ApiGateway)), code="ACME001", name="a"),
            "'only' says by its paths",
        ),
        (lambda: only(each(kind(Backend)), code="ACME001", name="a"), "'only' is about paths"),  # type: ignore[arg-type]
        (lambda: forbid(each(kind(Backend)), code="ACME001", name="a"), "Each cannot be forbidden"),  # type: ignore[arg-type]
        (lambda: require(cycles(kind(Backend)), code="ACME001", name="a"), "Cycles cannot be required"),  # type: ignore[arg-type]
        (lambda: require(each(kind(Backend)), code="ACME001", name="a"), "'each' says nothing"),
        (lambda: paths(MobileDevice, kind(Backend)), "paths takes selections, and this is a type"),  # type: ignore[arg-type]
        (lambda: forbid(WHERE, code="acme1", name="a"), "'acme1' is no code of a rule"),
        (lambda: forbid(WHERE, code="ACME001", name="No way"), "'No way' is no name of a rule"),
    ],
)
def test_a_query_that_says_too_little_is_refused_with_its_line(make, what) -> None:
    with pytest.raises(RuleError) as raised:
        make()
    assert what in raised.value.what
    assert raised.value.where.startswith("tests/queries/test_paths.py:")
    assert raised.value.instead


def test_equal_queries_are_equal() -> None:
    assert paths(kind(MobileDevice), kind(Microservice)) == WHERE
    assert isinstance(WHERE, Paths)
    assert hash(WHERE) == hash(paths(kind(MobileDevice), kind(Microservice)))
