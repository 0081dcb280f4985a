"""Models: what a blueprint says, named and frozen."""

from __future__ import annotations

import dataclasses

import pytest

from archmodel.blueprint import Blueprint
from archmodel.elements import Backend, Client, Group, Internet, MobileDevice
from archmodel.errors import BlueprintError
from archmodel.model import Model, read
from archmodel.views import SchematicView


def test_a_model_says_what_the_class_says() -> None:
    class MobileIntegration(Blueprint, title="Example: mobile integration", part=8):
        """A mobile device uses services.

        And so on.
        """

        picture = SchematicView()

    model = read(MobileIntegration)
    assert (model.name, model.title, model.part) == ("mobile_integration", "Example: mobile integration", 8)
    assert model.description == "A mobile device uses services.\n\nAnd so on."
    assert list(model.views) == ["picture"]


def test_what_the_class_does_not_say_is_derived_or_none() -> None:
    class WebShop(Blueprint):
        pass

    model = read(WebShop)
    assert (model.title, model.description, model.part) == ("Web shop", None, None)
    assert (model.elements, model.relations, model.views) == ({}, {}, {})


def test_a_model_keeps_the_order_of_the_body_with_containers_first() -> None:
    zone = Group("Zone")

    class Shop(Blueprint):
        z = Client("Z")
        a = Client("A", inside=zone)
        m = Client("M")

    assert list(read(Shop).elements) == ["z", "zone", "a", "m"]


def test_a_way_and_a_container_belong_to_the_model_too() -> None:
    net = Internet("Internet", inside=Group("World"))

    class Shop(Blueprint):
        phone = MobileDevice("Phone")
        crm = Backend("CRM")
        asks = phone.calls(crm, via=net)

    assert list(read(Shop).elements) == ["phone", "crm", "world", "internet"]


def test_every_declaration_has_its_name() -> None:
    class Shop(Blueprint):
        phone = MobileDevice("Phone")
        asks = phone.calls(phone)
        picture = SchematicView()

    assert read(Shop).names == {Shop.phone: "phone", Shop.asks: "asks", Shop.picture: "picture"}


def test_containers_may_be_nested_ten_thousand_deep() -> None:
    inner = Group("0")
    for number in range(1, 10_000):
        inner = Group(str(number), inside=inner)

    class Deep(Blueprint):
        last = inner

    assert len(read(Deep).elements) == 10_000


@pytest.mark.parametrize("of", ["source", "target", "via", "inside"])
def test_a_model_refuses_what_refers_to_a_foreign_element(of: str) -> None:
    own, foreign = Client("Own"), Client("Foreign")
    relations = {
        "source": foreign.calls(own),
        "target": own.calls(foreign),
        "via": own.calls(own, via=foreign),
        "inside": own.calls(own),
    }
    elements = {"own": own, "guest": Client("Guest", inside=foreign if of == "inside" else None)}
    with pytest.raises(BlueprintError, match="refers to 'Foreign', which is no element of 'shop'") as caught:
        Model("shop", "Shop", elements, {"asks": relations[of]})
    assert "test_model.py:" in caught.value.where


def test_a_model_refuses_one_name_for_two_things_and_two_for_one() -> None:
    phone = Client("Phone")
    with pytest.raises(BlueprintError, match="'a' stands for two things"):
        Model("shop", "Shop", {"a": phone}, {"a": phone.calls(phone)})
    with pytest.raises(BlueprintError, match="'b' stands for two things"):
        Model("shop", "Shop", {"a": phone, "b": phone})


def test_a_model_cannot_be_changed_also_not_by_what_it_was_made_of() -> None:
    elements = {"phone": Client("Phone")}
    model = Model("shop", "Shop", elements)
    elements["other"] = Client("Other")
    assert list(model.elements) == ["phone"]
    with pytest.raises(TypeError):
        model.elements["other"] = Client("Other")  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    with pytest.raises(dataclasses.FrozenInstanceError):
        model.title = "x"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def test_reading_twice_says_the_same() -> None:
    class Shop(Blueprint):
        Client("A").calls(Client("B"))

    assert dict(read(Shop).names) == dict(read(Shop).names)


class Kiosk(Client):
    """A kind of an author's, whose field cannot be hashed."""

    slots: dict[str, int] | None = None


def test_fields_that_cannot_be_hashed_are_looked_into_for_strangers() -> None:
    hall = Group("Hall")
    kiosk = Kiosk("Kiosk", slots={"card": 1}, inside=hall)
    assert Model("m", "M", {"kiosk": kiosk, "hall": hall}).names[kiosk] == "kiosk"
    with pytest.raises(BlueprintError, match="'kiosk' refers to 'Hall', which is no element of 'm'"):
        Model("m", "M", {"kiosk": kiosk})
