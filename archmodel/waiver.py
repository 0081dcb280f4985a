"""A finding that somebody accepts, with the reason, for everybody to read."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from archmodel.declared import Declared

__all__ = ["Waiver"]


class Waiver(Declared):
    """Accepts what one rule finds about some elements or relations, until a day if need be.

    It accepts these findings alone: what lies behind an accepted way in is still reported.
    """

    rule: str = field(kw_only=False)
    """The rule, by code or name."""
    on: tuple[Declared, ...]
    """What the findings blame first: elements, relations, views or facts."""
    because: str
    """The reason, for those who read it in a year."""
    until: date | None = None
    """The last day on which it counts."""
    ticket: str | None = None
    """Where it is written down that this will change."""
    members: bool = False
    """Whether it also accepts what is found about all that lies inside."""
