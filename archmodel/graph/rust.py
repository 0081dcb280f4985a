"""The heaviest questions about large graphs, answered by rustworkx where it is installed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rustworkx import PyDiGraph

__all__ = ["LARGE", "components", "dominators", "is_worth_it"]

LARGE = 20_000
"""Vertices from which on it takes less time to hand a graph over than rustworkx saves."""


def is_worth_it(out: Sequence[Sequence[int]]) -> bool:
    """Say whether a graph is large and rustworkx is installed, the extra `fast`."""
    return len(out) >= LARGE and find_spec("rustworkx") is not None


def components(out: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components, each sorted, and after those it leads to."""
    from rustworkx import strongly_connected_components

    return [sorted(members) for members in strongly_connected_components(_graph(out))]


def dominators(out: Sequence[Sequence[int]], entries: Iterable[int]) -> list[int]:
    """Return the immediate dominator of every vertex, as `archmodel.graph.dominators` does."""
    from rustworkx import immediate_dominators

    root = len(out)
    found = [-1] * (root + 1)
    for vertex, dominator in immediate_dominators(_graph([*out, list(entries)]), root).items():
        found[vertex] = dominator
    found[root] = -1
    return found


def _graph(out: Sequence[Sequence[int]]) -> PyDiGraph[int | None, None]:
    from rustworkx import PyDiGraph

    graph: PyDiGraph[int | None, None] = PyDiGraph()
    graph.add_nodes_from(range(len(out)))
    graph.extend_from_edge_list([(vertex, target) for vertex, leads in enumerate(out) for target in leads])
    return graph
