"""Sensitive data is kept in the clear."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import inherited
from archmodel.elements.base import Element
from archmodel.elements.facts import DataAsset
from archmodel.elements.storage import Database
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import SENSITIVITY, is_external, is_storing, kept_by

__all__ = ["Bad", "Good", "SensitiveDataUnencryptedAtRest"]


class SensitiveDataUnencryptedAtRest(Rule[Graph]):
    """An element stores data that is confidential or restricted, and does not encrypt it.

    It keeps what it `stores` and what it is the record of. `encrypted=False`, said by it or what it lies
    inside, is an error. Where it is not stated it is a warning, in a model that states it of anything; but
    not of what lies outside, nor of what keeps its data in a storage (`stores_in`, `persistence="external"`),
    which is judged itself. What is only in memory is not at rest.

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
        is_modelled = any(node.element.encrypted is not None for node in subject.nodes())
        elsewhere = {edge.source.name for edge in subject.edges(over=is_storing)}
        for node in subject.nodes(kept_by):
            element = node.element
            held = [each for each in kept_by(element) if each.classification in SENSITIVITY[2:]]
            encrypted = inherited(element, lambda each: each.encrypted)
            if not held or encrypted or element.persistence == "memory":
                continue
            named = ", ".join(f"'{each.title}'" for each in held)
            if encrypted is False:
                said, severity = "unencrypted", Severity.ERROR
            elif is_modelled and not (node.name in elsewhere or _is_not_ours(element)):
                said, severity = "and does not say whether encrypted", Severity.WARNING
            else:
                continue
            yield self.finding(
                node,
                f"{node} keeps {named} {said}",
                instead=f"encrypt what {node} keeps, and say encrypted=True",
                severity=severity,
            )


def _is_not_ours(element: Element) -> bool:
    """Say whether what an element keeps is at rest with somebody or something else."""
    return is_external(element) or element.persistence == "external"


class Bad(Blueprint):
    """Whoever has the disk has the customers."""

    customers = DataAsset("Customers", classification="confidential")
    store = Database("Store", stores=(customers,), encrypted=False)


class Good(Blueprint):
    """The disk alone is of no use."""

    customers = DataAsset("Customers", classification="confidential")
    store = Database("Store", stores=(customers,), encrypted=True)
