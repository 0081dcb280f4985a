"""An architecture as the body of a class."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from archmodel.declared import Declared, Namespace
from archmodel.errors import BlueprintError
from archmodel.names import Name
from archmodel.source import author_line

__all__ = ["Blueprint", "BlueprintType", "Body"]


class Body(NamedTuple):
    """What the body of a blueprint and of those it extends declare."""

    title: str | None = None
    part: int | None = None
    named: Mapping[Name, Declared] = MappingProxyType({})
    """By attribute name."""
    made: tuple[Declared, ...] = ()
    """With or without a name, in the order they were made."""


class BlueprintType(type):
    """The class of blueprints: keeps what the body declares, under the names it gives."""

    __body__: Body
    """Spelled like this because every other name is an architect's to use."""

    @classmethod
    def __prepare__(mcls, name: str, bases: tuple[type, ...], /, **keywords: object) -> Namespace:
        """Return the namespace that collects what the body declares."""
        inherited: dict[Name, Declared] = {}
        for base in bases:
            for key, value in _body(base).named.items():
                if inherited.setdefault(key, value) is not value:
                    raise BlueprintError(
                        f"'{key}' means two things in the blueprints that '{name}' extends",
                        where=author_line(),
                        instead="rename one of them",
                    )
        return Namespace(inherited)

    def __new__(
        mcls,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        *,
        title: str | None = None,
        part: int | None = None,
    ) -> BlueprintType:
        """Make the class; `title` and `part` are class keywords of the blueprint."""
        assert isinstance(namespace, Namespace)
        namespace.close()
        made = [each for base in bases for each in _body(base).made]
        inherited = set(namespace.inherited.values())
        own = {value: key for value, key in namespace.names().items() if value not in inherited}
        cls = super().__new__(mcls, name, bases, dict(namespace))
        named = namespace.inherited | {key: value for value, key in own.items()}
        replaced = inherited - set(named.values())
        kept = (each for each in [*made, *namespace.made, *own] if each not in replaced)
        cls.__body__ = Body(title, part, MappingProxyType(named), tuple(dict.fromkeys(kept)))
        for value in namespace.made:
            if value in own:
                value.__dict__["_home_name"] = own[value]
        return cls


def _body(base: type) -> Body:
    return base.__body__ if isinstance(base, BlueprintType) else Body()


class Blueprint(metaclass=BlueprintType):
    """An architecture: subclass it, and declare elements, relations and views in the body.

    An attribute name is the identifier of what it holds; what has no name is kept all the same,
    under a derived one. The docstring is the description. A name used twice raises
    `BlueprintError`. A blueprint may extend another by inheritance.

    >>> from archmodel.elements import ApiGateway, MobileDevice
    >>> class Shop(Blueprint, title="The shop"):
    ...     phone = MobileDevice("Phone")
    ...     gateway = ApiGateway("API gateway")
    ...     asks = phone.calls(gateway, "uses services")
    >>> list(Shop.__body__.named)
    ['phone', 'gateway', 'asks']
    """
