"""Judging a model: which rules run, what they find, and in which order it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import Any, NamedTuple

from archmodel.baseline import settled, stale
from archmodel.catalogue import held, modules, outsiders
from archmodel.collector import collector_paused
from archmodel.errors import RuleError
from archmodel.graph import Graph
from archmodel.halving import can_halve, halved
from archmodel.names import Name, did_you_mean
from archmodel.policy import Policy
from archmodel.profiles import PROFILES
from archmodel.rules.base import Finding, Missing, Rule
from archmodel.rules.meta.base import Audit, Known, MetaRule, Use, vacuous
from archmodel.verdict import Crash, Review, Waived
from archmodel.waiving import accepted, counted, uses_of, with_matches

__all__ = ["Crash", "Review", "Waived", "known_rules", "own_rules", "review", "rules_called", "select_rules"]

_NO_POLICY = Policy()
_GROUP = "archmodel.rules"
"""Both the package of our own rules and the entry point group of everybody else's."""
_LARGE = 20_000
"""Relations from which on a second process takes less time to make than it saves."""
_CODE = re.compile("[A-Z]{2,6}[0-9]{3}")


@collector_paused()
def review(
    graph: Graph,
    rules: Iterable[Rule[Any]] | None = None,
    *,
    today: date | None = None,
    baseline: Iterable[Known] = (),
    waive: bool = True,
    policy: Policy = _NO_POLICY,
    whole: bool = True,
) -> Review:
    """Return what `rules` find in `graph`, or those that run by default where none are given.

    Waivers of the model and of `policy` that are good until `today` or longer set aside what they
    accept, unless `waive` says not or the policy locks the rule; `baseline` sets aside what it knows.
    A rule that raises is reported as a crash, and the others still run. Where the model is not the
    `whole` of what there is, rules that are about nothing in it are not reported: they may be about
    another. Raises `RuleError` when there is no rule to run.
    """
    chosen = select_rules() if rules is None else sorted(rules, key=lambda rule: (rule.code, rule.name))
    if not chosen:
        raise RuleError("no rule is left to run", instead="ignore fewer rules, or select more")
    model = graph.model
    known = (*known_rules(), *policy.rules) if model.waivers or policy.waivers else ()
    uses = uses_of(model, known, today, policy) if waive else ()
    run = _Run(graph, uses, policy, policy.ignored_in(model))
    run.rules([rule for rule in chosen if not isinstance(rule, MetaRule)])
    findings = sorted(run.findings, key=lambda finding: finding.order)
    uses = counted(uses, findings)
    judged = [(each, accepted(each, uses)) for each in findings]
    ran = frozenset(rule.code for rule in run.ran)
    unlocked = [each for each in baseline if not policy.locks(each.code)]
    new, old = settled(model.name, [_noted(each, uses) for each, use in judged if use is None], unlocked)
    left = stale(model.name, run.findings, baseline, ran)
    words = tuple(word for rule in known for word in (rule.code, rule.name))
    nothing = vacuous(run.missing) if whole else ()
    audit = Audit(with_matches(uses, judged), ran, words, today, left, nothing)
    run.findings = []
    run.rules([rule for rule in chosen if isinstance(rule, MetaRule)], audit)
    return Review(
        model.name,
        tuple(sorted((*new, *run.findings), key=lambda finding: finding.order)),
        tuple(sorted(run.ran, key=lambda rule: rule.code)),
        tuple(sorted(run.crashes, key=lambda crash: crash.rule.code)),
        tuple(Waived(each, use.name, use.waiver.because, use.waiver.until) for each, use in judged if use),
        tuple(old),
        run.seconds,
        tuple(run.missing),
    )


class _Found(NamedTuple):
    """What a rule found in a process of its own."""

    findings: list[Finding]
    missing: list[Missing]
    """What it is about that is not there."""
    seconds: float


