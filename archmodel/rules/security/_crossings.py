"""Relations that cross a trust boundary."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.graph import Edge, Graph
from archmodel.stated import boundary_of, trust_of

__all__ = ["crossings"]


def crossings(graph: Graph, *, upwards: bool = False) -> Iterator[tuple[Edge, str]]:
    """Yield every relation between different boundaries, with words that name the two.

    Only the ends of a relation count, not what it passes on its way; an end without a boundary
    crosses none. `upwards` leaves those that lead into a boundary that is trusted more.
    """
    for edge in graph.edges():
        one, other = boundary_of(edge.source.element), boundary_of(edge.target.element)
        if one is None or other is None or one is other:
            continue
        low, high = trust_of(one), trust_of(other)
        if not upwards or (low is not None and high is not None and low < high):
            yield edge, f"from '{one.title}' to '{other.title}'"
