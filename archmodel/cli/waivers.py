"""`archmodel waivers`: what has been accepted, by whom it can be read, until when."""

from __future__ import annotations

from datetime import datetime

import click

from archmodel.cli.arguments import Outcome, models, paths
from archmodel.cli.reviews import day, today_of

__all__ = ["command"]


@click.command("waivers", epilog="Example: archmodel waivers blueprints --expired")
@paths
@click.option("--expired", is_flag=True, help="Only those whose last day has passed.")
@day
def command(paths: tuple[str, ...], expired: bool, today: datetime | None) -> int:
    """List the waivers in blueprints: where, which rule, about what, until when, and why."""
    from archmodel.policy import Policy
    from archmodel.review import known_rules
    from archmodel.waiving import uses_of

    outcome = Outcome()
    for model in models(paths, outcome):
        for use in uses_of(model, known_rules(), today_of(today), Policy()):
            if expired and not use.is_expired:
                continue
            until = f"until {use.waiver.until}" if use.waiver.until else "without an end"
            over = " (expired)" if use.is_expired else ""
            ticket = f" [{use.waiver.ticket}]" if use.waiver.ticket else ""
            about = ", ".join(sorted(use.subjects)) or "nothing that is there"
            where = use.waiver.place or model.name
            click.echo(f"{where}: {use.waiver.rule} on {about}, {until}{over}: {use.waiver.because}{ticket}")
    return outcome.code
