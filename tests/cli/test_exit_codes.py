"""How a command ends, within this process: each kind of end has its code and its words."""

from __future__ import annotations

import errno
import gc
import re
import sys
from pathlib import Path

import click
import pytest

from archmodel import cli
from archmodel.cli import arguments, main
from archmodel.errors import LoadingError

REPORT = "instead: this is a fault of archmodel; run again with --debug and report what it shows\n"
CLEAN = '{"schemaVersion": 1, "name": "clean", "title": "X", "elements": [%s]}'
PHONE = '{"name": "phone", "kind": "MobileDevice", "title": "Phone"}'


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def fail(error: Exception) -> None:
    raise error


@pytest.fixture
def ending(monkeypatch: pytest.MonkeyPatch):
    """Return what lets the command `schema` end in some way."""

    def ends(error: BaseException | object) -> None:
        def command() -> object:
            if isinstance(error, BaseException):
                raise error
            return error

        made = click.command("schema")(command)
        monkeypatch.setattr("archmodel.cli.schema.command", made)

    return ends


@pytest.mark.parametrize(
    ("end", "code", "said"),
    [
        (0, 0, ""),
        (1, 1, ""),
        (None, 0, ""),
        ("text", 0, ""),
        (click.exceptions.Exit(3), 3, ""),
        (click.UsageError("no such thing"), 2, "Error: no such thing\n"),
        (click.Abort(), 130, "interrupted\n"),
        (KeyboardInterrupt(), 130, "interrupted\n"),
        (
            LoadingError("it is\x1b empty", where="x.py:1", instead="fill it"),
            2,
            "x.py:1: it is\\x1b empty\n    instead: fill it\n",
        ),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "cannot be written: No space left on device\n"),
        (
            ZeroDivisionError("by\x1b nought"),
            70,
            f"archmodel failed: ZeroDivisionError: by\\x1b nought\n    {REPORT}",
        ),
    ],
    ids=str,
)
def test_every_end_has_its_code_and_its_words(end, code, said, ending, capsys):
    ending(end)
    assert main(["schema"]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.endswith(said)
    if not isinstance(end, click.UsageError):
        assert shown.err.lstrip("\n") == said


@pytest.mark.parametrize("end", [LoadingError("x"), OSError("x"), ZeroDivisionError("x")], ids=str)
@pytest.mark.parametrize("given", [["--debug", "schema"], ["schema", "--debug"]])
def test_debug_shows_the_way_to_an_error(end, given, ending, capsys):
    ending(end)
    assert main(given) == (70 if isinstance(end, ZeroDivisionError) else 2)
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_command_knows_whether_to_debug(ending, capsys, monkeypatch):
    seen: list[object] = []

    @click.command("schema")
    @click.pass_context
    def command(context: click.Context) -> None:
        seen.append(context.obj)

    monkeypatch.setattr("archmodel.cli.schema.command", command)
    assert (main(["schema"]), main(["schema", "--debug"])) == (0, 0)
    assert seen == [False, True]
    assert capsys.readouterr().err == ""


def test_arguments_are_those_of_the_process_where_none_are_given(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["archmodel", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("archmodel, version ")
    assert main([]) == 2
    assert "Usage: archmodel" in capsys.readouterr().err


def test_the_help_says_what_every_command_does(capsys):
    assert main(["-h"]) == main(["--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Usage: archmodel [OPTIONS] COMMAND [ARGS]...")
    assert "\nCommands:\n  render " in out
    for name, words in cli.COMMANDS.items():
        assert re.search(rf"^  {name} +{words[:20]}", out, re.MULTILINE)
    assert [*cli.archmodel.list_commands(click.Context(cli.archmodel))] == [*cli.COMMANDS]


def test_every_command_has_a_module_of_its_name(capsys):
    for name in cli.COMMANDS:
        assert main([name, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"Usage: archmodel {name} ")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["rendr"], "there is no command 'rendr'; did you mean 'render'?"),
        (["xyzzy"], "there is no command 'xyzzy'; choose from render, check, diff, baseline, waivers, pin"),
        (["--rendr"], "No such option"),
        (["render"], "Missing argument 'PATH...'"),
        (["check"], "Missing argument 'PATH...'"),
    ],
)
def test_a_word_that_is_wrong_is_told_with_what_is_right(given, said, capsys):
    assert main(given) == 2
    shown = capsys.readouterr()
    assert (shown.out, said in shown.err) == ("", True), shown.err


def test_what_cannot_be_read_ends_with_2_and_the_rest_goes_on(tmp_path, capsys):
    for name, text in (("good", CLEAN % PHONE), ("bad", "{"), ("worse", "["), ("again", CLEAN % PHONE)):
        (tmp_path / f"{name}.json").write_text(text)
    assert (
        main(["list", "good.json", "bad.json", "good.json", "worse.json", "nowhere.json", "again.json"]) == 2
    )
    shown = capsys.readouterr()
    assert shown.out.count("clean: X") == 2
    first = [line for line in shown.err.splitlines() if line[0] != " "]
    assert sorted(line.split(":")[0] for line in first) == ["bad.json", "nowhere.json", "worse.json"]


def test_a_folder_of_nothing_is_no_success(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert main(["list", "empty"]) == 2
    assert "empty: no blueprint in this folder" in capsys.readouterr().err


def test_several_paths_of_one_file_are_one(tmp_path, capsys):
    (tmp_path / "clean.json").write_text(CLEAN % PHONE)
    assert main(["list", "clean.json", ".", str(tmp_path / "clean.json")]) == 0
    assert capsys.readouterr().out.count("clean: X") == 1


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (LoadingError("it is\x1b empty"), 2, "it is\\x1b empty\n"),
        (ValueError("x"), 70, f"archmodel failed: ValueError: x\n    {REPORT}"),
        (FileNotFoundError(errno.ENOENT, "gone", "file"), 70, "archmodel failed: FileNotFoundError:"),
    ],
    ids=str,
)
def test_the_worst_of_what_went_wrong_is_the_code(error, code, said, capsys):
    outcome = arguments.Outcome()
    told: list[str] = []
    with click.Context(click.Command("x"), obj=False):
        with outcome.going_on(told.append):
            fail(error)
        assert outcome.code == code
        with outcome.going_on():
            fail(LoadingError("less"))
        assert outcome.code == max(code, 2)
    assert capsys.readouterr().err.startswith(said)
    assert len(told) == 1
    assert told[0].startswith(said.rstrip("\n"))


@pytest.mark.parametrize("error", [BrokenPipeError(), OSError(errno.ENOSPC, "full")], ids=str)
def test_a_stream_that_takes_no_more_ends_all(error):
    outcome = arguments.Outcome()
    with click.Context(click.Command("x"), obj=False), pytest.raises(OSError), outcome.going_on():  # noqa: PT011
        raise error


def test_debug_ends_all_at_the_first_error():
    outcome = arguments.Outcome()
    with click.Context(click.Command("x"), obj=True), pytest.raises(LoadingError), outcome.going_on():
        raise LoadingError("x")


def test_progress_is_for_terminals_alone(monkeypatch):
    items = ["a", "b"]
    assert arguments.tracked(items) is items
    monkeypatch.setattr(sys, "stderr", None)
    assert arguments.tracked(items) is items


def test_progress_is_shown_on_a_terminal_where_there_are_several(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    one = ["a"]
    assert arguments.tracked(one) is one
    assert [*arguments.tracked(["a", "b"])] == ["a", "b"]
    shown = capsys.readouterr()
    assert (shown.out, "drawing" in shown.err) == ("", True)


def test_the_collector_runs_rarely_in_a_short_process(ending):
    ending(0)
    main(["schema"])
    assert gc.get_threshold() == (50_000, 10, 1_000)


def test_a_command_takes_one_path_or_more():
    taken: list[object] = []

    @click.command("look")
    @arguments.paths
    def command(paths: tuple[str, ...]) -> None:
        taken.append(paths)

    command.main(["a", "b"], standalone_mode=False)
    assert taken == [("a", "b")]
    with pytest.raises(click.MissingParameter, match="Missing parameter: paths"):
        command.main([], standalone_mode=False)
    assert command.get_usage(click.Context(command)).endswith(" PATH...")


def test_a_folder_whose_files_hold_nothing_is_no_success(tmp_path, capsys):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "help.py").write_text("class Helper(object):\n    pass\n")
    assert main(["list", "folder"]) == 2
    assert capsys.readouterr().err.startswith("folder: no blueprint in this folder\n    instead: name a file")


def test_who_asks_is_told_each_file_that_cannot_be_read(tmp_path, capsys):
    for name in ("bad.json", "worse.json"):
        (tmp_path / name).write_text("{")
    (tmp_path / "clean.json").write_text(CLEAN % PHONE)
    told: list[tuple[str, str]] = []
    with click.Context(click.Command("x"), obj=False):
        given, outcome = ["bad.json", "clean.json", "worse.json"], arguments.Outcome()
        found = arguments.located(given, outcome, lambda path, said: told.append((path.name, said)))
    assert [(model.name, path.name) for model, path in found] == [("clean", "clean.json")]
    assert [name for name, _ in told] == ["bad.json", "worse.json"]
    assert all(said.startswith(f"{name}:1:2: ") for name, said in told)
    assert (outcome.code, outcome.told) == (2, 2)
    assert [line for _, said in told for line in said.splitlines()] == capsys.readouterr().err.splitlines()
