"""A file holds what it held before or all of what was written, whatever happens."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from archmodel.errors import FormatError
from archmodel.files import replace_file
from tests.process import MOBILE, surroundings

WINDOWS = sys.platform == "win32"
OLD = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" viewBox="0 0 8 8" role="img" '
    b"font-family=\"'Sans'\"/>"
)
"""A picture as archmodel writes them."""


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


def test_threads_write_one_file_without_getting_in_each_others_way(tmp_path):
    path = tmp_path / "c.svg"
    contents = [bytes([number]) * 100_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: replace_file(path, content), contents * 5))
    assert path.read_bytes() in contents
    assert [*tmp_path.iterdir()] == [path]


def test_what_a_killed_run_left_goes_after_a_day_and_nothing_else_does(tmp_path):
    names = (".archmodel-1-a.tmp", ".archmodel-2-b.tmp", "archmodel.tmp", ".other.tmp", ".archmodel-mine.txt")
    yesterday = time.time() - 25 * 3600
    for name in names:
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (yesterday, yesterday))
    os.utime(tmp_path / ".archmodel-2-b.tmp")  # somebody may be writing it
    replace_file(tmp_path / "c.svg", b"new")
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted({*names, "c.svg"} - {names[0]})


@pytest.mark.skipif(WINDOWS, reason="files have no such modes there")
def test_a_file_has_the_mode_that_a_plain_write_gives_it(tmp_path):
    before = os.umask(0o027)
    try:
        replace_file(tmp_path / "new.svg", b"new")
        (tmp_path / "private.svg").write_bytes(b"old")
        (tmp_path / "private.svg").chmod(0o600)
        replace_file(tmp_path / "private.svg", b"new")
    finally:
        os.umask(before)
    assert {each.name: oct(each.stat().st_mode & 0o777) for each in tmp_path.iterdir()} == {
        "new.svg": "0o640",
        "private.svg": "0o600",
    }


@pytest.mark.skipif(WINDOWS, reason="links need rights there")
def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path):
    target = tmp_path / "elsewhere" / "target.svg"
    replace_file(target, b"old")
    (tmp_path / "link.svg").symlink_to(target)
    for content in (b"new", b"newer"):
        replace_file(tmp_path / "link.svg", content)
        assert target.read_bytes() == content
    assert (tmp_path / "link.svg").is_symlink()
    assert [*target.parent.iterdir()] == [target]


@pytest.mark.skipif(WINDOWS, reason="there is no such limit there")
def test_a_disk_that_is_full_leaves_the_old_picture(tmp_path):
    """The limit on the size of a file makes the write fail in the middle, as a full disk does."""
    picture = tmp_path / "mobile_integration" / "schematic.svg"
    replace_file(picture, OLD)
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
        ("schematic.svg", OLD)
    ]
