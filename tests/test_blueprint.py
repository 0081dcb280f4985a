"""Blueprints: what a body declares is kept, under the names it gives, and nothing gets lost."""

# Bodies that are refused are never used, and bind a name twice on purpose.
# pyright: reportUnusedClass=false
# ruff: noqa: PIE794

from __future__ import annotations

import sys
from typing import Any

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import ApiGateway, Backend, Client, Group, MobileDevice
from archmodel.errors import BlueprintError
from archmodel.model import read
from archmodel.views import LogicalView, SchematicView


def here() -> int:
    return sys._getframe(1).f_lineno


def test_attribute_names_are_identifiers() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("API gateway")
        asks = phone.calls(gateway)
        picture = SchematicView()

    assert list(Shop.__body__.named) == ["phone", "gateway", "asks", "picture"]
    assert Shop.__body__.named["phone"] is Shop.phone


def test_a_blueprint_is_not_called() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone")

    for called, instead in (
        (Blueprint, "write 'class Shop(Blueprint, title=\"The shop\"):' and declare all in its body"),
        (Shop, "write Shop alone"),
    ):
        for given in ((), ("The shop",)):
            with pytest.raises(BlueprintError) as caught:
                called(*given)
            assert caught.value.what.startswith(f"'{called.__name__}' is called, and a blueprint is")
            assert caught.value.instead == instead
            assert caught.value.where.endswith(f":{here() - 3}:17")


def test_no_name_is_reserved() -> None:
    class Garage(Blueprint, title="The garage", part=4):
        title = Client("Title")
        part = Client("Part")
        named = Client("Named")
        made = Client("Made")
        mro = Client("Method resolution order")

    model = read(Garage)
    assert list(model.elements) == ["title", "part", "named", "made", "mro"]
    assert all(getattr(Garage, name) is each for name, each in model.elements.items())
    assert (model.title, model.part) == ("The garage", 4)


def test_a_body_keeps_what_has_no_name_under_a_derived_one() -> None:
    class Shop(Blueprint):
        device = MobileDevice("Phone")
        gateway = ApiGateway("API gateway")
        device.calls(gateway, "first")
        device.calls(gateway, "second")
        gateway.calls(Backend("CRM & billing"))

    model = read(Shop)
    assert list(model.elements) == ["device", "gateway", "crm_billing"]
    assert list(model.relations) == ["device->gateway", "device->gateway#2", "gateway->crm_billing"]


def test_another_line_renames_nothing() -> None:
    class Before(Blueprint):
        a = Client("A")
        b = Client("B")
        b.calls(a)

    class After(Blueprint):
        a = Client("A")
        b = Client("B")
        a.calls(b)
        Client("Another")
        b.calls(a)

    assert set(read(Before).names.values()) <= set(read(After).names.values())


def test_a_name_used_twice_is_refused_on_its_line_and_the_other_line_is_named() -> None:
    with pytest.raises(BlueprintError, match="'phone' is already taken in this blueprint") as caught:

        class Shop(Blueprint):
            phone = MobileDevice("Phone")
            phone = MobileDevice("Another phone")

    line = here() - 2
    assert caught.value.where.endswith(f"tests/test_blueprint.py:{line}:13")
    assert caught.value.instead == f"choose another name; 'phone' is on line {line - 1}"


def test_a_name_may_not_be_taken_by_anything_else_either() -> None:
    with pytest.raises(BlueprintError, match="'phone' is already taken"):

        class Shop(Blueprint):
            phone = MobileDevice("Phone")
            phone = "Phone"  # type: ignore[assignment]


def test_the_same_helper_on_two_lines_does_not_excuse_a_name_used_twice() -> None:
    def make(title: str) -> Client:
        return Client(title)

    with pytest.raises(BlueprintError, match="'phone' is already taken") as caught:

        class Shop(Blueprint):
            phone = make("Phone")
            phone = make("Another phone")

    assert f"is on line {here() - 3}" in caught.value.instead


def test_what_is_not_a_declaration_may_be_bound_again() -> None:
    class Shop(Blueprint):
        title_of_phone = "Phone"
        title_of_phone = title_of_phone.upper()
        phone = MobileDevice(title_of_phone)

    assert read(Shop).elements["phone"].title == "PHONE"


