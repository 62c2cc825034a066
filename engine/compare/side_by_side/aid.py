"""Aid (资助): each identity as a person who holds exactly that, whatever the notices call it.

Identities are told apart by the facts of the vocabulary that the aids rest on. One that is aided only together with
another is a row of both. An aid that no such person gets is quoted, so that none is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from dsl import NOWHERE, Aid, Fact, FactRef, Kind, Value

from ...answer import Known
from ...explain.quoting import quoted
from ...fields import payers_of
from ...symbolic.reach import Reach
from .answered import row
from .cells import ABSENT, Made, cited, cited_aids, entry, given_aids, says, state_of
from .model import Cited, Entry, Row, State
from .plain import Asked, Plain

Held = tuple[tuple[str, Value], ...]
"""Facts by name, each with its value."""
_MOST_TOGETHER = 2


def aid_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    single: list[Held] = [((fact.name, value),) for fact in _facts(plains) for value in _values(plains, fact)]
    made: dict[Held, tuple[Made, ...]] = {held: tuple(_column(plain, held) for plain in plains) for held in single}
    met = _aids_met(plains, made)
    for pair in _together(plains, single, met):
        made[pair] = tuple(_column(plain, pair) for plain in plains)
    usual = tuple(_column(plain, ()) for plain in plains)
    for held, columns in _joined({h: c for h, c in made.items() if _differ(c, usual)}):
        yield row("aid", "aid:" + "+".join(_key(part) for part in held), columns, tuple(_label(part) for part in held))
    if left := _not_met(plains, _aids_met(plains, made)):
        yield row("aid", "aid:others", [_quoted(plain, aids) for plain, aids in zip(plains, left, strict=True)])


def _differ(columns: Sequence[Made], usual: Sequence[Made]) -> bool:
    return any(one.says != other.says for one, other in zip(columns, usual, strict=True))


# --- who -------------------------------------------------------------------------------------------------------------


def _facts(plains: Sequence[Plain]) -> list[Fact]:
    """What the aids rest on, in the order of the vocabularies."""
    named = {name for plain in plains for aid in plain.policy.aids for name in _resting_on(plain, aid)}
    every: dict[str, Fact] = {}
    for plain in plains:
        every = {**plain.policy.vocabulary.facts, **every}
    return [fact for name, fact in every.items() if name in named]


def _resting_on(plain: Plain, aid: Aid) -> set[str]:
    nodes = Reach(plain.policy).nodes((aid.applies,))
    return {node.fact for node in nodes if isinstance(node, FactRef) and node.year is None}


def _values(plains: Sequence[Plain], fact: Fact) -> Sequence[Value]:
    match fact.type.kind:
        case Kind.IDENTITY | Kind.YES_NO:
            return (plains[0].held(fact),)
        case Kind.ENUMERATION:
            return [value for value in fact.type.values if value != plains[0].usual(fact)]
    return ()


def _together(plains: Sequence[Plain], single: Sequence[Held], met: Mapping[int, set[str]]) -> Iterator[Held]:
    """The first pair of identities by which an aid is met that none of them meets alone."""
    for at, plain in enumerate(plains):
        for aid in plain.policy.aids:
            if aid.name in met[at]:
                continue
            resting = _resting_on(plain, aid)
            parts = [held for held in single if held[0][0] in resting]
            for pair in combinations(parts, _MOST_TOGETHER):
                held = (*pair[0], *pair[1])
                if aid in given_aids(plain.holding(dict(held)).assessment):
                    yield held
                    break


def _joined(made: Mapping[Held, tuple[Made, ...]]) -> Iterator[tuple[Held, tuple[Made, ...]]]:
    """Members of one enumeration of whom every notice says the same are one row."""
    groups: dict[object, list[Held]] = {}
    for held, columns in made.items():
        fact, value = held[0]
        alike = (fact, tuple((c.says, c.state) for c in columns)) if isinstance(value, str) and len(held) == 1 else held
        groups.setdefault(alike, []).append(held)
    for same in groups.values():
        joined = same[0] if len(same) == 1 else ((same[0][0][0], tuple(str(h[0][1]) for h in same)),)
        yield joined, made[same[0]]  # type: ignore[misc]


def _key(part: tuple[str, object]) -> str:
    name, value = part
    return (
        f"{name}={'、'.join(value)}"
        if isinstance(value, tuple)
        else f"{name}={value}"
        if isinstance(value, str)
        else name
    )


def _label(part: tuple[str, object]) -> str:
    name, value = part
    listed = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    return f"{name}：{'、'.join(listed)}" if listed else name


# --- what they get ---------------------------------------------------------------------------------------------------


def _column(plain: Plain, held: Held) -> Made:
    asked = plain.holding(dict(held))
    year = plain.policy.header.year
    given = given_aids(asked.assessment)
    due = tuple(entry(asked, "应缴", "due"))
    if not given and plain.leaves_aid_open:
        return ABSENT
    if not given:
        return Made(due, State.ABSENT, asked.written, (State.ABSENT, *_outcomes(due, year)))
    where = cited_aids(plain.policy, given)
    due = tuple(replace(made, cited=Cited()) for made in due)
    total = tuple(replace(made, kind=Kind.MONEY, cited=where) for made in entry(asked, "资助合计", "aid"))
    payers = tuple(_payers(asked, plain))
    modes = tuple(
        Entry("mode", name=aid.mode.value, cited=cited(plain.policy, NOWHERE, aid.mode_clauses))
        for aid in {aid.mode: aid for aid in given}.values()
        if aid.mode is not None
    )
    said = (
        *_outcomes(total, year),
        *_outcomes(due, year),
        frozenset(p.name for p in payers),
        frozenset(m.name for m in modes),
    )
    return Made((*total, *payers, *modes, *due), state_of(e.outcome for e in total if e.outcome), asked.written, said)


def _outcomes(entries: Sequence[Entry], year: int) -> tuple[object, ...]:
    return tuple(says(made.outcome, year) for made in entries)


def _payers(asked: Asked, plain: Plain) -> Iterator[Entry]:
    """Who gives something, or may."""
    for payer, field in payers_of(plain.policy).items():
        outcome = asked.assessment.fields[field]
        if outcome != Known(0):
            yield Entry("payer", outcome, field, name=payer, assumed=asked.assumed[field])


# --- aids that none of them gets -------------------------------------------------------------------------------------


def _aids_met(plains: Sequence[Plain], made: Mapping[Held, object]) -> dict[int, set[str]]:
    return {
        at: {aid.name for held in made for aid in given_aids(plain.holding(dict(held)).assessment)}
        for at, plain in enumerate(plains)
    }


def _not_met(plains: Sequence[Plain], met: Mapping[int, set[str]]) -> list[list[Aid]]:
    left = [[aid for aid in plain.policy.aids if aid.name not in met[at]] for at, plain in enumerate(plains)]
    return left if any(left) else []


def _quoted(plain: Plain, aids: Sequence[Aid]) -> Made:
    entries = tuple(
        Entry("line", text=quoted(plain.policy, aid.span), cited=cited_aids(plain.policy, (aid,))) for aid in aids
    )
    return Made(entries, says=tuple(e.text for e in entries)) if entries else ABSENT
