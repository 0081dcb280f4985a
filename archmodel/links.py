"""Links: which of them may stand in a picture or a document."""

from __future__ import annotations

import re

__all__ = ["safe_link"]

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)


def safe_link(link: str | None) -> str:
    """Return a link as it is where it leads to a page or a mailbox, else an empty text.

    Such are http and https with a host, mailto with an address, and what has neither scheme nor host,
    such as `orders.html` or `#orders`. White space, backslashes and what is no character make a
    link of another kind to some browsers than to others, so none of these may be in it.

    >>> safe_link("https://example.com/a?b=c"), safe_link("orders.html"), safe_link("javascript:alert(1)")
    ('https://example.com/a?b=c', 'orders.html', '')
    """
    if not link or not link.isprintable() or re.search(r"[\\\s]", link):
        return ""
    scheme = _SCHEME.match(link)
    if scheme is None:
        return link if _is_relative(link) else ""
    rest = link[scheme.end() + 1 :]
    if scheme[0].lower() == "mailto":
        return link if re.match(r"[^@/?#:]+@[^@/?#:]+", rest) else ""
    return link if scheme[0].lower() in ("http", "https") and _has_host(link) else ""


def _is_relative(link: str) -> bool:
    """Say whether a link stays with the host of its page, whoever reads it."""
    from html import unescape

    path = link.partition("?")[0]
    first = re.split("[/#]", path, maxsplit=1)[0]
    return not link.startswith("//") and ":" not in first and unescape(path) == path


def _has_host(link: str) -> bool:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(link)
        return link[len(parts.scheme) :].startswith("://") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # half of an address, or a port that is no number
        return False
