"""An SVG of anybody's comes out as one that does nothing but show, or is refused."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.errors import FormatError
from archmodel.icons.svg import MOST_DEPTH, MOST_DRAWN, MOST_ELEMENTS, cleaned

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'


def shown(inner: str, more: str = "") -> tuple[str, tuple[str, ...]]:
    """Return what is left of a picture that holds `inner`, without white space between, and what is not."""
    content, dropped = cleaned(f"{HEAD}{more}>{inner}</svg>".encode())
    text = content.decode().replace("\n", "")
    start = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"'
    assert text.startswith(start)
    return text.removeprefix(start).removeprefix(">").removesuffix("</svg>"), dropped


def refused(content: str | bytes) -> str:
    with pytest.raises(FormatError) as error:
        cleaned(content.encode() if isinstance(content, str) else content)
    return error.value.what


def test_shapes_colours_and_gradients_of_its_own_stay():
    inner = (
        '<defs><linearGradient id="i1"><stop offset="0" stop-color="#f00"/></linearGradient></defs>'
        '<g transform="translate(1,2) rotate(-45)"><path d="M0 0L9,9z" fill="url(#i1)"/></g>'
        '<circle cx="1" cy="2" r="3" stroke="rgb(1,2,3)" stroke-width="2"/><use href="#i1"/>'
    )
    assert shown(inner) == (inner, ())


@pytest.mark.parametrize(
    ("inner", "left", "dropped"),
    [
        ("<script>alert(1)</script><path/>", "<path/>", "<script>"),
        ('<g onload="alert(1)"><path/></g>', "<g><path/></g>", "onload"),
        ("<foreignObject><path/></foreignObject>", "/>", "<foreignObject>"),
        ('<a href="javascript:x"><path/></a>', "/>", "<a>"),
        ('<image href="http://127.0.0.1:9/x.png"/>', "/>", "<image>"),
        ("<style>@import url(//x);</style>", "/>", "<style>"),
        ('<animate attributeName="href" to="javascript:x"/>', "/>", "<animate>"),
        ('<set attributeName="onload"/>', "/>", "<set>"),
        ('<svg onload="x"/>', "/>", "<svg>"),
        ('<use href="other.svg#a"/>', "<use/>", "href"),
        ('<use xlink:href="data:image/svg+xml,x#a"/>', "<use/>", "href"),
        ('<path fill="url(http://x)"/>', "<path/>", "fill"),
        ('<path fill="expression(alert(1))"/>', "<path/>", "fill"),
        ('<path style="fill:var(--x);stroke:red"/>', '<path stroke="red"/>', "fill"),
        ('<path style="background:url(//x)"/>', "<path/>", "background"),
        ('<path filter="url(#f)"/>', "<path/>", "filter"),
        ('<path stroke-dasharray="0.001"/>', "<path/>", "stroke-dasharray"),
        ('<path d="M0 0L1e9 9"/>', "<path/>", "d"),
        ('<g transform="scale(1000001)"/>', "<g/>", "transform"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', "/>", "<script>"),
    ],
)
def test_what_could_do_anything_is_left_out_and_named(inner: str, left: str, dropped: str):
    assert shown(inner) == (left, (dropped,))


def test_what_shows_nothing_is_left_out_without_a_word():
    inner = (
        "<title>A</title><desc>b</desc><metadata>c</metadata><!-- d --><?php e ?>"
        '<n:view xmlns:n="urn:editor"/><path class="f" id="unused" data-g="h" aria-label="i"/>'
    )
    assert shown(inner) == ("<path/>", ())


def test_style_attributes_become_plain_ones_and_texts_go_with_their_element():
    assert shown('<path style="fill: #abc; stroke-width:2"/>')[0] == '<path fill="#abc" stroke-width="2"/>'
    assert shown("<text>hidden</text>words<path/>")[0] == "<path/>"


def test_ids_are_counted_and_references_to_none_are_left_out():
    inner = '<g id="layer"><path id="x"/><path id="x"/></g><use href="#x"/><use href="#none"/><use href="#"/>'
    assert shown(inner)[0] == '<g><path id="i1"/><path/></g><use href="#i1"/><use/><use/>'


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ('<g id="a"><use href="#a"/></g>', "refers to itself"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "refers to itself"),
        ('<clipPath id="c" clip-path="url(#c)"><path/></clipPath><path/>', "refers to itself"),
        ("<g>" * (MOST_DEPTH + 1) + "</g>" * (MOST_DEPTH + 1), "deep"),
        ("<path/>" * (MOST_ELEMENTS + 1), f"more than {MOST_ELEMENTS:,} elements"),
        (
            '<g id="a0"><path/></g>'
            + "".join(f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(9)),
            f"draws more than {MOST_DRAWN:,}",
        ),
        (
            "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(MOST_DEPTH)),
            "deep",
        ),
    ],
)
def test_a_bomb_is_refused(inner: str, said: str):
    assert said in refused(f"{HEAD}>{inner}</svg>")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is no SVG"),
        (b"\x89PNG", "it is no SVG"),
        ("<svg/>", "begins with <svg>"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "begins with <html>"),
        (f"{HEAD}>", "it is no SVG"),
        ('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + HEAD + ">&x;</svg>", "document type"),
        ("<!DOCTYPE svg>" + HEAD + "/>", "document type"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "says no size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9"/>', "says no size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="0"/>', "not between 0.1 and 10,000"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="1e6" height="9"/>', "not between 0.1 and 10,000"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20000 9"/>', "not between 0.1 and 10,000"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>', "says no size"),
        (f"{HEAD} encoding='x'>&undefined;</svg>", "it is no SVG"),
        ("<?xml version='1.0' encoding='nonsense'?>" + HEAD + "/>", "it is no SVG"),
    ],
)
def test_what_is_no_picture_of_a_size_is_refused(content: str | bytes, said: str):
    assert said in refused(content)


def test_a_size_alone_is_the_grid():
    content, _ = cleaned(b'<svg xmlns="http://www.w3.org/2000/svg" width="24px" height="12.5"><path/></svg>')
    assert ET.fromstring(content).get("viewBox") == "0 0 24 12.5"


PARTS = st.recursive(
    st.sampled_from(
        ["<path/>", "<use href='#a'/>", "<script>x</script>", "<rect id='a' width='1'/>", "text"]
    ),
    lambda inner: st.builds(
        "<{0} {1}>{2}</{0}>".format,
        st.sampled_from(["g", "defs", "symbol", "a", "clipPath"]),
        st.sampled_from(
            ["", "id='a'", "id='b'", "onclick='x'", "style='fill:red;x:y'", "clip-path='url(#b)'"]
        ),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=12,
)


@given(PARTS)
def test_what_is_clean_stays_as_it_is(inner: str):
    try:
        once, _ = cleaned(f"{HEAD}>{inner}</svg>".encode())
    except FormatError:
        return
    assert cleaned(once) == (once, ())
    assert b"script" not in once
    assert b"onclick" not in once
