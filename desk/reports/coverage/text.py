"""Coverage as text: how much is met of each measure, then the gaps by line of the rule file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dsl import Language
from engine.coverage import Coverage, Goal, Measure, Sort, Tally

from ..columns import visible_text
from ..diagnostics.wording import plural
from ..wrapping import columns, pad
from .words import EXPLAINED, MEASURES, TOTAL, missing, neither_way, never, per_cent, place, word


def render(coverage: Coverage, language: Language) -> str:
    parts = [_tallies(coverage, language), _gaps(coverage, language), _never(coverage, language)]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _tallies(coverage: Coverage, language: Language) -> list[str]:
    name = visible_text(coverage.policy.header.id)
    title = f"覆盖：{name}（{coverage.scenarios} 个场景）"
    if language == "en":
        title = f"Coverage of {name} ({plural(coverage.scenarios, 'scenario')})"
    rows = [(word(MEASURES[m], language), coverage.of(m), word(EXPLAINED[m], language)) for m in Measure]
    rows.append((word(TOTAL, language), coverage.total, ""))
    room = max(columns(label) for label, _, _ in rows)
    return [title, *(_row(label, tally, note, room) for label, tally, note in rows)]


def _row(label: str, tally: Tally, note: str, room: int) -> str:
    counts = pad(f"{tally.met}/{tally.all}", 9, right=True)
    share = per_cent(tally.per_mille) if tally.all else "—"
    return f"  {pad(label, room)}{counts}{pad(share, 8, right=True)}   {note}".rstrip()


def _gaps(coverage: Coverage, language: Language) -> list[str]:
    """Clauses last: their gaps follow from those of the lines."""
    found = list(by_line(goal for goal in coverage.gaps if goal.sort is not Sort.CITED))
    clauses = [goal.text for goal in coverage.gaps if goal.sort is Sort.CITED]
    if not found and not clauses:
        return ["没有缺口。" if language == "zh" else "There are no gaps."]
    lines = ["没有覆盖到的：" if language == "zh" else "Gaps:"]
    for goals in found:
        lines += [heading(goals, language), *(f"    {visible_text(said)}" for said in gaps_of(goals, language))]
    if clauses:
        said = "没有场景检验的条款：" if language == "zh" else "Clauses that no scenario shows: "
        lines.append(f"  {said}{'、'.join(clauses)}")
    return lines


def gaps_of(goals: list[Goal], language: Language) -> Iterator[str]:
    """A sentence each; a condition that is decisive neither way is said once."""
    conditions = [(goal.text, goal.sort) for goal in goals]
    for goal in goals:
        neither = {(goal.text, Sort.TRUE), (goal.text, Sort.FALSE)} <= set(conditions)
        if not (neither and goal.measure is Measure.CONDITION):
            yield missing(goal, language)
        elif goal.sort is Sort.TRUE:
            yield neither_way(goal, language)


def _never(coverage: Coverage, language: Language) -> list[str]:
    if not coverage.impossible:
        return []
    lines = ["不计在内的：" if language == "zh" else "Not counted:"]
    for goals in by_line(goal for goal in coverage.impossible if goal.sort is not Sort.CITED):
        lines.append(heading(goals, language))
        for why in dict.fromkeys(coverage.impossible[goal] for goal in goals):
            those = [goal for goal in goals if coverage.impossible[goal] is why]
            lines.append(f"    {visible_text(never(those, why, language))}")
    return lines


def by_line(goals: Iterable[Goal]) -> Iterator[list[Goal]]:
    """Goals of the same line and statement together, in the order of the file."""
    found: dict[tuple[str, int, str], list[Goal]] = {}
    for goal in goals:
        found.setdefault((goal.file, goal.line, goal.statement), []).append(goal)
    return iter(found.values())


def heading(goals: list[Goal], language: Language) -> str:
    """The line, its statement and the clauses behind it."""
    first = goals[0]
    clauses = "、".join(dict.fromkeys(clause for goal in goals for clause in goal.clauses))
    cited = "" if not clauses else f"  依据 {clauses}" if language == "zh" else f"  per {clauses}"
    return f"  {place(first, language)}  {visible_text(first.statement)}{cited}"
