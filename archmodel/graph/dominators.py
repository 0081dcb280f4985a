"""Immediate dominators: past what every way leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archmodel.graph import rust

__all__ = ["dominators"]


def dominators(out: Sequence[Sequence[int]], entries: Iterable[int]) -> list[int]:
    """Return the immediate dominator of every vertex, and last that of the root.

    The root is a vertex before all `entries`, and its number is `len(out)`. Its own dominator, and
    that of what is not reached, is -1.

    L. Georgiadis, Linear-time algorithms for dominators and related problems, 2005: the algorithm
    SNCA, in O(V²) at worst and nearly linear on what people draw; without recursion.

    >>> dominators([[1, 2], [3], [3], []], [0])
    [4, 0, 0, 0, -1]
    """
    if rust.is_worth_it(out):
        return rust.dominators(out, entries)
    order, parent, into = _searched(out, entries)
    size = len(order)
    semi = list(range(size))
    label = list(range(size))
    above = list(parent)  # the forest of what was handled, its paths compressed
    for each in range(size - 1, 0, -1):
        best = parent[each]
        for source in into[each]:
            if source > each:
                path = []
                vertex = source
                while above[vertex] > each:
                    path.append(vertex)
                    vertex = above[vertex]
                top = vertex
                while path:
                    vertex = path.pop()
                    if semi[label[above[vertex]]] < semi[label[vertex]]:
                        label[vertex] = label[above[vertex]]
                    above[vertex] = above[top]
                source = semi[label[source]]
            if source < best:
                best = source
        semi[each] = best
    dominator = list(parent)
    for each in range(1, size):
        nearest = dominator[each]
        while nearest > semi[each]:
            nearest = dominator[nearest]
        dominator[each] = nearest
    found = [-1] * (len(out) + 1)
    for each in range(1, size):
        found[order[each]] = order[dominator[each]]
    return found


def _searched(
    out: Sequence[Sequence[int]], entries: Iterable[int]
) -> tuple[list[int], list[int], list[list[int]]]:
    """Return the vertices in order of a depth-first search, and by it their parents and sources."""
    root = len(out)
    rank = [-1] * root
    order, parent = [root], [-1]
    into: list[list[int]] = [[]]
    path, rest = [0], [iter(sorted(entries))]
    while path:
        source = path[-1]
        for target in rest[-1]:
            if rank[target] >= 0:
                into[rank[target]].append(source)
            else:
                rank[target] = len(order)
                path.append(len(order))
                rest.append(iter(out[target]))
                order.append(target)
                parent.append(source)
                into.append([source])
                break
        else:
            path.pop()
            rest.pop()
    return order, parent, into
