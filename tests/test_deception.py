"""Source that reads otherwise than it runs is found by its line."""

from __future__ import annotations

import pytest

from archmodel.deception import deceptions


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("x = 1\n", []),
        ("name = 'café, 図, עברית'\n", []),
        ("größe = 1\nΔ = 2\nжук = 3\n", []),
        ("x = 1\ny = 'a\u202eb'\n", [2]),
        ("# \u2067 hidden\n", [1]),
        ("\f\nx = '\u2028'\r\ny = 'a\u202eb'\n", [3]),
        ("scope = 1\nsc\u043epe = 2\nsc\u043epe += 1\n", [2]),
        ("sc\u043epe = 2\n", [1]),
        ("\u0440\u0430\u0443 = 2\npay = 1\n", [1]),
        ("'sc\u043epe'\nscope = 1\n", []),
        ("x = (\u043e\n", []),
    ],
    ids=[
        "ascii",
        "texts",
        "names",
        "turned",
        "comment",
        "line ends",
        "twin",
        "mixed",
        "whole",
        "in a text",
        "broken",
    ],
)
def test_what_deceives_a_reader_is_found_and_nothing_else(source, lines):
    assert [line for line, _ in deceptions(source.encode())] == lines


def test_a_file_in_another_encoding_is_read_by_its_cookie():
    source = "# coding: cp1251\nscope = 1\nsc\u043epe = 2\n".encode("cp1251")
    assert [*deceptions(source)] == [(3, "the name 'sc\\u043epe' looks like 'scope', which is another name")]


def test_a_file_that_is_no_text_is_left_to_what_runs_it():
    assert [*deceptions(b"x = '\xff\xfe'\n")] == []


def test_a_file_that_would_take_long_is_said_to_be_unseen():
    ((line, why),) = deceptions("x = 'é'\n".encode() * 100_000)
    assert (line, why.partition(",")[0]) == (1, "larger than 512 KiB")
