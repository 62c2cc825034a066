"""Conditions that are the same for everybody, and conditions that those beside them imply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dsl import NOWHERE, All, AnyOf, Diagnostic, InSource, Policy

from ...interpret.expressions import closure
from ...interpret.situation import Situation
from ...symbolic.atoms import atoms_of
from ...symbolic.cells import Cell, Question, Reply, lacks
from ...symbolic.survey import Survey
from ...symbolic.told_exactly import choosing, not_told_apart
from ...walk import inside
from ..subject import Subject

_OUTCOMES = {True: ("成立", "holds"), False: ("不成立", "fails")}
_WHY = {All: ("管住了这些人", "let no others in"), AnyOf: ("包括了这些人", "take these people in")}


def same_for_everybody(subject: Subject) -> Iterator[Diagnostic]:
    """A part of a 且 or 或, or the whole condition of a line, that always holds; or a part that never does.

    Of parts within parts the innermost is told.
    """
    survey = subject.survey.open_readings
    for guard in _guards(subject):
        parts = dict.fromkeys((guard, *(item for one in _joined(guard) for item in one.items)))
        constant = {part: outcome for part in parts if (outcome := _same(survey, part)) is not None}
        for part, outcome in constant.items():
            if not any(inner in constant for inner in inside(part) if inner is not part) and (outcome or part != guard):
                zh, en = _OUTCOMES[outcome]
                words = {"condition": _text(subject, part), "outcome_zh": zh, "outcome_en": en}
                yield _found(subject, "P911", part, words)


def _same(survey: Survey, part: Any) -> bool | None:
    """What it is for everybody; None where it is not the same."""
    outcomes = {cell.answer[0] for cell in _cells(survey, (part,))}
    return outcomes.pop() if outcomes in ({True}, {False}) else None


def implied_by_others(subject: Subject) -> Iterator[Diagnostic]:
    """A part of a 且 that holds wherever the others do, or of a 或 that holds only where another does."""
    survey = subject.survey.open_readings
    for one in (joined for guard in _guards(subject) for joined in _joined(guard)):
        cells = _cells(survey, one.items)
        if len(set(one.items)) < len(one.items) or _are_constant(one.items, cells):
            continue
        idle: list[int] = []
        for at in reversed(range(len(one.items))):
            others = [i for i in range(len(one.items)) if i != at and i not in idle]
            if cells and others and _is_implied(one, at, others, cells):
                idle.append(at)
        for at in sorted(idle):
            zh, en = _WHY[type(one)]
            words = {"condition": _text(subject, one.items[at]), "why_zh": zh, "why_en": en}
            yield _found(subject, "P912", one.items[at], words)


def _is_implied(one: All | AnyOf, at: int, others: Sequence[int], cells: Sequence[Cell]) -> bool:
    """Without it everybody fares the same, also where some of it is silent; and the others alone do not decide all."""
    decisive = isinstance(one, AnyOf)
    matters = False
    for cell in cells:
        own, rest = cell.answer[at], _joined_value(decisive, [cell.answer[i] for i in others])
        matters = matters or rest is not decisive
        if _joined_value(decisive, [own, rest]) is not rest or (rest is None and not isinstance(own, bool)):
            return False
    return matters


def _joined_value(decisive: bool, values: Sequence[Any]) -> bool | None:
    """且 where False decides, 或 where True does; None where something is silent."""
    if any(value is decisive for value in values):
        return decisive
    return None if any(value is not (not decisive) for value in values) else not decisive


def _are_constant(items: Sequence[Any], cells: Sequence[Cell]) -> bool:
    return any(len({cell.answer[at] for cell in cells}) < 2 for at in range(len(items)))


def _cells(survey: Survey, items: Sequence[Any]) -> Sequence[Cell]:
    """Everybody, by which of these hold; none where not all could be looked at, or where cells are no proof."""
    made = [closure(survey.assessor.builder, item) for item in items]

    def ask(s: Situation) -> Reply:
        values = tuple(one(s) for one in made)
        return Reply(values, tuple(value for value in values if lacks(value)))

    question = survey.questions.after_money(Question("", ask, tuple(items)))
    roots = (*question.roots, *choosing(survey.reach.nodes(question.roots)))
    atoms = tuple(atoms_of(survey.reach, roots))
    if not_told_apart(atoms, atoms):
        return ()
    explored = survey.explorer.explore(question)
    return explored.cells if explored.complete else ()


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
            yield from (part for part in (rule.guard, rule.value) if part is not None and _is_condition(part))
    for aid in policy.aids:
        yield aid.applies
        yield from (line.guard for line in aid.lines if line.guard is not None)


def _is_condition(part: Any) -> bool:
    return getattr(part, "type", None) is not None and part.type.kind.value == "yes_no" and hasattr(part, "span")


def _joined(guard: Any) -> Iterator[All | AnyOf]:
    return (part for part in inside(guard) if isinstance(part, All | AnyOf))


def _text(subject: Subject, part: Any) -> str:
    source, span = subject.policy.source.origin(part.span)
    return " ".join(source.text[span.start : span.end].split())


def _found(subject: Subject, code: str, part: Any, words: dict[str, str]) -> Diagnostic:
    return Diagnostic(code, InSource(subject.policy.source, part.span), words).at_origin()
