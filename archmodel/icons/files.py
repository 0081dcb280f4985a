"""Icons in files of the author's own, as addresses that hold the picture itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from archmodel.errors import ArchmodelError, FormatError
from archmodel.names import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FILES", "icon_in", "icon_of_file", "is_file_icon"]

FILES = (".svg", ".png")
"""The endings of files that may be icons."""
MOST_BYTES = 128 * 1024
"""The most bytes that a file of an icon may hold: each element has its own copy in a document."""
_MISSING = "put the file there, or name another by its path from the folder of the blueprint"
_ADDRESS = re.compile(r"data:image/(svg\+xml|png);base64,([A-Za-z0-9+/]+={0,2})")


def is_file_icon(icon: str) -> bool:
    """Say whether an icon is the address of a picture, not the name of a vendor's."""
    return icon.startswith("data:")


def icon_in(address: str) -> str:
    """Return the address of a picture, which a document holds.

    Raises `FormatError` where it is not as `icon_of_file` makes it.
    """
    found = _ADDRESS.fullmatch(address) if len(address) < 2 * MOST_BYTES else None
    if found is None:
        raise FormatError(
            "it is no address of an icon",
            instead="write a picture as archmodel does: data:image/svg+xml;base64,… or data:image/png;…",
        )
    return _checked(address, *found.groups())


@lru_cache(maxsize=256)
def _checked(address: str, kind: str, content: str) -> str:
    from base64 import b64decode

    try:
        made, dropped = _icon(b64decode(content), ".png" if kind == "png" else ".svg")
    except ValueError as error:
        raise FormatError("the picture is no Base64") from error
    if made != address:
        raise FormatError(
            "the picture is not as archmodel writes it"
            + (f": it has {', '.join(dropped)}" if dropped else ""),
            instead="name its file in a blueprint, and export that",
        )
    return address


def icon_of_file(icon: str, beside: str) -> tuple[str, tuple[str, ...]]:
    """Return the address of the picture in a file, and what of it was left out.

    The path is one from the folder of the file `beside`, inside its project. Raises `FormatError`
    for another path, and for a file that is no picture or too large a one; nothing is fetched.
    """
    path = _inside(icon, beside)
    from archmodel.content import content_of

    try:
        content = content_of(path, f"name an SVG or PNG of {MOST_BYTES // 1024} KiB at most", MOST_BYTES)
        return _icon(content, icon[-4:].lower())
    except ArchmodelError as error:
        instead = error.instead if path.exists() else did_you_mean(path.name, _names(path.parent)) or _MISSING
        raise FormatError(f"the icon '{icon}' cannot be drawn: {error.what}", instead=instead) from None


@lru_cache(maxsize=256)
def _icon(content: bytes, suffix: str) -> tuple[str, tuple[str, ...]]:
    from base64 import b64encode

    if suffix == ".png":
        from archmodel.icons.png import checked

        return f"data:image/png;base64,{b64encode(checked(content)).decode()}", ()
    from archmodel.icons.svg import cleaned

    shown, dropped = cleaned(content)
    return f"data:image/svg+xml;base64,{b64encode(shown).decode()}", dropped


def _inside(icon: str, beside: str) -> Path:
    """Return the file that a path from another file leads to, which lies in the same project."""
    from pathlib import Path, PureWindowsPath

    from archmodel.source import project_of

    path = PureWindowsPath(icon)  # it knows drives, and both kinds of slash
    if not icon.isprintable() or "\\" in icon or ":" in icon or path.root or icon.startswith("~"):
        raise FormatError(
            f"the icon '{icon}' is no path from the folder of the blueprint, and nothing is fetched",
            instead="write a path such as icons/queue.svg",
        )
    try:
        file = (Path(beside).parent / icon).resolve()
        if file.is_relative_to(project_of(beside).resolve()):
            return file
    except (OSError, RuntimeError):  # a circle of links
        pass
    raise FormatError(
        f"the icon '{icon}' lies outside the project of the blueprint", instead="copy it beside the blueprint"
    )


def _names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()] if folder.is_dir() else []
