"""What leads to something, and to which of several it is nearest."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.elements import Balancer, Database, Group, Microservice, Relation
from archmodel.graph import Graph
from archmodel.model import read
from archmodel.stated import is_sync


class Shop(Blueprint):
    a = Microservice("A")
    b = Microservice("B")
    c = Microservice("C")
    near = Database("Near")
    far = Database("Far")
    a.calls(b)
    b.calls(c)
    c.calls(far)
    b.reads(near)
    near.notifies(far)


def nearest(blueprint: type[Blueprint]) -> dict[str, str]:
    found = Graph(read(blueprint)).digraph().nearest(Database)
    return {name: node.name for name, node in found.items()}


def test_every_element_that_leads_there_knows_the_nearest() -> None:
    assert nearest(Shop) == {"a": "near", "b": "near", "c": "far", "far": "far", "near": "near"}


def test_of_two_that_are_as_near_the_first_is_told_and_what_leads_nowhere_is_left_out() -> None:
    class Both(Blueprint):
        one = Microservice("One")
        idle = Microservice("Idle")
        y = Database("Y")
        x = Database("X")
        one.reads(y)
        one.reads(x)
        x.notifies(idle)

    assert nearest(Both) == {"one": "x", "x": "x", "y": "y"}


def test_containers_are_split_and_what_is_passed_is_reached() -> None:
    class Contained(Blueprint):
        caller = Microservice("Caller")
        group = Group("Group")
        store = Database("Store", inside=group)
        member = Microservice("Member", inside=group)
        asker = Microservice("Asker")
        other = Microservice("Other")
        passed = Database("Passed")
        balancer = Balancer("Balancer")
        caller.calls(group)
        asker.calls(other, via=(balancer, passed))

    assert nearest(Contained) == {
        "asker": "passed",
        "caller": "store",
        "group": "store",
        "passed": "passed",
        "store": "store",
    }


def only_waited_for(relation: Relation) -> bool:
    return is_sync(relation)


def test_only_the_relations_that_count_are_gone_along() -> None:
    found = Graph(read(Shop)).digraph(only_waited_for).nearest(frozenset({"far"}))
    assert [*found] == ["a", "b", "c", "far"]
