"""The pictures of the documentation are what a fresh run draws, and every word has one."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from archmodel import render
from archmodel.drawing.glyphs import NAMES
from archmodel.loading import load_all
from archmodel.review import own_rules
from archmodel.theme import THEMES
from archmodel.views import View
from tests.blueprints.figures import CARDS, FIGURES
from tests.process import surroundings
from tests.test_renders import ROOT, files

PAGES = [page.stem for page in sorted((ROOT / "docs").glob("*.md")) if page.with_suffix(".py").exists()]
"""Pages that have pictures of their own."""
PAGE = (ROOT / "docs" / "layout.md").read_text(encoding="utf-8")
WORDS = [each.name for each in fields(View) if each.name not in ("title", "figure", "theme")]


def blocks_of(text: str) -> list[str]:
    """Return the blocks of Python in a page."""
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_the_pictures_are_what_a_fresh_run_draws(page, tmp_path):
    command = [
        sys.executable,
        "-m",
        "archmodel",
        "render",
        f"docs/{page}.py",
        "-f",
        "svg",
        "-o",
        str(tmp_path),
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env=surroundings({}))
    drawn, committed = files(tmp_path), files(ROOT / "docs" / page)
    assert sorted(committed) == sorted(drawn)
    assert [name for name in drawn if committed[name] != drawn[name]] == [], "run: python3 dev.py render"


def test_what_the_page_of_authors_says_of_python_runs():
    text = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    from_python = text.partition("## From Python")[2]
    shop, *blocks = blocks_of(text[: text.index("## Names")] + from_python)
    # Within this process other modules have imported what a page may have forgotten to.
    done = subprocess.run(
        [sys.executable, "-"],
        input="".join([shop, *blocks]).encode(),
        cwd=ROOT,
        check=False,
        env=surroundings({}),
        capture_output=True,
    )
    assert done.stderr.decode() == ""
    assert "`archmodel." not in from_python, "what is named in passing runs nowhere"


def test_what_the_page_of_authors_says_of_reviews_is_a_blueprint_without_findings(archmodel):
    text = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    archmodel.write("ordering.py", blocks_of(text.partition("## What the review needs")[2])[0])
    assert archmodel("check", "ordering.py") == (0, "", "", b"")


def test_the_words_of_the_page_of_layouts_are_those_of_its_blueprint(archmodel):
    source = (ROOT / "docs" / "layout.py").read_text(encoding="utf-8")
    lines = [line for block in blocks_of(PAGE) for line in block.splitlines() if line]
    imported = [line for line in lines if line.startswith("from ")]
    body = [line for line in lines if line.startswith("    ")]
    shop = source[source.index("class Shop(") : source.index("    plain = ")].splitlines()
    elements = "from archmodel.elements import *"
    archmodel.write("shop.py", "\n".join([elements, *imported, *shop, *body, ""]))
    ended = archmodel("render", "shop.py", "-f", "svg", "-o", "out")
    assert (ended.code, ended.err) == (0, "")
    views = [line.split()[0] for line in body if "View(" in line]
    assert ended.out.split() == [f"out/shop/{view}.svg" for view in views]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_every_picture_of_its_own_and_no_other(page):
    text = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert set(re.findall(rf"\]\({page}/([^)]+\.svg)\)", text)) == set(files(ROOT / "docs" / page))


def test_the_pictures_of_a_change_are_what_a_fresh_run_draws_and_are_shown(tmp_path):
    command = [sys.executable, "docs/change_pages.py", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, env=surroundings({}))
    assert files(tmp_path) == files(ROOT / "docs" / "change"), "run: python3 dev.py render"
    text = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(change/([^)]+)\)", text)) == set(files(ROOT / "docs" / "change"))


def test_the_pages_of_the_rules_are_what_a_fresh_run_writes(tmp_path):
    command = [sys.executable, "docs/rule_pages.py", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, env=surroundings({}))
    written, committed = files(tmp_path), files(ROOT / "docs" / "rules")
    assert sorted(committed) == sorted(written)
    assert [name for name in written if committed[name] != written[name]] == [], "run: python3 dev.py render"
    assert sum(map(len, written.values())) < 1_500_000


def test_the_index_links_every_rule_and_every_page_shows_its_pictures():
    pages = {
        path: text.decode() for path, text in files(ROOT / "docs" / "rules").items() if path.endswith("md")
    }
    links = {path: re.findall(r"\]\(([^)#:]+)\)", text) for path, text in pages.items()}
    codes = [link[:-3].partition("-")[0] for link in links["README.md"] if "/" not in link]
    assert sorted(codes) == sorted(rule.code for rule in own_rules())
    for path, targets in links.items():
        assert [each for each in targets if not (ROOT / "docs" / "rules" / each).exists()] == []
        if path != "README.md" and not path.startswith("DOC006"):  # whose bad view cannot be drawn
            code = path.partition("-")[0]
            assert {f"pictures/{code}-bad.svg", f"pictures/{code}-good.svg"} <= {*targets}


def test_the_page_of_glyphs_tells_of_every_glyph():
    text = (ROOT / "docs" / "glyphs.md").read_text(encoding="utf-8")
    assert [name for name in sorted(NAMES) if f"`{name}`" not in text] == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_a_picture_that_is_in_it(theme):
    name = theme.replace("-", "_")
    assert f"![{theme}](themes/shop/{name}.svg)" in (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
    (shop,) = load_all([str(ROOT / "docs" / "themes.py")])
    committed = (ROOT / "docs" / "themes" / "shop" / f"{name}.svg").read_bytes()
    assert render(shop, name, theme=theme) == committed


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


def test_the_page_of_the_series_has_a_row_and_a_render_for_every_figure():
    page = (ROOT / "docs" / "series.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\w.]+) \| \[.*?\]\(\.\./(renders/[^)]+\.svg)\)", page, re.MULTILINE))
    assert set(rows) == {*FIGURES, *CARDS}
    assert [path for figure, path in rows.items() if not Path(path).name.startswith(f"{figure}-")] == []
    assert [path for path in rows.values() if not (ROOT / path).exists()] == []
