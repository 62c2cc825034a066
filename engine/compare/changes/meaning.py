"""What an expression means, whatever its names and the order of its parts: equal numbers for equal meanings.

A name that was paired with one of the other notice stands for the pair; any other name stands for what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import (
    Advance,
    All,
    AnyOf,
    Arithmetic,
    Call,
    Compare,
    CountingBy,
    DecisionRef,
    EventSpan,
    Expression,
    FactRef,
    FixedSpan,
    Held,
    Inside,
    Kind,
    Literal,
    MoneyRef,
    MonthlySpan,
    Not,
    OneOf,
    Pending,
    Policy,
    Population,
    ReadingRef,
    Refuse,
    RuleValue,
    SpanEdge,
    TableRef,
    TimedSpan,
    WindowRef,
    Within,
)

from ..benefit_years import BenefitYear
from .day_ranges import in_one, written

Label = Callable[[str, str], Hashable | None]
"""What a name (of a `decision`, `window`, `table`, `reading`, `product` …) was paired with, None if with nothing."""
HERE = "本地"
OF_THE_YEAR = ("年初", "年末", "年度")
ALWAYS = -1
_TURNED = {">": "<", "≥": "≤"}
_EITHER_WAY = ("=", "≠", "+", "×")


class Forms:
    """Numbers for meanings, shared by both notices."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}

    def number(self, *form: Hashable) -> int:
        return self._numbers.setdefault(form, len(self._numbers))


def unpaired(_: str, __: str) -> None:
    """Every name stands for what it says."""
    return None