class _Run:
    """Rules as they run: what they find, and those that crash."""

    def __init__(
        self, graph: Graph, uses: Sequence[Use], policy: Policy, ignored: Mapping[str, Set[Name]]
    ) -> None:
        self.graph = graph
        self.uses = uses
        self.policy = policy
        self.ignored = ignored
        """What each rule says nothing about, by its code."""
        self.findings: list[Finding] = []
        self.ran: list[type[Rule[Any]]] = []
        self.crashes: list[Crash] = []
        self.missing: list[tuple[type[Rule[Any]], Missing]] = []
        self.seconds: dict[str, float] = {}

    def rules(self, rules: Sequence[Rule[Any]], audit: Audit | None = None) -> None:
        """Run rules about the graph, or about the audit."""
        known = {} if audit else self._halved(rules)
        for number, rule in enumerate(rules):
            if number in known:
                self._keep(rule, known[number])
                continue
            begin = perf_counter()
            try:
                if audit:
                    self.check(rule, audit)
                else:
                    self.judge(rule)
            except Exception as error:
                self.crashes.append(Crash(type(rule), error))
            else:
                self.ran.append(type(rule))
            self.seconds[rule.code] = perf_counter() - begin

    def _halved(self, rules: Sequence[Rule[Any]]) -> dict[int, _Found]:
        """Return what rules find that two processes run, where a model is large.

        A family at a time, as its rules share what they ask of the graph, the largest first. One with
        a rule that crashes is missing.
        """
        if len(self.graph.model.relations) < _LARGE or not can_halve():
            return {}
        self.graph.edges()  # all rules go by these, so they are made before there are two processes
        families: dict[str, list[int]] = {}
        for number, rule in enumerate(rules):
            families.setdefault(rule.family, []).append(number)
        tasks = sorted(families.values(), key=len, reverse=True)

        def work(task: int) -> dict[int, _Found]:
            return {number: self._apart(rules[number]) for number in tasks[task]}

        return {number: each for found in halved(len(tasks), work).values() for number, each in found.items()}

    def _apart(self, rule: Rule[Any]) -> _Found:
        run, begin = _Run(self.graph, self.uses, self.policy, self.ignored), perf_counter()
        run.judge(rule)
        return _Found(run.findings, [each for _, each in run.missing], perf_counter() - begin)

    def _keep(self, rule: Rule[Any], found: _Found) -> None:
        self.findings += found.findings
        self.missing += [(type(rule), each) for each in found.missing]
        self.ran.append(type(rule))
        self.seconds[rule.code] = found.seconds

    def judge(self, rule: Rule[Any]) -> None:
        """Run a rule, and again behind every relation that a waiver accepts: waivers do not conduct."""
        graph, before = self.graph, len(self.findings)
        self.check(rule, graph)
        self.missing += [(type(rule), each) for each in rule.missing(graph)]
        while ways := self._accepted_ways(self.findings[before:]).keys() - graph.opened:
            known, notes = {each.at: each.note for each in self.findings[before:]}, self._note(ways)
            del self.findings[before:]
            graph = graph.opening(ways)
            self.check(rule, graph)
            self.findings[before:] = [
                replace(each, note=known.get(each.at, notes)) for each in self.findings[before:]
            ]

    def check(self, rule: Rule[Any], subject: object) -> None:
        """Keep what a rule finds."""
        for finding in rule.check(subject):
            if not isinstance(finding, Finding):
                raise TypeError(f"a rule yields findings, and this one yields a {type(finding).__name__}")
            if finding.at[0] not in self.ignored.get(rule.code, ()):
                self.findings.append(replace(finding, severity=self.policy.severity(finding, rule)))

    def _accepted_ways(self, findings: Iterable[Finding]) -> dict[Name, Use]:
        """Return the relations that waivers accept, each with its waiver."""
        by = {each.at[0]: use for each in findings if (use := accepted(each, self.uses))}
        return {name: use for name, use in by.items() if name in self.graph.model.relations}

    def _note(self, ways: Iterable[Name]) -> str:
        """Say which waivers led to what is found behind these relations."""
        by = self._accepted_ways(self.findings)
        said = sorted({f"'{by[way].name}' ({by[way].waiver.place or by[way].waiver.rule})" for way in ways})
        return "behind what is accepted by " + " and ".join(said)


def _noted(finding: Finding, uses: Iterable[Use]) -> Finding:
    """Return a finding, with a note of the waiver that is about it and does not count, if there is one."""
    use = next((each for each in uses if each.fits(finding)), None)
    return finding if use is None else use.refused(finding)


def own_rules() -> tuple[type[Rule[Any]], ...]:
    """Return our own rules."""
    return tuple(held(module, Rule) for module in modules(_GROUP).values())


def known_rules() -> tuple[type[Rule[Any]], ...]:
    """Return our own rules and those that installed packages offer, sorted by code.

    Raises `ArchmodelError` for a module or an entry point that holds no rule, and `RuleError` for a
    code that is none, that two rules share, or that an outsider takes from a family of ours.
    """
    ours = own_rules()
    found: dict[str, type[Rule[Any]]] = {}
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
    reserved = {rule.family for rule in ours}
    for rule in found.values():
        if rule.family in reserved and rule not in ours:
            raise RuleError(
                f"'{rule.name}' ({rule.__module__}) has the code {rule.code}, "
                f"and {rule.family} is a family of archmodel's own",
                instead="begin it with capitals of your own, such as ACME001",
            )
    return tuple(rule for _, rule in sorted(found.items()))


def select_rules(
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    *,
    known: tuple[type[Rule[Any]], ...] | None = None,
    preview: bool = False,
    options: Mapping[str, Mapping[str, Any]] | None = None,
) -> tuple[Rule[Any], ...]:
    """Return the known rules that `select` names and `ignore` does not, sorted by code.

    A word is a code (`INT001`), a family (`INT`), a name (`device-bypasses-gateway`) or a profile
    (`security`). No word to select means those that run by default. Rules that are being tried out
    run where `preview` says so, or where they are named themselves. `options` are by code, and go
    before those of a profile. Raises `RuleError` for a word that names no rule.
    """
    known = known_rules() if known is None else known
    given: dict[str, Mapping[str, Any]] = {}
    wanted: set[type[Rule[Any]]] = set()
    for word in select or ("recommended",):
        named = rules_called(word, known)
        wanted |= {
            rule
            for rule in named
            if preview or not rule.preview or word.upper() == rule.code or word == rule.name
        }
        given |= PROFILES[word].options if word in PROFILES else {}
    given |= options or {}
    unwanted = {rule for word in ignore for rule in rules_called(word, known)}
    return tuple(rule(**given.get(rule.code, {})) for rule in known if rule in wanted - unwanted)


def rules_called(word: str, known: tuple[type[Rule[Any]], ...]) -> list[type[Rule[Any]]]:
    """Return the rules that a word names. Raises `RuleError` where there is none."""
    if word in PROFILES:
        return [rule for rule in known if PROFILES[word].holds(rule)]
    named = [rule for rule in known if word.upper() in (rule.code, rule.family) or word == rule.name]
    if not named:
        families = sorted({rule.family for rule in known})
        words = [*families, *PROFILES, *(rule.code for rule in known), *(rule.name for rule in known)]
        near = did_you_mean(word, words) or did_you_mean(word.upper(), words)
        raise RuleError(
            f"no rule is called '{word}'", instead=near or f"the families are {', '.join(families)}"
        )
    return named
