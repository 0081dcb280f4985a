"""`archmodel rules`: the rules there are."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("rules", epilog="Example: archmodel rules")
def command() -> int:
    """List the rules: code, severity, name, and what each finds."""
    from archmodel.review import known_rules
    from archmodel.rules.base import page

    rules = known_rules()
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        sentence = page(rule).what.splitlines()[0]
        click.echo(f"{rule.code}  {rule.severity!s:<7}  {rule.name:<{width}}  {sentence}")
    return 0
