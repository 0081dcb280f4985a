"""A line of a baseline that nothing is found for."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import Service
from archmodel.elements.external import MobileDevice
from archmodel.rules.base import Finding, Severity
from archmodel.rules.meta.base import Audit, Known, MetaRule
from archmodel.source import Place

__all__ = ["Bad", "Good", "StaleBaseline"]


class StaleBaseline(MetaRule):
    """A baseline knows a finding that is no longer there.

    It is reported where the rule ran to its end in this run. Nothing fails for it, unless
    `--strict-baseline` asks for that: who mends a flaw must not be punished.

    Why it matters: as long as the line is there, the same flaw may come back unseen.

    Instead: run `archmodel baseline prune PATH`, which only ever removes lines.

    References:
    - ArchUnit, issues 211 and 676: stores of known violations that were rewritten in continuous
      integration.
    - mypy-baseline: a baseline of lines that shrinks.
    """

    code = "META004"
    severity = Severity.WARNING

    def check(self, subject: Audit) -> Iterator[Finding]:
        """Yield a finding for every line that is no longer needed."""
        for known in subject.stale:
            if known.place is None:  # found at a revision, so that no file knows it
                continue
            named = "" if known.place.path == _FILE else f" --baseline {quote(known.place.path)}"
            yield self.about(
                known,
                f"the baseline of '{known.model}' knows {known.code} of '{known.at[0]}', "
                "and it is no longer found",
                instead=f"to forget {known.code} of '{known.at[0]}', "
                f"run archmodel baseline prune PATH{named}",
            )


class Bad(Blueprint):
    """The phone has been made to call the gateway, and the baseline does not know it."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Service("Orders")
    asks = phone.calls(gateway)
    routes = gateway.calls(orders)


class Good(Blueprint):
    """The phone still goes round the gateway, as the baseline says."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    asks = phone.calls(crm)


_WHAT = "'Phone' reaches 'CRM' without passing an API gateway"
_FILE = "archmodel-baseline.jsonl"
BASELINE = (
    Known("bad", "INT001", ("asks", "phone", "crm"), _WHAT, place=Place(_FILE, 1, 1, 1, 1)),
    Known("good", "INT001", ("asks", "phone", "crm"), _WHAT, place=Place(_FILE, 2, 1, 2, 1)),
)
"""What was there when the baseline of the examples was made."""
