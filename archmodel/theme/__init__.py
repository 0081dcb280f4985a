"""What things look like: one file a theme."""

from __future__ import annotations

from archmodel.names import did_you_mean

__all__ = ["DEFAULT", "THEMES", "choice"]

DEFAULT = "series"
THEMES = {
    "series": ("archmodel.theme.series", "archmodel.theme.series_dark"),
    "series-light": ("archmodel.theme.series",),
    "series-dark": ("archmodel.theme.series_dark",),
    "series-2018": ("archmodel.theme.series_2018",),
    "plain": ("archmodel.theme.plain", "archmodel.theme.plain_dark"),
    "plain-light": ("archmodel.theme.plain",),
    "plain-dark": ("archmodel.theme.plain_dark",),
}
"""The themes by name, and the modules that hold them: of two, the second is for dark surroundings."""


def choice(word: str) -> str:
    """Return what to write instead of a word that names no theme.

    >>> choice("series-drak")
    "did you mean 'series-dark'?"
    """
    return did_you_mean(word, THEMES) or "choose from " + ", ".join(THEMES)
