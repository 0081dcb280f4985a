"""A record that nobody copies, or of which nobody knows how long it is kept."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.facts import DataAsset
from archmodel.elements.storage import Database, Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import SENSITIVITY, classification_of

__all__ = ["Bad", "Good", "NoBackupOrRetention"]


class NoBackupOrRetention(Rule[Graph]):
    """A storage is the record of data that is not public, and states no backup, or not how long it keeps it.

    It is the record of what it names in `record_of`. `backup="none"` is no backup. One that can be made again
    (`derived`) needs neither. Data without a class is taken for public.

    Why it matters: what is kept once is lost once; what is kept for ever must one day be handed over.

    Instead: say `backup="daily"` and `retention="10 years"`, or what is so.

    References:
    - OWASP ASVS 4, V8; AWS and Azure well-architected frameworks, pillars of reliability.

    Off by default: backups are often said in another place than the blueprint.
    """

    code = "DAT003"
    severity = Severity.WARNING
    by_default = False

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every record without backup or retention."""
        for node in subject.nodes(Storage):
            element = node.element
            if not isinstance(element, Storage) or element.derived:
                continue
            held = classification_of(element.record_of)
            missing = [
                *(["backup"] if element.backup in (None, "none") else []),
                *(["retention"] if element.retention is None else []),
            ]
            if held in SENSITIVITY[1:] and missing:
                named = ", ".join(f"'{each.title}'" for each in element.record_of)
                yield self.finding(
                    node,
                    f"{node} is the record of {named} and has no {' and no '.join(missing)}",
                    instead=f"say {' and '.join(missing)} of {node}",
                )


class Bad(Blueprint):
    """When the disk goes, the orders are gone."""

    orders = DataAsset("Orders", classification="internal")
    store = Database("Store", stores=(orders,), record_of=(orders,))


class Good(Blueprint):
    """There is a copy of yesterday."""

    orders = DataAsset("Orders", classification="internal")
    store = Database("Store", stores=(orders,), record_of=(orders,), backup="daily", retention="10 years")
