"""What `archmodel render` says of its pictures besides where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archmodel.cli.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archmodel.layout.base import Placement
    from archmodel.layout.kept import Kept
    from archmodel.model import Model
    from archmodel.outputs import Outputs
    from archmodel.scene import Scene

__all__ = ["earlier", "measures", "warn_of_doubtful", "warn_of_nothing", "warn_of_unknown"]


def earlier(outputs: Outputs, model: Model, view: str, file: str | None, pins: Kept | None) -> Kept | None:
    """Return what is to be kept of a picture: its pins, and with a `file` its placement there.

    An empty name of a file stands for the one beside the picture, of which is said if it is missing.
    """
    if file is None:
        return pins
    from pathlib import Path

    from archmodel.keeping import kept

    path = Path(file) if file else outputs.beside(model, view)
    if not file and not path.exists():
        say(f"{model.name}/{view}: nothing to keep yet, as there is no {path.as_posix()}")
        return pins
    before = kept(path)
    return before._replace(pins=pins.pins, pinned_in=pins.pinned_in) if pins else before


def warn_of_doubtful(models: Iterable[Model]) -> None:
    """Say what of each model, once, is shown otherwise than it was written."""
    from archmodel.cautions import cautions
    from archmodel.cli.arguments import told

    for model in dict.fromkeys(models):
        for caution in cautions(model):
            say(told(caution))


def warn_of_nothing(name: str, scene: Scene) -> None:
    """Say that a picture is empty."""
    if not scene.boxes:
        say(f"{name}: there is nothing to show")


def warn_of_unknown(name: str, scene: Scene) -> None:
    """Say which characters a PNG shows as empty boxes, as its letters come from our font alone."""
    from archmodel.text import unknown

    if missing := unknown("".join(scene.texts())):
        say(
            f"{name}: the font has no glyphs for "
            f"{ascii(missing[:40])[1:-1]}; they are boxes in the PNG, and right in the SVG"
        )


def measures(placements: dict[str, Placement], form: str) -> str:
    """Return the quality of each picture, a line each or as JSON."""
    from dataclasses import asdict

    from archmodel.layout.quality import measure

    measured = {name: asdict(measure(placement)) for name, placement in placements.items()}
    if form == "json":
        import json

        return json.dumps(measured, indent=2)
    return "\n".join(
        f"{name}: " + ", ".join(f"{measure} {value:g}" for measure, value in measures.items())
        for name, measures in measured.items()
    )
