"""BP: blueprints that are broken, hostile or careless, in the words of `docs/trust.md`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.isolation.test_strict import is_to_be_had
from tests.process import SHOP, CommandLine
from tests.trust.adapter import Case, cases

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")
strict = pytest.mark.skipif(not is_to_be_had(), reason="user namespaces are not allowed here")

MARK = re.compile(rb"^.*@@BLUEPRINT@@.*$", re.MULTILINE)
ONE_LINE = (
    "import archmodel as a, archmodel.elements as e; "
    "exec('class Case(a.Blueprint): one = e.Client(%s); two = e.Client(\"Two\"); one.calls(two)')"
)


@pytest.fixture
def archmodel(tmp_path: Path) -> CommandLine:
    """Return what runs archmodel in an empty folder of its own."""
    return CommandLine(tmp_path)


def draw(archmodel: CommandLine, name: str, *more: str, **environment: str) -> tuple[int, str, str]:
    """Return the exit code, standard output and standard error of drawing one file to standard output."""
    how = ["-f", "svg", "-o", "-", "--view", "schematic"]
    environment["PYTHONWARNINGS"] = "ignore"  # as Python does where the author left a file open
    ended = archmodel("render", name, *how, *more, cwd=None, **environment)
    return ended.code, ended.out, ended.err


def refused(archmodel: CommandLine, text: str | bytes, *words: str, more: tuple[str, ...] = ()) -> str:
    """Check that a file is refused with certain words, and return what was said."""
    archmodel.write("x.py", text)
    code, out, err = draw(archmodel, "x.py", *more)
    assert (code, out) == (2, "")
    for word in words:
        assert word in err, err
    assert "archmodel/" not in err
    return err


def drawn(archmodel: CommandLine, text: str | bytes, name: str = "x.py") -> str:
    """Check that a file is drawn, and return what was said."""
    archmodel.write(name, text)
    code, out, err = draw(archmodel, name)
    assert code == 0, err
    assert out.startswith("<svg")
    assert out.rstrip().endswith("</svg>")
    return err


def test_bp01_a_syntax_error_shows_line_column_and_mark(archmodel):
    said = refused(archmodel, "x = 1\ny = (1,\nz = 2\n", "x.py:2:5: SyntaxError: '(' was never closed")
    assert "    y = (1,\n        ^\n" in said
    refused(archmodel, "if True:\n\tx = 1\n        y = 2\n", "x.py:3:1: TabError")


def test_bp02_an_exception_is_told_by_the_authors_innermost_line(archmodel):
    refused(
        archmodel, "def f():\n    return 1 / 0\n\nf()\n", "x.py:2:12: ZeroDivisionError: division by zero"
    )
    said = refused(archmodel, "def f():\n    return f()\n\nf()\n", "x.py:2:12: RecursionError")
    assert len(said.splitlines()) < 4
    ended = archmodel("check", "x.py", "--debug")
    assert "RecursionError" in ended.err
    assert "in f" in ended.err


def test_bp03_ending_the_program_is_no_success(archmodel):
    refused(archmodel, "import sys\nsys.exit(0)\n" + SHOP, "x.py:2:1: it ended the program before defining")
    refused(archmodel, "import os\nos._exit(0)\n" + SHOP, "x.py: it ended the program before defining")


def test_bp04_a_crash_is_named_and_the_others_go_on(archmodel):
    archmodel.write("a.py", "import ctypes\nctypes.string_at(0)\n" + SHOP)
    archmodel.write("b.py", SHOP)
    ended = archmodel("list", "a.py", "b.py")
    assert ended.code == 2
    assert "a.py: its process crashed (SIGSEGV)" in ended.err
    assert "The shop" in ended.out
    refused(archmodel, "x = " + "-" * 100_000 + "1\n", "x.py")


def test_bp05_an_endless_loop_is_stopped_and_its_line_told(archmodel):
    refused(
        archmodel,
        "while True:\n    pass\n",
        "it was still running after 0.5 s",
        more=("--load-timeout", "0.5"),
    )
    ignoring = "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)\n"
    refused(archmodel, ignoring, "x.py:3: it was still running", more=("--load-timeout", "0.5"))


def test_bp06_too_much_memory_is_told_with_the_limit_and_the_option(archmodel):
    refused(
        archmodel,
        "held = []\nfor _ in range(3000):\n    held.append(bytearray(b'x') * 2**20)\n",
        "x.py:3:",
        "it asked for more than 1,024 MiB of memory",
        "raise --load-memory",
    )


def test_bp07_what_it_leaves_running_is_ended_with_one_warning(archmodel):
    text = """import subprocess, sys, threading, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
