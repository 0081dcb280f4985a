"""The graph: what is joined to what, and what is reached past what."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archmodel.blueprint import Blueprint
from archmodel.elements import (
    ApiGateway,
    Backend,
    Balancer,
    Client,
    ContainerPlatform,
    Database,
    Element,
    FrontendMicroservices,
    Gateway,
    Group,
    IntegrationMicroservices,
    Internet,
    Microservice,
    MobileApplication,
    MobileDevice,
    Relation,
    ReverseProxy,
    Service,
    Storage,
)
from archmodel.graph import Graph, Kinds
from archmodel.model import Model, read

TARGETS = (Service, Storage, Backend)


def graph(blueprint: type[Blueprint]) -> Graph:
    return Graph(read(blueprint))


def past_gateways(blueprint: type[Blueprint]) -> list[tuple[str, str, str]]:
    """Return what clients reach in a blueprint without a gateway: relation, source, target."""
    edges = graph(blueprint).frontier(Client, TARGETS, without=Gateway)
    return [(edge.name, edge.source.name, edge.target.name) for edge in edges]


class Shop(Blueprint):
    platform = Group("Platform")
    cart = Microservice("Cart", inside=platform)
    stock = Microservice("Stock", inside=platform)
    phone = MobileDevice("Phone")
    balancer = Balancer("Balancer")
    asks = phone.calls(cart, via=balancer)
    again = phone.calls(cart)
    looks = cart.calls(stock)


def test_nodes_come_sorted_and_by_kind() -> None:
    assert [node.name for node in graph(Shop).nodes()] == ["balancer", "cart", "phone", "platform", "stock"]
    assert [node.name for node in graph(Shop).nodes(Microservice)] == ["cart", "stock"]
    assert [node.name for node in graph(Shop).nodes((Client, Balancer))] == ["balancer", "phone"]


def test_a_subclass_counts_as_its_base() -> None:
    assert [node.name for node in graph(Shop).nodes(Service)] == ["cart", "stock"]
    assert graph(Shop).nodes(Service)[0].is_a((Backend, Service))


def test_a_node_reads_as_its_title() -> None:
    assert str(graph(Shop).nodes(Client)[0]) == "'Phone'"


def test_edges_come_sorted_and_by_the_kinds_of_their_ends() -> None:
    assert [edge.name for edge in graph(Shop).edges()] == ["again", "asks", "looks"]
    (edge,) = graph(Shop).edges(Service, Service)
    assert (edge.name, edge.source.name, edge.target.name) == ("looks", "cart", "stock")
    assert edge.relation is Shop.looks


def test_children_and_parent_follow_what_lies_inside_what() -> None:
    shop = graph(Shop)
    (platform,) = shop.nodes(Group)
    children = shop.children(platform)
    assert [node.name for node in children] == ["cart", "stock"]
    assert [shop.parent(node) for node in children] == [platform, platform]
    assert shop.parent(platform) is None
    assert shop.children(children[0]) == ()


def test_the_degree_counts_what_begins_ends_and_passes() -> None:
    shop = graph(Shop)
    degrees = {node.name: shop.degree(node) for node in shop.nodes()}
    assert degrees == {"balancer": 1, "cart": 3, "phone": 2, "platform": 0, "stock": 1}


def test_a_relation_to_itself_counts_once() -> None:
    class Loop(Blueprint):
        cart = Microservice("Cart")
        again = cart.calls(cart)

    (cart,) = graph(Loop).nodes()
    assert graph(Loop).degree(cart) == 1


def test_an_edge_that_enters_a_target_is_in_the_frontier() -> None:
    class Direct(Blueprint):
        phone = MobileDevice("Phone")
        cart = Microservice("Cart")
        asks = phone.calls(cart)

    assert past_gateways(Direct) == [("asks", "phone", "cart")]


def test_what_lies_behind_the_gateway_is_not() -> None:
    class Guarded(Blueprint):
        phone = MobileDevice("Phone")
        gateway = ReverseProxy("Proxy")
        cart = Microservice("Cart")
        asks = phone.calls(gateway)
        routes = gateway.calls(cart)

    assert past_gateways(Guarded) == []


def test_the_search_ends_at_the_targets_it_enters() -> None:
    class Chain(Blueprint):
        phone = MobileDevice("Phone")
        cart = Microservice("Cart")
        crm = Backend("CRM")
        asks = phone.calls(cart)
        reads = cart.calls(crm)

    assert past_gateways(Chain) == [("asks", "phone", "cart")]


def test_what_only_forwards_conducts_and_the_last_hop_is_the_edge() -> None:
    class Forwarded(Blueprint):
        phone = MobileDevice("Phone")
        balancer = Balancer("Balancer")
        cart = Microservice("Cart")
        asks = phone.calls(balancer)
        spreads = balancer.calls(cart)

    assert past_gateways(Forwarded) == [("spreads", "balancer", "cart")]


def test_every_way_in_is_reported_and_a_cycle_ends() -> None:
    class Several(Blueprint):
        phone = MobileDevice("Phone")
        left = Balancer("Left")
        right = Balancer("Right")
        cart = Microservice("Cart")
        a = phone.calls(left)
        b = left.calls(right)
        c = right.calls(left)
        d = left.calls(cart)
        e = right.calls(cart)
        f = right.calls(cart)

    assert past_gateways(Several) == [("d", "left", "cart"), ("e", "right", "cart"), ("f", "right", "cart")]


def test_a_relation_to_a_group_reaches_its_members() -> None:
    class IntoGroup(Blueprint):
        phone = MobileDevice("Phone")
        outer = Group("Outer")
        inner = Group("Inner", inside=outer)
        cart = Microservice("Cart", inside=inner)
        asks = phone.calls(outer)

    assert past_gateways(IntoGroup) == [("asks", "phone", "outer")]


def test_a_relation_from_a_group_comes_from_its_members() -> None:
    class OutOfGroup(Blueprint):
        hall = Group("Hall")
        corner = Group("Corner", inside=hall)
        phone = MobileDevice("Phone", inside=corner)
        cart = Microservice("Cart")
        asks = hall.calls(cart)

    assert past_gateways(OutOfGroup) == [("asks", "hall", "cart")]


def test_what_enters_a_group_leaves_it_by_its_members_only() -> None:
    class Empty(Blueprint):
        phone = MobileDevice("Phone")
        zone = Group("Zone")
        cart = Microservice("Cart")
        asks = phone.calls(zone)
        goes_on = zone.calls(cart)

    class Guarded(Blueprint):
        phone = MobileDevice("Phone")
        zone = Group("Zone")
        gateway = ApiGateway("Gateway", inside=zone)
        cart = Microservice("Cart")
        asks = phone.calls(zone)
        goes_on = zone.calls(cart)

    assert past_gateways(Empty) == [("goes_on", "zone", "cart")]
    assert past_gateways(Guarded) == []


def test_what_a_gateway_in_the_group_holds_is_not_reached_through_the_group() -> None:
    class Held(Blueprint):
        phone = MobileDevice("Phone")
        zone = Group("Zone")
        gateway = ApiGateway("Gateway", inside=zone)
        limits = Database("Limits", inside=gateway)
        asks = phone.calls(zone)

    assert past_gateways(Held) == []


def test_what_the_members_of_a_group_call_of_each_other_is_entered_by_name() -> None:
    class Among(Blueprint):
        phone = MobileDevice("Phone")
        zone = Group("Zone")
        entry = Balancer("Entry", inside=zone)
        corner = Group("Corner", inside=zone)
        stock = Microservice("Stock", inside=corner)
        orders = Microservice("Orders", inside=corner)
        gateway = ApiGateway("Gateway", inside=zone)
        limits = Database("Limits", inside=gateway)
        asks = phone.calls(entry)
        among = zone.calls(zone)
        around = zone.calls(zone, via=corner)
        inwards = zone.calls(corner)

    assert past_gateways(Among) == [
        ("among", "zone", "orders"),
        ("around", "zone", "orders"),
        ("inwards", "zone", "corner"),
    ]


def test_lying_in_one_group_joins_nothing() -> None:
    class Neighbours(Blueprint):
        zone = Group("Zone")
        phone = MobileDevice("Phone", inside=zone)
        cart = Microservice("Cart", inside=zone)
        balancer = Balancer("Balancer", inside=zone)
        spreads = balancer.calls(cart)

    assert past_gateways(Neighbours) == []


def test_a_part_counts_as_what_it_lies_inside() -> None:
    class Parts(Blueprint):
        frontend = FrontendMicroservices("Front end")
        catalogue = Microservice("Catalogue", inside=frontend)
        integration = IntegrationMicroservices("Integration")
        prices = Microservice("Prices", inside=integration)
        crm = Backend("CRM")
        api = Element("CRM interface", inside=crm)
        asks = catalogue.calls(prices)
        reads = prices.calls(api)
        peeks = catalogue.calls(api)

    edges = graph(Parts).frontier(FrontendMicroservices, Backend, without=IntegrationMicroservices)
    assert [edge.name for edge in edges] == ["peeks"]


def test_its_own_class_comes_before_what_a_part_lies_inside() -> None:
    class Parts(Blueprint):
        phone = MobileDevice("Phone")
        crm = Backend("CRM")
        door = ApiGateway("Gateway of the CRM", inside=crm)
        guard = ApiGateway("Gateway")
        limits = Database("Limits", inside=guard)
        asks = phone.calls(door)
        peeks = phone.reads(limits)

    assert past_gateways(Parts) == [("peeks", "phone", "limits")]


def test_a_gateway_inside_a_client_does_not_guard_what_the_client_calls() -> None:
    class Inside(Blueprint):
        phone = MobileDevice("Phone")
        agent = ApiGateway("Agent", inside=phone)
        cart = Microservice("Cart")
        asks = agent.calls(cart)
        peeks = phone.calls(cart)

    assert past_gateways(Inside) == [("peeks", "phone", "cart")]


def test_what_stays_inside_a_source_enters_nothing() -> None:
    class Local(Blueprint):
        phone = MobileDevice("Phone")
        application = MobileApplication("Application", inside=phone)
        cache = Database("Cache", inside=phone)
        crm = Backend("CRM")
        keeps = application.stores_in(cache)
        synchronises = cache.synchronises_with(crm)

    assert past_gateways(Local) == [("synchronises", "cache", "crm")]


def test_a_relation_past_a_gateway_is_guarded_and_reaches_nothing_unguarded() -> None:
    class Past(Blueprint):
        phone = MobileDevice("Phone")
        internet = Internet("Internet")
        gateway = ApiGateway("Gateway")
        balancer = Balancer("Balancer")
        cart = Microservice("Cart")
        crm = Backend("CRM")
        asks = phone.calls(cart, via=(internet, gateway))
        also = phone.calls(balancer, via=gateway)
        spreads = balancer.calls(crm)

    assert past_gateways(Past) == []


def test_a_relation_past_something_else_is_not_guarded() -> None:
    class Past(Blueprint):
        phone = MobileDevice("Phone")
        internet = Internet("Internet")
        cart = Microservice("Cart")
        asks = phone.calls(cart, via=internet)

    assert past_gateways(Past) == [("asks", "phone", "cart")]


def test_two_relations_past_the_same_thing_are_not_joined_by_it() -> None:
    class Shared(Blueprint):
        phone = MobileDevice("Phone")
        internet = Internet("Internet")
        gateway = ApiGateway("Gateway")
        robot = Element("Robot")
        cart = Microservice("Cart")
        asks = phone.calls(gateway, via=internet)
        works = robot.calls(cart, via=internet)

    assert past_gateways(Shared) == []


def test_what_is_passed_hands_on_by_its_own_relations_and_not_by_its_group() -> None:
    class Passed(Blueprint):
        platform = Group("Platform")
        phone = MobileDevice("Phone")
        balancer = Balancer("Balancer", inside=platform)
        gateway = ApiGateway("Gateway")
        cart = Microservice("Cart", inside=platform)
        crm = Backend("CRM")
        asks = phone.calls(gateway, via=balancer)
        leaks = balancer.calls(cart)
        reads = platform.calls(crm)

    assert past_gateways(Passed) == [("leaks", "balancer", "cart")]


def test_a_target_on_the_way_is_entered_and_a_source_on_the_way_begins() -> None:
    class OnTheWay(Blueprint):
        gateway = ApiGateway("Gateway")
        frontend = FrontendMicroservices("Front end")
        integration = IntegrationMicroservices("Integration")
        phone = MobileDevice("Phone")
        crm = Backend("CRM")
        reads = gateway.calls(crm, via=frontend)
        asks = phone.calls(gateway, via=frontend)
        fine = gateway.calls(crm, via=(frontend, integration))

    assert past_gateways(OnTheWay) == [("asks", "phone", "frontend")]
    (edge,) = graph(OnTheWay).frontier(FrontendMicroservices, Backend, without=IntegrationMicroservices)
    assert (edge.name, edge.source.name, edge.target.name) == ("reads", "frontend", "crm")


def test_deep_nesting_and_long_chains_need_no_recursion() -> None:
    groups: list[Element] = [Group("0")]
    for each in range(1, 3000):
        groups.append(Group(str(each), inside=groups[-1]))
    phone, cart = MobileDevice("Phone"), Microservice("Cart", inside=groups[-1])
    chain = [phone, *(Balancer(str(each)) for each in range(3000)), groups[0]]
    elements = [*groups, *chain[:-1], cart]
    relations = [one.calls(other) for one, other in pairwise(chain)]
    model = Model(
        "deep",
        "Deep",
        {f"e{each:05}": element for each, element in enumerate(elements)},
        {f"r{each:05}": relation for each, relation in enumerate(relations)},
    )
    (edge,) = Graph(model).frontier(Client, TARGETS, without=Gateway)
    assert edge.relation is relations[-1]


def test_the_networkx_graph_holds_every_element_and_relation() -> None:
    shop = graph(Shop).networkx()
    assert isinstance(shop, nx.MultiDiGraph)
    assert sorted(shop.edges(keys=True)) == [
        ("cart", "stock", "looks"),
        ("phone", "cart", "again"),
        ("phone", "cart", "asks"),
    ]
    assert shop.nodes["cart"] == {"element": Shop.cart, "inside": "platform"}
    assert shop.edges["phone", "cart", "asks"]["relation"] is Shop.asks
    assert nx.has_path(shop, "phone", "stock")


def test_networkx_is_loaded_only_when_asked_for() -> None:
    code = (
        "import sys\nfrom archmodel.graph import Graph\nfrom archmodel.model import Model\n"
        "Graph(Model('m', 'M', {})).nodes()\nassert 'networkx' not in sys.modules\n"
        "Graph(Model('m', 'M', {})).networkx()\nassert 'networkx' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


CASES: list[tuple[Kinds, Kinds, Kinds]] = [
    (Client, TARGETS, Gateway),
    (Gateway, (Backend, Storage), Service),
    (Service, (Service, Backend), Gateway),
    ((Client, Group), (Service, Group), Backend),
]
KINDS = (MobileDevice, ApiGateway, Microservice, Backend, Balancer, Group)


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Draw a small model in which anything may hold, call and pass anything."""
    elements: list[Element] = []
    for each in range(draw(st.integers(1, 8))):
        inside = draw(st.sampled_from([None, *elements]))
        elements.append(draw(st.sampled_from(KINDS))(str(each), inside=inside))
    some = st.sampled_from(elements)
    ways = draw(st.lists(st.tuples(some, some, st.lists(some, max_size=2)), max_size=9))
    relations = [source.calls(target, via=via) for source, target, via in ways]
    return Model(
        "drawn",
        "Drawn",
        {f"e{each}": element for each, element in enumerate(elements)},
        {f"r{each}": relation for each, relation in enumerate(relations)},
    )


