"""A rule file as read by itself, with what its header says of when and on what it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from ..model import Text
from ..nodes import FileNode, HeaderLine, PolicyNode
from ..nodes_from_tree import nodes_from_trees
from ..nodes_from_tree.expressions import calendar_day
from ..nodes_from_tree.pieces import small_number
from ..parse import Parsed, parse
from ..source import Source, Span


@dataclass(frozen=True)
class RuleFile:
    source: Source
    parsed: Parsed
    nodes: FileNode

    @cached_property
    def policy(self) -> PolicyNode | None:
        return next((n for n in self.nodes.statements if isinstance(n, PolicyNode)), None)

    @cached_property
    def headers(self) -> Mapping[str, HeaderLine]:
        return {} if self.policy is None else {line.key: line for line in self.policy.headers}

    @property
    def id(self) -> str:
        return "" if self.policy is None else self.policy.id.text

    @property
    def base(self) -> str:
        """The id of the policy that this file changes (沿用)."""
        return self._said("base").strip("「」")

    @property
    def superior(self) -> str:
        """The id of the policy above it (上级)."""
        return self._said("superior").strip("「」")

    @property
    def vocabulary(self) -> str:
        """The file that holds its words (词汇)."""
        return self._said("vocabulary")

    @property
    def year(self) -> int:
        """0 where the file has no 年度."""
        return small_number(self._said("year").removesuffix("年"))

    @property
    def issued(self) -> date | None:
        return self.day("issued")

    @property
    def status(self) -> str:
        return self._said("status")

    def day(self, key: str) -> date | None:
        return calendar_day(self._said(key))

    @property
    def place(self) -> Span:
        """Where a problem with its base is shown."""
        if "base" in self.headers:
            return self.headers["base"].span
        return Span(0, 1) if self.policy is None else self.policy.id.span

    @property
    def as_text(self) -> Text:
        return Text(self.id, self._said("number"), self.issued, self.source)

    def _said(self, key: str) -> str:
        line = self.headers.get(key)
        return "" if line is None else line.text


@lru_cache(maxsize=32)  # an editor asks again with every key for a file and those that it rests on
def rule_file(source: Source) -> RuleFile:
    parsed = parse(source)
    return RuleFile(source, parsed, nodes_from_trees(source, parsed.trees))
