"""A record that nobody copies, or of which nobody knows how long it is kept."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import chain
from archmodel.elements.facts import DataAsset
from archmodel.elements.storage import Database, Storage
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import SENSITIVITY, is_external

__all__ = ["Bad", "Good", "NoBackupOrRetention"]


class NoBackupOrRetention(Rule[Graph]):
    """A storage is the record of data that is not public, and states no backup, or not how long it keeps it.

    It is the record of what it names in `record_of`. `backup="none"` is no backup. What the storage around it
    states holds for it. One that can be made again (`derived`) or is somebody else's needs neither. Data
    without a class is taken for public.

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
            held = [each for each in node.element.record_of if each.classification in SENSITIVITY[1:]]
            around = [each for each in chain(node.element) if isinstance(each, Storage)]
            if not held or is_external(node.element) or any(each.derived for each in around):
                continue
            backup = next((each.backup for each in around if each.backup is not None), "none")
            missing = [
                *(["backup"] if backup == "none" else []),
                *(["retention"] if all(each.retention is None for each in around) else []),
            ]
            if missing:
                named = ", ".join(f"'{each.title}'" for each in held)
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
