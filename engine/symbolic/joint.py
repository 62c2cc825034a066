"""Two policies over one space of persons: for whom do they say something different?

Each group of fields is one question, asked of both policies until both answers are settled; so a cell stands for
everybody whom neither policy tells apart. Readings of the same name with the same alternatives move together. Where
every cell was looked at and none differs, nobody is told anything else of whom all is known that either policy asks;
but where numbers of the person's are computed with, cells are no proof (`told_exactly.py`).

Who is let in is compared by itself, and every other group first as if everybody were. Only where that differs, and
nobody is at hand who shows it, are the facts that decide about admission explored together with those about money.

policies → sides → groups that rest on what differs → cells → persons, replayed through both evaluators
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dsl import Assumption, Policy, Refuse

from ..interpret import Assessor
from ..interpret.situation import Situation
from .alike import essence
from .cells import MOST_EFFORT, Cell, Explored, Explorer, Question, Reply, lacks
from .changed import Changed, Replay
from .domains import Domains, Space
from .ordinary import Ordinary
from .places import Places
from .published import Group
from .side import Side
from .told_exactly import not_told_apart

Pair = tuple[Group, Group]
_EMPTY = Group((), lambda s: Reply({}), (), frozenset(), frozenset(), ())
"""What a policy says of fields that it does not have."""


@dataclass(frozen=True)
class Compared:
    """What was found. `fields` are those that rest on something that differs; all others are the same for everybody.

    `cells` were looked at. `changed` has a person for each way in which fields move. `complete`: there are no more
    cells, and somebody was found for each way.
    """

    fields: tuple[str, ...]
    cells: int
    complete: bool
    changed: tuple[Changed, ...] = ()

    @property
    def are_equal(self) -> bool:
        """Proved for everybody of whom all is known that is asked."""
        return self.complete and not self.changed


def compare(
    old: Policy,
    new: Policy,
    fields: Collection[str] | None = None,
    assume: tuple[Assumption, ...] = (),
    enough: int | None = None,
    most: int = MOST_EFFORT,
) -> Compared:
    """What two policies say of everybody, in these fields (None: in all; 人群.NAME for a category).

    `assume` holds for both. Stops once `enough` persons who differ are found; `most` bounds the effort for each group.
    """
    return Comparison(old, new, assume, most).run(fields, enough)


class Comparison:
    """Both policies over their one space."""

    def __init__(self, old: Policy, new: Policy, assume: tuple[Assumption, ...], most: int) -> None:
        self.old = Side(old, assume)
        self.new = Side(new, assume, self.old.readings)
        self.space = _space(self.old, self.new)
        self.most = most
        assessors = Assessor(old, assume), Assessor(new, assume)
        self.replay = Replay(*assessors, self.old.whole, self.space.ordinary)

    def run(self, fields: Collection[str] | None, enough: int | None) -> Compared:
        # What the file assumes of persons of whom a fact is missing shows only in such persons, who are no cells.
        parts = [Compared((), 0, self.old.filled == self.new.filled and not _clash(self.old, self.new))]
        asked = None if fields is None else frozenset(fields)
        differing = [pair for pair in self.pairs() if self.old.parts(pair[0]) != self.new.parts(pair[1])]
        wanted = {pair: names for pair in differing if (names := self._wanted(pair, asked))}
        for pair, names in wanted.items():
            left = None if enough is None else enough - sum(len(part.changed) for part in parts)
            if left == 0:
                parts.append(Compared((), 0, complete=False))
                break
            parts.append(self._explore(pair, names, left))
        return _together(parts, dict.fromkeys(name for names in wanted.values() for name in names))

    def _wanted(self, pair: Pair, asked: frozenset[str] | None) -> tuple[str, ...]:
        """The fields of these groups that are asked for; of a gate also those behind it."""
        own = tuple(dict.fromkeys((*pair[0].fields, *pair[1].fields)))
        if asked is None:
            return own
        behind = {f for side in (self.old, self.new) for g in side.groups if set(g.gates) & set(own) for f in g.fields}
        return tuple(name for name in (*own, *sorted(behind)) if name in asked)

    def pairs(self) -> Iterator[Pair]:
        """Groups that share a field; what only one side has is compared with nothing."""
        others = {name: group for group in self.new.groups for name in group.fields}
        met: set[Group] = set()
        for group in self.old.groups:
            partner = next((others[name] for name in group.fields if name in others), _EMPTY)
            met.add(partner)
            yield group, partner
        yield from ((_EMPTY, group) for group in self.new.groups if group not in met)

    def _explore(self, pair: Pair, wanted: tuple[str, ...], left: int | None) -> Compared:
        """As if everybody were let in; who is not shows nothing, and is looked into only where something differs."""
        is_gated = bool(pair[0].gates or pair[1].gates)
        if left == 1 and (first := self._first(pair, wanted)) is not None:
            return first
        explored, ways = self._ways(pair, wanted, gated=False)
        if not ways:
            return Compared(wanted, len(explored.cells), explored.complete and not self.not_told_apart(pair, False))
        found: list[Changed] = []
        shown = 0
        for cells in ways.values():
            if left is not None and len(found) == left:
                return Compared(wanted, len(explored.cells), False, tuple(found))
            one = self.replay.one_of(cells)
            found += [] if one is None else [one]
            shown += one is not None
        if shown == len(ways) or not is_gated:
            return Compared(wanted, len(explored.cells), explored.complete and shown == len(ways), tuple(found))
        return self._let_in(pair, wanted, left, found)

    def _first(self, pair: Pair, wanted: tuple[str, ...]) -> Compared | None:
        """The first cell that differs, where somebody shows it; or that there is none."""
        explorer = self.explorer(pair, gated=False)
        found = explorer.find(self.question(pair, wanted, gated=False), ({}, {}), bool, self.most)
        if found.cell is None:
            proved = found.complete and not self.not_told_apart(pair, False)
            return Compared(wanted, len(found.passed), True) if proved else None
        shown = self.replay.person(found.cell)
        return None if shown is None else Compared(wanted, len(found.passed), False, (shown,))

    def _let_in(self, pair: Pair, wanted: tuple[str, ...], left: int | None, found: list[Changed]) -> Compared:
        """A cell that stands for some who are let in may show somebody who is not: the gates are explored too."""
        explored, ways = self._ways(pair, wanted, gated=True)
        complete = explored.complete and not self.not_told_apart(pair, True)
        for cells in ways.values():
            if left is not None and len(found) >= left:
                return Compared(wanted, len(explored.cells), False, tuple(found[:left]))
            one = self.replay.one_of(cells)
            complete = complete and one is not None
            found += [] if one is None or any(one.facts == other.facts for other in found) else [one]
        return Compared(wanted, len(explored.cells), complete, tuple(found))

    def not_told_apart(self, pair: Pair, gated: bool, values: bool = True) -> frozenset[str]:
        """Facts of which the values that are tried may not tell all persons apart: of these nothing is proved.

        Without `values`: as far as conditions go.
        """
        sides = zip((self.old, self.new), pair, strict=True)
        old, new = ([atom for atom, _ in side.atoms(group, gated)] for side, group in sides)
        return not_told_apart(old, new, values)

    def _ways(self, pair: Pair, wanted: tuple[str, ...], gated: bool) -> tuple[Explored, Mapping[Any, list[Cell]]]:
        """All cells, and those that differ by the way in which fields move."""
        explored = self.explorer(pair, gated).explore(self.question(pair, wanted, gated))
        ways: dict[Any, list[Cell]] = {}
        for cell in explored.cells:
            if cell.answer:
                ways.setdefault(cell.answer, []).append(cell)
        return explored, ways

    def explorer(self, pair: Pair, gated: bool) -> Explorer:
        return Explorer(self.space, lambda _: self.domains(pair, gated), self.most)

    def answers(self, pair: Pair, gated: bool, beneath: bool = False) -> Question:
        """What both say of these fields: the answer is two mappings, field → in-world value.

        `beneath`: the values from which the fields are made.
        """

        def ask(s: Situation) -> Reply:
            answers: list[Mapping[str, Any]] = []
            for side, group in zip((self.old, self.new), pair, strict=True):
                reply = side.ask(group, s, gated, beneath)
                if any(lacks(value) for value in reply.values):
                    return Reply(None, reply.values)
                answers.append(reply.answer)
            return Reply(tuple(answers))

        return Question("、".join(dict.fromkeys((*pair[0].fields, *pair[1].fields))), ask, ())

    def question(self, pair: Pair, wanted: tuple[str, ...], gated: bool) -> Question:
        """Which of the wanted fields move, each from what to what."""
        answers = self.answers(pair, gated, beneath=True)

        def ask(s: Situation) -> Reply:
            reply = answers.ask(s)
            if reply.answer is None:
                return reply
            first, second = ({name: essence(value) for name, value in said.items()} for said in reply.answer)
            own = [name for name in wanted if name in first or name in second]
            moves = [(name, first.get(name), second.get(name)) for name in own if first.get(name) != second.get(name)]
            turned = any(_turns_away(reply.answer, name) for name in (*first, *second))
            return Reply((*moves, *((name, None, None) for name in wanted if turned and name not in own)))

        return Question("、".join(wanted), ask, ())

    def domains(self, pair: Pair, gated: bool) -> Domains:
        return Domains(self.space, (*self.old.atoms(pair[0], gated), *self.new.atoms(pair[1], gated)))


def _turns_away(answers: Sequence[Mapping[str, Any]], gate: str) -> bool:
    """Does one of the policies turn the person away here, and the other not?"""
    return len({isinstance(answer.get(gate), Refuse) for answer in answers}) > 1


def _space(old: Side, new: Side) -> Space:
    """Facts and readings of both; what is ordinary is so for the old one."""
    vocabulary = old.policy.vocabulary
    facts = {**new.policy.vocabulary.facts, **vocabulary.facts}
    ordinary_facts = {**new.whole.vocabulary.facts, **old.whole.vocabulary.facts}
    regions = tuple(dict.fromkeys((*vocabulary.regions, *new.policy.vocabulary.regions)))
    joint = replace(old.policy, vocabulary=replace(vocabulary, facts=ordinary_facts, regions=regions))
    years = tuple(sorted({old.policy.header.year, new.policy.header.year}))
    return Space(facts, {**new.readings, **old.readings}, years, Ordinary(joint, Places(joint)), is_apart=True)


def _clash(old: Side, new: Side) -> bool:
    """Facts of one name that are two different things: no person has both."""
    others = new.policy.vocabulary.facts
    pairs = ((fact, others[name]) for name, fact in old.policy.vocabulary.facts.items() if name in others)
    return any((a.type, a.years, a.nullable) != (b.type, b.years, b.nullable) for a, b in pairs)


def _together(parts: list[Compared], fields: Iterable[str]) -> Compared:
    return Compared(
        tuple(fields),
        sum(part.cells for part in parts),
        all(part.complete for part in parts),
        tuple(one for part in parts for one in part.changed),
    )