threading.Thread(target=time.sleep, args=(60,)).start()
"""
    said = drawn(archmodel, text + SHOP)
    assert said.splitlines() == ["x.py: it left processes and threads running; they were ended"]


def test_bp08_what_it_prints_stands_on_standard_error_behind_its_name(archmodel):
    said = drawn(
        archmodel, "import os, sys\nprint('one')\nos.write(1, b'two\\n')\nsys.stdout.close()\n" + SHOP
    )
    assert said.splitlines() == ["x.py: one", "x.py: two"]
    assert "\\x1b[2J" in drawn(archmodel, "print('\\x1b[2J')\n" + SHOP)


def test_bp08_what_is_run_twice_prints_once(archmodel):
    own = "from archmodel.elements import Client\n\nclass Kiosk(Client):\n    seats: int = 0\n"
    said = drawn(archmodel, "print('once')\n" + own + SHOP + "    kiosk = Kiosk('Kiosk')\n")
    assert said.splitlines() == ["x.py: once"]


def test_bp09_waiting_for_input_ends_at_once(archmodel):
    refused(archmodel, "name = input()\n" + SHOP, "x.py:1:8: EOFError")


def test_bp10_the_next_file_is_drawn_as_if_it_were_alone(archmodel):
    archmodel.write("good/shop.py", SHOP)
    assert archmodel("render", "good", "-o", "alone", "-f", "svg").code == 0
    bomb = "import atexit, builtins, os\nos.chdir('/')\nos.environ.clear()\natexit.register(os._exit, 9)\n"
    archmodel.write("a_bad.py", bomb + "builtins.sorted = builtins.len = None\n")
    ended = archmodel("render", "a_bad.py", "good", "-o", "together", "-f", "svg", "--jobs", "1")
    assert ended.code == 2
    assert archmodel.files("together") == archmodel.files("alone")


def test_bp11_a_file_called_as_a_module_shadows_nothing(archmodel):
    helper = "from names import TITLE\n"
    archmodel.write("names.py", "TITLE = 'Named elsewhere'\n")
    drawn(archmodel, "import json\njson.dumps(1)\n" + helper + SHOP, "json.py")
    assert not [name for name in archmodel.files() if "__pycache__" in name]


CANARIES = """import os, socket, subprocess
def tried(act):
    try:
        return act()
    except OSError:
        return None
tried(lambda: open(os.path.join(os.path.dirname(__file__), "canary"), "w"))
print("environment", os.environ.get("CANARY"))
"""


def test_bp12_a_blueprint_runs_with_your_rights_unless_it_is_isolated(archmodel):
    archmodel.write("x.py", CANARIES + SHOP)
    ended = archmodel("check", "x.py", CANARY="seen", PYTHONWARNINGS="ignore")
    assert "x.py: environment seen" in ended.err
    assert "canary" in archmodel.files()


@strict
def test_bp12_isolated_it_writes_nothing_and_knows_nothing(archmodel):
    archmodel.write("x.py", CANARIES + SHOP)
    ended = archmodel("check", "x.py", "--isolate=strict", CANARY="seen")
    assert (ended.code, ended.err) == (0, "x.py: environment None\n")
    assert "canary" not in archmodel.files()


def test_bp14_a_file_without_a_model_says_what_was_looked_for(archmodel):
    refused(archmodel, "", "x.py: it is empty, so there is no blueprint in it")
    refused(
        archmodel, "x = 1\n", "x.py: no blueprint in this file: looked for a subclass of archmodel.Blueprint"
    )


def test_bp14_two_models_for_one_output_are_both_named(archmodel):
    archmodel.write("x.py", SHOP + "\n\nclass Other(Blueprint):\n    phone = MobileDevice('Phone')\n")
    code, out, err = draw(archmodel, "x.py")
    assert (code, out) == (2, "")
    assert "shop/schematic" in err
    assert "other/schematic" in err


def test_bp15_other_encodings_are_read_by_their_cookie_or_refused_by_name(archmodel):
    named = "# coding: latin-1\nNAME = 'caf\xe9'\n"
    drawn(archmodel, (named + SHOP).encode("latin-1"))
    drawn(archmodel, b"\xef\xbb\xbf" + SHOP.replace("\n", "\r\n").encode())
    refused(archmodel, b"x = 1\ny = 'caf\xe9'\n", "x.py:2", "utf-8")
    refused(archmodel, b"x = 1\ny = 1\0\n", "x.py:2: a NUL byte", "UTF-8")


def test_bp16_objects_that_raise_are_named_by_their_type_alone(archmodel):
    odd = """class Odd:
    def __repr__(self): raise BaseException
    __eq__ = __hash__ = __str__ = __repr__
