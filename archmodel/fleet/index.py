"""Pages that show all pictures of a folder: one for where it is browsed, one to hand on alone."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from archmodel.errors import FormatError
from archmodel.files import refuse_unwritable, replace_file
from archmodel.markup import Markup
from archmodel.text import visible

__all__ = ["Entry", "refuse_foreign", "write_index"]

MADE = "<!-- Made by archmodel render --index; it is written over. -->"
NEXT = "\n\n"
"""What ends the first paragraph of a description."""
TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What the page may do: show the pictures that it holds."""
STYLE = """
:root { color-scheme: light dark; --paper: #e4e7ec; --ink: #1c2530; --muted: #4b5563 }
@media (prefers-color-scheme: dark) { :root { --paper: #0b0e13; --ink: #e8ecf1; --muted: #a3adba } }
body { margin: 2rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 "Source Sans 3", sans-serif }
p { max-width: 46rem; color: var(--muted) }
section { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)) }
figure { margin: 0 }
img { width: 100%; height: 16rem; object-fit: contain; object-position: left top }
figcaption { color: var(--muted) }
a { color: inherit }
"""


class Entry(NamedTuple):
    """One picture of an index."""

    blueprint: str
    """The title of the blueprint."""
    description: str
    """What the blueprint is about."""
    title: str
    kind: str
    """What kind of picture it is, and which figure."""
    path: Path


def write_index(folder: Path, entries: Sequence[Entry]) -> list[Path]:
    """Write `README.md` and `index.html` into a folder, and return their paths.

    The second holds the pictures themselves, and refers to nothing outside but their files. Raises
    `FormatError` as `refuse_foreign` does.
    """
    refuse_foreign(folder)
    pages = {"README.md": _markdown(folder, entries), "index.html": _html(folder, entries)}
    for name, lines in pages.items():
        replace_file(folder / name, "\n".join([*lines, ""]).encode("utf-8", "replace"))
    return [folder / name for name in pages]


def refuse_foreign(folder: Path) -> None:
    """Raise `FormatError` where an index cannot be written, or would replace a page of somebody else."""
    for path in (folder / "README.md", folder / "index.html"):
        refuse_unwritable(path)
        if path.is_symlink() or (path.exists() and MADE.encode() not in path.read_bytes()[:200]):
            raise FormatError(
                "it is no index of archmodel, and would be overwritten",
                where=path.as_posix(),
                instead="choose another folder with -o, or leave out --index",
            )


def _markdown(folder: Path, entries: Sequence[Entry]) -> Iterator[str]:
    yield from (MADE, "", "# Pictures")
    for (blueprint, description), those in groupby(entries, lambda each: each[:2]):
        yield from ("", f"## {_cell(blueprint)}", "")
        if description:
            yield from (f"<p>{_cell(description.partition(NEXT)[0])}</p>", "")
        yield from ("| picture | |", "|---|---|")
        for each in those:
            link = quote(each.path.relative_to(folder).as_posix())
            alt = escape(" ".join(visible(each.title).split())).replace("|", "&#124;")
            said = f"[{_cell(each.title)}]({link})<br>{_cell(each.kind)}<br>`{each.path.stem}`"
            yield f'| {said} | <img alt="{alt}" src="{link}" width="360"> |'


def _cell(text: str) -> str:
    """Return text that is nothing but text in a cell of Markdown."""
    plain = escape(" ".join(visible(text).split()), quote=False)
    for each in "\\`*_[]|#":
        plain = plain.replace(each, f"\\{each}")
    return plain


def _html(folder: Path, entries: Sequence[Entry]) -> Iterator[str]:
    out = Markup()
    out.open("html", lang="en")
    out.empty("meta", charset="utf-8")
    out.empty("meta", http_equiv="Content-Security-Policy", content=POLICY)
    out.empty("meta", name="viewport", content="width=device-width")
    out.text("title", "Pictures")
    out.text("style", STYLE)
    for (blueprint, description), those in groupby(entries, lambda each: each[:2]):
        out.text("h1", blueprint)
        if description:
            out.text("p", " ".join(description.split()))
        out.open("section")
        for each in those:
            _figure(out, folder, each)
        out.close("section")
    out.close("html")
    yield from ("<!doctype html>", MADE, str(out))


def _figure(out: Markup, folder: Path, entry: Entry) -> None:
    """Write a picture, which leads to its file."""
    data = b64encode(entry.path.read_bytes()).decode()
    out.open("figure")
    out.open("a", href=quote(entry.path.relative_to(folder).as_posix()))
    out.empty("img", alt=entry.title, src=f"data:{TYPES[entry.path.suffix]};base64,{data}")
    out.close("a")
    out.open("figcaption")
    out.text("b", entry.title)
    out.empty("br")
    out.text("span", entry.kind)
    out.empty("br")
    out.text("code", entry.path.stem)
    out.close("figcaption")
    out.close("figure")
