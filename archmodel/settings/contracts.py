"""Rules written down in settings: each contract becomes the query that says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from archmodel.elements.base import Element
from archmodel.errors import ArchmodelError
from archmodel.graph import Graph
from archmodel.names import did_you_mean
from archmodel.policy import covered
from archmodel.queries.base import Constraint, Options, Part, Query, constraint
from archmodel.queries.cycles import cycles
from archmodel.queries.elements import each
from archmodel.queries.layers import independent, layers
from archmodel.queries.paths import paths
from archmodel.queries.verbs import forbid, only, require
from archmodel.rules.base import Finding, Rule, Severity, page
from archmodel.rules.meta.base import MetaRule
from archmodel.selection import Selection
from archmodel.settings.selectors import optional_selection, selection, selection_at
from archmodel.settings.table import Table
from archmodel.stated import boundary_of, is_sync, owner_of

__all__ = ["contract", "options_in", "severity_at"]

_COMMON = ("type", "code", "name", "because", "severity", "allow-empty")

Known = Mapping[str, type[Rule[Any]]]
"""The rules there are, by code and by name."""


class Kind(NamedTuple):
    """A type of contract: the keys it has of its own, and how its rule is made."""

    keys: tuple[str, ...]
    make: Callable[[Table, Known, str, str, Options], type[Constraint]]


def contract(table: Table, known: Known) -> type[Constraint]:
    """Return the rule that a contract says.

    Raises `SettingsError`, with the line, for a key or a value that is none of its type.
    """
    kind = KINDS[table.choice("type", KINDS, "")]
    options = dict(options_in(table, known)) if kind.make is _limit else {}
    table.refuse_unknown((*_COMMON, *kind.keys, *options))
    code, name = table.get("code", str), table.get("name", str)
    if code in known or name in known:
        key = "code" if code in known else "name"
        raise table.wrong(key, f"there is a rule '{table.get(key, str)}' already", f"choose another {key}")
    if any(
        rule.family == code[:-3] and rule.__module__.startswith("archmodel.rules.") for rule in known.values()
    ):
        raise table.wrong(
            "code",
            f"{code[:-3]} is a family of archmodel's own",
            "begin it with capitals of your own, such as ACME001",
        )
    said: Options = {
        "because": table.get("because", str, ""),
        "severity": severity_at(table) or Severity.ERROR,
        "allow_empty": table.get("allow-empty", bool, False),
    }
    try:
        made = kind.make(table, known, code, name, said)
    except ArchmodelError as error:
        if error.where.startswith(f"{table.file}:"):
            raise
        raise table.wrong("", error.what, error.instead) from None
    made.written = table.place()
    return made


def severity_at(table: Table) -> Severity | None:
    """Return the severity that a table states, or None where it states none."""
    if "severity" not in table:
        return None
    words = {str(severity): severity for severity in Severity}
    return words[table.choice("severity", words, "")]


def options_in(table: Table, known: Known) -> Iterator[tuple[str, Any]]:
    """Yield the options that a contract of the type `limit` states, and their values."""
    names = {each.name for each in fields(_rule(table, known))}
    own = {*_COMMON, *KINDS["limit"].keys}
    for key, value in table.values.items():
        if key not in own:
            if key not in names:
                raise table.wrong(
                    key,
                    f"{table.get('rule', str)} has no option '{key}'",
                    did_you_mean(key, names) or f"it has {', '.join(sorted(names)) or 'none'}",
                )
            yield key, value


@dataclass(frozen=True)
class Limited(Query):
    """Another rule with other options, about some elements alone."""

    rule: Rule[Any]
    where: Selection

    @property
    def sentence(self) -> str:
        """What must hold."""
        return (
            f"{self.rule.code} {self.rule.name} about {self.where}: {page(type(self.rule)).what.rstrip('.')}"
        )

    @property
    def way_out(self) -> str:
        """What to do where it does not hold."""
        return page(type(self.rule)).instead.rstrip(".")

    def parts(self) -> Iterable[Part]:
        """Return the elements."""
        return (Part(self.where),)

    def findings(self, rule: Constraint, graph: Graph) -> Iterator[Finding]:
        """Yield what the other rule finds about these elements."""
        names = frozenset(covered(graph.model, self.where))
        for found in self.rule.check(graph):
            if found.at[0] in names:
                yield replace(found, code=rule.code, rule=rule.name, severity=rule.severity)


def _rule(table: Table, known: Known) -> type[Rule[Any]]:
    word = table.get("rule", str)
    rule = known.get(word)
    if rule is None or issubclass(rule, MetaRule):
        raise table.wrong("rule", f"no rule to limit is called '{word}'", did_you_mean(word, known))
    return rule


def _limit(table: Table, known: Known, code: str, name: str, said: Options) -> type[Constraint]:
    limited = _rule(table, known)(**dict(options_in(table, known)))
    return constraint(Limited(limited, selection_at(table, "where")), code, name, said)


def _waypoint(table: Table, known: Known, code: str, name: str, said: Options) -> type[Constraint]:
    ways = paths(selection_at(table, "from"), selection_at(table, "to"))
    return require(ways.through(selection_at(table, "through")), code=code, name=name, **said)


def _forbidden(table: Table, known: Known, code: str, name: str, said: Options) -> type[Constraint]:
    ways = paths(selection_at(table, "from"), selection_at(table, "to"))
    ways = ways.avoiding(selection_at(table, "avoiding")) if "avoiding" in table else ways
    ways = ways.one_hop() if table.get("one-hop", bool, False) else ways
    return forbid(ways, code=code, name=name, **said)


def _only(table: Table, known: Known, code: str, name: str, said: Options) -> type[Constraint]:
    return only(paths(selection_at(table, "from"), selection_at(table, "to")), code=code, name=name, **said)


def _layers(table: Table, known: Known, code: str, name: str, said: Options) -> type[Constraint]:
    given = [optional_selection(table, "layers", each) for each in table.texts("layers")]
    return require(
        layers(
            *(layer for layer, _ in given),
            closed=[selection(table, "closed", each) for each in table.texts("closed")],
            optional=[layer for layer, may_be_empty in given if may_be_empty],
            exhaustive=table.get("exhaustive", bool, False),
        ),
        code=code,
        name=name,
        **said,
    )


def _independent(table: Table, known: Known, code: str, name: str, said: Options) -> type[Constraint]:
    parts = [selection(table, "parts", each) for each in table.texts("parts")]
    return require(independent(*parts), code=code, name=name, **said)


def _acyclic(table: Table, known: Known, code: str, name: str, said: Options) -> type[Constraint]:
    circles = cycles(selection_at(table, "of"))
    if table.choice("edges", ("sync", "all"), "all") == "sync":
        circles = circles.where(is_sync, "waited for")
    if "by" in table:
        circles = circles.by(_TOGETHER[table.choice("by", _TOGETHER, "")])
    return forbid(circles, code=code, name=name, **said)


def _required_field(table: Table, known: Known, code: str, name: str, said: Options) -> type[Constraint]:
    wanted = each(selection_at(table, "of")).has(**dict.fromkeys(table.texts("fields"), ...))
    return require(wanted, code=code, name=name, **said)


def _boundary(element: Element) -> str | None:
    boundary = boundary_of(element)
    return boundary.title if boundary else None


_TOGETHER: Mapping[str, Callable[[Element], str | None]] = {"owner": owner_of, "boundary": _boundary}
KINDS: Mapping[str, Kind] = {
    "waypoint": Kind(("from", "to", "through"), _waypoint),
    "forbidden": Kind(("from", "to", "avoiding", "one-hop"), _forbidden),
    "only": Kind(("from", "to"), _only),
    "layers": Kind(("layers", "closed", "exhaustive"), _layers),
    "independent": Kind(("parts",), _independent),
    "acyclic": Kind(("of", "by", "edges"), _acyclic),
    "required-field": Kind(("of", "fields"), _required_field),
    "limit": Kind(("rule", "where"), _limit),
}
"""The types of contracts."""
