"""约束: what is demanded of a population or of an amount, matched by what it is about."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from dsl import Compare, Constraint, DecisionRef, FactRef, Kind, Literal, Policy, Population

from ...answer import Known
from ...explain.quoting import spelled
from ...symbolic.reach import Reach
from .answered import row
from .cells import ABSENT, Made, cited
from .model import Entry, Row
from .plain import Plain


def target_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    found = [_by_subject(plain.policy) for plain in plains]
    for subject in dict.fromkeys(subject for one in found for subject in one):
        columns = [_column(plain.policy, one.get(subject, ())) for plain, one in zip(plains, found, strict=True)]
        names = _label(
            subject, [(plain.policy, c) for plain, one in zip(plains, found, strict=True) for c in one.get(subject, ())]
        )
        yield row("target", "target:" + ":".join(names), columns, names)


def _by_subject(policy: Policy) -> Mapping[Hashable, Sequence[Constraint]]:
    found: dict[Hashable, list[Constraint]] = {}
    for constraint in policy.constraints:
        found.setdefault(_subject(policy, constraint), []).append(constraint)
    return found


def _subject(policy: Policy, constraint: Constraint) -> Hashable:
    """A measure of a category by the facts that this rests on; anything else by its words."""
    match constraint.condition:
        case Compare(left=Population(measure=measure, category=category), right=Literal()):
            return measure, None if category is None else _facts(policy, category)
        case Compare(left=left, right=Literal()):
            return "".join(spelled(policy, left).split()), None
    return constraint.text, None


def _facts(policy: Policy, category: str) -> frozenset[str]:
    decision = policy.decisions[category]
    nodes = Reach(policy).nodes((DecisionRef(decision.key, decision.type),))
    return frozenset(node.fact for node in nodes if isinstance(node, FactRef))


def _label(subject: Hashable, stated: Sequence[tuple[Policy, Constraint]]) -> tuple[str, ...]:
    named = dict.fromkeys(
        c.condition.left.category
        for _, c in stated
        if isinstance(c.condition, Compare) and isinstance(c.condition.left, Population) and c.condition.left.category
    )
    assert isinstance(subject, tuple)
    return (str(subject[0]), *(("／".join(named),) if named else ()))


def _column(policy: Policy, constraints: Sequence[Constraint]) -> Made:
    entries = tuple(_entry(policy, constraint) for constraint in constraints)
    if not entries:
        return ABSENT
    return Made(entries, says=tuple((made.word, made.name, made.outcome, made.text[4:]) for made in entries))


def _entry(policy: Policy, constraint: Constraint) -> Entry:
    where = cited(policy, constraint.span, constraint.clauses)
    match constraint.condition:
        case Compare(op=op, left=left, right=Literal(value=value, type=type_)):
            on = spelled(policy, left.on) if isinstance(left, Population) and left.on is not None else ""
            word = "bound_normally" if constraint.normally else "bound"
            return Entry(word, Known(value), kind=type_.kind, name=op, text=on, cited=where)
    return Entry("line", text=constraint.text, kind=Kind.TEXT, cited=where)
