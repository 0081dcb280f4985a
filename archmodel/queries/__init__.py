"""Rules in one line: `require`, `forbid` and `only` make a rule of a question about paths and elements.

>>> from archmodel.elements import ApiGateway, Client, Service
>>> guarded = require(
...     paths(kind(Client), kind(Service)).through(kind(ApiGateway)),
...     code="ACME001",
...     name="clients-enter-by-the-gateway",
...     because="ADR-7",
... )
>>> str(guarded.severity), guarded.name
('error', 'clients-enter-by-the-gateway')
"""

from __future__ import annotations

from archmodel.queries.base import Constraint, Query
from archmodel.queries.cycles import Cycles, cycles
from archmodel.queries.elements import Each, each
from archmodel.queries.layers import Independent, Layers, independent, layers
from archmodel.queries.paths import Paths, paths
from archmodel.queries.verbs import forbid, only, require
from archmodel.selection import kind, lying_in, matching, named, owned, tagged, within
from archmodel.stated import is_hard, is_sync, owner_of

__all__ = [
    "Constraint",
    "Cycles",
    "Each",
    "Independent",
    "Layers",
    "Paths",
    "Query",
    "cycles",
    "each",
    "forbid",
    "independent",
    "is_hard",
    "is_sync",
    "kind",
    "layers",
    "lying_in",
    "matching",
    "named",
    "only",
    "owned",
    "owner_of",
    "paths",
    "require",
    "tagged",
    "within",
]
