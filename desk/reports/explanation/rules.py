"""How a field was decided, as quoted rules with the conditions that were checked."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import NONE
from engine import Unknown, openings_of
from engine.explain import Basis, Divided, Line, Operand, Part, Step, Way, Work

from ..document import Block, Check, Mark, RuleQuote, Sentence, Tone
from .values import Values


def rules(values: Values, step: Step) -> Iterator[Block]:
    """The deciding lines once; where readings make a difference, what each gives; then what was passed over."""
    ways = step.ways
    if len(ways) > 1 and len({_trace(way) for way in ways}) == 1:
        yield from _decided(values, step, ways[0], worked=False)
        for way in ways:
            yield from _worked_under(values, way)
        yield from _skipped(values, ways[0])
        return
    for way in ways:
        if way.when:
            yield Sentence(values.say("when", cases=values.when(way.when.items())))
        yield from _decided(values, step, way, worked=True)
        yield from _skipped(values, way)


def _trace(way: Way) -> tuple[object, ...]:
    """What makes two ways read the same, apart from the sums at their ends."""
    decided = tuple((line.place, line.condition) for line in way.decided)
    return decided, tuple((line.place, line.condition) for line in way.skipped), way.gap


def _decided(values: Values, step: Step, way: Way, worked: bool) -> Iterator[Block]:
    if not way.decided:
        silent = "absent" if not way.skipped else "only_gap"
        yield Sentence(values.say(silent, field=values.where(step.field)), Tone.OPEN)
        return
    if len(way.decided) > 1:
        yield Sentence(values.say("several"))
    several = bool(way.skipped) or len(way.decided) > 1
    for line in way.decided:
        yield quote(values, line, worked, otherwise=several and line.condition is None)
    if way.gap:
        yield Sentence(values.say("gap"), Tone.OPEN)


def _skipped(values: Values, way: Way) -> Iterator[Block]:
    if way.skipped and way.decided:
        yield Sentence(values.say("skipped"), Tone.ASIDE)
    for line in way.skipped:
        yield quote(values, line, worked=False, applied=False)


def _worked_under(values: Values, way: Way) -> Iterator[Block]:
    for line in way.decided:
        if line.work is not None:
            cases = values.when(way.when.items())
            yield Sentence(values.say("when_work", cases=cases, work=work(values, line.work)))


def quote(values: Values, line: Line, worked: bool = True, applied: bool = True, otherwise: bool = False) -> RuleQuote:
    notes = [values.say("otherwise")] if otherwise else []
    if worked and line.work is not None:
        notes.append(work(values, line.work))
    return RuleQuote(
        place=values.line(line.place),
        text=line.text,
        citation=values.clauses(line.clauses),
        checks=checks(values, line.condition),
        notes=tuple(notes),
        applied=applied,
    )


def checks(values: Values, condition: Part | None) -> tuple[Check, ...]:
    """The quoted line shows the whole condition: of 且 and 或 only the deciding members follow."""
    if condition is None:
        return ()
    if condition.parts and not condition.operands:
        return tuple(check(values, part) for part in condition.parts)
    return (check(values, condition),)


def check(values: Values, part: Part) -> Check:
    mark = Mark.YES if part.verdict is True else Mark.NO if part.verdict is False else Mark.UNKNOWN
    note = values.say("semicolon").join(_noted(values, operand, part.text) for operand in part.operands)
    return Check(mark, part.text, note, tuple(check(values, inner) for inner in part.parts))


def _noted(values: Values, operand: Operand, text: str) -> str:
    """The value alone where the condition is nothing but the name."""
    value = operand_value(values, operand)
    return value if operand.name == text else values.say("operand", name=operand.name, value=value)


def operand_value(values: Values, operand: Operand) -> str:
    match operand.basis:
        case Basis.WINDOW:
            first, last = operand.value
            if NONE in (first, last):
                return values.say(NONE.value)
            until = values.until(values.value(last), *openings_of(values.policy.windows[operand.name].days))
            return values.say("span", first=values.value(first), last=until)
        case Basis.READING:
            return values.say("read_as", value=operand.value)
        case Basis.MISSING if isinstance(operand.value, Unknown):
            return values.say("not_recorded")
        case Basis.DEFAULT:
            return values.say("default", value=values.value(operand.value, operand.type))
        case Basis.ASSUMED:
            return values.say("assumed_value", value=values.value(operand.value, operand.type))
        case _:
            return values.value(operand.value, operand.type, operand.name)


def work(values: Values, work: Work) -> str:
    """A sum as a sentence; a date with every step of the counting, a division with its decimals."""
    said = counted(values, work) if work.counted is not None else _reckoned(values, work)
    return values.say("sentence").join([said, *(_divided(values, one) for one in work.divided)])


def _divided(values: Values, one: Divided) -> str:
    above, result = values.known(one.numerator, one.type), values.known(one.result, one.type)
    rounding = values.say(f"rounding.{one.function}")
    words = {"above": above, "below": one.denominator, "digits": one.digits, "rounding": rounding, "result": result}
    return values.say("divided", **words)


def _reckoned(values: Values, work: Work) -> str:
    if isinstance(work.value, Unknown):
        return values.say("work_open", formula=work.text, why=values.why(work.value))
    value = values.value(work.value, work.type)
    if [operand.name for operand in work.operands] == [work.text]:
        return values.say("worked", formula=work.text, value=_with_place(values, work.operands[0]))
    shown = (values.say("operand", name=operand.name, value=_with_place(values, operand)) for operand in work.operands)
    operands = values.say("comma").join(shown)
    if not operands:
        return values.say("worked", formula=work.text, value=value)
    return values.say("worked_from", formula=work.text, value=value, operands=operands)


def _with_place(values: Values, operand: Operand) -> str:
    """A worked-out value with the line that fixes it."""
    value = operand_value(values, operand)
    if operand.line is None or operand.basis is Basis.WINDOW or not operand.clauses:
        return value
    return values.say("with_place", value=value, place=values.place(operand.line, operand.clauses))


def counted(values: Values, work: Work) -> str:
    steps = work.counted
    assert steps is not None
    key = "counted.inclusive" if steps.reached == steps.result else "counted.exclusive"
    return values.say(
        key, start=steps.start, length=values.known(steps.length), reached=steps.reached, result=steps.result
    )
