"""One host runs what is trusted differently."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.elements.container_platform import FrontendMicroservices, SecretStore
from archmodel.elements.facts import Host
from archmodel.elements.storage import Database, Storage
from archmodel.graph import Graph, Kinds, Node
from archmodel.rules.base import Finding, Rule, Said, Severity
from archmodel.stated import boundary_of, hosts_of, trust_of

__all__ = ["Bad", "Good", "MixedTrustRuntime"]


class MixedTrustRuntime(Rule[Graph]):
    """A host runs elements of boundaries with different trust, or a front end beside a store.

    What says `runs_on`, or lies inside what does and says no other, is on the host; two that belong apart are
    named. A host that says `isolated=True` keeps them apart. Elements whose trust is not stated are left out.

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
        for node in subject.nodes(hosts_of):
            if not subject.children(node):
                for host in dict.fromkeys(hosts_of(node.element)):
                    on.setdefault(host, []).append(node)
        for name, fact in sorted(subject.model.facts.items()):
            if isinstance(fact, Host) and not fact.isolated and (pair := _apart(on.get(fact, []))):
                said = Said(name, fact)
                yield self.finding(
                    said,
                    f"{said} runs {' and '.join(map(str, pair))} side by side",
                    instead=f"give each a host of its own, or say isolated=True of {said}",
                    related=pair,
                )


def _apart(nodes: list[Node]) -> tuple[Node, ...]:
    """Return two that belong apart: the least and the most trusted, or a front end and a store."""
    trust = {node: level for node in nodes if (level := trust_of(boundary_of(node.element))) is not None}
    least, most = (each(trust, key=trust.__getitem__, default=None) for each in (min, max))
    if least is not None and most is not None and trust[least] < trust[most]:
        return least, most
    fronts = [node for node in nodes if _is_part(node, FrontendMicroservices)]
    stores = [node for node in nodes if _is_part(node, (Storage, SecretStore))]
    return (fronts[0], stores[0]) if fronts and stores else ()


def _is_part(node: Node, kind: Kinds) -> bool:
    return node.is_a(kind) or node.lies_in(kind)


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
