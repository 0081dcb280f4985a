"""Reading the JSON of a model: right or refused, and every refusal says where and what instead."""

from __future__ import annotations

import gc
import json
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archmodel.elements import Client
from archmodel.errors import LoadingError
from archmodel.formats.model.json import Json as Writer
from archmodel.importers import _text
from archmodel.importers._text import Text, _comma_too_many
from archmodel.importers._values import _named
from archmodel.importers.json import Json
from archmodel.model import Model
from archmodel.source import Place

GOOD = """{
  "schemaVersion": 1,
  "name": "shop",
  "title": "Shop",
  "elements": [
    {
      "name": "phone",
      "kind": "MobileDevice",
      "title": "Phone"
    },
    {
      "name": "gateway",
      "kind": "ApiGateway",
      "title": "API gateway",
      "sso": true
    }
  ],
  "relations": [
    {
      "name": "asks",
      "source": "phone",
      "verb": "calls",
      "target": "gateway"
    }
  ],
  "views": [
    {
      "name": "picture",
      "kind": "SchematicView"
    }
  ]
}
"""


def load(text: str | bytes) -> Model:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Json().read(data, origin="shop.json")


def refusal(text: str | bytes) -> str:
    with pytest.raises(LoadingError) as caught:
        load(text)
    return str(caught.value)


