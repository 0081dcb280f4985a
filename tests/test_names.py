"""Names: slugs, words and the nearest known word."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.errors import LoadingError
from archmodel.names import (
    camel,
    did_you_mean,
    file_name,
    kebab,
    module_name,
    slug,
    snake,
    unique,
    variable,
    words,
)

DEVICES = [
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{kind}{number}" for kind in ("com", "lpt") for number in range(10)),
]
"""What no file may be called on Windows, whatever its ending."""


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("MobileIntegration", "Mobile integration"),
        ("SSOServer", "SSO server"),
        ("web_shop", "web shop"),
        ("Part2Draft", "Part2 draft"),
        ("", ""),
    ],
)
def test_a_name_is_read_as_words(name: str, phrase: str) -> None:
    assert words(name) == phrase


def test_a_class_is_called_as_its_file_and_as_its_option() -> None:
    assert snake("DeviceBypassesGateway") == "device_bypasses_gateway"
    assert kebab("DeviceBypassesGateway") == "device-bypasses-gateway"
    assert snake("SSOServer") == "sso_server"


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Front-end microservices (2)", "front_end_microservices_2"),
        ("../etc/passwd", "etc_passwd"),
        ("Zahlungsverkehr für Ärzte", "zahlungsverkehr_für_ärzte"),
        ("支付", "支付"),
        ("?", "unnamed"),
        ("", "unnamed"),
        ("__init__", "init"),
    ],
)
def test_a_slug_keeps_the_letters_of_every_script_and_nothing_else(text: str, identifier: str) -> None:
    assert slug(text) == identifier


def test_a_slug_is_short() -> None:
    assert len(slug("x" * 10_000)) == 60


@pytest.mark.parametrize("name", ["mobile_integration", "schematic", "part2", "größe", "支付", "unnamed"])
def test_a_plain_name_is_the_name_of_its_file(name: str) -> None:
    assert file_name(name) == name


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../escaped", "escaped"),
        ("escaped!", "escaped"),
        ("Overview", "overview"),
        ("a__b", "a_b"),
        ("trailing.", "trailing"),
        ("con.tar.gz", "con_tar_gz"),
        ("COM\u00b9", "com1"),
        ("\ufb01le", "file"),
        ("", "unnamed"),
        ("\ud800", "unnamed"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_name_that_loses_something_is_told_apart_by_a_checksum(name: str, stem: str) -> None:
    made = file_name(name)
    assert made[:-6] == f"{stem}-"
    assert set(made[-6:]) <= set("0123456789abcdef")


def test_the_name_of_a_file_is_the_same_in_every_run() -> None:
    assert file_name("../escaped") == "escaped-efa1fb"


@pytest.mark.parametrize("device", DEVICES)
def test_no_file_is_called_as_a_device(device: str) -> None:
    for name in (device, device.upper()):
        assert file_name(name).startswith(f"{device}-")


def test_composed_and_decomposed_letters_are_two_names_and_both_files_composed() -> None:
    composed, decomposed = "gr\u00f6sse", "gro\u0308sse"
    assert file_name(composed) == composed
    assert file_name(decomposed).startswith(f"{composed}-")


def test_names_that_differ_have_files_that_differ_even_where_case_counts_for_nothing(shared: Path) -> None:
    said = json.loads((shared / "cases" / "trust" / "labels" / "names.json").read_bytes())["names"]
    names = {name for each in said for name in each.get("names", [each.get("name")])}
    assert len(names) > 60
    for one, other in combinations(sorted(names), 2):
        if {one, other} != {"\u00df", "ss"}:  # refused when both are written
            assert file_name(one).casefold() != file_name(other).casefold()


@given(st.text(st.characters(), max_size=90))
def test_every_name_gives_a_file_inside_its_folder(name: str) -> None:
    made = file_name(name)
    assert Path(made).parts == (made,)
    assert all(each.isalnum() or each in "_-" for each in made)
    assert len(made.encode()) + len(".json") <= 255
    assert made not in DEVICES
    assert made == made.lower()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("json", "'json' is a module that Python has already"),
        ("NONE", "'none' is a word of Python's own"),
        ("LPT9", "'lpt9' names a device on Windows"),
        ("a/b", "'a/b' is a path"),
        ("?", "'\\?' cannot name a class"),
    ],
)
def test_a_name_that_can_be_no_module_is_refused_with_the_way_out(name: str, said: str) -> None:
    with pytest.raises(LoadingError, match=said) as caught:
        module_name(name)
    assert caught.value.instead


def test_a_module_in_the_working_folder_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "web_shop.py").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert module_name("WebShop") == "web_shop"
    assert camel("web_shop") == "WebShop"
    monkeypatch.chdir(tmp_path.parent)
    with pytest.raises(LoadingError, match="has already"):
        module_name("WebShop")


def test_a_taken_name_gets_the_first_free_number() -> None:
    assert unique("a", []) == "a"
    assert unique("a", ["a", "a#2", "a#4"]) == "a#3"


def test_the_nearest_known_word_is_offered_and_no_far_one() -> None:
    assert did_you_mean("titel", ["title", "tags"]) == "did you mean 'title'?"
    assert did_you_mean("xyz", ["title", "tags"]) == ""
    assert did_you_mean("b", {"b1", "b2", "a1"}) == "did you mean 'b1'?"
    assert did_you_mean("INT01", ["INT012", "INT", "INT001", "INT010"]) == "did you mean 'INT001'?"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("WebShop.py", "'WebShop.py' is a path, and a name is wanted\n    instead: write web_shop"),
        (
            "shops/WebShop",
            "'shops/WebShop' is a path, and a name is wanted\n    instead: write web_shop -o shops",
        ),
        (r"a\b\c.py", r"'a\b\c.py' is a path, and a name is wanted" + "\n    instead: write c -o a/b"),
        ("7", "'7' cannot name a class\n    instead: begin it with a letter, such as web_shop"),
    ],
)
def test_what_is_no_name_is_told_with_one_that_is(name: str, said: str) -> None:
    with pytest.raises(LoadingError) as caught:
        module_name(name)
    assert str(caught.value) == said


def test_a_module_is_called_without_a_mark_at_its_end() -> None:
    assert module_name("WebShop_") == "web_shop"
    assert module_name("Ｗeb Shop") == "web_shop"


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("API gateway", (), "api_gateway"),
        ("API gateway", ("api_gateway",), "api_gateway_2"),
        ("API gateway", ("api_gateway", "api_gateway_2"), "api_gateway_3"),
        ("3 D", (), "n3_d"),
        ("3 D", ("n3_d",), "n3_d_2"),
        ("class", (), "class_"),
        ("class", ("class_",), "class_2"),
        ("ﬁle", (), "file"),
        ("", (), "unnamed"),
        ("²", (), "n2"),
    ],
)
def test_a_variable_is_one_that_python_takes(text: str, taken: tuple[str, ...], name: str) -> None:
    assert variable(text, taken) == name
    assert name.isidentifier()


def test_the_first_number_is_two_whatever_holds_the_names() -> None:
    assert unique("a", {"a"}) == unique("a", {"a": 1}) == unique("a", iter(["a"])) == "a#2"
    assert unique("a", iter(["b", "a#2"])) == "a"


def test_a_slug_keeps_its_letters_at_the_ends() -> None:
    assert slug("X ray X") == "x_ray_x"
    assert slug("_x_") == "x"
