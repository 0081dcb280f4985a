"""What is said about an architecture, and is no part of it: boundaries, data, hosts and flows."""

from __future__ import annotations

from dataclasses import field
from math import inf

from archmodel.declared import Declared
from archmodel.elements.ranges import refuse_outside
from archmodel.elements.words import Classification

__all__ = ["Boundary", "DataAsset", "Fact", "Host"]


class Fact(Declared):
    """Something to refer to from elements and relations, which no picture draws as a box."""

    title: str = field(kw_only=False)
    """The name people call it by."""
    description: str | None = None
    """What it is, in a sentence or two."""


class Boundary(Fact):
    """A trust boundary: what lies in it trusts one another more than it trusts the outside."""

    inside: Boundary | None = None
    """The boundary that encloses it."""
    trust: int | None = None
    """How far what lies in it is trusted: 0 not at all, as the internet; the more, the greater."""
    clearance: Classification | None = None
    """The most sensitive data that may lie in it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_outside(self, {"trust": (0, inf)})


class DataAsset(Fact):
    """Data that belongs together, such as the records of customers."""

    classification: Classification | None = None
    """How sensitive it is."""
    pii: bool | None = None
    """Whether it says something about persons who can be told from it."""
    residency: tuple[str, ...] = ()
    """The regions it must not leave; anywhere where not stated."""


class Host(Fact):
    """A machine, cluster or namespace that elements run on."""

    region: str | None = None
    """Where it stands, such as `eu-central-1`."""
    zone: str | None = None
    """The part of the region that fails as one, such as `eu-central-1a`."""
    isolated: bool | None = None
    """Whether what runs on it is kept apart, as if each had a host of its own."""
