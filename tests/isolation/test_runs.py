"""Blueprints run in processes of their own: what one does harms neither archmodel nor the others."""

from __future__ import annotations

import json
import os
import resource
import time
from pathlib import Path

import pytest

from archmodel.entries import Entries
from archmodel.errors import LoadingError
from archmodel.isolation import CAN_FORK, Limits, runs
from archmodel.isolation.answer import LENGTH, Answer, answered, read
from archmodel.isolation.limits import LIMITS
from archmodel.loading import Target, load
from tests.process import ROOT, SHOP

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="processes cannot be copied here")
BLUEPRINTS = [
    *sorted((ROOT / "blueprints").glob("*.py")),
    *(ROOT / "docs" / f"{name}.py" for name in ("detail", "flows", "layout", "themes")),
]


def answer_of(path: Path, text: str | None = None, limits: Limits = LIMITS) -> Answer:
    """Return the answer of one file, which holds `text` first."""
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with runs([Target(path)], 1, limits) as (answer,):
        return answer()


def told(answer: Answer) -> str:
    """Return what an answer says is wrong."""
    assert isinstance(answer.error, LoadingError)
    return str(answer.error)


@pytest.mark.parametrize("path", BLUEPRINTS, ids=lambda path: path.stem)
def test_models_come_back_as_they_are_when_the_file_is_run_here(path):
    target = Target(path, asked_for=False)
    with runs([target], 1) as (answer,):
        came = answer().models
    here = load(target)
    assert [Entries(each).document() for each in came] == [Entries(each).document() for each in here]


def test_answers_come_in_order_though_more_run_than_at_once(tmp_path):
    targets = []
    for number in range(7):
        path = tmp_path / f"shop{number}.py"
        wait = "import time\ntime.sleep(0.2)\n" if number == 0 else ""
        path.write_text(SHOP.replace("class Shop", f"{wait}class Shop{number}"))
        targets.append(Target(path))
    with runs(targets, 3) as answers:
        assert [answer().models[0].name for answer in answers] == [f"shop{number}" for number in range(7)]


def test_the_first_is_read_before_all_have_started(tmp_path):
    targets, marks = [], [tmp_path / f"ran{number}" for number in range(3)]
    for number, mark in enumerate(marks):
        path = tmp_path / f"shop{number}.py"
        path.write_text(f"open({str(mark)!r}, 'w').close()\n{SHOP}")
        targets.append(Target(path))
    with runs(targets, 1) as waiting:
        assert waiting[0]().models
        assert not marks[2].exists()
        assert waiting[2]().models
    assert all(mark.exists() for mark in marks)


def test_one_that_takes_long_keeps_no_other_waiting(tmp_path):
    ended = tmp_path / "ended"
    slow, quick = tmp_path / "slow.py", tmp_path / "quick.py"
    slow.write_text(f"import time\ntime.sleep(3)\nopen({str(ended)!r}, 'w').close()\n{SHOP}")
    quick.write_text(SHOP)
    with runs([Target(slow), Target(quick)], 1) as (late, early):
        assert early().models
        assert not ended.exists()
        assert late().models


def test_those_that_take_long_are_no_more_than_as_many_again(tmp_path):
    targets, ended = [], [str(tmp_path / f"ended{number}") for number in range(3)]
    for number, mark in enumerate(ended):
        path = tmp_path / f"shop{number}.py"
        seen = f"import os, time\nprint(sum(map(os.path.exists, {ended!r})))\n"
        path.write_text(f"{seen}time.sleep(2)\nopen({mark!r}, 'w').close()\n{SHOP}")
        targets.append(Target(path))
    with runs(targets, 1) as answers:
        _, beside, behind = (answer().said for answer in answers)
    assert beside == ("0",)
    assert behind != ("0",)


def test_one_that_fails_costs_the_others_nothing(tmp_path):
    endings = [
        "",
        "import os\nos.kill(os.getpid(), 11)\n",
        "import os\nos._exit(0)\n",
        "raise SystemExit\n",
        "",
    ]
    targets = []
    for number, ending in enumerate(endings):
        path = tmp_path / f"file{number}.py"
        path.write_text(ending + SHOP)
        targets.append(Target(path))
    with runs(targets, 2) as answers:
        ends = [answer() for answer in answers]
    assert [len(each.models) for each in ends] == [1, 0, 0, 0, 1]
    assert "its process crashed (SIGSEGV)" in told(ends[1])
    assert "ended the program before defining a blueprint" in told(ends[2])
    assert "file3.py:1:1: it ended the program" in told(ends[3])


