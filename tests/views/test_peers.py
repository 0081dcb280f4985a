"""Peers follow from the relations alone, so that no card contradicts another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archmodel.elements import Element, Internet, Relation, Verb
from archmodel.elements.transports import HTTP, HTTPS
from archmodel.model import Model
from archmodel.theme.series import SERIES
from archmodel.views._peers import Tab, peers, tabs, touching

ELEMENTS = [Element(f"e{number}") for number in range(6)]
ANY = st.sampled_from(ELEMENTS)
RELATIONS = st.lists(
    st.builds(
        Relation,
        source=ANY,
        verb=st.sampled_from(Verb),
        target=ANY,
        label=st.sampled_from([None, "asks", "tells"]),
        via=st.lists(ANY, max_size=2).map(tuple),
    ),
    max_size=8,
)


def model_of(*relations: Relation) -> Model:
    elements = dict.fromkeys(
        each for one in relations for each in (one.source, *one.via, one.target) if each not in ELEMENTS
    )
    named = {each.title: each for each in [*ELEMENTS, *elements]}
    return Model("shop", "Shop", named, {f"r{number}": each for number, each in enumerate(relations)})


@given(RELATIONS)
def test_a_peer_lists_the_element_the_other_way_or_as_what_lies_between(relations):
    model = model_of(*relations)
    for element in ELEMENTS:
        for peer in peers(model, element):
            back = [(each.element, each.is_incoming) for each in peers(model, peer.element)]
            passed = any(element in each.via for each in touching(model, peer.element))
            assert (element, not peer.is_incoming) in back or passed


@given(RELATIONS)
def test_between_the_ends_of_relations_peers_are_reciprocal(relations):
    model = model_of(*(each for each in relations if not each.via))
    for element in ELEMENTS:
        for peer in peers(model, element):
            back = [(each.element, each.is_incoming) for each in peers(model, peer.element)]
            assert (element, not peer.is_incoming) in back


@given(RELATIONS)
def test_each_peer_is_there_once_a_way_incoming_first(relations):
    model = model_of(*relations)
    for element in ELEMENTS:
        found = [(peer.element, peer.is_incoming) for peer in peers(model, element)]
        assert len(set(found)) == len(found)
        assert [way for _, way in found] == sorted((way for _, way in found), reverse=True)


def test_a_note_says_what_for_and_what_lies_between_on_the_way_there():
    one, two, three, four = ELEMENTS[:4]
    model = model_of(one.calls(four, "asks", via=(two, three)))
    assert [peer.notes for peer in peers(model, four)] == [("asks · through e1, e2",)]
    assert [peer.notes for peer in peers(model, one)] == [("asks · through e1, e2",)]
    assert [peer.notes for peer in peers(model, two)] == [("asks",), ("asks · through e2",)]
    assert [peer.notes for peer in peers(model, three)] == [("asks · through e1",), ("asks",)]


def test_an_event_comes_from_what_its_subscriber_subscribes_to():
    one, two, three = ELEMENTS[:3]
    model = model_of(one.subscribes_to(two, "hears", via=three))
    assert [(peer.element, peer.is_incoming) for peer in peers(model, one)] == [(two, True)]
    assert [(peer.element, peer.is_incoming) for peer in peers(model, two)] == [(one, False)]


def test_what_two_relations_say_alike_is_said_once():
    one, two = ELEMENTS[:2]
    model = model_of(one.calls(two, "asks"), one.reads(two), one.writes(two, "asks"), one.calls(two, "tells"))
    assert [peer.notes for peer in peers(model, one)] == [("asks", "tells")]


def test_an_element_that_turns_to_itself_is_its_own_peer_both_ways():
    one = ELEMENTS[0]
    assert [peer.is_incoming for peer in peers(model_of(one.calls(one)), one)] == [True, False]


def test_a_transport_has_a_tab_in_each_colour_it_is_used_in():
    one, two = ELEMENTS[:2]
    net = Internet("net")
    model = model_of(one.calls(two, over=HTTP), one.reads(two, over=HTTP), net.calls(one, over=HTTP))
    assert tabs(model, one, SERIES) == (Tab("HTTP", SERIES.inner), Tab("HTTP", SERIES.public))


def test_single_sign_on_comes_first_in_the_colour_of_the_relation_if_there_is_one():
    one, two = ELEMENTS[:2]
    member = Element("member", sso=True)
    model = model_of(one.calls(two, over=HTTP), one.authenticates_with(two, over=HTTPS), one.calls(member))
    found = (Tab("SSO", SERIES.inner), Tab("HTTP", SERIES.inner), Tab("HTTPS", SERIES.inner))
    assert tabs(model, one, SERIES) == found
    assert tabs(model, member, SERIES) == (Tab("SSO", None),)
