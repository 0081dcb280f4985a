"""The one piece of class machinery: subclasses of `Declared` are frozen, validated declarations.

A value that is plainly of its type passes at once; pydantic is asked only about the others, to
convert or to refuse them. So a cold run does not pay for loading it (80 ms where all else takes
100), and a wrong value is still refused with pydantic's words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import Enum
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    Self,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
)

from archmodel.calling import Called, form_of
from archmodel.errors import BlueprintError
from archmodel.hints import hints_of
from archmodel.names import Name, did_you_mean, nearest
from archmodel.source import Origin, Place, author_frame, author_line
from archmodel.witness import note_outside

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["BODIES", "Declared", "read_at", "shown", "written_at"]

_OPTIMIZED = 0x1
"""The code flag of function bodies, whose locals cannot be the namespace of a class."""


BODIES: dict[FrameType, dict[Declared, bool]] = {}
"""What every body that is running makes (True), or takes over from elsewhere, by its frame.

The locals of the frame would do, were it not for comprehensions: since Python 3.12 they run in the
frame of the body and hide its namespace meanwhile. The entry of a body that raised stays behind.
"""


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False, field_specifiers=(field,))
class Declared:
    """Something an architect writes: keyword fields, checked, frozen, compared by identity.

    Raises `BlueprintError` for a field that does not exist or is missing, and a value that does not fit.
    """

    may_be_replaced: ClassVar[bool] = False
    """Whether a blueprint that extends another may use the name again."""

    if not TYPE_CHECKING:  # the checkers must see the fields, not these catch-alls
        __signature__ = Called()

        def __init__(self, *args, **values):
            """Keep what is given. All else is the default that the class holds, and costs nothing."""
            kind = type(self)
            if not values.keys() <= kind.__dataclass_fields__.keys():
                raise _unknown_field(kind, values)
            form = form_of(kind)
            if args or not form.needed <= values.keys():
                values = form.named(args, values)
            vars(self).update(values)
            self.__post_init__()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = cls.__annotations__
        inherited = fields(cls) if hasattr(cls, "__dataclass_fields__") else ()  # type: ignore[arg-type]
        for name in (each.name for each in inherited):
            if name in cls.__dict__ and name not in own:
                raise BlueprintError(
                    f"'{name}' of {cls.__name__} lacks its type",
                    where=author_line(),
                    instead=f"write '{name}: ... = ...'; a field without its type would be passed over",
                )
        if own or len(cls.__bases__) > 1 or not hasattr(cls, "__dataclass_fields__"):
            dataclass(init=False, frozen=True, eq=False, kw_only=True, repr=False)(cls)

    def __post_init__(self) -> None:
        if "_origin" in vars(self):  # read from a document
            return
        given = tuple(vars(self).items())
        _locate(self)
        hints = _hints(self)
        for name, value in given:
            hint, plain = hints[name]
            if type(value) not in plain and not _plainly(value, hint):
                object.__setattr__(self, name, _converted(self, name, value, hint))

    def __copy__(self) -> Self:
        return self  # frozen and compared by identity, as the members of an Enum are

    def __deepcopy__(self, memory: object) -> Self:
        return self

    def __repr__(self) -> str:
        return f"<{type(self).__name__} on line {self.line}>"

    @property
    def origin(self) -> Origin | Place | None:
        """The instruction or the place this was made at, or None where it is not known."""
        return self.__dict__.get("_origin")

    @property
    def home_name(self) -> Name | None:
        """The name it has in the blueprint whose body made it, which other blueprints keep."""
        return self.__dict__.get("_home_name")

    @property
    def place(self) -> Place | None:
        """Where this was written, or None for what no file says."""
        origin = self.__dict__.get("_origin")  # asked for all that a finding shows
        return origin.place if isinstance(origin, Origin) else origin

    @property
    def line(self) -> int:
        """The line this was written on, counted from 1; 0 where it is not known."""
        origin = self.origin
        return origin.line if origin else 0

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """Tell pydantic that only instances will do: a mapping is no element."""
        from pydantic_core import core_schema

        return core_schema.is_instance_schema(cls)


def _unknown_field(kind: type[Any], given: Iterable[Name]) -> BlueprintError:
    """Return the error for a field that does not exist."""
    known = [each.name for each in fields(kind)]
    name = next(each for each in given if each not in known)
    return BlueprintError(
        f"{kind.__name__} has no '{name}'",
        where=author_line(),
        instead=did_you_mean(name, known) or "it has " + ", ".join(sorted(known)),
    )


Made = TypeVar("Made", bound=Declared)


def read_at(kind: type[Made], values: dict[Name, Any], place: Place | None) -> Made:
    """Return a declaration that a document says at `place`, with values that its reader has checked.

    It keeps `values` itself. Raises `BlueprintError` for values that do not go together.
    """
    made = kind.__new__(kind)
    values["_origin"] = place
    object.__setattr__(made, "__dict__", values)
    made.__post_init__()
    return made


def written_at(declared: Declared, place: Place | None) -> None:
    """Set where `declared` was written, for what is read from a document."""
    object.__setattr__(declared, "_origin", place)


def _locate(declared: Declared) -> None:
    """Keep where `declared` was made, and report it to the blueprint whose body is running."""
    frame = author_frame(type(declared).__init__.__code__)
    if frame is None:
        return
    object.__setattr__(declared, "_origin", Origin(frame.f_code, frame.f_lasti))
    while BODIES and frame is not None:
        made = BODIES.get(frame)
        if made is not None:
            made.setdefault(declared, True)
            return
        if not frame.f_code.co_flags & _OPTIMIZED and frame.f_locals is frame.f_globals:
            break  # a module, which may be imported by a body, but declares for itself
        frame = frame.f_back
    note_outside(declared)


_HINTS: dict[type, dict[Name, tuple[Any, tuple[Any, ...]]]] = {}


def _hints(declared: Declared) -> dict[Name, tuple[Any, tuple[Any, ...]]]:
    """Return the fields of `declared` with their types and the members of these, once a class."""
    kind = type(declared)
    known = _HINTS.get(kind)
    if known is None:
        try:
            hints = hints_of(kind)
        except NameError as error:
            raise BlueprintError(
                f"a field of {kind.__name__} has a type that cannot be found: {error}",
                where=str(declared.place or ""),
                instead="define or import the type at the top of the file",
            ) from None
        names = [each.name for each in fields(kind)]  # type: ignore[arg-type]
        known = _HINTS[kind] = {each: (hints[each], _plain_types(hints[each])) for each in names}
    return known


def _plain_types(hint: Any) -> tuple[Any, ...]:
    """Return the classes whose own instances fit `hint`, so that most values need no closer look."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _plainly(value: object, hint: Any) -> bool:
    """Say whether `value` is of the type `hint` without any conversion."""
    if isinstance(hint, type) and not get_args(hint):
        return isinstance(value, hint) and (hint is not int or not isinstance(value, bool))
    origin = get_origin(hint)
    if origin is Union or origin is UnionType:
        return any(_plainly(value, each) for each in get_args(hint))
    if origin is Literal:
        return value in get_args(hint)
    if isinstance(value, tuple | frozenset) and type(value) is origin:
        of, *more = get_args(hint)
        return more in ([], [...]) and all(_plainly(each, of) for each in value)
    return origin is type and isinstance(value, type)


