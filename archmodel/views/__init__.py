"""Pictures of a model: one file a view."""

from __future__ import annotations

from archmodel.views.base import View
from archmodel.views.detail_view import DetailView
from archmodel.views.flow_view import FlowView
from archmodel.views.logical_view import LogicalView
from archmodel.views.schematic_view import SchematicView
from archmodel.views.sequence_view import SequenceView

__all__ = ["DetailView", "FlowView", "LogicalView", "SchematicView", "SequenceView", "View"]
