"""What was found before somebody began to look: a file that may only shrink."""

from __future__ import annotations

import json
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from os.path import relpath
from pathlib import Path
from typing import Any

from archmodel.errors import LoadingError
from archmodel.rules.base import Finding, fingerprint
from archmodel.rules.meta.base import Known
from archmodel.source import Place

__all__ = [
    "FILE",
    "lines_of",
    "read_baseline",
    "settled",
    "stale",
    "to_run",
    "usual_file",
    "without",
    "written",
]

FILE = "archmodel-baseline.jsonl"
"""What a baseline is called where no other name is given."""


def to_run(words: str, paths: Sequence[str] = ("PATH",), file: str = FILE) -> str:
    """Return a command about a baseline as it can be copied, with the paths that are known.

    >>> to_run("prune", ["web shop.py"], "known.jsonl")
    "archmodel baseline prune 'web shop.py' --baseline known.jsonl"
    """
    named = () if file == FILE else ("--baseline", file)
    return shlex.join(("archmodel", "baseline", *words.split(), *paths, *named))


def usual_file() -> str:
    """Return the baseline that counts where none is named: the nearest at or above the working folder.

    It is where one would be made, if there is none.
    """
    here = Path.cwd()
    found = next((folder for folder in (here, *here.parents) if (folder / FILE).exists()), here)
    return Path(relpath(found / FILE)).as_posix()


_Key = tuple[str, str, tuple[str, ...]]


def settled(
    model: str, findings: Sequence[Finding], known: Iterable[Known]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that are new, and those that a baseline knows, each as often as it says."""
    left = Counter[_Key]()
    for each in known:
        left[each.model, each.code, each.at] += each.times
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        key = (model, finding.code, finding.at)
        (old if left[key] > 0 else new).append(finding)
        left[key] -= 1
    return new, old


def stale(
    model: str, findings: Iterable[Finding], known: Iterable[Known], ran: frozenset[str]
) -> tuple[Known, ...]:
    """Return the lines about a model that its findings do not bear out, of the rules that ran.

    A line that knows more of them than there are comes with what is too much.
    """
    found = Counter((model, finding.code, finding.at) for finding in findings)
    left: list[Known] = []
    for each in known:
        if each.model == model and each.code in ran:
            key = (each.model, each.code, each.at)
            surplus = each.times - found[key]
            found[key] -= each.times
            if surplus > 0:
                left.append(each._replace(times=min(surplus, each.times)))
    return tuple(left)


def lines_of(
    found: Iterable[tuple[str, Iterable[Finding]]], since: str, because: str = ""
) -> tuple[Known, ...]:
    """Return a line for all that is found in some models, but for what a review says of itself."""
    lines: dict[_Key, Known] = {}
    for model, findings in found:
        for each in findings:
            if each.family != "META":
                key = (model, each.code, each.at)
                before = lines.get(key, Known(model, each.code, each.at, each.message, 0, since, because))
                lines[key] = before._replace(times=before.times + 1)
    return tuple(lines.values())


def without(known: Iterable[Known], gone: Iterable[Known]) -> tuple[Known, ...]:
    """Return a baseline without what is no longer found."""
    left = Counter[_Key]()
    for each in gone:
        left[each.model, each.code, each.at] += each.times
    kept: list[Known] = []
    for each in known:
        key = (each.model, each.code, each.at)
        taken = min(left[key], each.times)
        left[key] -= taken
        if each.times > taken:
            kept.append(each._replace(times=each.times - taken))
    return tuple(kept)


def written(known: Iterable[Known]) -> bytes:
    """Return a baseline: a line of JSON for each, sorted, so that branches merge."""
    lines = (
        {
            "fp": fingerprint(each.code, each.at),
            "model": each.model,
            "code": each.code,
            "subject": each.at[0],
            "anchors": each.at[1:],
            "message": each.message,
            "since": each.since,
            "count": each.times,
            **({"because": each.because} if each.because else {}),
        }
        for each in sorted(known, key=lambda each: (each.code, each.model, each.at))
    )
    return "".join(f"{json.dumps(line)}\n" for line in lines).encode()


def read_baseline(data: bytes, origin: str) -> tuple[Known, ...]:
    """Return the lines of a baseline. Raises `LoadingError` for one that is none."""
    known: list[Known] = []
    for number, line in enumerate(data.splitlines(), start=1):
        if line.strip():
            try:
                known.append(_known(json.loads(line), Place(origin, number, 1, number, len(line) + 1)))
            except (ValueError, KeyError, TypeError, RecursionError):
                raise LoadingError(
                    "this is no line of a baseline",
                    where=f"{origin}:{number}",
                    instead="take the line from version control, or delete the file and run "
                    + to_run("create", file=origin),
                ) from None
    return tuple(known)


def _known(said: dict[str, Any], place: Place) -> Known:
    texts = [said[key] for key in ("model", "code", "message")]
    at = (said["subject"], *said["anchors"])
    more = (said.get("since", ""), said.get("because", ""))
    if not all(isinstance(each, str) for each in (*texts, *at, *more)):
        raise TypeError
    if type(said["count"]) is not int or said["count"] < 1:
        raise ValueError
    return Known(texts[0], texts[1], at, texts[2], said["count"], *more, place)
