"""CSV: a row for each element, relation and fact, whatever their texts hold."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from archmodel.formats.model._said import said
from archmodel.formats.model.csv import Csv
from archmodel.model import Model
from archmodel.text import visible
from tests.formats.model.cases import labelled, models

MODELS = models()


def rows(model: Model) -> list[dict[str, str]]:
    csv.field_size_limit(1 << 20)
    return [*csv.DictReader(StringIO(Csv().write(model).decode(), newline=""))]


@pytest.mark.parametrize("name", MODELS)
def test_there_is_a_row_for_everything_with_all_that_is_said_of_it(name):
    model = MODELS[name]
    first, *others = rows(model)
    assert (first["is"], first["name"], first["title"]) == ("model", model.name, visible(model.title))
    declared = {**model.elements, **model.relations, **model.facts}
    assert [each["name"] for each in others] == [*declared]
    for row, each in zip(others, declared.values(), strict=True):
        for field, text in said(model, each).items():
            assert row[field].removeprefix("'") == visible(text).removeprefix("'")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1"])
def test_no_text_is_a_formula_to_a_spreadsheet(text):
    row = rows(labelled([text]))[2]
    assert row["title"] == f"'{visible(text)}"
