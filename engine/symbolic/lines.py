"""Lines (行): people for whom they run out, lines that nobody reaches, categories to which nobody can belong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dsl import Admit, Decision, Diagnostic, FactRef, Kind, Refuse, Role, Rule, Span, Unstated

from ..unknown import Why
from .cells import Cell, Explored
from .limits import not_looked_at
from .questions import Decided
from .report import finding, shown, tried
from .silences import Silence, witness_of
from .survey import Survey


def lines_run_out(survey: Survey) -> Iterator[Diagnostic]:
    """A gap that somebody falls into. A 定 counts only where a result or an aid misses it."""
    for silence in survey.silences:
        where = silence.reason.where
        if silence.why is Why.GAP:
            found = witness_of(survey, silence)
            if found is not None:
                span = survey.policy.decisions[where].span
                yield finding("P501", survey.policy, span, {"name": shown(survey.policy, where)}, found)
        elif silence.why is Why.NO_KEY:
            found = witness_of(survey, silence, _of_this_place(survey, silence))
            if found is not None:
                yield finding("P502", survey.policy, survey.policy.tables[where].span, {"name": where}, found)


def _of_this_place(survey: Survey, silence: Silence) -> list[Cell]:
    """A table by region lists the policy's own counties: others are nobody that the notice is about."""
    keys = survey.policy.tables[silence.reason.where].keys
    nodes = survey.reach.nodes(keys)
    places = {n.fact for n in nodes if isinstance(n, FactRef) and n.type.kind is Kind.REGION}
    return [c for c in silence.cells if all(survey.places.is_local(str(c.facts[p])) for p in places & c.facts.keys())]


def lines_never_reached(survey: Survey) -> Iterator[Diagnostic]:
    """Whatever reading is assumed. A last 未规定 其他 that nobody needs does no harm."""
    for decision, index in _idle_lines(survey):
        rule = decision.rules[index]
        if rule.guard is not None or not isinstance(rule.value, Unstated):
            yield from _never_reached(survey.open_readings, decision, index)


def _idle_lines(survey: Survey) -> Iterator[tuple[Decision, int]]:
    """Of a statement that stands for several products: those that are idle for each of them."""
    same: dict[tuple[Span, Role], list[Decision]] = {}
    for decision in survey.policy.decisions.values():
        if len(decision.rules) > 1:
            same.setdefault((decision.span, decision.role), []).append(decision)
    for decisions in same.values():
        idle = [_idle(survey.decision(decision.key), decision) for decision in decisions]
        yield from ((decisions[0], index) for index in idle[0] if all(index in others for others in idle))


def _idle(explored: Explored, decision: Decision) -> list[int]:
    """Lines that decide for no cell; none if not every cell was looked at."""
    if not explored.complete:
        return []
    used = {line for cell in explored.cells if isinstance(cell.answer, Decided) for line in cell.answer.lines}
    # What follows an unconditional line was reported when the file was read.
    end = next((i for i, rule in enumerate(decision.rules) if rule.guard is None), len(decision.rules))
    return [i for i in range(len(decision.rules)) if i not in used and i <= end]


def _never_reached(survey: Survey, decision: Decision, index: int) -> Iterator[Diagnostic]:
    question = survey.questions.guard(decision.key, index)
    found = survey.explorer.find(question, ({}, {}), lambda lines: lines is not False and index in lines)
    if found.cell is not None:
        return
    rule = decision.rules[index]
    taking = {line for cell in found.passed if cell.answer is not False for line in cell.answer}
    if not found.complete:
        yield not_looked_at(survey, question.name, rule.span, len(found.passed), ())
    elif taking:
        earlier = sorted(line for line in taking if line is not None)
        yield _shadowed(survey, decision, rule, earlier, tried(survey.policy, found.asked))
    else:
        yield finding("P505", survey.policy, rule.span, tried(survey.policy, found.asked))


def _shadowed(
    survey: Survey, decision: Decision, rule: Rule, earlier: list[int], looked: Mapping[str, str]
) -> Diagnostic:
    spans = tuple(decision.rules[line].span for line in earlier)
    verdict, others = _verdict(rule), {_verdict(decision.rules[line]) for line in earlier}
    if verdict and others in ({"准许"}, {"不准"}) and others != {verdict}:
        words = {"verdict": verdict, "other": others.pop()}
        return finding("P504", survey.policy, rule.span, words, overlaps=spans)
    return finding("P503", survey.policy, rule.span, looked, overlaps=spans)


def _verdict(rule: Rule) -> str:
    return "准许" if isinstance(rule.value, Admit) else "不准" if isinstance(rule.value, Refuse) else ""


def categories_never_hold(survey: Survey) -> Iterator[Diagnostic]:
    for key, decision in survey.policy.decisions.items():
        if decision.role is not Role.CATEGORY or not _never_true(survey.decision(key)):
            continue
        opened = survey.open_readings.decision(key)
        if _never_true(opened):
            yield finding("P506", survey.policy, decision.span, {"name": key, **tried(survey.policy, opened.asked)})


def products_never_bought(survey: Survey) -> Iterator[Diagnostic]:
    for key, decision in survey.policy.decisions.items():
        if decision.role is Role.PURCHASE and _never_true(explored := survey.decision(key)):
            words = {"name": decision.product or "", **tried(survey.policy, explored.asked)}
            yield finding("P560", survey.policy, decision.span, words)


def _never_true(explored: Explored) -> bool:
    return explored.complete and all(
        cell.answer.value is False for cell in explored.cells if isinstance(cell.answer, Decided)
    )