"""
    refused(archmodel, odd + SHOP + "    odd = MobileDevice(Odd())\n", "x.py:", "cannot be a Odd")
    refused(archmodel, "class Odd(BaseException):\n    pass\nraise Odd\n", "x.py:3:1: Odd")
    refused(archmodel, "raise KeyboardInterrupt\n", "x.py", "KeyboardInterrupt")
    refused(archmodel, "import jsonn\n", "x.py:1:1: ModuleNotFoundError", "did you mean 'json'")


FILES = {
    "B01", "B03", "B05", "B06", "B07", "B08", "B09", "B10", "B11", "B13", "B14",
    "B15", "B16", "B18", "B20", "B21", "B22", "B23", "B25", "B27",
}  # fmt: skip
"""B17 and B26 are tested apart."""


@pytest.mark.parametrize("name", sorted(FILES))
def test_bp_cases_of_the_shared_folder(name, shared, archmodel):
    case = cases(shared)[name]
    archmodel.write(case.path.name, filled(case))
    more = ["--load-timeout", "1"] if name in ("B06", "B07") else []
    code, out, err = draw(archmodel, case.path.name, *more, CASE_CANARY_DIR=str(archmodel.folder))
    assert code == case.code
    if code:
        case.judge(err)
    else:
        assert out.startswith("<svg")
    for word in case.must_not:
        noise, _, where = word.partition(" on stdout")
        assert where or noise not in out or "isolate" in word


def filled(case: Case) -> bytes:
    """Return the file of a case with a blueprint in the place of its mark."""
    label = next(
        (word for word in ("LEAK", "LABEL") if f"(label = {word})" in case.data.decode("latin-1")), '"One"'
    )
    return MARK.sub((ONE_LINE % label).encode(), case.data)


def test_bp13_what_differs_from_run_to_run_is_named(archmodel):
    archmodel.write("x.py", SHOP.replace('"Phone"', '" ".join({"a", "b", "c", "d", "e"})'))
    ended = archmodel("check", "x.py", "--check-deterministic")
    assert (ended.code, ended.out) == (1, "")
    assert "title" in ended.err
    assert "(x.py:11)" in ended.err
    archmodel.write("x.py", SHOP)
    assert archmodel("check", "x.py", "--check-deterministic") == (0, "", "", b"")


def test_bp13_what_cannot_be_compared_is_no_pass(archmodel):
    own = "from archmodel.elements import Client\n\nclass Kiosk(Client):\n    seats: int = 0\n"
    archmodel.write(
        "x.py", own + SHOP + "    kiosk = Kiosk('Kiosk')\n    pays = kiosk.calls(gateway, 'pays')\n"
    )
    ended = archmodel("check", "x.py", "--check-deterministic")
    assert ended.code == 2
    assert "cannot be told" in ended.err


def test_bp16_source_that_deceives_its_reader_is_told_by_its_line(archmodel):
    said = drawn(archmodel, "scope = 1\nsc\u043epe = 2\nnote = '\u202e}'\n" + SHOP)
    assert said.splitlines() == [
        "x.py:2: the name 'sc\\u043epe' looks like 'scope', which is another name",
        "x.py:3: U+202E changes the order in which the line is shown, not how it runs",
    ]
