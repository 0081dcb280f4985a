"""A recipe is another one where anything is that a picture is made of."""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pytest

import archmodel
from archmodel.colour import Colour
from archmodel.errors import FormatError
from archmodel.fleet import Known
from archmodel.text.face import font_file


@contextmanager
def touched(path: Path) -> Iterator[None]:
    """Give a file another time meanwhile, as an installation would."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1000))
    try:
        yield
    finally:
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def recipe(*parts: object) -> str:
    return Known(Path()).recipe(*parts)


def test_a_recipe_is_the_same_for_the_same_parts():
    assert recipe("scene", 2.0, None) == recipe("scene", 2.0, None)
    assert recipe("scene", 2.0, None) != recipe("scene", 1.0, None)


def test_a_colour_that_is_another_one_in_the_dark_changes_the_recipe():
    assert recipe(Colour("#ffffff", "#000000")) != recipe(Colour("#ffffff", "#111111"))


def test_a_changed_font_theme_or_module_changes_the_recipe():
    package = Path(archmodel.__file__).parent
    for path in (Path(font_file(400)), package / "theme" / "series.py", package / "drawing" / "draw.py"):
        before = recipe("scene")
        with touched(path):
            assert recipe("scene") != before
        assert recipe("scene") == before


def test_a_changed_version_changes_the_recipe(tmp_path, monkeypatch):
    (tmp_path / "resvg").mkdir()
    (tmp_path / "resvg" / "__init__.py").touch()
    (tmp_path / "resvg-1.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    before = recipe("scene")
    assert recipe("scene") == before
    (tmp_path / "resvg-1.dist-info").rename(tmp_path / "resvg-1.0.1.dist-info")
    assert recipe("scene") != before


def test_a_recipe_names_the_versions_that_are_installed():
    tools = Known(Path())._tools.splitlines()
    for name in ("resvg_py", "uharfbuzz", "diagrams"):
        assert f"{name}-{version(name)}.dist-info" in tools


def test_files_of_one_folder_are_not_those_of_another(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.svg").write_bytes(b"picture")
    known = Known(tmp_path / "one")
    known.note(tmp_path / "one" / "a.svg", "recipe", b"picture", Path("a.py"))
    known.save()
    assert Known(tmp_path / "one").holds(tmp_path / "one" / "a.svg", "recipe")
    assert not Known(tmp_path / "one").holds(tmp_path / "one" / "a.svg", "another recipe")
    assert not Known(tmp_path / "other").holds(tmp_path / "other" / "a.svg", "recipe")


def remembered(folder: Path) -> Known:
    """Return what is known of a folder in which one picture was drawn, after it was written down."""
    (folder / "a.svg").write_bytes(b"picture")
    known = Known(folder)
    known.note(folder / "a.svg", "recipe", b"picture", Path("a.py"))
    known.save()
    return Known(folder)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where digests are kept, which is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "archmodel" / "pictures"


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
def test_what_is_remembered_is_its_users_alone(tmp_path, cache):
    remembered(tmp_path)
    assert [oct(each.stat().st_mode & 0o777) for each in (cache.parent, cache)] == ["0o700"] * 2


def test_a_folder_that_was_not_drawn_into_for_long_is_forgotten(tmp_path, cache):
    remembered(tmp_path)
    for name, days in (("old.json", 91), ("young.json", 89), ("old.txt", 91)):
        (cache / name).write_bytes(b"{}")
        then = time.time() - days * 86400
        os.utime(cache / name, (then, then))
    assert remembered(tmp_path).holds(tmp_path / "a.svg", "recipe")
    assert {each.name for each in cache.iterdir()} > {"young.json", "old.txt"}
    assert not (cache / "old.json").exists()


@pytest.mark.parametrize(
    "damaged",
    [
        lambda whole: b"",
        lambda whole: whole[:-20],
        lambda whole: whole.replace(b"recipe", b"recipf"),
        lambda whole: b"\xff" + whole,
        lambda whole: b"[" * 100_000,
        lambda whole: b"[1]",
        lambda whole: b'{"a.svg": 7, "a\\u0000": [], "%s": []}' % (b"n" * 300),
        pickle.dumps,
    ],
    ids=["empty", "cut", "flipped", "no text", "deep", "a list", "strange", "a pickle"],
)
def test_what_was_damaged_is_not_believed_and_made_good(damaged, tmp_path, cache):
    remembered(tmp_path)
    (file,) = cache.iterdir()
    file.write_bytes(damaged(file.read_bytes()))
    assert not Known(tmp_path).holds(tmp_path / "a.svg", "recipe")
    assert remembered(tmp_path).holds(tmp_path / "a.svg", "recipe")


def test_a_folder_where_the_file_should_be_is_said_when_it_is_written(tmp_path, cache):
    remembered(tmp_path)
    (file,) = cache.iterdir()
    file.unlink()
    file.mkdir()
    assert not Known(tmp_path).holds(tmp_path / "a.svg", "recipe")
    with pytest.raises(FormatError, match="cannot be written"):
        remembered(tmp_path)
