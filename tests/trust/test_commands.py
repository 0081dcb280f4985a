"""CL: commands, batches and interrupts, in the words of `docs/trust.md`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.process import MOBILE, ROOT, SHOP, CommandLine, surroundings

unix = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
CRASH = "import os\nos.kill(os.getpid(), 11)\n"
HANG = "import time\ntime.sleep(60)\n"
HUNGRY = "held = bytearray(2 ** 30)\n"


@pytest.fixture
def archmodel(tmp_path: Path) -> CommandLine:
    """Return what runs archmodel in an empty folder of its own."""
    return CommandLine(tmp_path)


def shops(archmodel: CommandLine, count: int) -> None:
    """Write blueprints into the folder `shops`."""
    for number in range(count):
        archmodel.write(f"shops/shop{number}.py", SHOP.replace("class Shop", f"class Shop{number}"))


def started(archmodel: CommandLine, *arguments: str) -> subprocess.Popen[str]:
    """Return a running archmodel in a session of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "archmodel", *arguments],
        cwd=archmodel.folder,
        env=surroundings({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_signals,
    )


def heed_signals() -> None:
    """Let signals do what they do, also where whoever runs the tests ignores some, as nohup does."""
    for each in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_DFL)


def session(leader: int) -> list[int]:
    """Return the processes of a session that still run."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = each.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(of) == leader and state != "Z":
            found.append(int(each.parent.name))
    return found


@unix
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("blueprint", [HANG + SHOP, SHOP], ids=["loading", "drawing"])
def test_cl01_ctrl_c_ends_a_batch_at_once_and_leaves_no_process(blueprint, archmodel):
    for number in range(40):
        text = blueprint.replace("class Shop", f"class Shop{number}")
        archmodel.write(f"shops/shop{number:02}.py", text)
    running = started(archmodel, "render", "shops", "-o", "out", "--scale", "4", "--report", "report.json")
    if blueprint is SHOP:
        assert running.stdout
        assert running.stdout.readline()
    else:
        time.sleep(1)
    began = time.monotonic()
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert time.monotonic() - began < 10  # seconds; two are promised, but tests share their machine
    assert running.returncode in (130, -signal.SIGINT)
    assert session(running.pid) == []
    assert "interrupted" in said
    for name, content in archmodel.files("out").items():
        assert content.rstrip().endswith(b"</svg>") or content.endswith(b"IEND\xaeB`\x82"), name
    counts = json.loads(archmodel.files()["report.json"])["counts"]
    if blueprint is SHOP:
        assert counts["ok"] + counts["skipped"] == 80
        assert counts["skipped"] > 0
        assert f"{counts['skipped']} skipped" in said


@unix
@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone ends a process with its parent")
@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_cl01_no_blueprint_runs_longer_than_archmodel(how, archmodel):
    archmodel.write("shop.py", f"open('begun', 'w').close()\n{HANG}{SHOP}")
    running = started(archmodel, "list", "shop.py")
    while not (archmodel.folder / "begun").exists():
        time.sleep(0.02)
    running.send_signal(signal.Signals[how])
    running.communicate(timeout=30)
    assert running.returncode == -signal.Signals[how]
    give_up = time.monotonic() + 10
    while session(running.pid) and time.monotonic() < give_up:
        time.sleep(0.02)
    assert session(running.pid) == []


@unix
def test_cl01_whoever_ignores_the_end_of_processes_is_served_too(archmodel):
    archmodel.write("shop.py", SHOP)
    command = f"trap '' CHLD; exec {sys.executable} -m archmodel render shop.py -o out"
    ended = subprocess.run(["bash", "-c", command], cwd=archmodel.folder, env=surroundings({}), check=False)
    assert ended.returncode == 0


def test_cl02_a_reader_of_errors_that_has_enough_makes_no_failure_a_success(archmodel):
    for name in ("one", "two"):
        archmodel.write(f"all/{name}.py", "class Broken(")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "archmodel", "check", "all/one.py", "all/two.py"]
    ended = subprocess.run(command, cwd=archmodel.folder, env=surroundings({}), stderr=writer, check=False)
    os.close(writer)
    assert ended.returncode == 2


def test_cl02_what_a_blueprint_prints_to_nobody_does_not_end_the_command(archmodel):
    archmodel.write("shop.py", SHOP + '\nprint("hello")\n')
    archmodel.write("wrong.py", 'print("hello")\nclass Broken(')
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "archmodel", "render", "wrong.py", "shop.py", "-f", "svg"]
    ended = subprocess.run(command, cwd=archmodel.folder, env=surroundings({}), stderr=writer, check=False)
    os.close(writer)
    assert ended.returncode == 2
    assert (archmodel.folder / "renders/shop/schematic.svg").exists()


def test_cl02_a_reader_that_has_enough_and_closed_streams_are_no_failure(archmodel):
    archmodel.write("shop.py", SHOP)
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        command = f"{sys.executable} -m archmodel check shop.py {closed}"
        ended = subprocess.run(["sh", "-c", command], cwd=archmodel.folder, env=surroundings({}), check=False)
        assert ended.returncode == 0, closed
    piped = f"{sys.executable} -m archmodel rules 2>err | head -1 >/dev/null"
    subprocess.run(["sh", "-c", piped], cwd=archmodel.folder, env=surroundings({}), check=True)
    assert archmodel.files()["err"] == b""


def test_cl03_bad_blueprints_cost_themselves_alone_and_their_old_pictures_stay(archmodel):
    shops(archmodel, 6)
    how = ["render", "shops", "-o", "out", "-f", "svg", "--report", "report.json", "--load-timeout", "2"]
    assert archmodel(*how).code == 0
    before = archmodel.files("out")
    for number, text in enumerate((CRASH, HANG, HUNGRY)):
        archmodel.write(f"shops/shop{number}.py", text + SHOP.replace("class Shop", f"class Shop{number}"))
    ended = archmodel(*how, "--load-memory", "500")
    assert ended.code == 2
    assert archmodel.files("out") == before
    assert len(ended.out.splitlines()) == 6
    said = ended.err.splitlines()
    assert said[0] == "shops/shop0.py: its process crashed (SIGSEGV)"
    assert said[2] == "shops/shop1.py:2: it was still running after 2 s"
    assert said[4] == "shops/shop2.py:1:8: it asked for more than 500 MiB of memory"
    assert said[6] == "0 drawn, 6 unchanged, 3 failed: shops/shop0.py, shops/shop1.py, shops/shop2.py"
    report = json.loads(archmodel.files()["report.json"])
    assert report["counts"] == {"ok": 0, "cached": 6, "failed": 3, "skipped": 0}
    first = report["pictures"][0]
    assert (first["source"], first["picture"], first["status"]) == ("shops/shop0.py", None, "failed")
    assert first["stale"] == ["out/shop0/logical.svg", "out/shop0/schematic.svg"]
    assert first["message"].startswith("shops/shop0.py: its process crashed")


def test_cl03_a_picture_that_cannot_be_drawn_is_a_row_of_its_own(archmodel):
    archmodel.write("shop.py", SHOP)
    assert archmodel("render", "shop.py", "-o", "out", "-f", "svg").code == 0
    how = ["render", "shop.py", "-o", "out", "-f", "svg", "--no-cache", "--timeout", "1e-9"]
    ended = archmodel(*how, "--report", "report.json")
    assert ended.code == 2
    assert ended.err.endswith("0 drawn, 2 failed: shop/schematic, shop/logical\n")
    rows = json.loads(archmodel.files()["report.json"])["pictures"]
    assert [row["status"] for row in rows] == ["failed", "failed"]
    assert rows[0]["stale"] == ["out/shop/schematic.svg"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a limit on open files")
def test_cl05_few_file_descriptors_are_enough(archmodel):
    shops(archmodel, 80)
    command = f"ulimit -n 40; exec {sys.executable} -m archmodel list shops"
    ended = subprocess.run(
        ["sh", "-c", command], cwd=archmodel.folder, env=surroundings({}), capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.count(b"The shop") == 80


def test_cl06_a_rule_that_cannot_run_is_no_pass(archmodel):
    archmodel.write("shop.py", SHOP)
    for select in ("INT0001", "no-such-rule"):
        ended = archmodel("check", "shop.py", "--select", select)
        assert (ended.code, ended.out) == (2, "")
        assert select in ended.err


def test_cl07_what_was_mistyped_is_answered_and_nothing_is_written(archmodel):
    archmodel.write("shop.py", SHOP)
    before = archmodel.files()
    for words, near in (
        (["rendr", "shop.py"], "render"),
        (["render", "shop.py", "--scal", "2"], "--scale"),
        (["render", "shop.py", "-o", "one.svg"], "takes one picture"),
        (["render", "shop.py", "-o", "one.svg", "-f", "png"], "leave out -f"),
        (["check", "shop.py", "--in-process", "--isolate=strict"], "leave out one of the two"),
    ):
        ended = archmodel(*words)
        assert ended.code == 2
        assert near in ended.err
    assert archmodel.files() == before


def test_cl08_nothing_to_do_is_an_error(archmodel):
    (archmodel.folder / "empty").mkdir()
    assert archmodel("render", "empty").code == 2
    assert archmodel("render", "blueprints/*.py").code == 2
    assert archmodel("check").code == 2


def test_cl09_a_newer_document_is_refused_and_left_alone(archmodel):
    archmodel.write("shop.py", SHOP)
    assert archmodel("export", "shop.py", "-o", "model.json").code == 0
    newer = archmodel.files()["model.json"].replace(b'"schemaVersion": 1', b'"schemaVersion": 999')
    archmodel.write("model.json", newer)
    ended = archmodel("render", "model.json")
    assert ended.code == 2
    assert "newer archmodel" in ended.err
    assert archmodel.files()["model.json"] == newer


def test_cl_shipped_blueprints_need_no_second_run(archmodel):
    ended = archmodel("check", str(MOBILE), "--check-deterministic", cwd=ROOT)
    assert (ended.code, ended.err) == (0, "")