class Meaning:
    """The meanings of one notice's expressions."""

    def __init__(self, policy: Policy, year: BenefitYear, forms: Forms, label: Label = unpaired) -> None:
        self.policy, self.year, self.label = policy, year, label
        self._forms = forms
        self._known: dict[tuple[str, str], int] = {}

    def of(self, value: RuleValue | None) -> int:
        """The number of an expression or of another value of a line; `ALWAYS` for no condition at all."""
        if value is None:
            return ALWAYS
        form = self._form(value)
        return form[1] if form[0] == "same" and isinstance(form[1], int) else self._forms.number(*form)

    def days(self, span: Any) -> int:
        number = self._forms.number
        match span:
            case WindowRef(window=name):
                return self._named("window", name, lambda: self.days(self.policy.windows[name].days))
            case FixedSpan():
                return number("from_to", self.of(span.first), self.of(span.last))
            case EventSpan():
                return number("since", self.of(span.start), self.of(span.length), self._counting(span.counting))
            case MonthlySpan():
                return number("monthly", self.days(span.days), span.first, span.last)
            case TimedSpan():
                return number("timed", self.days(span.days), span.closes)
        raise AssertionError(span)

    def rules(self, key: str) -> int:
        """What a decision says, line by line."""
        decision = self.policy.decisions[key]
        if len(decision.rules) == 1 and decision.rules[0].guard is None:
            return self.of(decision.rules[0].value)
        return self._forms.number("lines", tuple((self.of(rule.guard), self.of(rule.value)) for rule in decision.rules))

    def table(self, name: str) -> int:
        table = self.policy.tables[name]
        keys = tuple(self._key(key) for key in table.keys)
        rows = frozenset((tuple(map(self.cell, row)), self.of(value)) for row, value in table.rows.items())
        return self._forms.number("table", keys, rows)

    def _key(self, key: Any) -> Hashable:
        return self.of(key) if isinstance(key, Expression) else "人群"

    def cell(self, value: Any) -> Hashable:
        """A key of a table: a category by what it was paired with, a region by its code."""
        if isinstance(value, str):
            if value in self.policy.decisions:
                return self.label("decision", value) or value
            return self._code(value)
        return self.year.day(value) if isinstance(value, date) else value

    def alternative(self, reading: str, name: str) -> Hashable:
        return self.label(f"alternative of {reading}", name) or name

    def _form(self, value: Any) -> tuple[Hashable, ...]:
        match value:
            case Literal():
                return "literal", self._literal(value)
            case FactRef(fact=fact, year=year):
                return "fact", fact, self.of(year)
            case DecisionRef(decision=key):
                return "same", self._named("decision", key, lambda: self.rules(key))
            case TableRef(table=name, keys=keys):
                return "row", self._named("table", name, lambda: self.table(name)), tuple(map(self.of, keys))
            case ReadingRef(reading=name):
                return "reading", self.label("reading", name) or name
            case MoneyRef(word=word, product=product):
                return "money", word, self.label("product", product) or product
            case Population(measure=measure, category=category, on=on):
                held = None if category is None else self.of(DecisionRef(category, value.type))
                return "population", measure, held, self.of(on)
            case All(items=items):
                return self._members("all", All, items)
            case AnyOf(items=items):
                return self._members("any", AnyOf, items)
            case Compare():
                return self._compared(value)
            case Not(item=Not(item=item)):
                return "same", self.of(item)
            case Not(item=item):
                return "not", self.of(item)
            case Held(identity=identity, on=on):
                return ("held", self.of(identity), self.of(on)) if on is not None else ("same", self.of(identity))
            case OneOf(item=item, members=members):
                return "one_of", self.of(item), frozenset(members)
            case Inside(region=region, codes=codes):
                return "inside", self.of(region), frozenset(map(self._code, codes))
            case Within(day=day, days=days):
                return "within", self.of(day), self.days(days)
            case SpanEdge() if (on := written(value, self._fixed)) is not None:
                return "same", self.of(on)
            case SpanEdge(days=days, last=last):
                return "edge", self.days(days), last
            case Advance():
                return "after", self.of(value.start), self.of(value.length), self._counting(value.counting)
            case Arithmetic(op=op, left=left, right=right):
                return ("arithmetic", op, *self._sides(op, left, right))
            case Call(function=function, arguments=arguments):
                return "call", function, tuple(map(self.of, arguments))
            case Pending():
                return "pending", value.by, self.of(value.at_least), self.of(value.at_most)
            case Refuse(reason=reason):
                return "refuse", reason
        return (type(value).__name__,)

    def _members(self, word: str, kind: type, items: Iterable[Any]) -> tuple[Hashable, ...]:
        """A set: neither order nor brackets matter; one member alone is that member."""
        every = in_one(kind, flat(self, kind, items), self._fixed, self.of)
        members = frozenset(map(self.of, every))
        return ("same", next(iter(members))) if len(members) == 1 else (word, members)

    def _compared(self, compared: Compare) -> tuple[Hashable, ...]:
        op, left, right = compared.op, compared.left, compared.right
        if isinstance(left, ReadingRef) and isinstance(right, Literal):
            return "compare", op, self.of(left), self.alternative(left.reading, str(right.value))
        if isinstance(right, Literal) and right.type.kind is Kind.ENUMERATION and op in ("=", "≠"):
            found = ("one_of", self.of(left), frozenset((right.value,)))
            return found if op == "=" else ("not", self._forms.number(*found))
        if op in _TURNED:
            op, left, right = _TURNED[op], right, left
        return ("compare", op, *self._sides(op, left, right))

    def _sides(self, op: str, left: Any, right: Any) -> tuple[int, ...]:
        sides = (self.of(left), self.of(right))
        return tuple(sorted(sides)) if op in _EITHER_WAY else sides

    def _literal(self, literal: Literal) -> Hashable:
        match literal.value:
            case bool() as known:
                return known
            case date() as day:
                own = self._by_its_word(literal, day.year)
                return ("of_year", 0, day.month, day.day) if own else self.year.day(day)
            case int() as number:
                return ("year", 0) if self._by_its_word(literal, number) else self.year.number(number)
            case Decimal() as amount:
                return literal.type.kind.value, amount.normalize()
            case str() as code if literal.type.kind is Kind.REGION:
                return self._code(code)
        return literal.value

    def _by_its_word(self, literal: Literal, year: int) -> bool:
        """年初, 年末 and 年度 are the same words in every year, whichever way dates are compared."""
        written = self.policy.source.text[literal.span.start : literal.span.end]
        return year == self.policy.header.year and written in OF_THE_YEAR

    def _code(self, code: str) -> str:
        """A notice's own region is 本地, whichever it is."""
        return HERE if code == self.policy.header.region.code else code

    def _fixed(self, days: Any) -> FixedSpan | None:
        while isinstance(days, WindowRef) and self.label("window", days.window) is None:
            days = self.policy.windows[days.window].days
        return days if isinstance(days, FixedSpan) else None

    def _counting(self, counting: Any) -> Hashable:
        return (
            self.label("reading", counting.reading) or counting.reading
            if isinstance(counting, CountingBy)
            else counting
        )

    def _named(self, space: str, name: str, otherwise: Callable[[], int]) -> int:
        if (space, name) not in self._known:
            label = self.label(space, name)
            self._known[space, name] = otherwise() if label is None else self._forms.number("named", label)
        return self._known[space, name]


def flat(meaning: Meaning, kind: type, items: Iterable[Any]) -> Iterable[Any]:
    """The members of 且 (`All`) or 或 (`AnyOf`), those of members of the same sort and of unpaired names included."""
    for item in items:
        opened = _opened(meaning, item)
        if isinstance(opened, kind):
            yield from flat(meaning, kind, opened.items)  # type: ignore[attr-defined]
        else:
            yield item


def _opened(meaning: Meaning, item: Any) -> Any:
    """What a name says that has no counterpart in the other notice."""
    if not isinstance(item, DecisionRef) or meaning.label("decision", item.decision) is not None:
        return item
    rules = meaning.policy.decisions[item.decision].rules
    alone = len(rules) == 1 and rules[0].guard is None
    return _opened(meaning, rules[0].value) if alone else item
