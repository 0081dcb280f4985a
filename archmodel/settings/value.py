"""What settings say, as a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from archmodel.policy import Policy
from archmodel.review import known_rules, select_rules
from archmodel.rules.base import Rule, Severity

__all__ = ["Settings"]


class Settings(NamedTuple):
    """What a project has settled: which rules run, with which options, and what is accepted."""

    file: str = ""
    """The file that says so, or none."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: Severity = Severity.ERROR
    options: Mapping[str, Mapping[str, Any]] = {}
    """Options of rules, by code."""
    policy: Policy = Policy()

    @property
    def known(self) -> tuple[type[Rule[Any]], ...]:
        """All rules there are, with those that the settings write down, by code."""
        return tuple(sorted((*known_rules(), *self.policy.rules), key=lambda rule: rule.code))

    def rules(
        self, select: Iterable[str] = (), ignore: Iterable[str] = (), *, preview: bool = False
    ) -> tuple[Rule[Any], ...]:
        """Return the rules to run; what is selected here counts in the place of what the settings say.

        Raises `RuleError` for a word that names no rule.
        """
        select, ignore = tuple(select), tuple(ignore)
        return select_rules(
            select or self.select,
            ignore if select else (*self.ignore, *ignore),
            known=self.known,
            preview=preview or self.preview,
            options=self.options,
        )
