"""Judging a model: which rules run, what they find, and in which order it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from archmodel.catalogue import held, modules, outsiders
from archmodel.errors import RuleError
from archmodel.graph import Graph
from archmodel.names import Name, did_you_mean
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.source import path_in_project

__all__ = ["Crash", "Review", "known_rules", "review", "select_rules"]

_GROUP = "archmodel.rules"
"""Both the package of our own rules and the entry point group of everybody else's."""
_CODE = re.compile("[A-Z]{2,6}[0-9]{3}")


@dataclass(frozen=True)
class Crash:
    """A rule that raised instead of saying what it finds. Its model did not pass it."""

    rule: type[Rule[Graph]]
    error: Exception = field(compare=False)

    @property
    def what(self) -> str:
        """What was raised, such as `ValueError: no such zone`."""
        try:
            said = str(self.error)
        except Exception:  # a fault in the words of a fault must not hide it
            said = ""
        kind = type(self.error).__name__
        return f"{kind}: {said}" if said else kind

    @property
    def where(self) -> str:
        """The file and the line that raised it."""
        trace = self.error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        return f"{path_in_project(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""


@dataclass(frozen=True)
class Review:
    """What the rules have to say about one model."""

    model: Name
    """The identifier of the model."""
    findings: tuple[Finding, ...]
    """By path, line, column, code and what is blamed: never by order of declaration."""
    ran: tuple[type[Rule[Graph]], ...]
    """The rules that ran to their end, by code."""
    crashes: tuple[Crash, ...]
    """The rules that did not, by code; what they found before that is among the findings."""

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding, or None where there is none."""
        return max((finding.severity for finding in self.findings), default=None)


def review(graph: Graph, rules: Iterable[Rule[Graph]] | None = None) -> Review:
    """Return what `rules` find in `graph`, or those that run by default where none are given.

    A rule that raises is reported as a crash, and the others still run. Raises `RuleError` when
    there is no rule to run.
    """
    chosen = select_rules() if rules is None else sorted(rules, key=lambda rule: (rule.code, rule.name))
    if not chosen:
        raise RuleError("no rule is left to run", instead="ignore fewer rules, or select more")
    findings: list[Finding] = []
    ran: list[type[Rule[Graph]]] = []
    crashes: list[Crash] = []
    for rule in chosen:
        try:
            for finding in rule.check(graph):
                if not isinstance(finding, Finding):
                    raise TypeError(f"a rule yields findings, and this one yields a {type(finding).__name__}")
                findings.append(finding)
        except Exception as error:
            crashes.append(Crash(type(rule), error))
        else:
            ran.append(type(rule))
    findings.sort(key=lambda finding: finding.order)
    return Review(graph.model.name, tuple(findings), tuple(ran), tuple(crashes))


def known_rules() -> tuple[type[Rule[Graph]], ...]:
    """Return our own rules and those that installed packages offer, sorted by code.

    Raises `ArchmodelError` for a module or an entry point that holds no rule, and `RuleError` for a
    code that is none, or that two rules share.
    """
    ours = [held(module, Rule) for module in modules(_GROUP).values()]
    found: dict[str, type[Rule[Graph]]] = {}
    for rule in [*ours, *outsiders(_GROUP, Rule)]:
        code = getattr(rule, "code", None)
        if not _CODE.fullmatch(str(code)):
            raise RuleError(
                f"'{rule.name}' ({rule.__module__}) has the code '{code}'",
                instead="give it two to six capitals and three digits, such as ACME001",
            )
        other = found.setdefault(rule.code, rule)
        if other is not rule:
            raise RuleError(
                f"{rule.code} is the code of '{other.name}' ({other.__module__}) "
                f"and of '{rule.name}' ({rule.__module__})",
                instead="uninstall one of them, or give one another code",
            )
    return tuple(rule for _, rule in sorted(found.items()))


def select_rules(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule[Graph], ...]:
    """Return the known rules that `select` names and `ignore` does not, sorted by code.

    A word is a code (`INT001`), a family (`INT`) or a name (`device-bypasses-gateway`). No word to
    select means those that run by default. Raises `RuleError` for a word that names no rule.
    """
    known = known_rules()
    named = {rule for word in select for rule in _named(word, known)}
    wanted = named or {rule for rule in known if rule.by_default}
    unwanted = {rule for word in ignore for rule in _named(word, known)}
    return tuple(rule() for rule in known if rule in wanted - unwanted)


def _named(word: str, known: tuple[type[Rule[Graph]], ...]) -> list[type[Rule[Graph]]]:
    """Return the rules that a word names."""
    named = [rule for rule in known if word.upper() in (rule.code, _family(rule)) or word == rule.name]
    if not named:
        families = sorted({_family(rule) for rule in known})
        words = [*families, *(rule.code for rule in known), *(rule.name for rule in known)]
        near = did_you_mean(word, words) or did_you_mean(word.upper(), words)
        raise RuleError(
            f"no rule is called '{word}'", instead=near or f"the families are {', '.join(families)}"
        )
    return named


def _family(rule: type[Rule[Graph]]) -> str:
    return rule.code.rstrip("0123456789")
