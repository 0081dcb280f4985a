"""Changes made from the document that says them."""

from __future__ import annotations

import json

import pytest

from archmodel.changes import Compared
from archmodel.diff import compare, patched
from archmodel.errors import LoadingError
from archmodel.formats.changes.json import Json
from archmodel.model import Model
from tests.diff.edits import cases


def said(before: Model, after: Model) -> dict[str, object]:
    (diff,) = json.loads(Json().write([Compared(compare(before, after))]))["diffs"]
    found: dict[str, object] = diff
    return found


def test_what_is_said_to_have_changed_makes_the_one_of_the_other_and_back() -> None:
    for case in cases(60):
        there, back = said(case.before, case.after), said(case.after, case.before)
        assert not compare(patched(case.before, there), case.after)
        assert not compare(patched(case.after, back), case.before)


def test_changes_of_another_model_are_refused() -> None:
    one, other = [*cases(2)]
    with pytest.raises(LoadingError, match="are of another model"):
        patched(
            one.before,
            {
                "model": [],
                "added": [],
                "changed": [],
                "removed": [{"part": "elements", "entry": {"name": next(iter(other.before.relations))}}],
            },
        )
