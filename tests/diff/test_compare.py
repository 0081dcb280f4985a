"""What is told of a change, beside what was done."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from archmodel.blueprint import Blueprint
from archmodel.changes import Attribute, Changes
from archmodel.diff import compare
from archmodel.elements import Backend, Group, Microservice
from archmodel.model import read
from tests.diff.edits import Case, cases, documents, model_of, shuffled


@pytest.fixture(scope="module")
def edited() -> list[tuple[Case, Changes]]:
    return [(case, compare(case.before, case.after)) for case in cases()]


def told(changes: Changes) -> set[tuple[str, str]]:
    return {(word, each.name) for each in changes.changes for word in each.words}


def test_all_that_was_added_removed_moved_rewired_or_changed_is_told_and_nothing_else(edited) -> None:
    for case, changes in edited:
        renamed = {name for word, name in case.told if word == "renamed"}
        renamed |= {name.removesuffix("_renamed") for name in renamed}
        for word in ("added", "removed", "moved", "rewired", "changed"):
            done = {pair for pair in case.told if pair[0] == word}
            found = {pair for pair in told(changes) if pair[0] == word and pair[1] not in renamed}
            assert found == done


def test_renamed_declarations_are_known_again(edited) -> None:
    counts: Counter[str] = Counter()
    for case, changes in edited:
        done = {pair for pair in case.told if pair[0] == "renamed"}
        found = {pair for pair in told(changes) if pair[0] == "renamed"}
        counts += Counter(done=len(done), right=len(done & found), found=len(found))
    assert counts["done"] > 100
    assert counts["right"] / counts["done"] >= 0.95
    assert counts["right"] / counts["found"] >= 0.95


def test_the_way_back_is_the_inverse(edited) -> None:
    for case, there in edited:
        back = compare(case.after, case.before)
        assert {(each.was, each.name) for each in there.changes} == {
            (each.name, each.was) for each in back.changes
        }
        assert {name: was for was, name in there.renames.items()} == back.renames


def test_the_order_of_declaration_is_no_change() -> None:
    for document in documents():
        assert not compare(model_of(document), model_of(shuffled(document, random.Random(7))))


class Shop(Blueprint):
    inner = Group("Inner")
    cart = Microservice("Cart", inside=inner)
    crm = Backend("CRM")
    asks = cart.calls(crm, "asks")


def test_a_member_of_a_renamed_group_has_not_moved() -> None:
    class Renamed(Blueprint):
        core = Group("Inner")
        cart = Microservice("Cart", inside=core)
        crm = Backend("CRM")
        asks = cart.calls(crm, "asks")

    (change,) = compare(read(Shop), read(Renamed)).changes
    assert (change.was, change.name, change.words) == ("inner", "core", ("renamed",))


def test_nothing_is_guessed_across_kinds() -> None:
    class Other(Blueprint):
        inner = Group("Inner")
        cart = Microservice("Cart", inside=inner)
        crm_service = Microservice("CRM")
        asks = cart.calls(crm_service, "asks")

    changes = {each.name: each for each in compare(read(Shop), read(Other)).changes}
    assert changes["crm"].words == ("removed",)
    assert changes["crm_service"].words == ("added",)
    assert changes["asks"].words == ("rewired",)
    assert changes["asks"].attributes == (Attribute("target", "crm", "crm_service"),)


def test_another_kind_is_a_change_and_so_is_what_the_whole_says() -> None:
    class Other(Blueprint):
        """Another shop."""

        inner = Group("Inner")
        cart = Microservice("Cart", inside=inner)
        crm = Microservice("CRM", technology="Go")
        asks = cart.calls(crm, "asks")

    changes = compare(read(Shop), read(Other))
    assert changes.model == (
        Attribute("name", "shop", "other"),
        Attribute("title", "Shop", "Other"),
        Attribute("description", None, "Another shop."),
    )
    (change,) = changes.changes
    assert change.words == ("changed",)
    assert change.attributes == (
        Attribute("kind", "Backend", "Microservice"),
        Attribute("technology", None, "Go"),
    )
