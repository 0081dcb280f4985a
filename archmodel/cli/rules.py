"""`archmodel rules`: the rules there are."""

from __future__ import annotations

import click

from archmodel.cli.arguments import put_out

__all__ = ["command"]


@click.command("rules", epilog="Example: archmodel rules")
@click.option("--json", "is_json", is_flag=True, help="All that is known of each, as JSON.")
def command(is_json: bool) -> int:
    """List the rules: code, severity, name, and what each finds.

    A rule that is off by default runs where `check --select` names it or its family.
    """
    from archmodel.review import known_rules
    from archmodel.rules.base import page

    rules = known_rules()
    if is_json:
        from archmodel.formats.rule.json import Json

        put_out(Json().write(rules))
        return 0
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        sentence = page(rule).what.splitlines()[0]
        off = "" if rule.by_default else " (preview)" if rule.preview else " (off by default)"
        click.echo(f"{rule.code}  {rule.severity!s:<7}  {rule.name:<{width}}  {sentence}{off}")
    return 0
