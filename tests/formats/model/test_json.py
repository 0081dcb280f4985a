"""The JSON of a model: all of it, the same every time, and read back as the same model."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from archmodel import elements, geometry, views
from archmodel.blueprint import Blueprint
from archmodel.declared import Declared, written_at
from archmodel.elements import (
    ApiGateway,
    Backend,
    Boundary,
    Client,
    ContainerPlatform,
    DataAsset,
    Element,
    Fact,
    Flow,
    Host,
    Microservice,
    MobileDevice,
    Relation,
    Transport,
    Verb,
)
from archmodel.elements.words import Classification, Telemetry
from archmodel.errors import FormatError, LoadingError
from archmodel.formats.model import json as written
from archmodel.formats.model.json import Json
from archmodel.formats.model.schema import schema
from archmodel.importers import json as reading
from archmodel.importers.json import Json as JsonImporter
from archmodel.model import Model, read
from archmodel.source import Place
from archmodel.stated import SENSITIVITY
from archmodel.views import LogicalView, SchematicView
from archmodel.waiver import Waiver


def document(model: Model) -> Any:
    return json.loads(Json().write(model))


def read_back(model: Model) -> Model:
    return JsonImporter().read(Json().write(model), origin="model.json")


def said(declared: Declared, model: Model) -> tuple[object, ...]:
    """Return all that a declaration says, with names in place of other declarations."""

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(plain(each) for each in value)
        return model.names[value] if isinstance(value, Declared) else value

    values = {each: plain(getattr(declared, each)) for each in type(declared).__dataclass_fields__}  # type: ignore[attr-defined]
    return type(declared).__name__, values, declared.place


def all_said(model: Model) -> tuple[object, ...]:
    parts = (model.elements, model.relations, model.views, model.facts, model.waivers)
    each = tuple([(name, said(one, model)) for name, one in part.items()] for part in parts)
    return model.name, model.title, model.description, model.part, each


class Shop(Blueprint, title="The shop", part=8):
    """Sells things."""

    device = MobileDevice("Gerät 🙂", technology="iOS", instances="1..n+1")
    platform = ContainerPlatform("Platform")
    gateway = ApiGateway("API gateway", sso=True, inside=platform, tags=frozenset({"b", "a"}))
    asks = device.calls(gateway, "uses services", over=Transport.HTTPS, via=platform)
    gateway.calls(Backend("CRM", sso=False, icon="aws.compute.Lambda"))
    logical = LogicalView(title="Parts", descriptions=True)
    schematic = SchematicView()


def test_a_document_says_what_differs_from_the_defaults() -> None:
    model = read(Shop)
    whole = document(model)
    assert list(whole) == [
        "schemaVersion",
        "name",
        "title",
        "description",
        "part",
        "elements",
        "relations",
        "views",
    ]
    place = {"path": "tests/formats/model/test_json.py"}
    for part in ("elements", "relations", "views"):
        for entry in whole[part]:
            assert list(entry["place"]) == ["path", "line", "column", "endLine", "endColumn"]
            place |= entry.pop("place")
            assert place["path"] == "tests/formats/model/test_json.py"
    assert whole == {
        "schemaVersion": 1,
        "name": "shop",
        "title": "The shop",
        "description": "Sells things.",
        "part": 8,
        "elements": [
            {
                "name": "device",
                "kind": "MobileDevice",
                "title": "Gerät 🙂",
                "technology": "iOS",
                "instances": "1..n+1",
            },
            {"name": "platform", "kind": "ContainerPlatform", "title": "Platform"},
            {
                "name": "gateway",
                "kind": "ApiGateway",
                "title": "API gateway",
                "inside": "platform",
                "sso": True,
                "tags": ["a", "b"],
            },
            {"name": "crm", "kind": "Backend", "title": "CRM", "sso": False, "icon": "aws.compute.Lambda"},
        ],
        "relations": [
            {
                "name": "asks",
                "source": "device",
                "verb": "calls",
                "target": "gateway",
                "label": "uses services",
                "over": "HTTPS",
                "via": ["platform"],
            },
            {"name": "gateway->crm", "source": "gateway", "verb": "calls", "target": "crm"},
        ],
        "views": [
            {"name": "logical", "kind": "LogicalView", "title": "Parts", "descriptions": True},
            {"name": "schematic", "kind": "SchematicView"},
        ],
    }


def test_a_document_is_utf8_with_two_spaces_and_a_final_newline() -> None:
    data = Json().write(read(Shop))
    assert "Gerät 🙂".encode() in data
    assert data.endswith(b"}\n")
    assert data.splitlines()[1] == b'  "schemaVersion": 1,'


def test_a_model_is_read_back_as_it_was() -> None:
    model = read(Shop)
    again = read_back(model)
    assert all_said(again) == all_said(model)
    assert type(again.elements["gateway"]) is ApiGateway
    assert again.elements["gateway"].inside is again.elements["platform"]
    assert again.relations["asks"].via == (again.elements["platform"],)
    assert again.elements["device"].place == Shop.device.place
    assert Json().write(again) == Json().write(model)


class Placed(Blueprint):
    """Says all that can be said about places."""

    platform = ContainerPlatform("Platform", direction=geometry.Direction.RIGHT, wrap=3)
    data = ContainerPlatform("Data", inside=platform, collapsed=True)
    a = Backend("A", inside=platform)
    b = Backend("B", inside=data)
    one = SchematicView(
        direction=geometry.Direction.DOWN, wrap=2, same_row=((a, data),), collapse=(platform,)
    )
    other = LogicalView(order=((data, a),), near=((a, data), (data, a)), expand=(data,))


def test_what_is_said_about_places_is_read_back_as_it_was() -> None:
    model = read(Placed)
    assert all_said(read_back(model)) == all_said(model)
    views = {each.pop("name"): each for each in document(model)["views"]}
    assert views["one"]["same_row"] == [["a", "data"]]
    assert (views["one"]["direction"], views["one"]["wrap"]) == ("down", 2)
    assert views["one"]["collapse"] == ["platform"]
    assert Draft202012Validator(schema()).is_valid(document(model))


def test_an_empty_model_is_read_back_as_it_was() -> None:
    empty = Model("empty", "", {})
    assert all_said(read_back(empty)) == all_said(empty)
    assert list(document(empty)) == ["schemaVersion", "name", "title", "elements", "relations", "views"]


def test_what_no_file_says_has_no_place() -> None:
    phone = Client("Phone")
    written_at(phone, None)
    model = Model("m", "M", {"phone": phone})
    assert "place" not in document(model)["elements"][0]
    assert read_back(model).elements["phone"].place is None


def test_members_may_come_before_their_container() -> None:
    platform = ContainerPlatform("Platform")
    inner = Microservice("Inner", inside=platform)
    model = Model(
        "m", "M", {"innermost": Microservice("x", inside=inner), "inner": inner, "platform": platform}
    )
    assert list(read_back(model).elements) == ["innermost", "inner", "platform"]


def test_thousands_of_containers_in_one_another_are_no_trouble() -> None:
    made: dict[str, Element] = {}
    last = None
    for number in range(5_000):
        last = made[f"e{number}"] = Element("x", inside=last)
    model = Model("m", "M", dict(reversed(made.items())))
    assert Json().write(read_back(model)) == Json().write(model)


def test_a_lone_surrogate_is_escaped_and_read_back() -> None:
    title = 'a\ud800b\\\udfff"'
    model = Model("m", title, {"x": Client(title)})
    data = Json().write(model)
    data.decode("utf-8")
    assert read_back(model).elements["x"].title == title
    assert read_back(model).title == title


class Kiosk(Client):
    """A screen in a hall."""


class TallKiosk(Kiosk):
    """A tall screen."""


class Hybrid(Kiosk, Microservice):
    """Both a client and a service."""


def test_a_kind_of_the_authors_is_carried_by_its_ancestors() -> None:
    model = Model("m", "M", {"a": TallKiosk("A"), "b": Hybrid("B"), "c": Client("C")})
    assert document(model)["kinds"] == {
        "Kiosk": "Client",
        "TallKiosk": "Kiosk",
        "Hybrid": ["Kiosk", "Microservice"],
    }
    again = read_back(model)
    assert [type(each).__name__ for each in again.elements.values()] == ["TallKiosk", "Hybrid", "Client"]
    assert isinstance(again.elements["a"], Client)
    assert isinstance(again.elements["b"], Client | Microservice)
    assert Json().write(again) == Json().write(model)


class Stated(Client):
    """Takes part in single sign-on unless it says otherwise."""

    sso: bool | None = True


def test_a_default_of_the_authors_is_written_out() -> None:
    model = Model("m", "M", {"a": Stated("A"), "b": Stated("B", sso=None), "c": Stated("C", sso=False)})
    again = read_back(model)
    assert [each.sso for each in again.elements.values()] == [True, None, False]


class Sized(Client):
    """Has a field that no other kind has."""

    size: int = 0


def test_a_kind_with_fields_of_its_own_is_refused_with_the_field_and_the_way_out() -> None:
    model = Model("m", "M", {"a": Sized("A")})
    with pytest.raises(FormatError, match="the kind 'Sized' has a field of its own, 'size'") as caught:
        Json().write(model)
    assert "tests/formats/model/test_json.py:" in caught.value.where
    assert "description or tags" in caught.value.instead


def test_two_kinds_of_one_name_are_refused() -> None:
    one = type("Backend", (Client,), {})
    model = Model("m", "M", {"a": one("A"), "b": Backend("B")})
    with pytest.raises(FormatError, match="two kinds of element are called 'Backend'"):
        Json().write(model)


class Sequence(SchematicView):
    """A view of the author's."""


