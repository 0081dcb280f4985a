"""The pages of our own rules, rules/. Written by `python3 dev.py render`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from archmodel.captions import heading
from archmodel.errors import ViewError
from archmodel.examples import tried
from archmodel.formats.rule.markdown import EXAMPLES, Markdown
from archmodel.layout.limits import SECONDS
from archmodel.marking import marked
from archmodel.model import read
from archmodel.pipeline import arrange, scenes, write
from archmodel.profiles import PROFILES
from archmodel.review import own_rules
from archmodel.rules.base import Rule, example_of, page
from archmodel.theme import DEFAULT
from archmodel.theme.base import named

Example = Literal["Bad", "Good"]

FAMILIES = {
    "STR": "Structure",
    "INT": "Integration",
    "SEC": "Security",
    "OPS": "Operations",
    "DAT": "Data",
    "PRF": "Performance and cost",
    "DOC": "Documentation",
    "SER": "The article series",
    "META": "The review itself",
}

HEAD = """# The rules

What `archmodel check` judges by, and what each rule finds in an example. `archmodel explain INT001` shows
the same page in a terminal. What is on runs by default, as the profile `recommended`; `--select` and
[settings](../rules.md#settings) choose others. A preview is being tried out, and runs with `--preview` or
where its code is named.

These pages are written by [`rule_pages.py`](../rule_pages.py). [Rules of your own](../rules.md) ·
[What the article series says, and what keeps to it](../series-rules.md) · [Continuous integration](../ci.md)
"""


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file in the folder, and what it holds."""
    rules = sorted(own_rules(), key=lambda rule: rule.code)
    yield "README.md", index(rules).encode()
    for rule in rules:
        text = Markdown().write([rule]).decode()
        examples: tuple[Example, Example] = "Bad", "Good"
        for example, title in zip(examples, EXAMPLES, strict=True):
            shown, picture = drawn(rule, example)
            text = text.replace(f"## {title}\n", f"## {title}\n\n{given(rule)}{shown}\n")
            if picture:
                yield f"pictures/{rule.code}-{example.lower()}.svg", picture
        yield file_of(rule), f"{text}\n[All rules](README.md)\n".encode()


def index(rules: list[type[Rule[Any]]]) -> str:
    """Return the page that lists all rules by family."""
    parts = [HEAD]
    for family, title in FAMILIES.items():
        parts += [
            f"## {title}\n",
            "| code | name | severity | runs | what it finds |",
            "|---|---|---|---|---|",
        ]
        for rule in rules:
            if rule.family == family:
                sentence = page(rule).what.partition("\n\n")[0].replace("\n", " ")
                cells = (f"[{rule.code}]({file_of(rule)})", rule.name, rule.severity, runs(rule), sentence)
                parts.append(f"| {' | '.join(map(str, cells))} |")
        parts.append("")
    return "\n".join(parts)


def runs(rule: type[Rule[Any]]) -> str:
    """Say by which profiles a rule runs."""
    if rule.preview:
        return "preview"
    profiles = [name for name in ("security", "series") if PROFILES[name].holds(rule)]
    return ", ".join(["on"] if rule.by_default else profiles or ["off"])


def file_of(rule: type[Rule[Any]]) -> str:
    """Return the name of a page."""
    return f"{rule.code}-{rule.name}.md"


def given(rule: type[Rule[Any]]) -> str:
    """Say by which options, and on which day, the examples of a rule are looked at."""
    beside = vars(sys.modules[rule.__module__])
    options = "".join(f"{name} = {json.dumps(value)}\n" for name, value in beside.get("OPTIONS", {}).items())
    settings = f"```toml\n[tool.archmodel.rules.{rule.code}]\n{options}```\n\n" if options else ""
    return settings + (f"On {beside['TODAY']}:\n\n" if "TODAY" in beside else "")


def drawn(rule: type[Rule[Any]], example: Example) -> tuple[str, bytes]:
    """Return what a page shows of an example, and its picture; empty where the example cannot be drawn."""
    blueprint = example_of(rule, example)
    assert blueprint
    model = read(blueprint)
    try:
        _, scene = next(scenes(model))
    except ViewError as error:
        return f"It cannot be drawn: {error.what}.", b""
    look = named(DEFAULT)
    found = [each for each in tried(rule, example).findings if each.code == rule.code]
    said = heading(example, model.description or "", look, empty=False)
    scene = marked(scene._replace(heading=said), found, look, {each.at[0] for each in found})
    name = f"{rule.code}-{example.lower()}"
    picture = write(arrange(name, scene, "layered", None, SECONDS), ["svg"])["svg"]
    return f"![{model.description}](pictures/{name}.svg)", picture


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for path, content in files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
