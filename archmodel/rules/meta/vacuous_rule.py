"""A rule that is about nothing."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import Service
from archmodel.elements.external import MobileDevice
from archmodel.graph import Graph
from archmodel.rules.base import Finding, Missing, Rule, Severity
from archmodel.rules.meta.base import Audit, MetaRule

__all__ = ["RULES", "Bad", "Good", "VacuousRule"]


class VacuousRule(MetaRule):
    """A rule speaks of elements of which no model has any.

    That is a rule of your own whose selection chooses nothing, by tag, owner, boundary or identifier,
    or whose paths must pass a kind of which there is none. The check itself has failed then, and
    `archmodel check` exits with 2. A rule made with `allow_empty=True` is passed over.

    It is reported once, with the first model that lacks what no other model of the run has either. So
    check all that a rule is for together: alone, a blueprint that has none of it fails, unless
    `--ignore META005` says that others have. Where a file cannot be read nothing is reported, as it
    may hold what the rule is about.

    Why it matters: something was renamed, and the rule has stopped to judge; or nothing can pass what
    paths must pass, and the rule forbids all of them.

    Instead: correct the selection, or say that it may be empty.

    References:
    - import-linter, `unmatched_ignore_imports_alerting`; ArchUnit, `failOnEmptyShould`: what matches
      nothing is an error.
    """

    code = "META005"
    severity = Severity.ERROR

    def check(self, subject: Audit) -> Iterator[Finding]:
        """Yield a finding for every rule that was about nothing."""
        where = f" in any of {subject.models} models" if subject.models > 1 else ""
        for rule, missed in subject.vacuous:
            yield self.about(
                rule,
                f"{rule.code} {rule.name} judged nothing{where}: {missed}",
                instead=f"correct what {rule.code} selects, or say that it may be empty: "
                "allow-empty = true in TOML, allow_empty=True in Python",
            )


class _Guarded(Rule[Graph]):
    """A rule of somebody's own, for the examples."""

    code = "ACME001"
    severity = Severity.ERROR

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Find nothing."""
        yield from ()

    def missing(self, subject: Graph) -> Iterator[Missing]:
        """Say where there is no gateway."""
        if not subject.nodes(ApiGateway):
            yield Missing("nothing is ApiGateway, which paths must pass")


RULES = (_Guarded,)
"""What runs beside it in the examples."""


class Bad(Blueprint):
    """There is no gateway that anything could pass."""

    crm = Backend("CRM")
    orders = Service("Orders", entry=True)
    reads = orders.reads(crm)


class Good(Blueprint):
    """There is one."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Service("Orders")
    asks = phone.calls(gateway)
    routes = gateway.calls(orders)
