"""Services with passwords, and no place to keep them."""

from __future__ import annotations

from collections.abc import Iterator

from archmodel.blueprint import Blueprint
from archmodel.containment import inherited
from archmodel.elements.backend import Backend
from archmodel.elements.base import Element, Relation
from archmodel.elements.container_platform import Microservice, SecretStore
from archmodel.elements.external import Client
from archmodel.graph import Graph, Node
from archmodel.rules._users import users
from archmodel.rules.base import Finding, Rule, Severity
from archmodel.stated import is_external

__all__ = ["Bad", "Good", "SecretStoreMissing"]


class SecretStoreMissing(Rule[Graph]):
    """An element has secrets, and neither uses a secret store nor says where it gets them from.

    It has secrets where it names them (`secrets`), or says who it is by a password, basic authentication, an
    API key or a client certificate. It gets them from a `SecretStore` to which it, what it lies inside or
    something in it has a relation, or from what `secrets_from` says, of it or of what it lies inside. Of all
    that lies in one container, the first is blamed and the others are named. Clients and what lies outside
    keep their own.

    Why it matters: what has no place of its own ends up in code, images and environment variables.

    Instead: let them use a secret store, or say which secrets of the platform they use.

    References:
    - CWE-522, insufficiently protected credentials; CWE-798, use of hard-coded credentials.
    - Threagile, risk rule “missing-vault”.

    Off by default: where secrets are kept is often said in another place than the blueprint.
    """

    code = "SEC009"
    severity = Severity.WARNING
    by_default = False
    cwe = (522, 798)
    security_severity = 5.0

    def check(self, subject: Graph) -> Iterator[Finding]:
        """Yield a finding for every container whose members have secrets and no place for them."""
        needy = {node.name for node in subject.nodes(_has_secrets)}
        needy.update(edge.source.name for edge in subject.edges(over=_takes_secret))
        for settled in ((Client, SecretStore), is_external, _says_where_from):
            needy.difference_update(node.name for node in subject.nodes(settled))
        served = users(subject, SecretStore)
        places: dict[str | None, list[Node]] = {}
        for node in subject.nodes(frozenset(needy)):
            if node.element not in served:
                places.setdefault(node.parent, []).append(node)
        for first, *others in places.values():
            named = ", ".join(map(str, others[:_MOST])) + (" and others" if len(others) > _MOST else "")
            more = f", as {'have' if len(others) > 1 else 'has'} {named}"
            yield self.finding(
                first,
                f"{first} has secrets and no place to keep them{more if others else ''}",
                instead=f"let {first} use a SecretStore, or say in secrets_from where they come from",
                related=others,
            )


_MOST = 5
"""How many others a message names; the rest are related places."""

_SECRETS = ("api-key", "basic", "client-certificate", "password")
"""Ways to say who one is that need a secret of one's own."""


def _has_secrets(element: Element) -> bool:
    return bool(element.secrets)


def _takes_secret(relation: Relation) -> bool:
    return relation.authn in _SECRETS


def _says_where_from(element: Element) -> bool:
    return bool(inherited(element, lambda each: each.secrets_from))


class Bad(Blueprint):
    """Where is the password?"""

    sync = Microservice("Sync")
    erp = Backend("ERP")
    asks = sync.calls(erp, authn="basic")


class Good(Blueprint):
    """In the vault."""

    sync = Microservice("Sync")
    erp = Backend("ERP")
    vault = SecretStore("Vault")
    asks = sync.calls(erp, authn="basic")
    gets = sync.reads(vault)
