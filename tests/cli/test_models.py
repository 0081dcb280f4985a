"""Models as JSON: exported without loss, read in place of a blueprint, and never executed."""

from __future__ import annotations

import json

import jsonschema
import jsonschema.validators
import pytest

from tests.process import MOBILE, ROOT, SHOP

FLOWS = ROOT / "blueprints" / "mobile_integration.py"
PEEKING = SHOP + '    peeks = phone.calls(orders, "peeks")\n'


@pytest.fixture
def mobile_json(archmodel):
    """Return the path of the example of the series as JSON."""
    assert archmodel("export", MOBILE, "-o", "mobile.json").code == 0
    return archmodel.folder / "mobile.json"


def test_export_writes_json_to_standard_output(archmodel, shop):
    ended = archmodel("export", shop)
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["schemaVersion"] == 1


def test_export_writes_a_file_or_a_folder_and_prints_the_path(archmodel, shop):
    assert archmodel("export", shop, "-o", "out/shop.json").out.splitlines() == ["out/shop.json"]
    assert archmodel("export", shop, "-o", "all").out.splitlines() == ["all/shop.json"]
    assert archmodel.files("out")["shop.json"] == archmodel.files("all")["shop.json"]


@pytest.mark.parametrize("output", ["-", "shop.json"])
def test_one_place_takes_one_model(output, archmodel):
    archmodel.write("two.py", SHOP + SHOP.replace("class Shop", "class Till"))
    ended = archmodel("export", "two.py", "-o", output)
    assert (ended.code, ended.out) == (2, "")
    assert "shop" in ended.err
    assert "till" in ended.err


def test_models_of_one_name_do_not_overwrite_each_other(archmodel):
    archmodel.write("a/shop.py", SHOP)
    archmodel.write("b/shop.py", SHOP)
    ended = archmodel("export", "a", "b", "-o", "out")
    assert (ended.code, ended.out) == (2, "")
    assert (
        "'shop' (a/shop.py:11) and 'shop' (b/shop.py:11) would both be written to out/shop.json" in ended.err
    )
    assert sorted(archmodel.files()) == ["a/shop.py", "b/shop.py"]


@pytest.mark.parametrize("output", ["shop.json", ".", "shop.py"])
def test_export_keeps_what_it_reads(output, archmodel, shop):
    archmodel("export", "shop.py", "-o", "shop.json")
    before = archmodel.files()
    ended = archmodel("export", "shop.py:Shop" if output == "shop.py" else "shop.json", "-o", output)
    assert (ended.code, ended.out) == (2, "")
    assert "instead" in ended.err
    assert archmodel.files() == before


def test_a_model_that_json_cannot_hold_is_reported_and_the_others_are_exported(archmodel, shop):
    odd = SHOP.replace("class Shop", "class Odd").replace("LogicalView()", "Own()")
    archmodel.write("odd.py", odd.replace("class Odd", "class Own(LogicalView): ...\n\n\nclass Odd"))
    ended = archmodel("export", "odd.py", "shop.py", "-o", "out")
    assert (ended.code, ended.out.splitlines()) == (2, ["out/shop.json"])
    assert "Own" in ended.err


def test_the_schema_is_one_and_what_export_writes_keeps_to_it(archmodel, mobile_json):
    ended = archmodel("schema")
    assert (ended.code, ended.err) == (0, "")
    schema = json.loads(ended.out)
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    model = json.loads(mobile_json.read_bytes())
    validator(schema).validate(model)
    model["elements"] = 7
    with pytest.raises(jsonschema.ValidationError):
        validator(schema).validate(model)


def test_export_of_what_was_exported_is_the_same(archmodel, mobile_json):
    assert archmodel("export", "mobile.json").raw == mobile_json.read_bytes()


def test_a_picture_of_the_json_has_the_bytes_of_the_picture_of_the_python(archmodel, mobile_json):
    formats = ["-f", "svg", "-f", "png", "-f", "json"]
    assert archmodel("render", MOBILE, *formats, "-o", archmodel.folder / "python").code == 0
    assert archmodel("render", "mobile.json", *formats, "-o", "json").code == 0
    assert len(archmodel.files("json")) == 6
    assert archmodel.files("json") == archmodel.files("python")


def test_the_findings_of_the_json_are_those_of_the_python_places_too(archmodel):
    archmodel.write("shop.py", PEEKING)
    archmodel("export", "shop.py", "-o", "shop.json")
    for form in ("concise", "json"):
        ours, theirs = (archmodel("check", path, "-f", form) for path in ("shop.py", "shop.json"))
        assert (theirs.code, theirs.out) == (ours.code, ours.out)
        assert ours.code == 1


def test_no_line_is_shown_of_a_file_that_only_json_names(archmodel):
    archmodel.write("shop.py", PEEKING)
    archmodel("export", "shop.py", "-o", "shop.json")
    ours, theirs = (archmodel("check", path).out.splitlines() for path in ("shop.py", "shop.json"))
    assert [line for line in ours if line not in theirs] == [line for line in ours if " | " in line] != []


def test_list_reads_json_too(archmodel, mobile_json):
    assert archmodel("list", "mobile.json").out == archmodel("list", MOBILE).out


