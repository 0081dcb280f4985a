"""Every command is one small file, helps with an example, and what the documents tell exists."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import click
import pytest

import archmodel
import archmodel.cli
from archmodel.blueprint import Blueprint
from archmodel.cli import COMMANDS, module_of
from archmodel.cli import archmodel as group

FOLDER = Path(archmodel.cli.__file__).parent
DOCUMENTS = [
    "README.md",
    "docs/cli.md",
    "docs/authoring.md",
    "docs/rules.md",
    "docs/ci.md",
    "docs/exchange.md",
]


def command(name: str) -> click.Command:
    """Return a command by its name."""
    found: click.Command = import_module(f"archmodel.cli.{module_of(name)}").command
    return found


def test_every_command_is_a_file_and_every_file_a_command():
    shared = {
        "__init__",
        "arguments",
        "comparing",
        "contrasts",
        "determinism",
        "isolating",
        "pictures",
        "ranges",
        "remarks",
        "reports",
        "reviews",
        "saying",
        "tally",
    }
    files = {file.stem for file in FOLDER.glob("*.py")} - shared
    assert files == {module_of(name) for name in COMMANDS}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_file_is_small(name):
    """Not counted is the declaration of its options, which the formatter spreads over many lines.

    A command that has commands of its own may be larger, by forty lines each.
    """
    text = (FOLDER / f"{module_of(name)}.py").read_text(encoding="utf-8")
    functions = [each for each in ast.parse(text).body if isinstance(each, ast.FunctionDef)]
    declared = sum(
        (each.end_lineno or 0) - each.lineno + 1 for function in functions for each in function.decorator_list
    )
    inner = getattr(command(name), "commands", ())
    assert len(text.splitlines()) - declared <= max(80, 40 * len(inner))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_ends_with_an_example_that_it_understands(name):
    found = command(name)
    assert (found.help or "").strip()
    start, _, example = (found.epilog or "").partition("Example: ")
    assert not start
    program, said, *arguments = example.split()
    assert (program, said) == ("archmodel", name)
    arguments = arguments[: arguments.index(">")] if ">" in arguments else arguments
    # Parsing alone raises where an option or a choice does not exist; nothing runs.
    found.make_context(name, arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name):
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            plain = isinstance(parameter.type, click.Choice)
            assert parameter.help or plain, f"{name} {parameter.opts}"


def test_the_help_of_the_group_lists_every_command():
    with click.Context(group, **group.context_settings) as context:  # else others have no -h from here on
        told = group.get_help(context)
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", told, re.MULTILINE)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_a_document_shows_is_understood(document, root):
    text = (root / document).read_text(encoding="utf-8")
    shown = re.findall(r"^\$ archmodel (.+?)(?:\s+#.*)?$", text, re.MULTILINE)
    shown += re.findall(r"`archmodel ([^`\n]+)`", text)
    for line in shown:
        name, *arguments = line.split()
        if name.startswith("-") or name == "COMMAND":
            continue
        assert name in COMMANDS, f"{document} shows 'archmodel {line}'"
        if arguments:
            command(name).make_context(
                name, [each for each in arguments if each != "--help"], resilient_parsing=False
            )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_a_document_links_to_is_there(document, root):
    text = (root / document).read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if ":" not in link]
    assert [link for link in links if link and not (root / document).parent.joinpath(link).exists()] == []


def test_the_readme_shows_every_exit_code_and_the_cli_page_every_command(root):
    page = (root / "docs/cli.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`{name}" not in page] == []
    for code in (0, 1, 2, 70, 130):
        assert f"| {code} |" in page


def examples(document: str, root: Path) -> list[str]:
    """Return the Python examples of a document."""
    text = (root / document).read_text(encoding="utf-8")
    return re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_whole_blueprint_a_document_shows_runs_and_renders(document, root):
    for number, example in enumerate(examples(document, root)):
        if "from archmodel import Blueprint" in example:
            body: dict[str, object] = {"__name__": f"example_{number}"}
            exec(compile(example, document, "exec"), body)
            (shown,) = (
                each
                for each in body.values()
                if isinstance(each, type)
                and issubclass(each, Blueprint)
                and each.__module__ == f"example_{number}"
            )
            assert archmodel.render(shown).startswith(b"<svg")


def test_the_blueprint_in_the_readme_is_the_one_in_the_file(root):
    file = (root / "docs" / "mobile_integration.py").read_text(encoding="utf-8")
    shown = next(each for each in examples("README.md", root) if "class MobileIntegration" in each)
    lines = [line.removesuffix('"""') for line in shown.splitlines() if "..." not in line]
    assert [line for line in lines if line not in file] == []
    assert len(lines) > 8