def but(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_a_good_document_is_a_model() -> None:
    model = load(GOOD)
    assert list(model.elements) == ["phone", "gateway"]
    assert model.relations["asks"].target is model.elements["gateway"]
    assert model.elements["phone"].place is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"ApiGateway"',
            '"ApiGatewy"',
            (
                "shop.json:13:7: 'gateway' is of an unknown kind, 'ApiGatewy'\n"
                "    instead: did you mean 'ApiGateway'?"
            ),
        ),
        (
            '"SchematicView"',
            '"SchematicVeiw"',
            (
                "shop.json:29:7: 'picture' is of an unknown kind, 'SchematicVeiw'\n"
                "    instead: did you mean 'SchematicView'?"
            ),
        ),
        (
            '"kind": "SchematicView"',
            '"kind": "SchematicView", "titel": "x"',
            (
                "shop.json:29:32: 'picture' has a field 'titel', which a SchematicView has not\n"
                "    instead: did you mean 'title'?"
            ),
        ),
        (
            '"kind": "SchematicView"',
            '"kind": "SchematicView", "same_row": [["phone", "gatewy"]]',
            (
                "shop.json:29:32: 'same_row' of 'picture' is 'gatewy', which is no element of this model\n"
                "    instead: did you mean 'gateway'?"
            ),
        ),
        (
            '"kind": "SchematicView"',
            '"kind": "SchematicView", "direction": "rihgt"',
            (
                "shop.json:29:32: 'direction' of 'picture' cannot be the text 'rihgt'\n"
                "    instead: did you mean 'right'?"
            ),
        ),
        (
            '"kind": "SchematicView"',
            '"kind": "SchematicView", "wrap": 0',
            (
                "shop.json:27:5: 'wrap' cannot be 0\n"
                "    instead: write how many stand side by side at most, 1 or more"
            ),
        ),
        (
            '"sso"',
            '"ssso"',
            (
                "shop.json:15:7: 'gateway' has a field 'ssso', which a ApiGateway has not\n"
                "    instead: did you mean 'sso'?"
            ),
        ),
        (
            "true",
            '"yes"',
            (
                "shop.json:15:7: 'sso' of 'gateway' cannot be the text 'yes'\n"
                "    instead: write true or false or nothing at all"
            ),
        ),
        (
            '"calls"',
            '"call"',
            "shop.json:22:7: 'verb' of 'asks' cannot be the text 'call'\n    instead: did you mean 'calls'?",
        ),
        (
            '"target": "gateway"',
            '"target": "gatewy"',
            (
                "shop.json:23:7: 'target' of 'asks' is 'gatewy', which is no element of this model\n"
                "    instead: did you mean 'gateway'?"
            ),
        ),
        (
            '"source": "phone"',
            '"source": "asks"',
            "shop.json:21:7: 'source' of 'asks' is 'asks', which is no element of this model",
        ),
        (
            '"target": "gateway"',
            '"target": "gateway", "via": ["phone", "gatewy"]',
            (
                "shop.json:23:28: 'via' of 'asks' is 'gatewy', which is no element of this model\n"
                "    instead: did you mean 'gateway'?"
            ),
        ),
        (
            '"title": "Phone"',
            '"title": "Phone", "inside": "gatway"',
            (
                "shop.json:9:25: 'inside' of 'phone' is 'gatway', which is no element of this model\n"
                "    instead: did you mean 'gateway'?"
            ),
        ),
        (
            '"title": "Phone"',
            '"title": "Phone", "tags": ["a", 5]',
            "shop.json:9:25: 'tags' of 'phone' cannot hold the number 5\n    instead: write a text",
        ),
        (
            '"title": "Phone"',
            '"title": "Phone", "instances": "many"',
            (
                "shop.json:6:5: 'Phone' cannot have 'many' instances\n"
                "    instead: write a number or a range: 2, 1..n or 1..n+1"
            ),
        ),
        (
            '"title": "Phone"',
            '"title": NaN',
            "shop.json:9:7: 'title' of 'phone' cannot be the number NaN\n    instead: write a text",
        ),
        (
            '"title": "Phone"',
            '"title": -1e999',
            "shop.json:9:7: 'title' of 'phone' cannot be the number -Infinity\n    instead: write a text",
        ),
        (
            '"name": "phone",\n',
            "",
            (
                'shop.json:6:5: one of the elements has no name\n    instead: write "name": "…"\n'
                "shop.json:20:7: 'source' of 'asks' is 'phone', which is no element of this model"
            ),
        ),
        (
            ',\n      "title": "Phone"',
            "",
            "shop.json:6:5: 'phone' has no 'title'\n    instead: write \"title\": …",
        ),
        (
            '"kind": "SchematicView"',
            '"title": "x"',
            'shop.json:27:5: \'picture\' has no kind\n    instead: write "kind": "…"',
        ),
        (
            '"name": "gateway"',
            '"name": "phone"',
            (
                "shop.json:12:7: the name 'phone' is taken\n"
                "    instead: choose another name; the first is on line 7\n"
                "shop.json:23:7: 'target' of 'asks' is 'gateway', which is no element of this model"
            ),
        ),
        (
            '"name": "picture"',
            '"name": "asks"',
            (
                "shop.json:28:7: the name 'asks' is taken\n"
                "    instead: choose another name; the first is on line 20"
            ),
        ),
        (
            '"title": "Shop"',
            '"title": "Shop", "title": "Store"',
            (
                "shop.json:4:20: an object says 'title' twice\n"
                "    instead: keep one of them; the other is on line 4"
            ),
        ),
        (
            '"title": "Shop"',
            '"titel": "Shop", "title": "Shop"',
            "shop.json:4:3: a model has no 'titel'\n    instead: did you mean 'title'?",
        ),
        (
            '"name": "asks"',
            '"kind": "Relation", "name": "asks"',
            (
                "shop.json:20:7: 'asks' has a field 'kind', which a Relation has not\n"
                "    instead: it has source, verb, target, label, over, technology, via, "
                "tls, authn, authz, critical, timeout_ms, resilience, carries, agreement, "
                "latency_ms, rate, per_request, link"
            ),
        ),
        (
            '"schemaVersion": 1',
            '"schemaVersion": 9999, "future": {}',
            (
                "shop.json:2:3: made by a newer archmodel: its schemaVersion is 9999, "
                "and this one reads up to 1\n    instead: upgrade archmodel"
            ),
        ),
        (
            '"schemaVersion": 1',
            '"schemaVersion": true',
            "shop.json:2:3: 'schemaVersion' of this model cannot be true\n    instead: write a whole number",
        ),
        (
            '"schemaVersion": 1,',
            "",
            'shop.json:1:1: no schemaVersion\n    instead: write "schemaVersion": 1',
        ),
        (
            '"title": "Phone"',
            '"title": "Phone", "place": {"path": "x.py", "line": -1}',
            (
                "shop.json:9:25: 'place' of 'phone' cannot be an object like this\n"
                "    instead: write an object of path, line, column, endLine and endColumn"
            ),
        ),
        (
            '"title": "Shop"',
            '"title": "Shop", "kinds": {"Kiosk": "Clint"}',
            (
                "shop.json:4:30: the kind 'Kiosk' is a kind of 'Clint', which is unknown\n"
                "    instead: did you mean 'Client'?"
            ),
        ),
        (
            '"title": "Shop"',
            '"title": "Shop", "kinds": {"a b": "Client"}',
            (
                "shop.json:4:30: 'a b' cannot be the name of a kind\n"
                '    instead: write a name and the kind it is nearest to: "Kiosk": "Client"'
            ),
        ),
        (
            '"title": "Shop"',
            '"title": "Shop", "kinds": {"Kiosk": ["Client", "Client"]}',
            "shop.json:4:30: the parents of the kind 'Kiosk' contradict one another",
        ),
    ],
)
def test_a_mistake_is_refused_with_its_line_and_the_way_out(old: str, new: str, said: str) -> None:
    assert refusal(but(old, new)) == said


WRITE = 'write a selection, such as {"kind": ["Service"]} or {"not": [{"named": ["gateway"]}]}'


