"""Where things run, as tools that draw deployments have it: nodes, and instances on them."""

from __future__ import annotations

from archmodel.elements.base import Element, Group

__all__ = ["DeploymentNode", "Instance"]


class DeploymentNode(Group):
    """A machine, cluster or runtime, with what runs on it inside."""


class Instance(Element):
    """One running copy of an element, on the node that it is inside."""

    of: Element | None = None
    """The element that runs."""
