"""Shares of requests and of time, as people say them."""

from __future__ import annotations

__all__ = ["share"]


def share(part: float) -> str:
    """Return a share in percent, with as many nines as it has, up to eight.

    >>> share(0.999), share(0.9999995), share(0.5)
    ('99.9 %', '99.99995 %', '50 %')
    """
    return f"{100 * part:.8g} %"
