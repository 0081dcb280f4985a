"""Colours, also those that change with the surroundings, and how well one is seen on another."""

from __future__ import annotations

import re

__all__ = ["Colour", "contrast", "luminance"]


class Colour(str):
    """A colour as #rrggbb where surroundings are light, with another one where they are dark.

    What knows of one colour only takes it as text, and shows the light one.
    """

    __slots__ = ("dark",)

    dark: str
    """The colour where surroundings are dark, as #rrggbb."""

    def __new__(cls, light: str, dark: str) -> Colour:
        """Make a colour of two; raises `ValueError` for a dark one that is not #rrggbb."""
        if not re.fullmatch("#[0-9a-f]{6}", dark):
            raise ValueError(f"'{dark}' is no colour")
        colour = super().__new__(cls, light)
        colour.dark = dark
        return colour

    def __reduce__(self) -> tuple[type[Colour], tuple[str, str]]:
        return Colour, (str(self), self.dark)

    def __repr__(self) -> str:
        return f"Colour({str(self)!r}, {self.dark!r})"


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb, 0 black to 1 white (WCAG 2.1, "relative luminance").

    >>> luminance("#000000"), luminance("#ffffff")
    (0.0, 1.0)
    """
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (byte / 255 for byte in bytes.fromhex(colour.removeprefix("#")))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.1, "contrast ratio").

    Text needs 4.5 (WCAG 2.1, 1.4.3), lines and glyphs need 3 (1.4.11).

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
