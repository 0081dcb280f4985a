"""Faults of disks, folders, caches, surroundings and neighbours: what is written is whole, or not there.

The ids are those of docs/trust.md. Longer runs of the same are in `python -m tests.trust.faults`.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.process import SHOP, CommandLine, Ended
from tests.trust.faults import kill_while_writing, race, shell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the faults are made with a POSIX shell")

BOTH = ["shop/logical.png", "shop/logical.svg", "shop/schematic.png", "shop/schematic.svg"]
ALONE = "the next run draws all of this again: "
UNCHANGED = "0 drawn, 2 unchanged\n"


@pytest.fixture
def run(archmodel: CommandLine, shop: Path) -> Callable[..., Ended]:
    """Return what runs a shell script, in which `$AM` is archmodel, beside a blueprint of two pictures."""

    def runs(script: str, **environment: str) -> Ended:
        return shell(script, archmodel.folder, XDG_CACHE_HOME=str(archmodel.folder / "cache"), **environment)

    return runs


@pytest.fixture
def mounting(run: Callable[..., Ended]) -> Callable[..., Ended]:
    """Return what runs a script with mounts of its own; skip where the kernel does not let us."""
    if not shutil.which("unshare") or run("unshare --mount true").code:
        pytest.skip("no mounts of our own here")

    def runs(script: str, **environment: str) -> Ended:
        return run(f"unshare --mount bash -ec {script!r}", **environment)

    return runs


@pytest.fixture
def written(archmodel: CommandLine) -> Callable[[str], dict[str, bytes]]:
    return archmodel.files


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the pictures of the shop as a run in peace writes them."""
    alone = CommandLine(tmp_path_factory.mktemp("alone"))
    alone.write("shop.py", SHOP)
    assert alone("render", "shop.py", "-o", "out", "--no-cache").code == 0
    return alone.files("out")


# FS-01: the disk is full


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_fs01_a_full_standard_output_is_told_once(run):
    for command in (
        "render shop.py -o out",
        "export shop.py -f d2 -o -",
        "render shop.py -f svg --view logical -o -",
    ):
        ended = run(f"$AM {command} >/dev/full")
        assert ended.code == 2
        assert ended.err.splitlines()[-1] == "cannot be written: No space left on device"
        assert ended.err.count("cannot be written") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_fs01_a_full_standard_error_leaves_the_exit_code_as_it_is(run, unbuffered):
    assert run("$AM render nowhere.py 2>/dev/full", PYTHONUNBUFFERED=unbuffered).code == 2
    assert run("$AM render shop.py --nothing 2>/dev/full", PYTHONUNBUFFERED=unbuffered).code == 2


def test_fs01_a_write_that_fails_in_the_middle_leaves_whole_files_alone(run, written, whole):
    ended = run("ulimit -f 16; $AM render shop.py -o out")
    assert ended.code == 2
    assert "cannot be written: File too large" in ended.err
    left = written("out")
    assert {*left} < {*BOTH}
    assert left.items() <= whole.items()


def test_fs01_a_full_disk_keeps_what_was_there(mounting, run, archmodel):
    """There is room for the small pictures, and for one or the other of the large ones."""
    ended = mounting(
        "mkdir out; mount -t tmpfs -o size=120k tmpfs out; $AM render shop.py -o out --scale 0.5;"
        "cp -r out small; $AM render shop.py -o out --scale 4 || true; cp -r out left"
    )
    assert ended.code == 0
    assert "cannot be written: No space left on device" in ended.err
    assert run("$AM render shop.py -o large --scale 4").code == 0
    small, left, large = (archmodel.files(folder) for folder in ("small", "left", "large"))
    assert {*left} == {*BOTH}
    assert {name for name in BOTH if left[name] not in (small[name], large[name])} == set()
    assert left != large


# FS-02: nothing can be written there, which is found before anything is drawn


