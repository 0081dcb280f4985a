"""A document of another tool on its way to a model: said in the words of our JSON, and read like that."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import Any

from archmodel.importers._problems import Problems, quoted, shown
from archmodel.importers._reader import Reader
from archmodel.importers._text import Path, Text
from archmodel.loss import Loss
from archmodel.model import Model
from archmodel.names import Name, slug, unique, variable
from archmodel.source import Place, path_in_project

__all__ = ["Entry", "Translation"]

Entry = dict[str, Any]


class Translation:
    """Collects what a document says as entries of our JSON, with where in it each was said."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems = _Translated()
        self.parts: dict[str, list[Entry]] = {}
        self.names: set[Name] = set()
        self.lost: list[tuple[Name, str, Path]] = []

    def name(self, *wanted: str | None, kept: Entry | None = None) -> Name:
        """Return an identifier that is not taken yet: the one that archmodel kept, if it did.

        Else it is made from the first text that says something.
        """
        known = (each for each in wanted if each and slug(each) != "unnamed")
        return self._take(kept, variable(next(known, "unnamed"), self.names))

    def derived(self, source: Name, target: Name, kept: Entry) -> Name:
        """Return the identifier that archmodel kept, or that a relation without one has in a blueprint."""
        return self._take(kept, unique(f"{source}->{target}", self.names))

    def _take(self, kept: Entry | None, otherwise: Name) -> Name:
        held = (kept or {}).get("name")
        found = held if isinstance(held, str) and held not in self.names else otherwise
        self.names.add(found)
        return found

    def add(self, part: str, path: Path, entry: Entry) -> None:
        """Add an entry, which the document says at `path`."""
        held = self.parts.setdefault(part, [])
        self.problems.paths[part, len(held)] = path
        held.append({key: value for key, value in entry.items() if value is not None})

    def lose(self, name: Name, what: str, path: Path) -> None:
        """Note that something of the document is not in the model."""
        self.lost.append((name, what, path))

    def model(self, head: Entry) -> Model:
        """Return the model. Raises one `LoadingError` that says all that is wrong."""
        self.problems.raise_any(self.text)
        places = _places(self.text, set(self.problems.paths.values()))
        for part, held in self.parts.items():
            for index, entry in enumerate(held):
                entry["place"] = _said(places[self.problems.paths[part, index]])
        self.problems.is_reading = True
        document = {"schemaVersion": 1, "elements": [], **head, **self.parts}
        return Reader(document, self.problems).model(self.text)

    def losses(self) -> Iterator[Loss]:
        """Yield what is lost, in the order of the document."""
        places = _places(self.text, {path for _, _, path in self.lost})
        for name, what, path in self.lost:
            yield Loss(name, what, places.get(path))

    def objects(self, path: Path, holder: Entry, key: str) -> Iterator[tuple[Path, Entry]]:
        """Yield the objects of a list, with their paths."""
        held = holder.get(key)
        if held is None:
            return
        if not isinstance(held, list):
            self.problems.add((*path, key), f"'{key}' cannot be {shown(held)}", "write a list")
            return
        for index, each in enumerate(held):
            if isinstance(each, dict):
                yield (*path, key, index), each
            else:
                self.problems.add((*path, key, index), f"expected an object, found {shown(each)}")

    def object(self, path: Path, holder: Entry, key: str) -> Entry:
        """Return an object, an empty one where there is none."""
        held = holder.get(key)
        if held is None or isinstance(held, dict):
            return held or {}
        self.problems.add((*path, key), f"'{key}' cannot be {shown(held)}", "write an object")
        return {}

    def word(self, path: Path, holder: Entry, key: str) -> str | None:
        """Return a text, or None where there is none or it is empty."""
        held = holder.get(key)
        if held is None or isinstance(held, str):
            return held or None
        self.problems.add((*path, key), f"'{key}' cannot be {shown(held)}", "write a text")
        return None

    def needed(self, path: Path, holder: Entry, key: str) -> str:
        """Return a text that must be there."""
        found = self.word(path, holder, key)
        if found is None and holder.get(key) in (None, ""):
            self.problems.add(path, f"it has no '{key}'", f'write "{key}": "…"')
        return found or ""

    def known(self, path: Path, word: str, among: Collection[str], what: str) -> bool:
        """Say whether a word is among those known, and note it as a problem where it is not."""
        if word and word not in among:
            self.problems.add(path, f"{quoted(word)} is no {what} of this document", word=word, among=among)
        return word in among


class _Translated(Problems):
    """Problems of our JSON, told where the other document says what they are about."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: dict[tuple[str | int, ...], Path] = {}
        self.is_reading = False
        """Whether paths are those of our JSON, as they are once it is read."""

    def add(self, at: Path | int, what: str, instead: str = "", **more: Any) -> None:
        """Note what is wrong, at a path of the one document or the other."""
        if self.is_reading and isinstance(at, tuple):
            at = self.paths.get(at[:2], ())
            if more.get("other") is not None:
                more["other"] = self.paths.get(more["other"][:2], ())
        super().add(at, what, instead, **more)


def _places(text: Text, wanted: Collection[Path]) -> dict[Path, Place]:
    """Return where some values of a document begin."""
    if not wanted:
        return {}
    starts = [0]
    while (end := text.text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    file = path_in_project(text.origin)
    found: dict[Path, Place] = {}
    for each in text.walk():
        if each.path in wanted:
            line = bisect_right(starts, each.start)
            column = each.start - starts[line - 1] + 1
            found[each.path] = Place(file, line, column, line, column + 1)
    return found


def _said(place: Place) -> Entry:
    return dict(zip(("path", "line", "column", "endLine", "endColumn"), place, strict=True))
