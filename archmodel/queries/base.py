"""A question that has an answer for every model, and the rule that is made of it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple, TypedDict, cast

from archmodel.blueprint import Blueprint
from archmodel.errors import RuleError
from archmodel.graph import Graph
from archmodel.names import camel
from archmodel.rules.base import Finding, Missing, Rule, Severity
from archmodel.selection import Selection
from archmodel.source import Origin, author_frame, author_line

__all__ = ["Constraint", "Options", "Part", "Query", "constraint", "refuse_no_selection"]

_CODE = re.compile("[A-Z]{2,6}[0-9]{3}")
_NAME = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Part(NamedTuple):
    """A selection that a query speaks of."""

    selection: Selection
    guards: bool = False
    """Whether it is what paths must pass: then nothing passes it where it is empty."""


class Query(ABC):
    """Something to keep to, as a value: every rule made of it finds the same."""

    @property
    @abstractmethod
    def sentence(self) -> str:
        """What must hold, as a sentence without its full stop."""

    @property
    @abstractmethod
    def way_out(self) -> str:
        """What to do where it does not, for the page of the rule."""

    @abstractmethod
    def parts(self) -> Iterable[Part]:
        """Return the selections it speaks of, those that may be empty left out."""

    @abstractmethod
    def findings(self, rule: Constraint, graph: Graph) -> Iterator[Finding]:
        """Yield what does not keep to it, as findings of a rule."""


class Constraint(Rule[Graph]):
    """A rule made of a query; `require`, `forbid` and `only` make its subclasses."""

    query: ClassVar[Query]
    because: ClassVar[str]
    """The reason, such as the decision it is from."""
    allow_empty: ClassVar[bool]
    """Whether its selections may be empty without a word."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield what does not keep to the query."""
        return self.query.findings(self, subject)

    def missing(self, subject: Graph) -> Iterator[Missing]:
        """Yield the selections that choose nothing.

        A model need not have every kind there is, so an empty one of kinds alone does not matter,
        unless it is what paths must pass: then all of them would be findings.
        """
        if self.allow_empty:
            return
        empty = [part for part in self.query.parts() if not subject.nodes(part.selection)]
        has_ends = all(part.guards for part in empty)
        for part in empty:
            to_pass = ", which paths must pass" if part.guards else ""
            matters = not part.selection.is_by_kind() or (part.guards and has_ends)
            yield Missing(f"nothing is {part.selection}{to_pass}", matters)

    def said(self, message: str) -> str:
        """Return a message with the reason."""
        return f"{message} — {self.because}" if self.because else message


class Options(TypedDict, total=False):
    """What `require`, `forbid` and `only` take besides code and name."""

    because: str
    """The reason, such as the decision it is from."""
    severity: Severity
    """An error where not given."""
    bad: type[Blueprint]
    """A blueprint in which it finds something."""
    good: type[Blueprint]
    """A blueprint in which it finds nothing."""
    allow_empty: bool
    """Whether its selections may be empty without a word."""


def constraint(query: Query, code: str, name: str, options: Options) -> type[Constraint]:
    """Return a rule made of a query. Raises `RuleError` for a code or name that is none."""
    if not _CODE.fullmatch(code):
        raise RuleError(
            f"'{code}' is no code of a rule",
            where=author_line(),
            instead="give it two to six capitals and three digits, such as ACME001",
        )
    if not _NAME.fullmatch(name):
        raise RuleError(
            f"'{name}' is no name of a rule",
            where=author_line(),
            instead="write words in lower case, joined by hyphens, such as clients-enter-by-the-gateway",
        )
    frame, because = author_frame(), options.get("because", "")
    body = {
        "__module__": frame.f_globals["__name__"] if frame else __name__,
        "__doc__": _page(query, because),
        "code": code,
        "severity": options.get("severity", Severity.ERROR),
        "query": query,
        "because": because,
        "allow_empty": options.get("allow_empty", False),
        "written": Origin(frame.f_code, frame.f_lasti) if frame else None,
        "Bad": options.get("bad"),
        "Good": options.get("good"),
    }
    made = cast("type[Constraint]", type(camel(name.replace("-", "_")), (Constraint,), body))
    made.name = name
    return made


def refuse_no_selection(of: str, *parts: object) -> None:
    """Raise `RuleError` for a part of a query that is no selection."""
    for part in parts:
        if not isinstance(part, Selection):
            raise RuleError(
                f"{of} takes selections, and this is a {type(part).__name__}",
                where=author_line(),
                instead='write kind(Service), tagged("pci") or matching("role:frontend")',
            )


def _page(query: Query, because: str) -> str:
    parts = [f"{query.sentence}.", f"Why it matters: {because}." if because else ""]
    return "\n\n".join(filter(None, [*parts, f"Instead: {query.way_out}."]))
