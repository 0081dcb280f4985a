"""Keys and outlines, which all text formats share."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from archmodel.elements import Balancer, Broker, Element, Group, Internet, Microservice
from archmodel.formats.model._outline import arrow, keys, line, outline
from archmodel.model import Model
from tests.formats.model.cases import nested


@given(st.lists(st.text("aAb_2-. é", min_size=1, max_size=5), unique=True))
def test_keys_are_plain_and_differ_in_more_than_case(names):
    found = [*keys(Model("m", "M", {name: Element(name) for name in names})).values()]
    assert len({key.lower() for key in found}) == len(names)
    assert all(re.fullmatch("e_[A-Za-z0-9_]*", key) for key in found)


def test_an_outline_opens_and_closes_what_has_members():
    said = [f"{'-' * depth}{'/' if is_end else ''}{name}" for name, depth, _, is_end in outline(nested())]
    members = ["---gateway", "---data"]
    groups = ["outer", "-middle", "--inner", *members, "--/inner", "-/middle", "/outer"]
    assert said == [*groups, "empty", "other"]


def test_an_outline_is_as_deep_as_it_has_to_be():
    held = [Group("0")]
    for depth in range(1, 3000):
        held.append(Group(str(depth), inside=held[-1]))
    model = Model("deep", "Deep", {each.title: each for each in held})
    assert max(part.depth for part in outline(model)) == 2999


def test_the_arrow_of_a_subscription_points_to_who_subscribes_as_in_pictures():
    cart, topic = Microservice("Cart"), Broker("Topic")
    internet, balancer = Internet("Internet"), Balancer("Balancer")
    hears = cart.subscribes_to(topic, via=(balancer, internet))
    assert arrow(hears) == (topic, cart)
    assert line(hears) == ["subscription", "[via Internet, Balancer]"]
    tells = cart.publishes_to(topic, via=(balancer, internet))
    assert arrow(tells) == (cart, topic)
    assert line(tells) == ["publishes to", "[via Balancer, Internet]"]
