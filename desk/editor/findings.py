"""What is wrong with a rule file: at once what can be read off it, then what it means for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dsl import (
    Asked,
    Diagnostic,
    InSource,
    Loaded,
    Policy,
    Severity,
    Span,
    check_citations,
    is_vocabulary,
    load_vocabulary,
)

from ..rule_files.locks import read_lock_beside
from ..rule_files.policies import load_policy
from ..rule_files.superiors import superiors
from ..rule_files.texts import RuleTexts

AT_ANY_TIME = Asked()


def at_once(path: Path, texts: RuleTexts) -> tuple[Loaded | None, tuple[Diagnostic, ...]]:
    """Syntax, names, types and clauses, without the evaluator."""
    loaded = load_policy(path, AT_ANY_TIME, texts)
    if isinstance(loaded, Diagnostic):
        return None, (loaded,)
    if is_vocabulary(loaded.nodes):
        return loaded, load_vocabulary(loaded.source)[1]
    if not loaded.source.text.strip():
        return loaded, ()
    cited = () if loaded.unamended is None else check_citations(loaded.unamended, read_lock_beside(path), loaded.source)
    return loaded, (*loaded.diagnostics, *cited)


def in_full(path: Path, texts: RuleTexts) -> tuple[Diagnostic, ...]:
    """All of that, what the notice means for people and its superiors (上级) demand, and what a reviewer would say."""
    loaded, found = at_once(path, texts)
    if loaded is None or loaded.policy is None:
        return found
    # Imported late: it is only the process that surveys that needs the evaluators.
    from engine.lint import lint
    from engine.symbolic import check_meaning, check_under

    above = tuple(superiors(loaded.policy, path, AT_ANY_TIME, texts))
    policies = tuple(one for one in above if isinstance(one, Policy))
    missing = (one for one in above if isinstance(one, Diagnostic))
    under = (one for policy in policies for one in check_under(loaded.policy, policy))
    return lint(loaded, (*found, *check_meaning(loaded.policy), *missing, *under), policies)


def placed(found: Sequence[Diagnostic], name: str) -> Iterator[tuple[Span, Diagnostic]]:
    """Where each is shown in the file of this name. Errors of files that it rests on stand on its first line."""
    for diagnostic in found:
        place = diagnostic.place
        if isinstance(place, InSource) and place.source.name == name:
            yield place.span, diagnostic
        elif not isinstance(place, InSource) or diagnostic.severity is Severity.ERROR:
            yield Span(0, 0), diagnostic
