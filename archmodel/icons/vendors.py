"""Vendor icons, out of the catalogue of the `diagrams` package, which is read but never imported.

Importing it takes 85 ms and asks for Graphviz. Its classes are little more than the name of a
file, and their source says that as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from archmodel.errors import FormatError
from archmodel.names import did_you_mean

if TYPE_CHECKING:
    import ast
    from pathlib import Path

__all__ = ["icon_name", "icon_png"]


def icon_name(icon: type | str) -> str:
    """Return the dotted name of a vendor icon, such as `aws.compute.Lambda`.

    A class of one's own that derives from a class of the catalogue has that one's icon. Raises
    `FormatError` for a class that does not.

    >>> icon_name("diagrams.aws.compute.Lambda")
    'aws.compute.Lambda'
    """
    if isinstance(icon, str):
        return icon.removeprefix("diagrams.")
    for base in icon.__mro__:
        if base.__module__.startswith("diagrams."):
            return f"{base.__module__}.{base.__qualname__}".removeprefix("diagrams.")
    raise FormatError(f"'{icon.__qualname__}' is no icon", instead="a class of the diagrams package")


def icon_png(name: str) -> bytes:
    """Return the picture of the vendor icon of a dotted name.

    Raises `FormatError` when there is no such icon, or the `diagrams` package is not installed.
    """
    root = _root()
    *parts, wanted = icon_name(name).split(".")
    found = _icons(_source(name, parts, root))
    # The catalogue counts from the folder that holds the package: `resources/aws/...`.
    folder = root.parent.resolve()
    path = folder.joinpath(found[_known(name, wanted, found, parts)]).resolve()
    if not path.is_relative_to(folder / "resources"):
        raise FormatError(f"the icon '{name}' lies outside the diagrams package")
    try:
        return path.read_bytes()
    except OSError as error:
        raise FormatError(f"the icon '{name}' cannot be read: {error.strerror}") from error


def _root() -> Path:
    from importlib.util import find_spec
    from pathlib import Path

    found = find_spec("diagrams")
    if found is None or not found.submodule_search_locations:
        raise FormatError("vendor icons need the diagrams package", instead="pip install diagrams")
    return Path(found.submodule_search_locations[0])


HINT = "a name such as aws.compute.Lambda"


def _source(name: str, parts: list[str], root: Path) -> Path:
    """Return the source file of a provider, or of one of its modules.

    Every part is looked up among what is there; nothing is joined that was not found.
    """
    if len(parts) not in (1, 2):
        raise FormatError(f"there is no icon '{name}'", instead=HINT)
    folder = root / _known(name, parts[0], (each.name for each in root.iterdir() if each.is_dir()), [])
    if len(parts) == 1:
        return folder / "__init__.py"
    modules = (each.stem for each in folder.glob("*.py"))
    return folder / f"{_known(name, parts[1], modules, parts[:1])}.py"


def _known(name: str, part: str, there: Iterable[str], before: list[str]) -> str:
    """Return `part`, which must be one of the public names that are there."""
    public = sorted(one for one in there if one[:1].isalpha())
    if part in public:
        return part
    near = did_you_mean(".".join([*before, part]), (".".join([*before, one]) for one in public))
    raise FormatError(f"there is no icon '{name}'", instead=near or HINT)


_read_before: dict[Path, dict[str, str]] = {}


def _icons(file: Path) -> dict[str, str]:
    """Return the path of every icon that a source file names, by its class."""
    if file not in _read_before:
        import ast

        values: dict[str, dict[str, str]] = {}
        for source in dict.fromkeys((file.with_name("__init__.py"), file)):
            _read(ast.parse(source.read_bytes()), values)
        _read_before[file] = {
            name: f"{value['_icon_dir']}/{value['_icon']}"
            for name, value in values.items()
            if value.keys() >= {"_icon", "_icon_dir"}
        }
    return _read_before[file]


def _read(tree: ast.Module, values: dict[str, dict[str, str]]) -> None:
    """Add to `values` what the classes of a module say or inherit, and their other names."""
    import ast

    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            own: dict[str, str] = {}
            for base in node.bases:
                own |= values.get(base.id, {}) if isinstance(base, ast.Name) else {}
            for line in node.body:
                match line:
                    case ast.Assign(targets=[ast.Name(id=field)], value=ast.Constant(value=str(text))):
                        own[field] = text
            values[node.name] = own
        else:
            match node:
                case ast.Assign(targets=[ast.Name(id=alias)], value=ast.Name(id=real)) if real in values:
                    values[alias] = values[real]
