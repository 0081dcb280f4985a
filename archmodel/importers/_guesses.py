"""What an element or a relation of another tool is in our vocabulary, told by the words used of it."""

from __future__ import annotations

import re

from archmodel.elements.transports import Transport

__all__ = ["kind_of", "transport_of", "verb_of"]

_KINDS = (
    ("ApiGateway", r"api gateway|api management|\bkong\b|\bapigee\b|3scale"),
    ("Balancer", r"load balancer|load balancing|balancer|\bhaproxy\b"),
    ("ReverseProxy", r"reverse proxy|\bcdn\b|\bnginx\b|\benvoy\b|\bwaf\b|cloudfront"),
    ("SecretStore", r"secret (store|manager)|secrets manager|key vault|\bvault\b"),
    ("SsoServer", r"identity provider|\bkeycloak\b|\bldap\b|active directory|single sign-on|\bokta\b"),
    (
        "Broker",
        r"\bqueue\b|\btopic\b|message (bus|broker)|\bkafka\b|rabbitmq|activemq|\bsqs\b|\bsns\b|\bnats\b",
    ),
    ("ObjectStorage", r"object stor|\bs3\b|\bbucket\b|blob stor|\bminio\b"),
    (
        "Database",
        r"database|\bdb\b|\bsql\b|oracle|postgres|mysql|mariadb|mongo|sqlite|cassandra|dynamodb|\brds\b|db2",
    ),
    ("Storage", r"\bcache\b|\bredis\b|memcached|file system|\bdata ?stor(e|age)\b|elasticsearch"),
    ("MobileApplication", r"mobile app|\bandroid app|\bios app"),
    ("WebApplication", r"web browser|single-page|\bspa\b|web ?client"),
    ("Internet", r"\binternet\b"),
)
"""Kinds with the words that tell them, the more telling ones first."""


def kind_of(words: str, otherwise: str) -> str:
    """Return the kind of element that some words tell, such as its tags and its technology.

    >>> kind_of("Container, Database", "Service"), kind_of("Spring Bean", "Service")
    ('Database', 'Service')
    """
    said = words.lower()
    return next((kind for kind, signs in _KINDS if re.search(signs, said)), otherwise)


def transport_of(technology: str) -> tuple[str | None, str | None]:
    """Return the transport in the name of a technology, and the name where that says more.

    >>> transport_of("https"), transport_of("JSON/HTTPS"), transport_of("Telephone")
    (('HTTPS', None), ('HTTPS', 'JSON/HTTPS'), (None, 'Telephone'))
    """
    known = {each.value.lower(): each.value for each in Transport}
    if technology.lower() in known:
        return known[technology.lower()], None
    parts = re.findall(r"\w+", technology.lower())
    return next((known[part] for part in parts if part in known), None), technology


def verb_of(description: str, target: str, *, is_event: bool) -> str:
    """Return the verb for what somebody wrote on a line to an element of the kind `target`.

    >>> verb_of("Reads from and writes to", "Database", is_event=False)
    'stores in'
    """
    said = description.lower()
    if target == "Broker":
        return "subscribes to" if re.search("subscri|consum|receiv|listen|reads", said) else "publishes to"
    if target in _STORAGES:
        reads, writes = "read" in said or "quer" in said, "writ" in said or "stor" in said
        return "stores in" if reads == writes else "reads" if reads else "writes"
    return "notifies" if is_event else "calls"


_STORAGES = ("Database", "ObjectStorage", "Storage")
