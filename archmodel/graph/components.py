"""Strongly connected components."""

from __future__ import annotations

from collections.abc import Sequence

from archmodel.graph import rust

__all__ = ["components"]


def components(out: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components, each sorted, and after those it leads to.

    R. Tarjan, Depth-first search and linear graph algorithms, 1972; without recursion.

    >>> components([[1], [2, 0], [3], []])
    [[3], [2], [0, 1]]
    """
    if rust.is_worth_it(out):
        return rust.components(out)
    count = len(out)
    found: list[list[int]] = []
    rank = [0] * count  # in order of discovery, from 1; of what has its component, more than any
    low = [0] * count
    stack: list[int] = []
    discovered = 0
    for root in range(count):
        if rank[root]:
            continue
        discovered += 1
        rank[root] = low[root] = discovered
        stack.append(root)
        path = [root]
        rest = [iter(out[root])]
        while path:
            vertex = path[-1]
            for target in rest[-1]:
                known = rank[target]
                if not known:
                    discovered += 1
                    rank[target] = low[target] = discovered
                    stack.append(target)
                    path.append(target)
                    rest.append(iter(out[target]))
                    break
                if known < low[vertex]:
                    low[vertex] = known
            else:
                path.pop()
                rest.pop()
                if path and low[vertex] < low[path[-1]]:
                    low[path[-1]] = low[vertex]
                if low[vertex] == rank[vertex]:
                    begin = len(stack) - 1
                    while stack[begin] != vertex:
                        begin -= 1
                    members = sorted(stack[begin:])
                    del stack[begin:]
                    for member in members:
                        rank[member] = count + 1
                    found.append(members)
    return found
