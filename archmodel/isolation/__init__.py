"""Blueprints run apart from archmodel: what one does harms neither it nor the others."""

from __future__ import annotations

from archmodel.isolation.limits import LIMITS, Limits
from archmodel.isolation.runs import CAN_FORK, here, runs

__all__ = ["CAN_FORK", "LIMITS", "Limits", "here", "runs"]
