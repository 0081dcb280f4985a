"""Many pictures: drawn on every processor, and only where something changed."""

from __future__ import annotations

from archmodel.fleet.known import Known
from archmodel.fleet.workers import workers

__all__ = ["Known", "workers"]
