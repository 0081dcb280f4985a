"""What a blueprint says, as mingrammer/diagrams scripts: one for each picture, as its users write them."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.model import Model
from archmodel.pipeline import scenes
from archmodel.scene import Scene

__all__ = ["script", "scripts"]

NODE = "generic.compute.Rack"
"""The icon of what has none of a vendor: diagrams draws every node with one."""


def scripts(models: list[Model]) -> Iterator[tuple[str, str]]:
    """Yield a script for every view of the models, after the name of the picture."""
    for model in models:
        for view, scene in scenes(model):
            yield f"{model.name}-{view}", script(model, scene)


def script(model: Model, scene: Scene) -> str:
    """Return the script of a picture: its elements in their groups, and its lines with their labels.

    A card in detail tells of those it works with, so the script has them and the lines to them. It is
    run with the path of the picture, without ending, and draws SVG and PNG.
    """
    shown = {box.name: box.parent for box in scene.boxes if box.name in model.elements}
    lines = [
        (wire.source, wire.target, " ".join(wire.label.lines) if wire.label else "") for wire in scene.wires
    ]
    if len(shown) == 1:
        held = (name for box in scene.boxes for name in box.holds)
        touching = [model.relations[name] for name in held if name in model.relations]
        lines = [(model.names[each.source], model.names[each.target], each.label or "") for each in touching]
        shown.update((end, None) for line in lines for end in line[:2] if end not in shown)
    children: dict[str | None, list[str]] = {}
    for name, parent in shown.items():
        children.setdefault(parent if parent in shown else None, []).append(name)
    icons = {name: model.elements[name].icon or NODE for name in shown}
    modules = dict.fromkeys(str(icon).rpartition(".")[0] for icon in icons.values())
    leaves = [name for name in shown if name not in children]
    return "\n".join(
        [
            "import sys",
            "from diagrams import Cluster, Diagram, Edge",
            *(f"import diagrams.{module}" for module in modules),
            "nodes = {}",
            f"with Diagram({scene.title!r}, filename=sys.argv[1], outformat=['svg', 'png'], show=False):",
            *_nodes(model, children, None, icons, "    "),
            *(
                f"    nodes[{source!r}] >> Edge(label={label!r}) >> nodes[{target!r}]"
                for source, target, label in lines
                if source in leaves and target in leaves
            ),
            "",
        ]
    )


def _nodes(
    model: Model,
    children: dict[str | None, list[str]],
    parent: str | None,
    icons: dict[str, str | type[object]],
    indent: str,
) -> Iterator[str]:
    """Yield the lines that make what is in a group, or in the picture itself."""
    for name in children.get(parent, ()):
        element = model.elements[name]
        text = "\n".join(filter(None, (element.title, element.technology)))
        if name in children:
            yield f"{indent}with Cluster({text!r}):"
            yield from _nodes(model, children, name, icons, f"{indent}    ")
        else:
            yield f"{indent}nodes[{name!r}] = diagrams.{icons[name]}({text!r})"
