"""Pictures are drawn in several processes, come in order, and no process is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path

import pytest

from archmodel.errors import ArchmodelError, LayoutError
from archmodel.fleet import Job, workers
from archmodel.loading import load_all
from archmodel.pipeline import engine_of, scenes
from tests.process import ROOT, surroundings

unix = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")


def jobs(timeout: float = 60.0, scale: float = 1.0) -> list[Job]:
    """Return pictures of all kinds."""
    return [
        Job(
            f"{model.name}/{view}",
            scene,
            engine_of(model, view, "layered"),
            None,
            timeout,
            ("svg", "png"),
            scale,
            is_measured=False,
        )
        for model in load_all([str(ROOT / "docs" / name) for name in ("flows.py", "mobile_integration.py")])
        for view, scene in scenes(model)
    ]


def drawn(count: int) -> list[dict[str, bytes]]:
    with workers(jobs(), count) as results:
        return [result().written for result in results]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_pictures_are_the_same_and_in_order_however_many_processes_draw(method, monkeypatch):
    if method == "fork" and sys.platform != "linux":
        pytest.skip("processes are copied on Linux alone")
    monkeypatch.setattr(sys.modules["archmodel.fleet.workers"], "METHOD", method)
    assert drawn(3) == drawn(1)
    assert active_children() == []


def test_one_process_is_this_one():
    with workers(jobs(), 1):
        assert active_children() == []


def test_one_picture_is_drawn_in_this_process():
    with workers(jobs()[:1], 4) as (result,):
        assert active_children() == []
        assert result().written["svg"].startswith(b"<svg")


@pytest.mark.parametrize("count", [1, 2])
def test_a_placement_comes_back_where_it_is_asked_for_alone(count):
    one, other, *_ = jobs()
    with workers([one, other._replace(is_measured=True)], count) as (files, all_of_it):
        assert files().placement is None
        placement = all_of_it().placement
    assert placement
    assert placement.scene == other.scene


def test_what_goes_wrong_with_one_picture_is_raised_by_its_result_alone():
    first, *_, second, third = jobs()
    late = second._replace(timeout=1e-9)
    with workers([first, late, third], 2) as (one, two, three):
        assert one().written
        with pytest.raises(LayoutError, match="took more than 1e-09 s") as caught:
            two()
        assert caught.value.instead.startswith("raise --timeout")
        assert three().written


@unix
def test_a_process_that_is_killed_costs_one_picture():
    with workers(jobs(scale=4.0), 2) as results:
        victim, _ = active_children()
        assert victim.pid
        os.kill(victim.pid, signal.SIGKILL)
        ends = [outcome(result) for result in results]
    assert ends.count("drawn") == len(ends) - 1
    (lost,) = (end for end in ends if end != "drawn")
    assert "was killed by signal 9" in lost
    assert "--jobs 1" in lost


def outcome(result: Callable[[], object]) -> str:
    try:
        result()
    except ArchmodelError as error:
        return str(error)
    return "drawn"


def test_an_interrupt_ends_all_at_once():
    with pytest.raises(KeyboardInterrupt), workers(jobs(scale=4.0), 2):
        raise KeyboardInterrupt
    assert active_children() == []


@unix
def test_a_process_that_is_killed_while_it_has_nothing_to_do_costs_its_next_picture_alone():
    small = [job._replace(formats=("svg",)) for job in jobs()]  # a result that waits in the pipe
    with workers(small, 2) as results:
        pool = results[0].func.__self__  # type: ignore[attr-defined]
        while not all(each.poll(0.01) for each in pool._busy):
            pass  # each has drawn one, and nobody has asked for it
        for victim in active_children():
            victim.kill()
            victim.join()
        ends = [outcome(result) for result in results]
    assert ends.count("drawn") == len(ends) - 2


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_no_process_outlives_one_that_is_killed():
    program = """if True:
        import time
        from multiprocessing import active_children
        from archmodel.fleet import workers
        from tests.fleet.test_workers import jobs
        with workers(jobs(), 2):
            print(*(each.pid for each in active_children()), flush=True)
            time.sleep(60)
    """
    running = subprocess.Popen(
        [sys.executable, "-c", program], env=surroundings({}), stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert running.stdout
    children = running.stdout.readline().split()
    running.kill()
    running.communicate()
    assert len(children) == 2
    give_up = time.monotonic() + 30
    while any(map(is_alive, children)) and time.monotonic() < give_up:
        time.sleep(0.02)
    assert not any(map(is_alive, children))


def is_alive(process: str) -> bool:
    """Say whether a process runs; one that has ended may wait to be asked how."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
