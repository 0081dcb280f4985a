"""One host runs what is trusted differently."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import FrontendMicroservices, SecretStore
from archmodel.elements.facts import Host
from archmodel.elements.storage import Database, Storage
from archmodel.graph import Graph, Node
from archmodel.rules.base import Finding, Rule, Said, Severity
from archmodel.stated import boundary_of, trust_of

__all__ = ["Bad", "Good", "MixedTrustRuntime"]


class MixedTrustRuntime(Rule[Graph]):
    """A host runs elements of boundaries with different trust, or a front end beside a store.

    What `runs_on` it is on the host; one that says `isolated=True` keeps them apart. Elements whose trust is
    not stated are left out.

    Why it matters: who breaks out of the least trusted is beside the most trusted.

    Instead: give each its own host, or say that the host isolates them.

    References:
    - CWE-653, improper isolation or compartmentalization.
    - Threagile, risk rules “mixed-targets-on-shared-runtime” and “missing-vault-isolation”.

    Off by default: it needs hosts to be stated.
    """

    code = "SEC011"
    severity = Severity.WARNING
    by_default = False
    cwe = (653,)
    security_severity = 5.5

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every host that runs what belongs apart."""
        on: dict[Host, list[Node]] = {}
        for node in subject.nodes():
            for host in dict.fromkeys(node.element.runs_on):
                on.setdefault(host, []).append(node)
        for name, fact in sorted(subject.model.facts.items()):
            if not isinstance(fact, Host) or fact.isolated:
                continue
            nodes = on.get(fact, [])
            trusts = {trust_of(boundary_of(node.element)) for node in nodes} - {None}
            fronts = [node for node in nodes if node.is_a(FrontendMicroservices)]
            stores = [node for node in nodes if node.is_a((Storage, SecretStore))]
            if len(trusts) > 1 or (fronts and stores):
                said = Said(name, fact)
                yield self.finding(
                    said,
                    f"{said} runs {', '.join(map(str, nodes))} side by side",
                    instead=f"give each a host of its own, or say isolated=True of {said}",
                    related=nodes,
                )


class Bad(Blueprint):
    """The site and its store share a machine."""

    machine = Host("Machine")
    site = FrontendMicroservices("Site", runs_on=(machine,))
    store = Database("Store", runs_on=(machine,))


class Good(Blueprint):
    """Each has a machine of its own."""

    one = Host("Machine 1")
    other = Host("Machine 2")
    site = FrontendMicroservices("Site", runs_on=(one,))
    store = Database("Store", runs_on=(other,))
