"""From a path to models: what runs, what is found, and what an author is told when it cannot be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from archmodel.errors import LoadingError
from archmodel.loading import Target, load, load_all, targets
from tests.process import SHOP, CommandLine

TILL = SHOP.replace("class Shop", "class Till")


@pytest.fixture
def archmodel(tmp_path):
    """Return what runs archmodel in an empty folder of its own."""
    return CommandLine(tmp_path)


def test_a_file_yields_its_blueprints_in_the_order_they_stand(archmodel):
    path = archmodel.write("both.py", TILL + SHOP)
    assert [model.name for model in load(Target(path))] == ["till", "shop"]
    assert [model.name for model in load(Target(path, "Shop"))] == ["shop"]


def test_a_folder_yields_its_blueprints_by_name_and_leaves_the_rest(archmodel):
    for name in ("b.py", "a.py", "deep/c.py"):
        archmodel.write(name, SHOP)
    for name in (".hidden/d.py", "_private.py", "deep/__pycache__/e.py"):
        archmodel.write(name, SHOP)
    archmodel.write("helper.py", "raise SystemExit('a helper is not run for itself')\n")
    found = [each.path.relative_to(archmodel.folder).as_posix() for each in targets([str(archmodel.folder)])]
    assert found == ["a.py", "b.py", "deep/c.py"]


def test_an_imported_blueprint_is_not_the_file_s_own(archmodel):
    archmodel.write("base.py", SHOP)
    path = archmodel.write("extended.py", "from base import Shop\n\n\nclass More(Shop):\n    pass\n")
    assert [model.name for model in load_all([str(path)])] == ["more"]


def test_a_blueprint_may_import_what_stands_beside_it_and_above_it(archmodel):
    archmodel.write("common.py", "PHONE = 'Phone'\n")
    archmodel.write("parts/names.py", "ORDERS = 'Orders'\n")
    path = archmodel.write("parts/shop.py", f"from common import PHONE\nfrom names import ORDERS\n{SHOP}")
    assert archmodel("check", path).code == 0


def test_a_blueprint_called_like_a_module_of_python_shadows_nothing(archmodel):
    path = archmodel.write("json.py", SHOP)
    (model,) = load(Target(path))
    assert model.name == "shop"
    assert sys.modules["json"].__name__ == "json"
    assert archmodel("check", "json.py", "-f", "json").code == 0


def test_two_files_of_one_name_are_two_modules(archmodel):
    one, two = archmodel.write("one/same.py", SHOP), archmodel.write("two/same.py", TILL)
    assert [model.name for model in load_all([str(one), str(two)])] == ["shop", "till"]


def test_no_byte_code_is_written_beside_a_blueprint(archmodel):
    path = archmodel.write("shop.py", SHOP)
    assert archmodel("check", path).code == 0
    assert sorted(archmodel.files()) == ["shop.py"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("x = (1,\ny = 2\n", 1, ["SyntaxError"]),
        ("\nif True:\n\tx = 1\n        y = 2\n", 4, ["Error"]),
        ("import os\nimport nothing_of_that_name\n", 2, ["nothing_of_that_name"]),
        ("from archmodel.elements import MobilDevice\n", 1, ["did you mean 'MobileDevice'?"]),
        ("import archmodel.elements as e\n\nx = e.ApiGatway('x')\n", 3, ["did you mean 'ApiGateway'?"]),
        ("def helper():\n    return 1 / 0\n\n\nhelper()\n", 2, ["ZeroDivisionError"]),
        ("import sys\n\nsys.exit(0)\n", 3, ["ended the program", "instead"]),
        ("raise KeyboardInterrupt if False else ValueError('no')\n", 1, ["ValueError: no"]),
        (SHOP + "    phone = 7\n", 19, ["'phone' is already taken", "line 11"]),
        (SHOP + "    gone = phone.calls(None)\n", 19, ["'target'"]),
        (SHOP + "    wrong = Microservice('X', inside='platform')\n", 19, ["'inside'", "'platform'"]),
        (SHOP + "    wrong = Microservice('X', titel='Y')\n", 19, ["'titel'", "did you mean 'title'?"]),
        (SHOP + "    wrong = Microservice('X', instances='many')\n", 19, ["'many' instances", "1..n"]),
        (SHOP + "    wrong = Microservice('X', sso='yes')\n", 19, ["'sso'", "instead: write True or False"]),
        (SHOP + "    wrong = Microservice()\n", 19, ["title"]),
        (SHOP + "    wrong = phone.call(gateway)\n", 19, ["did you mean 'calls'?"]),
        (SHOP + "    wrong = phone.calls('gateway')\n", 19, ["'gateway'"]),
        (SHOP + "    wrong = phone.stores_in(gateway)\n", 19, ["'target'", "storage"]),
        (SHOP + "    phone.calls(gateway, 'a', 'b')\n", 19, ["label alone without a name", "over=HTTPS"]),
        (SHOP + "    phone.calls()\n", 19, ["19:5: calls needs its target"]),
        (SHOP + "    phone.calls(gateway, target=gateway)\n", 19, ["calls has two values for 'target'"]),
        (SHOP + "    phone.title = 'x'\n", 19, ["title"]),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(text, line, words, archmodel):
    path = archmodel.write("wrong.py", text)
    with pytest.raises(LoadingError if line != 19 else Exception) as caught:
        load(Target(path))
    ended = archmodel("check", "wrong.py")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"wrong.py:{line}:")
    for word in words:
        assert word.lower() in ended.err.lower()
    assert str(caught.value).startswith(f"wrong.py:{line}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["wrong.py", "no blueprint", "archmodel new"]),
        ("from archmodel import Blueprint\n", ["wrong.py", "no blueprint", "class Shop(Blueprint)"]),
        ("x = 1\0\n", ["wrong.py"]),
        (b"name = 'caf\xe9'\n", ["wrong.py", "utf-8"]),
    ],
    ids=["empty", "no class", "NUL", "latin-1"],
)
def test_a_file_without_a_blueprint_is_one_message(text, words, archmodel):
    archmodel.write("wrong.py", text)
    ended = archmodel("render", "wrong.py")
    assert (ended.code, ended.out) == (2, "")
    for word in words:
        assert word.lower() in ended.err.lower()


def test_where_a_package_lies_is_not_told_with_what_it_lacks(archmodel):
    archmodel.write("shop.py", "from click import nothing_of_that_name\n")
    assert archmodel("check", "shop.py").err == (
        "shop.py:1:1: ImportError: cannot import name 'nothing_of_that_name' from 'click'\n"
    )


def test_a_path_that_is_not_there_is_answered_with_the_nearest_one(archmodel):
    archmodel.write("mobile_integration.py", SHOP)
    ended = archmodel("check", "mobile_integraton.py")
    assert (ended.code, ended.out) == (2, "")
    assert "mobile_integraton.py: there is no such file or folder" in ended.err
    assert "did you mean 'mobile_integration.py'?" in ended.err


def test_a_folder_without_blueprints_is_one_message(archmodel):
    archmodel.write("empty/readme.txt", "nothing")
    ended = archmodel("render", "empty")
    assert (ended.code, ended.out) == (2, "")
    assert "no blueprint in this folder" in ended.err


def test_a_kind_of_file_nobody_reads_is_one_message(archmodel):
    archmodel.write("shop.yaml", "a: 1\n")
    ended = archmodel("render", "shop.yaml")
    assert (ended.code, ended.out) == (2, "")
    assert "'.yaml'" in ended.err


def test_what_a_blueprint_prints_goes_to_standard_error(archmodel):
    noise = "import os\nprint('NOISE')\nos.write(1, b'RAW NOISE')\n"
    archmodel.write("shop.py", noise + SHOP)
    ended = archmodel("render", "shop.py", "--view", "logical", "-o", "-")
    assert ended.code == 0
    assert ended.out.startswith(("<?xml", "<svg"))
    assert "NOISE" not in ended.out
    assert "NOISE" in ended.err


def test_a_blueprint_that_asks_gets_no_answer_and_does_not_wait(archmodel):
    archmodel.write("shop.py", "name = input('name? ')\n" + SHOP)
    ended = archmodel("check", "shop.py")
    assert (ended.code, ended.out) == (2, "")
    assert "shop.py:1" in ended.err


@pytest.mark.parametrize(
    ("case", "line"),
    [
        ("syntax_error", 4),
        ("sys_exit_zero", 4),
        ("reads_stdin", 3),
        ("no_model", None),
        ("compile_bomb", None),
        ("nul_byte", None),
        ("latin1", 2),
        ("tabs", 4),
        ("empty", None),
    ],
)
def test_the_bad_cases_of_the_brief_are_refused(case, line, archmodel, shared):
    source = (shared / "cases" / "trust" / "python" / f"{case}.py").read_bytes()
    archmodel.write(f"{case}.py", source.replace(b"# @@BLUEPRINT@@", SHOP.encode() + b"# "))
    ended = archmodel("render", f"{case}.py")
    assert (ended.code, ended.out) == (2, "")
    where = f"{case}.py"
    if line is not None and case == "syntax_error":
        assert where in ended.err  # the blueprint put in moves its line
    else:
        assert (f"{where}:{line}" if line else where) in ended.err


@pytest.mark.parametrize(
    "case", ["prints", "json", "latin1_cookie", "homoglyph", "canary_write", "canary_net"]
)
def test_the_odd_cases_of_the_brief_are_drawn(case, archmodel, shared):
    source = (shared / "cases" / "trust" / "python" / f"{case}.py").read_bytes()
    archmodel.write(f"{case}.py", source.replace(b"# @@BLUEPRINT@@", SHOP.encode() + b"# "))
    ended = archmodel("render", f"{case}.py", "-f", "svg")
    assert ended.code == 0
    assert ended.out.splitlines() == ["renders/shop/schematic.svg", "renders/shop/logical.svg"]


def test_a_relation_outside_every_blueprint_is_refused_not_lost(archmodel):
    archmodel.write("shop.py", SHOP + "\n\nShop.phone.calls(Shop.orders)\n")
    ended = archmodel("list", "shop.py")
    assert (ended.code, ended.out) == (2, "")
    assert "shop.py:21:1: 'Phone' calls 'Orders' outside every blueprint" in ended.err


def test_files_of_two_folders_do_not_share_what_they_import(archmodel):
    for folder in ("one", "two"):
        archmodel.write(f"{folder}/common.py", f"NAME = 'Phone of {folder}'\n")
        text = SHOP.replace('"Phone"', "NAME").replace("class Shop", f"class Shop{folder.title()}")
        archmodel.write(f"{folder}/shop_{folder}.py", f"from common import NAME\n{text}")
    models = load_all([str(archmodel.folder / "one"), str(archmodel.folder / "two")])
    assert [model.elements["phone"].title for model in models] == ["Phone of one", "Phone of two"]


def test_a_file_that_failed_cannot_be_imported_by_the_next(archmodel):
    archmodel.write("a.py", SHOP + "\nraise ValueError('no')\n")
    archmodel.write("b.py", "from a import Shop\n\n\nclass Other(Shop):\n    pass\n")
    ended = archmodel("list", "a.py", "b.py")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("ValueError: no") == 2


def test_a_blueprint_leaves_the_working_folder_as_it_was(archmodel):
    archmodel.write("elsewhere/nothing.txt", "")
    archmodel.write("shop.py", f"import os\nos.chdir('elsewhere')\n{SHOP}")
    archmodel.write("other.py", TILL)
    assert archmodel("list", "shop.py", "other.py").code == 0


def test_a_blueprint_does_not_read_what_is_meant_for_others(archmodel):
    archmodel.write("asks.py", f"input()\n{SHOP}")
    done = subprocess.run(
        [sys.executable, "-m", "archmodel", "check", "asks.py"],
        cwd=archmodel.folder,
        input="hi\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "asks.py:1:1: EOFError" in done.stderr


@pytest.mark.parametrize(
    "fault", ["class Odd(BaseException): ...\nraise Odd", "raise GeneratorExit", "exit(0)", "quit()"]
)
def test_no_fault_of_a_blueprint_is_taken_for_a_finding(fault, archmodel):
    archmodel.write("odd.py", f"{SHOP}\n\n{fault}\n")
    ended = archmodel("check", "odd.py")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("odd.py:2")


def test_a_fault_that_cannot_say_what_it_is_is_told_by_its_kind(archmodel):
    archmodel.write(
        "odd.py", "class Mute(Exception):\n    def __str__(self):\n        1 / 0\n\n\nraise Mute\n"
    )
    assert archmodel("check", "odd.py").err.startswith("odd.py:6:1: Mute\n")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("devise = 1\ndevice.calls", "did you mean 'devise'?"),
        ("import archmodel.element", "did you mean 'archmodel.elements'?"),
        ("import dataclases", "did you mean 'dataclasses'?"),
        ("x = srted(())", "did you mean 'sorted'?"),
        (
            "from archmodel.elements import Group\na = Group('A')\na.title = 'B'",
            "say it where that is made: what is declared does not change",
        ),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_one(line, words, archmodel):
    archmodel.write("wrong.py", f"{line}\n")
    assert words in archmodel("check", "wrong.py").err


@pytest.mark.parametrize(
    ("line", "imported"),
    [
        ("class Shop(Blueprint): ...", "from archmodel import Blueprint"),
        ("store = Database('Store')", "from archmodel.elements import Database"),
        ("over = HTTPS", "from archmodel.elements.transports import HTTPS"),
        ("from archmodel import ApiGateway", "from archmodel.elements import ApiGateway"),
        ("from archmodel.elements import SchematicView", "from archmodel.views import SchematicView"),
        ("Databases = 1\nx = Database", "from archmodel.elements import Database"),
    ],
)
def test_a_word_of_ours_that_is_not_imported_is_told_with_the_import(line, imported, archmodel):
    archmodel.write("wrong.py", f"{line}\n")
    assert f"\n    instead: write '{imported}' at the top\n" in archmodel("check", "wrong.py").err


def test_a_file_in_another_encoding_is_told_to_be_saved_as_utf8(archmodel):
    archmodel.write("wrong.py", "x = 1\ny = 'Größe'\n".encode("latin-1"))
    said = archmodel("check", "wrong.py").err
    assert said.startswith("wrong.py:2:")
    assert said.endswith("\n    instead: save it as UTF-8\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (SHOP + "    alerts = Microservice('A', inside=integ)\n\n    integ = ContainerPlatform('I')\n", 21),
        ("x = [\n    integ,\n]\n\nfrom json import loads as integ\n", 5),
        ("class A:\n    x = integ\n\n\ninteg = 1\n", 5),
        ("def made():\n    return integ\n\n\nmade()\ninteg = 1\n", 6),
    ],
    ids=["body", "module", "body before module", "function"],
)
def test_a_name_that_is_made_later_is_told_with_its_line(text, line, archmodel):
    archmodel.write("wrong.py", text)
    said = archmodel("check", "wrong.py").err
    assert "NameError: name 'integ' is not defined\n" in said
    assert said.endswith(f"    instead: 'integ' is made on line {line}: move it above\n")


@pytest.mark.parametrize(
    "text",
    [
        "integ = [integ]\n",
        "x = integ\n\n\nclass Other:\n    integ = 1\n    integ.integ = 2\n",
    ],
    ids=["itself", "elsewhere"],
)
def test_an_unknown_name_that_is_like_none_is_not_guessed_at(text, archmodel):
    archmodel.write("wrong.py", text)
    ended = archmodel("check", "wrong.py")
    assert ended.code == 2
    assert "instead" not in ended.err


@pytest.mark.parametrize("line", ["import nothing", "from nothing import Base", "import nothing.at.all"])
def test_a_module_that_is_not_there_and_like_none_is_told_with_where_it_may_be(line, archmodel):
    archmodel.write("wrong.py", f"{line}\n")
    assert archmodel("check", "wrong.py").err == (
        "wrong.py:1:1: ModuleNotFoundError: No module named 'nothing'\n"
        "    instead: put it beside this file or in the folder above, or install it where archmodel is\n"
    )


@pytest.mark.parametrize("asked", ["first.py", "second.py", "third.py"])
@pytest.mark.parametrize(
    "importing", ["from {0} import Base as B\n", "import {0}\nB = {0}.Base\n"], ids=["from", "import"]
)
def test_files_that_import_one_another_are_told_what_to_do(importing, asked, archmodel):
    base = "\nclass Base(B):\n    pass\n"
    archmodel.write("first.py", importing.format("second") + base)
    archmodel.write("second.py", importing.format("third") + base)
    archmodel.write("third.py", importing.format("first") + base)
    ended = archmodel("check", asked)
    assert ended.code == 2
    assert ended.err.endswith(
        "    instead: these files import one another: move what they share into a file that imports neither\n"
    )


def test_what_a_class_makes_later_is_no_help_to_a_function_it_calls(archmodel):
    archmodel.write(
        "wrong.py", "def made():\n    return integ\n\n\nclass A:\n    x = made()\n    integ = 1\n"
    )
    assert "move it above" not in archmodel("check", "wrong.py").err


def test_two_blueprints_of_one_name_are_refused(archmodel):
    archmodel.write("twice.py", SHOP + "\n\n" + SHOP)
    ended = archmodel("list", "twice.py")
    assert (ended.code, ended.out) == (2, "")
    assert "two blueprints are called 'Shop'" in ended.err


@pytest.mark.parametrize("name", ["pydantic", "graphviz", "click", "resvg"])
def test_a_blueprint_called_like_a_package_we_use_shadows_nothing(name, archmodel):
    archmodel.write(f"{name}.py", SHOP.replace("Phone", "Phone "))
    assert archmodel("render", f"{name}.py", "-f", "png", "-f", "svg", "--view", "logical").code == 0


def test_in_a_folder_helpers_are_passed_over_and_models_in_json_are_read(archmodel):
    archmodel.write("all/helper.py", "class Helper(dict):\n    pass  # no Blueprint here\n")
    archmodel.write("all/shop.py", SHOP)
    archmodel.write("all/package.json", "{}")
    assert archmodel("export", "all/shop.py", "-o", "all/model.json").code == 0
    ended = archmodel("list", "all")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.count("shop: The shop") == 2


@pytest.mark.parametrize("line", ["class Übersicht(Blueprint", "class Z店(Blueprint"])
def test_in_a_folder_a_class_of_any_name_that_python_takes_is_found(line, archmodel):
    archmodel.write("all/shop.py", SHOP.replace("class Shop(Blueprint", line))
    assert archmodel("list", "all").out.count("The shop") == 1


def test_in_a_folder_a_file_that_may_not_be_opened_is_told(monkeypatch, tmp_path):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "shop.py").write_text(SHOP, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    (target,) = targets([str(tmp_path)])
    with pytest.raises(LoadingError, match=r"shop\.py: cannot be read: Permission denied"):
        load(target)


def test_in_a_folder_a_folder_that_may_not_be_looked_into_is_told(monkeypatch, tmp_path):
    (tmp_path / "shop.py").write_text(SHOP, encoding="utf-8")
    for name in ("shut", ".git"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr("os.access", lambda path, _: Path(path).name not in ("shut", ".git"))
    with pytest.raises(LoadingError, match="shut: cannot be read: Permission denied"):
        list(targets([str(tmp_path)]))
    (tmp_path / "shut").rmdir()
    assert [each.path.name for each in targets([str(tmp_path)])] == ["shop.py"]


def test_a_folder_of_helpers_alone_is_an_error(archmodel):
    archmodel.write("all/helper.py", "class Helper(dict):\n    pass\n")
    ended = archmodel("check", "all")
    assert (ended.code, ended.out) == (2, "")
    assert "all: no blueprint in this folder" in ended.err


@pytest.mark.parametrize(
    ("asked", "out"),
    [
        (("check", "shop.py", "-f", "json"), True),
        (("render", "shop.py", "-o", "out", "-f", "svg", "--report", "all/report.json"), False),
        (("diff", "shop.py", "shop.py", "-f", "json"), True),
        (("why", "shop.py", "phone", "orders", "-f", "json"), True),
        (("rules", "--json"), True),
        (("explain", "STR004", "-f", "json"), True),
        (("schema",), True),
    ],
    ids=lambda given: given[0] if isinstance(given, tuple) else "",
)
def test_in_a_folder_what_archmodel_reported_is_no_model(asked, out, archmodel):
    archmodel.write("all/shop.py", SHOP)
    archmodel.write("shop.py", SHOP)
    ended = archmodel(*asked)
    assert ended.code == 0
    if out:
        archmodel.write("all/report.json", ended.raw)
    told = archmodel("list", "all")
    assert (told.code, told.err, told.out.count("The shop")) == (0, "", 1)
    assert archmodel("list", "all/report.json").code == 2


@pytest.mark.parametrize(
    "text",
    [
        '{"schemaVersion": 1, "elements": []}',
        '{"elements": [{"name": "a"}], "schemaVersion": 1}',
        '{"schemaVersion": 1, "name": "shop", "title": "Shop", "elemnts": []}',
        '{"schemaVersion": 1, "name": "shop", "title": "Shop", "elements": [}',
        '{"schemaVersion": 1, "name": "shop",\n"title": "Shop,\n"elements": []}',
    ],
    ids=["no name", "version last", "word misspelt", "bracket left out", "quote left out"],
)
def test_in_a_folder_a_broken_model_is_told(text, archmodel):
    archmodel.write("all/shop.py", SHOP)
    archmodel.write("all/model.json", text)
    ended = archmodel("check", "all")
    assert ended.code == 2
    assert ended.err.startswith("all/model.json:")


@pytest.mark.parametrize(
    "text",
    [
        '{"schemaVersion": 2, "name": "some/image", "tag": "latest"}',
        '{"of": {"schemaVersion": 1, "name": "shop", "title": "Shop", "elements": []}}',
        '[{"schemaVersion": 1, "name": "shop", "title": "Shop", "elements": []}]',
        '{"schemaVersion": 1, "of": "\\"elements\\": "}',
    ],
    ids=["of others", "in another", "in a list", "in a text"],
)
def test_in_a_folder_only_what_has_the_keys_of_a_model_at_its_top_is_one(text, archmodel):
    archmodel.write("all/shop.py", SHOP)
    archmodel.write("all/other.json", text)
    assert archmodel("list", "all").code == 0


def test_in_a_folder_a_model_is_seen_by_its_first_bytes(archmodel):
    rest = " " * 100_000
    archmodel.write("first.json", f'{{"schemaVersion": 1, "name": "a", "title": "A",{rest}"elements": []}}')
    archmodel.write("last.json", f'{{"elements": [],{rest}"name": "b", "title": "B", "schemaVersion": 1}}')
    assert [model.name for model in load_all([str(archmodel.folder)])] == ["a", "b"]