class Promise(Relation):
    """A relation of the author's."""


def test_a_view_of_the_authors_is_refused_by_name() -> None:
    with pytest.raises(FormatError, match="the view 'steps' is of a kind of its own, 'Sequence'"):
        Json().write(Model("m", "M", {}, views={"steps": Sequence()}))


def test_a_relation_of_the_authors_is_refused_by_name() -> None:
    a = Client("A")
    made = Promise(source=a, verb=Verb.CALLS, target=a)
    with pytest.raises(FormatError, match="'asks' is a relation of a kind of its own, 'Promise'"):
        Json().write(Model("m", "M", {"a": a}, {"asks": made}))


class Direction(Enum):
    """A way to read."""

    DOWN = "down"
    RIGHT = 2


class RichView(Declared):
    """A view with a field of every type."""

    title: str | None = None
    depth: int = 1
    ratio: float = 1.0
    strict: bool = True
    direction: Direction = Direction.DOWN
    around: Element | None = None
    steps: tuple[Relation, ...] = ()
    only: frozenset[Element] = frozenset()
    kinds: tuple[type[Element], ...] = ()
    span: tuple[int, str] | None = None
    anything: object = None


def rich(model: Mapping[str, Element], steps: tuple[Relation, ...]) -> RichView:
    return RichView(
        title="T",
        depth=0,
        ratio=0.25,
        strict=False,
        direction=Direction.RIGHT,
        around=model["b"],
        steps=steps,
        only=frozenset(model.values()),
        kinds=(Client, Kiosk),
        span=(1, "x"),
    )