def _converted(declared: Declared, name: str, value: object, hint: Any) -> object:
    """Return `value` as pydantic makes it fit `hint`, or say why it does not."""
    from pydantic import TypeAdapter, ValidationError

    try:
        strict = not isinstance(value, list | set | tuple | frozenset)  # a list may become a tuple
        return TypeAdapter(hint).validate_python(value, strict=strict)
    except ValidationError as error:
        said = "; ".join(dict.fromkeys(each["msg"] for each in error.errors()))
        raise BlueprintError(
            f"'{name}' of this {type(declared).__name__} cannot be {shown(value)}",
            where=str(declared.place or ""),
            instead=_way_out(hint, value) or said[:1].lower() + said[1:],
        ) from None


def _way_out(hint: Any, value: object) -> str:
    """Return what to write for a type that pydantic can only name."""
    origin, held = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return next(filter(None, (_way_out(each, value) for each in held)), "")
    of = held[0] if origin in (tuple, frozenset) else None
    if of and not isinstance(value, tuple | list | set | frozenset):
        return _collected(origin, of, value)
    if get_origin(of) is tuple and isinstance(value, tuple | list):
        odd = [each for each in value if not isinstance(each, tuple | list)]
        return "write a tuple of tuples, such as ((a, b),)" if odd else _way_out(of, value[0])
    if hint is str and type(value) in (int, float):
        return f'write "{value}"'
    if hint is bool:
        return "write True or False"
    for each in (hint, *held):
        if isinstance(each, type) and isinstance(said := getattr(each, "way_out", None), str):
            return said
        if isinstance(each, type) and issubclass(each, Declared):
            return f'write the {each.__name__.lower()} itself, such as platform, not "platform"'
        if isinstance(each, type) and issubclass(each, Enum):
            return _chosen(each, value)
    if origin is Literal and isinstance(value, str):
        return did_you_mean(value, held)
    return ""


def _chosen(kind: type[Enum], value: object) -> str:
    """Return which member of an enumeration a text may stand for, or all, as an author writes them."""
    known = vars(sys.modules[kind.__module__])
    written = {word: word if word in known else f"{kind.__name__}.{word}" for word in kind.__members__}
    for text in value if isinstance(value, tuple | list) else (value,):
        if isinstance(text, str) and (near := nearest(text.rpartition(".")[2].upper(), written)):
            return f"did you mean {written[near]}, without quotes?"
    return "choose from " + ", ".join(written.values())


def _collected(origin: Any, of: Any, value: object) -> str:
    """Return how to write one value where a tuple or a set of such values is wanted."""
    is_text = type(value) is str and value.isprintable() and len(value) <= 60 and '"' not in value
    if is_text and (of is str or value in get_args(of)):
        return f'write ("{value}",)' if origin is tuple else f'write {{"{value}"}}'
    if isinstance(of, type) and issubclass(of, Declared) and isinstance(value, str):
        return f'write the {of.__name__.lower()} itself, such as (platform,), not "platform"'
    return "write a tuple, such as (a, b) or (a,)" if origin is tuple else 'write a set, such as {"a", "b"}'


def shown(value: object) -> str:
    """Return a short description of a value, without calling code of the author's."""
    if isinstance(value, str):
        return f"the text '{value[:60]}'"
    if isinstance(value, tuple | list) and type(value) in (tuple, list) and value:
        return f"a {type(value).__name__} that begins with {shown(value[0])}"
    return repr(value) if type(value) in (int, float, bool) else f"a {type(value).__name__}"
