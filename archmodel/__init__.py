"""Architecture as code: describe it in Python, review it, and draw it.

Names load what they need when they are first used, so that `import archmodel` is light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archmodel.blueprint import Blueprint
    from archmodel.errors import ArchmodelError
    from archmodel.geometry import Direction
    from archmodel.graph import Graph
    from archmodel.keeping import kept
    from archmodel.model import Model, read
    from archmodel.pipeline import check, render
    from archmodel.review import Review
    from archmodel.rules.base import Finding, Rule, Severity
    from archmodel.source import Place
    from archmodel.waiver import Waiver

__version__ = "0.1.0"

__all__ = [
    "ArchmodelError",
    "Blueprint",
    "Direction",
    "Finding",
    "Graph",
    "Model",
    "Place",
    "Review",
    "Rule",
    "Severity",
    "Waiver",
    "check",
    "kept",
    "read",
    "render",
]

_HOMES = {
    "ArchmodelError": "errors",
    "Blueprint": "blueprint",
    "Direction": "geometry",
    "Finding": "rules.base",
    "Graph": "graph",
    "Model": "model",
    "Place": "source",
    "Review": "review",
    "Rule": "rules.base",
    "Severity": "rules.base",
    "Waiver": "waiver",
    "check": "pipeline",
    "kept": "keeping",
    "read": "model",
    "render": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'archmodel' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"archmodel.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
