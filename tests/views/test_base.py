"""What a view says about places reaches the scene, or is refused with its line."""

from __future__ import annotations

import inspect

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Balancer, ContainerPlatform, Element, Group, Microservice
from archmodel.errors import ArchmodelError, BlueprintError, LayoutError, ViewError
from archmodel.geometry import Direction
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.pipeline import render
from archmodel.scene import Scene, Wishes
from archmodel.theme.series import SERIES
from archmodel.views import LogicalView, SchematicView, View

VIEWS = [SchematicView, LogicalView]


class Shop(Blueprint, title="The shop"):
    platform = ContainerPlatform("Platform", direction=Direction.RIGHT, wrap=3)
    spread = Balancer("Balancer", inside=platform)
    orders = Microservice("Orders", inside=platform)
    stock = Microservice("Stock", inside=platform)
    data = Group("Data", inside=platform, collapsed=True)
    store = Element("Store", inside=data)
    crm = Backend("CRM")


def scene_of(view: View) -> Scene:
    return view.compose(Graph(read(Shop)), SERIES)


@pytest.mark.parametrize("kind", VIEWS)
def test_what_a_view_says_about_places_is_in_its_scene_by_name(kind):
    view = kind(
        direction=Direction.DOWN,
        wrap=4,
        same_row=((Shop.orders, Shop.stock),),
        order=((Shop.platform, Shop.crm), (Shop.stock, Shop.orders)),
        near=((Shop.orders, Shop.data),),
    )
    scene = scene_of(view)
    assert (scene.direction, scene.wrap) == (Direction.DOWN, 4)
    assert scene.wishes == Wishes(
        same_row=(("orders", "stock"),),
        order=(("platform", "crm"), ("stock", "orders")),
        near=(("orders", "data"),),
        where=str(view.place),
    )


@pytest.mark.parametrize("kind", VIEWS)
def test_what_a_group_says_about_its_members_is_in_its_box(kind):
    boxes = {box.name: box for box in scene_of(kind()).boxes}
    assert (boxes["platform"].direction, boxes["platform"].wrap) == (Direction.RIGHT, 3)


@pytest.mark.parametrize("kind", VIEWS)
def test_a_view_that_says_nothing_wishes_nothing(kind):
    assert scene_of(kind()).wishes[:3] == ((), (), ())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"wrap": 0}, "'wrap' cannot be 0"),
        ({"same_row": ((Shop.orders,),)}, "'same_row' needs two elements"),
        ({"order": ((),)}, "'order' needs two elements"),
        ({"near": ((Shop.orders, Shop.stock, Shop.orders),)}, "'near' names 'Orders' twice"),
        ({"collapse": (Shop.data, Shop.data)}, "'collapse' names 'Data' twice"),
        ({"collapse": (Shop.data,), "expand": (Shop.data,)}, "'collapse' and 'expand' both name 'Data'"),
        ({"same_row": (Shop.orders, Shop.stock)}, "'same_row' of this SchematicView cannot be a tuple"),
        ({"collapse": Shop.data}, "'collapse' of this SchematicView cannot be a Group"),
        ({"theme": "series-drak"}, "there is no theme 'series-drak'"),
        ({"direction": "right"}, "'direction' of this SchematicView cannot be the text 'right'"),
    ],
)
def test_a_word_that_says_nothing_sensible_is_refused_where_it_is_written(words, said):
    line = inspect.currentframe().f_lineno + 2  # type: ignore[union-attr]
    with pytest.raises(BlueprintError) as caught:
        SchematicView(**words)
    assert caught.value.what.startswith(said)
    assert f"test_base.py:{line}" in caught.value.where


ELSEWHERE = Backend("Elsewhere")


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (LogicalView(near=((Shop.orders, Shop.spread),)), "'near' names 'spread', which a logical view does"),
        (LogicalView(order=((Shop.orders, ELSEWHERE),)), "'order' names 'Elsewhere', which is no element of"),
        (LogicalView(collapse=(ELSEWHERE,)), "'collapse' names 'Elsewhere', which is no element of 'shop'"),
        (LogicalView(collapse=(Shop.orders,)), "'collapse' names 'orders', which has no members"),
        (LogicalView(expand=(Shop.platform,)), "'expand' names 'platform', which is not collapsed"),
        (
            LogicalView(collapse=(Shop.platform,), order=((Shop.orders, Shop.crm),)),
            "'order' names 'orders', and 'collapse' makes one card of 'platform' around it",
        ),
        (
            LogicalView(same_row=((Shop.store, Shop.orders),)),
            "'same_row' names 'store', and 'collapsed' makes one card of 'data' around it",
        ),
        (
            LogicalView(collapse=(Shop.platform,), expand=(Shop.data,)),
            "'expand' names 'data', and 'collapse' makes one card of 'platform' around it",
        ),
        (
            LogicalView(collapse=(Shop.platform, Shop.data)),
            "'collapse' names 'data', and 'collapse' makes one card of 'platform' around it",
        ),
    ],
)
def test_a_word_about_what_the_picture_does_not_show_is_refused_with_its_line(view, said):
    with pytest.raises(ViewError) as caught:
        scene_of(view)
    assert caught.value.what.startswith(said)
    assert caught.value.where == str(view.place) != ""
    assert caught.value.instead


def test_a_view_adds_nothing_to_the_model():
    class Looking(Blueprint):
        here = Backend("Here")
        picture = SchematicView(near=((here, ELSEWHERE),), collapse=(ELSEWHERE,))

    assert list(read(Looking).elements) == ["here"]


@pytest.mark.parametrize("word", [{"direction": Direction.DOWN}, {"wrap": 2}, {"collapsed": True}], ids=str)
def test_what_is_said_about_members_of_what_has_none_is_refused(word):
    class Lonely(Blueprint):
        orders = Microservice("Orders", **word)

    with pytest.raises(BlueprintError, match="is about its members, and it has none") as caught:
        render(Lonely)
    assert "test_base.py" in caught.value.where


def test_words_that_contradict_each_other_are_refused_with_the_line_of_the_view():
    class Torn(Blueprint):
        a = Backend("A")
        b = Backend("B")
        picture = SchematicView(order=((a, b),), near=((a, b),), same_row=((b, a),))
        torn = SchematicView(order=((a, b), (b, a)))

    render(Torn, "picture")
    with pytest.raises(LayoutError, match="'order' puts 'a' before 'b', and 'order' puts 'b'") as caught:
        render(Torn, "torn")
    assert caught.value.where == str(Torn.torn.place)
    assert isinstance(caught.value, ArchmodelError)