def test_one_that_runs_too_long_is_stopped_and_its_line_told(tmp_path):
    began = time.monotonic()
    ended = answer_of(tmp_path / "x.py", "x = 1\nwhile True:\n    x = 2\n", Limits(seconds=0.3))
    assert time.monotonic() - began < 10
    said = told(ended)
    assert "x.py:2: it was still running after 0.3 s" in said or "x.py:3: it was still" in said
    assert "--load-timeout" in said


def test_one_that_ignores_every_signal_is_stopped_too(tmp_path):
    text = """import signal, time
for each in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(each, signal.SIG_IGN) if each < 32 else None
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
time.sleep(60)
"""
    assert "x.py:5: it was still running" in told(answer_of(tmp_path / "x.py", text, Limits(seconds=0.3)))


def test_one_that_wants_too_much_memory_is_told_the_limit(tmp_path):
    said = told(answer_of(tmp_path / "x.py", "held = bytearray(200 * 2**20)\n", Limits(mebibytes=100)))
    assert said.startswith("x.py:1:8: it asked for more than 100 MiB of memory") or ":1:" in said
    assert "--load-memory" in said


def test_memory_that_is_mapped_counts_too(tmp_path):
    text = "import mmap\nheld = mmap.mmap(-1, 200 * 2**20)\n"
    said = told(answer_of(tmp_path / "x.py", text, Limits(mebibytes=100)))
    assert "x.py:2:8: it asked for more than 100 MiB of memory" in said
    assert "it asked for more than 1 MiB" in told(answer_of(tmp_path / "y.py", text, Limits(mebibytes=1)))


def test_a_lower_limit_of_the_user_stays(tmp_path):
    text = "import resource\nprint(resource.getrlimit(resource.RLIMIT_NOFILE)[0])\n" + SHOP
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (100, before[1]))
    try:
        assert answer_of(tmp_path / "x.py", text).said == ("100",)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_what_writes_without_end_is_stopped_in_time(tmp_path):
    text = "import os\nos.fork()\nos.fork()\nwhile True:\n    os.write(1, bytes(65536))\n"
    began = time.monotonic()
    assert "it was still running" in told(answer_of(tmp_path / "x.py", text, Limits(seconds=0.5)))
    assert time.monotonic() - began < 10


def test_one_without_a_process_is_told_and_costs_no_pipe(tmp_path, monkeypatch):
    targets = []
    for number in range(3):
        (tmp_path / f"x{number}.py").write_text(SHOP)
        targets.append(Target(tmp_path / f"x{number}.py"))
    fork, made, before = os.fork, [0], opened()

    def scarce() -> int:
        if len(made) > 2:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", scarce)
    with runs(targets, 2) as answers:
        ends = [answer() for answer in answers]
    assert [len(each.models) for each in ends] == [1, 1, 0]
    assert "no process can be made to run it: Resource temporarily" in told(ends[2])
    assert opened() == before


def opened() -> int:
    """Return how many descriptors this process holds."""
    return len([*Path("/dev/fd").iterdir()])


def test_what_it_prints_comes_as_lines_up_to_a_limit(tmp_path):
    text = "import os, sys\nprint('one')\nos.write(1, b'two\\n')\nsys.stderr.write('three')\n"
    assert answer_of(tmp_path / "x.py", text + SHOP).said == ("one", "two", "three")
    much = answer_of(tmp_path / "x.py", "print('x' * 99 + '\\n', end='', flush=True)\n" * 4000 + SHOP)
    assert much.said[-1] == "... and more than 256 KiB"
    assert len(much.models) == 1


def test_closing_every_stream_loses_nothing(tmp_path):
    text = "import os, sys\nsys.stdout.close()\nsys.stderr.close()\nos.close(0); os.close(1); os.close(2)\n"
    ended = answer_of(tmp_path / "x.py", text + SHOP)
    assert (len(ended.models), ended.error) == (1, None)


def test_what_it_leaves_running_is_ended_and_said(tmp_path):
    mark = tmp_path / "pid"
    text = f"""import subprocess, sys, threading, time
sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open({str(mark)!r}, "w").write(str(sleeper.pid))
threading.Thread(target=time.sleep, args=(60,)).start()
"""
    ended = answer_of(tmp_path / "x.py", text + SHOP)
    assert len(ended.models) == 1
    assert ended.remarks == ("it left processes and threads running; they were ended",)
    give_up = time.monotonic() + 10
    while runs_still(int(mark.read_text())) and time.monotonic() < give_up:
        time.sleep(0.02)
    assert not runs_still(int(mark.read_text()))


