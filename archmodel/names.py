"""What things are called: slugs, words, and the nearest known word to an unknown one."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Name", "did_you_mean", "kebab", "slug", "snake", "unique", "words"]

Name = str
"""The identifier of a declaration, unique in its model."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_WORD = re.compile(r"[^\w]+|_+")


def words(name: str) -> str:
    """Return a CamelCase or snake_case name as a phrase.

    >>> words("MobileIntegration")
    'Mobile integration'
    >>> words("SSOServer")
    'SSO server'
    """
    parts = _HUMP.sub(" ", name).replace("_", " ").split()
    return " ".join(part if not index or part.isupper() else part.lower() for index, part in enumerate(parts))


def snake(name: str) -> str:
    """Return a CamelCase name as a module would be called.

    >>> snake("DeviceBypassesGateway")
    'device_bypasses_gateway'
    """
    return _HUMP.sub("_", name).lower()


def kebab(name: str) -> str:
    """Return a CamelCase name as it is written on the command line.

    >>> kebab("DeviceBypassesGateway")
    'device-bypasses-gateway'
    """
    return snake(name).replace("_", "-")


def slug(text: str) -> str:
    """Return a text as an identifier: lower-case words joined by underscores.

    Letters of every script stay; where nothing is left the slug is `unnamed`.

    >>> slug("Front-end microservices (2)")
    'front_end_microservices_2'
    >>> slug("?")
    'unnamed'
    """
    return _NOT_WORD.sub("_", text.lower()).strip("_")[:60] or "unnamed"


def unique(name: Name, taken: Iterable[Name]) -> Name:
    """Return `name`, or the first of `name#2`, `name#3`, … that is not taken.

    >>> unique("a", {"a", "a#2"})
    'a#3'
    """
    held = taken if isinstance(taken, (set, dict, frozenset)) else set(taken)
    if name not in held:
        return name
    number = 2
    while f"{name}#{number}" in held:
        number += 1
    return f"{name}#{number}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return “did you mean 'x'?” for the nearest known word, or an empty text.

    >>> did_you_mean("titel", ["title", "tags"])
    "did you mean 'title'?"
    """
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""
