"""What all rules share: severities, findings and pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, DataAsset, MobileDevice
from archmodel.errors import BlueprintError
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.rules.base import (
    Finding,
    Option,
    Page,
    Rule,
    Said,
    Severity,
    Step,
    example_of,
    fingerprint,
    page,
)
from archmodel.source import Origin
from archmodel.views import LogicalView


class Shop(Blueprint):
    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    asks = phone.calls(crm)


class TooManyBackends(Rule[Graph]):
    """More backends than the team can look after.

    It counts them.

    Why it matters: nobody knows
    them all.

    Note: this is no heading.

    Instead: keep fewer.

    Off by default: some teams
    can look after more.
    """

    code = "TST001"
    severity = Severity.WARNING
    by_default = False
    most: int = 0
    """How many
    it can."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        if len(subject.nodes(Backend)) > self.most:
            yield self.finding(subject.nodes(Backend)[0], "too many", instead="keep fewer")


class Bare(TooManyBackends):
    code = "TST002"


class Bad(Blueprint):
    crm = Backend("CRM")


def test_severities_are_ordered_and_read_as_words() -> None:
    assert Severity.INFO < Severity.WARNING < Severity.ERROR
    assert [str(each) for each in Severity] == ["info", "warning", "error"]


def test_a_rule_is_named_after_its_class() -> None:
    assert TooManyBackends.name == "too-many-backends"


def test_the_fields_of_a_rule_are_its_options_and_are_checked() -> None:
    graph = Graph(read(Shop))
    assert len(list(TooManyBackends().check(graph))) == 1
    assert list(TooManyBackends(most=1).check(graph)) == []
    with pytest.raises(BlueprintError, match="has no 'mots'"):
        TooManyBackends(mots=1)  # type: ignore[call-arg]


def test_a_rule_must_say_what_it_checks() -> None:
    class Idle(Rule[Graph]):
        code = "TST003"
        severity = Severity.INFO

    with pytest.raises(TypeError, match="abstract"):
        Idle()  # type: ignore[abstract]


def test_a_finding_about_an_element_blames_the_element() -> None:
    (finding,) = TooManyBackends().check(Graph(read(Shop)))
    assert (finding.code, finding.rule, finding.severity) == ("TST001", "too-many-backends", Severity.WARNING)
    assert finding.at == ("crm",)
    assert finding.titles == (("crm", "CRM"),)
    assert finding.place == Shop.crm.place


def test_a_finding_about_a_relation_blames_the_relation_first() -> None:
    (edge,) = Graph(read(Shop)).edges()
    finding = TooManyBackends().finding(edge, "no", instead="yes")
    assert finding.at == ("asks", "phone", "crm")
    assert finding.titles == (("phone", "Phone"), ("crm", "CRM"))
    assert finding.place == Shop.asks.place


def test_a_relation_of_an_element_with_itself_names_the_element_once() -> None:
    class Loop(Blueprint):
        crm = Backend("CRM")
        again = crm.calls(crm)

    (edge,) = Graph(read(Loop)).edges()
    finding = TooManyBackends().finding(edge, "no", instead="yes")
    assert finding.at == ("again", "crm")
    assert finding.titles == (("crm", "CRM"),)


def test_a_page_is_parsed_from_the_docstring_by_its_headings() -> None:
    assert page(TooManyBackends) == Page(
        what="More backends than the team can look after.\n\nIt counts them.",
        why="nobody knows\nthem all.\n\nNote: this is no heading.",
        instead="keep fewer.",
        references="",
        off="some teams\ncan look after more.",
        bad='class Bad(Blueprint):\n    crm = Backend("CRM")\n',
        good="",
        options=(Option("most", "0", "How many it can."),),
    )


def test_a_rule_without_a_docstring_has_an_empty_page() -> None:
    assert page(Bare)[:5] == ("", "", "", "", "")


def test_a_rule_runs_by_default_unless_it_says_not() -> None:
    assert Rule.by_default
    assert not TooManyBackends.by_default


