"""A user's start: `new`, `list`, `explain` and `rules`."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from keyword import iskeyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.cli.new import TEMPLATE, called
from archmodel.errors import LoadingError
from tests.process import MOBILE, SHOP


@pytest.mark.parametrize(
    ("name", "file", "kind"),
    [
        ("web_shop", "web_shop.py", "WebShop"),
        ("WebShop", "web_shop.py", "WebShop"),
        ("web-shop", "web_shop.py", "WebShop"),
        ("Web shop (2)", "web_shop_2.py", "WebShop2"),
        ("SSOServer", "sso_server.py", "SsoServer"),
        ("Größe", "größe.py", "Größe"),
        ("match", "match.py", "Match"),
        ("x'\"{}\n", "x.py", "X"),
        ("Web", "web.py", "Web"),
        ("Orders", "orders.py", "Orders"),
        ("unnamed", "unnamed.py", "Unnamed"),
        (f"{'a' * 59} {'b' * 59}", f"{'a' * 59}.py", f"A{'a' * 58}"),
    ],
)
def test_a_new_blueprint_renders_and_passes_the_review(name, file, kind, archmodel):
    ended = archmodel("new", name)
    assert (ended.code, ended.out) == (0, f"{file}\n")
    (path,) = ended.out.splitlines()
    assert f"class {kind}(Blueprint, title=" in archmodel.files()[file].decode()
    assert "archmodel render" in ended.err
    assert archmodel("render", path).code == 0
    assert archmodel("check", path, "--fail-on", "info")[:3] == (0, "", "")
    assert len(archmodel.files("renders")) == 4


def test_a_new_blueprint_goes_where_it_is_told_to(archmodel):
    ended = archmodel("new", "web_shop", "-o", "blueprints")
    assert ended.out.strip().replace("\\", "/") == "blueprints/web_shop.py"


def test_a_new_blueprint_overwrites_nothing(archmodel, shop):
    ended = archmodel("new", "shop")
    assert (ended.code, ended.out) == (2, "")
    assert archmodel.files() == {"shop.py": SHOP.encode()}


@pytest.mark.parametrize(
    ("name", "way_out"),
    [
        ("7up", "web_shop"),
        ("??", "web_shop"),
        ("", "web_shop"),
        ("None", "none_system"),
        ("true", "true_system"),
        ("class", "class_system"),
        ("json", "json_system"),
        ("Json", "json_system"),
        ("archmodel", "archmodel_system"),
        ("pytest", "pytest_system"),
        ("con", "con_system"),
        ("Database", "database_system"),
        ("blueprint", "blueprint_system"),
        ("../shop", "-o .."),
        ("blueprints/web_shop", "-o blueprints"),
        ("blueprints\\web_shop", "-o blueprints"),
        ("shop.py", "write shop"),
    ],
)
def test_a_name_that_cannot_be_a_blueprint_is_refused_with_one_that_can(name, way_out, archmodel):
    ended = archmodel("new", name)
    assert (ended.code, ended.out) == (2, "")
    assert way_out in ended.err.partition("instead: ")[2]
    assert archmodel.files() == {}
    if way_out.endswith("_system"):
        assert archmodel("new", way_out).code == 0
        assert archmodel("check", f"{way_out}.py", "--fail-on", "info")[:3] == (0, "", "")


@given(st.text(st.characters(), max_size=20))
def test_whatever_a_blueprint_is_called_it_is_python_or_refused(name):
    try:
        module, kind = called(name)
    except LoadingError:
        return
    body = ast.parse(TEMPLATE.format(title="", kind=kind)).body
    (made,) = (each for each in body if isinstance(each, ast.ClassDef))
    assert made.name == kind
    assert not iskeyword(module)
    assert module.isidentifier()


def test_a_new_blueprint_satisfies_the_checkers(archmodel):
    archmodel("new", "web_shop")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "web_shop.py"],
        cwd=archmodel.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_list_says_what_a_folder_of_blueprints_holds(archmodel):
    archmodel.write("all/shop.py", SHOP)
    archmodel.write(
        "all/till.py", SHOP.replace('class Shop(Blueprint, title="The shop")', "class BigTill(Blueprint)")
    )
    ended = archmodel("list", "all")
    assert (ended.code, ended.err) == (0, "")
    assert "shop: The shop" in ended.out
    assert "big_till: Big till" in ended.out
    assert ended.out.count("4 elements, 2 relations, views: schematic, logical") == 2


def test_list_goes_on_after_a_file_that_cannot_be_read(archmodel, shop):
    archmodel.write("bad.py", "1 / 0\n")
    ended = archmodel("list", "bad.py", "shop.py")
    assert ended.code == 2
    assert "bad.py:1" in ended.err
    assert "shop: The shop" in ended.out


@pytest.mark.parametrize("word", ["INT001", "int001", "device-bypasses-gateway"])
def test_explain_shows_what_why_instead_and_both_examples(word, archmodel):
    ended = archmodel("explain", word)
    assert (ended.code, ended.err) == (0, "")
    told = ended.out
    parts = ["INT001", "Why it matters", "Instead", "class Bad(Blueprint)", "class Good(Blueprint)"]
    assert sorted(parts, key=told.index) == parts


def test_explain_of_no_rule_is_answered_with_the_nearest_one(archmodel):
    ended = archmodel("explain", "orphan-elment")
    assert (ended.code, ended.out) == (2, "")
    assert "did you mean 'orphan-element'?" in ended.err


def test_rules_lists_every_rule_with_its_severity_and_a_sentence(archmodel):
    ended = archmodel("rules")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)
    for code, severity, name in (
        ("INT001", "error", "device-bypasses-gateway"),
        ("INT002", "error", "frontend-bypasses-integration"),
        ("INT003", "error", "gateway-exposes-backend"),
        ("STR004", "warning", "orphan-element"),
    ):
        (line,) = (line for line in lines if line.startswith(code))
        assert line.split()[1:3] == [severity, name]
        assert len(line.split()) > 6
        assert "off by default" not in line


def test_a_rule_that_is_off_by_default_says_so_and_why(archmodel):
    lines = archmodel("rules").out.splitlines()
    assert {"SER", "INT", "STR"} <= {line[:3] for line in lines if line.endswith(" (off by default)")}
    told = archmodel("explain", "SER003").out
    assert told.startswith("SER003 gateway-exposes-inner-service (error, off by default)\n")
    assert told.index("References:") < told.index("\n\nOff by default: ") < told.index("class Bad(Blueprint)")


def test_the_example_of_the_series_is_at_most_60_lines():
    assert len(MOBILE.read_text(encoding="utf-8").splitlines()) <= 60


def test_a_page_is_explained_in_markdown_and_json_too(archmodel):
    assert archmodel("explain", "INT001", "--format", "markdown").out.startswith("# INT001 device-bypasses-g")
    (rule,) = json.loads(archmodel("explain", "INT001", "--format", "json").out)["rules"]
    assert rule["name"] == "device-bypasses-gateway"


def test_the_rules_are_listed_as_json(archmodel):
    rules = json.loads(archmodel("rules", "--json").out)["rules"]
    assert [each["code"] for each in rules] == sorted(each["code"] for each in rules)
    assert {"INT001", "STR004", "META001"} <= {each["code"] for each in rules}