class Definition:
    """The frontier word by word: the split graph written out, and searched by networkx.

    A vertex is a half of an element or one stop of one relation; a hop joins two of them.
    """

    def __init__(self, model: Model, sources: Kinds, targets: Kinds, without: Kinds) -> None:
        self.model, self.kinds = model, (sources, targets, without)

    def roles(self, element: Element) -> set[str]:
        """Return what an element is by its own class, or else by what it lies inside."""
        sources, targets, without = self.kinds
        if isinstance(element, without):
            return {"guard"}
        own = {"source"} if isinstance(element, sources) else set[str]()
        own |= {"target"} if isinstance(element, targets) else set()
        return own or (self.roles(element.inside) if element.inside else set())

    def rounds(self, element: Element) -> list[Element]:
        """Return the sources that an element is or lies inside, the innermost first."""
        sources, _, without = self.kinds
        own = isinstance(element, sources) and not isinstance(element, without)
        return [element] * own + (self.rounds(element.inside) if element.inside else [])

    def is_source(self, element: Element) -> bool:
        return bool(self.rounds(element)) and "guard" not in self.roles(element)

    def is_target(self, element: Element) -> bool:
        return "target" in self.roles(element)

    def is_open(self, element: Element) -> bool:
        roles = self.roles(element)
        return "guard" not in roles and (self.is_source(element) or "target" not in roles)

    def may_enter(self, before: Element, element: Element) -> bool:
        return self.is_target(element) and not set(self.rounds(before)[-1:]) & set(self.rounds(element)[-1:])

    def members(self, element: Element) -> list[Element]:
        return [each for each in self.model.elements.values() if each.inside is element]

    def hops(self) -> Iterator[tuple[object, object]]:
        """Yield the hops that conduct where both ends are open."""
        for element in self.model.elements.values():
            yield from ((("in", element), ("in", member)) for member in self.members(element))
            yield from ((("out", member), ("out", element)) for member in self.members(element))
            yield ("out", element), ("sends", element)
            yield ("passed", element), ("sends", element)
            if not self.members(element):
                yield ("in", element), ("out", element)
        for relation in self.model.relations.values():
            stops = [*self.stops(relation)]
            yield from pairwise(stops)
            yield from ((stop, ("passed", stop[-1])) for stop in stops[1:-1])

    def stops(self, relation: Relation) -> Iterator[tuple[object, Element]]:
        yield "sends", relation.source
        for each, element in enumerate(relation.via):
            yield (relation, each), element
        yield "in", relation.target

    def entered(self, group: Element) -> Iterator[Element]:
        """Yield the outermost targets that a relation into a group lets in."""
        for member in self.members(group):
            if self.may_enter(group, member):
                yield member
            elif self.is_open(member):
                yield from self.entered(member)

    def frontier(self) -> set[tuple[str, str, str]]:
        split = nx.DiGraph()
        for one, other in self.hops():
            split.add_nodes_from([one, other])
            if self.is_open(one[-1]) and self.is_open(other[-1]):  # type: ignore[index]
                split.add_edge(one, other)
        starts = [vertex for vertex in split if self.is_source(vertex[-1])]
        reached = set(starts).union(*(nx.descendants(split, start) for start in starts))
        names = self.model.names
        found = set()
        for relation in self.model.relations.values():
            stops = [*self.stops(relation)]
            begin = relation.source
            for before, stop in pairwise(stops):
                begin = before[-1] if self.is_source(before[-1]) else begin
                element = stop[-1]
                into = [*self.entered(element)] if stop[0] == "in" and self.is_open(element) else []
                if before in reached and (into or self.may_enter(before[-1], element)):
                    named = begin is element and not self.is_target(element)
                    name = min(names[each] for each in into) if named else names[element]
                    found.add((names[relation], names[begin], name))
        return found


