"""A waiver whose last day has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.external import MobileDevice
from archmodel.rules.base import Finding, Severity
from archmodel.rules.meta.base import Audit, MetaRule
from archmodel.waiver import Waiver

__all__ = ["Bad", "Good", "SuppressionExpired"]


class SuppressionExpired(MetaRule):
    """The last day of a waiver has passed, so what it accepted is reported again.

    The day itself still counts. A warning; settings may make it an error, such as on the branch that
    is delivered. Without a day to compare with, as in a test, no waiver expires.

    Why it matters: an exception was meant to end, and nobody has ended it.

    Instead: mend what it accepted and delete it, or agree on a new day and say why.

    References:
    - RFC 9116, field “Expires”: a statement that others rely on names the day after which it is stale.
    """

    code = "META003"
    severity = Severity.WARNING

    def check(self, subject: Audit) -> Iterator[Finding]:
        """Yield a finding for every waiver that has expired."""
        for use in subject.uses:
            if use.is_expired:
                yield self.about(
                    use,
                    f"the waiver '{use.name}' was good until {use.waiver.until}",
                    instead=f"mend what '{use.name}' accepts and delete it, or agree on another day",
                )


TODAY = date(2026, 6, 20)
"""The day on which the examples are looked at."""


class Bad(Blueprint):
    """The pilot has long since ended."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    pilot = Waiver("INT001", on=(peeks,), because="until the pilot ends", until=date(2026, 6, 19))


class Good(Blueprint):
    """The last day of the pilot still counts."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    pilot = Waiver("INT001", on=(peeks,), because="until the pilot ends", until=date(2026, 6, 20))
