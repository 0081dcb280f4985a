"""The views of a Structurizr workspace as views of ours."""

from __future__ import annotations

import re

from archmodel.importers._text import Path
from archmodel.importers._translation import Entry, Translation

__all__ = ["add_views"]

_STATIC = ("systemLandscape", "systemContext", "container", "component", "deployment", "custom")
_OTHERS = ("filteredViews", "imageViews")


def add_views(
    made: Translation, document: Entry, elements: dict[str, tuple[Path, Entry]], relations: dict[str, str]
) -> None:
    """Add a view for each of the document, or a schematic and a logical one where it has none."""
    views = made.object((), document, "views")
    holders = {entry["name"]: entry for entry in made.parts.get("elements", ())}
    for kind in _STATIC:
        for path, each in made.objects(("views",), views, f"{kind}Views"):
            _add_static(made, path, each, elements, holders, has_frame=kind in ("container", "component"))
    for path, each in made.objects(("views",), views, "dynamicViews"):
        _add_flow(made, path, each, relations)
    for key in _OTHERS:
        for path, each in made.objects(("views",), views, key):
            made.lose(made.word(path, each, "key") or key, f"is left out, one of the {key}", path)
    if not made.parts.get("views") and elements:
        for kind in ("SchematicView", "LogicalView"):
            made.add("views", (), {"name": made.name(kind.removesuffix("View")), "kind": kind})


def _add_static(
    made: Translation,
    path: Path,
    said: Entry,
    elements: dict[str, tuple[Path, Entry]],
    holders: dict[str, Entry],
    *,
    has_frame: bool,
) -> None:
    """Add a view that names what it shows, and the groups and the system round it."""
    boxes = [each for _, each in made.objects(path, said, "elements")]
    scope = (said.get("softwareSystemId"), said.get("containerId")) if has_frame else ()
    ids = [*(each.get("id") for each in boxes), *(each for each in scope if each)]
    shown = dict.fromkeys(elements[id_][1]["name"] for id_ in ids if isinstance(id_, str) and id_ in elements)
    for name in [*shown]:
        around = holders.get(holders[name].get("inside", ""))
        while around and around["kind"] == "Group" and around["name"] not in shown:
            shown[around["name"]] = None
            around = holders.get(around.get("inside", ""))
    entry = _entry(made, path, said)
    if not shown:
        made.lose(entry["name"], "is left out, as it shows nothing", path)
        return
    layout = made.object(path, said, "automaticLayout").get("rankDirection")
    direction = {"LeftRight": "right", "RightLeft": "right", "TopBottom": "down", "BottomTop": "down"}
    entry |= {"kind": "SchematicView", "shows": {"named": [*shown]}}
    entry["direction"] = direction.get(layout) if isinstance(layout, str) else None
    made.add("views", path, entry)
    lost = ["animations"] if said.get("animations") else []
    lost += ["places"] if any(each.get("x") or each.get("y") for each in boxes) else []
    if lost:
        made.lose(entry["name"], f"loses its {' and '.join(lost)}", path)


def _add_flow(made: Translation, path: Path, said: Entry, relations: dict[str, str]) -> None:
    """Add a dynamic view, without its answers and the words of its steps."""
    entry = _entry(made, path, said)
    lines = [each for _, each in made.objects(path, said, "relationships")]
    steps = [
        relations[str(each.get("id"))]
        for each in sorted(lines, key=lambda each: _numbers(each.get("order")))
        if str(each.get("id")) in relations and not each.get("response")
    ]
    if steps:
        title = entry.get("title") or entry["name"]
        made.add("views", path, entry | {"kind": "FlowView", "title": title, "steps": steps})
        made.lose(entry["name"], "loses the words of its steps, and what is answered", path)
    else:
        made.lose(entry["name"], "is left out, as it has no steps", path)


def _entry(made: Translation, path: Path, said: Entry) -> Entry:
    title, description = (made.word(path, said, key) for key in ("title", "description"))
    name = made.name(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", made.word(path, said, "key") or ""), title, "view")
    return {"name": name, "title": title or description}


def _numbers(order: object) -> list[int]:
    """Return the order of a step as numbers.

    >>> _numbers("1.10"), _numbers(None)
    ([1, 10], [])
    """
    return [int(each) for each in re.findall(r"\d{1,9}", str(order))] if order is not None else []
