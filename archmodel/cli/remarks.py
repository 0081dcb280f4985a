"""What `archmodel render` says of its pictures besides where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from archmodel.pipeline import Picture

__all__ = ["measures", "warn_of_unknown"]


def warn_of_unknown(picture: Picture) -> None:
    """Say which characters a PNG shows as empty boxes, as its letters come from our font alone."""
    from archmodel.text import unknown

    if missing := unknown("".join(picture.placement.scene.texts())):
        click.echo(
            f"{picture.model.name}/{picture.view}: the font has no glyphs for "
            f"{ascii(missing[:40])[1:-1]}; they are boxes in the PNG, and right in the SVG",
            err=True,
        )


def measures(pictures: dict[str, Picture], form: str) -> str:
    """Return the quality of each picture, a line each or as JSON."""
    from dataclasses import asdict

    from archmodel.layout.quality import measure

    measured = {name: asdict(measure(picture.placement)) for name, picture in pictures.items()}
    if form == "json":
        import json

        return json.dumps(measured, indent=2)
    return "\n".join(
        f"{name}: " + ", ".join(f"{measure} {value:g}" for measure, value in measures.items())
        for name, measures in measured.items()
    )
