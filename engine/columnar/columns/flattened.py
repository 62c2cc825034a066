"""The parts of every field as columns: value, kind, bounds, line, missing facts, and the value under each reading.

Which columns there are depends on the policy and its assumptions alone. NULL under `f` says that there is no single
known value (`f__kind` says why), or, where the kind is `known`, that the value is 无.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dsl import NONE, Combine, Duration, Kind, TieRule, Type, Unit

from ...answer import Ambiguous, Known, Outcome, kind_of
from ...fields import AID, SHARE, split
from ...interpret.calendar import Standing
from ...unknown import Unknown
from ..stepwise.courses import Courses, Group
from ..stepwise.parts import AIDED, Answered
from ..symbols.symbols import Count, Text
from ..symbols.terms import Worded
from .output import Cell, Output, Shape

_SHAPES: dict[Kind, Shape] = {
    Kind.MONEY: Shape.MONEY,
    Kind.RATE: Shape.RATE,
    Kind.INTEGER: Shape.WHOLE,
    Kind.YES_NO: Shape.TRUTH,
    Kind.DATE: Shape.DATE,
    Kind.DURATION: Shape.WORD,
    Kind.ENUMERATION: Shape.WORD,
    Kind.TIME: Shape.WORD,
}
_ORDERED = (Shape.MONEY, Shape.RATE, Shape.WHOLE, Shape.DATE)
UNDER_TIE = "同额"
_SPLIT = ("资助名", "先付", "退补")
_OF_WINDOWS = ("window", "edge")


def column_of(field: str, kind: str = "field") -> str:
    """The column of a field's value: a payer's share stands under the total that it is a share of."""
    if kind == "category":
        return f"人群.{field}"
    if kind in _OF_WINDOWS:
        return f"期.{field}"
    name, product = split(field)
    of = f"[{product}]" if product else ""
    for prefix, whole in ((AID, AIDED), (SHARE, "财政补助")):
        if name.startswith(prefix):
            return f"{whole}{of}__payer_{name.removeprefix(prefix)}"
    return field


def output_columns(courses: Courses) -> Iterator[Output]:
    """All columns, field by field in the published order."""
    for group in courses.groups:
        for at, field in enumerate(group.fields):
            yield from _of_field(courses, group, at, field)


def _of_field(courses: Courses, group: Group, at: int, field: str) -> Iterator[Output]:
    name, shape = column_of(field, group.kind), _shape(courses, group, field)
    answers: list[Answered] = [result[at] for result in group.step.results]

    def column(suffix: str, shape: Shape, cell: Callable[[Answered], Cell]) -> Output:
        return Output(name + suffix, shape, group.step, tuple(map(cell, answers)))

    yield column("", shape, lambda a: value_of(a.outcome))
    yield column("__kind", Shape.WORD, lambda a: kind_of(a.outcome))
    if shape in _ORDERED:
        yield column("__low", shape, lambda a: bound_of(a.outcome, "low"))
        yield column("__high", shape, lambda a: bound_of(a.outcome, "high"))
    if _has_lines(courses, group, field):
        yield column("__rule", Shape.WORD, lambda a: rule_of(a, field))
    if split(field)[0] == AIDED and group.readings is not None:
        yield column(
            "__runner_up", Shape.WORD, lambda a: a.aided.runner_up.name if a.aided and a.aided.runner_up else None
        )
        yield column("__margin", Shape.MONEY, _margin)
    yield column("__missing", Shape.WORD, lambda a: missing_of(a.outcome))
    if _is_printed(courses, field):
        yield column("__printed", shape, lambda a: printed_of(a.outcome))
    for reading in group.readings:
        for alternative in courses.policy.readings[reading].alternatives:
            label = (reading, alternative.name)
            yield column(f"__if_{reading}_{alternative.name}", shape, lambda a, label=label: _under(a, label))  # type: ignore[misc]
    for aid in _tied(courses, field):
        yield column(f"__if_{UNDER_TIE}_{aid}", shape, lambda a, aid=aid: _if_tied(a.outcome, aid))  # type: ignore[misc]


def _shape(courses: Courses, group: Group, field: str) -> Shape:
    if group.kind == "category":
        return Shape.TRUTH
    if group.kind == "edge":
        return Shape.DATE
    if group.kind == "window" or split(field)[0] == "资助名":
        return Shape.WORD
    if split(field)[0] in ("参保", "受理", "险种"):
        return Shape.TRUTH
    decision = courses.policy.decisions.get(field)
    return Shape.MONEY if decision is None else _shape_of(decision.type)


def _shape_of(kind: Type) -> Shape:
    return _SHAPES.get(kind.kind, Shape.TEXT)


def value_of(outcome: Outcome) -> Cell:
    return cell_of(outcome.value) if isinstance(outcome, Known) else None


def cell_of(value: Any) -> Cell:
    """A known value as it stands in a column."""
    match value:
        case _ if value is NONE:
            return None
        case Standing():
            return value.value
        case Duration(count=count, unit=unit):
            return _spelled(count, unit)
        case tuple():
            return "、".join(value)
    return value  # type: ignore[no-any-return]


def _spelled(count: Any, unit: Unit) -> Cell:
    after = f" {unit.value}"
    return Text(Worded(count.term, after)) if isinstance(count, Count) else f"{count}{after}"


def bound_of(outcome: Outcome, end: str) -> Cell:
    return _end_of(getattr(outcome, end)) if isinstance(outcome, Unknown) else None


def _end_of(bound: Any) -> Cell:
    return None if bound is None or isinstance(bound, Duration | str) else cell_of(bound)


def rule_of(answered: Answered, field: str) -> str | None:
    """As it stands under `__rule`: the lines that decided, or may have; of 资助合计 the aids that take part."""
    if answered.aided is not None and split(field)[0] == AIDED:
        return "、".join(answered.aided.names) or None
    return spelled_lines(field, (line for key, lines in answered.lines if key == field for line in lines))


def spelled_lines(key: str, lines: Iterable[int | None]) -> str | None:
    """`缴费#2`: the second line of 缴费 decided; `缴费#-`: none of its lines."""
    numbers = sorted({0 if line is None else line + 1 for line in lines}, key=lambda number: (number == 0, number))
    return "、".join(f"{key}#{number or '-'}" for number in numbers) or None


def _has_lines(courses: Courses, group: Group, field: str) -> bool:
    return group.kind not in _OF_WINDOWS and (field in courses.policy.decisions or split(field)[0] == AIDED)


def _margin(answered: Answered) -> Cell:
    if answered.aided is None or answered.aided.runner_up is None:
        return None
    margin = answered.aided.runner_up.margin
    return None if isinstance(margin, Unknown) else cell_of(margin)


def missing_of(outcome: Outcome) -> Cell:
    """The facts that would have to be known, in every case of an ambiguity."""
    match outcome:
        case Unknown():
            return "、".join(outcome.missing) or None
        case Ambiguous(cases=cases):
            return "、".join(dict.fromkeys(name for case in cases for name in _named(case.outcome))) or None
    return None


def _named(outcome: Outcome) -> tuple[str, ...]:
    return outcome.missing if isinstance(outcome, Unknown) else ()


def _is_printed(courses: Courses, field: str) -> bool:
    """Does the notice print this for another 年度 than its own?"""
    name, product = split(field)
    key = field if not name.startswith(SHARE) else "财政补助" + (f"[{product}]" if product else "")
    decision = courses.policy.decisions.get(key)
    return decision is not None and decision.year not in (None, courses.policy.header.year)


def printed_of(outcome: Outcome) -> Cell:
    return cell_of(outcome.printed) if isinstance(outcome, Unknown) and outcome.printed is not None else None


def _under(answered: Answered, label: tuple[str, str]) -> Cell:
    found = dict(answered.under).get(label)
    return None if found is None else value_of(found)


def _tied(courses: Courses, field: str) -> tuple[str, ...]:
    """Aids that may tie so that it is open who pays: for the fields that tell who pays and how."""
    name, product = split(field)
    if not (name in _SPLIT or name.startswith(AID)):
        return ()
    policy = courses.policy
    numbers = {
        (stage.product, stage.number)
        for stage in policy.stages
        if stage.combine is Combine.HIGHEST and (stage.tie is None or stage.tie.rule is not TieRule.ORDER)
    }
    aids = [aid for aid in policy.aids if (aid.product, aid.stage) in numbers]
    own = [aid.name for aid in aids if not product or aid.product == product]
    return tuple(own) if len(own) > 1 else ()


def _if_tied(outcome: Outcome, aid: str) -> Cell:
    if not isinstance(outcome, Ambiguous) or outcome.by != "tie":
        return None
    fitting = [case.outcome for case in outcome.cases if any(aid in name.split("、") for _, name in case.label)]
    return value_of(fitting[0]) if len(fitting) == 1 else None
