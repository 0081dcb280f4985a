"""A waiver that is about to end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.external import MobileDevice
from archmodel.rules.base import Finding, Severity
from archmodel.rules.meta.base import Audit, MetaRule
from archmodel.waiver import Waiver

__all__ = ["Bad", "Good", "SuppressionExpiresSoon"]


class SuppressionExpiresSoon(MetaRule):
    """The last day of a waiver is near.

    Why it matters: mending what it accepts takes time, and on the day after, the review fails.

    Instead: plan the work, or agree on a new day while there is time.

    References:
    - Certificates are renewed weeks before they end for the same reason: RFC 9773.
    """

    code = "META007"
    severity = Severity.INFO
    days: int = 14
    """How many days before its last one a waiver is reported."""

    def check(self, subject: Audit) -> Iterator[Finding]:
        """Yield a finding for every waiver with few days left."""
        for use in subject.uses:
            until = use.waiver.until
            if until is None or subject.today is None:
                continue
            left = (until - subject.today).days
            if 0 <= left <= self.days:
                when = "today" if left == 0 else "tomorrow" if left == 1 else f"in {left} days"
                yield self.about(
                    use,
                    f"the waiver '{use.name}' ends {when}, on {until}",
                    instead=f"mend what '{use.name}' accepts, or agree on another day",
                )


TODAY = date(2026, 6, 20)
"""The day on which the examples are looked at."""


class Bad(Blueprint):
    """Ten days are left."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    pilot = Waiver("INT001", on=(peeks,), because="until the pilot ends", until=date(2026, 6, 30))


class Good(Blueprint):
    """A year is left."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    pilot = Waiver("INT001", on=(peeks,), because="until the pilot ends", until=date(2027, 6, 30))
