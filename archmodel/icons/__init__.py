"""Icons: those of vendors by name, and files of the author's own, which become part of the model.

A file is read when an element names it, once, and cleaned: what is not known to be harmless is left
out, or the file refused. From then on the icon is an address that holds the picture itself, so that
no model that is read from a document makes anybody open a file.
"""

from __future__ import annotations

from archmodel.icons.files import FILES, icon_in, icon_of_file, is_file_icon
from archmodel.icons.vendors import icon_name, icon_png

__all__ = ["FILES", "icon_in", "icon_name", "icon_of_file", "is_file_icon", "known_icon", "picture"]


def known_icon(icon: str | type) -> str:
    """Return the name of a vendor icon, or the address of a picture that holds nothing but that.

    Raises `FormatError` for what is neither.
    """
    if isinstance(icon, str) and is_file_icon(icon):
        return icon_in(icon)
    name = icon_name(icon)
    icon_png(name)
    return name


def picture(name: str) -> tuple[str, bytes]:
    """Return the media type and the content of an icon. Raises `FormatError` where there is none."""
    if is_file_icon(name):
        from base64 import b64decode

        head, _, content = name.partition(",")
        return head.removeprefix("data:").partition(";")[0], b64decode(content)
    return "image/png", icon_png(name)
