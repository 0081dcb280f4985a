"""Finding a place for everything in a scene: one file, or folder, an engine."""

__all__ = ["ENGINES", "OWN_ENGINES"]

ENGINES = {"layered": "archmodel.layout.layered", "graphviz": "archmodel.layout.graphviz"}
"""The layout engines by name, and the modules that hold them."""

OWN_ENGINES = {"lanes": "archmodel.layout.lanes"}
"""The engines of pictures that no other can place; their views name them."""
