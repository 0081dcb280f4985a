import json
from typing import Any

import pytest

from archmodel.elements import Microservice, Verb
from archmodel.elements.base import Relation
from archmodel.importers._alike import made_alike
from archmodel.importers._values import shape_of
from archmodel.importers.json import Json
from archmodel.source import Place

ELEMENTS = {"a": Microservice("A"), "b": Microservice("B")}
PLACE = {"path": "shop.py", "line": 3, "column": 5, "endLine": 3, "endColumn": 9}


def relation(**more: Any) -> dict[str, Any]:
    return {"name": "r", "source": "a", "verb": "calls", "target": "b"} | more


def made(*entries: dict[str, Any]) -> Any:
    return made_alike(Relation, shape_of(Relation), entries, ELEMENTS)


def test_declarations_hold_what_their_entries_say_and_where_they_stand() -> None:
    first, second = made(
        relation(timeout_ms=1.5, resilience=["retry"], place=PLACE),
        relation(timeout_ms=None, resilience=["retry"], place=PLACE),
    )
    assert (first.source, first.verb, first.target) == (ELEMENTS["a"], Verb.CALLS, ELEMENTS["b"])
    assert (first.timeout_ms, second.timeout_ms) == (1.5, None)
    assert first.place == Place("shop.py", 3, 5, 3, 9)
    assert first.resilience == ("retry",)
    assert first.resilience is second.resilience


def test_a_declaration_keeps_its_entry_and_no_copy() -> None:
    entries = [relation(place=PLACE), relation(place=PLACE)]
    assert [vars(each) for each in made(*entries)] == entries
    assert entries[0].keys() == {"source", "verb", "target", "_origin"}


@pytest.mark.parametrize(
    "odd",
    [
        {"verb": "shouts at"},
        {"verb": 1},
        {"source": "c"},
        {"source": None},
        {"timeout_ms": float("nan")},
        {"timeout_ms": -1.0},
        {"timeout_ms": "1 s"},
        {"resilience": ["hope"]},
        {"resilience": [1]},
        {"resilience": [["retry"]]},
        {"label": 1},
        {"tls": 1},
        {"place": {**PLACE, "line": -1}},
        {"place": "shop.py:3"},
        {"colour": "red"},
        {"kind": "Relation"},
    ],
)
def test_what_is_not_plain_is_left_as_it_is(odd: dict[str, Any]) -> None:
    plain = {"timeout_ms": 1.0, "resilience": ["retry"], "label": "asks", "tls": True, "place": PLACE}
    entries = [relation(**{key: plain.get(key, value) for key, value in odd.items()}), relation(**odd)]
    before = [dict(each) for each in entries]
    assert made(*entries) is None
    assert [*map(repr, entries)] == [*map(repr, before)]


def test_what_lacks_a_field_it_needs_is_left() -> None:
    assert made({"name": "r", "source": "a", "verb": "calls"}) is None


def test_relations_stay_in_the_order_of_the_document_whether_alike_or_not() -> None:
    element = {"kind": "Microservice"}
    said = [{"label": "asks"}, {}, {"label": "tells"}, {}]
    document = {
        "schemaVersion": 1,
        "name": "shop",
        "title": "Shop",
        "elements": [{"name": name, "title": name, **element} for name in ("a", "b")],
        "relations": [relation(name=f"r{number}", **more) for number, more in enumerate(said)],
    }
    model = Json().read(json.dumps(document).encode(), origin="shop.json")
    assert [*model.relations] == ["r0", "r1", "r2", "r3"]
    assert [each.label for each in model.relations.values()] == ["asks", None, "tells", None]
