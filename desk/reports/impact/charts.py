"""What a change of notice costs, as charts: who pays how much, how far persons are apart, and group by group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from dsl import Language, Policy
from engine.fields import AID, SHARE, split
from engine.impact.model import Breakdown, Impact, Totals

from ..budget.model import in_order, money
from ..charts import Bars
from .model import tells
from .speaker import ImpactSpeaker
from .words import full_field, heads_words, label_of, spread_words

MOST_BARS = 40
"""Of a chart that is to fit on a page."""
_TITLES: Mapping[str, Mapping[Language, str]] = {
    "payers": {"zh": "谁出多少（元，两份都算得清的人）", "en": "Who pays how much (yuan, who is known under both)"},
    "levels": {
        "zh": "财政补助分担（元，两份都算得清的人）",
        "en": "Government funding by level (yuan, who is known under both)",
    },
    "spread": {"zh": "每人{field}相差多少（人数）", "en": "Persons by difference of {field}"},
    "groups": {"zh": "{field}（元，两份都算得清的人）", "en": "{field} (yuan, who is known under both)"},
}
"""Of those alone of whom nothing is open on either side: charts of anything else would show who is known, not what
changed."""


def chart_title(key: str, language: Language, field: str = "") -> str:
    return _TITLES[key][language].format(field=field)


def payers(impact: Impact) -> Sequence[str]:
    """应缴 and what each payer of aid gives; of products together."""
    return _fields(impact, lambda field: field == "应缴" or field.startswith(AID))


def levels(impact: Impact) -> Sequence[str]:
    """What each level gives of 财政补助."""
    return _fields(impact, lambda field: field.startswith(SHARE))


def clear(totals: Totals | None) -> tuple[Decimal | None, Decimal | None]:
    """The sums to be drawn; None where one notice has no such amount on its side."""
    if totals is None or totals.clear is None:
        return None, None
    old, new = totals.clear
    return None if totals.before is None else old, None if totals.after is None else new


def payers_chart(impact: Impact, speaker: ImpactSpeaker) -> Bars | None:
    return _of_fields("payers", payers(impact), impact, speaker)


def levels_chart(impact: Impact, speaker: ImpactSpeaker) -> Bars | None:
    return _of_fields("levels", levels(impact), impact, speaker)


def spread_chart(impact: Impact, language: Language) -> Bars:
    assert impact.bearing is not None
    heads = [one.heads for one in impact.spread]
    return Bars(
        chart_title("spread", language, full_field(impact.bearing, language)),
        ("",),
        tuple(spread_words(one, language) for one in impact.spread),
        tuple((Decimal(count) if isinstance(count, int) else None,) for count in heads),
        tuple((heads_words(count),) for count in heads),
    )


def groups_chart(
    breakdown: Breakdown, impact: Impact, policies: tuple[Policy, Policy], language: Language
) -> Bars | None:
    """What the groups pay, old beside new; None where they are too many to be seen."""
    if impact.bearing is None or not 1 < len(breakdown.groups) <= MOST_BARS:
        return None
    title = chart_title("groups", language, full_field(impact.bearing, language))
    labels = [label_of(*policies, breakdown.by, group, language) for group in breakdown.groups]
    sums = [clear(group.amounts.get(impact.bearing)) for group in breakdown.groups]
    return _pairs(title, labels, sums, ImpactSpeaker.of(*policies, language))


def _fields(impact: Impact, wanted: Callable[[str], bool]) -> Sequence[str]:
    told = (field for field in in_order(impact.amounts) if tells(impact.amounts[field]))
    return [field for field in told if not split(field)[1] and wanted(field)]


def _of_fields(key: str, fields: Sequence[str], impact: Impact, speaker: ImpactSpeaker) -> Bars | None:
    sums = [clear(impact.amounts[field].totals) for field in fields]
    labels = [full_field(field, speaker.language) for field in fields]
    return _pairs(chart_title(key, speaker.language), labels, sums, speaker)


def _pairs(
    title: str, labels: Sequence[str], sums: Sequence[tuple[Decimal | None, Decimal | None]], speaker: ImpactSpeaker
) -> Bars | None:
    """None where there is nothing to draw."""
    if not any(value for pair in sums for value in pair):
        return None
    words = tuple(tuple("—" if value is None else money(value) for value in pair) for pair in sums)
    return Bars(title, speaker.sides, tuple(labels), tuple(sums), words)
