"""What is said of mutations: the sentence for each slip, and of those whom it would concern."""

from __future__ import annotations

from collections.abc import Sequence

from dsl import Language
from engine.mutation import Affected, Fate, Mutation, Score

from ..columns import visible_text
from ..scenarios.words import field, value

_MOST_SHOWN = 90
"""Characters of a line that are quoted."""


def sentence(mutations: Sequence[Mutation], language: Language) -> str:
    """Nobody would notice if … became …; several are slips of the same words."""
    first, *others = mutations
    afters = [_quoted(one.after) for one in others]
    if language == "zh":
        said = "".join((slip(first, language), *(f"、「{after}」" for after in afters)))
        return f"{said}，{'都' if others else ''}没有场景会发现。"
    return " or ".join((f"nobody would notice if {slip(first, language)}", *(f"“{after}”" for after in afters)))


def slip(mutation: Mutation, language: Language) -> str:
    """What went wrong."""
    before, after = _quoted(mutation.before), _quoted(mutation.after)
    line, other = mutation.line, mutation.other
    if other and other != line:
        by_row = mutation.operator == "rows"
        if language == "zh":
            return f"第 {line} 行和第 {other} 行{'的对象' if by_row else ''}对调"
        return f"{'the keys of ' if by_row else ''}lines {line} and {other} changed places"
    if not mutation.after:
        return f"第 {line} 行「{before}」漏掉" if language == "zh" else f"“{before}” in line {line} were left out"
    if language == "zh":
        return f"第 {line} 行的「{before}」写成「{after}」"
    return f"“{before}” in line {line} became “{after}”"


def _quoted(text: str) -> str:
    shown = visible_text(text)
    return shown if len(shown) <= _MOST_SHOWN else shown[:_MOST_SHOWN] + "…"


def person(affected: Affected, language: Language) -> str:
    """Facts in one line."""
    facts = [f"{name} {value}" for name, value in affected.facts.items()]
    if not facts:
        return "任何人" if language == "zh" else "anybody"
    return visible_text(("，" if language == "zh" else ", ").join(facts))


def moved(affected: Affected, language: Language) -> list[str]:
    """Field by field: before → after."""
    nothing = "没有这一项" if language == "zh" else "no such field"

    def shown(outcome: object) -> str:
        return nothing if outcome is None else value(language, outcome)  # type: ignore[arg-type]

    return [
        visible_text(f"{field(language, name)}：{shown(before)} → {shown(after)}")
        if language == "zh"
        else visible_text(f"{field(language, name)}: {shown(before)} → {shown(after)}")
        for name, (before, after) in affected.fields.items()
    ]


def summary(score: Score, policy: str, language: Language) -> str:
    """How many changes, what became of them, and the share."""
    counts = {fate: len(score.of(fate)) for fate in Fate}
    share = f"{score.per_mille / 10:.1f}%"
    if language == "zh":
        said = [f"{policy}：试了 {len(score.tried)} 处改动，发现 {counts[Fate.KILLED]} 处"]
        said += [f"没有人会发现 {counts[Fate.SURVIVED]} 处"]
        said += [f"没能比完 {counts[Fate.UNDECIDED]} 处"] if counts[Fate.UNDECIDED] else []
        said += [f"改了等于没改 {counts[Fate.EQUIVALENT]} 处（不计）"] if counts[Fate.EQUIVALENT] else []
        return f"{'，'.join(said)}。发现率 {share}（{counts[Fate.KILLED]}/{score.counted}）。"
    said = [f"{policy}: {len(score.tried)} changes tried, {counts[Fate.KILLED]} noticed"]
    said += [f"{counts[Fate.SURVIVED]} unnoticed"]
    said += [f"{counts[Fate.UNDECIDED]} not decided"] if counts[Fate.UNDECIDED] else []
    said += [f"{counts[Fate.EQUIVALENT]} without effect (not counted)"] if counts[Fate.EQUIVALENT] else []
    return f"{', '.join(said)}. Score {share} ({counts[Fate.KILLED]}/{score.counted})."
