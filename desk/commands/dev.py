"""`pol dev`: every stage on the way from text to model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from dsl import Language, Loaded, is_vocabulary, load_vocabulary, tokens_of

from ..output import CLEAN, exit_code, required, say, show, write
from ..reports.columns import visible_text
from ..reports.dump import dump
from ..rule_files.policies import find_policy, load_policy
from ..texts import help_of, text
from .options import complete_policy

Stage = Callable[[Loaded, bool], str]


def command(language: Language) -> click.Command:
    @click.group("dev", help=help_of("dev", language))
    def dev() -> None:
        pass

    for name, stage in STAGES.items():
        dev.add_command(_printing(name, stage, language))
    dev.add_command(_editors(language))
    return dev


def _printing(name: str, stage: Stage, language: Language) -> click.Command:
    @click.command(name, help=help_of(f"dev.{name}", language))
    @click.argument("file", shell_complete=complete_policy)
    @click.option("--spans", is_flag=True, help=text("dev.spans", language))
    def printed(file: str, spans: bool) -> int:
        loaded = required(load_policy(required(find_policy(file))))
        found = load_vocabulary(loaded.source)[1] if is_vocabulary(loaded.nodes) else loaded.diagnostics
        say(stage(loaded, spans))
        show(found, language)
        return exit_code(found)

    return printed


def _editors(language: Language) -> click.Command:
    @click.command("editors", help=help_of("dev.editors", language))
    @click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
    def written(folder: Path) -> int:
        from ..highlight import EDITOR_FILES

        for name, text_of in EDITOR_FILES.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, [f"{text_of()}\n".encode()])
            say(str(path))
        return CLEAN

    return written


def _tokens(loaded: Loaded, spans: bool) -> str:
    return "\n".join(_token_lines(loaded, spans))


def _token_lines(loaded: Loaded, spans: bool) -> Iterator[str]:
    for token in tokens_of(loaded.source):
        start, end = token.start_pos or 0, token.end_pos or 0
        line, column = loaded.source.position(start)
        where = f"{line}:{column}" + (f" {start}-{end}" if spans else "")
        yield f"{where}  {token.type}  {visible_text(token)}"


def _tree(loaded: Loaded, spans: bool) -> str:
    return "\n".join(tree.pretty("  ").rstrip() for tree in loaded.trees)


def _nodes(loaded: Loaded, spans: bool) -> str:
    return "\n".join(dump(statement, spans=spans) for statement in loaded.nodes.statements)


def _model(loaded: Loaded, spans: bool) -> str:
    """Of a policy's vocabulary only the name: it can be printed by itself."""
    if is_vocabulary(loaded.nodes):
        vocabulary, _ = load_vocabulary(loaded.source)
        return "\n".join((dump(vocabulary.facts, spans=spans), dump(vocabulary.regions, spans=spans)))
    return dump(loaded.policy, spans=spans) if loaded.policy else ""


STAGES: dict[str, Stage] = {"tokens": _tokens, "tree": _tree, "nodes": _nodes, "model": _model}
