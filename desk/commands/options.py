"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Mapping

import click
from click.shell_completion import CompletionItem

from dsl import Asked, Diagnostic, Language, Loaded, Policy

from ..output import FINDINGS, USAGE, RunFailed, required
from ..rule_files.policies import AT_ANY_TIME, find_policy, folders, known_policies, load_policy
from ..texts import text

LANGUAGES = ("zh", "en")


def in_language(command: click.Command, language: Language) -> click.Command:
    """The command and those below it with `--lang`, whose value is read ahead by `desk.main`, and translated usage."""
    explained = text("lang", language)
    command.params.append(click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=explained))
    command.options_metavar = text("options", language)
    if isinstance(command, click.Group):
        command.subcommand_metavar = text("subcommand", language)
        for below in command.commands.values():
            in_language(below, language)
    return command


def complete_policy(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """For the shell: file names without their suffix, ids, and paths."""
    names = {name for folder in folders() for policy in known_policies(folder) for name in policy.names}
    matching = [CompletionItem(name) for name in sorted(names) if name.startswith(incomplete)]
    return [*matching, CompletionItem(incomplete, type="file")]


def sound_policy(name: str) -> Policy:
    """The policy that is meant; the run ends where there is none or its rule file has errors."""
    return sound(name)[1]


def sound(name: str, asked: Asked = AT_ANY_TIME) -> tuple[Loaded, Policy]:
    """The same with how it was loaded, and on which day the texts are to govern."""
    loaded = required(load_policy(required(find_policy(name)), asked))
    if loaded.policy is None:
        raise RunFailed(*loaded.diagnostics, code=FINDINGS)
    return loaded, loaded.policy


def refuse_without(options: Mapping[str, object], needed: Mapping[str, object]) -> None:
    """The run ends where options, by name, are given without those that they need. What is empty is not given."""
    given = [name for name, value in options.items() if value]
    lacking = [name for name, value in needed.items() if not value]
    if given and lacking:
        raise RunFailed(_on_options("P872", options=given, needed=lacking), code=USAGE)


def refuse_together(one: Mapping[str, object], other: Mapping[str, object]) -> None:
    """The run ends where some of both are given."""
    both = [[name for name, value in options.items() if value] for options in (one, other)]
    if all(both):
        raise RunFailed(_on_options("P873", options=both[0], others=both[1]), code=USAGE)


def _on_options(code: str, **names: list[str]) -> Diagnostic:
    return Diagnostic(code, None, {key: "、".join(named) for key, named in names.items()})
