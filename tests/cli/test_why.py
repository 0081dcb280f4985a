"""`archmodel why`."""

from __future__ import annotations

import json

from tests.process import SHOP

PEEKING = SHOP + '    peeks = phone.calls(orders, "peeks")\n'


def test_a_way_is_told_with_its_places_and_findings(archmodel):
    archmodel.write("shop.py", PEEKING)
    ended = archmodel("why", "shop.py", "phone", "orders")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "'Phone' reaches 'Orders' in 1 step\n"
        "    'Phone' calls 'Orders'  (shop.py:19)\n"
        "found on this way:\n"
        "    INT001 error: 'Phone' reaches 'Orders' without passing an API gateway\n"
    )


def test_rules_that_speak_against_a_relation_straight_there_are_told(archmodel, shop):
    said = archmodel("why", shop, "phone", "orders").out
    assert said.endswith(
        "every way passes 'API gateway'\n"
        "a relation straight there would break:\n"
        "    INT001 error: 'Phone' reaches 'Orders' without passing an API gateway\n"
    )
    assert archmodel("why", shop, "phone", "orders", "--ignore", "INT").out.endswith(
        "a relation straight there would break no rule\n"
    )
    answer = json.loads(archmodel("why", shop, "phone", "orders", "-f", "json").out)
    assert [each["code"] for each in answer["straight"]] == ["INT001"]
    assert answer["findings"] == []


def test_json_says_the_same(archmodel):
    archmodel.write("shop.py", PEEKING)
    said = json.loads(archmodel("why", "shop.py", "phone", "orders", "-f", "json").out)
    assert (said["from"], said["to"], said["always"]) == ("phone", "orders", [])
    assert [(each["relation"], each["place"]["line"]) for each in said["steps"]] == [("peeks", 19)]
    assert [each["code"] for each in said["findings"]] == ["INT001"]


def test_where_nothing_leads_there_it_ends_with_1(archmodel, shop):
    ended = archmodel("why", shop, "orders", "phone")
    assert (ended.code, ended.out) == (1, "'Orders' does not reach 'Phone'\n")


def test_an_unknown_element_and_several_blueprints_end_with_2(archmodel, shop):
    unknown = archmodel("why", shop, "phon", "orders")
    assert (unknown.code, unknown.out) == (2, "")
    assert "has no element 'phon'\n    instead: did you mean 'phone'?" in unknown.err
    archmodel.write("two.py", SHOP + SHOP[SHOP.index("class ") :].replace("class Shop", "class Other"))
    several = archmodel("why", "two.py", "phone", "orders")
    assert (several.code, several.out) == (2, "")
    assert "two.py: holds several blueprints" in several.err
    assert several.err.endswith("    instead: name one, as in shop.py:Shop\n")
    assert archmodel("why", "two.py:Other", "phone", "orders").code == 0


def test_the_blueprints_of_a_folder_are_told_with_the_files_that_can_be_asked_for(archmodel):
    archmodel.write("team/shop.py", SHOP)
    archmodel.write("team/other.py", SHOP.replace("class Shop", "class Other"))
    said = archmodel("why", "team", "phone", "orders").err
    assert said.startswith(
        "team: holds several blueprints: other (team/other.py), shop (team/shop.py)\n    instead: name one"
    )
