"""Reviews as test reports: each rule is a test, so that CI shows its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from archmodel.formats.base import Format
from archmodel.formats.review.base import counted
from archmodel.review import Crash, Review
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.standard_output import escaped

__all__ = ["Junit"]


class Junit(Format[Sequence[Review]]):
    """A suite for each family of a model, a case for each rule that ran, in the form that Jenkins reads.

    A rule fails where something is at least as bad as `fail_on`, and tells what is milder as the output
    of a test that passed. One that only finds what is accepted is skipped; one that crashed is an error.
    """

    suffix = ".xml"

    def __init__(self, *, fail_on: Severity = Severity.ERROR) -> None:
        self.fail_on = fail_on

    def write(self, stage: Sequence[Review]) -> bytes:
        """Return reviews in UTF-8, without times, so that equal reviews are equal bytes."""
        root = Element("testsuites", name="archmodel")
        for review in stage:
            self._suites(root, review)
        indent(root)
        written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return written + b"\n"

    def _suites(self, root: Element, review: Review) -> None:
        crashes = {crash.rule.code: crash for crash in review.crashes}
        rules = sorted((*review.ran, *(each.rule for each in review.crashes)), key=lambda rule: rule.code)
        families: dict[str, list[type[Rule[Any]]]] = defaultdict(list)
        for rule in rules:
            families[rule.family].append(rule)
        for family, members in families.items():
            suite = SubElement(root, "testsuite", name=f"{escaped(review.model)} {family}")
            for rule in members:
                case = SubElement(
                    suite,
                    "testcase",
                    classname=f"archmodel.{escaped(review.model)}.{family}",
                    name=f"{rule.code} {rule.name}",
                )
                self._ending(case, rule.code, review, crashes.get(rule.code))
            for count, tag in (
                ("tests", "testcase"),
                ("failures", "testcase/failure"),
                ("errors", "testcase/error"),
                ("skipped", "testcase/skipped"),
            ):
                suite.set(count, str(len(suite.findall(tag))))

    def _ending(self, case: Element, code: str, review: Review, crash: Crash | None) -> None:
        """Say how the test of a rule ended."""
        shown = [each for each in review.findings if each.code == code]
        unshown = [each for each in review.unshown if each.code == code]
        found = [*shown, *unshown]
        accepted = [*_accepted(review, code)]
        lines = [*map(_line, shown), *([f"{len(unshown)} more, not shown"] if unshown else ())]
        text = "".join(f"{line}\n" for line in lines)
        if crash:
            what = escaped(crash.what)
            SubElement(case, "error", message=what, type="crash").text = escaped(f"{what} at {crash.where}")
        elif any(each.severity >= self.fail_on for each in found):
            worst = max(each.severity for each in found)
            said = counted(len(found), "finding")
            SubElement(case, "failure", message=said, type=str(worst)).text = text
        elif accepted and not found:
            SubElement(case, "skipped", message=", ".join(accepted))
        if text and (crash or case.find("failure") is None):
            SubElement(case, "system-out").text = text


def _accepted(review: Review, code: str) -> Iterator[str]:
    waived = sum(each.finding.code == code for each in review.waived)
    known = sum(each.code == code for each in review.baselined)
    if waived:
        yield f"{waived} waived"
    if known:
        yield f"{known} in the baseline"


def _line(finding: Finding) -> str:
    where = f"{finding.place}: " if finding.place else ""
    return escaped(f"{where}{finding.severity}: {finding.message}; instead: {finding.instead}")
