"""A small architecture in CALM, and what can be counted in one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

SIGNUP: dict[str, Any] = {
    "$schema": "https://calm.finos.org/release/1.2/meta/calm.json",
    "title": "Library",
    "nodes": [
        {"unique-id": "reader", "node-type": "actor", "name": "Reader", "description": "Borrows books"},
        {"unique-id": "clerk", "node-type": "actor", "name": "Clerk", "description": "Lends books"},
        {
            "unique-id": "desk",
            "node-type": "webclient",
            "name": "Desk",
            "description": "Where books are asked for",
            "interfaces": [
                {"unique-id": "desk-page", "protocol": "HTTPS"},
                {"unique-id": "desk-image", "image": "desk:1"},
            ],
        },
        {"unique-id": "lending", "node-type": "system", "name": "Lending", "description": "All of it"},
        {"unique-id": "loans", "node-type": "service", "name": "Loans", "description": "Who has which book"},
        {
            "unique-id": "loans-store",
            "node-type": "database",
            "name": "Loans store",
            "description": "Loans of ten years",
            "controls": {"backup": {"description": "daily", "requirements": []}},
        },
        {"unique-id": "balancer", "node-type": "network", "name": "Load balancer", "description": "Spreads"},
        {"unique-id": "cluster", "node-type": "system", "name": "Cluster", "description": "Runs things"},
        {"unique-id": "events", "node-type": "message-queue", "name": "Events", "description": "News"},
        {"unique-id": "catalogue", "node-type": "data-asset", "name": "Catalogue", "description": "Books"},
    ],
    "relationships": [
        {
            "unique-id": "asks-at-desk",
            "description": "asks for books",
            "relationship-type": {"interacts": {"actor": "reader", "nodes": ["desk", "loans"]}},
        },
        {
            "unique-id": "desk-to-loans",
            "relationship-type": {
                "connects": {
                    "source": {"node": "desk"},
                    "destination": {"node": "loans", "interfaces": ["desk-page"]},
                }
            },
            "protocol": "mTLS",
        },
        {
            "unique-id": "loans-to-store",
            "relationship-type": {
                "connects": {"source": {"node": "loans"}, "destination": {"node": "loans-store"}}
            },
            "protocol": "JDBC",
        },
        {
            "unique-id": "tells",
            "relationship-type": {
                "connects": {"source": {"node": "loans"}, "destination": {"node": "events"}}
            },
            "protocol": "SocketIO",
        },
        {
            "unique-id": "lending-parts",
            "relationship-type": {"composed-of": {"container": "lending", "nodes": ["loans", "loans-store"]}},
        },
        {
            "unique-id": "cluster-runs",
            "description": "in two halls",
            "relationship-type": {"deployed-in": {"container": "cluster", "nodes": ["loans", "balancer"]}},
        },
        {"unique-id": "choice", "relationship-type": {"options": []}},
    ],
    "flows": [
        {
            "unique-id": "borrow",
            "name": "Borrow a book",
            "description": "From desk to store",
            "transitions": [
                {"relationship-unique-id": "loans-to-store", "sequence-number": 2, "description": "kept"},
                {"relationship-unique-id": "desk-to-loans", "sequence-number": 1, "description": "asked"},
            ],
        }
    ],
    "adrs": ["https://library.example/adr/1"],
}


def architecture(**changed: Any) -> bytes:
    """Return the architecture as a file, with parts of it replaced."""
    return json.dumps(SIGNUP | changed, indent=1).encode()


def nodes_of(document: Any) -> Iterator[tuple[str, str, str, str]]:
    """Yield all nodes by id, type, name and description."""
    for each in document["nodes"]:
        yield each["unique-id"], each["node-type"], each["name"], each["description"]


def relationships_of(document: Any) -> Iterator[tuple[str, str, str]]:
    """Yield all relationships by what they say, whatever their order; members of one by one."""
    for each in document["relationships"]:
        for kind, said in each["relationship-type"].items():
            if kind in ("interacts", "composed-of", "deployed-in"):
                for node in said["nodes"]:
                    yield kind, said.get("actor") or said["container"], node
            elif kind == "connects":
                yield str(each.get("protocol")), said["source"]["node"], said["destination"]["node"]
