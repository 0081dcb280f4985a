"""`archmodel waivers`: what has been accepted, by whom it can be read, until when."""

from __future__ import annotations

from datetime import datetime

import click

from archmodel.cli.arguments import Outcome, models, paths
from archmodel.cli.isolating import isolated
from archmodel.cli.reviews import day, today_of

__all__ = ["command"]


@click.command("waivers", epilog="Example: archmodel waivers blueprints --expired")
@paths
@click.option("--expired", is_flag=True, help="Only those whose last day has passed.")
@day
@isolated
def command(paths: tuple[str, ...], expired: bool, today: datetime | None) -> int:
    """List the waivers in blueprints and in settings: where, which rule, about what, until when, and why."""
    from archmodel.settings import settings_for
    from archmodel.waiving import uses_of

    settings, outcome = settings_for(paths[0]), Outcome()
    for model in models(paths, outcome):
        for use in uses_of(model, settings.known, today_of(today), settings.policy):
            if expired and not use.is_expired:
                continue
            until = f"until {use.waiver.until}" if use.waiver.until else "without an end"
            over = " (expired)" if use.is_expired else ""
            ticket = f" [{use.waiver.ticket}]" if use.waiver.ticket else ""
            about = ", ".join(sorted(use.subjects)) or "nothing that is there"
            what = use.name if use.is_set else f"{use.waiver.rule} on {about}"
            where = use.waiver.place or model.name
            click.echo(f"{where}: {what}, {until}{over}: {use.waiver.because}{ticket}")
    return outcome.code