def shuffled(items: Iterable[tuple[str, object]], seed: int) -> dict[str, object]:
    order = list(items)
    random.Random(seed).shuffle(order)
    return dict(order)


@pytest.mark.parametrize("kinds", CASES)
@settings(derandomize=True, max_examples=200, deadline=None)
@given(model=models())
def test_the_frontier_is_what_its_definition_says(model: Model, kinds: tuple[Kinds, Kinds, Kinds]) -> None:
    edges = Graph(model).frontier(*kinds)
    found = [(edge.name, edge.source.name, edge.target.name) for edge in edges]
    assert found == sorted(Definition(model, *kinds).frontier())


@settings(derandomize=True, max_examples=100, deadline=None)
@given(model=models(), seed=st.integers(0, 9))
def test_no_answer_depends_on_the_order_of_declaration(model: Model, seed: int) -> None:
    other = Model(
        model.name,
        model.title,
        shuffled(model.elements.items(), seed),  # type: ignore[arg-type]
        shuffled(model.relations.items(), seed),  # type: ignore[arg-type]
    )
    one, two = Graph(model), Graph(other)
    assert one.nodes() == two.nodes()
    assert one.edges() == two.edges()
    assert [one.children(node) for node in one.nodes()] == [two.children(node) for node in two.nodes()]
    for kinds in CASES:
        assert one.frontier(*kinds) == two.frontier(*kinds)


