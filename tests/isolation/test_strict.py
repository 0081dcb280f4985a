"""A blueprint that nobody has read sees its project, Python, and nothing else."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from archmodel.isolation import CAN_FORK, Limits, runs
from archmodel.isolation.answer import Answer
from archmodel.loading import Target
from tests.process import ROOT, SHOP, surroundings

STRICT = Limits(strict=True)


def is_to_be_had() -> bool:
    """Say whether this system allows strict isolation; with ARCHMODEL_REQUIRE_ISOLATION it must."""
    if os.environ.get("ARCHMODEL_REQUIRE_ISOLATION"):
        return True
    unshare = shutil.which("unshare")
    command = [str(unshare), "--user", "--mount", "--net", "--pid", "--fork", "true"]
    return bool(unshare) and subprocess.run(command, capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.skipif(not CAN_FORK or sys.platform != "linux", reason="strict isolation needs Linux"),
    pytest.mark.skipif(not is_to_be_had(), reason="user namespaces are not allowed here"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with something beside it that is not its own."""
    (tmp_path / "outside.txt").write_text("secret")
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config").write_text("token")
    (folder / "data.txt").write_text("own")
    return folder


def answer_of(project: Path, text: str, limits: Limits = STRICT) -> Answer:
    """Return the answer of a blueprint in a project."""
    path = project / "x.py"
    path.write_text(text + SHOP)
    with runs([Target(path)], 1, limits) as (answer,):
        return answer()


def tried(project: Path, *expressions: str) -> list[str]:
    """Return what evaluating expressions in an isolated blueprint gives, or the error it raises."""
    text = f"""import os, socket, subprocess
for each in {expressions!r}:
    try:
        print(eval(each))
    except BaseException as error:
        print(type(error).__name__)
"""
    ended = answer_of(project, text)
    assert ended.error is None
    return [*ended.said]


def test_its_model_comes_back(project):
    isolated, plain = answer_of(project, ""), answer_of(project, "", Limits())
    assert isolated.said == ()
    assert [*isolated.models[0].elements] == [*plain.models[0].elements]
    assert [each.place for each in isolated.models[0].elements.values()] == [
        each.place for each in plain.models[0].elements.values()
    ]


def test_it_reads_its_project_but_not_git_nor_what_lies_beside(project):
    said = tried(
        project,
        f"open({str(project / 'data.txt')!r}).read()",
        f"os.listdir({str(project / '.git')!r})",
        f"open({str(project.parent / 'outside.txt')!r}).read()",
        "open('/etc/passwd').read()",
        "os.listdir('/proc')",
    )
    assert said == ["own", "[]", "FileNotFoundError", "FileNotFoundError", "FileNotFoundError"]


def test_it_writes_nowhere_but_into_a_folder_of_its_own(project):
    said = tried(
        project,
        f"open({str(project / 'canary')!r}, 'w')",
        f"os.remove({str(project / 'data.txt')!r})",
        f"open({str(ROOT / 'canary')!r}, 'w')",
        "open('/tmp/scratch', 'w').write('x')",
    )
    assert said == ["OSError", "OSError", "OSError", "1"]
    assert not Path("/tmp/scratch").exists()
    assert not (project / "canary").exists()


def test_it_reaches_no_network(project):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        said = tried(project, f"socket.create_connection(('127.0.0.1', {port}), 3)")
    assert said == ["OSError"]


def test_it_knows_nothing_of_the_environment(project, monkeypatch):
    monkeypatch.setenv("SECRET", "CANARY")
    names, host = tried(project, "sorted(os.environ)", "os.uname().nodename")
    assert names == "['HOME', 'LANG', 'PATH']"
    assert host == "isolated"


def test_it_cannot_undo_what_was_done(project):
    said = tried(
        project,
        "os.getuid() != 0",
        "__import__('ctypes').CDLL(None).mount(b'none', b'/', None, 0x1020, None)",
        "__import__('ctypes').CDLL(None).umount2(os.fsencode(os.getcwd()), 2)",
    )
    assert said == ["True", "-1", "-1"]


def test_it_reaches_nobody_through_what_lies_in_the_project(project):
    nested = project / "vendor" / "lib" / ".git"
    nested.mkdir(parents=True)
    (nested / "config").write_text("token")
    (project / "worktree").mkdir()
    (project / "worktree" / ".git").write_text("gitdir: elsewhere")
    os.mkfifo(project / "pipe")
    pipe = os.open(project / "pipe", os.O_RDWR | os.O_NONBLOCK)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(project / "socket"))
        server.listen()
        said = tried(
            project,
            f"open({str(nested / 'config')!r}).read()",
            f"open({str(project / 'worktree' / '.git')!r}).read()",
            f"socket.socket(socket.AF_UNIX).connect({str(project / 'socket')!r})",
            f"open({str(project / 'pipe')!r}, 'w').write('x')",
        )
    assert said == ["FileNotFoundError", "", "ConnectionRefusedError", "1"]
    with pytest.raises(BlockingIOError):
        os.read(pipe, 1)
    os.close(pipe)


