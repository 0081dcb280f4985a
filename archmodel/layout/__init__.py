"""Finding a place for everything in a scene: one file, or folder, an engine."""

__all__ = ["ENGINES", "OWN_ENGINES"]

ENGINES = {"layered": "archmodel.layout.layered", "graphviz": "archmodel.layout.graphviz"}
"""The layout engines by name, and the modules that hold them."""

OWN_ENGINES = {"lanes": "archmodel.layout.lanes", "still": "archmodel.layout.still"}
"""The engines of pictures that no other can place; views, or who compares, name them."""
