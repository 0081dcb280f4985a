"""The catalogue: one class a module, found by the name of its file."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from archmodel.catalogue import held, modules, outsiders
from archmodel.errors import ArchmodelError
from archmodel.formats.base import Format

SVG = "from archmodel.formats.base import Format\nclass Svg(Format): suffix = '.svg'\n"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an empty package `things`, which can be imported."""
    folder = tmp_path / "things"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.split(".")[0] == "things"]:
        monkeypatch.delitem(sys.modules, name)
    importlib.invalidate_caches()
    return folder


def write(path: Path, content: str = "") -> None:
    path.parent.mkdir(exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(content, encoding="utf-8")


METADATA = "Metadata-Version: 2.1\nName: outside\nVersion: 1.0\n"


def offer(folder: Path, entry: str) -> None:
    """Install a distribution that offers `entry` in the group `things.of.mine`."""
    info = folder / "outside-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA, encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[things.of.mine]\n{entry}\n", encoding="utf-8")


def test_modules_are_found_in_sub_packages_too_sorted_by_name(package: Path) -> None:
    write(package / "svg.py")
    write(package / "late" / "draw_io.py")
    assert modules("things") == {"draw-io": "things.late.draw_io", "svg": "things.svg"}
    assert list(modules("things")) == ["draw-io", "svg"]


def test_base_and_private_modules_hold_nothing(package: Path) -> None:
    write(package / "base.py")
    write(package / "_helper.py")
    assert modules("things") == {}


def test_finding_modules_imports_none_of_them(package: Path) -> None:
    write(package / "svg.py", "raise RuntimeError")
    assert modules("things") == {"svg": "things.svg"}


def test_a_name_used_twice_is_refused_with_both_modules(package: Path) -> None:
    write(package / "one" / "svg.py")
    write(package / "two" / "svg.py")
    with pytest.raises(ArchmodelError, match=r"names two modules: things\.one\.svg and things\.two\.svg"):
        modules("things")


def test_a_module_holds_the_class_of_its_name(package: Path) -> None:
    write(package / "svg.py", f"{SVG}class Other: pass\nclass _Kept(Format): pass\nAlias = Svg\n")
    found = held("things.svg", Format)
    assert (found.__module__, found.__name__) == ("things.svg", "Svg")


def test_a_module_may_hold_lists_and_tables_beside_its_class(package: Path) -> None:
    write(package / "svg.py", SVG + "UNITS = {'px': 1}\nNAMES = ['a']\n")
    assert held("things.svg", Format).__name__ == "Svg"


def test_the_words_of_a_name_may_be_acronyms(package: Path) -> None:
    write(package / "draw_io.py", SVG.replace("Svg", "DrawIO"))
    assert held("things.draw_io", Format).__name__ == "DrawIO"


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        ("", "none"),
        ("class Svg: pass", "none"),
        ("from archmodel.formats.review.text import Text as Svg", "none"),
        (SVG.replace("Svg", "Png"), "Png"),
        (f"{SVG}class Png(Format): pass", "Png, Svg"),
    ],
)
def test_a_module_that_holds_something_else_is_named(package: Path, content: str, holds: str) -> None:
    write(package / "svg.py", content)
    with pytest.raises(ArchmodelError, match=f"holds {holds}$|holds {holds}\n") as raised:
        held("things.svg", Format)
    assert raised.value.where.endswith("svg.py")
    assert raised.value.instead == "let it hold the class Svg(Format)"


def test_outsiders_offer_classes_by_entry_points(package: Path) -> None:
    write(package / "svg.py", SVG)
    offer(package.parent, "svg = things.svg:Svg")
    assert [found.__name__ for found in outsiders("things.of.mine", Format)] == ["Svg"]


def test_outsiders_come_sorted_by_name(package: Path) -> None:
    write(package / "svg.py", f"{SVG}class Png(Format): suffix = '.png'\n")
    offer(package.parent, "svg = things.svg:Svg\npng = things.svg:Png")
    assert [found.__name__ for found in outsiders("things.of.mine", Format)] == ["Png", "Svg"]


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("svg = things.nothing:Svg", "cannot be loaded: ModuleNotFoundError"),
        ("svg = things.svg:Nothing", "cannot be loaded: AttributeError"),
        ("svg = things.svg:Path", "is no format"),
        ("svg = things.svg:number", "is no format"),
    ],
)
def test_an_entry_point_that_is_no_such_class_is_named(package: Path, entry: str, what: str) -> None:
    write(package / "svg.py", f"{SVG}from pathlib import Path\nnumber = 1\n")
    offer(package.parent, entry)
    with pytest.raises(ArchmodelError, match=f"entry point 'svg' of outside: .*{what}"):
        list(outsiders("things.of.mine", Format))


def test_no_entry_points_are_read_where_no_package_may_offer_any() -> None:
    code = (
        "import sys\nfrom archmodel.catalogue import outsiders\n"
        "assert list(outsiders('things.of.mine', object)) == []\n"
        "assert 'importlib.metadata' not in sys.modules"
    )
    subprocess.run([sys.executable, "-I", "-c", f"import sys\nsys.path[:0] = {sys.path}\n{code}"], check=True)


def test_an_archive_is_left_to_the_slow_way(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = package.parent / "outside.zip"
    with ZipFile(archive, "w") as file:
        file.writestr("outside-1.0.dist-info/METADATA", METADATA)
        file.writestr("outside-1.0.dist-info/entry_points.txt", "[things.of.mine]\nsvg = things.svg:Svg\n")
    write(package / "svg.py", SVG)
    monkeypatch.syspath_prepend(archive)
    assert [found.__name__ for found in outsiders("things.of.mine", Format)] == ["Svg"]
