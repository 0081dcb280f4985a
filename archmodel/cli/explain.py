"""`archmodel explain`: the page of a rule."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("explain", epilog="Example: archmodel explain INT001")
@click.argument("rule")
def command(rule: str) -> int:
    """Explain a rule: what it finds, why it matters, what to do instead, and both examples.

    RULE is a code or a name; a family explains all its rules.
    """
    from archmodel.rules.base import page
    from archmodel.settings import settings_for

    for each in settings_for(".").rules([rule], preview=True):
        what, why, instead, references, off, bad, good = page(type(each))
        parts = [
            f"{each.code} {each.name} ({each.severity}{', off by default' if off else ''})",
            what,
            f"Why it matters: {why}" if why else "",
            f"Instead: {instead}",
            f"References:\n{references}" if references else "",
            f"Off by default: {off}" if off else "",
            f"It finds something here:\n\n{_indented(bad)}" if bad else "",
            f"and nothing here:\n\n{_indented(good)}" if good else "",
        ]
        click.echo("\n\n".join(part.rstrip() for part in parts if part) + "\n")
    return 0


def _indented(source: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in source.splitlines())
