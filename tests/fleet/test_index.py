"""An index shows every picture of a folder, on one page for browsing and on one that stands alone."""

from __future__ import annotations

import re
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path

import pytest

from archmodel.errors import FormatError
from archmodel.fleet.index import Entry, write_index
from tests.process import SHOP, CommandLine

NASTY = '<b>"Orders" | *all* `now`</b> [x](y) & \\ #1'


class Pictures(HTMLParser):
    """Notes what a page shows, where it leads, and which texts it has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.images: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an image or a link."""
        self.tags.add(tag)
        said = dict(attrs)
        if tag == "img":
            self.images.append(said["src"] or "")
        if tag == "a":
            self.links.append(said["href"] or "")

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


def entry(folder: Path, title: str) -> Entry:
    path = folder / "shop" / "schematic.svg"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"<svg/>")
    return Entry("The shop", "Sells\nthings.", title, "Schematic view", path)


def test_the_page_alone_holds_every_picture_and_leads_to_its_file(tmp_path):
    _, page = write_index(tmp_path, [entry(tmp_path, "Orders")])
    seen = Pictures(page.read_text(encoding="utf-8"))
    assert seen.links == ["shop/schematic.svg"]
    (image,) = seen.images
    assert b64decode(image.removeprefix("data:image/svg+xml;base64,")) == b"<svg/>"
    assert "script" not in seen.tags


def test_titles_are_text_on_both_pages_whatever_is_in_them(tmp_path):
    readme, page = write_index(tmp_path, [entry(tmp_path, NASTY)])
    seen = Pictures(page.read_text(encoding="utf-8"))
    assert NASTY in seen.texts
    (row,) = (line for line in readme.read_text(encoding="utf-8").splitlines() if "schematic.svg" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 3
    assert "<b>" not in row


def test_an_index_is_written_anew_and_never_over_a_page_of_somebody_else(tmp_path):
    (tmp_path / "README.md").write_text("# Mine\n")
    with pytest.raises(FormatError, match="it is no index of archmodel"):
        write_index(tmp_path, [entry(tmp_path, "Orders")])
    assert (tmp_path / "README.md").read_text() == "# Mine\n"
    (tmp_path / "README.md").unlink()
    write_index(tmp_path, [entry(tmp_path, "Orders")])
    readme, _ = write_index(tmp_path, [entry(tmp_path, "Parcels")])
    assert "Parcels" in readme.read_text()


def test_render_makes_an_index_of_all_it_drew_or_left_unchanged(archmodel: CommandLine, tmp_path):
    shop = archmodel.write("shop.py", SHOP)
    for _ in range(2):
        ended = archmodel("render", shop, "-o", "out", "--index", XDG_CACHE_HOME=str(tmp_path / "cache"))
        assert ended.code == 0
        assert ended.out.split()[-2:] == ["out/README.md", "out/index.html"]
        page = archmodel.files("out")["index.html"].decode()
        assert Pictures(page).links == ["shop/schematic.svg", "shop/logical.svg"]


def test_render_draws_nothing_where_an_index_cannot_be(archmodel: CommandLine):
    shop = archmodel.write("shop.py", SHOP)
    archmodel.write("out/index.html", b"mine")
    assert archmodel("render", shop, "-o", "out", "--index").code == 2
    assert archmodel.files("out") == {"index.html": b"mine"}
    assert archmodel("render", shop, "-o", "other", "-f", "json", "--index").code == 2
    assert not (archmodel.folder / "other").exists()
    ended = archmodel("render", shop, "--view", "logical", "-o", "one.svg", "--index")
    assert ended.code == 2
    assert "name a folder with -o" in ended.err


@pytest.fixture
def archmodel(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


def test_a_run_with_an_error_leaves_the_index_as_it_was(archmodel: CommandLine):
    shop = archmodel.write("shop.py", SHOP)
    archmodel("render", shop, "-o", "out", "--index")
    before = archmodel.files("out")["index.html"]
    broken = archmodel.write("broken.py", "import nothing_of_that_name")
    assert archmodel("render", shop, broken, "--view", "logical", "-o", "out", "--index").code == 2
    assert archmodel.files("out")["index.html"] == before


def test_a_title_of_several_lines_stays_in_its_row(tmp_path):
    readme, _ = write_index(tmp_path, [entry(tmp_path, "One\ntwo")])
    (row,) = (line for line in readme.read_text().splitlines() if "schematic.svg" in line)
    assert row.startswith("| [One two](")
    assert row.endswith(" |")


def test_an_index_is_left_as_it_was_where_a_picture_could_not_be_drawn(archmodel: CommandLine):
    archmodel.write("shop.py", SHOP)
    archmodel("render", "shop.py", "-o", "out", "--index")
    before = archmodel.files("out")
    ended = archmodel(
        "render", "shop.py", "-o", "out", "--index", "--timeout", "0.000001", "--theme", "plain"
    )
    assert ended.code == 2
    for name in ("README.md", "index.html"):
        assert archmodel.files("out")[name] == before[name]
