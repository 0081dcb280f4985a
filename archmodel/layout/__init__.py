"""Finding a place for everything in a scene: one file, or folder, an engine."""

__all__ = ["ENGINES"]

ENGINES = {"layered": "archmodel.layout.layered", "graphviz": "archmodel.layout.graphviz"}
"""The layout engines by name, and the modules that hold them."""
