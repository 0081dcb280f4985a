"""What archmodel offers from Python is small, sorted, there, and documented."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType, ModuleType

import pytest

import archmodel

MODULES = sorted(
    each.name for each in walk_packages(archmodel.__path__, "archmodel.") if "__main__" not in each.name
)
"""Every module but the one that runs the program when it is imported."""


def test_the_public_face_is_small_and_sorted():
    assert archmodel.__all__ == sorted(archmodel.__all__)
    assert len(archmodel.__all__) <= 20


@pytest.mark.parametrize("name", archmodel.__all__)
def test_every_name_of_the_public_face_is_there(name):
    assert getattr(archmodel, name) is not None


def test_dir_lists_what_the_public_face_offers():
    assert set(archmodel.__all__) <= set(dir(archmodel))


def test_a_name_that_is_not_offered_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Blueprnt'"):
        getattr(archmodel, "Blueprnt")  # noqa: B009 - a checker would refuse the plain form


@pytest.mark.parametrize("module", MODULES)
def test_all_names_what_is_there(module):
    content = import_module(module)
    offered = getattr(content, "__all__", [])
    assert [name for name in offered if not hasattr(content, name)] == []


@pytest.mark.parametrize("module", ["archmodel", *MODULES])
def test_everything_public_has_a_docstring(module):
    content = import_module(module)
    assert (content.__doc__ or "").strip(), f"{module} does not say why it exists"
    assert [name for name, thing in documented(content) if not (thing.__doc__ or "").strip()] == []


@pytest.mark.parametrize("module", ["archmodel", *MODULES])
def test_every_module_of_ours_is_at_most_300_lines(module):
    file = Path(import_module(module).__file__ or "")
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


def documented(module: ModuleType) -> Iterator[tuple[str, object]]:
    """Yield what a module defines in public: functions, classes and their methods."""
    for name, thing in vars(module).items():
        if name.startswith("_") or getattr(thing, "__module__", None) != module.__name__:
            continue
        if isinstance(thing, FunctionType):
            yield name, thing
        elif inspect.isclass(thing):
            yield name, own_docstring(thing)
            for inner, member in vars(thing).items():
                if not inner.startswith("_") and isinstance(member, FunctionType | property | classmethod):
                    yield f"{name}.{inner}", member


def own_docstring(kind: type) -> type:
    """Return the class where its docstring is its own, which a dataclass or enum else makes up."""
    generated = (kind.__doc__ or "").startswith(f"{kind.__name__}(")
    return type(kind.__name__, (), {"__doc__": "" if generated else vars(kind).get("__doc__")})