@pytest.mark.parametrize(
    ("shows", "said"),
    [
        ("{}", f"cannot be an object\n    instead: {WRITE}"),
        ("[]", f"cannot be a list\n    instead: {WRITE} or nothing at all"),
        ("7", f"cannot be the number 7\n    instead: {WRITE} or nothing at all"),
        ('{"kind": []}', f"cannot be an object\n    instead: {WRITE}"),
        ('{"kind": "Service"}', f"cannot be an object\n    instead: {WRITE}"),
        ('{"kind": ["Client"], "tagged": ["x"]}', f"cannot be an object\n    instead: {WRITE}"),
        ('{"kinds": ["Client"]}', "selects by 'kinds'\n    instead: did you mean 'kind'?"),
        ('{"x": ["Client"]}', f"selects by 'x'\n    instead: {WRITE}"),
        (
            '{"not": [{"named": ["phone"]}, {"named": ["gateway"]}]}',
            "cannot be an object\n    instead: write a list of 1 selection after 'not'",
        ),
        (
            '{"neighbours": [{"named": ["phone"]}, {"named": ["gateway"]}]}',
            "cannot be an object\n    instead: write a list of 1 selection after 'neighbours'",
        ),
        ('{"not": ["x"]}', f"cannot hold the text 'x'\n    instead: {WRITE}"),
        ('{"and": [{"named": ["phone"]}, 7]}', f"cannot hold the number 7\n    instead: {WRITE}"),
        ('{"tagged": [7]}', "cannot hold the number 7\n    instead: write a text"),
        (
            '{"kind": ["Klient"]}',
            "is 'Klient', which is no kind of element\n    instead: did you mean 'Client'?",
        ),
        (
            '{"named": ["fone"]}',
            "is 'fone', which is no element of this model\n    instead: did you mean 'phone'?",
        ),
        (
            '{"matching": ["colour:red"]}',
            (
                "is a selection in which 'colour:red' begins with no word that chooses elements\n"
                "    instead: write one of kind, role, tag, id, owner, boundary, tech, such as kind:Service"
            ),
        ),
    ],
)
def test_a_selection_that_is_none_is_refused_with_one_that_is(shows: str, said: str) -> None:
    text = but('"kind": "SchematicView"', f'"kind": "SchematicView", "shows": {shows}')
    assert refusal(text) == f"shop.json:29:32: 'shows' of 'picture' {said}"


@pytest.mark.parametrize(
    ("shows", "said"),
    [
        ('{"not": [{"named": ["phone"]}]}', "not 'Phone'"),
        ('{"within": ["gateway"]}', "what is inside 'API gateway'"),
        ('{"or": [{"kind": ["MobileDevice"]}, {"tagged": ["x"]}]}', ""),
    ],
)
def test_a_selection_is_read(shows: str, said: str) -> None:
    read = load(but('"kind": "SchematicView"', f'"kind": "SchematicView", "shows": {shows}'))
    assert said in str(getattr(read.views["picture"], "shows", None))


def test_the_first_bracket_that_nests_too_deep_is_named() -> None:
    deep = "{\n" + '"]": "[", "a": [[]],\n"b": ' + "[\n" * 99 + "[" * 3 + "]" * 200
    assert refusal(deep) == "shop.json:102:1: nested deeper than 100\n    instead: flatten it"


def test_an_element_inside_itself_is_refused_with_the_whole_circle() -> None:
    text = but('"title": "Phone"', '"title": "Phone", "inside": "gateway"')
    text = text.replace('"title": "API gateway"', '"title": "API gateway", "inside": "phone"')
    assert refusal(text) == (
        "shop.json:14:31: 'phone' is inside itself: 'phone' → 'gateway' → 'phone'\n"
        "    instead: take one of these links out"
    )
    own = but('"title": "Phone"', '"title": "Phone", "owner": "phone", "inside": "phone"')
    assert "shop.json:9:43: 'phone' is inside itself: 'phone' → 'phone'" in refusal(own)


def test_a_long_circle_is_refused_in_few_words() -> None:
    count = 5000
    made = [
        {"name": f"e{each}", "kind": "Group", "title": "x", "inside": f"e{(each + 1) % count}"}
        for each in range(count)
    ]
    whole = {"schemaVersion": 1, "name": "m", "title": "M", "elements": made}
    said = refusal(json.dumps(whole))
    assert "'e0' is inside itself: 'e0' → 'e1' → " in said
    assert len(said) < 400


def test_circles_of_kinds_are_refused() -> None:
    said = refusal(but('"title": "Shop"', '"title": "Shop", "kinds": {"A": "B", "B": "A"}'))
    assert "the kind 'A' leads to no known kind" in said
    assert "the kind 'B' leads to no known kind" in said
    many = json.dumps({f"K{each}": "Client" for each in range(1001)})
    assert "more than 1000 kinds" in refusal(but('"title": "Shop"', f'"title": "Shop", "kinds": {many}'))


