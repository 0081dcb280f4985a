"""The garbage collector waits while much is made, and not for ever."""

from __future__ import annotations

import gc

import pytest

from archmodel import collector
from archmodel.collector import collector_paused


class Ring:
    """Refers to itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.ring = self


def rings(times: int, each: int) -> int:
    """Make rings and forget them, time after time, with the collector paused; return how many are left."""
    for _ in range(times):
        with collector_paused():
            for _ in range(each):
                Ring()
    return sum(type(thing) is Ring for thing in gc.get_objects())


def test_what_is_forgotten_does_not_pile_up_from_one_pause_to_the_next(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(collector, "LEAST", 1_000)
    monkeypatch.setattr(collector, "_unseen", collector.Unseen())
    assert rings(1_000, 500) < 250_000  # of 500,000: what there is besides them counts too


def test_one_pause_is_not_followed_by_a_look_at_everything(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(collector, "_unseen", collector.Unseen())
    assert rings(1, 5_000) >= 5_000


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_as_it_was_afterwards(is_on):
    try:
        (gc.enable if is_on else gc.disable)()
        with collector_paused():
            assert not gc.isenabled()
        assert gc.isenabled() is is_on
    finally:
        gc.enable()
