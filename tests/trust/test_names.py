"""Names become files inside the folder asked for, whatever they hold, and never replace another's.

The ids are those of docs/trust.md. NM-07 and NM-08 are about names inside of pictures and exports; their
tests are with the formats.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from archmodel.errors import FormatError
from archmodel.importers.json import Json
from archmodel.model import Model
from archmodel.names import file_name
from archmodel.outputs import Outputs, exports
from tests.process import CommandLine
from tests.trust.adapter import texts

OURS = ("../escaped", "/tmp/escaped", "C:escaped", "~/x", "", "-o", "a\u202eg", "CON", "con.tar.gz", "nul.")
"""Some of the names, so that a clone alone tries them too."""
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?")
NAMELESS = "picture"
PRECIOUS = ("Makefile", "README", ".gitignore", "notes.txt", "blueprint.py", "con.py")


def document(name: str) -> bytes:
    """Return a model of which name, title and view are all the same; a view has to have a name."""
    box = {"name": "the box", "kind": "Service", "title": "Box"}
    view = {"name": name or NAMELESS, "kind": "SchematicView", "title": name}
    whole = {
        "schemaVersion": 1,
        "name": name,
        "title": name,
        "elements": [box],
        "relations": [],
        "views": [view],
    }
    return json.dumps(whole).encode()


def model_of(name: str) -> Model:
    return Json().read(document(name), origin="model.json")


def all_names(shared: Path) -> list[str]:
    """Return the single names of the cases, and of those that collide each by itself."""
    said = texts(shared, "names")
    return sorted({name for each in said for name in each.get("names", [each.get("name")])})


def judged(name: str) -> str:
    """Return the file that a name becomes, which is one that every system takes."""
    plain = file_name(name)
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]', plain), plain
    assert plain[0] not in ".-~@ ", plain
    assert plain[-1] not in ". ", plain
    assert not DEVICES.fullmatch(plain), plain
    assert len(f"10.25-{plain}.structurizr.json".encode()) <= 255, plain
    assert unicodedata.normalize("NFC", plain) == plain
    return plain


def drawn(archmodel: CommandLine, names: list[str]) -> set[str]:
    """Return the pictures of models with these names, after all else was seen to be as before."""
    for index, name in enumerate(names):
        archmodel.write(f"in/{index}.json", document(name))
    for name in PRECIOUS:
        archmodel.write(name, f"{name} of the user")
    before = archmodel.files()
    ended = archmodel("render", "in", "-o", "out", "-f", "svg", "--index")
    assert ended.code == 0
    assert [line for line in ended.err.splitlines() if "shown as stand-ins" not in line] == []
    after = archmodel.files()
    assert {path: after[path] for path in before} == before
    new = {path for path in after if path not in before}
    assert all(path.startswith("out/") for path in new)
    assert {*ended.out.splitlines()} == new
    return {path for path in new if path.endswith(".svg")}


@pytest.mark.parametrize("name", OURS)
def test_nm01_nm02_nm03_a_name_is_one_that_every_system_takes(name):
    judged(name)


def test_nm01_nm02_nm03_every_case_is_drawn_inside_the_folder_and_listed(archmodel, shared):
    names = [each for each in all_names(shared) if each != "ss"]  # as some systems see it, it is "ß"
    pictures = drawn(archmodel, names)
    assert pictures == {f"out/{judged(name)}/{judged(name or NAMELESS)}.svg" for name in names}
    assert len(pictures) == len(names)


def test_nm01_names_of_ours_are_drawn_inside_the_folder_and_listed(archmodel):
    assert len(drawn(archmodel, [*OURS])) == len(OURS)


@pytest.mark.parametrize("unit", ["x", "字", "😀", "\U00020000", "e\u0301"])
@pytest.mark.parametrize("times", [60, 100, 255, 256, 5000])
def test_nm04_a_long_name_is_shortened_and_stays_apart_from_the_next(unit, times):
    assert judged(unit * times) != judged(unit * (times + 1))


PAIRS = [
    ("Api", "api"),
    ("a b", "a_b"),
    ("\u00e9", "e\u0301"),
    ("K", "\u212a"),
    ("ß", "ss"),
    ("file", "\ufb01le"),
]


def apart(names: list[str], folder: Path) -> None:
    """Fail where names are not kept apart, or refused with both of them told, before a file is there."""
    models = [model_of(name) for name in names]
    said, paths = "", []
    try:
        outputs = Outputs(str(folder), ["svg"], [(each, each.name) for each in models])
        paths += [path for each in models for path in outputs.files(each, each.name).values()]
        paths += exports(str(folder), models)
    except FormatError as refused:
        said = refused.what
    as_one = {unicodedata.normalize("NFD", path.as_posix().casefold()) for path in paths}
    assert all(f"'{name}" in said for name in names) if said else len(as_one) == 2 * len(names)
    assert not folder.exists()


@pytest.mark.parametrize("names", PAIRS, ids=ascii)
def test_nm05_names_that_some_system_takes_for_one_are_kept_apart_or_refused(names, tmp_path):
    apart([*names], tmp_path / "out")


def test_nm05_every_pair_of_the_cases_is_kept_apart_or_refused(shared, tmp_path):
    for each in texts(shared, "names"):
        if "names" in each:
            apart(each["names"], tmp_path / "out")


@pytest.mark.parametrize("name", PRECIOUS)
def test_nm06_a_file_of_the_user_that_is_called_alike_stays(name, archmodel):
    archmodel.write("model.json", document(name))
    archmodel.write(name, "mine")
    for command in ("render", "export"):
        ended = archmodel(command, "model.json", "-o", ".", *(["-f", "svg"] if command == "render" else []))
        assert ended.code == 0
    assert archmodel.files()[name] == b"mine"


def test_nm06_a_picture_that_somebody_else_drew_stays_until_it_is_named(archmodel):
    archmodel.write("shop.json", document("shop"))
    archmodel.write("out/shop/shop.svg", "<svg>mine</svg>")
    ended = archmodel("render", "shop.json", "-o", "out")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "out/shop/shop.svg: it is there already, and nothing shows that archmodel wrote it\n"
        "    instead: name it: -o out/shop/shop.svg, or move it away\n"
    )
    assert archmodel.files("out") == {"shop/shop.svg": b"<svg>mine</svg>"}
    assert archmodel("render", "shop.json", "-o", "out/shop/shop.svg").code == 0
    assert archmodel("render", "shop.json", "-o", "out").code == 0


def test_nm06_the_blueprint_itself_is_never_written_over(archmodel):
    before = archmodel.write("shop.json", document("shop")).read_bytes()
    for arguments in (["export", "shop.json", "-o", "."], ["export", "shop.json", "-o", "shop.json"]):
        ended = archmodel(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert "shop.json: it is read, and would be overwritten" in ended.err
    assert archmodel.files() == {"shop.json": before}