def runs_still(process: int) -> bool:
    """Say whether a process runs; one that has ended may wait to be asked how."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_nothing_it_does_to_its_process_is_left_for_the_next(tmp_path):
    text = """import builtins, os
os.chdir("/")
os.environ.clear()
del builtins.sorted
import atexit
atexit.register(print, "at exit")
"""
    first, second = tmp_path / "first.py", tmp_path / "second.py"
    first.write_text(text + SHOP)
    second.write_text(SHOP)
    before = Path.cwd(), dict(os.environ)
    with runs([Target(first), Target(second)], 1) as (one, other):
        one()
        assert len(other().models) == 1
    assert (Path.cwd(), dict(os.environ)) == before


def interrupted_after(mark: Path) -> None:
    """Wait for a file that holds something, and raise what Ctrl-C does."""
    while not (mark.exists() and mark.read_text()):
        time.sleep(0.01)
    raise KeyboardInterrupt


def test_no_process_is_left_when_something_is_raised(tmp_path):
    mark, path = tmp_path / "pid", tmp_path / "x.py"
    path.write_text(f"import os, time\nopen({str(mark)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n")
    with pytest.raises(KeyboardInterrupt), runs([Target(path)], 1):
        interrupted_after(mark)
    assert not runs_still(int(mark.read_text()))


@pytest.mark.parametrize(
    "text",
    [
        "from archmodel.elements import Client\n\nclass Kiosk(Client):\n    seats: int = 0\n",
        "from archmodel.views import SchematicView\n\nclass Special(SchematicView):\n    pass\n",
    ],
    ids=["field", "view"],
)
def test_what_no_document_holds_is_run_here_once_it_kept_to_its_limits(text, tmp_path):
    made = "    kiosk = Kiosk('Kiosk')\n" if "Kiosk" in text else "    special = Special()\n"
    (model,) = answer_of(tmp_path / "x.py", text + SHOP + made).models
    assert {"kiosk", "special"} & {*model.elements, *model.views}


def test_a_kind_out_of_an_installed_package_stays_its_class(tmp_path):
    from tests.isolation.kinds import Terminal

    text = "from tests.isolation.kinds import Terminal\n" + SHOP + "    till = Terminal('Till')\n"
    (model,) = answer_of(tmp_path / "x.py", text).models
    assert type(model.elements["till"]) is Terminal


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"{}", b'{"files": [], "threads": 0}\n{', b"\xff\n", b'{"files": 1, "threads": 0}'],
    ids=["nothing", "list", "null", "no head", "broken model", "no text", "wrong type"],
)
def test_an_answer_that_is_none_is_an_error(body, tmp_path):
    path = tmp_path / "x.py"
    path.write_text(SHOP)
    assert isinstance(read(body, Target(path)).error, LoadingError)


def test_an_answer_is_read_no_further_than_anybody_would(tmp_path):
    path = tmp_path / "x.py"
    path.write_text(SHOP)
    body = answered(Target(path), LIMITS)[LENGTH:]
    head, _, document = body.partition(b"\n")
    many = b"\n".join([head, *[document] * 1001])
    assert "more than 1,000 blueprints" in told(read(many, Target(path)))
    forged = {"kind": "LoadingError", "what": "x" * 100_000, "where": "", "instead": "", "traced": ""}
    assert len(told(read(json.dumps(forged).encode(), Target(path)))) < 5000
    forged["traced"] = "x" * 2_000_000
    assert "answered nonsense" in told(read(json.dumps(forged).encode(), Target(path)))


def test_long_words_of_an_error_are_cut(tmp_path):
    said = told(answer_of(tmp_path / "x.py", "raise ValueError('\\0' * 10_000_000)\n"))
    assert "x.py:1:1: ValueError" in said
    assert len(said) < 5000


def test_an_answer_cannot_have_a_report_quote_a_file_outside_the_project(tmp_path):
    from archmodel.source import files_of_places

    secret, path = tmp_path / "secret.py", tmp_path / "project" / "x.py"
    path.parent.mkdir()
    (path.parent / "pyproject.toml").touch()
    secret.write_text("password = 1\n")
    path.write_text(SHOP)
    body = answered(Target(path), LIMITS)[LENGTH:]
    body = body.replace(str(path).encode(), str(secret).encode(), 1)
    assert read(body, Target(path)).models
    assert str(secret) not in files_of_places()
