"""From a file to settings: every word is known, and every value of its type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from archmodel.declared import written_at
from archmodel.errors import BlueprintError, RuleError, SettingsError
from archmodel.policy import Ignored, Policy, SetWaiver
from archmodel.queries.base import Constraint
from archmodel.review import known_rules, own_rules, rules_called
from archmodel.rules.base import Rule, Severity
from archmodel.settings.contracts import contract, severity_at
from archmodel.settings.lines import lines_of_keys
from archmodel.settings.selectors import selection, selection_at
from archmodel.settings.table import Table
from archmodel.settings.value import Settings
from archmodel.waiver import Waiver

__all__ = ["contracts_in", "settings_in"]

_KEYS = (
    "select",
    "ignore",
    "preview",
    "fail-on",
    "locked",
    "expiry",
    "per-selector-ignores",
    "rules",
    "contract",
    "waive",
)


def settings_in(file: str, text: str) -> Settings | None:
    """Return what a document says in `[tool.archmodel]`, if it has that; `file` is what reports call it.

    Raises `SettingsError`, with the line, for a word that is not known or a value that does not fit.
    """
    tools = _table(file, text).table("tool")
    return _settings(tools.table("archmodel")) if "archmodel" in tools else None


def contracts_in(file: str, text: str) -> tuple[type[Constraint], ...]:
    """Return the rules that a document says as `[[contract]]`, and nothing else.

    Raises `SettingsError`, with the line, for a word that is not known or a value that does not fit.
    """
    document = _table(file, text)
    document.refuse_unknown(("contract",))
    return _contracts(document, own_rules())


def _table(shown: str, text: str) -> Table:
    from tomllib import TOMLDecodeError, loads

    try:
        return Table(shown, lines_of_keys(text), (), loads(text))
    except TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{shown}:{line[1]}" if line else shown
        raise SettingsError(f"this is no TOML: {error}", where=where) from error


def _settings(top: Table) -> Settings:
    top.refuse_unknown(_KEYS)
    rules = _contracts(top, known_rules())
    known = (*known_rules(), *rules)
    select, ignore = top.texts("select"), top.texts("ignore")
    for key, words in (("select", select), ("ignore", ignore)):
        _codes(top, key, words, known)
    options, severities, excluded = _of_rules(top.table("rules"), known)
    if top.choice("expiry", ("warn", "error"), "warn") == "error":
        severities.setdefault("META003", Severity.ERROR)
    return Settings(
        select=select,
        ignore=ignore,
        preview=top.get("preview", bool, False),
        fail_on=Severity[top.choice("fail-on", map(str, Severity), "error").upper()],
        options=options,
        policy=Policy(
            _codes(top, "locked", top.texts("locked"), known),
            severities,
            (*_ignored(top.table("per-selector-ignores"), known), *excluded),
            tuple(_waivers(top, known)),
            rules,
        ),
    )


def _contracts(top: Table, others: Iterable[type[Rule[Any]]]) -> tuple[type[Constraint], ...]:
    found: dict[str, type[Constraint]] = {}
    known = _by_word(others)
    for table in top.tables("contract"):
        rule = contract(table, {**known, **_by_word(found.values())})
        found[rule.code] = rule
    return tuple(found.values())


def _by_word(rules: Iterable[type[Rule[Any]]]) -> dict[str, type[Rule[Any]]]:
    return {word: rule for rule in rules for word in (rule.code, rule.name)}


def _codes(
    table: Table, key: str, words: Iterable[str], known: tuple[type[Rule[Any]], ...]
) -> frozenset[str]:
    """Return the codes of all rules that some words name."""
    try:
        return frozenset(rule.code for word in words for rule in rules_called(word, known))
    except RuleError as error:
        raise table.wrong(key, error.what, error.instead) from None


def _one(table: Table, key: str, word: str, known: tuple[type[Rule[Any]], ...]) -> type[Rule[Any]]:
    """Return the one rule that a word names, by code or name."""
    rule = _by_word(known).get(word)
    if rule is None:
        _codes(table, key, (word,), known)  # says what is near
        raise table.wrong(key, f"'{word}' is no single rule", "name one by its code, such as INT001")
    return rule


def _of_rules(
    table: Table, known: tuple[type[Rule[Any]], ...]
) -> tuple[dict[str, Mapping[str, Any]], dict[str, Severity], list[Ignored]]:
    """Return the options of rules, their severities, and what they say nothing about."""
    options: dict[str, Mapping[str, Any]] = {}
    severities: dict[str, Severity] = {}
    excluded: list[Ignored] = []
    for word in table.values:
        rule, said = _one(table, word, word, known), table.table(word)
        own = {key: value for key, value in said.values.items() if key not in ("severity", "exclude")}
        said.refuse_unknown(("severity", "exclude", *(each.name for each in fields(rule))))
        try:
            rule(**own)
        except BlueprintError as error:
            wrong = next((key for key in own if f"'{key}'" in error.what), "")
            raise said.wrong(wrong, error.what, error.instead) from None
        if own:
            options[rule.code] = own
        if severity := severity_at(said):
            severities[rule.code] = severity
        if "exclude" in said:
            excluded.append(Ignored(selection_at(said, "exclude"), frozenset((rule.code,))))
    return options, severities, excluded


def _ignored(table: Table, known: tuple[type[Rule[Any]], ...]) -> Iterator[Ignored]:
    for where in table.values:
        yield Ignored(selection(table, where, where), _codes(table, where, table.texts(where), known))


def _waivers(top: Table, known: tuple[type[Rule[Any]], ...]) -> Iterator[SetWaiver]:
    for table in top.tables("waive"):
        table.refuse_unknown(("code", "where", "because", "expect", "until"))
        rule = _one(table, "code", table.get("code", str), known)
        expect = table.get("expect", int, -1)
        if expect < 0 and "expect" in table:
            raise table.wrong(
                "expect", f"'expect' cannot be {expect}", "write how many are accepted, 0 or more"
            )
        waiver = Waiver(
            rule.code,
            on=(),
            because=table.get("because", str),
            until=table.get("until", date) if "until" in table else None,
            members=True,
        )
        written_at(waiver, table.place())
        yield SetWaiver(waiver, selection_at(table, "where"), expect if "expect" in table else None)
