"""Findings in a picture: what is marked, what is told beside it, and that nothing else moves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from archmodel.blueprint import Blueprint
from archmodel.colour import contrast
from archmodel.drawing.draw import draw
from archmodel.drawing.marks import Figure, Rectangle, Text
from archmodel.elements import (
    ApiGateway,
    Backend,
    ContainerPlatform,
    DataAsset,
    Database,
    Flow,
    FrontendMicroservices,
    Microservice,
    MobileDevice,
)
from archmodel.geometry import Rect
from archmodel.graph import Graph
from archmodel.layout.base import Placement
from archmodel.model import Model, read
from archmodel.pipeline import arrange, scenes
from archmodel.review import review, select_rules
from archmodel.rules.base import Finding, Severity
from archmodel.selection import kind
from archmodel.theme.base import named
from archmodel.views import FlowView, LogicalView, SchematicView
from archmodel.waiver import Waiver
from tests.theme.test_base import ALONE, TEXT


class Shop(Blueprint):
    """Goes wrong in four ways."""

    phone = MobileDevice("Phone", technology="iOS")
    gateway = ApiGateway("API gateway")
    platform = ContainerPlatform("Platform")
    front = FrontendMicroservices("Front ends", inside=platform)
    push = Microservice("Push", inside=platform)
    alone = Microservice("Reports", inside=platform)
    crm = Backend("CRM")
    asks = phone.calls(gateway, "uses services")
    routes = gateway.calls(front, "routes requests")
    opens = gateway.calls(crm, "reads customers")
    peeks = front.calls(crm, "peeks")
    registers = phone.calls(push, "registers")
    schematic = SchematicView()
    logical = LogicalView()
    folded = SchematicView(collapse=(platform,))
    part = SchematicView(shows=None)


MODEL = read(Shop)
RULES = select_rules(["INT001", "INT002", "INT003", "STR004"])
FOUND = review(Graph(MODEL), RULES).findings


def placed(view: str, findings: Sequence[Finding] = FOUND, model: Model = MODEL) -> Placement:
    ((_, scene),) = scenes(model, [view], findings=findings)
    return arrange(view, scene, "layered", None, 60)


def told(placement: Placement) -> list[tuple[str, str]]:
    return [("".join(each.badge.lines), " ".join(each.text.lines)) for each in placement.scene.notices]


def figures(placement: Placement, kind: str) -> list[Figure]:
    return [each for each in draw(placement).figures if each.kind == kind]


def test_everything_stands_where_it_stands_without_findings() -> None:
    for view in ("schematic", "logical", "folded"):
        marked, clean = placed(view), placed(view, ())
        assert (marked.boxes, marked.wires, marked.labels) == (clean.boxes, clean.wires, clean.labels)
        assert marked.size.width > clean.size.width
        assert marked.size.height >= clean.size.height


def test_the_worst_is_told_first_and_each_with_its_code() -> None:
    assert told(placed("schematic")) == [
        ("INT003", "'API gateway' reaches 'CRM' without passing a service"),
        ("INT002", "'Front ends' reaches 'CRM' without passing integration microservices"),
        ("INT001", "'Phone' reaches 'Push' without passing an API gateway"),
        ("STR004", "'Reports' has no relations"),
    ]


def test_a_line_is_marked_where_it_is_drawn_and_else_what_it_begins_at() -> None:
    assert [each.names for each in placed("schematic").scene.notices] == [
        ("opens",),
        ("peeks",),
        ("registers",),
        ("alone",),
    ]
    assert [each.names for each in placed("logical").scene.notices] == [
        ("gateway",),
        ("front",),
        ("phone",),
        ("alone",),
    ]


def test_what_is_inside_a_closed_group_is_marked_on_the_group() -> None:
    marked = placed("folded").scene
    names = {name for each in marked.notices for name in each.names}
    assert "platform" in names
    assert names <= {box.name for box in marked.boxes} | {wire.name for wire in marked.wires}


def test_what_a_picture_does_not_show_is_counted() -> None:
    class Elsewhere(Blueprint):
        phone = MobileDevice("Phone")
        picture = SchematicView()

    assert told(placed("picture", FOUND, read(Elsewhere))) == [
        ("INT001", "'Phone' reaches 'Push' without passing an API gateway"),
        ("", "3 about what is not in this picture"),
    ]


class Owed(Blueprint):
    """What is wrong here no picture draws: a flow, an asset, a waiver, a view."""

    customers = DataAsset("Customers", classification="confidential")
    crm = Database("CRM store", stores=(customers,), record_of=(customers,))
    erp = Database("ERP store", stores=(customers,), record_of=(customers,))
    orders = Microservice("Orders")
    asks = orders.calls(crm, latency_ms=2.0)
    order = Flow("An order", steps=(asks,), budget_ms=1.0)
    pilot = Waiver("INT001", on=(crm,), because="nothing yet")
    whole = SchematicView()
    part = SchematicView(shows=kind(Microservice))


def test_what_no_picture_draws_is_marked_on_what_it_points_at_and_told_where_that_is_nothing() -> None:
    model = read(Owed)
    rules = select_rules(
        ["DAT004", "PRF001", "META001", "INT001", "DOC004"], options={"DOC004": {"elements": 0}}
    )
    findings = review(Graph(model), rules).findings
    told_of = {
        view: {"".join(each.badge.lines): each.names for each in placed(view, findings, model).scene.notices}
        for view in ("whole", "part")
    }
    assert told_of["whole"] == {
        "DAT004": ("crm", "erp"),
        "PRF001": ("asks",),
        "META001": (),
        "DOC004": (),
        "": (),  # the view that shows a part is in no other picture
    }
    assert told_of["part"] == {"META001": (), "DOC004": (), "": ()}


def test_what_is_found_about_another_view_is_counted_and_not_told() -> None:
    class Paying(Blueprint):
        orders = Microservice("Orders")
        crm = Database("CRM store")
        asks = orders.calls(crm, latency_ms=2.0)
        whole = SchematicView()
        paying = FlowView("A payment", steps=(asks,), budget_ms=1.0)
        order = Flow("An order", steps=(asks, asks), budget_ms=1.0)

    model = read(Paying)
    findings = review(Graph(model), select_rules(["PRF001"])).findings
    assert sorted(each.at[0] for each in findings) == ["order", "paying"]
    assert [each.names for each in placed("whole", findings, model).scene.notices] == [("asks",), ()]
    assert [each.names for each in placed("paying", findings, model).scene.notices] == [("asks",), ("asks",)]


def test_hundreds_of_findings_are_counted_after_forty() -> None:
    many = [*FOUND] * 30
    notices = told(placed("schematic", many))
    assert len(notices) == 41
    assert notices[-1] == ("", "80 more")


def test_a_marked_line_is_bolder_and_of_the_colour_of_its_badge() -> None:
    clean = {each.name: each for each in figures(placed("schematic", ()), "relation")}
    marked = {each.name: each for each in figures(placed("schematic"), "relation")}
    assert {name for name, each in marked.items() if each != clean[name]} == {"opens", "peeks", "registers"}


def test_no_badge_covers_another_or_a_label_or_a_card() -> None:
    placement = placed("schematic", [*FOUND, *FOUND])
    grounds = [
        [mark.rect for mark in each.marks if isinstance(mark, Rectangle) and mark.fill]
        for each in figures(placement, "notice")
    ]
    rects = [badge for each in grounds for badge in each]
    labels = [*placement.labels.values()]
    assert len(rects) == 7
    for number, one in enumerate(rects):
        assert not any(one.overlaps(other) for other in rects[number + 1 :])
        assert not any(one.overlaps(other) for other in labels)


def test_a_badge_hides_no_short_line_and_no_arrow() -> None:
    class Short(Blueprint):
        phone = MobileDevice("Phone", technology="iOS")
        crm = Backend("CRM")
        peeks = phone.calls(crm)
        picture = SchematicView()

    model = read(Short)
    placement = placed("picture", review(Graph(model), RULES).findings, model)
    ((leg,),) = placement.wires.values()
    (badge,) = (
        each.rect
        for figure in figures(placement, "notice")
        for each in figure.marks
        if isinstance(each, Rectangle) and each.fill
    )
    assert not any(badge.overlaps(Rect(at.x, at.y, 0, 0).grown(1)) for at in leg)
    assert not badge.x <= leg[0].x <= badge.right


def test_the_column_lies_beside_the_picture_and_on_the_page() -> None:
    placement = placed("schematic")
    (column,) = figures(placement, "notices")
    right = max(rect.right for rect in placement.boxes.values())
    for mark in column.marks:
        if isinstance(mark, Text):
            assert mark.at.x > right
            assert mark.at.x + mark.width <= placement.size.width - placement.scene.margin
            assert mark.at.y < placement.size.height


def test_without_findings_a_scene_is_what_it_was() -> None:
    ((_, scene),) = scenes(MODEL, ["schematic"], findings=())
    assert scene.notices == ()


@pytest.mark.parametrize("name", ALONE)
def test_the_colours_of_findings_can_be_read_in_every_theme(name: str) -> None:
    theme = named(name)
    for ink in (theme.error, theme.warning, theme.info, theme.added):
        assert contrast(theme.card, ink) >= TEXT
        for ground in (theme.paper, *theme.groups):
            assert contrast(ink, ground) >= TEXT
    assert len({theme.error, theme.warning, theme.info, theme.added}) == 4


def test_severities_differ_in_colour() -> None:
    inks = {each.badge.pill for each in placed("schematic").scene.notices}
    assert len(inks) == 2
    assert {each.severity for each in FOUND} == {Severity.ERROR, Severity.WARNING}
