"""Source that reads otherwise than it runs: turned round by invisible marks, or named by look-alikes.

After Boucher and Anderson, Trojan Source: Invisible Vulnerabilities (2021), and the confusables of
Unicode Technical Standard 39, of which the letters that are drawn like Latin ones are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["deceptions"]

_MOST_BYTES = 512 * 1024
"""What is looked through; 512 KiB take a second or two."""
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ALIKE = str.maketrans(
    "аеіјорсухѕԁԛԝһӏАВЕІЈКМНОРСТУХЅԌοανιρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeijopcyxsdqwhlABEIJKMHOPCTYXSGoavipuABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters, and the Latin ones that they are drawn like."""


def deceptions(source: bytes) -> Iterator[tuple[int, str]]:
    """Yield the lines of a Python file that may not be what a reader sees, and why; none of ASCII alone."""
    if source.isascii():
        return
    if len(source) > _MOST_BYTES:
        yield 1, f"larger than {_MOST_BYTES // 1024} KiB, so nobody looks for what deceives a reader"
        return
    import io
    import tokenize

    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        text = source.decode(encoding)
        names = [
            (each.string, each.start[0])
            for each in tokenize.generate_tokens(io.StringIO(text).readline)
            if each.type == tokenize.NAME
        ]
    except (SyntaxError, UnicodeDecodeError, tokenize.TokenError):
        return  # which running it says better
    found = [
        (number, f"U+{ord(mark):04X} changes the order in which the line is shown, not how it runs")
        for number, line in enumerate(io.StringIO(text, newline=None), 1)  # lines as Python counts them
        for mark in dict.fromkeys(_TURNS.findall(line))
    ]
    known = {name for name, _ in names}
    for name, number in dict(reversed(names)).items():
        alike = name.translate(_ALIKE)
        if alike != name and (alike in known or _mixes(name)):
            what = f"'{alike}', which is another name" if alike in known else "Latin letters, and is not"
            found.append((number, f"the name {name!a} looks like {what}"))
    yield from sorted(found)


def _mixes(name: str) -> bool:
    """Say whether Latin letters and others that are drawn like them stand in one name."""
    return any(each.isascii() and each.isalpha() for each in name)
