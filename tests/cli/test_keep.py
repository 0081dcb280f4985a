"""`--keep-layout` and `pin`: pictures that stay as they were, and elements where they were put."""

from __future__ import annotations

import json

import pytest

from tests.process import SHOP

GROWN = SHOP.replace(
    "    asks = ",
    '    crm = Microservice("CRM")\n    knows = gateway.calls(crm, "asks for customers")\n    asks = ',
)


def nodes(text: bytes) -> dict[str, dict[str, float]]:
    return {each["id"]: each for each in json.loads(text)["nodes"]}


def test_the_first_time_there_is_nothing_to_keep_and_that_is_said(archmodel, shop):
    ended = archmodel("render", shop, "--keep-layout")
    assert ended.code == 0
    assert "shop/schematic: nothing to keep yet, as there is no renders/shop/schematic.json" in ended.err
    assert {"shop/schematic.svg", "shop/schematic.png", "shop/schematic.json"} <= archmodel.files(
        "renders"
    ).keys()


def test_the_same_blueprint_is_kept_to_the_byte(archmodel, shop):
    archmodel("render", shop, "--keep-layout")
    before = archmodel.files("renders")
    ended = archmodel("render", shop, "--keep-layout")
    assert (ended.code, ended.err) == (0, "")
    assert archmodel.files("renders") == before


def test_what_was_there_stays_where_something_is_added(archmodel, shop):
    archmodel("render", shop, "--view", "schematic", "--keep-layout")
    before = nodes(archmodel.files("renders")["shop/schematic.json"])
    archmodel.write("shop.py", GROWN)
    archmodel("render", shop, "--view", "schematic", "--keep-layout")
    after = nodes(archmodel.files("renders")["shop/schematic.json"])
    assert set(after) - set(before) == {"crm"}
    for name in ("phone", "gateway", "platform", "orders"):
        assert (after[name]["x"], after[name]["y"]) == (before[name]["x"], before[name]["y"])


