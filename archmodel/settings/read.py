"""From a file to settings: every word is known, and every value of its type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from archmodel.declared import written_at
from archmodel.errors import BlueprintError, RuleError, SettingsError
from archmodel.policy import Ignored, Policy, SetWaiver
from archmodel.review import known_rules, rules_called, select_rules
from archmodel.rules.base import Rule, Severity
from archmodel.settings.contracts import contract, severity_at
from archmodel.settings.lines import lines_of_keys
from archmodel.settings.selectors import selection, selection_at
from archmodel.settings.table import Table
from archmodel.source import path_in_project
from archmodel.waiver import Waiver

__all__ = ["Settings", "read_settings", "settings_for"]

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


class Settings(NamedTuple):
    """What a project has settled: which rules run, with which options, and what is accepted."""

    file: str = ""
    """The file that says so, or none."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: Severity = Severity.ERROR
    options: Mapping[str, Mapping[str, Any]] = {}
    """Options of rules, by code."""
    policy: Policy = Policy()

    @property
    def known(self) -> tuple[type[Rule[Any]], ...]:
        """All rules there are, with those that the settings write down, by code."""
        return tuple(sorted((*known_rules(), *self.policy.rules), key=lambda rule: rule.code))

    def rules(
        self, select: Iterable[str] = (), ignore: Iterable[str] = (), *, preview: bool = False
    ) -> tuple[Rule[Any], ...]:
        """Return the rules to run; what is selected here counts in the place of what the settings say.

        Raises `RuleError` for a word that names no rule.
        """
        select, ignore = tuple(select), tuple(ignore)
        return select_rules(
            select or self.select,
            ignore if select else (*self.ignore, *ignore),
            known=self.known,
            preview=preview or self.preview,
            options=self.options,
        )


def settings_for(path: str | Path) -> Settings:
    """Return what the nearest pyproject.toml at or above a path says; nothing where there is none.

    Raises `SettingsError` where it says something that cannot be.
    """
    start = Path(path)
    if not start.exists():
        start = Path(str(path).rpartition(":")[0])  # file.py:Class
    for folder in (start, *start.resolve().parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            return read_settings(file)
    return Settings()


def read_settings(file: Path) -> Settings:
    """Return what a file says in `[tool.archmodel]`.

    Raises `SettingsError`, with the line, for a word that is not known or a value that does not fit.
    """
    shown = path_in_project(str(file))
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", where=shown) from error
    if "archmodel" not in text:  # most projects say nothing, and need not wait for tomllib
        return Settings()
    from tomllib import TOMLDecodeError, loads

    try:
        tool = loads(text).get("tool", {})
    except TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{shown}:{line[1]}" if line else shown
        raise SettingsError(f"this is no TOML: {error}", where=where) from error
    said = tool.get("archmodel", {}) if isinstance(tool, dict) else {}
    top = Table(shown, lines_of_keys(text), ("tool",), {"archmodel": said}).table("archmodel")
    return _settings(top)._replace(file=str(file.resolve())) if top.values else Settings()


def _settings(top: Table) -> Settings:
    top.refuse_unknown(_KEYS)
    rules = _contracts(top)
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


def _contracts(top: Table) -> tuple[type[Rule[Any]], ...]:
    found: dict[str, type[Rule[Any]]] = {}
    known = _by_word(known_rules())
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
