"""Sensitive data is kept in the clear."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.facts import DataAsset
from archmodel.elements.storage import Database
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import SENSITIVITY

__all__ = ["Bad", "Good", "SensitiveDataUnencryptedAtRest"]


class SensitiveDataUnencryptedAtRest(Rule[Graph]):
    """An element stores data that is confidential or restricted, and does not encrypt it.

    `encrypted=False` is an error; where it is not stated, it is a warning.

    Why it matters: a disk, a backup or a copy is stolen as a whole.

    Instead: encrypt it at rest and say so, or state that the data is less sensitive.

    References:
    - CWE-311, missing encryption of sensitive data; OWASP ASVS 4, V6 and V8.
    - Threagile, risk rule “unencrypted-asset”.

    Off by default: it asks of every store a word that many blueprints leave out.
    """

    code = "SEC008"
    severity = Severity.ERROR
    by_default = False
    cwe = (311,)
    security_severity = 6.5

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every element that keeps sensitive data in the clear, or may."""
        for node in subject.nodes():
            element = node.element
            held = [each for each in element.stores if each.classification in SENSITIVITY[2:]]
            if held and not element.encrypted:
                named = ", ".join(f"'{each.title}'" for each in held)
                kept = "unencrypted" if element.encrypted is False else "and does not say whether encrypted"
                yield self.finding(
                    node,
                    f"{node} keeps {named} {kept}",
                    instead=f"encrypt what {node} keeps, and say encrypted=True",
                    severity=None if element.encrypted is False else Severity.WARNING,
                )


class Bad(Blueprint):
    """Whoever has the disk has the customers."""

    customers = DataAsset("Customers", classification="confidential")
    store = Database("Store", stores=(customers,), encrypted=False)


class Good(Blueprint):
    """The disk alone is of no use."""

    customers = DataAsset("Customers", classification="confidential")
    store = Database("Store", stores=(customers,), encrypted=True)
