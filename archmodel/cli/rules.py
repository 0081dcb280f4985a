"""`archmodel rules`: the rules there are, and whether their examples bear them out."""

from __future__ import annotations

import click

from archmodel.standard_output import put_out

__all__ = ["command"]


@click.group("rules", invoke_without_command=True, epilog="Example: archmodel rules")
@click.option("--json", "is_json", is_flag=True, help="All that is known of each, as JSON.")
@click.pass_context
def command(context: click.Context, is_json: bool) -> int:
    """List the rules: code, severity, name, and what each finds.

    A rule that is off by default runs where `check --select` names it or its family. The rules of
    installed packages and of the settings of this folder are among them.
    """
    if context.invoked_subcommand:
        return 0
    from archmodel.rules.base import page
    from archmodel.settings import settings_for

    rules = settings_for(".").known
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


@command.command("test", epilog="Example: archmodel rules test ACME")
@click.argument("words", metavar="[RULE]...", nargs=-1)
def test(words: tuple[str, ...]) -> int:
    """Review the two examples of each RULE: it must find something in the bad one and nothing in the good.

    RULE is a code, a name, a family or a profile; all rules where none is given. Rules without
    examples are passed over, and counted. Exits with 1 where an example says otherwise.
    """
    from archmodel.examples import disproof
    from archmodel.settings import settings_for

    tried, without, wrong = 0, 0, 0
    for each in settings_for(".").rules(words or ("all",), preview=True):
        said = disproof(type(each))
        tried, without = tried + (said is not None), without + (said is None)
        if said:
            click.echo(f"{each.code} {each.name}: {said}")
            wrong += 1
    click.echo(f"{tried} tried, {wrong} wrong, {without} without examples")
    return 1 if wrong else 0
