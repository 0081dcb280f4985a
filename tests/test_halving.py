"""Work that two processes share comes back whole, but for what one of them cannot hand over."""

from __future__ import annotations

import os
import sys

import pytest

from archmodel.halving import can_halve, halved

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


def test_every_number_is_worked_on_once() -> None:
    assert halved(500, lambda number: number * number) == {each: each * each for each in range(500)}


def test_no_work_has_no_results() -> None:
    assert halved(0, lambda number: number) == {}


def test_what_raises_is_missing() -> None:
    assert halved(20, lambda number: 1 // (number % 4) * 0 + number) == {
        each: each for each in range(20) if each % 4
    }


def test_what_a_second_process_cannot_hand_over_is_missing() -> None:
    own = os.getpid()
    found = halved(200, lambda number: os.getpid() if os.getpid() == own else lambda: number)
    assert {*found.values()} <= {own}


def test_a_second_process_that_dies_takes_its_results_along() -> None:
    own = os.getpid()
    found = halved(200, lambda number: number if os.getpid() == own else os.abort())
    assert all(number == each for number, each in found.items())


def test_a_single_processor_is_not_shared() -> None:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        assert not can_halve()
    finally:
        os.sched_setaffinity(0, before)
