"""A waiver that does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.external import MobileDevice
from archmodel.rules.base import Finding, Severity
from archmodel.rules.meta.base import Audit, MetaRule
from archmodel.waiver import Waiver

__all__ = ["Bad", "Good", "SuppressionWithoutReason"]


class SuppressionWithoutReason(MetaRule):
    """A waiver gives no reason, or only repeats what it waives.

    The code and the name of the rule, alone or together, are no reason.

    Why it matters: whoever reads it in a year must know whether it still holds.

    Instead: write in `because` what makes the finding acceptable, and until when.

    References:
    - Threagile, risk tracking: every accepted risk carries a justification.
    - SARIF 2.1.0, 3.35.5: a suppression has a justification.
    """

    code = "META002"
    severity = Severity.ERROR

    def check(self, subject: Audit) -> Iterator[Finding]:
        """Yield a finding for every waiver that gives no reason."""
        for use in subject.uses:
            said = use.waiver.because.casefold()
            for word in (use.rule.code, use.rule.name) if use.rule else (use.waiver.rule,):
                said = said.replace(word.casefold(), "")
            if not any(each.isalnum() for each in said):
                yield self.about(
                    use,
                    f"the waiver '{use.name}' gives no reason",
                    instead=f"say in 'because' of '{use.name}' what makes this acceptable",
                )


class Bad(Blueprint):
    """Nobody will know why."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    pilot = Waiver("INT001", on=(peeks,), because="INT001")


class Good(Blueprint):
    """The reason is there."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    pilot = Waiver("INT001", on=(peeks,), because="the gateway comes after the pilot")
