"""What is stated of an element, by itself or by what it lies inside."""

from __future__ import annotations

import pytest

from archmodel.elements import (
    ApiGateway,
    Balancer,
    Boundary,
    DataAsset,
    DeploymentNode,
    FrontendMicroservices,
    Group,
    Host,
    Instance,
    Microservice,
    MobileDevice,
    Service,
    ThirdPartyService,
    Transport,
)
from archmodel.stated import (
    boundary_of,
    clearance_of,
    forwards,
    hosts_of,
    is_encrypted,
    is_entry,
    is_external,
    is_hard,
    is_ingress,
    is_needed,
    is_one,
    is_public,
    is_sync,
    kept_by,
    lies_within,
    most_instances,
    owner_of,
    receivers,
    region_of,
    regions_of,
    run_by_others,
    runs_alone,
    stops,
    trust_of,
    zones_of,
)

INTERNET = Boundary("Internet", trust=0)
INSIDE = Boundary("Inside", trust=2)
CELL = Boundary("Cell", inside=INSIDE)
ARCHIVE = Boundary("Archive", clearance="internal")
SHOP = Group("Shop", owner="Shop team", boundary=CELL)


def test_what_a_group_states_holds_for_its_members_unless_they_state_another() -> None:
    assert owner_of(Service("Cart", inside=SHOP)) == "Shop team"
    assert owner_of(Service("Cart", inside=SHOP, owner="Cart team")) == "Cart team"
    assert owner_of(Service("Cart")) is None


def test_an_instance_is_owned_as_what_it_runs_unless_it_or_its_node_says_otherwise() -> None:
    cart = Service("Cart", inside=SHOP)
    first = Instance("Cart", inside=DeploymentNode("eu"), of=cart)
    assert owner_of(first) == owner_of(Instance("Cart", of=first)) == "Shop team"
    assert owner_of(Instance("Cart", inside=DeploymentNode("eu", owner="Platform"), of=cart)) == "Platform"
    assert owner_of(Instance("Cart", of=cart, owner="Cart team")) == "Cart team"
    assert owner_of(Instance("Cart", of=Service("Cart"))) is None
    assert boundary_of(Service("Cart", inside=SHOP)) is CELL
    assert boundary_of(Service("Cart", inside=SHOP, boundary=INTERNET)) is INTERNET


def test_a_boundary_is_trusted_as_the_one_around_it_unless_it_says_otherwise() -> None:
    assert (trust_of(INTERNET), trust_of(CELL), trust_of(Boundary("?")), trust_of(None)) == (0, 2, None, None)


@pytest.mark.parametrize(
    ("instances", "most"),
    [
        (None, None),
        ("1", 1),
        ("2..5", 5),
        ("1..n", None),
        ("1..n+1", None),
        ("1..5+2", 7),
    ],
)
def test_the_most_instances_are_counted_where_there_is_a_limit(
    instances: str | None, most: int | None
) -> None:
    element = Service("Cart", instances=instances)
    assert most_instances(element) == most


@pytest.mark.parametrize(
    ("element", "alone"),
    [
        (Service("Cart"), None),
        (Service("Cart", instances="0"), True),
        (Service("Cart", instances="1"), True),
        (Service("Cart", instances="2"), False),
        (Service("Cart", instances="1..n"), False),
        (Service("Cart", runs_on=(Host("One"),)), None),
        (Service("Cart", runs_on=(Host("One"), Host("Two"))), False),
        (Service("Cart", zones=("a",)), None),
        (Service("Cart", zones=("a", "b")), False),
        (Service("Cart", instances="1", zones=("a", "b")), True),
    ],
)
def test_one_instance_runs_alone_where_no_more_can(element: Service, alone: bool | None) -> None:
    assert runs_alone(element) is alone


def test_others_run_what_is_outside_and_what_they_manage() -> None:
    cloud = Group("Cloud", managed=True)
    assert run_by_others(ThirdPartyService("Bank"))
    assert run_by_others(Service("Queue", managed=True))
    assert run_by_others(Service("Queue", inside=cloud))
    assert not run_by_others(Service("Queue", inside=cloud, managed=False))
    assert not run_by_others(Service("Cart"))


def test_a_relation_is_needed_unless_there_is_a_way_without() -> None:
    cart, stock = Service("Cart"), Service("Stock")
    assert is_needed(cart.calls(stock))
    assert is_needed(cart.notifies(stock, resilience=("retry",)))
    assert not is_needed(cart.calls(stock, critical=False))
    assert not is_needed(cart.calls(stock, resilience=("fallback",)))


def test_what_is_subscribed_to_comes_the_other_way() -> None:
    cart, news, balancer = Service("Cart"), Service("News"), Balancer("Balancer")
    assert stops(cart.calls(news, via=balancer)) == (cart, balancer, news)
    assert stops(cart.subscribes_to(news, via=balancer)) == (news, balancer, cart)