def test_a_finding_is_known_by_its_code_and_what_it_blames() -> None:
    assert fingerprint("INT001", ("peeks", "phone", "crm")) == "0f148d53b3e133e5"
    (edge,) = Graph(read(Shop)).edges()
    one = TooManyBackends().finding(edge, "no", instead="yes")
    other = TooManyBackends().finding(
        edge, "other words", instead="other", severity=Severity.INFO, path=(edge,), related=(edge.target,)
    )
    assert one.fingerprint == other.fingerprint == fingerprint("TST001", ("asks", "phone", "crm"))
    assert fingerprint("a", ("b",)) != fingerprint("ab", ()) != fingerprint("a", ("\ud800",))


def test_further_elements_may_belong_to_what_a_finding_is_known_by() -> None:
    phone, crm = (Graph(read(Shop)).nodes(kind)[0] for kind in (MobileDevice, Backend))
    finding = TooManyBackends().finding(crm, "no", instead="yes", anchors=(phone, crm))
    assert finding.at == ("crm", "phone")
    assert finding.titles == (("crm", "CRM"), ("phone", "Phone"))


def test_a_finding_points_at_its_way_and_at_what_else_there_is() -> None:
    class Labelled(Blueprint):
        phone = MobileDevice("Phone")
        crm = Backend("CRM")
        asks = phone.calls(crm, "reads")

    (edge,) = Graph(read(Labelled)).edges()
    finding = TooManyBackends().finding(
        edge, "no", instead="yes", severity=Severity.INFO, path=(edge,), related=(edge.source,)
    )
    assert finding.severity is Severity.INFO
    assert finding.family == "TST"
    ends = (("phone", "Phone"), ("crm", "CRM"))
    assert finding.path == (Step("asks", "'Phone' calls 'CRM': reads", Labelled.asks.place, ends),)
    assert finding.related == (Step("phone", "'Phone'", Labelled.phone.place),)
    (bare,) = Graph(read(Shop)).edges()
    assert TooManyBackends().finding(bare, "", instead="", path=(bare,)).path[0].text == "'Phone' calls 'CRM'"


def test_the_family_of_a_rule_is_the_capitals_of_its_code() -> None:
    assert TooManyBackends.family == "TST"


def test_a_finding_may_blame_a_fact_or_a_view_by_its_title_or_else_the_words_of_its_name() -> None:
    class Facts(Shop):
        customers = DataAsset("Customers")
        whole_shop = LogicalView()

    said = Said("customers", Facts.customers)
    found = Bare().finding(said, f"{said} is not stated", instead="state it")
    assert (found.at, found.titles) == (("customers",), (("customers", "Customers"),))
    assert (found.place, found.message) == (Facts.customers.place, "'Customers' is not stated")
    assert str(Said("whole_shop", Facts.whole_shop)) == "'whole shop'"


def test_a_rule_is_called_by_its_words_and_its_family_by_its_capitals() -> None:
    class _XmlOverMail(Bare):
        code = "TEX042"

    class Nameless(Rule[Graph]):
        severity = Severity.INFO

    assert (_XmlOverMail.name, _XmlOverMail.family) == ("xml-over-mail", "TEX")
    assert (Nameless.name, Nameless.family) == ("nameless", "")


def test_a_rule_says_where_it_was_written() -> None:
    class Here(Bare):
        code = "TST004"

    assert isinstance(Here.written, Origin)
    assert Here.written.place
    assert Here.written.place.path == "tests/rules/test_base.py"


def test_a_page_holds_what_is_written_in_the_class() -> None:
    class Limits(Bare):
        """Two limits."""

        code = "TST005"
        upper: int = 9
        """The most
        there may be."""
        kinds: frozenset[str] = frozenset()

        class Bad(Blueprint):
            crm = Backend("CRM")

        Good = "no blueprint"

    held = page(Limits)
    assert held.what == "Two limits."
    assert held.options[-2:] == (
        Option("upper", "9", "The most there may be."),
        Option("kinds", '"frozenset()"', ""),
    )
    assert held.bad == 'class Bad(Blueprint):\n    crm = Backend("CRM")\n'
    assert held.good == ""
    assert example_of(Limits, "Bad") is Limits.Bad
    assert example_of(Limits, "Good") is None


def test_what_was_made_without_source_has_none_on_its_page() -> None:
    made = type("Made", (Bare,), {"code": "TST006", "Bad": type("Unwritten", (), {})})
    assert page(made)[5:] == ("", "", (Option("most", "0", ""),))
