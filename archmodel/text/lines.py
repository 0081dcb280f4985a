"""Lines of text: where they break, and where they are cut short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from archmodel.geometry import Size
from archmodel.text.face import ZWJ, Face, face_of, is_pictograph, units
from archmodel.text.stand_ins import visible

__all__ = ["LINE_HEIGHT", "Wrapped", "wrap"]

LINE_HEIGHT = 1.3
"""Height of a line of text over its font size."""

ELLIPSIS = "…"


class Wrapped(NamedTuple):
    """Text in lines."""

    lines: tuple[str, ...]
    """At least one line, which is empty where the text is."""
    size: Size
    """Room for all lines, in pixels."""
    shortened: bool
    """Whether the lines hold less than the text; then the last ends in an ellipsis."""


def wrap(text: str, *, width: float, font: float, weight: int = 400, most: int = 2) -> Wrapped:
    """Return `text` in at most `most` lines that are no wider than `width` pixels.

    A line ends at a newline, else at the last space that fits, else inside the over-long word:
    after a hyphen or the like, or wherever whole characters end. A single character wider than
    `width` still gets its line. The text passes `visible` first.
    """
    face = face_of(weight)
    room = width * face.em / font
    lines: list[str] = []
    shortened, tail = False, ""
    paragraphs = visible(text).strip("\n").split("\n")
    if len(paragraphs) > most:
        paragraphs = [one for one in paragraphs if one.strip()] or [""]
    for number, paragraph in enumerate(paragraphs, start=1):
        for start, end in _spans(paragraph, room, face):
            if len(lines) == most:
                shortened = True
                break
            lines.append(paragraph[start:end])
            # What the ellipsis is put after, should this turn out to be the last line.
            tail = paragraph[start : 2 * end - start + 2]
        if len(lines) == most and not shortened and number < len(paragraphs):
            shortened, tail = True, lines[-1]
        if shortened:
            lines[-1] = _with_ellipsis(tail, room, face)
            break
    widest = max(units(line, face) for line in lines) * font / face.em
    return Wrapped(tuple(lines), Size(widest, len(lines) * font * LINE_HEIGHT), shortened)


_SOFT = "-‐–—/\\_.,:;|&+=?@)]}\u200b\u2003\u3000"


def _spans(text: str, room: float, face: Face) -> Iterator[tuple[int, int]]:
    """Yield start and end of the lines of one paragraph; there is at least one."""
    start = 0
    while (end := _fit(text, start, room, face)) < len(text):
        after = end if text[end] == " " else text.rfind(" ", start, end)
        if after < 0 or not text[start:after].strip(" "):
            after = _soft_break(text, start, end)
        yield start, start + len(text[start:after].rstrip(" "))
        start = after
        while start < len(text) and text[start] == " ":
            start += 1
    if start == 0 or start < end:
        yield start, end


def _soft_break(text: str, start: int, end: int) -> int:
    """Return the best place to break an over-long word, `end` at the latest."""
    for at in range(end, (start + end) // 2, -1):
        hump = text[at - 1].islower() and text[at].isupper()
        if (hump or text[at - 1] in _SOFT) and _starts_cluster(text, at, start):
            return at
    return end


def _with_ellipsis(text: str, room: float, face: Face) -> str:
    end = len(text)
    if units(text, face) + face[ELLIPSIS] > room:
        end = _fit(text, 0, room - face[ELLIPSIS], face)
    return text[:end].rstrip(" ,;:") + ELLIPSIS


def _fit(text: str, start: int, room: float, face: Face) -> int:
    """Return where the widest run of whole clusters ends that begins at `start` and fits."""
    wide, at = 0, start
    while at < len(text):
        one = text[at]
        if not (at > start and text[at - 1] == ZWJ and is_pictograph(one)):
            wide += face[one]
        if wide > room:
            break
        at += 1
    else:
        return at
    while at > start and not _starts_cluster(text, at, start):
        at -= 1
    if at == start:  # not even one fits; it gets its line all the same
        at += 1
        while at < len(text) and not _starts_cluster(text, at, start):
            at += 1
    return at


def _starts_cluster(text: str, at: int, since: int) -> bool:
    """Say whether what the reader sees as one character may end before `at`."""
    one, before = text[at], text[at - 1]
    if one < "\u0300" and before < "\u0300":
        return True
    if before == ZWJ or one in "\u0e33\u0eb3\u200c\u200d" or "\U0001f3fb" <= one <= "\U0001f3ff":
        return False
    if "\U0001f1e6" <= one <= "\U0001f1ff":
        run = at
        while run > since and "\U0001f1e6" <= text[run - 1] <= "\U0001f1ff":
            run -= 1
        return (at - run) % 2 == 0
    if "\U000e0020" <= one <= "\U000e007f" or "\u1160" <= one <= "\u11ff":
        return False
    import unicodedata  # a shared library most pictures do not need

    # A virama makes one of two consonants.
    joined = unicodedata.combining(before) == 9 and unicodedata.category(one) == "Lo"
    return not joined and not unicodedata.category(one).startswith("M")