def test_a_kind_of_the_documents_goes_before_one_of_ours() -> None:
    text = but('"title": "Shop"', '"title": "Shop", "kinds": {"Database": "Kiosk", "Kiosk": "Client"}')
    made = load(text.replace('"MobileDevice"', '"Database"')).elements["phone"]
    assert type(made).__name__ == "Database"
    assert isinstance(made, Client)


def test_a_parent_that_the_document_defines_is_not_mistaken_for_ours() -> None:
    text = but('"title": "Shop"', '"title": "Shop", "kinds": {"Tall": "Database", "Database": "Client"}')
    assert isinstance(load(text.replace('"MobileDevice"', '"Tall"')).elements["phone"], Client)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_document() -> None:
    text = but('"ApiGateway"', '"ApiGatewy"').replace('"calls"', '"call"').replace("true", "5")
    lines = refusal(text).splitlines()
    assert [line.split(": ")[0] for line in lines if line[0] != " "] == [
        "shop.json:13:7",
        "shop.json:15:7",
        "shop.json:22:7",
    ]


def test_one_mistake_is_told_once_also_where_others_refer_to_it() -> None:
    assert refusal(but('"title": "Phone"', '"title": 5')).count("shop.json:") == 1
    assert refusal(but('"calls"', "5")).count("shop.json:") == 1


def test_more_than_twenty_mistakes_are_counted() -> None:
    made = [{"name": f"e{each}", "kind": "Client", "title": each} for each in range(25)]
    whole = {"schemaVersion": 1, "name": "m", "title": "M", "elements": made}
    said = refusal(json.dumps(whole, indent=1)).splitlines()
    assert sum("cannot be the number" in line for line in said) == 20
    assert said[-1] == "and 5 more"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n "a": 1,\n}\n', "shop.json:2:8: a comma too many"),
        ("[1,\n]", "shop.json:1:3: a comma too many"),
        ('{"nodes": [{"id": "a"}, {"id": "b"', "shop.json:1:35: it ends too early"),
        ('{"a": "b\n', "shop.json:1:"),
        ('{\n // why\n "a": 1}', "shop.json:2:2: JSON has no comments"),
        ("{'a': 1}", "shop.json:1:2: a text in single quotes"),
        ("{a: 1}", "shop.json:1:2: no JSON: expecting property name"),
        ("", "shop.json:1:1: it is empty"),
        (" \n", "it is empty"),
        ("[]\n", "shop.json:1: expected an object, found a list"),
        ('"x"', "shop.json:1: expected an object, found the text 'x'"),
        ("null", "shop.json:1: expected an object, found null"),
        ("{} {}", "shop.json:1:4: no JSON: extra data\n    instead: take out what follows the model"),
        ("name: shop\n", "shop.json:1:1: no JSON: expecting value\n    instead: name a model in JSON, as"),
        ('{"a": ' + "9" * 5000 + "}", "shop.json:1:7: a number of more than 4300 digits"),
        (b"{\n\xff}", "shop.json:2: not UTF-8 (byte 3)\n    instead: save it as UTF-8"),
        ("{}".encode("utf-16"), "shop.json:1: not UTF-8 (byte 1)"),
        (b"\x00\x01", "shop.json:1:1: no JSON"),
    ],
)
def test_what_is_no_json_is_refused_in_plain_words(text: str | bytes, said: str) -> None:
    assert said in refusal(text)


def test_a_byte_order_mark_and_other_line_ends_are_read() -> None:
    assert load(b"\xef\xbb\xbf" + GOOD.encode()).name == "shop"
    assert load(GOOD.replace("\n", "\r\n")).name == "shop"
    assert refusal(b"\xef\xbb\xbf" + but("true", "5").replace("\n", "\r\n").encode()).startswith(
        "shop.json:15:7"
    )


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "[" * 101 + "]" * 101, '{"a":' * 200 + "1" + "}" * 200, '{"]": [' * 60 + "]}" * 60],
)
def test_what_nests_too_deep_is_refused_however_deep(text: str) -> None:
    assert refusal(text).endswith("nested deeper than 100\n    instead: flatten it")


def test_brackets_in_texts_do_not_nest() -> None:
    title = json.dumps('\\"[' * 200 + "{" * 200)
    assert load(but('"title": "Phone"', f'"title": {title}')).elements["phone"].title.endswith("{")


def test_what_is_too_large_is_refused() -> None:
    assert "shop.json: it is larger than 64 MiB" in refusal(b" " * (64 * 1024 * 1024 + 1))
    assert "brackets, commas and quotes" in refusal("{}," * 11_000_000)


