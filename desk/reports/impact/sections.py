"""What a change of notice costs, as sections of a document: a summary, then table by table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dsl import Diagnostic, Language, Policy
from engine.columnar.counts.counting import CATEGORIES
from engine.impact.model import Breakdown, Direction, GroupMoved, Impact
from engine.impact.withheld import is_anything_withheld
from engine.snapshot.model import Heads

from ..budget.model import in_order, money, name_words
from ..document import Block, Figure, Grid, Heading, Items, Section, Sentence, Tone
from ..outcomes import JOIN, bracketed
from ..results.model import field_title
from .charts import groups_chart, levels_chart, payers_chart, spread_chart
from .model import Cost, is_known_of_nobody, tells
from .speaker import ImpactSpeaker
from .summary import dates, summary
from .titles import HEADS, WORDS
from .words import (
    difference_words,
    field_words,
    full_field,
    heads_words,
    is_other_line,
    label_of,
    line_words,
    moved_turns,
    open_cases,
    signed,
    spread_words,
    total_words,
    way_words,
    withheld_words,
)

MOST_ROWS = 15
"""Of a table of courses or reasons; JSON and the workbook have all."""
_NUMBERS = frozenset(range(1, 10))


def sections(cost: Cost, language: Language) -> tuple[Section, ...]:
    return (_Report(cost.impact, cost.old, cost.new, language, cost.notes).section(),)


@dataclass(frozen=True)
class _Report:
    impact: Impact
    old: Policy
    new: Policy
    language: Language
    notes: tuple[Diagnostic, ...]

    def say(self, key: str, **words: object) -> str:
        said = WORDS[key][self.language].format(**words)
        return said[:1].upper() + said[1:]

    @property
    def speaker(self) -> ImpactSpeaker:
        return ImpactSpeaker.of(self.old, self.new, self.language)

    def told(self, key: str, **words: object) -> str:
        """Of a change, or of two regions."""
        said = self.speaker.say(key, **words)
        return said[:1].upper() + said[1:]

    def head(self, key: str, **words: str) -> tuple[str, ...]:
        return self.speaker.head(HEADS[key][self.language], **words)

    def section(self) -> Section:
        blocks: list[Block] = [Sentence(summary(self.impact, self.old, self.new, self.language), Tone.ANSWER)]
        blocks += [Sentence(self.sentence(note), Tone.OPEN) for note in self.notes]
        if remark := dates(self.impact, self.old, self.new, self.language):
            blocks.append(Sentence(remark, Tone.ASIDE))
        if is_anything_withheld(self.impact):
            blocks.append(Sentence(withheld_words(self.language, self.impact.smallest), Tone.ASIDE))
        parts = (self.amounts, self.open, self.spread, self.outcomes, self.courses, self.standings)
        for part in parts:
            blocks += part()
        for breakdown in self.impact.breakdowns:
            blocks += self.breakdown(breakdown)
        return Section(self.say("title"), (*blocks, *self.largest()))

    def sentence(self, note: Diagnostic) -> str:
        said = note.message(self.language)
        return f"{said[:1].upper()}{said[1:]}" + {"zh": "。", "en": "."}[self.language]

    @property
    def fields(self) -> tuple[str, ...]:
        """Those of which something is known and that are not nothing for everybody on both sides."""
        return tuple(field for field in in_order(self.impact.amounts) if tells(self.impact.amounts[field]))

    def amounts(self) -> Iterator[Block]:
        rows, heads = [], []
        ways = [way for way in Direction if any(self.impact.amounts[f].moved[way].heads for f in self.fields)]
        for field in self.fields:
            amount = self.impact.amounts[field]
            totals = amount.totals
            ends = total_words(totals.before, self.language), total_words(totals.after, self.language)
            by = difference_words(totals.difference, self.language)
            rows.append((field_words(field, self.language), *ends, by))
            heads.append((field_words(field, self.language), *(heads_words(amount.moved[way].heads) for way in ways)))
        if rows:
            yield Heading(self.say("amounts"))
            yield Grid(tuple(rows), self.head("amounts"), _NUMBERS)
            yield Heading(self.told("heads"))
            shown = (*self.head("heads"), *(self.speaker.direction(way) for way in ways))
            yield Grid(tuple(heads), shown, _NUMBERS)
        amounts = self.impact.amounts
        silent = [f for f in in_order(amounts) if "." not in f and is_known_of_nobody(amounts[f])]
        if silent:
            names = JOIN[self.language].join(field_words(field, self.language) for field in silent)
            yield Sentence(self.say("silent", fields=names), Tone.OPEN)
        for chart in (payers_chart(self.impact, self.speaker), levels_chart(self.impact, self.speaker)):
            yield from () if chart is None else (Figure(chart),)

    def open(self) -> Iterator[Block]:
        """What is open for the same reason under both notices is no change."""
        found = ((field, case) for field in self.fields for case in self.impact.amounts[field].open)
        if cases := list(open_cases(((f, case) for f, case in found if case.old != case.new), self.speaker)):
            yield Heading(self.say("open"))
            shown = cases[:MOST_ROWS]
            yield Items(tuple(self.say("open_case", heads=heads_words(n), fields=f, why=why) for n, f, why in shown))

    def spread(self) -> Iterator[Block]:
        impact = self.impact
        if impact.bearing is None or not impact.spread:
            return
        yield Heading(self.say("spread", field=full_field(impact.bearing, self.language)))
        known = known_of(impact)
        rows = (
            (spread_words(s, self.language), heads_words(s.heads), share(s.heads, known) or "") for s in impact.spread
        )
        yield Grid(tuple(rows), self.head("spread"), _NUMBERS)
        yield Figure(spread_chart(impact, self.language))

    def outcomes(self) -> Iterator[Block]:
        for field, turns in moved_turns(self.impact):
            yield Heading(self.told("outcomes", field=field_title(field, self.language)))
            rows = [
                (way_words(t.old, field, self.language), way_words(t.new, field, self.language), heads_words(t.heads))
                for t in turns[:MOST_ROWS]
            ]
            yield Grid(tuple(rows), self.head("turns"), frozenset((2,)))
            yield from self.rest([turn.heads for turn in turns])

    def courses(self) -> Iterator[Block]:
        for field, everything in self.impact.courses.items():
            courses = [course for course in everything if is_other_line(course, self.impact)]
            if not courses:
                continue
            yield Heading(self.told("courses", field=field_title(field, self.language)))
            rows = []
            for course in courses[:MOST_ROWS]:
                lines = (
                    line_words(field, course.old, self.impact.old_lines, self.language),
                    line_words(field, course.new, self.impact.new_lines, self.language),
                )
                by = course.moved.difference
                rows.append((*lines, heads_words(course.moved.heads), "" if by is None else signed(by)))
            has_amounts = field in self.impact.amounts
            head = self.head("courses")
            cells = rows if has_amounts else [row[:-1] for row in rows]
            yield Grid(tuple(cells), head if has_amounts else head[:-1], frozenset((2, 3)))
            yield from self.rest([course.moved.heads for course in courses])

    def rest(self, heads: list[Heads]) -> Iterator[Block]:
        if left := heads[MOST_ROWS:]:
            told = [count for count in left if isinstance(count, int)]
            key = "more" if len(told) == len(left) else "more_withheld"
            yield Sentence(self.say(key, count=len(left), heads=f"{sum(told):,}"), Tone.ASIDE)

    def standings(self) -> Iterator[Block]:
        said = []
        for name, standing in self.impact.standings.items():
            entered, left = (standing.turns.get(turn, 0) for turn in (("no", "yes"), ("yes", "no")))
            if entered or left:
                said.append(self.told("entered", name=name, entered=heads_words(entered), left=heads_words(left)))
        if said:
            yield Heading(self.told("standings"))
            yield Items(tuple(said))

    def breakdown(self, breakdown: Breakdown) -> Iterator[Block]:
        bearing = self.impact.bearing
        if bearing is None or not breakdown.groups:
            return
        by = name_words(breakdown.by, self.language)
        yield Heading(self.say("by", by=by) + bracketed(full_field(bearing, self.language), self.language))
        rows = tuple(self.group(breakdown.by, group, bearing) for group in breakdown.groups)
        yield Grid(rows, self.head("groups", by=by), _NUMBERS)
        if breakdown.by == CATEGORIES:
            yield Sentence(self.say("overlap"), Tone.ASIDE)
        if (chart := groups_chart(breakdown, self.impact, (self.old, self.new), self.language)) is not None:
            yield Figure(chart)

    def group(self, by: str, group: GroupMoved, field: str) -> tuple[str, ...]:
        name = label_of(self.old, self.new, by, group, self.language)
        directions = group.directions.get(field)
        if directions is None:
            return (name, heads_words(group.heads), *[""] * 6)
        ways = (directions[way] for way in (Direction.MORE, Direction.LESS, Direction.OPEN))
        if (totals := group.amounts.get(field)) is None:
            return (name, heads_words(group.heads), *[""] * 3, *map(heads_words, ways))
        ends = (total_words(totals.before, self.language), total_words(totals.after, self.language))
        by_much = difference_words(totals.difference, self.language)
        return (name, heads_words(group.heads), *ends, by_much, *map(heads_words, ways))

    def largest(self) -> Iterator[Block]:
        if self.impact.largest and self.impact.bearing is not None:
            yield Heading(self.told("largest", field=full_field(self.impact.bearing, self.language)))
            rows = (
                (str(one.row), one.id_number or "", money(one.before), money(one.after), signed(one.after - one.before))
                for one in self.impact.largest
            )
            yield Grid(tuple(rows), self.head("largest"), frozenset((0, 2, 3, 4)))


def known_of(impact: Impact) -> Heads | None:
    """How many persons the spread is of; None where some are withheld."""
    told = [one.heads for one in impact.spread if isinstance(one.heads, int)]
    return sum(told) if len(told) == len(impact.spread) else None


def share(heads: Heads, of: Heads | None) -> str | None:
    if isinstance(heads, str) or not isinstance(of, int):
        return None
    return f"{Decimal(heads) * 100 / Decimal(of):.1f}%"