def test_no_python_of_the_author_runs_for_json(archmodel):
    archmodel.write("shop.py", "import pathlib\npathlib.Path('ran').touch()\n" + SHOP)
    archmodel("export", "shop.py", "-o", "shop.json")
    (archmodel.folder / "ran").unlink()
    for command in ("render", "check", "list", "export"):
        assert archmodel(command, "shop.json").code == 0
    assert not (archmodel.folder / "ran").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "shop.json"),
        (b"{", "shop.json:1:"),
        (b'{\n  "schemaVersion": 1,\n  oops\n}', "shop.json:3:"),
        (b"[1, 2]", "shop.json"),
        (b"\xff\xfe\x00", "shop.json"),
        (b'{"schemaVersion": 99}', "99"),
        (b"[" * 100_000, "shop.json"),
        (b'{"schemaVersion": 1, "name": NaN}', "shop.json"),
    ],
    ids=["empty", "open", "broken", "a list", "no text", "another version", "deep", "not a number"],
)
def test_json_that_is_no_model_is_one_message(content, said, archmodel):
    archmodel.write("shop.json", content)
    ended = archmodel("check", "shop.json")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_relation_to_nothing_in_json_is_refused_by_its_name(archmodel, shop):
    model = json.loads(archmodel("export", shop).out)
    text = json.dumps(model).replace('"target": "orders"', '"target": "oders"')
    assert "oders" in text
    archmodel.write("shop.json", text)
    ended = archmodel("render", "shop.json")
    assert (ended.code, ended.out) == (2, "")
    assert "oders" in ended.err


def test_an_unknown_field_in_json_is_refused_with_the_nearest_one(archmodel, shop):
    text = archmodel("export", shop).out.replace('"technology"', '"tecnology"')
    if "tecnology" not in text:
        text = archmodel("export", shop).out.replace('"inside"', '"insid"')
    archmodel.write("shop.json", text)
    ended = archmodel("check", "shop.json")
    assert (ended.code, ended.out) == (2, "")
    assert "did you mean" in ended.err


def test_a_file_named_twice_is_read_once(archmodel, shop):
    ended = archmodel("render", "shop.py", ".", "shop.py", "-f", "svg", "--view", "logical")
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out.splitlines()) == 1


def test_what_a_format_cannot_hold_is_listed_one_by_one_and_the_rest_is_written(archmodel, shop):
    ended = archmodel("export", shop, "-f", "dot", "-o", "out")
    assert (ended.code, ended.out.splitlines()) == (0, ["out/shop.dot"])
    assert ended.err.splitlines() == [
        "shop.py:17: 'schematic' is left out, a SchematicView (dot)",
        "shop.py:18: 'logical' is left out, a LogicalView (dot)",
    ]
    assert archmodel("export", shop, "-f", "dot", "-o", "named.dot").code == 0
    assert archmodel.files()["named.dot"] == archmodel.files("out")["shop.dot"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", "json"),
        ("a.dot", "dot"),
        ("a.d2", "d2"),
        ("a.mmd", "mermaid"),
        ("a.c4.mmd", "mermaid-c4"),
        ("a.calm.json", "calm"),
        ("a.structurizr.json", "structurizr"),
        ("a.diagrams.py", "diagrams"),
    ],
)
def test_the_ending_of_an_export_chooses_its_format(name, form, archmodel, shop):
    assert archmodel("export", shop, "-o", name).out.splitlines() == [name]
    assert archmodel.files()[name] == archmodel("export", shop, "-f", form).raw


def test_an_ending_that_no_format_has_is_answered_with_those_there_are(archmodel, shop):
    ended = archmodel("export", shop, "-o", "shop.pdf")
    assert (ended.code, ended.out) == (2, "")
    assert (
        "shop.pdf: '.pdf' is no format of a model\n    instead: end it in one of .json, .mmd, " in ended.err
    )
    assert "name the format with -f" in ended.err
    assert archmodel("export", shop, "-o", "shop-1.2").out.splitlines() == ["shop-1.2/shop.json"]


def test_strict_export_writes_nothing_where_something_would_be_lost(archmodel, shop):
    ended = archmodel("export", shop, "-f", "dot", "-o", "out", "--strict")
    assert (ended.code, ended.out) == (2, "")
    assert "'logical' is left out" in ended.err
    assert "instead: leave out --strict" in ended.err
    assert not (archmodel.folder / "out").exists()
    assert archmodel("export", shop, "-f", "json", "--strict").code == 0


def test_a_flow_is_exported_by_its_name(archmodel):
    ended = archmodel("export", FLOWS, "-f", "mermaid-sequence", "--flow", "request")
    assert ended.code == 0
    assert "sequenceDiagram" in ended.out
    assert "(mermaid-sequence)" in ended.err
    ended = archmodel("export", FLOWS, "-f", "mermaid-sequence", "--flow", "reqest")
    assert (ended.code, ended.out) == (2, "")
    assert "did you mean 'request'?" in ended.err
    ended = archmodel("export", FLOWS, "-f", "dot", "--flow", "request")
    assert (ended.code, ended.out) == (2, "")
    assert "'--flow' is for mermaid-sequence" in ended.err
