"""Readers of documents of others and of our own: bytes in, a model out, and none of their code runs."""

__all__ = ["DOCUMENTS", "PINS", "SIGNS"]

DOCUMENTS = {".json": "archmodel.importers.json"}
"""The endings of documents that are read as models, and the modules that hold their importers."""

SIGNS = {
    "nodes": "archmodel.importers.calm",
    "relationships": "archmodel.importers.calm",
    "$schema": "archmodel.importers.calm",
    "model": "archmodel.importers.structurizr",
}
"""The keys at the top of JSON documents of others, and the modules that hold their importers."""

PINS = ".layout.json"
"""How the name of the file beside a blueprint ends that says where elements are pinned."""
