"""A link leads to a page or a mailbox, or nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.links import safe_link


@pytest.mark.parametrize(
    "link",
    [
        "https://example.com/",
        "HTTP://example.com:8080/a?b=c&copy=d#e",
        "https://user@example.com/",
        "https://[::1]/",
        "https://例え.jp/パス",
        'https://example.com/"quote',
        "mailto:team@example.com?subject=orders",
        "orders.html",
        "../docs/a%20b.html#c",
        "docs/a:b.html",
        "#orders",
        "?page=orders",
    ],
)
def test_pages_mailboxes_and_paths_are_kept(link: str):
    assert safe_link(link) == link


@pytest.mark.parametrize(
    "link",
    [
        None,
        "",
        " https://example.com/",
        "https://example.com/a b",
        "https://example.com\\@evil.invalid",
        "java\tscript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\x01javascript:alert(1)",
        "\u202ejavascript:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.invalid/x",
        "/\\evil.invalid",
        "https:javascript:alert(1)",
        "https:/example.com",
        "https://",
        "http://[::1",
        "http://example.com:port/",
        "mailto:",
        "mailto:javascript:a@b",
    ],
)
def test_all_else_is_dropped(link: str | None):
    assert safe_link(link) == ""


@given(st.text(max_size=30) | st.text("htps:/\\javscript#?&;@[]", max_size=30))
def test_a_link_is_kept_whole_or_dropped_and_has_a_known_scheme(link: str):
    kept = safe_link(link)
    assert kept in ("", link)
    scheme, colon, _ = kept.partition(":")
    if colon and scheme.isalpha():
        assert scheme.lower() in ("http", "https", "mailto")
