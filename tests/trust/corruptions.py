"""JSON broken on a line that is known: what a refusal should name, over many documents.

Run as `python -m tests.trust.corruptions` for a figure over all blueprints of the repository.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from archmodel.errors import LoadingError
from archmodel.formats.model.json import Json as Written
from archmodel.importers.json import Json
from archmodel.loading import load_all

ROOT = Path(__file__).resolve().parents[2]
REFERENCES = re.compile(r'^ *"(source|target|inside|kind|verb)": "')
TEXTS = re.compile(r'^ *"(name|title|label)": "')


class Broken(NamedTuple):
    """A document with one fault, and the line it is on."""

    how: str
    text: str
    line: int


def broken(text: str, seed: int) -> Iterator[Broken]:
    """Yield a document, which has a value on each line, broken in each way."""
    random = Random(seed)
    lines = text.splitlines()

    def with_line(how: str, number: int, line: str) -> Broken:
        return Broken(how, "\n".join([*lines[:number], line, *lines[number + 1 :]]), number + 1)

    def one(like: re.Pattern[str]) -> int:
        return random.choice([number for number, line in enumerate(lines) if like.match(line)])

    cut = random.randrange(1, len(text.rstrip()) - 1)
    yield Broken("cut off", text[:cut], text[:cut].rstrip().count("\n") + 1)
    at = one(TEXTS)
    yield with_line("wrong type", at, re.sub(r': ".*"', ": 7", lines[at]))
    at = one(REFERENCES)
    yield with_line("unknown word", at, re.sub(r': ".*"', ': "nobody-of-that-name"', lines[at]))
    at = one(TEXTS)
    yield with_line("twice", at, f"{lines[at].rstrip(',')}, {lines[at].strip()}")
    at = one(TEXTS)
    yield with_line("unknown field", at, f'"futureField": 1, {lines[at]}')
    at = one(TEXTS)
    yield with_line("a quote too few", at, lines[at].replace('"', "", 1))
    at = one(TEXTS)
    yield with_line("a comment", at, f"// {lines[at]}")
    at = one(re.compile(r" *[\]}]"))
    yield with_line("a comma too many", at - 1, f"{lines[at - 1]},")


def names_line(each: Broken) -> bool:
    """Say whether the refusal names the line, give or take one. Fails where there is none."""
    try:
        Json().read(each.text.encode(), origin="model.json")
    except LoadingError as error:
        found = [int(line) for line in re.findall(r"^model\.json:(\d+):", str(error), re.MULTILINE)]
        return any(abs(line - each.line) <= 1 for line in found)
    raise AssertionError(f"read although it has a fault on line {each.line}: {each.how}")


def documents() -> Iterator[str]:
    """Yield our blueprints as JSON."""
    for model in load_all([str(ROOT / "blueprints")]):
        yield json.dumps(json.loads(Written().write(model)), indent=1)


def main() -> None:
    """Count over ten corruptions of each kind of every blueprint."""
    for how, (right, tried) in counted(range(10)).items():
        print(f"{how}: {right} of {tried}")


def counted(seeds: range) -> dict[str, tuple[int, int]]:
    """Return how many refusals name the line, and of how many, by what is broken."""
    found: dict[str, tuple[int, int]] = {}
    for text in documents():
        for seed in seeds:
            for each in broken(text, seed):
                right, tried = found.get(each.how, (0, 0))
                found[each.how] = right + names_line(each), tried + 1
    return found


if __name__ == "__main__":
    main()
