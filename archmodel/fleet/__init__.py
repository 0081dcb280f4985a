"""Many pictures: drawn on every processor, and only where something changed."""

from __future__ import annotations

from archmodel.fleet.job import Job
from archmodel.fleet.known import Known
from archmodel.fleet.workers import processors, workers

__all__ = ["Job", "Known", "processors", "workers"]
