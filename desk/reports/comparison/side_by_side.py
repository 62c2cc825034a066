"""Notices side by side as a page: the words of every row and cell, and what stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dsl import Language, Policy, Severity
from engine import Ambiguous
from engine.compare.side_by_side import Cell, Mark, Row, SideBySide, State, Verdict

from .page import Group, Line, Page, ShownCell, ShownRow
from .values import column, entry_line, facts_words
from .words import listed, say

_OPEN = (State.NOT_STATED, State.DEFERRED)
_NOTHING = (State.ABSENT, State.NOT_APPLICABLE)
_ASKED = frozenset({"late", "newborn", "newborn:uninsured_parents", "waiting:late", "benefit:late", "funding:levels"})
"""Rows in whose cells the person differs from notice to notice."""
_BY_CONCEPT = ("waiting_period", "benefit", "funding", "eligibility", "target")
_MOST_LISTED = 8
_MOST_MEMBERS, _MEMBERS_SHOWN = 8, 3


def page(table: SideBySide, language: Language) -> Page:
    groups = tuple(
        Group(say(language, f"of.{concept}"), tuple(_row(row, table.policies, language) for row in rows))
        for concept, rows in groupby(table.rows, key=lambda row: row.concept)
    )
    return Page(
        say(language, "title"),
        tuple(summary(table, language)),
        say(language, "concept"),
        tuple(column(policy, language) for policy in table.policies),
        groups,
        tuple(say(language, key) for key in ("method", "method.absent", "method.newborn")),
        ((say(language, "findings"), tuple(_findings(table, language))),),
        say(language, "summary"),
    )


def label(row: Row, language: Language) -> str:
    match row.concept, row.key:
        case "target", _:
            return row.names[0] + (say(language, "colon") + row.names[1] if len(row.names) > 1 else "")
        case "result", _:
            return row.names[0]
        case "aid", key if key != "aid:others":
            return " ＋ ".join(_identity(name, language) for name in row.names)
    return say(language, f"row.{row.key}")


def full_label(row: Row, language: Language) -> str:
    """By itself, without the heading that it stands under."""
    own = label(row, language)
    if row.concept not in _BY_CONCEPT:
        return own
    return say(language, f"of.{row.concept}") + say(language, "bracketed", text=own)


def _identity(name: str, language: Language) -> str:
    """The members of an enumeration, or the first of many."""
    fact, _, members = name.partition("：")
    each = members.split("、")
    if len(each) <= _MOST_MEMBERS:
        return name
    first = listed(language, each[:_MEMBERS_SHOWN])
    return fact + say(language, "colon") + say(language, "members", first=first, count=len(each))


def _row(row: Row, policies: Sequence[Policy], language: Language) -> ShownRow:
    cells = tuple(_cell(row, cell, policy, language) for cell, policy in zip(row.cells, policies, strict=True))
    return ShownRow(label(row, language), cells, row.verdict is Verdict.SAME)


def _cell(row: Row, cell: Cell, policy: Policy, language: Language) -> ShownCell:
    alone = row.concept != "aid" and len({entry.word for entry in cell.entries}) == 1
    lines = [entry_line(entry, policy, language, alone) for entry in cell.entries]
    if cell.state is State.ABSENT:
        lines.insert(0, Line(say(language, "absent.aid" if row.concept == "aid" and cell.entries else "absent")))
    if row.key in _ASKED and cell.asked and cell.entries:
        lines.append(Line(say(language, "asked", facts=facts_words(cell.asked, language)), soft=True))
    unclear = any(isinstance(entry.outcome, Ambiguous) for entry in cell.entries)
    tone = "absent" if cell.state in _NOTHING else "open" if cell.state in _OPEN or unclear else "plain"
    number = cell.entries[0].number if cell.entries and alone else None
    marks = tuple(say(language, f"mark.{mark.value}") for mark in Mark if mark in cell.marks)
    return ShownCell(tuple(lines), tone, marks, number and number[0])


# --- what can be read out ---------------------------------------------------------------------------------------------


def summary(table: SideBySide, language: Language) -> Iterator[str]:
    names = [policy.header.id for policy in table.policies]
    yield say(language, "sum.count", count=len(names), names=listed(language, names))
    if standard := next((row for row in table.rows if row.key == "contribution"), None):
        shown = _row(standard, table.policies, language).cells
        values = say(language, "or").join(
            f"{name} {cell.lines[-1].text}" for name, cell in zip(names, shown, strict=True)
        )
        yield say(language, "sum.standard", values=values)
    counts = {verdict: sum(row.verdict is verdict for row in table.rows) for verdict in Verdict}
    rows = {"rows": len(table.rows), "same": counts[Verdict.SAME], "all_differ": counts[Verdict.ALL_DIFFER]}
    yield say(language, "sum.rows", **rows)
    aids = [row for row in table.rows if row.concept == "aid" and row.key != "aid:others"]
    if aids:
        aiding = [sum(cell.state is not State.ABSENT for cell in row.cells) for row in aids]
        left = [[_leaves_aid_open(cell) for cell in row.cells] for row in aids]
        everywhere = sum(
            given > 1 and given + sum(open_) == len(names) for given, open_ in zip(aiding, left, strict=True)
        )
        single = sum(given == 1 and any(map(_states_aid, row.cells)) for given, row in zip(aiding, aids, strict=True))
        yield say(language, "sum.aid", all=len(aids), everywhere=everywhere, single=single)
        if open_ := [name for name, *cells in zip(names, *left, strict=True) if any(cells)]:
            yield say(language, "sum.aid.left", policies=listed(language, open_))
    for mark, key in ((Mark.OUTLIER, "sum.outliers"), (Mark.AGAINST_SUPERIOR, "sum.against")):
        if cells := [
            say(language, "sum.cell", policy=name, row=full_label(row, language))
            for row in table.rows
            for name, cell in zip(names, row.cells, strict=True)
            if mark in cell.marks
        ]:
            more = "…" if len(cells) > _MOST_LISTED else ""
            yield say(language, key, cells=listed(language, cells[:_MOST_LISTED]) + more)


def _states_aid(cell: Cell) -> bool:
    return cell.state in (State.GIVEN, State.DEFERRED)


def _leaves_aid_open(cell: Cell) -> bool:
    """Nothing is said of this identity, not even that it gets no aid."""
    return cell.state is State.ABSENT and not cell.entries


def _findings(table: SideBySide, language: Language) -> Iterator[str]:
    """What check finds against superiors, and whom it did not check."""
    for policy, found in zip(table.policies, table.findings, strict=True):
        if policy.header.superior and not any(one.severity is not Severity.NOTE for one in found):
            yield say(language, "findings.none", policy=policy.header.id, superior=policy.header.superior)
        for one in found:
            yield f"{policy.header.id} {one.code} {one.message(language)}"
    yield from _uncompared(table, language)
    if without := [policy.header.id for policy in table.policies if not policy.header.superior]:
        yield say(language, "findings.not_checked", policies=listed(language, without))


def _uncompared(table: SideBySide, language: Language) -> Iterator[str]:
    """That nothing was found is not that all was compared."""
    pairs = [(policy, one) for policy, above in zip(table.policies, table.uncompared, strict=True) for one in above]
    for policy, one in pairs:
        if one.silent:
            words = {"policy": policy.header.id, "superior": one.superior, "demands": listed(language, one.silent)}
            yield say(language, "findings.silent", **words)
    for superior, texts in {one.superior: one.counted for _, one in pairs if one.counted}.items():
        yield say(language, "findings.counted", superior=superior, demands=listed(language, texts))
