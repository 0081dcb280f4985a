"""A text that was to be written later."""

from __future__ import annotations

from collections.abc import Iterator
from re import compile, fullmatch

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import Microservice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity

__all__ = ["Bad", "Good", "PlaceholderOrNaming"]


class PlaceholderOrNaming(Rule[Graph]):
    """A text is a placeholder, or an identifier does not fit the `pattern`.

    Looked at are titles, descriptions, technologies, what boxes stand for, and labels.
    Placeholders are the words TODO, TBD, FIXME and XXX, text in double square brackets, and lorem ipsum.
    TODO counts in capitals or before a colon: a “Todo service” may keep people's lists.

    Why it matters: it looks as though somebody had said something.

    Instead: write what is so, or leave it out.

    References:
    - CALM, validation rules on placeholders in patterns.

    Off by default: an architecture that is being designed has gaps, and says so.
    """

    code = "DOC007"
    severity = Severity.INFO
    by_default = False
    pattern: str = ""
    """A regular expression that identifiers of elements fit as a whole; any where empty."""

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every text that is a placeholder, and every name that does not fit."""
        for node in subject.nodes():
            element = node.element
            texts = (element.title, element.description, element.technology, element.stands_for)
            for text in texts:
                if text and _PLACEHOLDER.search(text):
                    yield self.finding(
                        node, f"{node} says '{text}'", instead=f"write what is so of {node}, or leave it out"
                    )
            if self.pattern and not fullmatch(self.pattern, node.name):
                yield self.finding(
                    node,
                    f"'{node.name}' is no name like '{self.pattern}', as {node} should have",
                    instead=f"rename it where {node} is declared",
                )
        for edge in subject.edges():
            label = edge.relation.label
            if label and _PLACEHOLDER.search(label):
                yield self.finding(
                    edge,
                    f"{edge.source} {edge.relation.verb.value} {edge.target} for '{label}'",
                    instead=f"say what {edge.source} wants of {edge.target}, or leave it out",
                )


_PLACEHOLDER = compile(r"\bTODO\b|\[\[.*\]\]|(?i:\btodo:|\b(TBD|FIXME|XXX|lorem ipsum)\b)")


class Bad(Blueprint):
    """Somebody was interrupted."""

    orders = Microservice("Orders", description="TODO")


class Good(Blueprint):
    """Somebody came back."""

    orders = Microservice("Orders", description="Takes orders and keeps them.")