def test_fs02_a_folder_a_pipe_or_the_input_in_the_way_is_found_before_work_starts(run, archmodel):
    archmodel.write("file", "mine")
    (archmodel.folder / "folder.svg").mkdir()
    os.mkfifo(archmodel.folder / "pipe.svg")
    before = archmodel.files()
    for output, said in (
        ("folder.svg --view logical", "folder.svg: cannot be written: it is a folder"),
        ("pipe.svg --view logical", "pipe.svg: cannot be written: it is no file"),
        ("file", "file/shop/schematic.svg: cannot be written: file is no folder"),
        ("shop.py", "shop.py: '.py' is no format of a picture"),
    ):
        ended = run(f"$AM render shop.py -o {output}")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(said)
    ended = run("$AM check shop.py --format json=pipe.svg")
    assert (ended.code, ended.out) == (2, "")
    assert "pipe.svg: cannot be written: it is no file" in ended.err
    assert run("mkfifo README.md; $AM render shop.py --index -o . && exit 9; rm README.md").code == 0
    assert run("$AM export shop.py -f json -o m.json && $AM render m.json -f json -o m.json").code == 2
    left = archmodel.files()
    assert left.pop("m.json")
    assert {name: content for name, content in left.items() if not name.startswith("cache/")} == before


def test_fs02_a_read_only_folder_is_found_before_work_starts(mounting, archmodel):
    (archmodel.folder / "out").mkdir()
    only_read = "mount --bind out out; mount -o remount,bind,ro out;"
    ended = mounting(f"{only_read} $AM render shop.py -o out || exit $?")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("out/shop/schematic.svg: cannot be written: the folder out is read-only\n")
    for command in (
        "export shop.py -f d2 -o out",
        "check shop.py --format json=out/a.json",
        "new web_shop -o out",
    ):
        assert mounting(f"{only_read} $AM {command} || exit $?").code == 2
    assert archmodel.files("out") == {}


# FS-03: no home, no cache, no folder for temporary files


