"""A recipe is another one where anything is that a picture is made of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import archmodel
from archmodel.colour import Colour
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


def test_a_changed_version_changes_the_recipe(monkeypatch):
    before = recipe("scene")
    monkeypatch.setattr("importlib.metadata.version", lambda name: "999" if name == "resvg_py" else "0.0")
    assert recipe("scene") != before


def test_files_of_one_folder_are_not_those_of_another(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.svg").write_bytes(b"picture")
    known = Known(tmp_path / "one")
    known.note(tmp_path / "one" / "a.svg", "recipe", b"picture")
    known.save()
    assert Known(tmp_path / "one").holds(tmp_path / "one" / "a.svg", "recipe")
    assert not Known(tmp_path / "one").holds(tmp_path / "one" / "a.svg", "another recipe")
    assert not Known(tmp_path / "other").holds(tmp_path / "other" / "a.svg", "recipe")