def test_of_thousands_of_mistakes_twenty_are_told_and_the_rest_counted() -> None:
    made = [{"name": f"e{each}", "kind": "Client", "title": "x"} for each in range(5_000)]
    links = [
        {"name": f"r{each}", "source": "e1", "verb": "calls", "target": f"f{each}"} for each in range(5_000)
    ]
    whole = {"schemaVersion": 1, "name": "m", "title": "M", "elements": made, "relations": links}
    assert refusal(json.dumps(whole)).endswith("and 4980 more")


@pytest.mark.parametrize(
    "word", ["Blueprint", "os", "__import__", "Declared", "Relation", "Verb", "../x", "archmodel.cli", ""]
)
def test_only_what_is_in_the_tables_is_a_kind(word: str) -> None:
    assert "is of an unknown kind" in refusal(but('"MobileDevice"', json.dumps(word)))
    assert "is of an unknown kind" in refusal(but('"SchematicView"', json.dumps(word)))


def test_names_of_special_meaning_elsewhere_are_plain_names_here() -> None:
    for word in ("__proto__", "constructor", "__class__", "</script><!--", "../../x", "", "\x00"):
        text = GOOD.replace('"phone"', json.dumps(word))
        assert list(load(text).elements) == [word, "gateway"]
    for word in ("__class__", "__post_init__", "_origin", "calls", "place "):
        said = refusal(but('"title": "Phone"', f'"title": "Phone", "{word}": "x"'))
        assert f"has a field '{word}'" in said


def test_a_message_stays_short_and_on_its_line() -> None:
    said = refusal(but('"MobileDevice"', json.dumps("\x1b[31m\n" + "x" * 10_000)))
    assert "\x1b" not in said
    assert len(said) < 400


def test_what_is_absent_or_null_is_the_default() -> None:
    short = '{"schemaVersion": 1, "name": "m", "title": "M", "elements": []}'
    assert (load(short).relations, load(short).views) == ({}, {})
    assert load(but("true", "null")).elements["gateway"].sso is None


def test_wrong_types_are_refused_everywhere() -> None:
    whole: Any = json.loads(GOOD)
    for key in ("name", "title", "elements", "relations", "views"):
        assert f"'{key}' of this model cannot be the number 5" in refusal(json.dumps({**whole, key: 5}))
    for part in ("elements", "relations", "views"):
        said = refusal(json.dumps({**whole, part: [5, None, []]}))
        assert said.count("expected an object, found") == 3


def test_the_collector_of_cycles_is_on_again_after_good_and_bad() -> None:
    assert gc.isenabled()
    load(GOOD)
    refusal("{")
    assert gc.isenabled()


def test_the_shared_cases_are_refused_with_a_line(shared: Path) -> None:
    files = sorted((shared / "cases" / "trust" / "json").glob("*.json"))
    assert files
    for file in files:
        said = refusal(file.read_bytes())  # none of them is a model of ours
        assert said.startswith("shop.json:"), file.name
        assert said.split(":")[1].isdigit(), file.name


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PATHS = st.sampled_from(
    [
        ("schemaVersion",),
        ("name",),
        ("kinds",),
        ("elements",),
        ("views",),
        *[("elements", 0, key) for key in ("name", "kind", "title", "inside", "tags", "icon", "place", "x")],
        *[("relations", 0, key) for key in ("name", "source", "verb", "via", "over", "label")],
        *[("views", 0, key) for key in ("name", "kind", "title")],
        ("elements", 0),
        ("relations", 0),
    ]
)


