"""The engines that are compared, by name."""

from __future__ import annotations

from bench.layout.d2 import dagre, elk, elk_tight
from bench.layout.dot import dot_ortho, dot_spline
from bench.layout.elkjs import elkjs
from bench.layout.engine import Engine, ours

__all__ = ["ELK", "ELKJS", "ENGINES", "OURS"]

OURS, ELK, ELKJS = "archmodel", "ELK", "ELK, elkjs"
ENGINES: dict[str, Engine] = {
    OURS: ours,
    ELK: elk,
    "ELK, tight": elk_tight,
    ELKJS: elkjs,
    "dagre": dagre,
    "dot, spline": dot_spline,
    "dot, ortho": dot_ortho,
}
