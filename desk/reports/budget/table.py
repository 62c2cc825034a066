"""Totals of a population as tables for people: everybody, group by group, then targets and milestones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dsl import Language
from engine import KIND_WORDS
from engine.columnar.counts.gathered import Line
from engine.columnar.counts.totals import Block, Breakdown

from ..columns import visible_text
from ..groups import kind_words
from ..outcomes import JOIN
from ..wrapping import columns, pad
from .model import (
    ALL,
    NONE_KNOWN,
    PARTS,
    PEOPLE,
    Budget,
    amount_words,
    heads_words,
    is_part,
    money,
    name_words,
    open_words,
    title,
)
from .targets import basis_words, milestone_words, target_words, verdict_words

GAP = "  "
_WHOLE: Mapping[Language, Sequence[str]] = {
    "zh": ("项目", "金额（元）", "有数的人", "没有数的人"),
    "en": ("item", "yuan", "known for", "not known for"),
}
_SECTIONS: Mapping[str, Mapping[Language, str]] = {
    "whole": {"zh": "全部 {heads} 人", "en": "Everybody: {heads}"},
    "by": {"zh": "按{names}", "en": "By {names}"},
    "targets": {"zh": "目标", "en": "Targets"},
    "milestones": {"zh": "到各节点已缴的人", "en": "Paid by each day that the notice names"},
}
_OPEN: Mapping[Language, str] = {"zh": "没有定论", "en": "left open"}
_TARGETS: Mapping[Language, Sequence[str]] = {
    "zh": ("约束", "依据", "结果", "情况"),
    "en": ("target", "clause", "outcome", "figures"),
}
_MILESTONES: Mapping[Language, Sequence[str]] = {
    "zh": ("截至", "已缴人数", "占名单", "没记缴费情况"),
    "en": ("by", "had paid", "of the records", "no word on payment"),
}
_ADDS_UP: Mapping[Language, str] = {
    "zh": "各人群相加 {groups} 人 − 重复计入 {repeated} 人次（{several} 人属于两个以上人群）"
    " ＋ 不属于任何人群 {outside} 人 ＋ 不清楚 {unclear} 人 ＝ {whole} 人；金额同样。",
    "en": "Groups together {groups} − counted more than once {repeated} ({several} persons are in more than one group)"
    " + in no group {outside} + not known {unclear} = {whole}; likewise the amounts.",
}
_LEGEND: Mapping[Language, str] = {
    "zh": "“a～b”：有人没有定论，合计在两数之间；“已知”：只加了有数的人，其余没有上下限；“—”：一个有数的也没有。",
    "en": "“a～b”: the amounts of some are open, the sum lies between; “known”: the sum of what is known, the rest has "
    "no bounds; “—”: nothing is known.",
}


def render(budget: Budget, language: Language) -> str:
    pieces = [visible_text(budget.heading), *_whole(budget, language)]
    for breakdown in budget.totals.breakdowns:
        pieces += _breakdown(budget, breakdown, language)
    pieces += [*_targets(budget, language), *_milestones(budget, language)]
    return "\n".join(line.rstrip() for line in pieces) + "\n"


def _section(key: str, language: Language, **words: str) -> Iterator[str]:
    shown = _SECTIONS[key][language].format(**words)
    yield from ("", shown, "-" * columns(shown))


def _whole(budget: Budget, language: Language) -> Iterator[str]:
    whole = budget.totals.whole
    yield from _section("whole", language, heads=f"{whole.heads:,}")
    rows = []
    for field in budget.fields:
        total = whole.totals[field]
        indent = GAP if is_part(field) else ""
        known = f"{total.heads.get('known', 0):,}"
        rows.append(
            (indent + title(field, language), amount_words(total, language), known, heads_words(total, language))
        )
    yield from _table(_WHOLE[language], rows, right={1, 2})
    if any(total.open for total in whole.totals.values()):
        yield _LEGEND[language]
    for gate, kinds in whole.kinds.items():
        admitted = {"zh": "准许", "en": "admitted"}[language]
        said = (
            f"{admitted if k == 'known' else kind_words(k, language)} {n:,}" for k in KIND_WORDS if (n := kinds.get(k))
        )
        yield f"{name_words(gate, language)}{': ' if language == 'en' else '：'}{JOIN[language].join(said)}"


def _breakdown(budget: Budget, breakdown: Breakdown, language: Language) -> Iterator[str]:
    names = {"zh": "、", "en": ", "}[language].join(name_words(name, language) for name in breakdown.by)
    yield from _section("by", language, names=names)
    head = [*(name_words(name, language) for name in breakdown.by), PEOPLE[language]]
    head += [title(field, language) for field in budget.telling] + [_OPEN[language]]
    rows: list[tuple[str, ...]] = []
    rules: set[int] = set()
    for block in breakdown.blocks:
        rows += _block(budget, breakdown, block, language)
        rules.add(len(rows) - 1)
    numeric = set(range(len(breakdown.by), len(head) - 1))
    yield from _table(head, rows, numeric, rules)
    for block in breakdown.blocks if len(breakdown.by) == 1 else ():
        if block.overlap is not None:
            yield _adds_up(block, language)


def _block(budget: Budget, breakdown: Breakdown, block: Block, language: Language) -> Iterator[tuple[str, ...]]:
    """Each group, what joins them to the whole, and the whole."""
    names = zip(breakdown.by, block.labels, strict=False)
    before = [visible_text(budget.label_words(name, label, language)) for name, label in names]
    last = breakdown.by[-1]
    for label, line in block.groups:
        words = visible_text(budget.label_words(last, label, language))
        yield (*before, words, *_cells(budget, line, language))
    if (overlap := block.overlap) is not None:
        if overlap.repeated.heads:
            yield (*before, PARTS["repeated"][language], *_cells(budget, overlap.repeated, language, less=True))
        for key, line in (("outside", overlap.outside), ("unclear", overlap.unclear)):
            if line.heads:
                yield (*before, PARTS[key][language], *_cells(budget, line, language))
    yield (*before, ALL[language], *_cells(budget, block.whole, language))


def _cells(budget: Budget, line: Line, language: Language, *, less: bool = False) -> Iterator[str]:
    yield _less(f"{line.heads:,}", less)
    for field in budget.telling:
        yield _less(amount_words(line.totals[field], language), less)
    yield "" if less else open_words(line, budget.telling, language)


def _less(words: str, less: bool) -> str:
    if not less or words in (NONE_KNOWN, money(Decimal(0))):
        return words
    return f"−({words})" if "～" in words or " " in words else f"−{words}"


def _adds_up(block: Block, language: Language) -> str:
    overlap = block.overlap
    assert overlap is not None
    return _ADDS_UP[language].format(
        groups=f"{sum(line.heads for _, line in block.groups):,}",
        repeated=f"{overlap.repeated.heads:,}",
        several=f"{overlap.several.heads:,}",
        outside=f"{overlap.outside.heads:,}",
        unclear=f"{overlap.unclear.heads:,}",
        whole=f"{block.whole.heads:,}",
    )


def _targets(budget: Budget, language: Language) -> Iterator[str]:
    if not budget.totals.targets:
        return
    yield from _section("targets", language)
    rows = [
        (
            visible_text(target.text),
            JOIN[language].join(clause.number for clause in target.constraint.clauses),
            verdict_words(target, language),
            target_words(target, language),
        )
        for target in budget.totals.targets
    ]
    yield from _table(_TARGETS[language], rows)
    yield from basis_words(budget.totals, language)


def _milestones(budget: Budget, language: Language) -> Iterator[str]:
    if not budget.totals.milestones:
        return
    yield from _section("milestones", language)
    rows = [(m.day.isoformat(), *milestone_words(m, language)) for m in budget.totals.milestones]
    yield from _table(_MILESTONES[language], rows, right={1, 2, 3})


def _table(
    head: Sequence[str], rows: Sequence[Sequence[str]], right: set[int] | None = None, totals: set[int] | None = None
) -> Iterator[str]:
    """Columns as wide as they need; a line before each row of `totals`, numbers to the right."""
    right = right or set()
    wide = [max(columns(row[at]) for row in (head, *rows)) for at in range(len(head))]
    line = GAP.join("-" * room for room in wide)
    yield _row(head, wide, right)
    yield line
    for number, row in enumerate(rows):
        if totals and number in totals:
            yield line
        yield _row(row, wide, right)
        if totals and number in totals and number != len(rows) - 1:
            yield ""


def _row(cells: Sequence[str], wide: Sequence[int], right: set[int]) -> str:
    return GAP.join(pad(cell, wide[at], at in right) for at, cell in enumerate(cells))