@given(st.lists(st.tuples(PATHS, JSON), min_size=1, max_size=3))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_any_document_is_a_model_or_refused_with_a_line(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    whole: Any = json.loads(GOOD)
    for path, value in changes:
        try:
            reduce(getitem, path[:-1], whole)[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took that part away
    text = json.dumps(whole, indent=1)
    try:
        model = load(text)
    except LoadingError:
        where = refusal(text).split(": ")[0]
        assert where.split(":")[1].isdigit()
    else:
        data = Writer().write(model)
        assert Writer().write(load(data)) == data


@given(st.binary(max_size=40) | st.text(alphabet='{}[]":,\\ \n1a', max_size=40).map(str.encode))
@settings(derandomize=True, deadline=None, max_examples=500)
def test_any_bytes_are_refused_with_our_own_error(data: bytes) -> None:
    assert refusal(data).startswith("shop.json:")


def test_a_large_model_comes_back_whole() -> None:
    made = {f"e{each}": Client(f"Element {each}", technology="Python") for each in range(2_000)}
    ends = list(made.values())
    relations = {f"r{each}": ends[each % 2000].calls(ends[each * 7 % 2000], "asks") for each in range(6_000)}
    data = Writer().write(Model("big", "Big", made, relations))
    again = load(data)
    assert (len(again.elements), len(again.relations)) == (2_000, 6_000)


def ring(count: int, key: str = "inside", kind: str = "Group") -> str:
    """Return a document whose elements refer to one another in a circle."""
    made = [
        {"name": f"e{each}", "kind": kind, "title": "x", key: f"e{(each + 1) % count}"}
        for each in range(count)
    ]
    return json.dumps({"schemaVersion": 1, "name": "m", "title": "M", "elements": made}, indent=1)


def test_a_circle_of_more_than_ten_is_told_by_its_first_ten() -> None:
    links = "take one of these links out"
    ten = " → ".join(f"'e{each}'" for each in [*range(10), 0])
    assert refusal(ring(10)) == f"shop.json:64:4: 'e0' is inside itself: {ten}\n    instead: {links}"
    most = " → ".join(f"'e{each}'" for each in range(10))
    said = f"shop.json:70:4: 'e0' is inside itself: {most} → … → 'e0'\n    instead: {links}"
    assert refusal(ring(11)) == said


def test_instances_of_one_another_are_refused_in_words_of_their_own() -> None:
    said = refusal(ring(2, "of", "Instance"))
    assert "'e0' is an instance of itself: 'e0' → 'e1' → 'e0'" in said


def test_what_names_another_is_a_text() -> None:
    said = refusal(but('"source": "phone"', '"source": 7'))
    assert said == (
        "shop.json:21:7: 'source' of 'asks' cannot be the number 7\n    instead: write the name of an element"
    )
    said = refusal(but('"title": "Phone"', '"title": "Phone", "boundary": 7'))
    assert said.endswith("instead: write the name of a boundary or nothing at all")
    assert _named("kind") == "the name of a kind"
    assert _named("element") == "the name of an element"


PLACE = '{"path": "x.py", "line": 0, "column": 2, "endLine": 3, "endColumn": 4}'


def test_a_place_is_read_as_it_was_written() -> None:
    model = load(but('"title": "Phone"', f'"title": "Phone", "place": {PLACE}'))
    assert model.elements["phone"].place == Place("x.py", 0, 2, 3, 4)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("5", "the number 5"),
        ("[1, 2, 3, 4, 5]", "a list"),
        ('"x.py:1"', "the text 'x.py:1'"),
        ("{}", "an object like this"),
        (PLACE.replace('"x.py"', "1"), "an object like this"),
        (PLACE.replace("4", "-1"), "an object like this"),
        (PLACE.replace("4", "true"), "an object like this"),
        (PLACE.replace("4", "4.0"), "an object like this"),
        (PLACE.replace('"path"', '"file"'), "an object like this"),
        (PLACE.replace("4}", '4, "x": 1}'), "an object like this"),
    ],
)
def test_a_place_that_is_none_is_refused(place: str, said: str) -> None:
    assert refusal(but('"title": "Phone"', f'"title": "Phone", "place": {place}')) == (
        f"shop.json:9:25: 'place' of 'phone' cannot be {said}\n"
        "    instead: write an object of path, line, column, endLine and endColumn"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "shop.json:1:1: it is empty\n    instead: write a model with 'archmodel export'"),
        ('{"a": "b\n"}', "shop.json:1:9: no JSON: invalid control character at"),
        ('{"a": "b', "shop.json:1:7: it ends too early, or a text lacks its closing quote"),
        ('{"a": 1,}', "shop.json:1:8: a comma too many\n    instead: take the comma out"),
        ("[1, 2 , ]", "shop.json:1:7: a comma too many\n    instead: take the comma out"),
        ("# x\n{}", "shop.json:1:1: JSON has no comments\n    instead: take the comment out"),
        ("/* x */ {}", "shop.json:1:1: JSON has no comments\n    instead: take the comment out"),
        ("{'a': 1}", 'shop.json:1:2: a text in single quotes\n    instead: write it in double quotes, "…"'),
        ("{/a: 1}", "shop.json:1:2: JSON has no comments\n    instead: take the comment out"),
        ("{X: 1}", "shop.json:1:2: no JSON: expecting property name enclosed in double quotes"),
        ('{"a" 1}', "shop.json:1:6: no JSON: expecting ':' delimiter"),
    ],
)
def test_faults_in_the_syntax_are_told_in_these_words(text: str, said: str) -> None:
    assert refusal(text) == said


@pytest.mark.parametrize(
    ("text", "at"),
    [('{"a": 1,}', 7), ("[1,\n]", 2), ("[1 , 2,  ]", 6), ("[1, 2]", 2), ('{"a": 1,}', 8)],
)
def test_a_comma_too_many_is_found_where_python_points_at_it_or_behind_it(text: str, at: int) -> None:
    found = _comma_too_many(json.JSONDecodeError("", text, at))
    assert found == (None if text == "[1, 2]" else text.rindex(","))


