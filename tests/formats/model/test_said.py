"""What a format cannot hold is said of each declaration: no field that is stated is dropped in silence."""

from __future__ import annotations

import pytest

from archmodel.catalogue import held
from archmodel.elements import Boundary, DataAsset, Microservice
from archmodel.elements.transports import GRPC
from archmodel.formats import EXPORTS
from archmodel.formats.base import Format
from archmodel.formats.model._said import lost
from archmodel.model import Model

FORMATS = [name for name in EXPORTS if name not in ("json", "mermaid-sequence")]
MARKS = {
    "description": "marks description",
    "technology": "marks technology",
    "owner": "marks owner",
    "region": "marks region",
    "rate_limit": "marks limit",
    "stands_for": "marks others",
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_field_is_in_the_text_or_in_the_list(name):
    element = Microservice("Marked", **MARKS)  # type: ignore[arg-type]
    other = Microservice("Other")
    relation = element.publishes_to(
        other, "marks label", over=GRPC, technology="marks way", agreement="marks agreement"
    )
    model = Model("m", "M", {"marked": element, "other": other}, {"asks": relation})
    form = held(EXPORTS[name], Format)()
    text = form.write(model).decode()
    losses = {each.name: each.what.removeprefix("loses its ").split(", ") for each in form.losses(model)}
    for field, mark in MARKS.items():
        assert (mark in text) != (field in losses.get("marked", ())), field
    for field, mark in {
        "label": "marks label",
        "over": "gRPC",
        "technology": "marks way",
        "agreement": "marks agreement",
    }.items():
        assert (mark in text) != (field in losses.get("asks", ())), field


def test_facts_a_model_states_are_listed_with_their_places():
    asset, zone = DataAsset("Records"), Boundary("Zone")
    element = Microservice("Keeper", stores=(asset,), boundary=zone)
    model = Model("m", "M", {"keeper": element}, facts={"records": asset, "zone": zone}, description="D")
    assert [each.name for each in lost(model, (), ())] == ["m", "keeper", "records", "zone"]
    (whole, keeper, *_) = lost(model, (), ())
    assert (whole.what, whole.place) == ("loses its description", None)
    assert keeper.what == "loses its kind, title, boundary, stores"
    assert keeper.place == element.place


def test_a_name_that_its_key_does_not_say_is_a_loss():
    model = Model("m", "M", {"a-b": Microservice("A"), "a_c": Microservice("C")})
    assert [(each.name, each.what) for each in lost(model, {"kind", "title"}, ())] == [
        ("a-b", "loses its name")
    ]