def test_a_layout_can_be_named(archmodel, shop):
    archmodel("render", shop, "--view", "schematic", "-f", "json", "-o", "last.json")
    archmodel.write("shop.py", GROWN)
    ended = archmodel(
        "render", shop, "--view", "schematic", "--keep-layout", "last.json", "-f", "json", "-o", "-"
    )
    before, after = nodes(archmodel.files()["last.json"]), nodes(ended.raw)
    assert (after["orders"]["x"], after["orders"]["y"]) == (before["orders"]["x"], before["orders"]["y"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--keep-layout", "last.json"], "is the layout of one picture, and there are 2"),
        (
            ["--view", "logical", "--keep-layout", "last.json"],
            "layout of the view 'schematic', not of 'logical'",
        ),
        (["--view", "schematic", "--keep-layout", "none.json"], "none.json: cannot be read"),
        (["--view", "schematic", "--keep-layout", "shop.py"], "shop.py:1"),
        (["--view", "schematic", "-o", "-", "--keep-layout"], "nothing beside standard output"),
        (
            ["--view", "schematic", "--engine", "graphviz", "--keep-layout", "last.json"],
            "use --engine layered",
        ),
    ],
)
def test_a_layout_that_cannot_be_kept_is_one_sentence_with_the_way_out(arguments, said, archmodel, shop):
    archmodel("render", shop, "--view", "schematic", "-f", "json", "-o", "last.json")
    ended = archmodel("render", shop, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_layout_of_something_else_is_refused(archmodel, shop):
    archmodel("render", shop, "--view", "schematic", "-f", "json", "-o", "last.json")
    text = SHOP.replace("phone", "a").replace("gateway", "b").replace("platform", "c").replace("orders", "d")
    other = archmodel.write("other.py", text)
    ended = archmodel("render", other, "--view", "schematic", "--keep-layout", "last.json")
    assert ended.code == 2
    assert "last.json: it holds nothing of what the view 'schematic' shows" in ended.err


def test_what_is_pinned_stands_there_and_the_picture_is_the_same_otherwise(archmodel, shop):
    archmodel("render", shop, "--view", "schematic", "-f", "json", "-o", "free.json")
    ended = archmodel("pin", shop, "gateway", "--view", "schematic")
    assert (ended.code, ended.err) == (0, "")
    assert [line.rpartition("/")[2] for line in ended.out.splitlines()] == ["shop.layout.json"]
    pins = json.loads(archmodel.files()["shop.layout.json"])
    assert list(pins["views"]["schematic"]) == ["gateway"]
    archmodel("render", shop, "--view", "schematic", "-f", "json", "-o", "same.json")
    assert archmodel.files()["same.json"] == archmodel.files()["free.json"]
    pins["views"]["schematic"]["gateway"]["y"] += 300
    archmodel.write("shop.layout.json", json.dumps(pins))
    archmodel("render", shop, "--view", "schematic", "-f", "json", "-o", "moved.json")
    free, now = nodes(archmodel.files()["free.json"]), nodes(archmodel.files()["moved.json"])
    assert now["gateway"]["y"] - now["phone"]["y"] == free["gateway"]["y"] - free["phone"]["y"] + 300


def test_pinning_more_adds_to_what_is_pinned(archmodel, shop):
    archmodel("pin", shop, "gateway", "--view", "schematic")
    archmodel("pin", shop, "phone", "--view", "schematic")
    archmodel("pin", shop, "--view", "logical")
    views = json.loads(archmodel.files()["shop.layout.json"])["views"]
    assert list(views["schematic"]) == ["gateway", "phone"]
    assert set(views["logical"]) == {"phone", "gateway", "platform", "orders"}
    ended = archmodel("render", ".")
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gatway", "--view", "schematic"], "did you mean 'gateway'?"),
        (["gateway"], "has several views: schematic, logical"),
        (["gateway", "--view", "schematc"], "did you mean 'schematic'?"),
    ],
)
def test_what_cannot_be_pinned_is_said_with_the_way_out(arguments, said, archmodel, shop):
    ended = archmodel("pin", shop, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "shop.layout.json" not in archmodel.files()


@pytest.mark.parametrize(
    ("view", "pins", "said"),
    [
        ("schematic", {"gatway": {"x": 0, "y": 0}}, "did you mean 'gateway'?"),
        ("schematc", {"gateway": {"x": 0, "y": 0}}, "did you mean 'schematic'?"),
        ("schematic", {"gateway": {"x": 0, "y": 0}, "phone": {"x": 5, "y": 5}}, "'gateway' and 'phone'"),
        ("schematic", {"gateway": {"x": 0}}, "shop.layout.json:1:"),
    ],
)
def test_pins_that_cannot_be_heeded_are_never_ignored(view, pins, said, archmodel, shop):
    archmodel.write("shop.layout.json", json.dumps({"schemaVersion": 1, "views": {view: pins}}))
    ended = archmodel("render", shop, "--view", "schematic")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "shop.layout.json" in ended.err
    assert ended.err.count("instead:") <= 1


def test_pins_of_another_project_are_not_read(archmodel):
    archmodel.write("project/pyproject.toml", "")
    archmodel.write("project/shop.py", SHOP)
    archmodel.write("project/pins/shop.layout.json", '{"schemaVersion": 1, "pins": {}}')
    archmodel.write("outside/shop.layout.json", '{"token": 1}')
    link = archmodel.folder / "project" / "shop.layout.json"
    link.symlink_to(archmodel.folder / "outside" / "shop.layout.json")
    ended = archmodel("render", "project/shop.py")
    assert ended.code == 2
    assert "project/shop.layout.json: a link that leads out of the project" in ended.err
    assert "token" not in ended.err
    link.unlink()
    link.symlink_to("pins/shop.layout.json")
    assert "leads out" not in archmodel("render", "project/shop.py").err