@pytest.mark.parametrize("at", [3, 7])
def test_a_bracket_without_a_comma_before_it_has_none_too_many(at: int) -> None:
    assert _comma_too_many(json.JSONDecodeError("", "[1 ][2,3", at)) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (json.dumps("x" * 60), f"the text '{'x' * 60}'"),
        (json.dumps("x" * 61), f"the text '{'x' * 60}…'"),
        (json.dumps("ä\n\x1b\ud800"), r"the text 'ä\n\x1b\ud800'"),
        ("false", "false"),
        ("null", "null"),
        ("Infinity", "the number Infinity"),
        ("-Infinity", "the number -Infinity"),
        ("9" * 70, f"the number {'9' * 60}"),
        ("{}", "an object"),
    ],
)
def test_a_value_is_repeated_in_a_few_words(value: str, said: str) -> None:
    text = but(
        '"title": "Phone"', f'"title": {value}' if value[0] != '"' else f'"title": "P", "sso": {value}'
    )
    assert f" cannot be {said}\n" in refusal(text)


def test_every_value_of_a_document_is_found_at_its_key() -> None:
    text = Text(b'{"a": [1, {"b": 2, "b": 3}, [], {}], "c": {}}', "x.json")
    text.parse()
    assert [*text.walk()] == [
        ((), 0, None),
        (("a",), 1, None),
        (("a", 0), 7, None),
        (("a", 1), 10, None),
        (("a", 1, "b"), 11, None),
        (("a", 1, "b"), 19, 11),
        (("a", 2), 28, None),
        (("a", 3), 32, None),
        (("c",), 37, None),
    ]


def test_the_first_bracket_too_deep_is_found_among_those_that_close() -> None:
    text = '{"a": {}, "b": [[]],\n"c": ' + '{"x": ' * 50 + "[" * 50
    assert refusal(text).startswith(f"shop.json:2:{5 + 6 * 50 + 50}:")


@pytest.mark.parametrize("version", [0, -1])
def test_versions_count_from_one(version: int) -> None:
    said = refusal(but('"schemaVersion": 1', f'"schemaVersion": {version}'))
    assert said == (
        f"shop.json:2:3: 'schemaVersion' cannot be the number {version}\n    instead: the first one is 1"
    )


@pytest.mark.parametrize("key", ["name", "title"])
def test_a_model_without_what_it_needs_is_refused(key: str) -> None:
    word = {"name": "shop", "title": "Shop"}[key]
    said = refusal(but(f'  "{key}": "{word}",\n', ""))
    assert said == f"shop.json:1:1: the model has no '{key}'\n    instead: write \"{key}\": …"


def test_a_key_that_nothing_is_like_is_answered_with_all_there_are() -> None:
    assert refusal(but('"title": "Shop"', '"xyz": 1, "title": "Shop"')) == (
        "shop.json:4:3: a model has no 'xyz'\n    instead: it has schemaVersion, name, title, description, "
        "part, kinds, elements, relations, views, facts, waivers"
    )


def with_facts(*facts: dict[str, object]) -> str:
    return but('"views": [', f'"facts": {json.dumps(facts)},\n  "views": [')


def test_facts_are_read_after_those_they_refer_to_and_flows_after_relations() -> None:
    model = load(
        with_facts(
            {"name": "buys", "kind": "Flow", "title": "Buys", "steps": ["asks"]},
            {"name": "inner", "kind": "Boundary", "title": "Inner", "inside": "outer"},
            {"name": "outer", "kind": "Boundary", "title": "Outer"},
            {"name": "plain", "kind": "DataAsset", "title": "Plain"},
        )
    )
    assert [type(each).__name__ for each in model.facts.values()] == [
        "Flow",
        "Boundary",
        "Boundary",
        "DataAsset",
    ]
    made: dict[str, Any] = dict(model.facts)
    assert made["inner"].inside is made["outer"]
    assert made["buys"].steps == (model.relations["asks"],)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            with_facts({"name": "inner", "kind": "Boundry", "title": "Inner"}),
            (
                "shop.json:26:31: 'inner' is of an unknown kind, 'Boundry'\n"
                "    instead: did you mean 'Boundary'?"
            ),
        ),
        (
            with_facts({"name": "inner", "kind": "Xyzzy", "title": "Inner"}),
            "shop.json:26:31: 'inner' is of an unknown kind, 'Xyzzy'\n    instead: it is no kind of fact",
        ),
        (
            but('"ApiGateway"', '"Xyzzy"'),
            "shop.json:13:7: 'gateway' is of an unknown kind, 'Xyzzy'\n    instead: it is no kind of element",
        ),
        (
            but('"SchematicView"', '"Xyzzy"'),
            "shop.json:29:7: 'picture' is of an unknown kind, 'Xyzzy'\n    instead: it is no kind of view",
        ),
        (
            but('"title": "Phone"', '"title": "Phone", "boundary": "xyz"'),
            "shop.json:9:25: 'boundary' of 'phone' is 'xyz', which is no boundary of this model",
        ),
    ],
)
def test_a_word_of_the_wrong_kind_is_told_with_what_it_should_be(text: str, said: str) -> None:
    assert refusal(text) == said