def test_a_node_lies_in_whatever_is_around_it_and_not_in_itself() -> None:
    class Nested(Blueprint):
        platform = ContainerPlatform("Platform")
        services = Group("Services", inside=platform)
        cart = Microservice("Cart", inside=services)

    cart, platform, services = graph(Nested).nodes()
    assert cart.lies_in(ContainerPlatform)
    assert cart.lies_in((Gateway, Group))
    assert not cart.lies_in(Service)
    assert services.lies_in(ContainerPlatform)
    assert not platform.lies_in(ContainerPlatform)


def test_a_container_is_wholly_of_a_kind_where_everything_in_it_is() -> None:
    class Nested(Blueprint):
        crm = Backend("CRM")
        stores = Group("Stores", inside=crm)
        customers = Database("Customers", inside=stores)
        empty = Group("Empty")
        mixed = Group("Mixed")
        cart = Microservice("Cart", inside=mixed)
        files = Database("Files", inside=mixed)

    asked = graph(Nested)
    wholly = {
        kind: [node.name for node in asked.nodes() if asked.is_wholly(node, kind)]
        for kind in (Backend, Storage, (Service, Storage))
    }
    assert wholly[Backend] == ["crm", "customers", "stores"]
    assert wholly[Storage] == ["crm", "customers", "files", "stores"]
    assert wholly[Service, Storage] == ["cart", "crm", "customers", "files", "mixed", "stores"]
