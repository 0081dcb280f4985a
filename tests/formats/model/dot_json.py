"""What Graphviz made of a graph, read from its JSON."""

from __future__ import annotations

import re
from typing import Any

from tests.formats.model.cases import Seen


def plain(text: str) -> str:
    """Return a string of DOT as it is shown."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text, flags=re.DOTALL)


def shown(text: str) -> str:
    """Return a label as it is shown."""
    return plain(text).replace("&lt;", "<").replace("&amp;", "&")


def seen(graph: Any) -> Seen:
    """Return the nodes, clusters and edges of a graph, without what lines to clusters run to."""
    objects = {each["_gvid"]: each for each in graph.get("objects", ())}
    keys = {at: each["name"].removeprefix("cluster_").removeprefix("anchor_") for at, each in objects.items()}
    clusters = [each for each in objects.values() if each["name"].startswith("cluster_")]
    parents: dict[str, str] = {}
    for cluster in clusters:  # from the outermost: the last that holds something is what it is inside
        for held in [*cluster.get("nodes", ()), *cluster.get("subgraphs", ())]:
            key = keys[held]
            if key != keys[cluster["_gvid"]]:
                parents[key] = keys[cluster["_gvid"]]
    boxes = {
        keys[at]: (parents.get(keys[at]), shown(each["label"]))
        for at, each in objects.items()
        if not each["name"].startswith("anchor_")
    }
    lines = []
    for each in graph.get("edges", ()):
        tail, head = keys[each["tail"]], keys[each["head"]]
        ends = (head, tail) if each.get("dir") == "back" else (tail, head)
        lines.append((*ends, shown(each["label"])))
    return Seen(boxes, sorted(lines))
