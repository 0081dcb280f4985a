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

    A line ends at a newline, else at the last space that fits, else inside the over-long word: after
    a hyphen or the like, or wherever whole characters end, with a hyphen in a plain word. Joints that
    leave no room for the whole text are passed over where the text then fits. A single character wider
    than `width` still gets its line. The text passes `visible` first.
    """
    face = face_of(weight)
    room = width * face.em / font
    paragraphs = visible(text).strip("\n").split("\n")
    if len(paragraphs) > most:
        paragraphs = [one for one in paragraphs if one.strip()] or [""]
    lines, shortened = _lines(paragraphs, room, face, most, at_joints=True)
    if shortened:
        tight, still = _lines(paragraphs, room, face, most, at_joints=False)
        lines, shortened = (lines, True) if still else (tight, False)
    widest = max(units(line, face) for line in lines) * font / face.em
    return Wrapped(tuple(lines), Size(widest, len(lines) * font * LINE_HEIGHT), shortened)


def _lines(
    paragraphs: list[str], room: float, face: Face, most: int, *, at_joints: bool
) -> tuple[list[str], bool]:
    """Return the lines of a text, and whether they hold less than the text."""
    lines: list[str] = []
    shortened, tail = False, ""
    for number, paragraph in enumerate(paragraphs, start=1):
        for start, end, hyphen in _spans(paragraph, room, face, at_joints):
            if len(lines) == most:
                shortened = True
                break
            lines.append(paragraph[start:end] + hyphen)
            # What the ellipsis is put after, should this turn out to be the last line.
            tail = paragraph[start : 2 * end - start + 2]
        if len(lines) == most and not shortened and number < len(paragraphs):
            shortened, tail = True, lines[-1]
        if shortened:
            lines[-1] = _with_ellipsis(tail, room, face)
            break
    return lines, shortened


_SOFT = "-‐–—/\\_.,:;|&+=?@)]}\u200b\u2003\u3000"


_ADDRESS = frozenset("._:/\\@=&+|")
"""Signs of what is no plain word but a name or an address, of which a hyphen would seem a part."""


def _spans(text: str, room: float, face: Face, at_joints: bool) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of the lines of one paragraph, and what follows each; there is at least one."""
    start = 0
    while (end := _fit(text, start, room, face)) < len(text):
        hyphen = ""
        after = end if text[end] == " " else text.rfind(" ", start, end)
        if after < 0 or not text[start:after].strip(" "):
            after = _joint(text, start, end, at_joints)
            if not after:
                fit = _fit(text, start, room - face["-"], face)
                inside = next((at for at in (fit, fit - 1) if _is_in_word(text, start, at)), 0)
                after, hyphen = inside or end, "-" if inside else ""
        yield start, start + len(text[start:after].rstrip(" ")), hyphen
        start = after
        while start < len(text) and text[start] == " ":
            start += 1
    if start == 0 or start < end:
        yield start, end, ""


def _joint(text: str, start: int, end: int, at_joints: bool) -> int:
    """Return the last joint of an over-long word, `end` at the latest, or 0 for none.

    The nearer half of the line is looked through, and all but two characters where it is to be `at_joints`.
    """
    for at in range(end, start + 2 if at_joints else (start + end) // 2, -1):
        hump = text[at - 1].islower() and text[at].isupper()
        if (hump or text[at - 1] in _SOFT) and _starts_cluster(text, at, start):
            return at
    return 0


def _is_in_word(text: str, start: int, at: int) -> bool:
    """Say whether `at` is inside a plain word, two letters from its ends and from `start` or further."""
    around = text[max(start, at - 2) : at + 2]
    word = text[text.rfind(" ", 0, at) + 1 :].partition(" ")[0]
    letters = sum(one.upper() != one.lower() for one in around)
    return letters == 4 and not _ADDRESS.intersection(word[:-1])


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