def test_a_loop_may_bind_its_name_again_and_each_gets_a_derived_one() -> None:
    class Shop(Blueprint):
        for title in ("Orders", "Billing"):
            service = Client(title)

    assert list(read(Shop).elements) == ["orders", "billing"]


def test_a_loop_over_declarations_renames_none_of_them() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone")
        tablet = MobileDevice("Tablet")
        gateway = ApiGateway("API gateway")
        for device in (phone, tablet):
            device.calls(gateway)
        for device in (tablet, phone):
            gateway.notifies(device)

    assert list(read(Shop).elements) == ["phone", "tablet", "gateway"]
    assert list(read(Shop).relations) == [
        "phone->gateway",
        "tablet->gateway",
        "gateway->tablet",
        "gateway->phone",
    ]


def test_a_loop_over_fresh_declarations_may_be_followed_by_another() -> None:
    class Shop(Blueprint):
        for device in (MobileDevice("Phone"), MobileDevice("Tablet")):
            repr(device)
        for device in (MobileDevice("Watch"), MobileDevice("Ring")):
            repr(device)

    assert list(read(Shop).elements) == ["phone", "tablet", "watch", "ring"]


def test_a_second_name_for_one_thing_is_no_second_thing() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone")
        mobile = phone

    assert list(read(Shop).elements) == ["phone"]


def test_a_name_that_was_deleted_is_free_again() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone")
        del phone
        phone = MobileDevice("Tablet")

    assert {name: each.title for name, each in read(Shop).elements.items()} == {
        "phone#2": "Phone",
        "phone": "Tablet",
    }


def test_helpers_comprehensions_and_inner_classes_report_to_the_body() -> None:
    def pair(title: str) -> tuple[Client, ...]:
        return tuple(Client(f"{title} {number}") for number in (1, 2))

    class Shop(Blueprint):
        pair("Phone")
        [Client(each) for each in ("Watch",)]
        (lambda: Client("Ring"))()

        class Inner:
            tablet = Client("Tablet")

        exec("radio = Client('Radio set')")

    assert list(read(Shop).elements) == ["phone_1", "phone_2", "watch", "ring", "tablet", "radio"]


def test_a_blueprint_made_inside_another_keeps_its_own() -> None:
    def other() -> type[Blueprint]:
        class Other(Blueprint):
            inner = Client("Inner")

        return Other

    class Shop(Blueprint):
        made = other()
        outer = Client("Outer")

    assert list(read(Shop).elements) == ["outer"]
    assert list(read(Shop.made).elements) == ["inner"]


def test_inheritance_extends() -> None:
    class Base(Blueprint, title="Base", part=7):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("API gateway")
        asks = phone.calls(gateway)

    class More(Base, title="More"):
        crm = Backend("CRM")
        fetches = Base.gateway.calls(crm)

    assert list(read(More).elements) == ["phone", "gateway", "crm"]
    assert list(read(More).relations) == ["asks", "fetches"]
    assert list(read(Base).elements) == ["phone", "gateway"]
    assert read(More).elements["phone"] is Base.phone


def test_an_inherited_name_may_not_be_taken_again() -> None:
    class Base(Blueprint):
        phone = MobileDevice("Phone")

    with pytest.raises(BlueprintError, match="'phone' is already taken") as caught:

        class More(Base):
            phone = MobileDevice("Another phone")

    assert f"'phone' is on line {here() - 7}" in caught.value.instead


def test_an_inherited_view_may_be_replaced_but_only_once() -> None:
    class Base(Blueprint):
        picture = SchematicView()
        other = LogicalView()

    class More(Base):
        picture = SchematicView(title="More")

    assert list(read(More).views) == ["other", "picture"]
    assert read(More).views["picture"] is More.picture
    assert read(Base).views["picture"] is Base.picture

    with pytest.raises(BlueprintError, match="'picture' is already taken"):

        class Twice(Base):
            picture = SchematicView(title="One")
            picture = SchematicView(title="Two")


