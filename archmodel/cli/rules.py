"""`archmodel rules`: the rules there are."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("rules", epilog="Example: archmodel rules")
def command() -> int:
    """List the rules: code, severity, name, and what each finds.

    A rule that is off by default runs where `check --select` names it or its family.
    """
    from archmodel.review import known_rules
    from archmodel.rules.base import page

    rules = known_rules()
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        sentence = page(rule).what.splitlines()[0]
        off = "" if rule.by_default else " (preview)" if rule.preview else " (off by default)"
        click.echo(f"{rule.code}  {rule.severity!s:<7}  {rule.name:<{width}}  {sentence}{off}")
    return 0