@pytest.mark.parametrize(
    "without",
    [
        {"HOME": "/proc/nowhere", "XDG_CACHE_HOME": "", "TMPDIR": "/nonexistent"},
        {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null"},
    ],
    ids=["no home", "a device"],
)
def test_fs03_without_a_cache_all_is_drawn_with_one_warning(archmodel, shop, written, whole, without):
    ended = shell("$AM render shop.py -o out", archmodel.folder, **without)
    assert ended.code == 0
    assert ended.err.startswith(ALONE)
    assert ended.err.count("\n") == 1
    assert written("out") == whole


def test_fs03_a_user_that_nobody_knows_gets_pictures_and_no_folder_called_tilde(run, archmodel, whole):
    nobody = "unshare --user --map-user=12345"
    if not shutil.which("unshare") or run(f"{nobody} true").code:
        pytest.skip("no users of our own here")
    ended = run(f"env -u HOME -u XDG_CACHE_HOME {nobody} $AM render shop.py -o out")
    assert (ended.code, ended.err) == (0, f"{ALONE}there is no home folder to remember anything in\n")
    assert archmodel.files("out") == whole
    assert sorted(each.name for each in archmodel.folder.iterdir()) == ["out", "shop.py"]


def test_fs03_a_read_only_blueprint_folder_is_enough_to_read(mounting, archmodel, whole):
    archmodel.write("src/shop.py", SHOP)
    only_read = "mount --bind src src; mount -o remount,bind,ro src;"
    ended = mounting(f"{only_read} env -u PYTHONDONTWRITEBYTECODE $AM render src -o out")
    assert (ended.code, ended.err) == (0, "")
    assert archmodel.files("out") == whole
    assert archmodel.files("src").keys() == {"shop.py"}


def test_fs03_no_bytecode_is_written_beside_a_blueprint(run, archmodel):
    archmodel.write("prices.py", "ONE = 1\n")
    archmodel.write("shop.py", SHOP.replace("from archmodel import", "import prices\nfrom archmodel import"))
    assert run("env -u PYTHONDONTWRITEBYTECODE $AM render shop.py -o out").code == 0
    assert not (archmodel.folder / "__pycache__").exists()


# FS-04 and FS-05: kills and neighbours


def test_fs04_a_kill_at_any_moment_leaves_every_file_as_it_was_or_as_it_should_be(tmp_path):
    outcome = kill_while_writing(tmp_path, times=20)
    assert outcome.torn == 0
    assert outcome.left == 0


def test_fs05_processes_that_draw_into_one_folder_write_what_one_alone_does(tmp_path):
    outcome = race(tmp_path, processes=4, blueprints=2)
    assert outcome == []


# FS-06: what is read changes meanwhile


def test_fs06_a_blueprint_that_changes_while_it_is_read_is_drawn_as_it_was(run, archmodel):
    later = SHOP.replace("routes requests", "takes requests")
    edit = f"import pathlib; pathlib.Path(__file__).write_text({later!r}); "
    archmodel.write("shop.py", SHOP.replace("from archmodel import", f"{edit}from archmodel import", 1))
    assert run("$AM render shop.py -o out").code == 0
    drawn = archmodel.files("out")["shop/schematic.svg"]
    assert b"routes requests" in drawn
    assert b"takes requests" not in drawn
    assert run("$AM render shop.py -o out").err == "1 drawn, 1 unchanged\n"
    assert b"takes requests" in archmodel.files("out")["shop/schematic.svg"]


def test_fs06_not_size_and_time_decide_but_what_a_file_says(run, archmodel):
    script = "$AM render shop.py -o out && sed -i 's/routes r/passes r/' shop.py && touch -r then shop.py"
    assert run(f"touch -r shop.py then; {script}").code == 0
    assert run("$AM render shop.py -o out").err == "1 drawn, 1 unchanged\n"
    assert b"passes requests" in archmodel.files("out")["shop/schematic.svg"]


# FS-07 and FS-08: the cache is not what it was


DAMAGES = (
    "truncate -s 100 $F",
    ": > $F",
    "head -c 99 /dev/urandom > $F",
    "sed -i y/012/120/ $F",
    "rm $F; mkdir $F",
)


def test_fs07_a_damaged_cache_is_not_believed(run, written, whole):
    assert run("$AM render shop.py -o out").code == 0
    for damage in DAMAGES:
        ended = run(f"F=$(echo cache/*/pictures/*.json); {damage}; $AM render shop.py -o out")
        assert (ended.code, written("out")) == (0, whole), damage
        assert ended.err == "" or ("mkdir" in damage and ended.err.startswith(ALONE)), damage


def test_fs07_what_is_left_as_it_is_has_the_bytes_of_what_is_drawn_anew(run, written, whole):
    for said in ("", UNCHANGED):
        assert run("$AM render shop.py -o out").err == said
        assert written("out") == whole
    assert run("$AM render shop.py -o out --no-cache").err == ""
    assert written("out") == whole


def test_fs07_each_set_of_options_gets_what_it_asks_for(run, written, whole):
    for options in ("", "--theme plain", ""):
        assert run(f"$AM render shop.py -o out {options}").err == ""
        assert (written("out") == whole) == (not options)


def test_fs08_a_pickle_in_the_cache_is_never_loaded(run, written, whole):
    evil = "cposix\\nsystem\\n(S'touch canary'\\ntR."
    poison = 'for F in $(find cache -type f); do printf "$EVIL" > $F; done'
    ended = run(f"$AM render shop.py -o out && {poison}; $AM render shop.py -o out", EVIL=evil)
    assert (ended.code, ended.err) == (0, "")
    assert written("out") == whole
    assert "canary" not in written(".")


# FS-09: links


def test_fs09_what_a_link_leads_to_is_written_only_where_the_link_is_named(run, archmodel, whole):
    mine = whole["shop/logical.svg"] + b"<!-- mine -->"
    archmodel.write("mine.svg", mine)
    ended = run("mkdir -p out/shop; ln -s ../../mine.svg out/shop/logical.svg; $AM render shop.py -o out")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("out/shop/logical.svg: it is there already, and nothing shows")
    assert archmodel.files()["mine.svg"] == mine
    assert run("$AM render shop.py --view logical -o out/shop/logical.svg").code == 0
    assert archmodel.files()["mine.svg"] == whole["shop/logical.svg"]
    assert (archmodel.folder / "out" / "shop" / "logical.svg").is_symlink()


def test_fs09_a_link_that_leads_out_of_the_folder_is_refused(run, archmodel):
    ended = run("mkdir out elsewhere; ln -s ../elsewhere out/shop; $AM render shop.py -o out")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("out/shop/schematic.svg: a link leads out of out\n")
    assert archmodel.files("elsewhere") == {}


def test_fs09_links_that_go_round_end(run, archmodel, whole):
    archmodel.write("src/shop.py", SHOP)
    ended = run("ln -s . src/round; ln -s src linked; $AM render src -o out && $AM render linked -o other")
    assert (ended.code, ended.err) == (0, "")
    assert archmodel.files("out") == archmodel.files("other") == whole


# FS-10 and FS-11: surroundings


MAIN = "import sys; from archmodel.cli import main; sys.exit(main())"


@pytest.mark.parametrize(
    "script",
    [
        "cd /; export TZ=Asia/Tokyo PYTHONHASHSEED=7; umask 077; $ONE $AM render $D/shop.py -o $D/out",
        "env LC_ALL=tr_TR.UTF-8 COLUMNS=20 USER=nobody $AM render ./shop.py -o out/ --jobs 16",
        f'LC_ALL=C $PY -c "import time; time.time = lambda: 4e9; {MAIN}" render shop.py -o out',
        f'FONTCONFIG_FILE=/dev/null $PY -c "import hashlib; del hashlib.md5; {MAIN}" render shop.py -o out',
    ],
    ids=["zone, hash seed, folder, mode, one processor", "Turkish", "in the year 2096", "no MD5, no fonts"],
)
def test_fs10_surroundings_do_not_change_a_byte(run, archmodel, whole, script):
    one = "taskset 1" if shutil.which("taskset") else ""
    ended = run(script, D=str(archmodel.folder), PY=sys.executable, ONE=one)
    assert (ended.code, ended.err) == (0, "")
    assert archmodel.files("out") == whole


def test_fs10_a_private_umask_makes_private_files(run, archmodel):
    assert run("umask 077; $AM render shop.py -o out").code == 0
    modes = {each.stat().st_mode & 0o077 for each in (archmodel.folder / "out").rglob("*")}
    assert modes == {0}


def test_fs11_a_terminal_that_knows_ascii_alone_gets_all_messages(run, archmodel):
    archmodel.write("läden/shop.py", SHOP.replace("API gateway", "Zugang für alle 🚪"))
    ascii_alone = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = run("$AM render läden -o bücher", **ascii_alone)
    assert ended.code == 0
    assert "no glyphs for \\U0001f6aa" in ended.err
    assert (archmodel.folder / "bücher" / "shop" / "logical.svg").exists()
    ended = run("$AM render läden/nirgends.py", **ascii_alone)
    assert ended.code == 2
    assert "nirgends.py: there is no such file" in ended.err
    assert ended.err.isascii()


# Streams and descriptors


def test_fs_closed_streams_change_neither_pictures_nor_exit_codes(run, written, whole):
    for number, closed in enumerate(("<&-", ">&-", "2>&-", "<&- >&- 2>&-")):
        assert run(f"$AM render shop.py -o out{number} {closed}").code == 0, closed
        assert written(f"out{number}") == whole, closed
    assert run("$AM render nowhere.py <&- >&- 2>&-").code == 2


@pytest.mark.parametrize("most", [64, 10])
def test_fs_few_descriptors_are_enough_or_named(run, written, whole, most):
    ended = run(f"ulimit -n {most}; $AM render shop.py -o out")
    assert (ended.code, written("out")) == (0, whole) or (
        ended.code == 2 and "Too many open files" in ended.err
    )
    assert ended.code == 0 or most < 64