def test_a_loop_over_inherited_elements_renames_none_of_them() -> None:
    class Base(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ApiGateway("API gateway")

    class More(Base):
        for device in (Base.phone,):
            device.calls(Base.gateway)
        way_in = Base.gateway

    assert list(read(More).elements) == ["phone", "gateway"]
    assert list(read(More).relations) == ["phone->gateway"]


def test_two_bases_that_mean_two_things_by_one_name_are_refused_on_the_line_of_the_class() -> None:
    class One(Blueprint):
        phone = MobileDevice("Phone")

    class Other(Blueprint):
        phone = MobileDevice("Phone")

    with pytest.raises(BlueprintError, match="'phone' means two things") as caught:

        class Both(One, Other):
            pass

    assert caught.value.where.endswith(f"tests/test_blueprint.py:{here() - 3}:9")


def test_two_bases_with_one_ancestor_agree() -> None:
    class Root(Blueprint):
        phone = MobileDevice("Phone")

    class One(Root):
        a = Client("A")

    class Other(Root):
        b = Client("B")

    class Both(One, Other):
        pass

    assert list(read(Both).elements) == ["phone", "a", "b"]


shared = Backend("Shared CRM")
"""Made outside any blueprint."""


def test_elements_made_outside_belong_to_the_blueprint_that_uses_them() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone")
        asks = phone.calls(shared)

    assert list(read(Shop).elements) == ["phone", "shared_crm"]


def test_an_element_keeps_the_name_of_its_home_blueprint() -> None:
    class Home(Blueprint):
        crm = Backend("Customer relations")

    class Guest(Blueprint):
        phone = MobileDevice("Phone")
        asks = phone.calls(Home.crm)

    class Renaming(Blueprint):
        system = Home.crm

    assert list(read(Guest).elements) == ["phone", "crm"]
    assert list(read(Renaming).elements) == ["system"]


def test_another_blueprints_name_for_a_shared_element_is_not_its_home_name() -> None:
    outside = Backend("Billing")

    class One(Blueprint):
        system = outside

    class Other(Blueprint):
        phone = MobileDevice("Phone")
        asks = phone.calls(outside)

    assert list(read(One).elements) == ["system"]
    assert list(read(Other).elements) == ["phone", "billing"]


def test_what_contains_a_foreign_element_comes_along() -> None:
    class Home(Blueprint):
        datacentre = Group("Data centre")
        crm = Backend("CRM", inside=datacentre)

    class Guest(Blueprint):
        phone = MobileDevice("Phone")
        phone.calls(Home.crm)

    assert list(read(Guest).elements) == ["phone", "datacentre", "crm"]


def test_two_groups_of_one_title_stay_two() -> None:
    class Shop(Blueprint):
        Client("A", inside=Group("Zone"))
        Client("B", inside=Group("Zone"))

    model = read(Shop)
    assert list(model.elements) == ["zone", "a", "zone#2", "b"]
    assert model.elements["a"].inside is not model.elements["b"].inside


def test_a_derived_name_never_takes_a_given_one() -> None:
    class Shop(Blueprint):
        Client("Phone")
        phone = MobileDevice("Telephone")

    assert {name: each.title for name, each in read(Shop).elements.items()} == {
        "phone#2": "Phone",
        "phone": "Telephone",
    }


@pytest.mark.parametrize(
    ("keywords", "words"),
    [
        ({"titel": "x"}, "did you mean 'title'?"),
        ({"title": 5}, "cannot be a int"),
        ({"part": "8"}, "cannot be a str"),
    ],
)
def test_class_keywords_are_checked(keywords: dict[str, Any], words: str) -> None:
    with pytest.raises(BlueprintError, match="blueprint") as caught:

        class Shop(Blueprint, **keywords):  # pyright: ignore[reportUnusedClass]
            pass

    assert words in str(caught.value)


def test_what_comes_after_the_body_is_refused() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone")

    with pytest.raises(BlueprintError, match="'tablet' comes too late"):
        setattr(Shop, "tablet", MobileDevice("Tablet"))  # noqa: B010 - checkers refuse it otherwise


def test_a_base_that_is_no_blueprint_may_declare_nothing() -> None:
    class Mixin:
        phone = MobileDevice("Phone")

    with pytest.raises(BlueprintError, match="'phone' of 'Mixin' would be lost"):

        class Shop(Mixin, Blueprint):  # pyright: ignore[reportUnusedClass]
            pass


def test_a_blueprint_is_made_by_a_class_statement() -> None:
    with pytest.raises(BlueprintError, match="made by a call"):
        type("Shop", (Blueprint,), {})