def test_it_cannot_forbid_devices_to_others(project):
    said = tried(project, "os.chmod('/dev/null', 0o666)", "os.utime('/dev/urandom')")
    assert said == ["OSError", "OSError"]


def test_it_has_no_keys_of_whoever_started_it(project):
    numbers = {"x86_64": (248, 249), "aarch64": (217, 218)}.get(platform.machine())
    libc = ctypes.CDLL(None)
    if not numbers or libc.syscall(numbers[0], b"user", b"archmodel-test", b"canary", 6, -3) < 0:
        pytest.skip("the kernel keeps no keys here")
    ask = f"__import__('ctypes').CDLL(None).syscall({numbers[1]}, b'user', b'archmodel-test', None, 0)"
    assert tried(project, ask) == ["-1"]


def test_nothing_of_it_outlives_it(project):
    text = """import ctypes, os, time
ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)
os.setsid()
if not os.fork():
    os.setsid()
    time.sleep(60)
"""
    mark = f"{project}/x.py"
    for ending in ("", "time.sleep(60)\n"):
        answer_of(project, text + ending, STRICT._replace(seconds=4))
        give_up = time.monotonic() + 10
        while running(mark) and time.monotonic() < give_up:
            time.sleep(0.02)
        assert not running(mark)


def running(word: str) -> list[str]:
    """Return the processes that were started with a word."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if word.encode() in each.read_bytes():
                found.append(each.parent.name)
    return found


def test_it_cannot_reach_the_process_that_keeps_it(project):
    said = tried(
        project,
        "os.kill(1, 9)",
        "__import__('ctypes').CDLL(None).ptrace(16, 1, 0, 0)",  # PTRACE_ATTACH
        "os.getppid()",
    )
    assert said == ["None", "-1", "1"]


def test_its_crash_is_told(project):
    assert "its process crashed (SIGABRT)" in str(answer_of(project, "import os\nos.abort()\n").error)


def test_files_without_number_are_refused(project):
    text = """import itertools
try:
    for number in itertools.count():
        open(f"/tmp/{number}", "w").close()
except OSError as error:
    print(number < 21_000)
"""
    assert answer_of(project, text).said == ("True",)


def test_a_home_folder_is_no_project(project, monkeypatch):
    monkeypatch.setenv("HOME", str(project))
    refused = answer_of(project, "print('run')\n")
    assert refused.said == ()
    assert "it was not run: strict isolation would let it read" in str(refused.error)


def test_a_python_behind_links_is_found(project, tmp_path):
    (tmp_path / "link").symlink_to(Path(sys.base_prefix).resolve())
    path = project / "x.py"
    path.write_text(SHOP)
    python = tmp_path / "link" / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    search = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    ended = subprocess.run(
        [python, "-m", "archmodel", "list", path, "--isolate=strict"],
        env={**os.environ, "PYTHONPATH": search},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_its_limits_hold(project):
    late = answer_of(project, "while True:\n    pass\n", STRICT._replace(seconds=5))
    large = answer_of(project, "x = bytearray(300 * 2**20)\n", STRICT._replace(mebibytes=100))
    assert "x.py:1: it was still running after 5 s" in str(late.error).replace("x.py:2", "x.py:1")
    assert "more than 100 MiB of memory" in str(large.error)


def test_what_no_document_holds_is_refused_and_not_run_here(project):
    kind = "from archmodel.elements import Client\n\nclass Kiosk(Client):\n    seats: int = 0\n"
    path = project / "kiosk.py"
    path.write_text(kind + SHOP + "    kiosk = Kiosk('Kiosk')\n")
    with runs([Target(path)], 1, STRICT) as (answer,):
        refused = answer()
    assert "has a field of its own" in str(refused.error)
    assert refused.models == ()


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs the program unshare")
def test_where_the_system_does_not_allow_it_nothing_is_run(project):
    path = project / "x.py"
    path.write_text(f"open({str(project / 'canary')!r}, 'w')\n{SHOP}")
    forbid = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"'
    command = [sys.executable, "-m", "archmodel", "check", str(path), "--isolate=strict"]
    ended = subprocess.run(
        ["unshare", "--user", "--map-root-user", "sh", "-c", forbid, "sh", *command],
        env=surroundings({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "it was not run: the system does not allow strict isolation (unshare:" in ended.stderr
    assert not (project / "canary").exists()


def test_both_ways_at_once_are_refused(project):
    path = project / "x.py"
    path.write_text(SHOP)
    command = [sys.executable, "-m", "archmodel", "check", str(path), "--isolate=strict", "--in-process"]
    ended = subprocess.run(command, env=surroundings({}), capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "leave out one of the two" in ended.stderr
