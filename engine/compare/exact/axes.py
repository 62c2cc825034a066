"""Axes of the joint space: in what the persons of its cells may differ, and which values each cell takes.

An axis is a fact by the classes of its values that no condition tells apart, a condition on several facts, a category
(人群), or a reading. A cell takes all values of an axis that it doesn't settle. Sets of values, and sets of cells, are
the bits of whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import product
from typing import Any

from dsl import NONE, DecisionRef, Expression, Fact, FactRef, Held, Kind, Role

from ...explain.quoting import spelled
from ...interpret.expressions import Closure
from ...interpret.situation import Facts, Situation
from ...symbolic.atoms import Atom
from ...symbolic.cells import Cell, lacks
from ...symbolic.domains import FactKey
from ...symbolic.joint import Comparison, Pair
from ...symbolic.ordinary import name_of
from ...symbolic.side import Side

ORDERED = (Kind.DATE, Kind.TIME, Kind.INTEGER, Kind.MONEY, Kind.RATE)
_CLASSED = (*ORDERED, Kind.ENUMERATION)


class Sort(Enum):
    """What an axis is; the value is the published word."""

    FACT = "fact"
    CONDITION = "condition"
    CATEGORY = "category"
    READING = "reading"


@dataclass(frozen=True)
class Axis:
    """`values` are the classes of an axis: for a fact the values in each class, else one answer each.

    `cells` are the values that each cell takes, `plain` those of an ordinary person; `side` is the notice in whose
    words a condition stands.
    """

    sort: Sort
    subject: str
    values: tuple[tuple[Any, ...], ...]
    cells: tuple[int, ...]
    plain: int
    side: Side | None = None
    fact: Fact | None = None

    @property
    def full(self) -> int:
        return (1 << len(self.values)) - 1


def axes_of(comparison: Comparison, pair: Pair, cells: Sequence[Cell]) -> tuple[Axis, ...]:
    """Those on which some cell is settled; of several that settle the same only the first."""
    sides = (comparison.new, comparison.old)
    atoms = [
        (side, atom, made)
        for side, group in ((comparison.new, pair[1]), (comparison.old, pair[0]))
        for atom, made in side.atoms(group, gated=False)
    ]
    made = _Axes(comparison, pair, tuple(cells))
    every = [*made.categories(sides), *made.facts(atoms), *made.conditions(atoms), *made.readings()]
    kept: dict[Any, Axis] = {}
    for axis in every:
        if any(mask != axis.full for mask in axis.cells):
            kept.setdefault((axis.sort, axis.subject, axis.cells), axis)
    return tuple(kept.values())


@dataclass(frozen=True)
class _Axes:
    comparison: Comparison
    pair: Pair
    cells: tuple[Cell, ...]

    @cached_property
    def keys(self) -> tuple[FactKey, ...]:
        """Of all facts that some cell settles."""
        return tuple(dict.fromkeys(key for cell in self.cells for key in cell.facts))

    # --- facts -------------------------------------------------------------------------------------------------------

    def facts(self, atoms: Iterable[tuple[Side, Atom, Closure]]) -> Iterator[Axis]:
        own: dict[str, list[tuple[Atom, Closure]]] = {}
        for _, atom, made in atoms:
            if len(atom.facts) == 1:
                own.setdefault(next(iter(atom.facts)), []).append((atom, made))
        for name, about in own.items():
            fact = self.comparison.space.facts[name]
            if _is_classed(fact, (atom for atom, _ in about)):
                yield self._fact(fact, about)

    def _fact(self, fact: Fact, about: Sequence[tuple[Atom, Closure]]) -> Axis:
        asked = tuple(self._ways(about))
        signs = {value: self._signature(fact, value, asked) for value in self._values(fact)}
        classes: dict[Any, list[Any]] = {}
        for value, sign in signs.items():
            classes.setdefault(sign, []).append(value)
        every = list(classes)
        masks: dict[Any, int] = {}
        for cell in self.cells:
            if fact.name in cell.facts:
                key = (cell.facts[fact.name], tuple(cell.choices.items()))
                if key not in masks:
                    masks[key] = _agreeing(signs[key[0]], every, asked, cell.choices)
        full = (1 << len(every)) - 1
        taken = tuple(
            masks[cell.facts[fact.name], tuple(cell.choices.items())] if fact.name in cell.facts else full
            for cell in self.cells
        )
        ordinary = self.comparison.space.ordinary.value(fact)
        plain = 1 << every.index(signs[ordinary])
        return Axis(Sort.FACT, fact.name, tuple(map(tuple, classes.values())), taken, plain, fact=fact)

    def _ways(self, about: Iterable[tuple[Atom, Closure]]) -> Iterator[tuple[Closure, Mapping[str, str]]]:
        readings = self.comparison.space.readings
        for atom, made in about:
            for ways in product(*(readings[r].alternatives for r in atom.readings)):
                yield made, {r: way.name for r, way in zip(atom.readings, ways, strict=True)}

    def _values(self, fact: Fact) -> Sequence[Any]:
        """All that were tried; of an enumeration or a region, all that there are."""
        space = self.comparison.space
        found = dict.fromkeys(self.comparison.domains(self.pair, gated=False).candidates(fact))
        found |= dict.fromkeys(cell.facts[fact.name] for cell in self.cells if fact.name in cell.facts)
        found.setdefault(space.ordinary.value(fact))
        if fact.type.kind is Kind.ENUMERATION:
            found |= dict.fromkeys(fact.type.values)
        if fact.type.kind is Kind.REGION:
            found |= dict.fromkeys(space.ordinary.places.leaves)
        return sorted(found, key=lambda value: (value is NONE, value)) if fact.type.kind in ORDERED else list(found)

    def _signature(self, fact: Fact, value: Any, asked: Iterable[tuple[Closure, Mapping[str, str]]]) -> tuple[Any, ...]:
        answers = (made(Situation({fact.name: value}, dict(chosen))) for made, chosen in asked)
        return (value is NONE, *((type(answer), answer) for answer in answers))

    # --- conditions and categories -----------------------------------------------------------------------------------

    def conditions(self, atoms: Iterable[tuple[Side, Atom, Closure]]) -> Iterator[Axis]:
        """Those on several facts, and those on facts that are held or not."""
        facts = self.comparison.space.facts
        every = tuple(atoms)
        for side, atom, made in every:
            if len(atom.facts) == 1:
                (one,) = atom.facts
                if _is_classed(facts[one], (other for _, other, _ in every if other.facts == atom.facts)):
                    continue
            name = _held_fact(atom.expression)
            fact = None if name is None else facts[name]
            subject = spelled(side.whole, atom.expression) if name is None else name
            sort = Sort.CONDITION if name is None else Sort.FACT
            kind = atom.expression.type.kind
            yield self._answered(sort, subject, atom.readings, made, side, fact, atom.facts, kind)

    def categories(self, sides: Iterable[Side]) -> Iterator[Axis]:
        """In the words of the new notice; of the old one what it alone has, or where it tells others apart by it."""
        for side, group in zip(sides, reversed(self.pair), strict=True):
            decisions = side.policy.decisions
            nodes = side.reach.nodes((*group.roots, *(r for key in group.decisions for r in side.reach.lines(key))))
            named = dict.fromkeys(node.decision for node in nodes if isinstance(node, DecisionRef))
            for key in named:
                if decisions[key].role is Role.CATEGORY:
                    readings, facts, made = side.category(key)
                    yield self._answered(Sort.CATEGORY, key, readings, made, side, None, facts)

    def _answered(
        self,
        sort: Sort,
        subject: str,
        readings: Iterable[str],
        made: Closure,
        side: Side,
        fact: Fact | None,
        facts: frozenset[str],
        kind: Kind = Kind.YES_NO,
    ) -> Axis:
        consulted = tuple(readings)
        numbers: dict[Any, int] = {} if kind is not Kind.YES_NO else {(bool, True): 0, (bool, False): 1}
        known: dict[Any, int | None] = {}
        found: list[int | None] = []
        keys = [key for key in self.keys if name_of(key) in facts]
        for cell in self.cells:
            settled = tuple(cell.facts.get(key) for key in keys)
            mark = (settled, tuple(cell.choices.get(name) for name in consulted))
            if mark not in known:
                known[mark] = self._taken(cell, consulted, made, numbers)
            found.append(known[mark])
        full = (1 << len(numbers)) - 1
        space = self.comparison.space
        usual: Facts = {name: space.ordinary.value(space.facts[name]) for name in facts}
        is_category = sort is Sort.CATEGORY
        plain = 0b10 if is_category else self._taken(Cell(usual, {}, None, {}, 0), consulted, made, dict(numbers))
        taken = tuple(full if mask is None else mask for mask in found)
        return Axis(sort, subject, tuple((value,) for _, value in numbers), taken, plain or 0, side, fact)

    def _taken(self, cell: Cell, consulted: Iterable[str], made: Closure, numbers: dict[Any, int]) -> int | None:
        """The answers that a condition may give for a cell, whatever readings are still open; None: any."""
        readings = self.comparison.space.readings
        open_ = [name for name in consulted if name not in cell.choices]
        mask = 0
        for ways in product(*(readings[name].alternatives for name in open_)):
            chosen = {**cell.choices, **{name: way.name for name, way in zip(open_, ways, strict=True)}}
            answer = made(Situation(cell.facts, chosen))
            if lacks(answer):
                return None
            mask |= 1 << numbers.setdefault((type(answer), answer), len(numbers))
        return mask

    # --- readings ----------------------------------------------------------------------------------------------------

    def readings(self) -> Iterator[Axis]:
        for name in dict.fromkeys(name for cell in self.cells for name in cell.choices):
            ways = [way.name for way in self.comparison.space.readings[name].alternatives]
            full = (1 << len(ways)) - 1
            taken = (1 << ways.index(c.choices[name]) if name in c.choices else full for c in self.cells)
            yield Axis(Sort.READING, name, tuple((way,) for way in ways), tuple(taken), 0)


def _agreeing(
    own: tuple[Any, ...],
    every: Sequence[tuple[Any, ...]],
    asked: Sequence[tuple[Closure, Mapping[str, str]]],
    choices: Mapping[str, str],
) -> int:
    """The classes that come to the same under these readings."""
    at = [0]
    at += [n for n, (_, chosen) in enumerate(asked, 1) if all(choices.get(r, way) == way for r, way in chosen.items())]
    mask = 0
    for index, other in enumerate(every):
        if all(own[n] == other[n] for n in at):
            mask |= 1 << index
    return mask


def _is_classed(fact: Fact, about: Iterable[Atom]) -> bool:
    """Is a fact told by its values? A region only where they are rows of a table, else by the conditions on it."""
    if fact.years is not None:
        return False
    of_table = any(atom.expression.type.kind is not Kind.YES_NO for atom in about)
    return fact.type.kind in _CLASSED or (fact.type.kind is Kind.REGION and of_table)


def _held_fact(expression: Expression) -> str | None:
    match expression:
        case Held(identity=FactRef(fact=name), on=None) | FactRef(fact=name, year=None):
            return name
    return None
