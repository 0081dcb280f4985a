"""A waiver that accepts nothing."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.api_management import ApiGateway
from archmodel.elements.backend import Backend
from archmodel.elements.container_platform import Service
from archmodel.elements.external import MobileDevice
from archmodel.rules.base import Finding, Severity
from archmodel.rules.meta.base import Audit, MetaRule
from archmodel.waiver import Waiver

__all__ = ["Bad", "Good", "UnusedSuppression"]


class UnusedSuppression(MetaRule):
    """A waiver names something about which its rule finds nothing.

    It is reported where the rule ran to its end in this run, and where the waiver would count: one
    that has expired is `META003`. A waiver that was needed for some of what it names, and not for the
    rest, is reported for the rest; so is one of the settings
    that `expect`s more than is found in a model that has what it selects.

    Why it matters: it says that there is a flaw where there is none, and would hide the next one.

    Instead: delete the waiver, or take out of `on` what no longer needs it.

    References:
    - ruff, rule “unused-noqa”: the same for the exceptions of a linter.
    - tach, issue 520: of two exceptions on one subject, the second is not needed either.
    """

    code = "META001"
    severity = Severity.WARNING

    def check(self, subject: Audit) -> Iterator[Finding]:
        """Yield a finding for every waiver that accepts less than it says."""
        for use in subject.uses:
            if use.rule is None or use.rule.code not in subject.ran or not use.counts:
                continue
            if use.is_set and not use.subjects:
                continue
            idle = sorted(use.subjects - use.matched)
            if not use.matched:
                yield self.about(
                    use,
                    f"{use.rule.code} finds nothing that the waiver '{use.name}' accepts",
                    instead=f"delete '{use.name}'",
                )
            elif use.expect is not None and use.found < use.expect:
                yield self.about(
                    use,
                    f"{use.rule.code} is found {use.found} times where the waiver '{use.name}' "
                    f"expects {use.expect}",
                    instead=f"lower 'expect' of '{use.name}' to {use.found}",
                )
            elif idle and not use.waiver.members:
                names = ", ".join(f"'{name}'" for name in idle)
                yield self.about(
                    use,
                    f"{use.rule.code} finds nothing about {names}, which the waiver '{use.name}' names",
                    instead=f"take {names} out of 'on' of '{use.name}'",
                )


class Bad(Blueprint):
    """The phone has long since called the gateway."""

    phone = MobileDevice("Phone")
    gateway = ApiGateway("API gateway")
    orders = Service("Orders")
    asks = phone.calls(gateway)
    routes = gateway.calls(orders)
    pilot = Waiver("INT001", on=(asks,), because="the gateway comes after the pilot")


class Good(Blueprint):
    """The phone still goes round the gateway, and that is accepted."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    pilot = Waiver("INT001", on=(peeks,), because="the gateway comes after the pilot")
