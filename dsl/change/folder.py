"""The other rule files of a folder, found by the ids that they bear and 沿用."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from ..diagnostics import Diagnostic
from ..source import Source
from .glance import base_in, id_in
from .rule_file import RuleFile, rule_file

ReadBeside = Callable[[str], Source | Diagnostic]
"""Reads a file beside the rule file by its relative name; never leaves that folder."""
Policies = Callable[[], Iterable[Source]]
"""The rule files of that folder."""


def no_policies() -> Iterable[Source]:
    return ()


@dataclass(frozen=True)
class Folder:
    """Other files are read only when they are asked for, and parsed only where a glance says that they matter."""

    policies: Policies = no_policies

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        return tuple(self.policies())

    def named(self, identifier: str) -> tuple[RuleFile, ...]:
        """Those that bear an id."""
        found = [source for source in self._sources if id_in(source.text) == identifier]
        return tuple(map(rule_file, found))

    def changing(self, identifier: str) -> tuple[RuleFile, ...]:
        """Those that 沿用 an id."""
        found = [source for source in self._sources if base_in(source.text) == identifier]
        return tuple(file for file in map(rule_file, found) if file.base == identifier)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(filter(None, (id_in(source.text) for source in self._sources)))