@pytest.fixture
def with_rich_view(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    from archmodel.importers._kinds import known_views

    known_views.cache_clear()
    monkeypatch.setattr(views, "RichView", RichView, raising=False)
    monkeypatch.setattr(views, "__all__", [*views.__all__, "RichView"])
    yield
    known_views.cache_clear()


@pytest.mark.usefixtures("with_rich_view")
def test_fields_of_views_are_carried_by_their_values() -> None:
    made = {"b": Client("B"), "a": Client("A")}
    asks = made["a"].calls(made["b"])
    view = rich(made, (asks, asks))
    model = Model("m", "M", made, {"asks": asks}, {"rich": view, "plain": RichView()})
    entry, plain = document(model)["views"]
    entry.pop("place")
    assert entry == {
        "name": "rich",
        "kind": "RichView",
        "title": "T",
        "depth": 0,
        "ratio": 0.25,
        "strict": False,
        "direction": 2,
        "around": "b",
        "steps": ["asks", "asks"],
        "only": ["a", "b"],
        "kinds": ["Client", "Kiosk"],
        "span": [1, "x"],
    }
    assert list(plain) == ["name", "kind", "place"]
    again: Any = read_back(model).views["rich"]
    others = read_back(model)
    assert again.direction is Direction.RIGHT
    assert again.kinds[0] is Client
    assert again.kinds[1].__name__ == "Kiosk"
    assert (again.ratio, again.span, len(again.only)) == (0.25, (1, "x"), 2)
    assert Json().write(others) == Json().write(model)


@pytest.mark.usefixtures("with_rich_view")
@pytest.mark.parametrize("odd", [{"a": 1}, float("nan"), float("inf"), b"x", Client("foreign"), int])
def test_a_value_that_json_cannot_hold_is_refused_with_its_field(odd: object) -> None:
    with pytest.raises(FormatError, match="'anything' of 'odd' holds a"):
        Json().write(Model("m", "M", {}, views={"odd": RichView(anything=odd)}))


@pytest.mark.usefixtures("with_rich_view")
@pytest.mark.parametrize("odd", ["[]", "[1]", '[1, "x", 2]'])
def test_a_list_of_another_length_than_a_view_takes_is_refused_with_the_length(odd: str) -> None:
    data = Json().write(Model("m", "M", {}, views={"rich": RichView(span=(1, "x"))}))
    written = json.dumps(json.loads(data)["views"][0]["span"])
    text = json.dumps(json.loads(data)).replace(written, odd)
    with pytest.raises(LoadingError) as caught:
        JsonImporter().read(text.encode(), origin="model.json")
    assert caught.value.what == "'span' of 'rich' cannot be a list"
    assert caught.value.instead == "write a list of 2"


@pytest.mark.usefixtures("with_rich_view")
def test_a_number_that_is_none_is_not_read_into_a_view() -> None:
    data = Json().write(Model("m", "M", {}, views={"rich": RichView(ratio=0.25)}))
    for odd in (b"NaN", b"Infinity", b"1e999"):
        with pytest.raises(LoadingError, match="'ratio' of 'rich' cannot be the number"):
            JsonImporter().read(data.replace(b"0.25", odd), origin="model.json")
    again = JsonImporter().read(data.replace(b"0.25", b"3"), origin="model.json").views["rich"]
    assert repr(again.ratio) == "3.0"  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def test_no_known_field_takes_both_a_text_and_a_name() -> None:
    from archmodel.importers._values import shape_of

    offered = [getattr(package, name) for package in (elements, views) for name in package.__all__]
    for kind in offered:
        if isinstance(kind, type) and issubclass(kind, Declared):
            for name, takes in shape_of(kind).admitted.items():
                assert not (str in takes.plain and takes.reference) or name == "icon"


def test_both_sides_speak_of_one_version() -> None:
    assert written.SCHEMA_VERSION == reading.SCHEMA_VERSION


def test_writing_and_reading_do_not_load_pydantic() -> None:
    import subprocess
    from pathlib import Path

    code = (
        "import sys\n"
        "from archmodel.elements import Client\n"
        "from archmodel.formats.model.json import Json\n"
        "from archmodel.importers.json import Json as Importer\n"
        "from archmodel.model import Model\n"
        "a = Client('a', tags=frozenset('x'))\n"
        "data = Json().write(Model('m', 'M', {'a': a}, {'r': a.calls(a)}))\n"
        "assert Json().write(Importer().read(data, origin='x')) == data\n"
        "assert not {'pydantic', 'networkx', 'click', 'diagrams'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


# Two lone surrogates that make a pair are, in every JSON, the character they stand for.
TEXTS = st.text(max_size=12).map(
    lambda text: text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
)
MAYBE = st.none() | TEXTS
KINDS = st.sampled_from(
    [
        each
        for each in map(elements.__dict__.get, elements.__all__)
        if isinstance(each, type) and issubclass(each, Element)
    ]
    + [Kiosk, TallKiosk, Hybrid]
)
PLACES = st.none() | st.builds(Place, TEXTS, *[st.integers(0, 10**6)] * 4)


@st.composite
def models(draw: st.DrawFn) -> Model:
    made: dict[str, Element] = {}
    telemetries: st.SearchStrategy[tuple[Telemetry, ...] | None]
    telemetries = st.sampled_from([None, (), ("health", "traces")])
    sensitivities: st.SearchStrategy[Classification | None] = st.sampled_from([None, *SENSITIVITY])
    data = DataAsset(draw(TEXTS), classification=draw(sensitivities), pii=draw(st.none() | st.booleans()))
    outer = Boundary(draw(TEXTS), trust=draw(st.none() | st.integers(0, 9)), clearance=draw(sensitivities))
    inner = Boundary(draw(TEXTS), inside=outer)
    host = Host(draw(TEXTS), zone=draw(MAYBE), isolated=draw(st.none() | st.booleans()))
    facts: dict[str, Fact] = {"the inner": inner, "the data": data, "the outer": outer, "the host": host}
    for name in draw(st.lists(TEXTS, unique=True, max_size=8)):
        made[name] = draw(KINDS)(
            draw(TEXTS),
            description=draw(MAYBE),
            inside=draw(st.sampled_from([None, *made.values()])),
            technology=draw(MAYBE),
            instances=draw(st.sampled_from([None, "1", "1..n", "2..n+1"])),
            sso=draw(st.sampled_from([None, False, True])),
            owner=draw(MAYBE),
            tags=draw(st.frozensets(TEXTS, max_size=3)),
            boundary=draw(st.sampled_from([None, outer, inner])),
            stores=draw(st.sampled_from([(), (data,)])),
            runs_on=draw(st.sampled_from([(), (host, host)])),
            telemetry=draw(telemetries),
            offers=draw(st.sampled_from([(), (Transport.HTTPS,)])),
            slo=draw(st.none() | st.floats(0, 1)),
        )
    relations: dict[str, Relation] = {}
    pictures: dict[str, Declared] = {}
    if made:
        ends = st.sampled_from(list(made.values()))
        for number in range(draw(st.integers(0, 5))):
            relations[f"{number} of {len(made)} relations"] = Relation(
                source=draw(ends),
                verb=draw(st.sampled_from(Verb)),
                target=draw(ends),
                label=draw(MAYBE),
                over=draw(st.sampled_from([None, *Transport])),
                via=tuple(draw(st.lists(ends, max_size=3))),
                authn=draw(st.sampled_from([None, "none", "oidc"])),
                carries=draw(st.sampled_from([(), (data,)])),
                timeout_ms=draw(st.none() | st.floats(0, 1e9)),
            )
    waivers: dict[str, Waiver] = {}
    if relations:
        steps = tuple(relations.values())
        budget, until = draw(st.none() | st.just(9.5)), draw(st.none() | st.dates())
        facts["what happens"] = Flow(draw(TEXTS), steps=steps, at_once=(steps,), budget_ms=budget)
        on: tuple[Element | Relation, ...] = (*made.values(), *steps)
        waivers["accepted"] = Waiver(draw(TEXTS), on=on, because=draw(TEXTS), until=until)
    if draw(st.booleans()):
        pictures["a picture of it"] = LogicalView(title=draw(MAYBE), descriptions=draw(st.booleans()))
    for each in (*made.values(), *relations.values(), *pictures.values(), *facts.values(), *waivers.values()):
        written_at(each, draw(PLACES))
    elements_in_any_order = dict(draw(st.permutations(list(made.items()))))
    return Model(
        draw(TEXTS),
        draw(TEXTS),
        elements_in_any_order,
        relations,
        pictures,
        draw(MAYBE),
        draw(st.none() | st.integers(-5, 5)),
        facts,
        waivers,
    )


@given(models())
@settings(derandomize=True, deadline=None, max_examples=100)
def test_every_model_is_read_back_as_it_was(model: Model) -> None:
    data = Json().write(model)
    again = JsonImporter().read(data, origin="model.json")
    assert all_said(again) == all_said(model)
    assert Json().write(again) == data
    data.decode("utf-8")
