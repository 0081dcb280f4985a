"""The command line: one file a command, each loaded when it is asked for."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from keyword import iskeyword
from typing import TextIO

import click

from archmodel import __version__
from archmodel.cli.arguments import COULD_NOT_RUN, OUR_FAULT, fault, told
from archmodel.cli.saying import say
from archmodel.errors import ArchmodelError
from archmodel.interrupts import hear_of_processes
from archmodel.standard_output import fill_closed, leave_unread

__all__ = ["main"]

COMMANDS = {
    "render": "Draw the views of blueprints as SVG and PNG.",
    "check": "Review blueprints against architectural rules.",
    "diff": "Tell what changed between two models.",
    "baseline": "Keep what is found today, so that only what is new fails.",
    "waivers": "List what has been accepted, until when, and why.",
    "pin": "Pin elements where they stand in a picture.",
    "list": "List what blueprints hold.",
    "why": "Say how one element leads to another.",
    "explain": "Explain a rule, with both examples.",
    "rules": "List the rules.",
    "export": "Write models as JSON, or for other programs.",
    "import": "Write a blueprint from a model of archmodel, Structurizr or CALM.",
    "schema": "Print the JSON Schema of models.",
    "new": "Write a small blueprint to begin with.",
}
"""In the order of the help, the main jobs first; said here, so that the help loads no command."""
INTERRUPTED = 130


def module_of(command: str) -> str:
    """Return the name of the module of a command, which no keyword of Python can be."""
    return f"{command}_" if iskeyword(command) else command


class Commands(click.Group):
    """Commands by the name of their module, with a suggestion for a misspelt one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, loading its module."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(f"archmodel.cli.{module_of(cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what every command does."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with, or say which one was perhaps meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from archmodel.names import did_you_mean

            near = did_you_mean(args[0], COMMANDS) or "choose from " + ", ".join(COMMANDS)
            ctx.fail(f"there is no command '{args[0]}'; {near}")
        return super().resolve_command(ctx, args)


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: archmodel render blueprints/mobile_integration.py -f svg -o picture.svg",
)
@click.version_option(__version__, prog_name="archmodel")
@click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks; works with every command.")
def archmodel() -> None:
    """Architecture as code: describe it in Python, review it, draw it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done, nothing to say; 1 findings; 2 could not run; 70 a fault in archmodel; 130 interrupted.
    """
    given = [*(sys.argv[1:] if arguments is None else arguments)]  # `list` is a module here
    debug = "--debug" in given
    gc.set_threshold(50_000, 10, 1_000)  # a short process: at the usual 700 cycles cost 4 ms and free nothing
    atexit.register(gc.freeze)  # what is left goes with the process; bit by bit a large model takes a second
    given = [each for each in given if each != "--debug"]
    fill_closed()
    hear_of_processes()
    try:
        code: object = archmodel.main(given, prog_name="archmodel", standalone_mode=False, obj=debug)
        if sys.stdout:
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the second is click's answer to the first
        leave_unread(sys.stdout)
        return 0
    except ArchmodelError as error:
        say(_traceback() if debug else told(error))
        return COULD_NOT_RUN
    except OSError as error:  # standard output is full, or closed
        say(_traceback() if debug else f"cannot be written: {error.strerror}")
        return COULD_NOT_RUN
    except Exception as error:
        say(_traceback() if debug else fault(error))
        return OUR_FAULT
    finally:
        _end_output(sys.stdout)
        _end_output(sys.stderr)


def _end_output(stream: TextIO | None) -> None:
    """Write what is left for a stream: were it full, Python would try again, and end with 120."""
    if stream:  # None where it was closed by whoever started us
        try:
            stream.flush()
        except OSError:
            leave_unread(stream)


def _traceback() -> str:
    from traceback import format_exc

    return told(format_exc())
