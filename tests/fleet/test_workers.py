"""Tasks run on all processors, their results come in order, and no process is left behind."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import active_children

import pytest

from archmodel.errors import LayoutError
from archmodel.fleet import workers

forks = pytest.mark.skipif(
    sys.platform in ("win32", "darwin") or len(os.sched_getaffinity(0)) < 2, reason="needs two processors"
)


def slow(seconds: float, result: int) -> tuple[int, int]:
    time.sleep(seconds)
    return result, os.getpid()


def failing() -> tuple[int, int]:
    raise LayoutError("it is too large", where="shop.py:3", instead="draw a part")


def test_results_come_in_the_order_of_the_tasks():
    with workers([partial(slow, 0.2 / each, each) for each in (1, 2, 4)]) as results:
        assert [result()[0] for result in results] == [1, 2, 4]


def test_one_task_runs_in_this_process():
    with workers([partial(slow, 0, 1)]) as (result,):
        assert result() == (1, os.getpid())


@forks
def test_several_tasks_run_in_processes_of_their_own():
    with workers([partial(slow, 0.3, each) for each in range(2)]) as results:
        processes = {result()[1] for result in results}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_what_a_task_raises_is_raised_by_its_result_alone():
    tasks: list[Callable[[], tuple[int, int]]] = [failing, partial(slow, 0, 1), failing]
    with workers(tasks) as (first, second, third):
        for each in (first, third):
            with pytest.raises(LayoutError, match="it is too large") as caught:
                each()
            assert (caught.value.where, caught.value.instead) == ("shop.py:3", "draw a part")
        assert second()[0] == 1


def killed() -> tuple[int, int]:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0, 0


@forks
def test_a_process_that_is_killed_fails_its_own_task_with_a_sentence():
    tasks: list[Callable[[], tuple[int, int]]] = [partial(slow, 0.1, 1), killed, partial(slow, 0, 3)]
    with workers(tasks) as (first, second, third):
        assert first()[0] == 1
        with pytest.raises(LayoutError, match="the process that drew a picture was killed"):
            second()
        assert third()[0] == 3


@forks
def test_a_result_larger_than_any_pipe_arrives():
    with workers([partial(bytes, 10_000_000), partial(bytes, 20_000_000)]) as results:
        assert [len(result()) for result in results] == [10_000_000, 20_000_000]


@forks
def test_an_interrupt_leaves_no_process_behind():
    tasks = [partial(slow, 60, each) for each in range(4)]
    with pytest.raises(KeyboardInterrupt), workers(tasks):
        raise KeyboardInterrupt
    assert active_children() == []
