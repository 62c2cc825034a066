"""The command `pol`: its subcommands, each in a module of `desk.commands`, and what the exit codes mean."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import click

from dsl import Diagnostic, Language, keep_grammar_in

from .cache_folder import cache_folder
from .commands.options import LANGUAGES, in_language
from .interrupts import heeded
from .our_line import our_line
from .output import FAILED, INTERRUPTED, OUR_ERROR, RunFailed, hush, show
from .texts import help_of, text
from .texts.click_words import speak
from .texts.language import choose_language

COMMANDS = (
    *("new", "check", "lint", "fmt", "test", "generate", "accept", "mutate"),
    *("evaluate", "explain", "budget", "snapshot", "verify", "columns", "sql"),
    *("diff", "compare", "show", "schema", "cite", "lsp", "dev", "completion"),
)


class Pol(click.Group):
    """Imports a subcommand when it is asked for, in the reader's language."""

    def __init__(self, language: Language) -> None:
        super().__init__("pol", help=help_of("pol", language), epilog=text("pol.epilog", language))
        self.params.append(_version_option(language))
        self.language = language
        in_language(self, language)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        build: Callable[[Language], click.Command] = import_module(f"desk.commands.{cmd_name}").command
        return in_language(build(self.language), self.language)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            hush()
            return FAILED


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point of the console script; the exit code is the return value."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = choose_language(_asked_for(given), os.environ)
    speak(language)
    folder = cache_folder(os.environ)
    if folder is not None:
        keep_grammar_in(folder)
    try:
        with heeded():
            return int(Pol(language).main(given, prog_name="pol", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except RunFailed as failure:
        show(failure.diagnostics, language)
        return failure.code
    except (click.Abort, KeyboardInterrupt):
        show([Diagnostic("P707")], language)
        return INTERRUPTED
    except Exception as error:  # the one place where our own bugs become a message
        if os.environ.get("POL_TRACEBACK") == "1":
            traceback.print_exc()
        show([Diagnostic("P709", None, {"error": our_line(error)})], language)
        return OUR_ERROR


def _asked_for(arguments: Sequence[str]) -> str | None:
    """The value of `--lang`, read ahead: usage errors are to be in the reader's language too."""
    for at, argument in enumerate(arguments):
        option, _, value = argument.partition("=")
        if option == "--lang":
            asked = value or "".join(arguments[at + 1 : at + 2])
            return asked if asked in LANGUAGES else None
    return None


def _version_option(language: Language) -> click.Option:
    def show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted:
            from importlib.metadata import version

            click.echo(f"pol {version('canbao')}")
            ctx.exit()

    explained = text("version", language)
    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show_version, help=explained
    )
