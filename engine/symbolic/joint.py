"""Two policies over one space of persons: for whom do they say something different?

Each group of fields is one question, asked of both policies until both answers are settled; so a cell stands for
everybody whom neither policy tells apart. Readings of the same name with the same alternatives move together. Where
every cell was looked at and none differs, nobody is told anything else of whom all is known that either policy asks.

Who is let in is compared by itself, and every other group as if everybody were: only in a cell that differs is
somebody looked for who is let in. So the facts that decide about admission do not multiply with those about money.

policies → sides → groups that rest on what differs → cells → persons, replayed through both evaluators
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dsl import Assumption, Policy, Refuse

from ..answer import Ambiguous, Assessment, Outcome
from ..interpret import Assessor
from ..interpret.situation import Facts, Situation
from .alike import alike, essence
from .cells import MOST_EFFORT, Cell, Explorer, Question, Reply, lacks
from .domains import Domains, Space
from .ordinary import Ordinary
from .places import Places
from .published import CATEGORY, Group
from .side import Side
from .witness import MOST_TRIED, as_written, lessened

Pair = tuple[Group, Group]
_EMPTY = Group((), lambda s: Reply({}), (), frozenset(), frozenset(), ())
"""What a policy says of fields that it does not have."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A person who is told something else: field → (outcome before, outcome after), None where there is no such field.

    `facts` are typed, `written` the same as an officer writes them. `cells` are the kinds of persons, this one among
    them, for whom the compared fields move in the same way.
    """

    outcomes: Mapping[str, tuple[Outcome | None, Outcome | None]]
    facts: Facts
    written: Mapping[str, str]
    before: Assessment
    after: Assessment
    cells: int = 1


@dataclass(frozen=True, slots=True)
class Nobody:
    """A difference that no person meets."""


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
        self.before, self.after = Assessor(old, assume), Assessor(new, assume)
        self.old = Side(old, assume)
        self.new = Side(new, assume, self.old.readings)
        self.space = _space(self.old, self.new)
        self.most = most

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
        """All cells; where one person is enough, the first that differs may save the others."""
        explorer = self.explorer(pair, gated=False)
        question = self.question(pair, wanted, gated=False)
        admission = _Admission(self, pair, wanted)
        if left == 1:
            first = explorer.find(question, ({}, {}), bool, self.most)
            if first.cell is None and first.complete:
                return Compared(wanted, len(first.passed), True)
            shown = None if first.cell is None else admission.shown(first.cell)
            if isinstance(shown, Changed):
                return Compared(wanted, len(first.passed), False, (shown,))
        explored = explorer.explore(question)
        ways: dict[Any, list[Cell]] = {}
        for cell in explored.cells:
            if cell.answer:
                ways.setdefault(cell.answer, []).append(cell)
        found: list[Changed] = []
        complete = explored.complete
        for cells in ways.values():
            if left is not None and len(found) == left:
                return Compared(wanted, len(explored.cells), False, tuple(found))
            shown = admission.shown_by_one_of(cells)
            complete = complete and shown is not None
            found += [replace(shown, cells=len(cells))] if isinstance(shown, Changed) else []
        return Compared(wanted, len(explored.cells), complete, tuple(found))

    def explorer(self, pair: Pair, gated: bool) -> Explorer:
        return Explorer(self.space, lambda _: self.domains(pair, gated), self.most)

    def answers(self, pair: Pair, gated: bool) -> Question:
        """What both say of these fields: the answer is two mappings, field → in-world value."""

        def ask(s: Situation) -> Reply:
            answers: list[Mapping[str, Any]] = []
            for side, group in zip((self.old, self.new), pair, strict=True):
                reply = side.ask(group, s, gated)
                if any(lacks(value) for value in reply.values):
                    return Reply(None, reply.values)
                answers.append(reply.answer)
            return Reply(tuple(answers))

        return Question("、".join(dict.fromkeys((*pair[0].fields, *pair[1].fields))), ask, ())

    def question(self, pair: Pair, wanted: tuple[str, ...], gated: bool) -> Question:
        """Which of the wanted fields move, each from what to what."""
        answers = self.answers(pair, gated)

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

    # --- persons -----------------------------------------------------------------------------------------------------

    def person(self, cell: Cell) -> Changed | None:
        """Somebody of the cell, with as few facts as it takes, as both evaluators see them."""
        names = tuple(name for name, _, _ in cell.answer)
        found = self._differing(cell.facts, names)
        if not found:
            return None
        settled = any(_is_settled(pair) for pair in found.values())

        def shows(facts: Facts) -> bool:
            outcomes = self._differing(facts, names).values()
            return any(_is_settled(pair) for pair in outcomes) if settled else bool(outcomes)

        facts = lessened(cell.facts, shows, self.space.ordinary)
        before, after = self.before(facts), self.after(facts)
        every = (*before.fields, *after.fields, *(f"{CATEGORY}{name}" for name in before.categories))
        outcomes = _differing(before, after, dict.fromkeys(every))
        return Changed(outcomes, facts, as_written(facts, self.old.whole), before, after)

    def _differing(self, facts: Facts, names: Collection[str]) -> Mapping[str, tuple[Outcome | None, Outcome | None]]:
        return _differing(self.before(facts), self.after(facts), names)


class _Admission:
    """Looks for somebody of a cell who is let in, as far as the fields stand behind gates."""

    def __init__(self, comparison: Comparison, pair: Pair, wanted: tuple[str, ...]) -> None:
        self.comparison = comparison
        self.gated = bool(pair[0].gates or pair[1].gates)
        self.explorer = comparison.explorer(pair, gated=True)
        self.question = comparison.question(pair, wanted, gated=True)

    def shown(self, cell: Cell) -> Changed | Nobody | None:
        """A person who shows the difference; `Nobody` where all of the cell are turned away; None: none was found."""
        if not self.gated:
            return self.comparison.person(cell)
        found = self.explorer.find(self.question, (cell.facts, cell.choices), bool, self.comparison.most)
        if found.cell is None:
            return Nobody() if found.complete else None
        return self.comparison.person(found.cell)

    def shown_by_one_of(self, cells: Sequence[Cell]) -> Changed | Nobody | None:
        """The plainest that shows it; `Nobody` where all of all of them are turned away."""
        found: list[Nobody | None] = []
        for cell in sorted(cells, key=lambda cell: (cell.strangeness, len(cell.facts)))[:MOST_TRIED]:
            shown = self.shown(cell)
            if isinstance(shown, Changed):
                return shown
            found.append(shown)
        return None if None in found or len(cells) > MOST_TRIED else Nobody()


def _turns_away(answers: Sequence[Mapping[str, Any]], gate: str) -> bool:
    """Does one of the policies turn the person away here, and the other not?"""
    return len({isinstance(answer.get(gate), Refuse) for answer in answers}) > 1


def _differing(
    before: Assessment, after: Assessment, names: Collection[str]
) -> Mapping[str, tuple[Outcome | None, Outcome | None]]:
    pairs = {name: (_outcome(before, name), _outcome(after, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if not alike(*pair)}


def _outcome(assessment: Assessment, name: str) -> Outcome | None:
    if name.startswith(CATEGORY):
        return assessment.categories.get(name.removeprefix(CATEGORY))
    return assessment.fields.get(name)


def _is_settled(outcomes: tuple[Outcome | None, Outcome | None]) -> bool:
    return not any(_lacks(outcome) for outcome in outcomes)


def _lacks(outcome: Outcome | None) -> bool:
    if isinstance(outcome, Ambiguous):
        return any(_lacks(case.outcome) for case in outcome.cases)
    return lacks(outcome)


def _space(old: Side, new: Side) -> Space:
    """Facts and readings of both; what is ordinary is so for the old one."""
    vocabulary = old.policy.vocabulary
    facts = {**new.policy.vocabulary.facts, **vocabulary.facts}
    ordinary_facts = {**new.whole.vocabulary.facts, **old.whole.vocabulary.facts}
    regions = tuple(dict.fromkeys((*vocabulary.regions, *new.policy.vocabulary.regions)))
    joint = replace(old.policy, vocabulary=replace(vocabulary, facts=ordinary_facts, regions=regions))
    years = tuple(sorted({old.policy.header.year, new.policy.header.year}))
    return Space(facts, {**new.readings, **old.readings}, years, Ordinary(joint, Places(joint)))


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
