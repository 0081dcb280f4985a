"""What is drawn can be read in every theme: each mark against what really lies under it (WCAG 2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from typing import NamedTuple

import pytest

from archmodel import Blueprint
from archmodel.colour import contrast
from archmodel.drawing.draw import draw
from archmodel.drawing.marks import Drawing, Mark, Path, Picture, Rectangle, Text
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    ContainerPlatform,
    Database,
    Group,
    Internet,
    Microservice,
    Person,
    SsoServer,
    ThirdPartyService,
    WebApplication,
)
from archmodel.elements.transports import HTTPS, KAFKA
from archmodel.geometry import Point, Rect
from archmodel.graph import Graph
from archmodel.loading import load_all
from archmodel.model import read
from archmodel.pipeline import Picture as Placed
from archmodel.pipeline import place, views_of
from archmodel.theme.base import named
from archmodel.views import DetailView, FlowView, LogicalView, SchematicView, SequenceView
from tests.test_renders import ROOT
from tests.theme.test_base import ALONE, GRAPHIC, TEXT

STEP = 8.0
"""Pixels between two points at which a line is looked at."""


class Everything(Blueprint, title="All that can be drawn"):
    """Every part of every picture.

    Groups three deep, all of a card, a bar, a cloud, a card for a group, an icon, and large cards.
    """

    clerk = Person("Clerk")
    shop = WebApplication("Shop", technology="HTML", instances="2", sso=True, storage="cookies")
    net = Internet("Internet")
    gateway = ApiGateway("Gateway", technology="Kong", sso=True)
    platform = ContainerPlatform("Platform", technology="OpenShift", instances="2", sso=True)
    spread = Balancer("Balancer", inside=platform)
    inner = Group("Inner", inside=platform)
    innermost = Group("Innermost", inside=inner)
    orders = Microservice("Orders", inside=innermost, description="Takes orders.", icon="aws.compute.Lambda")
    sso = SsoServer("Sign-on", inside=inner, technology="Keycloak", sso=True)
    data = Group("Data", collapsed=True)
    store = Database("Store", inside=data)
    crm = Backend("CRM", stands_for="what was there before")
    bank = ThirdPartyService("Bank")

    sells = clerk.calls(shop, "sells")
    asks = shop.calls(gateway, "asks", over=HTTPS, via=net)
    routes = gateway.calls(orders, "routes", over=HTTPS, via=spread)
    signs = orders.authenticates_with(sso, "signs on")
    keeps = orders.stores_in(store, "keeps")
    counts = sso.stores_in(store)
    tells = orders.publishes_to(crm, "tells", over=KAFKA)
    pays = orders.calls(bank, "pays")

    schematic = SchematicView()
    logical = LogicalView(descriptions=True)
    flow = FlowView("A flow", steps=(asks, routes, keeps), collapse=(data,))
    sequence = SequenceView("A sequence", steps=(asks, routes, keeps, tells, keeps))
    shop_card = DetailView(shop)
    gateway_card = DetailView(gateway)
    orders_card = DetailView(orders)
    crm_card = DetailView(crm)


@pytest.fixture(scope="module")
def placed() -> list[Placed]:
    """Return every view of the blueprints and of the one above, with room for the largest key."""
    models = [*load_all([str(ROOT / "blueprints")]), read(Everything)]
    return [picture for model in models for picture in place(model, theme="series")]


@pytest.mark.parametrize("name", ALONE)
def test_every_mark_stands_out_from_what_lies_under_it(name, placed):
    theme = named(name)
    for picture in placed:
        scene = views_of(picture.model)[picture.view].compose(Graph(picture.model), theme)
        for each in seen(draw(picture.placement._replace(scene=scene))):
            ratio = contrast(each.ink, each.ground)
            assert ratio >= each.least, f"{picture.model.name}/{picture.view}: {each} has {ratio:.2f}"


def test_a_word_that_cannot_be_read_is_found(placed):
    (picture,) = (each for each in placed if (each.model.name, each.view) == ("everything", "schematic"))
    drawing = draw(picture.placement)
    pale = drawing._replace(paper=picture.placement.scene.heading.left[0].ink)
    assert [each for each in seen(pale) if contrast(each.ink, each.ground) < each.least]


class Seen(NamedTuple):
    """A mark that has to stand out."""

    what: str
    ink: str
    ground: str
    least: float


def seen(drawing: Drawing) -> Iterator[Seen]:
    """Yield what has to stand out, with the colour that lies under it.

    Borders of cards need not: they only help what text and headers say. Nor do pills and badges,
    which are grounds of text. The dot of a line is no ground: lines that branch begin on the same dot.
    """
    below = Ground(drawing.paper)
    for figure in drawing.figures:
        for mark in figure.marks:
            what = f"{figure.kind} {figure.name}"
            if isinstance(mark, Text):
                for share in (0.0, 0.5, 1.0):
                    at = Point(mark.at.x + mark.width * share, mark.at.y - mark.font / 3)
                    yield Seen(f"{what} '{mark.text}'", mark.ink, below.at(at), TEXT)
            elif isinstance(mark, Picture):
                if not mark.vendor:
                    yield Seen(f"{what} {mark.name}", mark.ink, below.at(mark.rect.center), GRAPHIC)
            else:
                yield from graphic(what, figure.kind, mark, below)
                if not (figure.kind == "relation" and mark.fill and mark.stroke):
                    below.lay(mark)


def graphic(what: str, kind: str, mark: Rectangle | Path, below: Ground) -> Iterator[Seen]:
    """Yield what has to stand out of a shape."""
    x, y, _, high = box(mark)
    outside = below.at(Point(x - 2, y + high / 2))
    if isinstance(mark, Path) and not mark.fill and mark.stroke:
        for at in along(mark):
            yield Seen(what, mark.stroke, below.at(at), GRAPHIC)
    elif mark.fill and mark.stroke and (kind == "group" or isinstance(mark, Path)):
        yield Seen(f"border of {what}", mark.stroke, mark.fill, GRAPHIC)
        yield Seen(f"border of {what}", mark.stroke, outside, GRAPHIC)
    elif mark.fill and mark.stroke and kind == "relation":
        yield Seen(f"dot of {what}", mark.fill, mark.stroke, GRAPHIC)
    elif mark.fill and kind == "key":
        yield Seen(f"fill of {what}", mark.fill, outside, GRAPHIC)
    elif mark.fill and kind == "relation" and isinstance(mark, Path):
        yield Seen(f"fill of {what}", mark.fill, below.at(box(mark).center), GRAPHIC)


def along(path: Path) -> Iterator[Point]:
    """Yield points of a line, from corner to corner."""
    corners = [points[-1] for _, points in path.steps if points]
    moves = [verb for verb, points in path.steps if points]
    for (a, b), verb in zip(pairwise(corners), moves[1:], strict=True):
        if verb != "M":
            pieces = max(1, int(hypot(b.x - a.x, b.y - a.y) / STEP))
            for i in range(pieces):
                share = (i + 0.5) / pieces
                yield Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)


def box(mark: Rectangle | Path) -> Rect:
    """Return what a shape lies in."""
    if isinstance(mark, Rectangle):
        return mark.rect
    xs, ys = zip(*(point for _, points in mark.steps for point in points), strict=True)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


class Ground:
    """What has been painted so far."""

    def __init__(self, paper: str) -> None:
        self.paper = paper
        self.laid: list[tuple[Rect, str, float]] = []

    def lay(self, mark: Mark) -> None:
        """Paint a shape."""
        if isinstance(mark, Rectangle | Path) and mark.fill:
            self.laid.append((box(mark), mark.fill, mark.opacity if isinstance(mark, Rectangle) else 1.0))

    def at(self, point: Point) -> str:
        """Return the colour at a point."""
        colour = self.paper
        for rect, fill, opacity in self.laid:
            if rect.x <= point.x <= rect.right and rect.y <= point.y <= rect.bottom:
                colour = mixed(fill, colour, opacity)
        return colour


def mixed(over: str, under: str, opacity: float) -> str:
    """Return a colour that lies, somewhat see-through, over another."""
    pairs = zip(bytes.fromhex(over[1:]), bytes.fromhex(under[1:]), strict=True)
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in pairs)
