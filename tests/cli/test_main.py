"""What holds for every command: exit codes, streams, suggestions, faults, interruptions."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.process import MOBILE, SHOP, surroundings

PYTHON = [sys.executable, "-m", "archmodel"]


def test_help_and_version_go_to_standard_output_and_end_with_0(archmodel):
    for arguments in (["--help"], ["-h"], ["render", "--help"], ["--version"]):
        ended = archmodel(*arguments)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.strip()


def test_the_help_shows_an_example_and_every_command(archmodel):
    told = archmodel("--help").out
    assert "Example: archmodel render" in told
    for name in ("render", "check", "list", "explain", "rules", "export", "schema", "new"):
        assert re.search(rf"^  {name} +\S", told, re.MULTILINE), name


def test_an_unknown_command_is_answered_with_the_nearest_one(archmodel):
    ended = archmodel("rendr", "shop.py")
    assert (ended.code, ended.out) == (2, "")
    assert "there is no command 'rendr'" in ended.err
    assert "did you mean 'render'?" in ended.err


def test_a_command_nothing_is_like_is_answered_with_all_of_them(archmodel):
    ended = archmodel("frobnicate")
    assert ended.code == 2
    assert "choose from render, check" in ended.err


def test_an_unknown_option_is_answered_with_the_nearest_one(archmodel, shop):
    ended = archmodel("render", shop, "--veiw", "logical")
    assert (ended.code, ended.out) == (2, "")
    assert "--veiw" in ended.err
    assert "--view" in ended.err.partition("--veiw")[2]


def test_a_value_outside_a_closed_list_is_answered_with_the_list(archmodel, shop):
    ended = archmodel("render", shop, "-f", "pdf")
    assert (ended.code, ended.out) == (2, "")
    for known in ("svg", "png", "json"):
        assert known in ended.err


@pytest.mark.parametrize("name", ["render", "check", "list", "export"])
def test_a_command_without_its_path_says_so(name, archmodel):
    ended = archmodel(name)
    assert (ended.code, ended.out) == (2, "")
    assert "PATH" in ended.err


def test_a_fault_of_ours_ends_with_70_and_asks_for_a_report(archmodel, shop):
    archmodel.write("broken/resvg.py", "raise RuntimeError('boom')\n")
    ended = archmodel("render", shop, "-f", "png", PYTHONPATH=str(archmodel.folder / "broken"))
    assert ended.code == 70
    assert "RuntimeError: boom" in ended.err
    assert "--debug" in ended.err


@pytest.mark.parametrize("place", ["before", "after"])
def test_debug_shows_the_traceback_wherever_it_stands(place, archmodel):
    archmodel.write("broken.py", "1 / 0\n")
    arguments = ["--debug", "list", "broken.py"] if place == "before" else ["list", "broken.py", "--debug"]
    ended = archmodel(*arguments)
    assert ended.code not in (0, 1)
    assert "Traceback" in ended.err
    assert "ZeroDivisionError" in ended.err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_an_interrupted_command_ends_with_130_and_one_word(archmodel):
    archmodel.write("slow.py", f"import pathlib, time\npathlib.Path('began').touch()\ntime.sleep(60)\n{SHOP}")
    running = subprocess.Popen(
        [*PYTHON, "render", "slow.py"],
        cwd=archmodel.folder,
        env=surroundings({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
    )
    give_up = time.monotonic() + 30
    while not (archmodel.folder / "began").exists() and time.monotonic() < give_up:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, "")
    assert err.strip() == "interrupted"
    assert not (archmodel.folder / "renders").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_an_interrupt_in_native_code_ends_the_process_at_once():
    program = """if True:
        import os, signal
        from archmodel.interrupts import ended_by_interrupt
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with ended_by_interrupt():
            pass
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        with ended_by_interrupt():
            os.kill(os.getpid(), signal.SIGINT)
    """
    ended = subprocess.run([sys.executable, "-c", program], env=surroundings({}), check=False)
    assert ended.returncode == -signal.SIGINT


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_an_interrupt_ends_the_processes_that_draw_and_leaves_no_half_picture(archmodel, shop):
    running = subprocess.Popen(
        [*PYTHON, "render", "shop.py", "--scale", "8", "--jobs", "2"],
        cwd=archmodel.folder,
        env=surroundings({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a terminal sends Ctrl-C to the whole group
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    give_up = time.monotonic() + 30
    while len(children.read_text().split()) < 2 and time.monotonic() < give_up:
        time.sleep(0.005)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, "")
    assert err.removeprefix("0 drawn, 2 skipped: shop/schematic, shop/logical\n").strip() == "interrupted"
    assert sorted(archmodel.files()) == ["shop.py"]
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are closed otherwise there")
def test_a_reader_that_has_enough_is_no_failure(archmodel):
    running = subprocess.Popen(
        [*PYTHON, "schema"],
        env=surroundings({}),
        cwd=archmodel.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout
    assert running.stderr
    running.stdout.close()
    err = running.stderr.read()
    running.stderr.close()
    assert (running.wait(timeout=30), err) == (0, b"")


def on_a_terminal(arguments: list[str], cwd: object, **environment: str) -> tuple[int, str, bytes]:
    """Return exit code, standard error as a terminal got it, and standard output, which is a pipe."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PYTHON, *arguments],
        cwd=str(cwd),
        env=surroundings({"TERM": "xterm-256color", "COLUMNS": "80", **environment}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        shown = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
        assert running.stdout
        out = running.stdout.read()
        code = running.wait(timeout=60)
    os.close(ours)
    return code, shown.decode(), out


COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|38|9[0-7])[0-9;]*m")


def test_a_bar_shows_progress_on_a_terminal_and_standard_output_holds_paths_alone(archmodel, shop):
    code, shown, out = on_a_terminal(["render", str(shop), "-f", "svg"], archmodel.folder)
    assert code == 0
    assert "drawing" in shown
    assert COLOUR.search(shown)
    assert out.decode().splitlines() == ["renders/shop/schematic.svg", "renders/shop/logical.svg"]


def test_no_color_is_honoured(archmodel, shop):
    code, shown, _ = on_a_terminal(["render", str(shop), "-f", "svg"], archmodel.folder, NO_COLOR="1")
    assert code == 0
    assert "drawing" in shown
    assert not COLOUR.search(shown)


def test_one_picture_shows_no_bar(archmodel, shop):
    _, shown, _ = on_a_terminal(["render", str(shop), "--view", "logical", "-f", "svg"], archmodel.folder)
    assert "drawing" not in shown


def test_without_a_terminal_nothing_is_coloured(archmodel):
    ended = archmodel("render", MOBILE, "-o", archmodel.folder / "out")
    assert "\x1b" not in ended.out + ended.err


def test_completion_in_the_shell_knows_the_commands(archmodel):
    ended = archmodel(_ARCHMODEL_COMPLETE="bash_complete", COMP_WORDS="archmodel re", COMP_CWORD="1")
    assert "render" in ended.out
