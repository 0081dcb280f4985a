"""How `archmodel diff` draws what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from archmodel.cli.arguments import Outcome
from archmodel.cli.saying import say

if TYPE_CHECKING:
    from archmodel.changes import Changes
    from archmodel.contrasting import Contrast
    from archmodel.importers.pins import Pins
    from archmodel.model import Model

__all__ = ["Wanted", "draw_changes"]


class Wanted(NamedTuple):
    """The pictures that a user asks for."""

    form: str
    output: str
    views: Sequence[str]
    aside: bool
    """Whether what was and what is are apart."""


def draw_changes(
    pairs: Sequence[tuple[Model, Model, Changes]],
    wanted: Wanted,
    inputs: Sequence[str],
    pins: Pins,
    outcome: Outcome,
) -> None:
    """Write a picture of each view that shows a change, or of those that are named."""
    from archmodel.outputs import Outputs
    from archmodel.pipeline import write

    drawn = [each for pair in pairs for each in _drawn(*pair, wanted, pins, outcome)]
    if not drawn:
        say("no view shows a change")
        return
    outputs = Outputs(wanted.output, [wanted.form], [(model, view) for model, view, _ in drawn], inputs)
    for model, view, contrast in drawn:
        with outcome.going_on():
            outputs.save(model, view, write(contrast.placement, [wanted.form]))
            for path in outputs.files(model, view).values():
                click.echo(path)
            if contrast.moved:
                name = f"{model.name}/{view}"
                say(f"{name}: {contrast.moved} boxes that did not change had to make room")


def _drawn(
    before: Model, after: Model, changes: Changes, wanted: Wanted, pins: Pins, outcome: Outcome
) -> Iterator[tuple[Model, str, Contrast]]:
    from archmodel.contrasting import contrasted
    from archmodel.layout.kept import Kept
    from archmodel.layout.limits import SECONDS
    from archmodel.pipeline import views_of

    if not changes:
        return
    for view in views_of(after, wanted.views):
        with outcome.going_on():
            own, aside = Kept(pins=pins.get(view, {})), wanted.aside
            contrast = contrasted(before, after, changes, view, pins=own, aside=aside, timeout=SECONDS)
            if wanted.views or any(each.names for each in contrast.placement.scene.notices):
                yield after, view, contrast
