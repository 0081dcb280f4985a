"""What is not shown as it was written is said, once a declaration, with its place."""

from __future__ import annotations

from archmodel.cautions import LONG, cautions
from archmodel.elements import Service
from archmodel.model import Model


def said(model: Model) -> list[tuple[str, str]]:
    return [(each.name, each.what) for each in cautions(model)]


def test_ordinary_texts_are_passed_over():
    node = Service("Größe 日本語\ttab\nline", description="x" * LONG, tags=frozenset({"a", "b"}))
    assert said(Model("m", "A title", {"a": node})) == []


def test_characters_with_stand_ins_are_named_by_field_and_once_a_declaration():
    node = Service("a\x00\x00\x1b", tags=frozenset({"x\ud800", "w\x07"}))
    (caution,) = cautions(Model("m", "M", {"a": node}))
    assert str(caution).startswith("tests/test_cautions.py:")
    assert caution.what == (
        "has U+0000, U+001B in its title, shown as stand-ins; "
        "has U+0007 in its tags, shown as stand-ins; has U+D800 in its tags, shown as stand-ins"
    )


def test_of_many_characters_the_first_are_named():
    ((_, what),) = said(Model("m", "".join(map(chr, range(0x0E, 0x20))), {}))
    assert what == "has U+000E, U+000F, U+0010, U+0011, U+0012 and 13 more in its title, shown as stand-ins"


def test_a_very_long_text_is_told():
    ((_, what),) = said(Model("m", "x" * (LONG + 1), {}))
    assert what == "has 65,537 characters in its title, of which pictures show the first"
