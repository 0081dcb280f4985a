"""`archmodel pin`: write down where elements stand, so that they stay there."""

from __future__ import annotations

import click

from archmodel.cli.arguments import Outcome, located
from archmodel.cli.isolating import isolated

__all__ = ["command"]


@click.command("pin", epilog="Example: archmodel pin shop.py gateway orders --view schematic")
@click.argument("path")
@click.argument("elements", metavar="[ELEMENT]...", nargs=-1)
@click.option("--view", metavar="NAME", help="The view to pin them in; needed where there are several.")
@click.option("--keep-layout", metavar="FILE", help="Pin them where this placement JSON has them.")
@isolated
def command(path: str, elements: tuple[str, ...], view: str | None, keep_layout: str | None) -> int:
    """Pin elements of a view where they stand, or all of them where none is named.

    Written is <name>.layout.json beside the file that PATH names. Edit it as you like, and take
    out what need not be pinned.
    """
    from archmodel.errors import ViewError
    from archmodel.files import replace_file
    from archmodel.keeping import kept, pinned, pins_file, pins_in, written
    from archmodel.layout.kept import Kept
    from archmodel.pipeline import place, views_of

    outcome = Outcome()
    for model, source in located([path], outcome):
        views = views_of(model, () if view is None else (view,))
        if len(views) > 1:
            raise ViewError(
                f"'{model.name}' has several views: {', '.join(views)}", instead="name one with --view"
            )
        (name,) = views
        pins = pinned(source, views_of(model)).get(name, Kept())
        before = (kept(keep_layout) if keep_layout else Kept())._replace(
            pins=pins.pins, pinned_in=pins.pinned_in
        )
        (picture,) = place(model, [name], kept={name: before})
        file = pins_file(source)
        replace_file(file, written(pins_in(file), name, picture.placement, elements))
        click.echo(file)
    return outcome.code
