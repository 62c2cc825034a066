"""资助 and 优先: who gives how much to whom and how, and how aids combine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dsl import Aid, Expression, Funding, PayerLine, Policy, Span, Stage

from .change import Change, Concept, Kind, Passage
from .lines import line_change
from .pairing import paired
from .reach import fits
from .sides import Both, Line, Side
from .values import value_change
from .whom import condition_change


def aid_changes(both: Both) -> Iterator[Change]:
    old, new = ({aid.name: aid for aid in side.policy.aids} for side in (both.old, both.new))
    pairs = both.names["aid"]
    for one, other in pairs:
        yield from _paired(both, old[one], new[other])
    gone, come = {one for one, _ in pairs}, {other for _, other in pairs}
    for name, aid in old.items():
        if name not in gone:
            yield Change(Kind.REMOVED, Concept.AID, _alone(both.old, aid, both.new), None)
    for name, aid in new.items():
        if name not in come:
            yield Change(Kind.ADDED, Concept.AID, None, _alone(both.new, aid, both.old))


def _whole(side: Side, aid: Aid) -> Passage:
    """`written` says for whom."""
    return side.passage(aid.name, aid.span, aid.clauses, written=side.spelled(aid.applies))


def _alone(side: Side, aid: Aid, other: Side) -> Passage:
    """With the aids of the other notice that its persons meet: gone does not mean that they get nothing."""
    found = ((one.name, fits(side, aid.applies, other, one.applies)) for one in other.policy.aids)
    return replace(_whole(side, aid), fits=tuple((name, who) for name, who in found if who is not None))


def _paired(both: Both, old: Aid, new: Aid) -> Iterator[Change]:
    before, after = _whole(both.old, old), _whole(both.new, new)
    found = tuple(_differences(both, old, new, before, after))
    if old.name != new.name and not found:
        yield Change(Kind.RENAMED, Concept.AID, before, after)
    yield from found


def _differences(both: Both, old: Aid, new: Aid, before: Passage, after: Passage) -> Iterator[Change]:
    names = old.name, new.name
    yield from condition_change(both, Concept.AID, (before, after), old.applies, new.applies)
    yield from payer_changes(both, Concept.AID, names, _lines(old.lines, old.clauses), _lines(new.lines, new.clauses))
    for part, was, now in (("合计", old.total, new.total), ("个人", old.personal, new.personal)):
        yield from _amount(both, part, (before, after), was, now)
    if old.mode is not new.mode:
        yield Change(Kind.MODE, Concept.AID, replace(before, value=old.mode), replace(after, value=new.mode))
    if old.stage != new.stage:
        yield Change(Kind.STAGE, Concept.AID, replace(before, value=old.stage), replace(after, value=new.stage))


def _lines(lines: Sequence[PayerLine], clauses: Sequence[object]) -> list[Line]:
    whole = tuple(map(str, clauses))
    return [Line(p.value, p.guard, tuple(map(str, p.clauses)) or whole, p.span, p.payer) for p in lines]


def payer_changes(
    both: Both, concept: Concept, names: tuple[str, str], old: Sequence[Line], new: Sequence[Line]
) -> Iterator[Change]:
    """The same payer first, then another one in its place."""

    def likeness(one: Line, other: Line) -> float:
        same = both.same(one.guard, other.guard) + (value_change(both, one.value, other.value) is None)
        if one.part == other.part:
            return 3 + same
        return same if len(old) == len(new) == 1 or same == 2 else 0

    pairs, gone, come = paired(old, new, likeness)
    for was, now in pairs:
        if was.part != now.part:
            yield Change(Kind.PAYER, concept, both.old.line(names[0], was), both.new.line(names[1], now))
        yield from line_change(both, concept, names, was, now)
    for line in gone:
        yield Change(Kind.PAYER_REMOVED, concept, both.old.line(names[0], line), None)
    for line in come:
        yield Change(Kind.PAYER_ADDED, concept, None, both.new.line(names[1], line))


def _amount(
    both: Both, part: str, passages: tuple[Passage, Passage], was: Expression | None, now: Expression | None
) -> Iterator[Change]:
    """合计 and 个人."""
    before, after = passages
    sides = both.old.line(before.name, _of(before, part, was)), both.new.line(after.name, _of(after, part, now))
    if was is not None and now is not None:
        kind = value_change(both, was, now)
        if kind is not None:
            yield Change(kind, Concept.AID, *sides)
    elif was is not None:
        yield Change(Kind.LINE_REMOVED, Concept.AID, sides[0], None)
    elif now is not None:
        yield Change(Kind.LINE_ADDED, Concept.AID, None, sides[1])


def _of(passage: Passage, part: str, value: Expression | None) -> Line:
    span = Span(0, 0) if value is None else value.span
    return Line(value, None, passage.clauses, span, part)  # type: ignore[arg-type]


def funding_changes(both: Both) -> Iterator[Change]:
    """财政补助 by level; the whole amount is a decision like others."""
    labels = dict(both.names["product"])
    after = {funding.product: funding for funding in both.new.policy.funding}
    before = {labels.get(funding.product, funding.product): funding for funding in both.old.policy.funding}
    for product in dict.fromkeys((*after, *before)):
        old, new = before.get(product), after.get(product)
        names = _funded(both.old.policy, old or new), _funded(both.new.policy, new or old)
        lines = [
            _lines(funding.lines, _cited(side.policy, funding)) if funding else []
            for side, funding in ((both.old, old), (both.new, new))
        ]
        yield from payer_changes(both, Concept.FUNDING, names, *lines)


def _funded(policy: Policy, funding: Funding | None) -> str:
    assert funding is not None
    return f"财政补助[{funding.product}]" if policy.has_products else "财政补助"


def _cited(policy: Policy, funding: Funding) -> tuple[object, ...]:
    decision = policy.decisions.get(_funded(policy, funding))
    return () if decision is None else decision.clauses


def priority_changes(both: Both) -> Iterator[Change]:
    """优先 of each stage and product, with its 同额."""
    labels = dict(both.names["product"])
    before = {(labels.get(stage.product, stage.product), stage.number): stage for stage in both.old.policy.stages}
    after = {(stage.product, stage.number): stage for stage in both.new.policy.stages}
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            yield from _written(both, old, new)
        else:
            yield from _rule(both, old, new)


def _written(both: Both, old: Stage | None, new: Stage | None) -> Iterator[Change]:
    if new is not None:
        yield Change(Kind.ADDED, Concept.PRIORITY, None, _stage(both.new, new))
    if old is not None:
        yield Change(Kind.REMOVED, Concept.PRIORITY, _stage(both.old, old), None)


def _stage(side: Side, stage: Stage) -> Passage:
    product = f"[{stage.product}]" if side.policy.has_products else ""
    number = f" 步 {stage.number}" if stage.number > 1 else ""
    order = "、".join(stage.order)
    return side.passage(f"优先{product}{number}", stage.span, stage.clauses, value=stage.combine, written=order)


def _rule(both: Both, old: Stage, new: Stage) -> Iterator[Change]:
    aids = dict(both.names["aid"])
    before, after = _stage(both.old, old), _stage(both.new, new)
    if (old.combine, _renamed(old.order, aids)) != (new.combine, new.order):
        yield Change(Kind.COMBINE, Concept.PRIORITY, before, after)
    if old.combine is not new.combine:
        return  # 同额 belongs to 就高.
    was, now = old.tie, new.tie
    if (was and (was.rule, _renamed(was.order, aids))) != (now and (now.rule, now.order)):
        yield Change(
            Kind.TIE,
            Concept.PRIORITY,
            replace(before, value=None if was is None else was.rule, written="、".join(was.order) if was else ""),
            replace(after, value=None if now is None else now.rule, written="、".join(now.order) if now else ""),
        )


def _renamed(names: Sequence[str], pairs: dict[str, str]) -> tuple[str, ...]:
    return tuple(pairs.get(name, name) for name in names)
