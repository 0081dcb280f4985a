"""Running rules: what is chosen, what is told in which order, and what happens when one crashes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    ContainerPlatform,
    ContainerStorage,
    Element,
    FrontendMicroservices,
    IntegrationMicroservices,
    Internet,
    Microservice,
    MobileDevice,
    MobileServices,
)
from archmodel.errors import RuleError
from archmodel.formats.review.json import Json
from archmodel.formats.review.text import Text
from archmodel.graph import Graph
from archmodel.model import Model, read
from archmodel.review import Review, known_rules, review, select_rules
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.rules.integration.device_bypasses_gateway import DeviceBypassesGateway

RECOMMENDED = [rule.code for rule in known_rules() if rule.by_default]
ALL_INT = [rule.code for rule in known_rules() if rule.code.startswith("INT")]
FAMILIES = "the families are " + ", ".join(sorted({rule.code[:-3] for rule in known_rules()}))
FOUR = select_rules(["INT001", "INT002", "INT003", "STR004"])


class MobileIntegration(Blueprint):
    """Part 8 of the series."""

    device = MobileDevice("Mobile")
    gateway = ApiGateway("API gateway")
    platform = ContainerPlatform("Container platform")
    frontend = FrontendMicroservices("Front-end microservices", inside=platform)
    integration = IntegrationMicroservices("Integration microservices", inside=platform)
    mobile = MobileServices("Mobile services", inside=platform)
    storage = ContainerStorage("Container storage", inside=platform)
    backends = Backend("Backend systems")
    asks = device.calls(gateway, via=Internet("Internet"))
    routes = gateway.calls(frontend)
    routes_mobile = gateway.calls(mobile)
    gathers = frontend.calls(integration)
    reads = integration.calls(backends)
    keeps = mobile.stores_in(storage)


class Planted(MobileIntegration):
    reports = Microservice("Reports")
    exposes = MobileIntegration.gateway.calls(MobileIntegration.backends)
    peeks = MobileIntegration.frontend.calls(MobileIntegration.backends)
    bypass = MobileIntegration.device.calls(MobileIntegration.mobile)


class Crashing(Rule[Graph]):
    """Finds one thing, then crashes."""

    code = "AAA001"
    severity = Severity.INFO

    def check(self, subject: Graph) -> Iterator[Finding]:
        yield self.finding(subject.nodes()[0], "seen before the crash", instead="nothing")
        raise ValueError("no such zone")


class Idle(Rule[Graph]):
    """Says nothing at all, not even that there is nothing to say."""

    code = "AAA002"
    severity = Severity.INFO

    def check(self, subject: Graph) -> Any:
        return None


class Chatty(Rule[Graph]):
    """Yields what is no finding."""

    code = "AAA003"
    severity = Severity.INFO

    def check(self, subject: Graph) -> Any:
        yield "a word"


class Mute(Rule[Graph]):
    """Raises what cannot be told."""

    code = "AAA004"
    severity = Severity.INFO

    def check(self, subject: Graph) -> Iterator[Finding]:
        class Unspeakable(Exception):
            def __str__(self) -> str:
                raise RuntimeError

        raise Unspeakable


def codes(judged: Review) -> list[str]:
    return [finding.code for finding in judged.findings]


def shuffled(model: Model, seed: int) -> Model:
    """Return the same model, declared in another order."""
    order = random.Random(seed)
    elements, relations = list(model.elements.items()), list(model.relations.items())
    order.shuffle(elements)
    order.shuffle(relations)
    return Model(model.name, model.title, dict(elements), dict(relations))


def unplaced(blueprint: type[Blueprint]) -> Model:
    """Return a model like one that was read from a document without lines."""
    model = read(blueprint)
    for each in [*model.elements.values(), *model.relations.values()]:
        object.__setattr__(each, "_origin", None)
    return model


def test_the_mobile_blueprint_of_the_series_has_no_findings() -> None:
    judged = review(Graph(read(MobileIntegration)), FOUR)
    assert judged.findings == ()
    assert judged.worst is None


def test_every_planted_fault_is_found_once_in_the_order_of_the_file() -> None:
    judged = review(Graph(read(Planted)), FOUR)
    found = [(finding.code, finding.at[0]) for finding in judged.findings]
    assert found == [("STR004", "reports"), ("INT003", "exposes"), ("INT002", "peeks"), ("INT001", "bypass")]
    assert judged.worst is Severity.ERROR
    assert judged.model == "planted"


def test_a_review_names_the_rules_that_ran_by_code() -> None:
    judged = review(Graph(read(MobileIntegration)), reversed(select_rules()))
    assert judged.ran == tuple(rule for rule in known_rules() if rule.by_default)


def test_the_worst_finding_may_be_a_warning() -> None:
    assert review(Graph(read(Planted)), select_rules(["STR"])).worst is Severity.WARNING


@settings(derandomize=True, max_examples=30, deadline=None)
@given(seed=st.integers(0, 1000))
def test_the_order_of_declaration_changes_no_report(seed: int) -> None:
    model = read(Planted)
    one, two = review(Graph(model), FOUR), review(Graph(shuffled(model, seed)), FOUR)
    assert one == two
    assert Text().write([one]) == Text().write([two])
    assert Json().write([one]) == Json().write([two])


def test_without_places_the_order_is_that_of_codes_and_identifiers() -> None:
    class Two(Blueprint):
        device = MobileDevice("Mobile")
        zebra = Backend("Zebra")
        apple = Backend("Apple")
        alone = Microservice("Alone")
        y = device.calls(zebra)
        x = device.calls(apple)

    judged = review(Graph(shuffled(unplaced(Two), 1)), FOUR)
    found = [(finding.code, finding.at[0]) for finding in judged.findings]
    assert found == [("INT001", "x"), ("INT001", "y"), ("STR004", "alone")]


def test_no_report_depends_on_the_seed_of_hashes() -> None:
    code = (
        "import sys; from tests.test_review import *\n"
        "judged = review(Graph(read(Planted)), FOUR)\n"
        "for each in (Text(), Json()): sys.stdout.buffer.write(each.write([judged]))"
    )
    reports = {
        subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path}; {code}"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    (report,) = reports
    assert b"INT001" in report


def test_hundreds_of_findings_are_all_told() -> None:
    phone = MobileDevice("Phone")
    backends: list[Element] = [Backend(f"Backend {each}") for each in range(300)]
    elements = {f"e{each:03}": element for each, element in enumerate([phone, *backends])}
    relations = {f"r{each:03}": phone.calls(backend) for each, backend in enumerate(backends)}
    judged = review(Graph(Model("many", "Many", elements, relations)), FOUR)
    assert [finding.at[0] for finding in judged.findings] == sorted(relations)
    assert judged.worst is Severity.ERROR


def test_a_rule_that_crashes_did_not_run_and_the_others_did() -> None:
    judged = review(Graph(read(Planted)), [Crashing(), DeviceBypassesGateway()])
    assert judged.ran == (DeviceBypassesGateway,)
    (crash,) = judged.crashes
    assert crash.rule is Crashing
    assert crash.what == "ValueError: no such zone"
    file, line = crash.where.rsplit(":", 1)
    assert file == "tests/test_review.py"
    assert int(line) > 0


def test_what_a_rule_found_before_it_crashed_is_kept() -> None:
    assert codes(review(Graph(read(Planted)), [Crashing()])) == ["AAA001"]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_rules_about_a_large_model_find_the_same_in_two_processes() -> None:
    phones = {f"p{each:03}": MobileDevice(f"Phone {each}") for each in range(100)}
    services = {f"s{each:03}": Microservice(f"Service {each}") for each in range(250)}
    asks = [phone.calls(service) for phone in phones.values() for service in services.values()]
    relations = {f"r{each:05}": ask for each, ask in enumerate(asks)}
    graph = Graph(Model("large", "Large", {**phones, **services}, relations))
    rules = (*select_rules(["all"]), Crashing())
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        alone = review(graph, rules)
    finally:
        os.sched_setaffinity(0, before)
    shared = review(Graph(graph.model), rules)
    assert len(alone.findings) > 10_000
    assert (shared.findings, shared.ran) == (alone.findings, alone.ran)
    assert (
        [each.what for each in shared.crashes]
        == [each.what for each in alone.crashes]
        == ["ValueError: no such zone"]
    )
    assert shared.seconds.keys() == alone.seconds.keys()


def test_a_rule_that_yields_no_findings_is_a_crash() -> None:
    judged = review(Graph(read(Planted)), [Idle(), Chatty()])
    assert [crash.rule for crash in judged.crashes] == [Idle, Chatty]
    assert judged.crashes[1].what == "TypeError: a rule yields findings, and this one yields a str"


def test_a_crash_whose_words_crash_is_told_by_its_kind() -> None:
    (crash,) = review(Graph(read(Planted)), [Mute()]).crashes
    assert crash.what == "Unspeakable"


def test_an_interruption_is_no_crash() -> None:
    class Interrupted(Rule[Graph]):
        code = "AAA005"
        severity = Severity.INFO

        def check(self, subject: Graph) -> Iterator[Finding]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        review(Graph(read(Planted)), [Interrupted()])


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ([], [], RECOMMENDED),
        (["INT"], [], ALL_INT),
        (["STR004"], [], ["STR004"]),
        (["orphan-element", "INT001"], [], ["INT001", "STR004"]),
        (["int001"], [], ["INT001"]),
        ([], ["INT"], [code for code in RECOMMENDED if code not in ALL_INT]),
        (
            ["INT"],
            ["gateway-exposes-backend", "INT001"],
            [code for code in ALL_INT if code not in ("INT001", "INT003")],
        ),
        (["INT"], ["INT"], []),
        (["SER009"], [], ["SER009"]),
        (["wrong-side-of-platform", "STR004"], [], ["SER017", "STR004"]),
        ([], ["SER"], RECOMMENDED),
    ],
)
def test_rules_are_selected_by_code_family_and_name(
    select: list[str], ignore: list[str], chosen: list[str]
) -> None:
    assert [rule.code for rule in select_rules(select, ignore)] == chosen


def test_a_rule_that_is_tried_out_runs_where_it_or_previews_are_asked_for() -> None:
    def codes_of(*words: str, preview: bool = False) -> list[str]:
        return [rule.code for rule in select_rules(words, preview=preview)]

    assert "OPS006" not in codes_of("OPS")
    assert "OPS006" in codes_of("OPS", preview=True)
    assert codes_of("OPS006") == codes_of("cut-vertex") == codes_of("ops006") == ["OPS006"]
    assert "OPS006" not in codes_of(preview=True)


def test_a_family_that_is_off_by_default_runs_where_it_is_selected() -> None:
    chosen = select_rules(["SER"])
    assert {rule.code[:3] for rule in chosen} == {"SER"}
    assert not any(rule.by_default for rule in chosen)


@pytest.mark.parametrize(
    ("word", "instead"),
    [
        ("str04", "did you mean 'STR004'?"),
        ("orphan-elements", "did you mean 'orphan-element'?"),
        ("weather", FAMILIES),
        ("", FAMILIES),
    ],
)
def test_a_word_that_names_no_rule_is_refused(word: str, instead: str) -> None:
    with pytest.raises(RuleError, match=f"no rule is called '{word}'") as raised:
        select_rules([word])
    assert raised.value.instead == instead
    with pytest.raises(RuleError, match=f"no rule is called '{word}'"):
        select_rules(ignore=[word])


def test_no_rules_at_all_is_no_pass() -> None:
    with pytest.raises(RuleError, match="no rule is left to run"):
        review(Graph(read(MobileIntegration)), select_rules(["INT"], ["INT"]))


def test_rules_of_outsiders_run_beside_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archmodel.review.outsiders", lambda group, kind: iter([Crashing]))
    assert known_rules()[0].code == "AAA001"
    assert [crash.rule for crash in review(Graph(read(Planted))).crashes] == [Crashing]


@pytest.mark.parametrize("wrong", ["", "INT1", "int001", "INT001x", None])
def test_a_code_that_is_no_code_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str | None) -> None:
    class Wrong(Crashing):
        code = wrong  # type: ignore[assignment]

    monkeypatch.setattr("archmodel.review.outsiders", lambda group, kind: iter([Wrong]))
    with pytest.raises(RuleError, match=rf"'wrong' \(.*\) has the code '{wrong}'"):
        known_rules()


def test_two_rules_with_one_code_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Taken(Crashing):
        code = "INT001"

    monkeypatch.setattr("archmodel.review.outsiders", lambda group, kind: iter([Taken]))
    with pytest.raises(RuleError, match=r"INT001 is the code of 'device-bypasses-gateway' .* and of 'taken'"):
        known_rules()


def test_a_family_of_ours_is_nobody_elses(monkeypatch: pytest.MonkeyPatch) -> None:
    class Intruder(Crashing):
        code = "INT900"

    monkeypatch.setattr("archmodel.review.outsiders", lambda group, kind: iter([Intruder]))
    with pytest.raises(RuleError, match="INT is a family of archmodel's own"):
        known_rules()