def test_what_refers_to_a_thing_that_failed_is_not_told_again() -> None:
    text = but('"title": "API gateway"', '"title": "API gateway", "instances": "many"')
    assert refusal(text).count("shop.json:") == 1


def nested(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(values) | st.dictionaries(st.text(), values)


def parsed(data: bytes) -> str:
    """Return what a document says, or what is wrong with it, and whether it holds a key twice."""
    text = Text(data, "x.json")
    try:
        return f"{text.parse()!r} {text.twice}"
    except LoadingError as error:
        return str(error)


@pytest.mark.parametrize(
    "said",
    [
        *(
            '{"a": 1, "a": 2}',
            '{"a": {"b": 1, "b": 2}, "c": []}',
            '{"a": [{"b": ":"}]}',
            "[1,]",
            "[1] x",
            '"\\x"',
        ),
        *("NaN", "[Infinity]", "1e400", "-0", "0.1", "1E5", "01", "1.", "tru", "'a'", "[1 2]", '{"a" 1}'),
        *('"\x01"', '"\\ud800"', '"\\ud83d\\ude00"', '"\\u0000"', "\ufeff[]", "\v1", "1" * 4301, "9" * 4300),
        *(str(2**64), "[" * 100 + "]" * 100, "[" * 101 + "]" * 101),
    ],
)
def test_a_large_document_is_parsed_as_a_small_one(said: str) -> None:
    data = said.encode()
    assert parsed(data + b" \n" * 1024**2) == parsed(data + b" \n")


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), nested))
@settings(max_examples=200, derandomize=True, deadline=None, database=None)
def test_any_value_of_a_large_document_is_what_it_is_in_a_small_one(value: object) -> None:
    for ascii_alone in (True, False):
        said = json.dumps(value, ensure_ascii=ascii_alone).encode(errors="surrogatepass")
        assert parsed(said + b" " * 1024**2) == parsed(said)


def test_equal_texts_of_a_large_document_are_one() -> None:
    document = Text(b'["HTTPS", "HTTPS"]' + b" " * 1024**2, "x.json").parse()
    assert isinstance(document, list)
    assert document[0] is document[1]


def test_the_limit_of_size_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_text, "MOST_BYTES", 2 * 1024**2)
    Text(b" " * 2 * 1024**2, "x.json")
    with pytest.raises(LoadingError) as caught:
        Text(b" " * (2 * 1024**2 + 1), "x.json")
    assert str(caught.value) == "x.json: it is larger than 2 MiB\n    instead: split the model"


@pytest.mark.parametrize("mark", ["{", "[", ",", '"', "\\"])
def test_the_limit_of_marks_is_told(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_text, "_MOST_MARKS", 3)
    Text(mark.encode() * 3 + b"]}: x", "x.json")
    with pytest.raises(LoadingError) as caught:
        Text(mark.encode() * 4, "x.json")
    assert str(caught.value) == (
        "x.json: it holds more than 3 brackets, commas and quotes\n    instead: split the model"
    )


def test_a_hundred_levels_and_4300_digits_are_not_too_many() -> None:
    assert "expected an object, found a list" in refusal("[" * 100 + "]" * 100)
    assert "it ends too early" in refusal('{"a": [' + '[],{"\\\\": "[["},' * 200)
    assert "it ends too early" in refusal("[" * 100)
    assert "nested deeper than 100" in refusal("[" * 101)
    assert "made by a newer archmodel" in refusal(but(": 1,", f": {'9' * 4300},"))
    assert "a number of more than 4300 digits" in refusal(but(": 1,", f": {'9' * 4301},"))


def test_a_day_that_is_none_is_refused() -> None:
    waiver = {"name": "w", "rule": "INT001", "on": ["phone"], "because": "old", "until": "2026-12-31"}
    text = but('"views": [', f'"waivers": {json.dumps([waiver])},\n  "views": [')
    assert str(load(text).waivers["w"].until) == "2026-12-31"
    for odd in ("2026-02-30", "2026-1-1", "20261231", "tomorrow"):
        said = refusal(text.replace("2026-12-31", odd))
        assert (
            f"'until' of 'w' cannot be the text '{odd}'\n    instead: write a day, such as '2026-12-31'"
            in said
        )
