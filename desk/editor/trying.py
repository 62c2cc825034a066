"""What stands behind a statement: the scenarios that meet it, and a person for whom it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dsl import Decision, Language, Policy, Source
from engine import Assessor, Facts
from engine.cases import Ran
from engine.coverage import Sort, seen_by
from engine.explain import explain
from engine.facts_used import facts_used
from engine.symbolic.ordinary import Ordinary
from engine.symbolic.places import Places
from engine.symbolic.survey import Survey

from ..reports.explanation import text as explanation_text
from ..reports.scenarios import failure as scenarios_failure
from ..rule_files.texts import RuleTexts
from ..testing import Tested, Tester, open_scenarios, scenarios_beside
from ..testing.coverage import checked
from ..texts import text
from .document import Document, Statement
from .findings import at_once

MOST_NAMED = 3
"""Scenarios that failed, in the line that sums up."""


def scenarios_of(path: Path, texts: RuleTexts, line: int, language: Language) -> tuple[str, int]:
    """What became of the scenarios beside a rule file that meet the statement on this line (from 1).

    With how many of them failed, whose names come first.
    """
    source = texts.read(path)
    statement = _on_line(source, line) if isinstance(source, Source) else None
    files = tuple(scenarios_beside(path))
    if statement is None or not files:
        return text("lsp.no_scenarios", language, file=path.name), 0
    assert isinstance(source, Source)
    first, last = (source.position(offset)[0] for offset in (statement.span.start, statement.span.end))
    told: list[str] = []
    amiss: list[str] = []
    failures: list[str] = []
    for file in files:
        opened = open_scenarios(file, texts)
        if opened.problems:
            amiss.append(text("lsp.scenarios_broken", language, file=file.name))
        tester = Tester(language)
        ran = [tester(one) for one in opened.prepared]
        meeting = _meeting([one for one, _ in ran], range(first, last + 1))
        for tested in (outcome for one, outcome in ran if one.scenario.name in meeting):
            if tested.failed:
                failures.append(tested.scenario.name)
                amiss += scenarios_failure.lines(file, tested, language)
            else:
                told.append(_passed(tested))
    count = str(len(told) + len(failures))
    key = "lsp.scenarios_failed" if failures else "lsp.scenarios"
    summary = text(key, language, count=count, failed=str(len(failures)), names=_first(failures))
    return "\n".join((summary, *amiss, *told)), len(failures)


def _first(names: Sequence[str]) -> str:
    return "、".join(names[:MOST_NAMED]) + ("……" if len(names) > MOST_NAMED else "")


def _passed(tested: Tested) -> str:
    return f"  ✓ {tested.scenario.name}"


def _meeting(ran: Iterable[Ran], lines: range) -> frozenset[str]:
    """The names of the scenarios that check what a line of the statement made true, borne out or not."""
    met = seen_by(map(checked, ran)).met
    here = (goal for goal in met if goal.line in lines and not goal.file and goal.sort is not Sort.FALSE)
    return frozenset(name for goal in here for name in met[goal])


def person_of(path: Path, texts: RuleTexts, line: int, language: Language) -> str:
    """The plainest person for whom the statement on this line (from 1) decides, and what the notice gives them."""
    loaded, _ = at_once(path, texts)
    if loaded is None or loaded.policy is None:
        return text("lsp.not_sound", language, file=path.name)
    policy, statement = loaded.policy, _on_line(loaded.source, line)
    ordinary = Ordinary(policy, Places(policy))
    facts = dict(ordinary_facts(policy, ordinary))
    decision = None if statement is None else _decision_of(policy, loaded.source, statement)
    if decision is not None:
        facts.update(_plainest(policy, decision))
    explanation = explain(Assessor(policy)(facts))
    return explanation_text.render(explanation, language, text("lsp.somebody", language))


def ordinary_facts(policy: Policy, ordinary: Ordinary) -> Facts:
    """Nothing out of the ordinary, of every fact that the notice asks for and that is not held by year."""
    known = policy.vocabulary.facts
    return {name: ordinary.value(known[name]) for name in sorted(facts_used(policy)) if known[name].years is None}


def _decision_of(policy: Policy, source: Source, statement: Statement) -> Decision | None:
    """What the statement decides; of an aid, the category to which it is given."""
    whole = statement.span
    for aid in policy.aids:
        origin, span = policy.source.origin(aid.span)
        if origin.name == source.name and whole.start <= span.start < whole.end and aid.categories:
            return policy.decisions.get(aid.categories[0])
    for decision in policy.decisions.values():
        origin, span = policy.source.origin(decision.span)
        if origin.name == source.name and whole.start <= span.start < whole.end:
            return decision
    return None


def _plainest(policy: Policy, decision: Decision) -> Facts:
    """The facts that settle it for the least strange person whom a line of it decides, a category for a member."""
    cells = Survey(policy).decision(decision.key).cells
    settled = [c for c in cells if c.lines.get(decision.key, (None,)) != (None,) and _value(c.answer) is not False]
    return {} if not settled else dict(min(settled, key=lambda cell: cell.strangeness).facts)


def _value(answer: object) -> object:
    return getattr(answer, "value", None)


def _on_line(source: Source, line: int) -> Statement | None:
    start = source.start_of(line) if 1 <= line <= source.text.count("\n") + 1 else -1
    return None if start < 0 else Document(source).statement_at(start)
