"""How a notice reads a table of persons that was not made for it alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dsl import Policy

from ..columnar import InputColumn, Seen, input_columns


@dataclass(frozen=True, slots=True)
class Reading:
    """The columns that one policy reads of those that the table has."""

    columns: tuple[str, ...]

    @classmethod
    def of(cls, policy: Policy, facts: Collection[str], table: Collection[InputColumn]) -> Reading:
        """`facts` are those that are read; what the table does not have is not there for the policy either."""
        held = {column.name for column in table}
        wanted = input_columns(fact for name, fact in policy.vocabulary.facts.items() if name in facts)
        return cls(tuple(column.name for column in wanted if column.name in held))

    def seen(self, seen: Seen) -> Seen:
        """What is known of the table, as this policy reads it."""
        own = frozenset(self.columns)
        patterns = None if seen.patterns is None else tuple(dict.fromkeys(own & pattern for pattern in seen.patterns))
        return Seen(patterns, own)
