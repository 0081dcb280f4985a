"""Cut vertices: what holds parts of an undirected graph together by itself."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["cut_vertices"]


def cut_vertices(beside: Sequence[Sequence[int]], worth: Sequence[int]) -> dict[int, list[int]]:
    """Return the vertices without which their part falls apart, and the worth of each piece then.

    `beside` are the neighbours of each vertex, both ways, and `worth` is what a vertex counts. The
    vertices come sorted, and the pieces the most first.

    R. Tarjan, Depth-first search and linear graph algorithms, 1972; without recursion.

    >>> cut_vertices([[1], [0, 2], [1]], [1, 1, 1])
    {1: [1, 1]}
    """
    count = len(beside)
    rank = [0] * count  # in order of discovery, from 1
    low = [0] * count
    below = list(worth)
    pieces: dict[int, list[int]] = {}
    discovered = 0
    for root in range(count):
        if rank[root]:
            continue
        discovered += 1
        rank[root] = low[root] = discovered
        path, rest = [root], [iter(beside[root])]
        cut: dict[int, list[int]] = {}
        while path:
            vertex = path[-1]
            for target in rest[-1]:
                if not rank[target]:
                    discovered += 1
                    rank[target] = low[target] = discovered
                    path.append(target)
                    rest.append(iter(beside[target]))
                    break
                if rank[target] < low[vertex]:
                    low[vertex] = rank[target]
            else:
                path.pop()
                rest.pop()
                if path:
                    around = path[-1]
                    below[around] += below[vertex]
                    low[around] = min(low[around], low[vertex])
                    if low[vertex] >= rank[around]:
                        cut.setdefault(around, []).append(below[vertex])
        for vertex, found in cut.items():
            if vertex != root:
                found.append(below[root] - worth[vertex] - sum(found))
            if len(found) > 1:
                pieces[vertex] = sorted(found, reverse=True)
    return dict(sorted(pieces.items()))
