"""What is written is markup whatever it says: each text and value comes back from a parser."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archmodel.errors import FormatError
from archmodel.markup import Markup, number
from archmodel.text import visible


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-0.004, "0"),
        (-0.006, "-0.01"),
        (1, "1"),
        (10, "10"),
        (100.0, "100"),
        (1.5, "1.5"),
        (10.25, "10.25"),
        (-2.40, "-2.4"),
        (0.1 + 0.2, "0.3"),
        (99.999, "100"),
        (1e15, "1000000000000000"),
    ],
)
def test_a_number_has_two_decimals_at_most_and_no_exponent(value: float, written: str):
    assert number(value) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused(value: float):
    with pytest.raises(FormatError) as caught:
        number(value)
    assert caught.value.what == f"a picture has a place or a size that is {value}"


def test_a_document_grows_element_by_element():
    out = Markup()
    out.open("g", id="a", data_name=None, font_size=12.50)
    out.line()
    out.text("text", "1 < 2 > 0 & so on", x=1)
    out.empty("path", d='M0 0"', data_kind="x'y\n")
    out.close("g")
    assert str(out) == (
        '<g id="a" font-size="12.5">\n'
        '<text x="1">1 &lt; 2 &gt; 0 &amp; so on</text>\n'
        '<path d="M0 0&quot;" data-kind="x\'y&#10;"/>\n'
        "</g>\n"
    )


@settings(max_examples=300, derandomize=True, database=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_and_value_come_back_as_they_are_shown(text: str):
    out = Markup()
    out.text("t", text, a=text, b="<&>")
    element = ElementTree.fromstring(str(out))
    assert (element.text or "", element.get("a"), element.get("b")) == (visible(text), visible(text), "<&>")
    assert len(element) == 0
