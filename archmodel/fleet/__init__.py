"""Many pictures: drawn on every processor, and only where something changed."""

from __future__ import annotations

from archmodel.fleet.index import Entry, refuse_foreign, write_index
from archmodel.fleet.known import Known
from archmodel.fleet.workers import workers

__all__ = ["Entry", "Known", "refuse_foreign", "workers", "write_index"]
