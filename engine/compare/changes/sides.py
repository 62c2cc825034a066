"""Both notices while they are compared: what their names were paired with, and what their expressions mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dsl import NOWHERE, Expression, Policy, RuleValue, Span

from ...explain.quoting import quoted, spelled
from ..benefit_years import BenefitYear
from .change import Passage
from .constants import constant
from .meaning import Forms, Meaning

Pair = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """A guarded line of any statement; `part` names the payer or the row."""

    value: RuleValue
    guard: Expression | None
    clauses: tuple[str, ...]
    span: Span
    part: str = ""
    at: int = 0
    otherwise: bool = False


@dataclass(frozen=True)
class Side:
    """One notice; `meaning` knows the pairs, `alone` none of them: there every name stands for what it says."""

    policy: Policy
    year: BenefitYear
    alone: Meaning
    meaning: Meaning

    def passage(self, name: str, span: Span, clauses: Iterable[object] = (), **more: object) -> Passage:
        """Of a whole statement, or a part of one."""
        source, at = self.policy.source.origin(span)
        cited = tuple(dict.fromkeys(map(str, clauses)))
        return Passage(name, self.text(span), cited, source, at, **more)  # type: ignore[arg-type]

    def line(self, name: str, line: Line) -> Passage:
        return self.passage(
            name,
            line.span,
            line.clauses,
            part=line.part,
            value=line.value,
            written=self.spelled(line.value) if isinstance(line.value, Expression) else "",
            amount=constant(self.policy, line.value),
            guard="" if line.guard is None else self.spelled(line.guard),
            otherwise=line.otherwise,
        )

    def words(self, parts: Iterable[Expression | str]) -> tuple[str, ...]:
        """Conditions, or members of a list, as written."""
        return tuple(part if isinstance(part, str) else self.spelled(part) for part in parts)

    def spelled(self, expression: Expression) -> str:
        return spelled(self.policy, expression)

    def text(self, span: Span) -> str:
        """The whole lines on which a stretch stands, without citations and comments."""
        written = self.policy.source.text
        if span == NOWHERE:
            return ""
        start = written.rfind("\n", 0, span.start) + 1
        end = written.find("\n", max(span.start, span.end - 1))
        lines = written[start : len(written) if end < 0 else end].split("\n")
        return "\n".join(filter(None, map(self._bare, _ends(start, lines))))

    def _bare(self, span: Span) -> str:
        return quoted(self.policy, span)


def _ends(start: int, lines: Iterable[str]) -> Iterable[Span]:
    for line in lines:
        yield Span(start, start + len(line))
        start += len(line) + 1


@dataclass(frozen=True)
class Both:
    """`names` holds for each sort of name the pairs (old, new)."""

    old: Side
    new: Side
    names: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, old: Policy, new: Policy, absolute: bool, names: Mapping[str, tuple[Pair, ...]]) -> Both:
        forms = Forms()
        befores = {(space, pair[0]): pair for space, pairs in names.items() for pair in pairs}
        afters = {(space, pair[1]): pair for space, pairs in names.items() for pair in pairs}
        years = (
            BenefitYear(old.header.year, new.header.year, absolute),
            BenefitYear(new.header.year, old.header.year, absolute),
        )

        def side(policy: Policy, year: BenefitYear, labels: Mapping[tuple[str, str], Pair]) -> Side:
            def label(space: str, name: str) -> tuple[str, Pair] | None:
                pair = labels.get((space, name))
                return None if pair is None else (space, pair)

            return Side(policy, year, Meaning(policy, year, forms), Meaning(policy, year, forms, label))

        return cls(side(old, years[0], befores), side(new, years[1], afters), names)

    def same(self, old: RuleValue | None, new: RuleValue | None) -> bool:
        """Do they mean the same, by the pairs of names or by what those names say?"""
        alike = self.old.meaning.of(old) == self.new.meaning.of(new)
        return alike or self.old.alone.of(old) == self.new.alone.of(new)
