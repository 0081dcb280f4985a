"""The closed vocabularies of facts, as words that editors complete and checkers know."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Authn", "Authz", "Classification", "Persistence", "Resilience", "Telemetry"]

Authn: TypeAlias = Literal[
    "none",
    "api-key",
    "basic",
    "client-certificate",
    "kerberos",
    "oauth2",
    "oidc",
    "password",
    "saml",
    "token",
]
"""How somebody says who they are."""
Authz: TypeAlias = Literal["none", "end-user", "service", "token-exchange"]
"""On whose behalf a request is made."""
Classification: TypeAlias = Literal["public", "internal", "confidential", "restricted"]
"""How much harm it does when others see the data, from none to most."""
Persistence: TypeAlias = Literal["container-native", "external", "memory", "volume"]
"""On what data is kept."""
Resilience: TypeAlias = Literal["bulkhead", "circuit-breaker", "fallback", "retry"]
"""What guards a caller when those it calls fail or are slow."""
Telemetry: TypeAlias = Literal["health", "logs", "metrics", "traces"]
"""What lets others see how something is."""