def test_zones_and_the_region_are_those_of_the_hosts_where_none_is_stated() -> None:
    one, two = Host("1", region="eu", zone="a"), Host("2", region="eu", zone="b")
    assert zones_of(Service("Cart", runs_on=(two, one))) == ("a", "b")
    assert zones_of(Service("Cart", runs_on=(two, Host("?")))) is None
    assert zones_of(Service("Cart", zones=("c",))) == ("c",)
    assert zones_of(Service("Cart")) is None
    assert region_of(Service("Cart", runs_on=(one, two))) == "eu"
    assert region_of(Service("Cart", runs_on=(one, Host("3", region="us")))) is None
    assert region_of(Service("Cart", region="us", runs_on=(one,))) == "us"


def test_a_kind_says_what_it_is_unless_the_element_says_otherwise() -> None:
    assert is_external(MobileDevice("Phone"))
    assert is_external(ThirdPartyService("Bank"))
    assert not is_external(MobileDevice("Scanner", external=False))
    assert not is_external(Service("Cart"))
    assert is_entry(MobileDevice("Phone"))
    assert is_entry(Microservice("Night job", entry=True))
    assert not is_entry(Microservice("Cart"))
    assert is_ingress(ApiGateway("Gateway"))
    assert not is_ingress(ApiGateway("Gateway", ingress=False))
    assert is_ingress(Service("Edge", ingress=True))
    assert is_ingress(Service("Plug-in", inside=ApiGateway("Gateway")))
    assert not is_ingress(Service("Cart"))
    assert forwards(Balancer("Balancer"))
    assert not forwards(Service("Cart"))


def test_a_relation_is_waited_for_and_needed_unless_it_says_otherwise() -> None:
    one, other = Service("One"), Service("Other")
    assert is_sync(one.calls(other))
    assert not is_sync(one.notifies(other))
    assert is_hard(one.calls(other))
    assert not is_hard(one.calls(other, critical=False))
    assert not is_hard(one.calls(other, resilience=("fallback",)))
    assert is_hard(one.calls(other, critical=True, resilience=("retry",)))
    assert not is_hard(one.notifies(other))


def test_a_relation_is_encrypted_as_it_says_or_as_its_transport_implies() -> None:
    one, other = Service("One"), Service("Other")
    assert is_encrypted(one.calls(other)) is None
    assert is_encrypted(one.calls(other, over=Transport.GRPC)) is None
    assert is_encrypted(one.calls(other, over=Transport.HTTPS)) is True
    assert is_encrypted(one.calls(other, over=Transport.HTTP)) is False
    assert is_encrypted(one.calls(other, over=Transport.HTTP, tls=True)) is True


def test_a_boundary_lies_within_itself_and_what_encloses_it() -> None:
    assert lies_within(CELL, CELL)
    assert lies_within(CELL, INSIDE)
    assert not lies_within(INSIDE, CELL)
    assert not lies_within(None, INSIDE)


def test_a_box_may_stand_for_several() -> None:
    assert is_one(Microservice("Cart"))
    assert not is_one(FrontendMicroservices("Front ends"))
    assert not is_one(Service("Back office", stands_for="CRM, ERP"))


def test_what_is_public_is_so_with_all_it_holds_unless_that_says_otherwise() -> None:
    shop = Group("Shop", public=True)
    assert is_public(Service("Cart", inside=shop))
    assert not is_public(Service("Stock", inside=shop, public=False))
    assert not is_public(Service("Cart"))


def test_a_boundary_is_cleared_as_the_one_around_it_unless_it_says_otherwise() -> None:
    assert clearance_of(Boundary("Shelf", inside=ARCHIVE)) == "internal"
    assert clearance_of(Boundary("Safe", inside=ARCHIVE, clearance="restricted")) == "restricted"
    assert clearance_of(CELL) is clearance_of(None) is None


def test_data_goes_to_the_target_unless_the_source_takes_it() -> None:
    one, other = Service("One"), Service("Other")
    for gives in (one.calls(other), one.writes(other), one.notifies(other), one.publishes_to(other)):
        assert receivers(gives) == (other,)
    assert receivers(one.reads(other)) == receivers(one.subscribes_to(other)) == (one,)
    assert receivers(one.synchronises_with(other)) == (other, one)


def test_an_element_keeps_what_it_stores_and_what_it_is_the_record_of() -> None:
    one, two, three = DataAsset("One"), DataAsset("Two"), DataAsset("Three")
    cart = Service("Cart", stores=(one, two), record_of=(three, one), processes=(DataAsset("Four"),))
    assert kept_by(cart) == (one, two, three)


def test_members_run_on_the_hosts_of_their_container_unless_they_state_others() -> None:
    one, two, silent = Host("1", region="us", zone="a"), Host("2", region="eu", zone="b"), Host("3")
    group = Group("Group", runs_on=(one, two, silent))
    member = Service("Member", inside=group)
    assert hosts_of(member) == (one, two, silent)
    assert hosts_of(Service("Moved", inside=group, runs_on=(two,))) == (two,)
    assert hosts_of(Service("Cart")) == ()
    assert (region_of(member), regions_of(member)) == (None, ("eu", "us"))
    assert regions_of(Service("Said", inside=group, region="cn")) == ("cn",)
    assert regions_of(Service("Cart", runs_on=(silent,))) is regions_of(Service("Cart")) is None
    assert zones_of(Service("Cart", inside=Group("Pair", runs_on=(one, two)))) == ("a", "b")
    assert region_of(Service("Cart", inside=Group("Alone", runs_on=(two,)))) == "eu"
