"""Two policies over one space of persons: for whom do they say something different?

Each group of fields is one question, asked of both policies until both answers are settled; so a cell stands for
everybody whom neither policy tells apart. Readings of the same name with the same alternatives move together. Where
every cell was looked at and none differs, nobody is told anything else of whom all is known that either policy asks.

Who is let in is compared by itself, and every other group as if everybody were: only in a cell that differs is
somebody looked for who is let in. So the facts that decide about admission do not multiply with those about money.

policies → sides → groups that rest on what differs → cells → persons, replayed through both evaluators
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dsl import Assumption, Policy, Refuse

from ..answer import Ambiguous, Assessment, Outcome
from ..interpret import Assessor
from ..interpret.situation import Facts, Situation
from .alike import alike
from .cells import MOST_EFFORT, Cell, Explorer, Question, Reply, lacks
from .domains import Domains, Space
from .ordinary import Ordinary
from .places import Places
from .published import CATEGORY, Group
from .side import Side
from .witness import as_written, lessened

Pair = tuple[Group, Group]
_EMPTY = Group((), lambda s: Reply({}), (), frozenset(), frozenset(), ())
"""What a policy says of fields that it does not have."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A person who is told something else: field → (outcome before, outcome after), None where there is no such field.

    `facts` are typed, `written` the same as an officer writes them.
    """

    outcomes: Mapping[str, tuple[Outcome | None, Outcome | None]]
    facts: Facts
    written: Mapping[str, str]
    before: Assessment
    after: Assessment


@dataclass(frozen=True, slots=True)
class Nobody:
    """A difference that no person meets."""


@dataclass(frozen=True)
class Compared:
    """What was found. `fields` are those that rest on something that differs; all others are the same for everybody.

    `cells` were looked at. `complete`: there are no more, and a person was found for each that differs.
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
    return _Comparison(old, new, assume, most).run(fields, enough)


class _Comparison:
    def __init__(self, old: Policy, new: Policy, assume: tuple[Assumption, ...], most: int) -> None:
        self.before, self.after = Assessor(old, assume), Assessor(new, assume)
        self.old = Side(old, assume)
        self.new = Side(new, assume, self.old.readings)
        self.space = _space(self.old, self.new)
        self.most = most

    def run(self, fields: Collection[str] | None, enough: int | None) -> Compared:
        # What the file assumes of persons of whom a fact is missing shows only in such persons, who are no cells.
        parts = [Compared((), 0, self.old.filled == self.new.filled and not _clash(self.old, self.new))]
        pairs = [pair for pair in self._pairs() if self.old.parts(pair[0]) != self.new.parts(pair[1])]
        asked = None if fields is None else frozenset(fields)
        for pair in pairs:
            wanted = self._wanted(pair, asked)
            left = None if enough is None else enough - sum(len(part.changed) for part in parts)
            if left == 0:
                return replace(_together(parts), complete=False)
            if wanted:
                parts.append(self._explore(pair, wanted, left))
        return _together(parts)

    def _wanted(self, pair: Pair, asked: frozenset[str] | None) -> tuple[str, ...]:
        """The fields of these groups that are asked for; of a gate also those behind it."""
        own = tuple(dict.fromkeys((*pair[0].fields, *pair[1].fields)))
        if asked is None:
            return own
        behind = {f for side in (self.old, self.new) for g in side.groups if set(g.gates) & set(own) for f in g.fields}
        return tuple(name for name in (*own, *sorted(behind)) if name in asked)

    def _pairs(self) -> Iterator[Pair]:
        """Groups that share a field; what only one side has is compared with nothing."""
        others = {name: group for group in self.new.groups for name in group.fields}
        met: set[Group] = set()
        for group in self.old.groups:
            partner = next((others[name] for name in group.fields if name in others), _EMPTY)
            met.add(partner)
            yield group, partner
        yield from ((_EMPTY, group) for group in self.new.groups if group not in met)

    def _explore(self, pair: Pair, wanted: tuple[str, ...], left: int | None) -> Compared:
        """All cells; where somebody is `enough`, the first that differs may save the others."""
        explorer = Explorer(self.space, lambda _: self.domains(pair, gated=False), self.most)
        question = self.question(pair, wanted, gated=False)
        admission = _Admission(self, pair, wanted)
        if left is not None:
            first = explorer.find(question, ({}, {}), bool, self.most)
            if first.cell is None and first.complete:
                return Compared(wanted, len(first.passed), True)
            shown = None if first.cell is None else admission.shown(first.cell)
            if left == 1 and isinstance(shown, Changed):
                return Compared(wanted, len(first.passed), False, (shown,))
        explored = explorer.explore(question)
        found: list[Changed] = []
        complete = explored.complete
        for cell in explored.cells:
            if cell.answer:
                shown = admission.shown(cell)
                complete = complete and shown is not None
                found += [shown] if isinstance(shown, Changed) else []
            if left is not None and len(found) == left:
                return Compared(wanted, len(explored.cells), False, tuple(found))
        return Compared(wanted, len(explored.cells), complete, tuple(found))

    def question(self, pair: Pair, wanted: tuple[str, ...], gated: bool) -> Question:
        """Which of the wanted fields differ."""

        def ask(s: Situation) -> Reply:
            answers: list[Mapping[str, Any]] = []
            for side, group in zip((self.old, self.new), pair, strict=True):
                reply = side.ask(group, s, gated)
                if any(lacks(value) for value in reply.values):
                    return Reply(None, reply.values)
                answers.append(reply.answer)
            first, second = answers
            own = [name for name in wanted if name in first or name in second]
            differing = [name for name in own if not alike(first.get(name), second.get(name))]
            turned = any(_turns_away(first.get(n)) is not _turns_away(second.get(n)) for n in (*first, *second))
            return Reply(tuple(differing if not turned else [*differing, *(n for n in wanted if n not in own)]))

        return Question("、".join(wanted), ask, ())

    def domains(self, pair: Pair, gated: bool) -> Domains:
        return Domains(self.space, (*self.old.atoms(pair[0], gated), *self.new.atoms(pair[1], gated)))

    # --- persons -----------------------------------------------------------------------------------------------------

    def person(self, cell: Cell) -> Changed | None:
        """Somebody of the cell, with as few facts as it takes, as both evaluators see them."""
        names: tuple[str, ...] = cell.answer
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

    def __init__(self, comparison: _Comparison, pair: Pair, wanted: tuple[str, ...]) -> None:
        self.comparison = comparison
        self.gated = bool(pair[0].gates or pair[1].gates)
        self.explorer = Explorer(comparison.space, lambda _: comparison.domains(pair, gated=True), comparison.most)
        self.question = comparison.question(pair, wanted, gated=True)

    def shown(self, cell: Cell) -> Changed | Nobody | None:
        """A person who shows the difference; NOBODY where all of the cell are turned away; None: none was found."""
        if not self.gated:
            return self.comparison.person(cell)
        found = self.explorer.find(self.question, (cell.facts, cell.choices), bool, self.comparison.most)
        if found.cell is None:
            return Nobody() if found.complete else None
        return self.comparison.person(found.cell)


def _turns_away(verdict: Any) -> bool:
    return isinstance(verdict, Refuse)


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


def _together(parts: list[Compared]) -> Compared:
    return Compared(
        tuple(name for part in parts for name in part.fields),
        sum(part.cells for part in parts),
        all(part.complete for part in parts),
        tuple(one for part in parts for one in part.changed),
    )
