"""What was proposed: how many gaps there were, who closes them, and which stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dsl import Language
from engine.coverage import Goal
from engine.proposals import NotMet, Proposed

from ..columns import visible_text
from ..coverage.text import by_line, gaps_of, heading
from ..coverage.words import word
from ..diagnostics.wording import plural

_NOT_MET: Mapping[NotMet, tuple[str, str]] = {
    NotMet.NOT_FOUND: ("没有找到这样的人", "nobody was found"),
    NotMet.NOT_SHOWN: (
        "找到的人显示不出来：在前面就被挡下，或者没有结果用到",
        "of nobody who was found does a result show it: they are turned away before, or no result comes to it",
    ),
}


def render(proposed: Proposed, file: str, language: Language) -> str:
    return "\n".join(_lines(proposed, file, language)) + "\n"


def _lines(proposed: Proposed, file: str, language: Language) -> Iterator[str]:
    count, met = len(proposed.proposals), proposed.missing - len(proposed.remaining)
    if language == "zh":
        yield f"缺口 {proposed.missing} 处；提议 {count} 个场景，补上 {met} 处，写在 {file}。"
    else:
        gaps, drafts = plural(proposed.missing, "gap"), plural(count, "scenario")
        yield f"{gaps}; {drafts} proposed, closing {met} of them, in {file}."
    for why in dict.fromkeys(proposed.remaining.values()):
        yield from _remaining([goal for goal, own in proposed.remaining.items() if own is why], why, language)


def _remaining(goals: list[Goal], why: NotMet, language: Language) -> Iterator[str]:
    said = word(_NOT_MET[why], language)
    yield f"还有 {len(goals)} 处没有补上（{said}）：" if language == "zh" else f"{len(goals)} stay open ({said}):"
    for those in by_line(goals):
        yield heading(those, language)
        yield from (f"    {visible_text(gap)}" for gap in gaps_of(those, language))
