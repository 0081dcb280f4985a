"""What things are called: slugs, words, and the nearest known word to an unknown one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from archmodel.errors import LoadingError

__all__ = [
    "Name",
    "camel",
    "did_you_mean",
    "file_name",
    "kebab",
    "module_name",
    "nearest",
    "slug",
    "snake",
    "unique",
    "variable",
    "words",
]

Name = str
"""The identifier of a declaration, unique in its model."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_DEVICE = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")
"""What Windows calls devices, whatever the ending of the file."""
_LONGEST = 200
"""Of the 255 bytes of a name, room is left for checksum, figure and ending."""


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


def camel(name: str) -> str:
    """Return the name of a module as a class would be called.

    >>> camel("web_shop")
    'WebShop'
    """
    return "".join(part.capitalize() for part in name.split("_"))


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


def file_name(name: str) -> str:
    """Return what a file or folder for `name` is called, without its ending, on every platform.

    That is the name itself where it is a slug already. Otherwise it is its slug and a checksum of
    the whole name, so that names that differ have files that differ, in another run too.

    >>> file_name("mobile_integration")
    'mobile_integration'
    >>> file_name("../escaped")
    'escaped-efa1fb'
    """
    from unicodedata import normalize

    plain = slug(normalize("NFKC", name))
    plain = plain.encode()[:_LONGEST].decode(errors="ignore")
    if plain == name and not _DEVICE.fullmatch(name):
        return name
    from zlib import crc32  # hashlib takes milliseconds to load

    return f"{plain}-{crc32(name.encode('utf-8', 'surrogatepass')) & 0xFFFFFF:06x}"


def module_name(name: str) -> str:
    """Return what a new module with a class of that name is called.

    Raises `LoadingError` where Python takes no such module or class, or has a module of that name.

    >>> module_name("WebShop")
    'web_shop'
    """
    from keyword import iskeyword
    from pathlib import PureWindowsPath
    from unicodedata import normalize

    path = PureWindowsPath(name)  # it knows both kinds of slash
    if len(path.parts) > 1 or path.suffix == ".py":
        folder = "" if path.parent == PureWindowsPath() else f" -o {path.parent.as_posix()}"
        raise LoadingError(
            f"'{name}' is a path, and a name is wanted",
            instead=f"write {slug(snake(path.stem))}{folder}",
        )
    module = slug(snake(normalize("NFKC", name))).rstrip("_")
    if not (re.search(r"\w", name) and module.isidentifier() and camel(module).isidentifier()):
        raise LoadingError(
            f"'{name}' cannot name a class", instead="begin it with a letter, such as web_shop"
        )
    if iskeyword(module) or iskeyword(camel(module)):
        wrong = "is a word of Python's own"
    elif _DEVICE.fullmatch(module):
        wrong = "names a device on Windows, and no file"
    elif _is_installed(module):
        wrong = "is a module that Python has already"
    else:
        return module
    raise LoadingError(f"'{module}' {wrong}", instead=f"choose another name, such as {module}_system")


def _is_installed(module: str) -> bool:
    """Say whether Python finds a module of that name elsewhere than in the working folder."""
    import sys
    from importlib.machinery import PathFinder
    from pathlib import Path

    if module in sys.stdlib_module_names:
        return True
    here = Path.cwd()
    found = PathFinder.find_spec(module, [each for each in sys.path if Path(each).resolve() != here])
    return found is not None and found.origin is not None


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


def variable(text: str, taken: Container[str]) -> str:
    """Return a variable for a text that is not among `taken`.

    >>> variable("API gateway", {"api_gateway"}), variable("3 D", ()), variable("class", ())
    ('api_gateway_2', 'n3_d', 'class_')
    """
    from keyword import iskeyword
    from unicodedata import normalize

    plain = slug(normalize("NFKC", text))
    if not plain.isidentifier():
        plain = f"n{plain}"
    if not plain.isidentifier():
        plain = "unnamed"
    if iskeyword(plain):
        plain += "_"
    number, name = 1, plain
    while name in taken:
        number += 1
        name = f"{plain.rstrip('_')}_{number}"
    return name


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return the known word most like `word`, the first of several in their order, or an empty text.

    >>> nearest("INT01", ["INT012", "INT001"])
    'INT001'
    """
    from difflib import SequenceMatcher, get_close_matches

    close = sorted(get_close_matches(word, known, n=100, cutoff=likeness))
    return max(close, key=lambda each: SequenceMatcher(None, each, word).ratio(), default="")


def did_you_mean(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Return “did you mean 'x'?” for the nearest known word of that `likeness`, or an empty text.

    >>> did_you_mean("titel", ["title", "tags"])
    "did you mean 'title'?"
    """
    close = nearest(word, known, likeness)
    return f"did you mean '{close}'?" if close else ""
