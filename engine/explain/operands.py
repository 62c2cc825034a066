"""What a condition or a sum asks about: facts, decided values, windows, tables and readings, with their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dsl import (
    Assumed,
    Call,
    CountingBy,
    DecisionRef,
    Expression,
    FactRef,
    Literal,
    ReadingRef,
    Role,
    TableRef,
    WindowRef,
    Within,
)

from ..interpret.years import YEAR_COUNTS, ends_the_row, years_of
from ..record.parts import numbers
from ..unknown import Unknown
from ..walk import inside
from .model import Basis, Operand, Place
from .quoting import place_of
from .world import NOT_ASKED, Again


def operands(again: Again, expression: Expression) -> tuple[Operand, ...]:
    """Each name once, in the order written. What a table is asked with comes before the table's answer."""
    found: dict[str, Operand] = {}
    for part in again.prepared.asked(expression):
        # What a function gives is a step of its own, unless it is all that there is.
        operand = None if part is expression and isinstance(part, Call) else _operand(again, part)
        for one in (*_years(again, part), *filter(None, (operand,))):
            found.setdefault(one.name, one)
    return tuple(found.values())


def _operand(again: Again, part: Any) -> Operand | None:
    match part:
        case FactRef():
            return _fact(again, part)
        case Within(clock=FactRef() as clock):
            return _fact(again, clock) if _is_last_day(again, part) else None
        case DecisionRef(decision=key):
            decision = again.policy.decisions[key]
            made = Operand(key, Basis.WORKED_OUT, again.value(part), part.type)
            if decision.role in (Role.CATEGORY, Role.LET):
                made = Operand(key, made.basis, made.value, part.type, *_decided(again, key))
            return made if made.value is not NOT_ASKED else None
        case TableRef(table=name):
            table = again.policy.tables[name]
            shown, clauses = again.prepared.text(part), tuple(numbers(table.clauses))
            value = again.value(part)
            line = place_of(again.policy, table.span)
            return None if value is NOT_ASKED else Operand(shown, Basis.WORKED_OUT, value, part.type, line, clauses)
        case WindowRef(window=name):
            window = again.policy.windows[name]
            days = again.days(name)
            line, clauses = place_of(again.policy, window.span), tuple(numbers(window.clauses))
            return None if days is NOT_ASKED else Operand(name, Basis.WINDOW, days, None, line, clauses)
        case Call():
            value = again.value(part)
            shown = again.prepared.text(part)
            return None if value is NOT_ASKED else Operand(shown, Basis.WORKED_OUT, value, part.type)
        case ReadingRef(reading=name) | CountingBy(reading=name):
            return _reading(again, name)
    return None


def _years(again: Again, part: Any) -> Iterator[Operand]:
    """The years that a count went through, up to the one that ended it."""
    match part:
        case DecisionRef(decision=key) if again.policy.decisions[key].role is Role.LET:
            for found in inside(_value_of(again, key)):
                if isinstance(found, Call):
                    yield from _years(again, found)
        case Call(function=function, arguments=(FactRef() as ref, *ends)) if function in YEAR_COUNTS:
            held, of_year = again.builder.by_year(ref.fact)
            known = [again.value(end) for end in ends]
            if not all(end in held for end in known):
                return
            for year in years_of(function, held, known):
                value = of_year(again.situation, year)
                yield _of_record(again, ref, year, value)
                if ends_the_row(function, value):
                    return


def _value_of(again: Again, key: str) -> Any:
    """What the line says that decided, if one did."""
    lines = again.world.lines.get(key, ())
    decided = lines[0] if len(lines) == 1 else None
    return None if decided is None else again.policy.decisions[key].rules[decided].value


def _fact(again: Again, ref: FactRef) -> Operand | None:
    if ref.year is None:
        # A fact held by year, as a whole, has no value of its own: its years are shown one by one.
        held = again.policy.vocabulary.facts[ref.fact].years
        return _of_record(again, ref, None, again.value(ref)) if held is None else None
    year = again.value(ref.year)
    if isinstance(year, Unknown) or year is NOT_ASKED:
        return None
    return _of_record(again, ref, year, again.value(ref))


def _of_record(again: Again, ref: FactRef, year: int | None, value: Any) -> Operand:
    """By what the record says, else by an assumption, else by the vocabulary's default."""
    name: str | tuple[str, int] = ref.fact if year is None else (ref.fact, year)
    shown = ref.fact if year is None else f"{ref.fact}[{year}]"
    if again.assessment.facts.get(name) is not None:
        basis = Basis.GIVEN
    elif isinstance(value, Unknown):
        basis = Basis.MISSING
    elif any(a.about is Assumed.FACT and a.target == ref.fact for a in again.builder.assumptions):
        basis = Basis.ASSUMED
    else:
        basis = Basis.DEFAULT
    return Operand(shown, basis, value, ref.type)


def _is_last_day(again: Again, within: Within) -> bool:
    """Only then the time of day matters."""
    day, ends = again.value(within.day), again.ends(within.days)
    return ends is not NOT_ASKED and not isinstance(day, Unknown) and bool(day == ends[1])


def _decided(again: Again, key: str) -> tuple[Place | None, tuple[str, ...]]:
    """Where a 人群 or 定 was decided, if one line did."""
    decision = again.policy.decisions[key]
    lines = again.world.lines.get(key, ())
    if len(lines) != 1 or lines[0] is None:
        return place_of(again.policy, decision.span), tuple(numbers(decision.clauses))
    rule = decision.rules[lines[0]]
    return place_of(again.policy, rule.span), tuple(numbers(rule.clauses or decision.clauses))


def _reading(again: Again, name: str) -> Operand | None:
    chosen = again.world.choices.get(name)
    if chosen is None:
        taken = (a.value for a in again.builder.assumptions if a.about is Assumed.READING and a.target == name)
        chosen = next((str(value) for value in taken), None)
    return None if chosen is None else Operand(name, Basis.READING, chosen)


def is_plain(expression: Expression) -> bool:
    """A value that stands there as it is."""
    return isinstance(expression, Literal)
