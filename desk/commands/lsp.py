"""`pol lsp`: help at every key stroke, for editors that speak the language server protocol."""

from __future__ import annotations

import click
from click.core import ParameterSource

from dsl import Diagnostic, Language

from ..output import CLEAN, RunFailed
from ..texts import help_of


def command(language: Language) -> click.Command:
    @click.command("lsp", help=help_of("lsp", language))
    @click.pass_context
    def lsp(context: click.Context) -> int:
        try:
            from ..editor.server import server
        except ModuleNotFoundError as error:
            raise RunFailed(Diagnostic("P730", None, {"engine": error.name or "", "extra": "editor"})) from error
        server(language, _is_asked_for(context)).start_io()
        return CLEAN

    return lsp


def _is_asked_for(context: click.Context | None) -> bool:
    """Whether `--lang` was given; else the editor's own language counts before that of the environment."""
    while context is not None:
        if context.get_parameter_source("lang") is ParameterSource.COMMANDLINE:
            return True
        context = context.parent
    return False
