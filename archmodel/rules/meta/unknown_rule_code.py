"""A waiver of a rule that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.backend import Backend
from archmodel.elements.external import MobileDevice
from archmodel.names import did_you_mean
from archmodel.rules.base import Finding, Severity
from archmodel.rules.meta.base import Audit, MetaRule
from archmodel.waiver import Waiver

__all__ = ["Bad", "Good", "UnknownRuleCode"]


class UnknownRuleCode(MetaRule):
    """A waiver names a rule that is not there.

    It is a code or the whole name of a rule; a family is neither, as nobody accepts what no rule
    finds yet. The check itself has failed then: `archmodel check` exits with 2, as it does for an
    unknown word in the settings or on the command line.

    Why it matters: it accepts nothing, and looks as if it did; perhaps a package of rules is missing.

    Instead: correct the code, or install the package that brings the rule.

    References:
    - kube-linter: an unknown check in its settings is an error.
    """

    code = "META006"
    severity = Severity.ERROR

    def check(self, subject: Audit) -> Iterator[Finding]:
        """Yield a finding for every waiver that names no rule."""
        for use in subject.uses:
            if use.rule is None:
                word = use.waiver.rule
                near = did_you_mean(word, subject.words) or did_you_mean(word.upper(), subject.words)
                yield self.about(
                    use,
                    f"the waiver '{use.name}' names no rule: '{word}'",
                    instead=near or f"'archmodel rules' lists what '{use.name}' can name",
                )


class Bad(Blueprint):
    """A digit is missing."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    pilot = Waiver("INT01", on=(peeks,), because="until the pilot ends")


class Good(Blueprint):
    """The rule is known by its name as well."""

    phone = MobileDevice("Phone")
    crm = Backend("CRM")
    peeks = phone.calls(crm)
    pilot = Waiver("device-bypasses-gateway", on=(peeks,), because="until the pilot ends")
