"""The picture of a change, over a landscape of sixty elements."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy

import pytest

from archmodel import contrasting
from archmodel.blueprint import Blueprint
from archmodel.changes import Changes
from archmodel.contrasting import Contrast, contrasted
from archmodel.diff import compare
from archmodel.drawing.draw import draw
from archmodel.drawing.marks import Path, Rectangle, Text
from archmodel.elements import Backend, Group, Microservice
from archmodel.elements.transports import HTTPS
from archmodel.errors import LayoutError
from archmodel.formats.changes.base import SIGNS, sign
from archmodel.layout.base import Placement
from archmodel.model import read
from archmodel.pipeline import arrange, place
from archmodel.scene import Box
from archmodel.views import DetailView, SchematicView
from tests.diff.edits import EDITS, Told, documents, model_of


def contrast(before: type[Blueprint], after: type[Blueprint]) -> Contrast:
    old, new = read(before), read(after)
    return contrasted(old, new, compare(old, new), "schematic", timeout=60)


def schematic_of(blueprint: type[Blueprint]) -> dict[str, Box]:
    """Return the boxes of the picture of a blueprint alone, by name."""
    (picture,) = place(read(blueprint), ["schematic"])
    return {box.name: box for box in picture.placement.scene.boxes}


def edited() -> Iterator[tuple[Placement, Contrast, Changes]]:
    (document,) = [each for each in documents() if each["name"] == "online_shop"]
    before = model_of(document)
    (picture,) = place(before, ["schematic"])
    for seed in range(12):
        chance, after, told = random.Random(seed), deepcopy(document), set[Told]()
        for edit in chance.sample(EDITS, k=chance.randint(1, 4)):
            edit(after, chance, told)
        later = model_of(after)
        changes = compare(before, later)
        yield picture.placement, contrasted(before, later, changes, "schematic", timeout=60), changes


@pytest.fixture(scope="module")
def landscapes() -> list[tuple[Placement, Contrast, Changes]]:
    return [*edited()]


def signs(placement: Placement) -> dict[str, set[str]]:
    """Return the signs that are drawn for each notice, by the names it is about."""
    drawn = [each for each in draw(placement).figures if each.kind == "notice"]
    notices = [each for each in placement.scene.notices if each.names]
    return {
        name: {mark.text for mark in figure.marks if isinstance(mark, Text)}
        for notice, figure in zip(notices, drawn, strict=True)
        for name in notice.names
    }


def test_what_did_not_change_has_not_moved(landscapes) -> None:
    for before, (after, moved), changes in landscapes:
        touched = {each.was for each in changes.changes} | {each.name for each in changes.changes}
        still = [box for box in before.scene.boxes if box.name not in touched and not box.is_group]
        assert len(still) > 30
        assert moved == 0
        for box in still:
            was = before.boxes[box.name].moved(-before.origin.x, -before.origin.y)
            assert after.boxes[box.name].moved(-after.origin.x, -after.origin.y) == was


def test_nothing_lies_on_anything_else(landscapes) -> None:
    for _, (after, _), _ in landscapes:
        for box in after.scene.boxes:
            inner = after.boxes[box.name].grown(-1)
            for other in after.scene.boxes:
                if other.parent == box.parent and other is not box:
                    assert not inner.overlaps(after.boxes[other.name])


def test_every_change_is_found_by_its_sign_without_colours(landscapes) -> None:
    for _, (after, _), changes in landscapes:
        drawn = signs(after)
        for each in changes.changes:
            assert SIGNS[sign(each)] in drawn[each.name]


def test_the_key_explains_the_colours_and_dashes_that_are_drawn_and_no_others(landscapes) -> None:
    for before, (after, _), _ in landscapes:
        marks = [mark for each in draw(after).figures if each.kind != "key" for mark in each.marks]
        strokes = {(each.stroke, each.dash) for each in marks if isinstance(each, Path)}
        fills = {each.fill for each in marks if isinstance(each, (Path, Rectangle))}
        inks = fills | {ink for ink, _ in strokes}
        explained = {each.label.lines for row in after.scene.key[:-1] for each in row}
        for each in (entry for row in before.scene.key for entry in row):
            if each.stroke and each.stroke.dash:
                is_drawn = any(dash == each.stroke.dash for _, dash in strokes)
            else:
                is_drawn = (each.stroke.ink if each.stroke else each.fill) in inks
            assert is_drawn == (each.label.lines in explained)


def test_the_key_of_a_card_that_changed_explains_its_networks() -> None:
    class Before(Blueprint, title="Shop"):
        cart = Microservice("Cart")
        crm = Backend("CRM")
        asks = cart.calls(crm, over=HTTPS)
        card = DetailView(cart)

    class After(Blueprint, title="Shop"):
        cart = Microservice("Cart", technology="Rust")
        crm = Backend("CRM")
        asks = cart.calls(crm, over=HTTPS)
        card = DetailView(cart)

    old, new = read(Before), read(After)
    placement, _ = contrasted(old, new, compare(old, new), "card", timeout=60)
    assert [entry.label.lines[0] for entry in placement.scene.key[1]] == ["To storage and backends"]


class Shop(Blueprint):
    inner = Group("Inner")
    outer = Group("Outer")
    cart = Microservice("Cart", inside=inner)
    stock = Microservice("Stock", inside=inner)
    crm = Backend("CRM", inside=outer)
    asks = cart.calls(crm, "asks")
    counts = cart.calls(stock, "counts")


class Later(Blueprint):
    inner = Group("Inner")
    outer = Group("Outer")
    cart = Microservice("Cart", inside=inner, technology="Rust")
    stock = Microservice("Stock", inside=outer)
    points = Microservice("Points", inside=inner)
    counts = cart.calls(stock, "counts")
    earns = cart.calls(points, "earns")


def test_what_is_gone_and_the_place_something_left_are_ghosts() -> None:
    placement, _ = contrast(Shop, Later)
    boxes = {each.name: each for each in placement.scene.boxes}
    wires = {each.name: each for each in placement.scene.wires}
    for ghost, parent in (("crm", "outer"), ("stock (was)", "inner")):
        assert boxes[ghost].parent == parent
        assert boxes[ghost].frame.fill is None
        assert boxes[ghost].frame.dash
    assert (wires["asks"].source, wires["asks"].target) == ("cart", "crm")
    assert wires["asks"].stroke.dash
    assert (boxes["stock"].parent, boxes["points"].parent) == ("outer", "inner")


def test_lines_that_come_and_go_with_an_element_are_told_with_it() -> None:
    placement, _ = contrast(Shop, Later)
    told = {each.names: " ".join(each.text.lines) for each in placement.scene.notices}
    assert told["points", "earns"] == "Points (Microservice): new; with 1 relation (earns)"
    assert told["crm", "asks"] == "CRM (Backend): gone; with 1 relation (asks)"
    assert told["stock",] == "Stock (Microservice): moved out of 'inner' into 'outer'"
    assert told["cart",] == "Cart (Microservice): technology Rust"
    assert told[()] == "1 change of what is not in this picture"  # its name


def test_a_card_that_stands_for_what_changed_inside_has_changed() -> None:
    class Closed(Blueprint, title="Shop"):
        inner = Group("Inner", collapsed=True)
        cart = Microservice("Cart", inside=inner)

    class Fuller(Blueprint, title="Shop"):
        inner = Group("Inner", collapsed=True)
        cart = Microservice("Cart", inside=inner)
        points = Microservice("Points", inside=inner)

    placement, _ = contrast(Closed, Fuller)
    assert signs(placement) == {"inner": {"~"}}
    assert "Points (Microservice): new; inside 'inner'" in {
        " ".join(each.text.lines) for each in placement.scene.notices
    }


def test_the_card_that_something_moved_away_from_has_changed_too() -> None:
    class Before(Blueprint, title="Shop"):
        front = Group("Front", collapsed=True)
        back = Group("Back", collapsed=True)
        cart = Microservice("Cart", inside=front)
        stock = Microservice("Stock", inside=back)
        points = Microservice("Points", inside=front)
        crm = Backend("CRM")
        asks = cart.calls(crm)
        books = points.calls(crm)

    class After(Blueprint, title="Shop"):
        front = Group("Front", collapsed=True)
        back = Group("Back", collapsed=True)
        cart = Microservice("Cart", inside=front)
        stock = Microservice("Stock", inside=back)
        points = Microservice("Points", inside=back)
        crm = Backend("CRM")
        asks = cart.calls(crm)
        books = points.calls(crm)

    placement, _ = contrast(Before, After)
    assert {name: each for name, each in signs(placement).items() if name in ("front", "back")} == {
        "front": {"~"},
        "back": {"~"},
    }
    lit = schematic_of(After)
    drawn = {box.name: box for box in placement.scene.boxes}
    assert drawn["front"] == lit["front"]
    assert drawn["back"] == lit["back"]
    assert drawn["crm"] != lit["crm"]


def test_a_group_drawn_round_what_was_there_leaves_it_in_its_place() -> None:
    class Bare(Blueprint):
        cart = Microservice("Cart")
        crm = Backend("CRM")
        asks = cart.calls(crm, "asks")

    class Wrapped(Blueprint):
        core = Group("Core")
        cart = Microservice("Cart", inside=core)
        crm = Backend("CRM")
        asks = cart.calls(crm, "asks")

    placement, moved = contrast(Bare, Wrapped)
    assert [each.name for each in placement.scene.boxes] == ["core", "cart", "crm"]
    assert moved == 0


def test_a_new_word_about_places_moves_nothing_in_the_picture_of_a_change(monkeypatch) -> None:
    class Before(Blueprint, title="Row"):
        a = Microservice("A")
        b = Microservice("B")
        ab = a.calls(b)
        schematic = SchematicView()

    class After(Blueprint, title="Row"):
        a = Microservice("A")
        b = Microservice("B, renamed")
        ab = a.calls(b)
        schematic = SchematicView(order=((b, a),))

    def crowded(title, scene, engine, kept, timeout):
        """Let nothing find room where all stands still."""
        if engine == "still":
            raise LayoutError("no room")
        return arrange(title, scene, engine, kept, timeout)

    monkeypatch.setattr(contrasting, "arrange", crowded)
    placement, moved = contrast(Before, After)
    assert moved == 0
    assert placement.boxes["a"].bottom < placement.boxes["b"].y


def test_the_same_change_is_drawn_the_same() -> None:
    assert contrast(Shop, Later) == contrast(Shop, Later)


def test_side_by_side_each_thing_is_at_the_same_place_in_its_frame() -> None:
    old, new = read(Shop), read(Later)
    placement, _ = contrasted(old, new, compare(old, new), "schematic", aside=True, timeout=60)
    boxes = placement.boxes
    assert {"before/crm", "after/points"} <= boxes.keys()
    assert not {"after/crm", "before/points"} & boxes.keys()
    assert not any("(was)" in name for name in boxes)
    frames = boxes["before/"], boxes["after/"]
    assert frames[0][2:] == frames[1][2:]
    before, after = (
        boxes[f"{side}/cart"].moved(-frame.x, -frame.y)[:2]
        for side, frame in zip(("before", "after"), frames, strict=True)
    )
    assert before == after
    drawn = signs(placement)
    assert drawn["before/crm"] == {"−"}
    assert drawn["after/points"] == {"+"}
    assert drawn["before/stock"] == drawn["after/stock"] == {"→"}


def test_side_by_side_the_key_explains_the_colour_of_what_is_gone() -> None:
    old, new = read(Shop), read(Later)
    for aside, colours in ((False, ["Application"]), (True, ["Application", "Infrastructure"])):
        placement, _ = contrasted(old, new, compare(old, new), "schematic", aside=aside, timeout=60)
        assert [each.label.lines[0] for each in placement.scene.key[0]] == colours
