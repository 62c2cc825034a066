"""What in a policy says which clause it follows (依据), statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..citations import Clause
from ..expressions import All, AnyOf, DecisionRef, Not
from ..model import (
    BASIC,
    Aid,
    Combine,
    Constraint,
    Decision,
    PayerLine,
    Policy,
    Product,
    Reading,
    Role,
    Rule,
    SetAside,
    Stage,
    Table,
    TieRule,
    Unstated,
    Window,
)
from ..source import NOWHERE, Source, Span

_WORDS = {Role.CATEGORY: "人群 ", Role.LET: "定 ", Role.RESULT: "结果 "}
_BENEFIT = {Role.BENEFIT_START, Role.BENEFIT_END}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a statement; a silent one (未规定) encodes no clause."""

    span: Span
    clauses: tuple[Clause, ...]
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """`name` as it opens the statement in the file; `is_free`: it follows no clause of its own."""

    name: str
    span: Span
    clauses: tuple[Clause, ...]
    lines: tuple[Line, ...] = ()
    is_free: bool = False

    @property
    def cited(self) -> tuple[Clause, ...]:
        return (*self.clauses, *(clause for line in self.lines for clause in line.clauses))

    def uncited(self) -> tuple[Span, ...]:
        """Where a 依据 is missing: at the statement if no line has one, else at each line without."""
        speaking = [line for line in self.lines if not line.is_silent]
        if self.is_free or self.clauses or (self.lines and not speaking):
            return ()
        if not any(line.clauses for line in self.lines):
            return (self.span,)
        return tuple(line.span for line in speaking if not line.clauses)


def statements_of(policy: Policy, file: Source) -> tuple[Statement, ...]:
    """Every statement of a file that encodes clauses, in its order."""
    found = (statement for statement in _statements(policy) if is_in(policy, statement.span, file))
    return tuple(sorted(found, key=lambda statement: statement.span.start))


def set_aside_of(policy: Policy, file: Source) -> tuple[SetAside, ...]:
    return tuple(aside for aside in policy.set_aside if is_in(policy, aside.span, file))


def clauses_named(policy: Policy) -> tuple[Clause, ...]:
    """Every clause that the whole notice cites or sets aside, each once."""
    cited = (clause for statement in _statements(policy) for clause in statement.cited)
    return tuple(dict.fromkeys((*cited, *(clause for aside in policy.set_aside for clause in aside.clauses))))


def is_in(policy: Policy, span: Span, file: Source) -> bool:
    """Was it written in this file, where the policy is put together from several?"""
    return policy.source.origin(span)[0] is file or policy.source.origin(span)[0] == file


def _statements(policy: Policy) -> Iterator[Statement]:
    yield from _decisions(policy)
    yield from map(_window, policy.windows.values())
    yield from map(_table, policy.tables.values())
    yield from map(_aid, policy.aids)
    yield from map(_stage, {stage.span: stage for stage in policy.stages}.values())
    yield from map(_reading, policy.readings.values())
    yield from map(_constraint, policy.constraints)
    yield from (_product(product) for product in policy.products if product.span != NOWHERE)
    for assumption in policy.assumptions:
        yield Statement(f"假定 {assumption.target}", assumption.span, assumption.clauses, is_free=True)


def _decisions(policy: Policy) -> Iterator[Statement]:
    """What stands for several products is one statement; a result that the file does not mention is none."""
    statements: dict[Span, list[Decision]] = {}
    for decision in policy.decisions.values():
        if decision.span != NOWHERE and decision.role is not Role.PURCHASE:
            statements.setdefault(decision.span, []).append(decision)
    for decisions in statements.values():
        first = decisions[0]
        yield _benefit(decisions) if first.role in _BENEFIT else _decision(first, policy)


def _benefit(decisions: list[Decision]) -> Statement:
    """自 and 至 lines are two decisions, and for several products as many pairs, but one statement."""
    rules = {rule.span: rule for decision in decisions for rule in decision.rules}
    lines = (_rule(rules[span]) for span in sorted(rules, key=lambda span: span.start))
    return Statement("待遇期", decisions[0].span, decisions[0].clauses, tuple(lines))


def _decision(decision: Decision, policy: Policy) -> Statement:
    own = decision.product or BASIC
    payers = [line for funding in policy.funding if funding.product == own for line in funding.lines]
    # What the tiers of a product leave out is said by its 险种.
    rules = [r for r in decision.rules if decision.span.start <= r.span.start and r.span.end <= decision.span.end]
    lines = (*map(_rule, rules), *map(_payer, payers if decision.role is Role.FUNDING else ()))
    name = _WORDS.get(decision.role, "") + (decision.name if decision.shared else decision.key)
    if decision.role is Role.CATEGORY:
        # The one line of a category is the statement itself.
        return Statement(name, decision.span, decision.clauses, is_free=_only_combines(decision))
    return Statement(name, decision.span, decision.clauses, lines)


def _only_combines(category: Decision) -> bool:
    return all(rule.guard is None and _names_categories(rule.value) for rule in category.rules)


def _names_categories(condition: object) -> bool:
    match condition:
        case DecisionRef():
            return True
        case All(items) | AnyOf(items):
            return all(map(_names_categories, items))
        case Not(item):
            return _names_categories(item)
    return False


def _rule(rule: Rule) -> Line:
    return Line(rule.span, rule.clauses, isinstance(rule.value, Unstated))


def _payer(line: PayerLine) -> Line:
    return Line(line.span, line.clauses, isinstance(line.value, Unstated))


def _window(window: Window) -> Statement:
    return Statement(f"期 {window.name}", window.span, window.clauses)


def _table(table: Table) -> Statement:
    is_silent = all(isinstance(value, Unstated) for value in table.rows.values())
    return Statement(f"表 {table.name}", table.span, table.clauses, is_free=is_silent)


def _aid(aid: Aid) -> Statement:
    mode = (Line(aid.span, aid.mode_clauses),) if aid.mode_clauses else ()
    return Statement(f"资助 {aid.name}", aid.span, aid.clauses, (*map(_payer, aid.lines), *mode))


def _stage(stage: Stage) -> Statement:
    is_silent = stage.combine is Combine.UNSTATED and (stage.tie is None or stage.tie.rule is TieRule.UNSTATED)
    tie_clauses = stage.tie.clauses if stage.tie else ()
    return Statement("优先", stage.span, (*stage.clauses, *tie_clauses), is_free=is_silent)


def _reading(reading: Reading) -> Statement:
    return Statement(f"歧义 {reading.name}", reading.span, reading.clauses)


def _constraint(constraint: Constraint) -> Statement:
    return Statement("约束", constraint.span, constraint.clauses)


def _product(product: Product) -> Statement:
    return Statement(f"险种 {product.name}", product.span, product.clauses)
