"""The page of a rule in its three formats."""

from __future__ import annotations

import json

from archmodel.formats.rule.json import Json
from archmodel.formats.rule.markdown import Markdown
from archmodel.formats.rule.text import Text
from archmodel.review import known_rules
from archmodel.rules.base import page
from tests.formats.review.problem import ReachesCart

RULES = known_rules()
PARTS = ("what", "why", "instead", "references", "off", "bad", "good")


def squeezed(text: str) -> str:
    """Return a text without line ends and indentation, all small."""
    return " ".join(text.split()).lower()


def test_every_format_holds_every_part_of_every_page() -> None:
    text, markdown = (squeezed(form.write(RULES).decode()) for form in (Text(), Markdown()))
    told = json.loads(Json().write(RULES))["rules"]
    for rule, known in zip(RULES, told, strict=True):
        assert (known["code"], known["severity"]) == (rule.code, str(rule.severity))
        for part in PARTS:
            written = getattr(page(rule), part)
            assert known[part] == written
            assert squeezed(written) in text
            assert squeezed(written) in markdown
        assert [(each["name"], each["default"]) for each in known["options"]] == [
            (each.name, each.default) for each in page(rule).options
        ]
        for option in page(rule).options:
            assert squeezed(f"- {option.name} = {option.default}: {option.what}") in text
            assert squeezed(f"| `{option.name}` | `{option.default}` | {option.what} |") in markdown


def test_options_are_told_with_the_value_that_settings_would_set_them_to() -> None:
    (rule,) = (each for each in RULES if each.code == "STR003")
    (option,) = page(rule).options
    assert (option.name, option.default) == ("edges", '"sync"')
    assert option.what.startswith("Which relations count: ")


def test_a_part_that_its_author_left_out_has_no_heading() -> None:
    assert Markdown().write([ReachesCart]).decode() == (
        "# AAA001 reaches-cart\n\n*error*\n\nFinds every way to the cart.\n\n"
        "## Why it matters\n\nIt is the *cart*.\n"
    )


def test_a_page_in_json_has_no_line_that_is_not_ascii() -> None:
    assert Json().write(RULES).isascii()
