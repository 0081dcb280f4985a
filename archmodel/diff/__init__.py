"""The changes between two models, and a model with changes made."""

from archmodel.diff.compare import compare
from archmodel.diff.patch import patched

__all__ = ["compare", "patched"]
