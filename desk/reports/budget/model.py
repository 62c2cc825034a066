"""What a run of `pol budget` has to show, whatever the format, and the words in which it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_UP, Decimal, localcontext
from fractions import Fraction
from functools import cached_property
from typing import Any

from dsl import Language, Policy
from engine import KIND_WORDS
from engine.columnar.counts.counted import Label
from engine.columnar.counts.counting import CATEGORIES
from engine.columnar.counts.gathered import OPEN, Line, Total
from engine.columnar.counts.totals import Totals
from engine.fields import AID, SHARE, split

from ..groups import kind_words, label_words, region_words
from ..outcomes import JOIN
from ..results.model import field_title

Words = Mapping[Language, str]

NONE_KNOWN = "—"
ALL: Words = {"zh": "合计（全部）", "en": "whole"}
PEOPLE: Words = {"zh": "人数", "en": "persons"}
PARTS: Mapping[str, Words] = {
    "repeated": {"zh": "减：重复计入", "en": "less: counted more than once"},
    "outside": {"zh": "不属于任何人群", "en": "in no group"},
    "unclear": {"zh": "属于哪个人群不清楚", "en": "group not known"},
    "several": {"zh": "属于两个以上人群", "en": "in more than one group"},
}
_AT_LEAST: Words = {"zh": "至少 ", "en": "at least "}
_AT_MOST: Words = {"zh": "至多 ", "en": "at most "}
_KNOWN: Words = {"zh": "已知 ", "en": "known: "}
_HEADS: Words = {"zh": "{kind} {count} 人", "en": "{kind}: {count}"}
_ORDER = ("缴费", "资助合计", AID, "应缴", "先付", "退补", "财政补助", SHARE)
_NAMES: Mapping[str, str] = {CATEGORIES: "categories"}


@dataclass(frozen=True)
class Budget:
    """`receipt` says what the totals were made from, and how many rows there were."""

    policy: Policy
    totals: Totals
    receipt: Mapping[str, Any]

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The amounts, totals over products before those of one, payers below what they give together."""
        return in_order(self.totals.whole.totals)

    @property
    def heading(self) -> str:
        header = self.policy.header
        return "  ".join(filter(None, (header.title or header.id, header.number, str(header.year))))

    @property
    def payers(self) -> tuple[str, ...]:
        """What each payer gives, and what the persons bear: together the price."""
        own = [field for field in self.fields if not split(field)[1]]
        return (*(field for field in own if field.startswith(AID)), *(field for field in own if field == "应缴"))

    @property
    def levels(self) -> tuple[str, ...]:
        return tuple(field for field in self.fields if field.startswith(SHARE) and not split(field)[1])

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The amounts of which something is known and that are not nothing for everybody: these stand by group."""
        whole = self.totals.whole.totals
        return tuple(field for field in self.fields if not split(field)[1] and _tells(whole[field]))

    def label_words(self, name: str, label: Label, language: Language) -> str:
        return label_words(self.policy, name, label, language)

    def region(self, code: object) -> str | None:
        return region_words(self.policy, code)


def in_order(fields: Iterable[str]) -> tuple[str, ...]:
    """Amounts: totals over products before those of one, payers below what they give together."""
    return tuple(sorted(fields, key=lambda field: (split(field)[1], _place(field))))


def _place(field: str) -> int:
    name = split(field)[0]
    return _ORDER.index(next((prefix for prefix in (AID, SHARE) if name.startswith(prefix)), name))


def _tells(total: Total) -> bool:
    is_nothing = total.known == 0 and not total.open
    return not is_nothing and (total.heads.get("known", 0) > 0 or bool(total.low) or bool(total.high))


def title(field: str, language: Language) -> str:
    """A payer or a level by its name alone: it stands below the total."""
    for prefix in (AID, SHARE):
        if field.startswith(prefix):
            return field.removeprefix(prefix)
    return field_title(field, language)


def is_part(field: str) -> bool:
    return field.startswith((AID, SHARE))


def name_words(name: str, language: Language) -> str:
    return name if language == "zh" else _NAMES.get(name, field_title(name, language))


def money(amount: Decimal) -> str:
    """`1,234,567.80`: always two decimals, exactly."""
    with localcontext() as context:
        context.prec = 60
        return f"{amount:,.2f}"


def amount_words(total: Total, language: Language) -> str:
    """The sum; between its ends where some of it is open; or what is known of it."""
    if not total.open:
        return money(total.known) if any(total.heads.values()) else money(Decimal(0))
    if total.low is not None and total.high is not None:
        return money(total.low) if total.low == total.high else f"{money(total.low)}～{money(total.high)}"
    if total.high is not None:
        return _AT_MOST[language] + money(total.high)
    if total.low is not None:
        return _AT_LEAST[language] + money(total.low)
    return _KNOWN[language] + money(total.known) if total.heads.get("known") else NONE_KNOWN


def heads_words(total: Total, language: Language, *, only_open: bool = False) -> str:
    """How many there are of each kind that is not a known amount."""
    kinds = OPEN if only_open else tuple(kind for kind in KIND_WORDS if kind != "known")
    said = ((kind, total.heads.get(kind, 0)) for kind in kinds)
    return JOIN[language].join(
        _HEADS[language].format(kind=kind_words(kind, language), count=f"{count:,}") for kind, count in said if count
    )


def open_words(line: Line, fields: Sequence[str], language: Language) -> str:
    """Which amounts are open and for how many, those with the same number together."""
    by_count: dict[int, list[str]] = {}
    for field in fields:
        if (count := line.totals[field].open) > 0:
            by_count.setdefault(count, []).append(title(field, language))
    people = {"zh": " {count} 人", "en": ": {count}"}[language]
    return {"zh": "；", "en": "; "}[language].join(
        JOIN[language].join(names) + people.format(count=f"{count:,}") for count, names in by_count.items()
    )


def percent(rate: Fraction, *, up: bool) -> str:
    """Two decimals, away from what it might be mistaken for: a low end never looks higher than it is."""
    exact = Decimal(rate.numerator) * 100 / Decimal(rate.denominator)
    return f"{exact.quantize(Decimal('0.01'), rounding=ROUND_UP if up else ROUND_DOWN)}%"


def day_words(day: date) -> str:
    return day.isoformat()
