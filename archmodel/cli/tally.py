"""What became of every blueprint and picture of a run, for its last line and for `--report`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from archmodel.cli.saying import say

__all__ = ["Tally"]

_MOST_NAMED = 10
_WORDS = {"ok": "drawn", "cached": "unchanged", "failed": "failed", "skipped": "skipped"}


class _Picture(Protocol):
    """What a row says of a picture."""

    @property
    def name(self) -> str: ...
    @property
    def source(self) -> Path: ...
    @property
    def files(self) -> Mapping[str, Path]: ...


class Row(NamedTuple):
    """What became of one picture, or of a blueprint that could not be read."""

    source: Path
    """The file of the blueprint."""
    picture: str
    """`blueprint/view`, or nothing for a whole blueprint."""
    status: str
    """`ok`; `cached` where its files were as they should be; `failed`; `skipped` by an interrupt."""
    files: tuple[Path, ...] = ()
    """Its files, or those that are left from an earlier run."""
    message: str = ""
    """What was wrong."""

    @property
    def is_missing(self) -> bool:
        """Whether it is not as it should be."""
        return self.status in ("failed", "skipped")


class Tally:
    """The rows of a run, in order."""

    def __init__(self) -> None:
        self._rows: list[Row] = []

    def lost(self, source: Path, message: str) -> None:
        """Note a blueprint that cannot be read."""
        self._rows.append(Row(source, "", "failed", (), message))

    def find_stale(self, made_from: Callable[[Path], Iterable[Path]]) -> None:
        """Note which pictures of the blueprints that cannot be read are left from an earlier run."""
        self._rows = [row._replace(files=tuple(made_from(row.source))) for row in self._rows]

    def add(self, picture: _Picture, status: str, message: str = "") -> None:
        """Note what became of a picture."""
        row = Row(picture.source, picture.name, status, tuple(picture.files.values()), message)
        if row.is_missing:
            row = row._replace(files=tuple(each for each in row.files if each.exists()))
        self._rows.append(row)

    @contextmanager
    def of(self, pictures: Sequence[_Picture]) -> Iterator[None]:
        """Note which pictures an interrupt leaves undone; each gets its row inside."""
        before = len(self._rows)
        try:
            yield
        except KeyboardInterrupt:
            for each in pictures[len(self._rows) - before :]:
                self.add(each, "skipped")
            raise

    @contextmanager
    def told(self, report: str | None) -> Iterator[None]:
        """Say at the end what became of all, and write it to `report`; after an interrupt as well."""
        try:
            yield
        finally:
            if line := self._line():
                say(line)
            if report:
                from archmodel.files import replace_file

                replace_file(Path(report), self._document())

    def _line(self) -> str:
        """Return the counts, where there is more to say of several than that all were drawn."""
        counts = Counter(row.status for row in self._rows)
        missing = [row.picture or row.source.as_posix() for row in self._rows if row.is_missing]
        if not counts["cached"] and (not missing or len(self._rows) == 1):
            return ""
        shown = [f"{counts[each]:,} {word}" for each, word in _WORDS.items() if counts[each] or each == "ok"]
        more = [f"and {len(missing) - _MOST_NAMED:,} more"] if len(missing) > _MOST_NAMED else []
        names = ", ".join([*missing[:_MOST_NAMED], *more])
        return ", ".join(shown) + (f": {names}" if names else "")

    def _document(self) -> bytes:
        counts = Counter(row.status for row in self._rows)
        pictures = [
            {
                "source": row.source.as_posix(),
                "picture": row.picture or None,
                "status": row.status,
                "stale" if row.is_missing else "files": [each.as_posix() for each in row.files],
                **({"message": row.message} if row.message else {}),
            }
            for row in self._rows
        ]
        counted = {each: counts[each] for each in _WORDS}
        document = {"schemaVersion": 1, "counts": counted, "pictures": pictures}
        return (json.dumps(document, indent=2) + "\n").encode()
