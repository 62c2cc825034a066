"""The driver: gaps of a coverage → persons who may meet them → the fewest and plainest of them, with what to expect.

The expectations are what the engine answers. They are proposals: they say what an officer has to look at, not what
is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from ..answer import NotApplicable
from ..cases import Expected
from ..coverage.goals import OUTCOMES, Goal, Sort
from ..coverage.measure import Coverage
from ..coverage.observe import Observer
from ..coverage.possible import Possible
from ..interpret import Assessor, Facts
from ..record import citations
from .brinks import beside_edges
from .candidates import Candidates
from .expectations import Expectations
from .persons import Persons

MOST_PERSONS = 2_000
_PLAINNESS = 1.5
"""How much less somebody counts for each fact out of the usual."""


class NotMet(Enum):
    """Why a gap stays; the value is the published word. NOT_SHOWN: nobody was found for whom a result shows it."""

    NOT_FOUND = "not_found"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A person who closes gaps. `goals` has the one that tells most first; `facts` are those out of the usual."""

    goals: tuple[Goal, ...]
    facts: Mapping[str, str]
    expected: Mapping[str, Expected]
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Proposed:
    """`shared` are the facts of the usual person; `missing` counts the gaps that there were."""

    shared: Mapping[str, str]
    proposals: tuple[Proposal, ...]
    missing: int
    remaining: Mapping[Goal, NotMet]


@dataclass
class _Person:
    """Somebody, with the gaps that each field would close if it were checked."""

    facts: Facts
    by_field: Mapping[str, frozenset[Goal]]
    strangeness: int
    goals: frozenset[Goal] = field(init=False)

    def __post_init__(self) -> None:
        self.goals = frozenset[Goal]().union(*self.by_field.values())


def propose(coverage: Coverage, possible: Possible, usual: Facts) -> Proposed:
    """`usual` are the facts that most scenarios share."""
    return _Proposer(coverage, possible, usual).proposed()


class _Proposer:
    def __init__(self, coverage: Coverage, possible: Possible, usual: Facts) -> None:
        self.policy = coverage.policy
        self.possible = possible
        self.gaps = tuple(goal for goal in coverage.gaps if goal.sort is not Sort.CITED)
        self.observer = Observer(Assessor(self.policy))
        self.persons = Persons(self.policy, possible.survey.ordinary, usual)
        self.candidates = Candidates(self.policy, possible, self.observer)
        self.expectations = Expectations(self.policy, possible, self.observer.assessor)

    def proposed(self) -> Proposed:
        pool, found = self._pool()
        chosen = list(self._cover(pool))
        made = (self._proposal(person, goals) for person, goals in chosen)
        proposals = tuple(sorted(made, key=lambda one: (one.goals[0].file, one.goals[0].line)))
        met = {goal for _, goals in chosen for goal in goals}
        remaining = {
            goal: NotMet.NOT_SHOWN if goal in found else NotMet.NOT_FOUND for goal in self.gaps if goal not in met
        }
        shared = self.persons.written(self.persons.base)
        return Proposed(shared, proposals, len(self.gaps), remaining)

    # --- who ---------------------------------------------------------------------------------------------------------

    def _pool(self) -> tuple[Sequence[_Person], set[Goal]]:
        """Everybody who may close a gap, each once; and the gaps for which somebody was found."""
        pool: dict[frozenset[object], _Person] = {}
        found: set[Goal] = set()
        for goal in self.gaps:
            for facts in self._tried(goal):
                found.add(goal)
                mark = frozenset(facts.items())
                if mark not in pool and len(pool) < MOST_PERSONS:
                    pool[mark] = self._person(facts)
        return [person for person in pool.values() if person.goals], found

    def _tried(self, goal: Goal) -> Iterator[Facts]:
        """An edge that depends on the person is looked for from both of its sides."""
        conditions = {w.edge_of for w in self.possible.watches[goal] if w.edge_of is not None and w.at_all is not None}
        sides = (goal, replace(goal, inside=not goal.inside)) if conditions else (goal,)
        for facts in (facts for side in sides for facts in self.candidates.of(side)):
            whole = self.persons.whole(facts)
            yield whole
            for condition in conditions:
                for beside in beside_edges(self.policy, self.observer.assessor.builder, condition, whole):
                    yield self.persons.whole(beside)

    def _person(self, facts: Facts) -> _Person:
        """Only with fields that say something; one that is pointless for this person does not."""
        assessment = self.observer.assessor(facts)
        gaps = frozenset(self.gaps)
        by_field = {
            name: goals & gaps
            for name, goals in self.observer.by_field(facts).items()
            if goals & gaps and not isinstance(assessment.fields.get(name), NotApplicable)
        }
        return _Person(facts, by_field, self.persons.strangeness(facts))

    # --- the fewest --------------------------------------------------------------------------------------------------

    def _cover(self, pool: Sequence[_Person]) -> Iterator[tuple[_Person, frozenset[Goal]]]:
        """Whoever closes most of the gaps that are left for as little out of the usual, made plainer still.

        Somebody at the edge of a window who also holds two identities closes more, but is harder to judge by hand.
        """
        left = set(self.gaps)
        waiting = list(pool)
        while waiting:
            best = max(waiting, key=lambda person: len(person.goals & left) / (1 + person.strangeness) ** _PLAINNESS)
            closing = frozenset(best.goals & left)
            if not closing:
                return
            plain = self._plainer(best, closing)
            closing = frozenset(plain.goals & left)
            yield plain, closing
            left -= closing
            waiting = [person for person in waiting if person.goals & left]

    def _plainer(self, person: _Person, closing: frozenset[Goal]) -> _Person:
        """Without the facts that make no difference to what it closes."""
        kept = person
        for key in reversed(list(self.persons.own(person.facts))):
            without = {k: v for k, v in kept.facts.items() if k != key}
            made = self._person(self.persons.whole(without))
            if closing <= made.goals and made.strangeness < kept.strangeness:
                kept = made
        return kept

    # --- what to expect ----------------------------------------------------------------------------------------------

    def _proposal(self, person: _Person, closing: frozenset[Goal]) -> Proposal:
        goals = tuple(sorted(closing, key=_how_telling))
        assessment = self.observer.assessor(person.facts)
        expected = self.expectations.of(person.facts, person.by_field, closing)
        cited = tuple(dict.fromkeys(clause for goal in goals for clause in goal.clauses))
        clauses = cited or tuple(citations(assessment)[:1])
        return Proposal(goals, self.persons.written(self.persons.own(person.facts)), expected, clauses)


def _how_telling(goal: Goal) -> tuple[int, str, int]:
    """Edges first, then aids that meet, then lines, then conditions."""
    meets = goal.sort in (Sort.TIES, Sort.MEET)
    rank = 0 if goal.inside is not None else 1 if meets else 3 if goal.sort in OUTCOMES else 2
    return rank, goal.file, goal.line
