"""Graphviz as an engine: its coordinates, our lines; and a sentence for whatever goes wrong with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from archmodel.errors import LayoutError
from archmodel.geometry import Size
from archmodel.layout.graphviz import Graphviz, numbers, source
from archmodel.scene import Box, Direction, Scene, Wire, Wishes
from tests.layout.rules import hold
from tests.layout.scenes import SLOW, figure_8_1, group, landscapes

A, B = 'a"; evil', "b\\n"
TWO = Scene(
    "two",
    "Two",
    (Box(A, Size(120, 60)), Box(B, Size(120, 60))),
    (Wire("w", A, B),),
)


def without_directions(scene: Scene) -> Scene:
    """Return a scene that dot can place: it reads all groups as it reads the whole."""
    return scene._replace(boxes=tuple(box._replace(direction=None) for box in scene.boxes))


@pytest.mark.parametrize(
    ("scene", "word"),
    [
        (TWO._replace(wishes=Wishes(same_row=((A, B),))), "same_row"),
        (TWO._replace(wishes=Wishes(order=((A, B),))), "order"),
        (TWO._replace(wishes=Wishes(near=((A, B),))), "near"),
        (TWO._replace(wrap=2), "wrap"),
        (TWO._replace(boxes=(group("g")._replace(wrap=2),)), "'wrap' of 'g'"),
        (TWO._replace(boxes=(group("g", direction=Direction.RIGHT),)), "'direction' of 'g'"),
    ],
)
def test_a_word_that_dot_has_not_is_refused_by_name(scene, word):
    with pytest.raises(LayoutError, match=word) as caught:
        Graphviz().place(scene)
    assert "'--engine graphviz'" in caught.value.what


@pytest.mark.dot
def test_figure_8_1_is_placed_by_dot_with_nothing_lost():
    hold(Graphviz().place(figure_8_1()))


@pytest.mark.dot
@given(landscapes(most=12).map(without_directions))
@settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=SLOW, database=None)
def test_nothing_overlaps_where_dot_places_the_boxes(scene: Scene):
    hold(Graphviz().place(scene))


@pytest.mark.dot
def test_names_are_no_syntax():
    hold(Graphviz().place(TWO))


def test_an_empty_scene_needs_no_dot(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert Graphviz().place(Scene("empty", "Empty", ())).size == Size(0, 0)


def test_a_missing_dot_is_a_sentence_with_a_way_out(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LayoutError, match="not found") as caught:
        Graphviz().place(TWO)
    assert "layered" in caught.value.instead


def fake(folder: Path, answer: str) -> str:
    path = folder / "dot"
    path.write_text(f"#!/bin/sh\ncat >/dev/null\ncat <<'EOF'\n{answer}\nEOF\n")
    path.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize(
    "answer",
    [
        "{}",
        "[]",
        '{"objects": 3}',
        '{"objects": [{"name": "n0", "pos": "1,2"}]}',
        '{"objects": [{"name": "n0", "pos": "1,2"}, {"name": "n1", "pos": "nan,2"}]}',
        '{"objects": [{"name": "n0", "pos": "1,2"}, {"name": "n1", "pos": "1e99,2"}]}',
        '{"objects": [{"name": "n0", "pos": "1,2"}, {"name": "n1", "pos": NaN}]}',
        '{"objects": [{"name": "n0", "pos": "1,2"}, {"name": "n1", "pos": "5,5"}]}',
        "[" * 100_000,
    ],
)
def test_an_answer_that_is_no_layout_is_refused(answer, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", fake(tmp_path, answer))
    with pytest.raises(LayoutError, match="dot"):
        Graphviz().place(TWO)


def test_dot_is_told_numbers_only():
    from archmodel.layout.layered.tree import Tree

    text = source(Tree(TWO), [Size(120, 60), Size(120, 60)])
    assert "evil" not in text
    assert "n0 -> n1" in text


def test_numbers_out_of_bounds_are_refused():
    assert numbers("1,-2.5", 2) == [1.0, -2.5]
    for text in ("1", "1,inf", "nan,1", "1,2,3", "a,b"):
        with pytest.raises(ValueError, match=r".*"):
            numbers(text, 2)
