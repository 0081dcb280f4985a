"""A small workspace of Structurizr, and what can be counted in one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

LISTS = (
    "people",
    "softwareSystems",
    "containers",
    "components",
    "deploymentNodes",
    "children",
    "infrastructureNodes",
    "softwareSystemInstances",
    "containerInstances",
)

SHOP: dict[str, Any] = {
    "name": "Corner shop",
    "description": "Sells to its street.",
    "properties": {"structurizr.dsl": "x"},
    "configuration": {"scope": "SoftwareSystem"},
    "model": {
        "people": [
            {
                "id": "1",
                "name": "Neighbour",
                "tags": "Element,Person,Regular",
                "location": "External",
                "relationships": [
                    {
                        "id": "20",
                        "sourceId": "1",
                        "destinationId": "3",
                        "description": "Orders in",
                        "technology": "https",
                    }
                ],
            }
        ],
        "softwareSystems": [
            {
                "id": "2",
                "name": "Shop",
                "group": "Ours",
                "url": "https://shop.example/",
                "containers": [
                    {
                        "id": "3",
                        "name": "Web shop",
                        "technology": "TypeScript",
                        "tags": "Element,Container,Web Browser",
                        "properties": {"structurizr.dsl.identifier": "webshop", "cost": "3"},
                        "relationships": [
                            {"id": "21", "sourceId": "3", "destinationId": "4", "description": "Asks"},
                            {
                                "id": "22",
                                "sourceId": "3",
                                "destinationId": "6",
                                "description": "Tells",
                                "interactionStyle": "Asynchronous",
                            },
                        ],
                    },
                    {
                        "id": "4",
                        "name": "Orders",
                        "tags": "Element,Container",
                        "properties": {"structurizr.dsl.identifier": "sales"},
                        "components": [{"id": "7", "name": "Till", "technology": "Spring Bean"}],
                        "relationships": [
                            {
                                "id": "23",
                                "sourceId": "4",
                                "destinationId": "5",
                                "description": "Reads from and writes to",
                                "technology": "SQL/TLS",
                            }
                        ],
                    },
                    {"id": "5", "name": "Records", "technology": "PostgreSQL", "tags": "Element,Container"},
                    {"id": "6", "name": "What happened", "technology": "Apache Kafka"},
                ],
            }
        ],
        "deploymentNodes": [
            {
                "id": "10",
                "name": "Cellar",
                "environment": "Live",
                "instances": "2..*",
                "containerInstances": [
                    {
                        "id": "11",
                        "containerId": "4",
                        "instanceId": 1,
                        "environment": "Live",
                        "relationships": [
                            {
                                "id": "24",
                                "sourceId": "11",
                                "destinationId": "12",
                                "linkedRelationshipId": "23",
                            }
                        ],
                    },
                    {"id": "12", "containerId": "5", "instanceId": 1, "environment": "Live"},
                ],
                "infrastructureNodes": [
                    {"id": "13", "name": "Door", "technology": "HAProxy", "environment": "Live"}
                ],
            }
        ],
    },
    "views": {
        "containerViews": [
            {
                "key": "InsideTheShop",
                "softwareSystemId": "2",
                "title": "Inside",
                "automaticLayout": {"rankDirection": "LeftRight"},
                "elements": [{"id": "1", "x": 10, "y": 0}, {"id": "3"}, {"id": "4"}, {"id": "99"}],
            }
        ],
        "dynamicViews": [
            {
                "key": "ordering",
                "description": "An order",
                "relationships": [
                    {"id": "21", "order": "2"},
                    {"id": "20", "order": "1"},
                    {"id": "20", "order": "3", "response": True},
                ],
            }
        ],
        "imageViews": [{"key": "photo"}],
    },
}


def workspace(**changed: Any) -> bytes:
    """Return the workspace as a file, with parts of it replaced."""
    return json.dumps(SHOP | changed, indent=1).encode()


def elements_of(document: Any) -> Iterator[tuple[str, str, str]]:
    """Yield all elements by their list, their name or what they are instances of, and their parent."""
    names: dict[str, str] = {}
    for part, each, around in _walk(document["model"], ""):
        names[each["id"]] = each.get("name", "")
        of = each.get("containerId") or each.get("softwareSystemId")
        yield part.replace("deploymentNodes", "children"), names[of] if of else each["name"], around


def relations_of(document: Any) -> Iterator[tuple[str, ...]]:
    """Yield all relations by what joins what, in words."""
    held = {each["id"]: (part, each, around) for part, each, around in _walk(document["model"], "")}

    def called(id_: str) -> str:
        _, each, around = held[id_]
        of = each.get("containerId") or each.get("softwareSystemId")
        return f"{around}/{held[of][1]['name'] if of else each['name']}"

    for _, each, _ in held.values():
        for line in each.get("relationships", ()):
            ends = (called(line["sourceId"]), called(line["destinationId"]))
            yield (*ends, line.get("description", ""), line.get("technology", ""))


def _walk(holder: Any, around: str) -> Iterator[tuple[str, Any, str]]:
    for part in LISTS:
        for each in holder.get(part, ()):
            yield part, each, around
            yield from _walk(each, f"{around}/{each.get('name', '')}")
