"""What a rule is, what it finds, and the page that explains it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Generic, NamedTuple, TypeVar

from archmodel.declared import Declared
from archmodel.graph import Edge, Node
from archmodel.names import Name, kebab, words
from archmodel.rules._page import Option, Page, example_of, page
from archmodel.source import Origin, Place, author_frame

__all__ = [
    "Finding",
    "Missing",
    "Option",
    "Page",
    "Rule",
    "Said",
    "Severity",
    "Step",
    "example_of",
    "fingerprint",
    "page",
    "step",
]

Subject = TypeVar("Subject", contravariant=True)


class Severity(IntEnum):
    """How bad a finding is; the worse, the greater. `str` gives the word: `error`."""

    INFO = 1
    """A description is not complete."""
    WARNING = 2
    """Very likely a flaw, or something not stated in a place that matters."""
    ERROR = 3
    """The architecture contradicts what it declares to be."""

    def __str__(self) -> str:
        return self.name.lower()


class Said(NamedTuple):
    """What a finding may blame that is no part of the architecture: a view, a flow or another fact."""

    name: Name
    declared: Declared

    @property
    def title(self) -> str:
        """The name people call it by; where it has none, the words of its identifier."""
        return getattr(self.declared, "title", None) or words(self.name)

    def __str__(self) -> str:
        return f"'{self.title}'"


class Step(NamedTuple):
    """An element or a relation that a finding points at besides its subject."""

    name: Name
    text: str
    """What to say of it, such as `'Cart' calls 'Pricing'`."""
    place: Place | None
    ends: tuple[tuple[Name, str], ...] = ()
    """The elements that a relation joins, each with its title; none for an element."""


class Missing(NamedTuple):
    """Something that a rule is about, and that a model has nothing of."""

    what: str
    """As a sentence, such as `nothing is tagged pci`."""
    matters: bool = True
    """Whether the rule judges nothing for want of it; not where the model need not have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a rule has to say about one place of a model.

    `code` and `at` are its identity; the message, the place and the severity may change and leave
    it the same finding.
    """

    code: str
    rule: str
    """The name of the rule, as it is written on the command line."""
    severity: Severity
    message: str
    at: tuple[Name, ...]
    """The identifiers of what is blamed; the first is the subject: an element, relation, view or fact."""
    titles: tuple[tuple[Name, str], ...]
    """Those among them that are no relations, each with its title."""
    place: Place | None
    """Where the subject was written, or None for what no file says."""
    instead: str
    """The way out."""
    path: tuple[Step, ...] = ()
    """The way that shows it, from where it begins to the subject."""
    related: tuple[Step, ...] = ()
    """Other things that have to do with it, such as the other writers of a store."""
    note: str = ""
    """What else must be known, such as the waiver that led to it."""

    @property
    def family(self) -> str:
        """The capitals of the code: `INT`."""
        return self.code.rstrip("0123456789")

    @property
    def fingerprint(self) -> str:
        """What it is known by in baselines and by hosts of code, for as long as it is the same finding."""
        return fingerprint(self.code, self.at)

    @property
    def order(self) -> tuple[str, int, int, str, tuple[Name, ...], str]:
        """The place it takes in a report, whatever the order of declarations and rules."""
        path, line, column, *_ = self.place or ("", 0, 0)
        return path, line, column, self.code, self.at, self.message


def fingerprint(code: str, at: tuple[Name, ...]) -> str:
    """Return 16 hexadecimal digits of SHA-256 over a code and what is blamed.

    No number, message or place is in it, so that lines may move and wording may improve.
    """
    from hashlib import sha256

    return sha256("\x1f".join((code, *at)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Rule(Declared, ABC, Generic[Subject]):
    """Something to keep to: yields a finding for everything that does not.

    A subclass lies in a module of the same name, beside two blueprints: `Bad`, in which it finds
    something, and `Good`, in which no rule does. Its docstring says what it finds, *Why it matters*,
    what to do *Instead*, *References* and, where it is *Off by default*, why. Its fields, if it has
    any, are its options, each with a default. What it finds depends on the subject alone: no clock,
    no files, no order of declaration.
    """

    code: ClassVar[str]
    """Its short name, such as `INT001`: a family of capitals and three digits."""
    severity: ClassVar[Severity]
    by_default: ClassVar[bool] = True
    """Whether it is one of the recommended rules, which run where none is selected."""
    preview: ClassVar[bool] = False
    """Whether it is being tried out, and runs only where previews are asked for."""
    cwe: ClassVar[tuple[int, ...]] = ()
    """The weaknesses it finds, by their numbers in the Common Weakness Enumeration."""
    security_severity: ClassVar[float | None] = None
    """How bad a flaw of security it is, 0.1 to 10 as in CVSS; None for what is none."""
    name: ClassVar[str]
    """Its long name, derived from the class: `device-bypasses-gateway`."""

    family: ClassVar[str]
    """The capitals of its code: `INT`."""
    written: ClassVar[Origin | Place | None] = None
    """Where it was written."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        frame = author_frame()
        cls.written = Origin(frame.f_code, frame.f_lasti) if frame else None
        cls.name = kebab(cls.__name__.lstrip("_"))
        cls.family = str(getattr(cls, "code", "")).rstrip("0123456789")

    @abstractmethod
    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield what does not keep to the rule."""

    def missing(self, subject: Subject) -> Iterable[Missing]:
        """Return what the rule is about that is not there."""
        return ()

    def finding(
        self,
        at: Node | Edge | Said,
        message: str,
        *,
        instead: str,
        severity: Severity | None = None,
        anchors: Iterable[Node] = (),
        path: Iterable[Edge] = (),
        related: Iterable[Node | Edge] = (),
    ) -> Finding:
        """Return a finding that blames an element, a relation and what it joins, or what else is said.

        `anchors` are further elements that belong to its identity, such as the members of a cycle;
        `path` and `related` are shown, and are no part of it. `severity` is that of the rule where not given.
        """
        own = (at.source, at.target) if isinstance(at, Edge) else (at,)
        named = dict.fromkeys((*own, *anchors))
        return Finding(
            code=self.code,
            rule=self.name,
            severity=severity or self.severity,
            message=message,
            at=(at.name, *(node.name for node in named if node is not at)),
            titles=tuple(
                (each.name, each.title if isinstance(each, Said) else each.element.title) for each in named
            ),
            place=_declared(at).place,
            instead=instead,
            path=tuple(map(step, path)),
            related=tuple(map(step, related)),
        )


def _declared(at: Node | Edge | Said) -> Declared:
    if isinstance(at, Edge):
        return at.relation
    return at.element if isinstance(at, Node) else at.declared


def step(at: Node | Edge) -> Step:
    """Return what a finding says of something it points at besides its subject."""
    if isinstance(at, Node):
        return Step(at.name, str(at), at.element.place)
    text = f"{at.source} {at.relation.verb.value} {at.target}"
    said = f"{text}: {at.relation.label}" if at.relation.label else text
    ends = tuple((node.name, node.element.title) for node in (at.source, at.target))
    return Step(at.name, said, at.relation.place, ends)
