"""The pictures of the documentation are what a fresh run draws, and every word has one."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields

import pytest

from archmodel.views import View
from tests.test_renders import ROOT, files

PAGE = (ROOT / "docs" / "layout.md").read_text(encoding="utf-8")
WORDS = [each.name for each in fields(View) if each.name not in ("title", "figure")]


def test_the_pictures_are_what_a_fresh_run_draws(tmp_path):
    command = [
        sys.executable,
        "-m",
        "archmodel",
        "render",
        "docs/layout.py",
        "-f",
        "svg",
        "-o",
        str(tmp_path),
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    drawn, committed = files(tmp_path), files(ROOT / "docs" / "layout")
    assert sorted(committed) == sorted(drawn)
    assert [name for name in drawn if committed[name] != drawn[name]] == [], "run: python3 dev.py render"


def test_the_page_shows_every_picture_and_no_other():
    shown = {each.removeprefix("layout/") for each in re.findall(r"\]\((layout/[^)]+\.svg)\)", PAGE)}
    assert shown == set(files(ROOT / "docs" / "layout"))


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_a_picture_that_shows_what_it_does(word):
    folder = next((ROOT / "docs" / "layout").glob(f"*/{word}.svg")).parent
    assert f"![{word}](layout/{folder.name}/{word}.svg)" in PAGE
    assert f"**`{word}`**" in PAGE
    with_word, without = (folder / f"{name}.svg" for name in (word, "plain"))
    boxes = [
        re.sub(r"<title>.*?</title>", "", each.read_text(encoding="utf-8")) for each in (with_word, without)
    ]
    assert boxes[0] != boxes[1]
