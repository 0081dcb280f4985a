"""Pictures of a model: one file a view."""

from __future__ import annotations

from archmodel.views.base import View
from archmodel.views.detail_view import DetailView
from archmodel.views.logical_view import LogicalView
from archmodel.views.schematic_view import SchematicView

__all__ = ["DetailView", "LogicalView", "SchematicView", "View"]
