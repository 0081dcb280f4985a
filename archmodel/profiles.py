"""Words that name the rules for one purpose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from archmodel.rules.base import Rule
from archmodel.rules.structure.layer_violation import LAYERS

__all__ = ["PROFILES", "Profile"]


class Profile(NamedTuple):
    """Which rules it holds, and the options it gives some of them, by code."""

    holds: Callable[[type[Rule[Any]]], bool]
    options: Mapping[str, Mapping[str, Any]] = {}


_SERIES = ("INT001", "INT002", "INT003", "STR006", "DAT002")
PROFILES: Mapping[str, Profile] = {
    "recommended": Profile(lambda rule: rule.by_default),
    "security": Profile(lambda rule: rule.family in ("SEC", "DAT")),
    "series": Profile(
        lambda rule: rule.family == "SER" or rule.code in _SERIES,
        {"STR006": {"layers": LAYERS, "closed": ("IntegrationMicroservices",)}},
    ),
    "all": Profile(lambda rule: True),
}
"""`series` is what the article series *Integration Key to Customer Experience* holds to."""
