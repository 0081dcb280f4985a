"""A picture of which nothing changed is not drawn again, and everything that changes it is noticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.process import SHOP, CommandLine, Ended


@pytest.fixture
def render(archmodel: CommandLine, shop: Path, tmp_path: Path) -> Callable[..., Ended]:
    """Return what draws the shop into a folder, with a cache of the test's own."""

    def draw(*more: str) -> Ended:
        return archmodel("render", str(shop), "-o", "out", *more, XDG_CACHE_HOME=str(tmp_path / "cache"))

    return draw


def test_a_second_run_draws_nothing_and_says_so(render, archmodel):
    first = render()
    before = archmodel.files("out")
    second = render()
    assert (first.code, first.err) == (0, "")
    assert (second.code, second.err) == (0, "0 drawn, 2 unchanged\n")
    assert second.out == first.out
    assert archmodel.files("out") == before


@pytest.mark.parametrize(
    ("more", "count"),
    [
        (("--theme", "series-dark"), ""),
        (("--scale", "1"), ""),
        (("--engine", "layered"), "0 drawn, 2 unchanged\n"),
        (("-f", "svg"), "0 drawn, 2 unchanged\n"),
        (("-f", "json"), ""),
    ],
)
def test_other_settings_are_drawn_anew(render, more, count):
    render()
    assert render(*more).err == count


def test_a_changed_word_redraws_the_pictures_that_show_it(render, archmodel):
    render()
    archmodel.write("shop.py", SHOP.replace('"routes requests"', '"passes on"'))
    assert render().err == "1 drawn, 1 unchanged\n"
    assert b"passes on" in archmodel.files("out")["shop/schematic.svg"]


@pytest.mark.parametrize("name", ["shop/logical.svg", "shop/logical.png"])
def test_a_file_that_somebody_changed_or_removed_is_drawn_anew(name, render, archmodel):
    render()
    whole = archmodel.files("out")
    archmodel.write(f"out/{name}", whole[name][:-10])
    assert render().err == "1 drawn, 1 unchanged\n"
    (archmodel.folder / "out" / name).unlink()
    assert render().err == "1 drawn, 1 unchanged\n"
    assert archmodel.files("out") == whole


def test_what_is_measured_is_placed_all_the_same(render):
    render()
    assert render("--quality").out.count("overlaps 0") == 2


def test_a_notice_is_given_again_though_nothing_is_drawn(render, archmodel):
    archmodel.write("shop.py", SHOP.replace('"API gateway"', '"API \\U0001f6aa"'))
    assert "the font has no glyphs" in render().err
    again = render().err
    assert "the font has no glyphs" in again
    assert "0 drawn, 2 unchanged" in again


def test_a_cache_that_cannot_be_read_or_written_costs_time_alone(archmodel, shop, tmp_path):
    nowhere = archmodel.write("cache/archmodel", b"a file where a folder should be")
    for _ in range(2):
        ended = archmodel("render", str(shop), "-o", "out", XDG_CACHE_HOME=str(nowhere.parent))
        assert (ended.code, ended.out.count("\n")) == (0, 4)
        assert ended.err == (
            f"the next run draws all of this again: {nowhere}/pictures cannot be written: File exists\n"
        )


def test_without_the_cache_all_is_drawn_and_nothing_remembered(render, archmodel):
    for _ in range(2):
        assert render("--no-cache").err == ""
    assert archmodel.files("cache") == {}
    render()
    whole = archmodel.files("out")
    assert render("--no-cache").err == ""
    assert archmodel.files("out") == whole


def test_a_folder_that_a_link_leads_to_is_remembered_too(render, archmodel, tmp_path):
    (tmp_path / "out" / "elsewhere").mkdir(parents=True)
    (tmp_path / "out" / "shop").symlink_to("elsewhere", target_is_directory=True)
    assert render().code == 0
    assert render().err == "0 drawn, 2 unchanged\n"


@pytest.mark.dot
def test_what_graphviz_places_is_drawn_every_time_as_it_may_change_without_us(render):
    with_dot = ("--engine", "graphviz", "-f", "json")
    for _ in range(2):
        ended = render(*with_dot)
        assert (ended.code, ended.err) == (0, "")
