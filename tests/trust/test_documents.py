"""Documents as data: read right, or refused with the line and in plain words, within bounds.

YJ is JSON in general, IM the documents of other tools; the ids are those of docs/trust.md.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from archmodel import render
from archmodel.errors import LoadingError
from archmodel.formats.model.json import Json as Written
from archmodel.importers.calm import Calm
from archmodel.importers.json import Json
from archmodel.importers.structurizr import Structurizr
from archmodel.loading import load_all
from archmodel.model import Model
from tests.trust.adapter import Case, cases, document_of, json_source, oracle, run
from tests.trust.corruptions import counted

GRAPH = {
    "nodes": [{"id": "shop", "group": True}, {"id": "web", "parent": "shop"}, {"id": "till"}],
    "edges": [{"from": "web", "to": "till", "label": "asks"}],
}
GOOD = json_source(GRAPH)


def read(data: bytes) -> Model:
    return Json().read(data, origin="model.json")


def refusal(data: bytes | str) -> str:
    with pytest.raises(LoadingError) as caught:
        read(data if isinstance(data, bytes) else data.encode())
    return str(caught.value)


def but(old: str, new: str) -> str:
    """Return the good document with one text replaced."""
    text = GOOD.decode()
    assert old in text
    return text.replace(old, new, 1)


def titled(title: str) -> Model:
    return read(json_source({"nodes": [{"id": "a", "label": title}], "edges": []}))


def judged(case: Case, folder: Path, data: bytes | None = None) -> Model | None:
    """Read a case as a command does, and judge a refusal by the manifest."""
    path = folder / case.path.name
    path.write_bytes(case.data if data is None else data)
    if case.code == 0:
        (model,) = load_all([str(path)])
        return model
    with pytest.raises(LoadingError) as caught:
        load_all([str(path)])
    assert str(caught.value).startswith(path.as_posix())
    case.judge(str(caught.value))
    return None


def files_of(shared: Path, *folders: str) -> list[Path]:
    top = shared / "cases" / "trust"
    return [path for folder in folders for path in sorted((top / folder).glob("*"))]


# YJ: JSON


def test_yj01_documents_that_expand_themselves_are_of_no_kind_that_is_read(tmp_path):
    (tmp_path / "bomb.yaml").write_text("a: &a [x, x]\nb: [*a, *a]\n")
    with pytest.raises(LoadingError, match=r"'\.yaml' is no kind of file archmodel reads"):
        load_all([str(tmp_path / "bomb.yaml")])


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, '{"schemaVersion":1,"x":' + "[" * 100_000]
)
def test_yj02_what_nests_deep_is_refused_with_its_place_and_the_process_goes_on(text):
    assert "nested deeper than 100" in refusal(text)
    assert read(GOOD).name == "case"


def test_yj02_the_deep_case_is_refused(tmp_path, shared):
    judged(cases(shared)["J03"], tmp_path)


def test_yj02_large_nonsense_is_refused_within_bounds(tmp_path):
    bombs = {
        "digits": ("1" * 5_000_000, "a number of more than 4300 digits"),
        "text": ('"' + "x" * 5_000_000, "it ends too early, or a text lacks its closing quote"),
        "lists": ("[" + "[],{}," * 500_000, "it ends too early"),
        "deep": ("[" * 5_000_000, "nested deeper than 100"),
    }
    for name, (elements, _) in bombs.items():
        (tmp_path / f"{name}.json").write_text(f'{{"schemaVersion": 1, "elements": {elements}')
    ran = run("check", *(f"{name}.json" for name in bombs), folder=tmp_path)
    assert ran.code == 2
    for name, (_, said) in bombs.items():
        (line,) = (each for each in ran.err.splitlines() if each.startswith(f"{name}.json:1:"))
        assert said in line
    assert ran.mib < 256


def test_yj03_nothing_in_json_contains_itself_and_elements_that_do_are_refused():
    said = refusal(but('"kind": "Group"', '"kind": "Group", "inside": "web"'))
    assert "model.json:15:4: 'shop' is inside itself: 'shop' → 'web' → 'shop'" in said


def test_yj04_a_key_held_twice_is_refused_with_both_lines():
    said = refusal(but('"title": "web"', '"title": "web",\n   "title": "other"'))
    assert "model.json:15:4: an object says 'title' twice" in said
    assert "the other is on line 14" in said
    again = refusal(but('"name": "till"', '"name": "web"'))
    assert "model.json:18:4: the name 'web' is taken" in again
    assert "the first is on line 12" in again


@pytest.mark.parametrize(
    "text", ["no", "on", "null", "~", "1.10", "0777", "2026-01-01", "22:22", "1e3", "NaN"]
)
def test_yj05_what_looks_like_something_else_stays_the_text_it_is(text):
    model = titled(text)
    assert model.elements["a"].title == text
    assert read(Written().write(model)).elements["a"].title == text
    assert text in "".join(ElementTree.fromstring(render(model)).itertext())


@pytest.mark.parametrize("value", ["1.1", "777", "true", "null", "[]"])
def test_yj05_what_is_no_text_is_no_title(value):
    assert "model.json:14:4: 'title' of 'web' cannot be" in refusal(
        but('"title": "web"', f'"title": {value}')
    )


@pytest.mark.parametrize("kind", ["os.system", "!!python/object", "__import__", "archmodel.elements.Service"])
def test_yj06_a_kind_is_looked_up_in_a_table_and_never_run(kind):
    said = refusal(but('"kind": "Group"', f'"kind": "{kind}"'))
    assert f"model.json:8:4: 'shop' is of an unknown kind, '{kind}'" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n "a": 1,\n}\n', "model.json:2:8: a comma too many\n    instead: take the comma out"),
        ('{\n // why\n "a": 1}', "model.json:2:2: JSON has no comments"),
        ('{"a": {"b": 1', "model.json:1:14: it ends too early"),
        ("{\n\t'a': 1}", "model.json:2:2: a text in single quotes"),
    ],
)
def test_yj07_faults_in_the_syntax_are_told_with_their_line_in_plain_words(text, said):
    assert said in refusal(text)


@pytest.mark.parametrize("id_", ["J07", "J08"])
def test_yj07_the_cases_name_their_line(id_, tmp_path, shared):
    judged(cases(shared)[id_], tmp_path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (GOOD.decode().encode("utf-16"), "model.json:1: not UTF-8 (byte 1)"),
        (GOOD.decode().encode("utf-32"), "model.json:1: not UTF-8 (byte 1)"),
        (but("asks", "fragt über").encode("latin-1"), "model.json:29: not UTF-8 (byte 422)"),
        (GOOD[:100] + b"\0" + GOOD[100:], "model.json:8:5: no JSON"),
        (bytes(range(256)), "not UTF-8 (byte 129)"),
    ],
    ids=["UTF-16", "UTF-32", "latin-1", "NUL", "binary"],
)
def test_yj08_what_is_not_utf_8_is_refused_with_the_byte(data, said):
    assert said in refusal(data)


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf" + GOOD, GOOD.replace(b"\n", b"\r\n"), GOOD.replace(b"\n", b"\r")],
    ids=["BOM", "CRLF", "CR"],
)
def test_yj08_marks_and_line_ends_of_other_systems_are_read(data):
    assert [*read(data).elements] == ["shop", "web", "till"]


def test_yj08_the_case_with_a_byte_order_mark_is_read(tmp_path, shared):
    case = cases(shared)["J06"]
    graph = {"edges": [], **json.loads(case.data.decode("utf-8-sig"))}
    judged(case, tmp_path, b"\xef\xbb\xbf" + json_source(graph))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "model.json:1:1: it is empty"),
        (" \n\n", "it is empty"),
        ("[]", "model.json:1: expected an object, found a list"),
        ('"x"', "model.json:1: expected an object, found the text 'x'"),
        ("7", "model.json:1: expected an object, found the number 7"),
        ("null", "model.json:1: expected an object, found null"),
    ],
)
def test_yj09_what_is_no_object_is_told_by_what_it_is(text, said):
    assert said in refusal(text)


def test_yj09_all_wrong_types_are_told_at_once():
    text = but('"title": "web"', '"title": 7').replace('"title": "till"', '"title": []')
    said = refusal(text.replace('"verb": "calls"', '"verb": {}'))
    for line, what in ((14, "the number 7"), (20, "a list"), (27, "an object")):
        assert f"model.json:{line}:" in said
        assert what in said


def test_yj09_the_case_of_a_list_at_the_top(tmp_path, shared):
    judged(cases(shared)["J10"], tmp_path)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_yj10_numbers_that_are_none_are_refused(number):
    said = refusal(but('"source": "web"', f'"rate": {number},\n   "source": "web"'))
    assert "model.json:26:4: 'rate' of 'edge 0' cannot be the number" in said


def test_yj10_a_number_of_five_thousand_digits_is_refused_with_its_line():
    said = refusal(but('"schemaVersion": 1', '"schemaVersion": ' + "9" * 5000))
    assert said.startswith("model.json:2:19: a number of more than 4300 digits")


def test_yj10_half_a_character_is_kept_as_data_and_drawn_as_a_stand_in():
    model = read(but('"title": "till"', '"title": "\\ud83d"').encode())
    assert model.elements["till"].title == "\ud83d"
    assert read(Written().write(model)).elements["till"].title == "\ud83d"
    assert "\ufffd" in render(model).decode()


@pytest.mark.parametrize("word", ["__proto__", "constructor", "toString", "__class__", "__init__"])
def test_yj10_names_that_mean_something_elsewhere_are_names(word):
    graph = {"nodes": [{"id": word}, {"id": "b"}], "edges": [{"from": word, "to": "b"}]}
    model = read(json_source(graph))
    assert [*model.elements] == [word, "b"]
    ElementTree.fromstring(render(model))


def test_yj10_markup_in_a_title_is_text():
    title = "</script><script>alert(1)</script><!--"
    root = ElementTree.fromstring(render(titled(title)))
    assert not [each for each in root.iter() if each.tag.endswith("script")]
    assert title.replace(" ", "") in "".join(root.itertext()).replace(" ", "")


@pytest.mark.parametrize("id_", ["J13", "J14"])
def test_yj10_the_odd_names_and_titles_are_drawn_as_they_are(id_, shared):
    case = cases(shared)[id_]
    graph = json.loads(case.data)
    model = read(json_source(graph))
    found, text = oracle(shared, "check_svg").check(render(model))
    assert found == []
    assert [*model.elements] == [node["id"] for node in graph["nodes"]]
    assert graph["nodes"][0].get("label", graph["nodes"][0]["id"]) in text.replace("\n", "")


def test_yj10_a_document_of_a_newer_version_is_refused_by_its_version_and_left_alone(tmp_path):
    text = json.dumps({**document_of(GRAPH), "schemaVersion": 9999, "future": {"of": "it"}})
    (tmp_path / "future.json").write_text(text)
    ran = run("render", "future.json", folder=tmp_path)
    assert ran.code == 2
    assert "made by a newer archmodel: its schemaVersion is 9999, and this one reads up to 1" in ran.err
    assert "instead: upgrade archmodel" in ran.err
    assert (tmp_path / "future.json").read_text() == text


def test_yj10_the_case_of_a_newer_version(tmp_path, shared):
    judged(cases(shared)["J11"], tmp_path)


# All refusals


def test_refusals_name_the_line_of_the_fault():
    found = counted(range(2))
    assert len(found) == 8
    assert {how: right for how, (right, _) in found.items()} == {
        how: tried for how, (_, tried) in found.items()
    }


def test_a_command_says_all_refusals_and_ends_with_2(tmp_path, shared):
    held = [cases(shared)[id_] for id_ in ("J03", "J07", "J08", "J10", "J11", "M01", "M02", "M04")]
    ran = run("check", *(case.path for case in held), folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    for case in held:
        own = [line for line in ran.err.splitlines() if line.startswith(case.path.as_posix())]
        case.judge("\n".join(own))
    assert ran.mib < 256


# IM: documents of other tools

UNREAD = ("yaml", "drawio", "terraform", "kubernetes", "compose", "structurizr", "mermaid", "plantuml")


def test_im_files_of_kinds_that_are_not_read_are_refused_by_name(shared):
    files = files_of(shared, *UNREAD)
    assert len(files) > 50
    for path in files:
        with pytest.raises(LoadingError) as caught:
            load_all([str(path)])
        said = str(caught.value)
        assert said.startswith(path.as_posix())
        if path.suffix != ".json":
            assert f"'{path.suffix}' is no kind of file archmodel reads" in said


def test_im09_a_workspace_never_runs_or_reads_what_it_names():
    workspace = {
        "name": "Shop",
        "model": {"people": [{"id": "1", "name": "${HOME}", "description": "!script /bin/true"}]},
        "documentation": {"sections": [{"content": "!include /etc/hostname", "filename": "/etc/hostname"}]},
        "extends": "http://127.0.0.1:9/workspace.json",
    }
    model = Structurizr().read(json.dumps(workspace).encode(), origin="shop.json")
    (person,) = model.elements.values()
    assert (person.title, person.description) == ("${HOME}", "!script /bin/true")


def architecture(**more: Any) -> bytes:
    nodes = [
        {"unique-id": each, "node-type": "service", "name": each.upper(), "description": each}
        for each in "ab"
    ]
    head = {"$schema": "https://calm.finos.org/release/1.2/meta/calm.json", "nodes": nodes}
    return json.dumps({**head, "relationships": [], **more}, indent=1).encode()


def calm_refusal(data: bytes) -> str:
    with pytest.raises(LoadingError) as caught:
        Calm().read(data, origin="a.json")
    return str(caught.value)


def connects(id_: str, target: str) -> dict[str, Any]:
    ends = {"source": {"node": "a"}, "destination": {"node": target}}
    return {"unique-id": id_, "relationship-type": {"connects": ends}}


def test_im11_an_architecture_of_a_newer_schema_is_refused_by_its_version():
    said = calm_refusal(architecture(**{"$schema": "https://calm.finos.org/release/9.9/meta/calm.json"}))
    assert said.startswith("a.json:2:")
    assert "made for CALM 9.9, and this archmodel reads up to 1.2" in said


def test_im11_a_relationship_to_nobody_is_refused_with_its_line():
    said = calm_refusal(architecture(relationships=[connects("r", "nope")]))
    assert "a.json:18:" in said
    assert "'nope' is no node of this document" in said


def test_im11_an_id_held_twice_is_refused_with_both_lines():
    said = calm_refusal(architecture(relationships=[connects("a", "b")]))
    assert "the id 'a' is taken" in said
    assert "the first is on line 4" in said


def test_im11_parts_that_contain_each_other_are_refused_with_the_way_round():
    parts = [
        {"unique-id": f"r{one}", "relationship-type": {"composed-of": {"container": one, "nodes": [other]}}}
        for one, other in ("ab", "ba")
    ]
    assert "'a' is inside itself: 'a' → 'b' → 'a'" in calm_refusal(architecture(relationships=parts))


def test_im11_what_an_architecture_refers_to_elsewhere_is_told_and_not_fetched():
    data = architecture(controls={"c": {"$ref": "file:///etc/hostname"}})
    assert [*Calm().read(data, origin="a.json").elements] == ["a", "b"]
    assert [each.what for each in Calm().losses(data, origin="a.json")] == ["loses its controls"]


@pytest.mark.parametrize("id_", ["M01", "M02", "M04", "M05"])
def test_im11_the_cases_are_refused_or_read(id_, tmp_path, shared):
    case = cases(shared)[id_]
    assert (judged(case, tmp_path) is None) == (case.outcome == "reject")
