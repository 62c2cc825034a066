"""Proposals as a scenario file: readable names, few facts, and the mark that nobody has accepted them yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dsl import Language
from engine.cases import Expected, in_yaml
from engine.coverage import Goal, Sort
from engine.proposals import Proposal, Proposed

from ..coverage.words import about, edge_in_words, missing, place
from ..wrapping import columns

_HEADING = {
    "zh": (
        "# 提议的场景：由 pol generate 拟出，补“{policy}”现有场景的缺口。",
        "# 期望是程序算出来的，不能当作答案：请对照通知逐个核对，不对的改成通知的意思，再用 pol accept 采纳。",
        "# 写着“状态: 提议”的，不计入相符和不符，也不计入覆盖。",
    ),
    "en": (
        "# Proposed scenarios, drafted by pol generate to fill gaps of the scenarios of {policy}.",
        "# The expectations are what the program answers, not what is right: hold each against the notice, mend it",
        "# where it is wrong, then take it with pol accept. While it says 状态: 提议 it counts neither as passed nor",
        "# as failed, and not for coverage.",
    ),
}
_ROOM, _LONGEST_NAME = 110, 48
_SAID_FIRST = frozenset(("定", "结果", "人群", "期", "表", "歧义"))


def render(policy: str, stem: str, proposed: Proposed, language: Language) -> str:
    return "\n".join(_file(policy, stem, proposed, language)) + "\n"


def _file(policy: str, stem: str, proposed: Proposed, language: Language) -> Iterator[str]:
    yield from (line.format(policy=policy) for line in _HEADING[language])
    yield f"政策: {in_yaml(stem)}"
    if proposed.shared:
        yield "共同事实:"
        yield from (f"  {in_yaml(name)}: {in_yaml(value)}" for name, value in proposed.shared.items())
    yield "场景:"
    for name, one in zip(names(proposed.proposals, language), proposed.proposals, strict=True):
        yield from _scenario(name, one, language)


def _scenario(name: str, one: Proposal, language: Language) -> Iterator[str]:
    yield f"  - 名称: {in_yaml(name)}"
    yield "    状态: 提议"
    if one.facts:
        yield from _pairs("事实", one.facts)
    yield from _pairs("期望", one.expected)
    yield f"    依据: {in_yaml('、'.join(one.clauses))}"
    yield f"    理由: {in_yaml(_why(one, language))}"


def _pairs(key: str, pairs: Mapping[str, Expected]) -> Iterator[str]:
    """On one line where there is room."""
    line = f"    {key}: {in_yaml(pairs)}"
    if columns(line) <= _ROOM:
        yield line
        return
    yield f"    {key}:"
    yield from (f"      {in_yaml(name)}: {in_yaml(value)}" for name, value in pairs.items())


def _why(one: Proposal, language: Language) -> str:
    """The gap that it is there for, and on which lines it closes others."""
    first, *others = one.goals
    where = f"{place(first, language)} {first.statement}"
    lines = dict.fromkeys(place(goal, language) for goal in sorted(others, key=lambda goal: (goal.file, goal.line)))
    if language == "zh":
        return f"{where}：{missing(first, language)}" + (
            f"；另补 {len(others)} 处（{'、'.join(lines)}）" if others else ""
        )
    return f"{where}: {missing(first, language)}" + (f"; {len(others)} more ({', '.join(lines)})" if others else "")


def names(proposals: Sequence[Proposal], language: Language) -> list[str]:
    """Each once."""
    found: list[str] = []
    for one in proposals:
        plain = _name(one.goals[0], language)
        name, number = plain, 2
        while name in found:
            name, number = f"{plain}（{number}）", number + 1
        found.append(name)
    return found


def _name(goal: Goal, language: Language) -> str:
    colon = "：" if language == "zh" else ": "
    if goal.inside is not None and goal.sort is not Sort.BOUND:
        name = edge_in_words(goal, language)
    else:
        word, _, rest = goal.statement.partition(" ")
        subject = rest if word in _SAID_FIRST and rest else goal.statement
        name = f"{subject}{colon}{about(goal, language)}"
    name = name.replace('"', "")
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
