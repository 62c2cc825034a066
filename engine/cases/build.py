"""Nodes that fit the schema → scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dsl import NOWHERE, Asked, Diagnostic, InSource, Source

from . import words
from .scenario import Places, Scenario, ScenarioFile, Written
from .schema import not_a_day
from .table import rows_of
from .tree import Listing, Node, Pairs, head
from .value import expected_of, text_of

MOST_FACTS = 2_000_000
"""Facts of all scenarios together: a table repeats those of its scenario in every row."""

_NO_PAIRS = Pairs({}, {}, NOWHERE, True)


def scenarios_in(source: Source, root: Pairs) -> tuple[ScenarioFile, tuple[Diagnostic, ...]]:
    builder = _Builder(source, root)
    listed, policy = root.values["场景"], root.values["政策"]
    assert isinstance(listed, Listing)
    for node in listed.items:
        assert isinstance(node, Pairs)
        if not builder.has_room_for(node):
            why = {"zh": "各例连同共同事实太多", "en": "too many cases times shared facts"}
            builder.problems.append(Diagnostic("P804", InSource(source, head(node)), why))
            break
        builder.add(node)
    return ScenarioFile(source, text_of(policy), policy.span, tuple(builder.scenarios)), tuple(builder.problems)


class _Builder:
    def __init__(self, source: Source, root: Pairs) -> None:
        self.source = source
        self.scenarios: list[Scenario] = []
        self.problems: list[Diagnostic] = []
        self._texts = self._asked(root, Asked())
        self._shared, self._shared_places = _facts(root, "共同事实")
        self._room = MOST_FACTS

    def has_room_for(self, node: Pairs) -> bool:
        """Asked before anything is made of a scenario."""
        table = node.values.get("各例")
        cases = len(table.items) if isinstance(table, Listing) else 1
        self._room -= cases * (len(self._shared) + len(_pairs(node, "事实").values))
        return self._room >= 0

    def add(self, node: Pairs) -> None:
        rows: tuple[Scenario, ...] = (self._scenario(node),)
        table = node.values.get("各例")
        if isinstance(table, Listing):
            rows, problems = rows_of(self.source, rows[0], table)
            self.problems.extend(problems)
        for row in rows:
            facts = {name: value for name, value in row.facts.items() if value != words.ABSENT}
            self.scenarios.append(replace(row, facts=facts))

    def _scenario(self, node: Pairs) -> Scenario:
        facts, fact_places = _facts(node, "事实")
        assume, assume_places = _facts(node, "假定")
        expected = _pairs(node, "期望")
        start = head(node)
        return Scenario(
            name=text_of(node.values["名称"]),
            facts={**self._shared, **facts},
            assume=assume,
            texts=self._asked(node, self._texts),
            expected={name: expected_of(value) for name, value in expected.values.items()},
            clauses=text_of(node.values["依据"]),
            why=text_of(node.values["理由"]),
            line=self.source.position(start.start)[0],
            proposed="状态" in node.values,
            places=Places(
                start,
                node.values["依据"].span,
                {**self._shared_places, **fact_places},
                assume_places,
                _places(expected),
            ),
        )

    def _asked(self, node: Pairs, otherwise: Asked) -> Asked:
        as_of, known_on = (self._day(node.values.get(key)) for key in ("截至", "已知于"))
        return Asked(as_of or otherwise.as_of, known_on or otherwise.known_on)

    def _day(self, node: Node | None) -> date | None:
        if node is None:
            return None
        try:
            return date.fromisoformat(text_of(node))
        except ValueError:  # the form is right, but there is no such day
            self.problems.append(not_a_day(InSource(self.source, node.span)))
            return None


def _facts(node: Pairs, key: str) -> tuple[Mapping[str, str], Mapping[str, Written]]:
    pairs = _pairs(node, key)
    return {name: words.fact_value(text_of(value)) for name, value in pairs.values.items()}, _places(pairs)


def _pairs(node: Pairs, key: str) -> Pairs:
    found = node.values.get(key, _NO_PAIRS)
    assert isinstance(found, Pairs)
    return found


def _places(pairs: Pairs) -> Mapping[str, Written]:
    return {name: Written(pairs.keys[name], value.span) for name, value in pairs.values.items()}
