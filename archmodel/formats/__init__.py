"""Ways to write the value of a stage: one folder a stage, one file a format."""

__all__ = ["PICTURES"]

PICTURES = {
    "svg": "archmodel.formats.drawing.svg",
    "png": "archmodel.formats.drawing.png",
    "json": "archmodel.formats.placement.json",
}
"""The formats of a picture, by the ending of its file, and the modules that hold them."""
