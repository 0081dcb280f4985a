"""Readers of documents of others and of our own: bytes in, a model out, and none of their code runs."""

__all__ = ["DOCUMENTS", "PINS"]

DOCUMENTS = {".json": "archmodel.importers.json"}
"""The endings of documents that are read as models, and the modules that hold their importers."""

PINS = ".layout.json"
"""How the name of the file beside a blueprint ends that says where elements are pinned."""
