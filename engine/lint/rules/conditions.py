"""Conditions that are the same for everybody, and conditions that those beside them imply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dsl import NOWHERE, All, AnyOf, DecisionRef, Diagnostic, InSource, Kind, Policy, Role, Source, Span

from ...symbolic.report import tried
from ...walk import inside
from ..brackets import balanced
from ..outcomes import Row, joined_value, matters
from ..subject import Subject

_OUTCOMES = {True: ("成立", "holds"), False: ("不成立", "fails")}
_WHY = {All: ("管住了这些人", "lets no others in"), AnyOf: ("包括了这些人", "covers these people")}


def same_for_everybody(subject: Subject) -> Iterator[Diagnostic]:
    """A part of a 且 or 或, or the whole condition of a line, that always holds; or a part that never does.

    Of parts within parts the innermost is told, and of a category only its definition.
    """
    for guard in _guards(subject):
        constant, asked = _constant(subject, guard)
        for part, outcome in constant.items():
            is_innermost = not any(inner in constant for inner in inside(part) if inner is not part)
            if is_innermost and (outcome or part is not guard) and not _is_category(subject.policy, part):
                zh, en = _OUTCOMES[outcome]
                words = {"outcome_zh": zh, "outcome_en": en, **tried(subject.policy, asked[part])}
                yield _found(subject, "P911", part, words)


def _is_category(policy: Policy, part: Any) -> bool:
    return isinstance(part, DecisionRef) and policy.decisions[part.decision].role is Role.CATEGORY


def _constant(subject: Subject, guard: Any) -> tuple[Mapping[Any, bool], Mapping[Any, frozenset[str]]]:
    """Of the condition and its parts those that are the same for everybody, what they are, and on which facts that was
    looked into."""
    found: dict[Any, bool] = {}
    asked: dict[Any, frozenset[str]] = {}
    for one in tuple(_joined(guard)) or (guard,):
        rows = subject.outcomes.of(one)
        columns: list[tuple[Any, set[Any]]] = [(one, {_whole(one, row) for row in rows})]
        if isinstance(one, All | AnyOf):
            columns += [(item, {row[at] for row in rows}) for at, item in enumerate(one.items)]
        same = {part: outcomes.pop() for part, outcomes in columns if outcomes in ({True}, {False})}
        found |= same
        asked |= dict.fromkeys(same, subject.outcomes.asked(one))
    return found, asked


def _whole(one: Any, row: Row) -> Any:
    return joined_value(isinstance(one, AnyOf), row) if isinstance(one, All | AnyOf) else row[0]


def implied_by_others(subject: Subject) -> Iterator[Diagnostic]:
    """A part of a 且 that holds wherever the others do, or of a 或 that holds only where another does."""
    for one in (joined for guard in _guards(subject) for joined in _joined(guard)):
        rows = subject.outcomes.of(one)
        is_told = len(set(one.items)) < len(one.items) or any(
            len(set(column)) < 2 for column in zip(*rows, strict=True)
        )
        idle = [] if is_told else _idle(one, rows)
        for at in idle:
            zh, en = _WHY[type(one)]
            by_zh, by_en = _covering(subject, one, rows, at, idle)
            yield _found(subject, "P912", one.items[at], {"why_zh": zh, "why_en": en, "by_zh": by_zh, "by_en": by_en})


def _covering(subject: Subject, one: All | AnyOf, rows: Sequence[Row], at: int, idle: Sequence[int]) -> tuple[str, str]:
    """The one condition that makes this part idle by itself; where it takes several, all of them."""
    decisive = isinstance(one, AnyOf)
    others = (i for i in range(len(one.items)) if i not in idle)
    alone = next((i for i in others if not any(matters(decisive, row, at, [i]) for row in rows)), None)
    if alone is None:
        return "旁边的条件", "the conditions beside it"
    written = _written(subject, one.items[alone])[2]
    return f"旁边的「{written}」", f"“{written}” beside it"


def _idle(one: All | AnyOf, rows: Sequence[Row]) -> list[int]:
    """Parts without which everybody fares the same, the later of two that say the same; the rest do not decide all."""
    decisive = isinstance(one, AnyOf)
    idle: list[int] = []
    for at in reversed(range(len(one.items)) if rows else ()):
        others = [i for i in range(len(one.items)) if i != at and i not in idle]
        decides = all(joined_value(decisive, [row[i] for i in others]) is decisive for row in rows)
        if others and not decides and not any(matters(decisive, row, at, others) for row in rows):
            idle.append(at)
    return sorted(idle)


def _guards(subject: Subject) -> Iterator[Any]:
    """Conditions of lines, of categories and of aids that the file itself wrote."""
    seen: set[int] = set()
    for guard in _conditions(subject.policy):
        if guard.span != NOWHERE and guard.span.start not in seen and subject.is_own(guard.span):
            seen.add(guard.span.start)
            yield guard


def _conditions(policy: Policy) -> Iterator[Any]:
    for decision in policy.decisions.values():
        for rule in decision.rules:
            yield from (part for part in (rule.guard, rule.value) if _is_condition(part))
    for aid in policy.aids:
        yield aid.applies
        yield from (line.guard for line in aid.lines if line.guard is not None)


def _is_condition(part: Any) -> bool:
    kind = getattr(getattr(part, "type", None), "kind", None)
    return kind is Kind.YES_NO and hasattr(part, "span")


def _joined(guard: Any) -> Iterator[All | AnyOf]:
    return (part for part in inside(guard) if isinstance(part, All | AnyOf))


def _found(subject: Subject, code: str, part: Any, words: Mapping[str, str]) -> Diagnostic:
    source, whole, written = _written(subject, part)
    return Diagnostic(code, InSource(source, whole), {"condition": written, **words})


def _written(subject: Subject, part: Any) -> tuple[Source, Span, str]:
    source, span = subject.policy.source.origin(part.span)
    whole = balanced(source.text, span)
    return source, whole, " ".join(source.text[whole.start : whole.end].split())
