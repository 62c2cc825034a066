"""Values and outcomes in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import NONE, Duration, Identity, Kind, Language, Policy, Refuse, TimeOfDay, Type, Unit
from engine import Ambiguous, Case, Closed, Deferred, Known, NotApplicable, NotStated, Outcome, Refused, Unknown
from engine import money as money_of
from engine.explain import Place
from engine.fields import bare
from engine.record import in_order

from .words import either, field_name, listed, say

UNITS = {Unit.DAY: "day", Unit.MONTH: "month", Unit.YEAR: "year"}
EDGE = "期"
"""In the place of a field: the first or the last day of a window."""
SILENT = ("missing", "deferred", "not_stated")


@dataclass(frozen=True)
class Values:
    """How one policy's values are said in one language."""

    policy: Policy
    language: Language

    def say(self, key: str, /, **words: object) -> str:
        return say(self.language, key, **words)

    def known(self, value: Any, type_: Type | None = None) -> str:
        """A value as a person would write it."""
        if value is NONE:
            return self.say("none")
        match value:
            case bool():
                return self.say("yes" if value else "no")
            case Decimal():
                return self._decimal(value, type_)
            case date():
                return value.isoformat()
            case Duration(count=count, unit=unit):
                return self.say(f"{UNITS[unit]}.{'one' if count == 1 else 'many'}", count=count)
            case Identity(since=since, until=until):
                return self._identity(since, until)
            case tuple():
                return listed(self.language, map(str, value)) if value else self.say("nobody")
            case str() if type_ is not None and type_.kind is Kind.REGION:
                return self.region(value)
            case _:
                return str(value)

    def region(self, code: str) -> str:
        named = (region.names[0] for region in self.policy.vocabulary.regions if region.code == code and region.names)
        return next(named, code)

    def _decimal(self, value: Decimal, type_: Type | None) -> str:
        if type_ is not None and type_.kind is Kind.RATE:
            return f"{(value * 100).normalize():f}%"
        return self.say("money", amount=self.amount(value))

    def amount(self, value: Decimal) -> str:
        """The bare number, as it stands in a table."""
        return money_of.text(value) if money_of.is_whole_fen(value) else f"{value.normalize():f}"

    def _identity(self, since: date | None, until: date | None) -> str:
        if since is not None and until is not None:
            return self.say("since_until", first=since, last=until)
        if since is not None:
            return self.say("since", day=since)
        return self.say("yes") if until is None else self.say("until", day=until)

    # --- what is not known -------------------------------------------------------------------------------------------

    def value(self, value: Any, type_: Type | None = None, field: str = "") -> str:
        """A value of some world, which may be unknown."""
        if isinstance(value, Unknown):
            return self.unknown(value, type_, field)
        return self.refusal(field, value) if isinstance(value, Refuse) else self.in_field(field, value, type_)

    def unknown(self, unknown: Unknown, type_: Type | None = None, field: str = "") -> str:
        """Why it is not known, and what it may still be."""
        why = self.why(unknown)
        if unknown.printed is not None:
            return self.say("unknown.printed", why=why, printed=self.known(unknown.printed, type_))
        options = self.options(unknown, type_, field)
        return self.say("unknown.may_be", why=why, options=options) if options else why

    def options(self, unknown: Unknown, type_: Type | None = None, field: str = "") -> str:
        """What it may still be; empty where nothing can be said."""
        if unknown.candidates:
            shown = (self._candidate(value, type_, field) for value in _rising(unknown.candidates))
            return either(self.language, shown)
        low, high = unknown.low, unknown.high
        if low is not None and high is not None:
            return self.say("between", low=self.known(low, type_), high=self.known(high, type_))
        if low is not None:
            return self.say("at_least", low=self.known(low, type_))
        return "" if high is None else self.say("at_most", high=self.known(high, type_))

    def _candidate(self, value: Any, type_: Type | None, field: str) -> str:
        if not isinstance(value, Unknown):
            return self.value(value, type_, field)
        return self.say("no_value_yet") if value.missing else self.why(value)

    def why(self, unknown: Unknown) -> str:
        """The facts that are missing, who fixes it, or that the notice is silent."""
        word = SILENT[unknown.silence - 1]
        if word == "missing":
            return self.say("unknown.missing", facts=listed(self.language, unknown.missing))
        if word == "deferred":
            by = [r.by for r in in_order(unknown.reasons) if isinstance(r, Deferred) and r.by]
            names = listed(self.language, dict.fromkeys(by))
            return self.say("unknown.deferred", by=names) if names else self.say("unknown.deferred_nobody")
        return self.say("unknown.not_stated")

    # --- outcomes ----------------------------------------------------------------------------------------------------

    def outcome(self, outcome: Outcome, type_: Type | None = None, field: str = "") -> str:
        match outcome:
            case Known(value=value):
                return self.in_field(field, value, type_)
            case Unknown():
                return self.unknown(outcome, type_, field)
            case Ambiguous(cases=cases):
                return self.say("semicolon").join(
                    self.say("case", case=self.case(case), outcome=self.outcome(case.outcome, type_, field))
                    for case in cases
                )
            case Refused(reason=reason):
                return self.say("refused", reason=reason)
            case Closed(reason=reason):
                return self.say("closed", reason=reason)
            case NotApplicable(because=because):
                return self.say(f"not_applicable.{because}")

    def brief(self, outcome: Outcome, type_: Type | None = None, field: str = "") -> str:
        """An outcome for a summary: the cases of an ambiguity without their conditions, each value once."""
        if isinstance(outcome, Ambiguous):
            return self._any_of(outcome, type_, field)
        options = self.options(outcome, type_, field) if isinstance(outcome, Unknown) else ""
        if not isinstance(outcome, Unknown) or not options:
            return self.outcome(outcome, type_, field)
        lacks = self.say("lacks", facts=listed(self.language, outcome.missing))
        return self.say("brief", options=options, why=lacks if outcome.missing else self.why(outcome))

    def _any_of(self, outcome: Ambiguous, type_: Type | None, field: str) -> str:
        """What it may be by some reading; the facts for want of which that is not known are named once."""
        shown: list[str] = []
        missing: list[str] = []
        for one in (case.outcome for case in outcome.cases):
            if isinstance(one, Unknown) and one.missing and one.candidates:
                shown += (self._candidate(value, type_, field) for value in _rising(one.candidates))
                missing += one.missing
            else:
                shown.append(self.brief(one, type_, field))
        options = either(self.language, shown)
        if not missing:
            return options
        lacks = self.say("lacks", facts=listed(self.language, dict.fromkeys(missing)))
        return self.say("brief", options=options, why=lacks)

    def case(self, case: Case) -> str:
        return self.when(case.label)

    def when(self, label: Iterable[tuple[str, str]]) -> str:
        """The readings, or the tied aid, under which a case holds."""
        said = [
            self.say("case.reading", reading=name, alternative=chosen) if name else self.say("case.tie", aid=chosen)
            for name, chosen in label
        ]
        return self.say("comma").join(said)

    def in_field(self, field: str, value: Any, type_: Type | None) -> str:
        """Some values have a word of their own in their field."""
        name = bare(field)
        if value is True and name in ("参保", "受理"):
            return self.say("admitted" if name == "参保" else "accepted")
        if value is NONE and name == "等待期":
            return self.say("no_waiting")
        if value is NONE and name in ("待遇开始", "待遇结束"):
            return self.say("no_benefit")
        if value is NONE and field == EDGE:
            return self.say("no_day")
        return self.known(value, type_)

    def refusal(self, field: str, refuse: Refuse) -> str:
        return self.say("closed" if bare(field) == "受理" else "refused", reason=refuse.reason)

    def until(self, last: str, closes: TimeOfDay | None, month_days: tuple[int, int] | None) -> str:
        """The last day of a 期 with the time at which it closes, or the days of each month."""
        if closes is not None:
            return self.say("closes", day=last, time=closes)
        if month_days is not None:
            return self.say("month_days", last=last, from_=month_days[0], to=month_days[1])
        return last

    def clauses(self, numbers: Iterable[str]) -> str:
        shown = listed(self.language, numbers)
        return self.say("clauses", clauses=shown) if shown else ""

    def reason(self, reason: NotStated | Deferred) -> str:
        """A silence of the notice as a sentence without its full stop."""
        where = self.where(reason.where)
        if isinstance(reason, Deferred):
            return self.say("deferred" if reason.by else "deferred_nobody", where=where, by=reason.by)
        key = {"unstated": "unstated", "gap": "gap_at", "absent": "absent_at", "no_mode": "no_mode_at"}
        return self.say(key.get(reason.why.value, reason.why.value), where=where, year=reason.year)

    def type_of(self, field: str) -> Type | None:
        """The type of a field that a decision decides; None for sums of money."""
        decision = self.policy.decisions.get(field)
        return None if decision is None else decision.type

    def where(self, where: str) -> str:
        return field_name(self.language, where)

    def line(self, place: Place) -> str:
        """The line of the rule file; that of another file than the policy's own with its name."""
        key = "line_of_file" if place.file else "line"
        return self.say(key, number=place.line, file=place.file)

    def place(self, place: Place, clauses: Iterable[str]) -> str:
        """In brackets: the line of the rule file and the clauses it cites."""
        shown = listed(self.language, clauses)
        key = "where_of_file" if place.file else "where"
        where = self.say(key, number=place.line, file=place.file, clauses=shown) if shown else self.line(place)
        return self.say("bracketed", text=where)


def _rising(candidates: Iterable[Any]) -> list[Any]:
    """Amounts and dates in rising order, where all are of one kind; what is not known comes last."""
    known = [value for value in candidates if not isinstance(value, Unknown)]
    if len({type(value) for value in known}) == 1 and isinstance(known[0], Decimal | date):
        known.sort()
    return known + [value for value in candidates if isinstance(value, Unknown)]
