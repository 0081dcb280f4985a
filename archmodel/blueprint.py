"""An architecture as the body of a class."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn

from archmodel.body import Namespace
from archmodel.declared import Declared
from archmodel.errors import BlueprintError
from archmodel.names import Name, did_you_mean
from archmodel.source import author_line
from archmodel.witness import note_blueprint

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
        _refuse_unknown(keywords)
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
        if not isinstance(namespace, Namespace):
            raise BlueprintError(
                f"'{name}' was made by a call", where=author_line(), instead="write a class statement"
            )
        namespace.close()
        _refuse_hidden(bases)
        made = [each for base in bases for each in _body(base).made]
        inherited = set(namespace.inherited.values())
        own = {value: key for value, key in namespace.names().items() if value not in inherited}
        cls = super().__new__(mcls, name, bases, dict(namespace))
        named = namespace.inherited | {key: value for value, key in own.items()}
        replaced = inherited - set(named.values())
        kept = (each for each in [*made, *namespace.made] if each not in replaced)
        cls.__body__ = Body(title, part, MappingProxyType(named), tuple(dict.fromkeys(kept)))
        for value, is_own in namespace.made.items():
            if is_own and value in own:
                value.__dict__["_home_name"] = own[value]
        note_blueprint(cls)
        return cls

    def __call__(cls, *_args: object, **_keywords: object) -> NoReturn:
        """Refuse to be called, as other libraries would have it in `with Blueprint("Shop"):`."""
        raise BlueprintError(
            f"'{cls.__name__}' is called, and a blueprint is the body of a class",
            where=author_line(),
            instead="write 'class Shop(Blueprint, title=\"The shop\"):' and declare all in its body"
            if cls.__name__ == "Blueprint"
            else f"write {cls.__name__} alone",
        )

    def __setattr__(cls, name: str, value: object) -> None:
        """Refuse what comes after the body: a blueprint is complete when its body has run."""
        if isinstance(value, Declared):
            raise BlueprintError(
                f"'{name}' comes too late: the body of '{cls.__name__}' has run to its end",
                where=author_line(),
                instead="move the line into the body, or extend the blueprint with another class",
            )
        super().__setattr__(name, value)


def _refuse_unknown(keywords: Mapping[str, object]) -> None:
    """Refuse class keywords that mean nothing, or values that do not fit them."""
    kinds: dict[str, type] = {"title": str, "part": int}
    for word, value in keywords.items():
        if word not in kinds:
            raise BlueprintError(
                f"a blueprint has no '{word}'",
                where=author_line(),
                instead=did_you_mean(word, kinds) or "it has part and title",
            )
        if value is not None and type(value) is not kinds[word]:
            raise BlueprintError(
                f"'{word}' of a blueprint cannot be a {type(value).__name__}",
                where=author_line(),
                instead=f"write a {kinds[word].__name__}",
            )


def _refuse_hidden(bases: tuple[type, ...]) -> None:
    """Refuse a base that is no blueprint and yet declares something, which would be lost."""
    for base in bases:
        held = [name for name, value in vars(base).items() if isinstance(value, Declared)]
        if held and not isinstance(base, BlueprintType):
            raise BlueprintError(
                f"'{held[0]}' of '{base.__name__}' would be lost: '{base.__name__}' is no blueprint",
                where=author_line(),
                instead=f"write 'class {base.__name__}(Blueprint):'",
            )


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
