"""A thousand random graphs, the same on every run, for algorithms that networkx answers as well."""

from __future__ import annotations

import random
from collections.abc import Iterator

import networkx as nx

__all__ = ["random_graphs"]


def random_graphs() -> Iterator[tuple[list[list[int]], nx.DiGraph[int]]]:
    """Yield successors by vertex, and the same graph of networkx: 1 to 30 vertices, sparse to dense."""
    for seed in range(1000):
        chance = random.Random(seed)
        count = chance.randint(1, 30)
        many = chance.randint(0, round(count * chance.choice([0.5, 1, 2, 4])))
        out: list[list[int]] = [[] for _ in range(count)]
        for _ in range(many):
            out[chance.randrange(count)].append(chance.randrange(count))
        other: nx.DiGraph[int] = nx.DiGraph()
        other.add_nodes_from(range(count))
        other.add_edges_from((one, each) for one, leads in enumerate(out) for each in leads)
        yield out, other
