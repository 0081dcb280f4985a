"""A kind of element out of a package that is not the blueprint's own."""

from __future__ import annotations

from archmodel.elements import Client


class Terminal(Client):
    """What a shop's staff work at."""
