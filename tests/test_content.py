"""Files are read within bounds: what is too large or never ends is refused before it is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archmodel.content import MOST_BYTES, content_of
from archmodel.errors import ArchmodelError, LoadingError, SettingsError
from archmodel.keeping import kept, pins_in
from archmodel.loading import load_all
from archmodel.settings import settings_for


def sparse(path: Path, size: int) -> Path:
    """Return a file of a size that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_a_file_is_read_up_to_the_limit(tmp_path):
    (tmp_path / "a").write_bytes(b"held")
    assert content_of(tmp_path / "a") == b"held"
    assert len(content_of(sparse(tmp_path / "b", MOST_BYTES))) == MOST_BYTES


def test_a_larger_one_is_refused_with_the_limit_however_large(tmp_path):
    for size in (MOST_BYTES + 1, 10 * 1024**3):
        with pytest.raises(LoadingError, match="it is larger than 64 MiB") as caught:
            content_of(sparse(tmp_path / "large", size))
        assert caught.value.where == (tmp_path / "large").as_posix()
        assert caught.value.instead == "split it"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_devices_pipes_and_folders_are_refused_unread(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for name in ("pipe", "zero", "."):
        with pytest.raises(LoadingError) as caught:
            content_of(tmp_path / name, "write it anew")
        where = (tmp_path / name).as_posix()
        assert str(caught.value) == f"{where}: it is no regular file\n    instead: write it anew"


def test_a_missing_file_is_told_with_the_way_to_it(tmp_path):
    with pytest.raises(LoadingError, match=r"gone: cannot be read: No such file") as caught:
        content_of(tmp_path / "gone", "write it anew")
    assert caught.value.instead == "write it anew"


def test_every_kind_of_file_has_the_limit(tmp_path):
    for name in ("shop.py", "shop.json", "shop.layout.json"):
        sparse(tmp_path / name, 10 * 1024**3)
    for read in (
        lambda: load_all([str(tmp_path / "shop.py")]),
        lambda: load_all([str(tmp_path / "shop.json")]),
        lambda: kept(tmp_path / "shop.json"),
        lambda: pins_in(tmp_path / "shop.layout.json"),
    ):
        with pytest.raises(ArchmodelError, match="it is larger than 64 MiB"):
            read()
    sparse(tmp_path / "pyproject.toml", 10 * 1024**3)
    with pytest.raises(SettingsError, match=r"pyproject.toml: it is larger than 64 MiB"):
        settings_for(tmp_path)


def test_large_files_in_a_folder_that_are_no_models_are_passed_over(tmp_path):
    sparse(tmp_path / "data.json", 10 * 1024**3)
    (tmp_path / "shop.json").write_text('{"schemaVersion": 1, "name": "s", "title": "S", "elements": []}')
    assert [model.name for model in load_all([str(tmp_path)])] == ["s"]
