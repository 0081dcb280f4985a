"""Blueprints from models: written as an architect would, never over what is there, and nothing runs."""

from __future__ import annotations

import json

import pytest

from tests.importers.architectures import architecture
from tests.importers.workspaces import workspace
from tests.process import MOBILE, SHOP

MODEL = {
    "schemaVersion": 1,
    "name": "shop",
    "title": "Shop",
    "elements": [
        {"name": "phone", "kind": "MobileDevice", "title": "Phone"},
        {"name": "a-b", "kind": "Backend", "title": "Sales records"},
    ],
    "relations": [{"name": "asks", "source": "phone", "verb": "calls", "target": "a-b"}],
}


@pytest.fixture
def model(archmodel):
    """Return the path of a model of which one name is none in Python."""
    return archmodel.write("model.json", json.dumps(MODEL))


def test_a_blueprint_comes_to_standard_output(archmodel, model):
    ended = archmodel("import", model)
    assert ended.code == 0
    assert "    sales_records = Backend(" in ended.out
    assert "    asks = phone.calls(sales_records)" in ended.out
    assert ended.err == "'a-b' is called 'sales_records' in Python\n"


def test_a_blueprint_that_was_exported_and_imported_is_the_same_model(archmodel):
    archmodel("export", MOBILE, "-o", "mobile.json")
    assert archmodel("import", "mobile.json", "-o", "again.py").out.split() == ["again.py"]
    one, two = (json.loads(archmodel("export", path).out) for path in ("mobile.json", "again.py"))
    for document in (one, two):
        for part in ("elements", "relations", "views"):
            for entry in document[part]:
                del entry["place"]
    assert one == two


def test_strict_writes_nothing_where_something_is_lost(archmodel, model):
    ended = archmodel("import", model, "-o", "shop.py", "--strict")
    assert (ended.code, ended.out) == (2, "")
    assert "not all of" in ended.err
    assert "shop.py" not in archmodel.files()


def test_a_file_that_nobody_named_is_never_written_over(archmodel, model):
    archmodel.write("out/shop.py", SHOP)
    ended = archmodel("import", "model.json", "-o", "out")
    assert (ended.code, ended.out) == (2, "")
    assert "out/shop.py: it is there already, and nothing shows that archmodel wrote it\n" in ended.err
    assert archmodel.files()["out/shop.py"].decode() == SHOP


@pytest.mark.parametrize("output", ["shop.py", "link.py", "./shop.py"])
def test_a_blueprint_that_is_there_is_not_written_over_even_where_it_is_named(output, archmodel, model):
    (archmodel.write("shop.py", SHOP).parent / "link.py").symlink_to("shop.py")
    for arguments in (["import", "model.json"], ["export", "model.json", "-f", "diagrams"]):
        ended = archmodel(*arguments, "-o", output)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.endswith(
            f"{output.removeprefix('./')}: it is there already, and nothing shows that archmodel wrote it\n"
            "    instead: choose another place with -o, or move it away\n"
        )
    assert archmodel.files()["shop.py"].decode() == SHOP


def test_an_empty_file_gets_a_blueprint(archmodel, model):
    archmodel.write("shop.py", "")
    assert archmodel("import", "model.json", "-o", "shop.py").code == 0


def test_a_script_of_diagrams_is_written_again_whatever_it_is_called(archmodel, model):
    for _ in range(2):
        assert archmodel("export", "model.json", "-f", "diagrams", "-o", "picture.py").code == 0


def test_a_folder_gets_a_file_called_after_the_model(archmodel, model):
    assert archmodel("import", "model.json", "-o", "new").out.split() == ["new/shop.py"]


@pytest.mark.parametrize("output", ["model.json", "shop.svg"])
def test_an_output_that_is_no_python_is_refused(output, archmodel, model):
    before = archmodel.files()
    assert archmodel("import", "model.json", "-o", output).code == 2
    assert archmodel.files() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty"),
        ("[]", "expected an object, found a list"),
        ('{"a": 1}', "a model has no 'a'"),
        (SHOP, "no JSON"),
    ],
)
def test_what_is_no_model_is_refused_with_its_line(text, said, archmodel):
    archmodel.write("model.json", text)
    ended = archmodel("import", "model.json")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("model.json:1")
    assert said in ended.err


def test_a_blueprint_is_not_imported_and_the_way_back_is_told(archmodel):
    archmodel.write("shop.py", SHOP)
    ended = archmodel("import", "shop.py")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "shop.py: it is Python, and a model in JSON is wanted\n"
        "    instead: name one, such as archmodel export shop.py -o model.json writes\n"
    )


def test_a_file_that_is_not_there_is_told(archmodel):
    ended = archmodel("import", "model.json")
    assert (ended.code, ended.err.startswith("model.json: cannot be read")) == (2, True)


def test_what_a_model_says_never_runs(archmodel):
    said = "x')\nimport pathlib; pathlib.Path('ran').touch()\n(\"\"\"'"
    document: dict[str, object] = {**MODEL, "title": said, "description": said, "name": said}
    document["elements"] = [{"name": "phone", "kind": "Client", "title": said, "tags": [said]}]
    document["relations"] = []
    archmodel.write("model.json", json.dumps(document))
    assert archmodel("import", "model.json", "-o", "out.py").code == 0
    assert archmodel("list", "out.py").code == 0
    assert "ran" not in archmodel.files()


@pytest.mark.parametrize("form", ["structurizr", "calm"])
def test_models_of_other_tools_take_the_place_of_blueprints(form, archmodel, shop):
    exported = archmodel("export", shop, "-f", form, "-o", "out")
    assert (exported.code, exported.out, exported.err) == (0, f"out/shop.{form}.json\n", "")
    file = f"out/shop.{form}.json"
    assert archmodel("check", file).code == 0
    assert "4 elements" in archmodel("list", file).out
    assert archmodel("render", file, "-f", "svg", "-o", "a").code == 0
    assert archmodel("render", shop, "-f", "svg", "-o", "b").code == 0
    assert archmodel.files("a") == archmodel.files("b")
    imported = archmodel("import", file)
    assert (imported.code, imported.err) == (0, "")
    assert '    asks = phone.calls(gateway, "uses services")' in imported.out


def test_what_a_workspace_holds_beyond_a_model_is_told_and_refused_with_strict(archmodel):
    archmodel.write("shop.json", workspace())
    told = archmodel("import", "shop.json")
    assert told.code == 0
    assert "shop.json:35: 'web_shop' loses its cost\n" in told.err
    assert archmodel("import", "shop.json", "--strict").code == 2
    archmodel.write("library.json", architecture())
    assert "'borrow' loses the words" in archmodel("import", "library.json").err
