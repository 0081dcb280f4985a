"""A file holds what it held before or all of what was written, whatever happens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from archmodel.errors import FormatError
from archmodel.model import Model, read
from archmodel.outputs import Outputs, replace_file
from tests.process import MOBILE, SHOP, surroundings


@pytest.fixture
def model() -> Model:
    """Return the model of a small shop."""
    body: dict[str, object] = {"__name__": "shop"}
    exec(compile(SHOP, "shop.py", "exec"), body)
    return read(body["Shop"])  # type: ignore[arg-type]


def test_a_file_is_written_with_the_folders_it_needs(tmp_path):
    replace_file(tmp_path / "a" / "b" / "c.svg", b"new")
    assert (tmp_path / "a" / "b" / "c.svg").read_bytes() == b"new"


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    (tmp_path / "c.svg").write_bytes(b"old, and longer")
    replace_file(tmp_path / "c.svg", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("c.svg", b"new")]


def test_where_a_folder_stands_in_the_way_nothing_changes(tmp_path):
    (tmp_path / "c.svg").mkdir()
    with pytest.raises(FormatError, match="cannot be written") as caught:
        replace_file(tmp_path / "c.svg", b"new")
    assert caught.value.where == (tmp_path / "c.svg").as_posix()
    assert "untouched" in caught.value.instead
    assert [each.name for each in tmp_path.iterdir()] == ["c.svg"]


def test_a_name_as_long_as_a_file_system_allows_is_written(tmp_path):
    path = tmp_path / f"{'n' * 250}.svg"
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
def test_a_disk_that_is_full_leaves_the_old_picture(tmp_path):
    """The limit on the size of a file makes the write fail in the middle, as a full disk does."""
    picture = tmp_path / "mobile_integration" / "schematic.svg"
    replace_file(picture, b"old")
    limited = (
        "import resource, sys; from archmodel.cli import main; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)); sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, "render", MOBILE, "--view", "schematic", "-o", tmp_path],
        env=surroundings({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert [(path.name, path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file()] == [
        ("schematic.svg", b"old")
    ]


def test_a_folder_takes_svg_and_png_and_a_stream_svg_alone(model):
    assert Outputs("renders", [], [(model, "schematic")]).formats == ("svg", "png")
    assert Outputs("-", [], [(model, "schematic")]).formats == ("svg",)
    assert Outputs("a/b.png", [], [(model, "schematic")]).formats == ("png",)


def test_a_format_asked_for_twice_is_written_once(model):
    assert Outputs("renders", ["svg", "json", "svg"], [(model, "schematic")]).formats == ("svg", "json")


@pytest.mark.parametrize("output", ["-", "picture.svg"])
def test_two_pictures_for_one_place_are_refused_before_anything_is_drawn(output, model):
    with pytest.raises(FormatError, match="takes one picture, and there are 2: shop/schematic, shop/logical"):
        Outputs(output, [], [(model, "schematic"), (model, "logical")])


def test_two_models_of_one_name_are_refused_by_their_titles(model):
    with pytest.raises(FormatError, match="'The shop' and 'The shop' would both be drawn to") as caught:
        Outputs("renders", [], [(model, "schematic"), (model, "schematic")])
    assert Path("renders/shop/schematic").as_posix() in str(caught.value)
