"""CSV: a table for spreadsheets, a row for each element, relation and fact."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import ClassVar

from archmodel.formats.base import Format, Loss
from archmodel.formats.model._said import left_out, said
from archmodel.model import Model
from archmodel.text import visible

__all__ = ["Csv"]


class Csv(Format[Model]):
    """A column for each field that one of them states.

    Text that a spreadsheet would take for a formula has an apostrophe before it.
    """

    suffix: ClassVar[str] = ".csv"

    def write(self, stage: Model) -> bytes:
        """Return the table as UTF-8, with a line for the names of its columns."""
        whole = {"title": stage.title, "description": stage.description, "part": stage.part}
        rows = [
            {"is": "model", "name": stage.name, **{name: str(each) for name, each in whole.items() if each}}
        ]
        for part in ("elements", "relations", "facts"):
            for name, each in getattr(stage, part).items():
                rows.append({"is": part[:-1], "name": name, "kind": type(each).__name__, **said(stage, each)})
        columns = dict.fromkeys(field for row in rows for field in row)
        table = StringIO()
        writer = csv.DictWriter(table, [*columns], lineterminator="\n")
        writer.writeheader()
        writer.writerows({field: _harmless(text) for field, text in row.items()} for row in rows)
        return table.getvalue().encode("utf-8", "replace")

    def losses(self, stage: Model) -> Iterable[Loss]:
        """Return the views and waivers."""
        return left_out(stage, "views", "waivers")


def _harmless(text: str) -> str:
    shown = visible(text)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) or text.startswith(("\t", "\r")) else shown
