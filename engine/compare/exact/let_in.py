"""Somebody of a cell whom neither notice turns away, and who is told as wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ...interpret.situation import Situation
from ...symbolic.cells import Cell, Found, Question, Reply
from ...symbolic.joint import Comparison, Pair
from ...symbolic.ordinary import name_of
from .effects import Answers

MOST_FOR_ONE = 3_000
"""Effort for one search. What takes longer is not known."""
Wanted = Callable[[Answers], bool]
Also = Callable[[Situation], bool]


class LetIn:
    """Searches the cells of one pair of groups together with the gates before them."""

    def __init__(self, comparison: Comparison, pair: Pair) -> None:
        self.comparison = comparison
        self.gated = bool(pair[0].gates or pair[1].gates)
        self._explorer = comparison.explorer(pair, gated=True)
        self._question = comparison.answers(pair, gated=True)
        self._of_gates = frozenset(_facts_of_gates(comparison, pair))
        self._questions: dict[Also, Question] = {}
        self._known: dict[Any, Found] = {}

    def find(self, cell: Cell, mark: object, wanted: Wanted, also: Also | None = None) -> Found:
        """`mark` names what is wanted. Where none is found and the search is complete, there is nobody.

        `also` must hold of the person too.
        """
        question = self._question if also is None else self._questions.setdefault(also, self._with(also))
        found = self._searched(question, cell.facts, cell.choices, wanted)
        if found.cell is not None or not found.complete:
            return found
        # The value that stands for others may be turned away where one of the others is let in.
        kept = {fact: value for fact, value in cell.facts.items() if name_of(fact) not in self._of_gates}
        key = (tuple(kept.items()), tuple(cell.choices.items()), mark)
        if key not in self._known:
            self._known[key] = self._searched(question, kept, cell.choices, wanted)
        return self._known[key]

    def _searched(
        self, question: Question, facts: Mapping[Any, Any], choices: Mapping[str, str], wanted: Wanted
    ) -> Found:
        def is_wanted(answers: Answers | None) -> bool:
            return answers is not None and wanted(answers)

        return self._explorer.find(question, (facts, choices), is_wanted, MOST_FOR_ONE)

    def _with(self, also: Also) -> Question:
        """No answer for whom it does not hold."""

        def ask(s: Situation) -> Reply:
            reply = self._question.ask(s)
            return reply if reply.answer is None or also(s) else Reply(None)

        return Question(self._question.name, ask, ())


def _facts_of_gates(comparison: Comparison, pair: Pair) -> Iterator[str]:
    """What the gates tell apart and the groups themselves do not."""
    for side, group in ((comparison.old, pair[0]), (comparison.new, pair[1])):
        own = {atom.expression for atom, _ in side.atoms(group, gated=False)}
        yield from (f for atom, _ in side.atoms(group, gated=True) if atom.expression not in own for f in atom.facts)
