"""Elements, and the verbs that join them."""

from __future__ import annotations

import pytest

from archmodel import elements
from archmodel.elements import Client, Database, Element, How, Interaction, Relation, Transport, Verb
from archmodel.errors import BlueprintError


@pytest.mark.parametrize("instances", ["1", "12", "n", "1..n", "2..5", "n..n", "1..n+1", "1..5+2"])
def test_instances_are_a_number_or_a_range(instances: str) -> None:
    assert Client("x", instances=instances).instances == instances


@pytest.mark.parametrize(
    "instances", ["", "many", "1-3", "1..", "..n", "1...n", "n+1", "1..n+", "1..n\n", " 1"]
)
def test_other_instances_are_refused_with_the_way_out(instances: str) -> None:
    with pytest.raises(BlueprintError, match="cannot have") as caught:
        Client("Phone", instances=instances)
    assert caught.value.instead == "write a number or a range: 2, 1..n or 1..n+1"
    assert "test_base.py:" in caught.value.where


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_is_a_method_that_says_it(verb: Verb) -> None:
    one, other, net = Client("One"), Database("Other"), Element("Net")
    method = getattr(one, verb.name.lower())
    made = method(other, "for a reason", over=Transport.HTTPS, via=net)
    assert isinstance(made, Relation)
    assert (made.source, made.verb, made.target) == (one, verb, other)
    assert (made.label, made.over, made.via) == ("for a reason", Transport.HTTPS, (net,))
    assert method(other).label is None


def test_a_verb_says_what_passes() -> None:
    one = Client("One")
    assert one.calls(one).interaction is Interaction.REQUEST
    assert one.authenticates_with(one).interaction is Interaction.REQUEST
    assert one.subscribes_to(one).interaction is Interaction.EVENT
    assert one.stores_in(Database("d")).interaction is Interaction.DATA


def test_the_vocabulary_is_complete_and_documented() -> None:
    assert elements.__all__ == sorted(elements.__all__)
    for name in elements.__all__:
        kind = getattr(elements, name)
        assert kind.__name__ == name
        assert kind.__doc__


def test_no_field_of_the_vocabulary_is_called_as_a_key_of_a_document_is() -> None:
    kinds = [getattr(elements, name) for name in elements.__all__]
    names = {each for kind in kinds for each in getattr(kind, "__dataclass_fields__", ())}
    assert not names & {"name", "kind", "place"}


def test_a_verb_may_say_all_that_a_relation_may() -> None:
    said = {*How.__annotations__}
    assert said == {*Relation.__dataclass_fields__} - {"source", "verb", "target", "label"}


@pytest.mark.parametrize(
    ("field", "value", "instead"),
    [
        ("slo", 99.9, "write a number from 0 to 1"),
        ("availability", -0.5, "write a number from 0 to 1"),
        ("tier", 0, "write 1 or more"),
        ("capacity", -1.0, "write 0 or more"),
    ],
)
def test_a_number_that_cannot_be_is_refused(field: str, value: float, instead: str) -> None:
    with pytest.raises(BlueprintError, match=f"'{field}' of this Client cannot be {value:g}") as caught:
        Client("Phone", **{field: value})  # type: ignore[arg-type]
    assert caught.value.instead == instead


def test_a_relation_refuses_a_negative_time() -> None:
    one = Client("One")
    with pytest.raises(BlueprintError, match="'timeout_ms' of this Relation cannot be -1"):
        one.calls(one, timeout_ms=-1.0)
