"""A scenario file → scenarios. Values are taken as written (400.10, 0123 and 否 stay text); nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from dsl import Asked

Expected = str | tuple[str, ...] | Mapping[str, "Expected"]
"""A known value or outcome word, a list of names, or an outcome with its details."""

ABSENT = "缺"
"""As the value of a fact: take a shared fact away again."""

_TEXTS = {"截至", "已知于"}
"""On which day the texts are to govern, and on which day they were known: for the file, or for one scenario."""
_KEYS = {"名称", "事实", "假定", "期望", "依据", "理由", *_TEXTS}
_TOP = {"政策", "共同事实", "场景", *_TEXTS}


@dataclass(frozen=True, slots=True)
class Scenario:
    """场景: one person's facts as written, and the expected parts of the result. `line` counts from 1.

    `assume` are assumptions (假定) for this person alone, `texts` the days by which the texts are chosen.
    """

    name: str
    facts: Mapping[str, str]
    assume: Mapping[str, str]
    texts: Asked
    expected: Mapping[str, Expected]
    clauses: str
    why: str
    line: int


class ScenarioError(Exception):
    """What is wrong with a scenario file, and on which line (from 1)."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"{line}: {problem}")
        self.line = line
        self.problem = problem


def read_scenarios(text: str) -> tuple[str, tuple[Scenario, ...]]:
    """(the policy's name, its scenarios). Raises ScenarioError; aliases and duplicate keys are refused."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ScenarioError(1 if mark is None else mark.line + 1, "不是合法的 YAML") from error
    if root is None:
        raise ScenarioError(1, "文件是空的")
    _refuse_aliases(root)
    top = _mapping(root, _TOP)
    if "政策" not in top or "场景" not in top:
        raise ScenarioError(1, "要有「政策」和「场景」")
    shared = _plain(top["共同事实"]) if "共同事实" in top else {}
    texts = _asked(top, Asked())
    listed = top["场景"]
    if not isinstance(listed, yaml.SequenceNode):
        raise ScenarioError(_line(listed), "「场景」要是一个列表")
    scenarios = tuple(_scenario(node, shared, texts) for node in listed.value)
    names = [s.name for s in scenarios]
    for scenario in scenarios:
        if names.count(scenario.name) > 1:
            raise ScenarioError(scenario.line, f"场景「{scenario.name}」有两个")
    return _scalar(top["政策"]), scenarios


def _asked(parts: Mapping[str, yaml.Node], otherwise: Asked) -> Asked:
    as_of, known_on = (parts.get(key) for key in ("截至", "已知于"))
    return Asked(
        otherwise.as_of if as_of is None else _day(as_of), otherwise.known_on if known_on is None else _day(known_on)
    )


def _day(node: yaml.Node) -> date:
    try:
        return date.fromisoformat(_scalar(node))
    except ValueError as error:
        raise ScenarioError(_line(node), "这里要写日期，例如 2025-03-31") from error


def _scenario(node: yaml.Node, shared: Mapping[str, str], texts: Asked) -> Scenario:
    parts = _mapping(node, _KEYS)
    for key in ("名称", "期望", "依据", "理由"):
        if key not in parts:
            raise ScenarioError(_line(node), f"场景缺少「{key}」")
    facts = {**shared, **(_plain(parts["事实"]) if "事实" in parts else {})}
    expected = {name: _expected(value) for name, value in _mapping(parts["期望"]).items()}
    return Scenario(
        _scalar(parts["名称"]),
        {name: value for name, value in facts.items() if value != ABSENT},
        _plain(parts["假定"]) if "假定" in parts else {},
        _asked(parts, texts),
        expected,
        _scalar(parts["依据"]),
        _scalar(parts["理由"]),
        _line(node),
    )


def _expected(node: yaml.Node) -> Expected:
    if isinstance(node, yaml.SequenceNode):
        return tuple(_scalar(item) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        return {name: _expected(value) for name, value in _mapping(node).items()}
    return _scalar(node)


def _plain(node: yaml.Node) -> dict[str, str]:
    return {name: _scalar(value) for name, value in _mapping(node).items()}


def _mapping(node: yaml.Node, allowed: set[str] | None = None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise ScenarioError(_line(node), "这里要写成「名称: 值」")
    found: dict[str, yaml.Node] = {}
    for key_node, value in node.value:
        key = _scalar(key_node)
        if key in found:
            raise ScenarioError(_line(key_node), f"「{key}」写了两次")
        if allowed is not None and key not in allowed:
            raise ScenarioError(_line(key_node), f"不认识「{key}」；可用：{'、'.join(sorted(allowed))}")
        found[key] = value
    return found


def _scalar(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise ScenarioError(_line(node), "这里要写一个值")
    return str(node.value)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _refuse_aliases(root: yaml.Node) -> None:
    """An alias makes the composed graph meet a node twice; that is also how a small file explodes."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            raise ScenarioError(_line(node), "不能用 YAML 的别名（&、*）")
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(part for pair in node.value for part in pair)
