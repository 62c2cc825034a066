"""Targets and milestones in sentences: what a rate is of, what came out, and what no record can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from dsl import Language
from engine.columnar.counts.targets import Enrolled, Milestone, Target, Verdict, Why
from engine.columnar.counts.totals import Totals

from ..outcomes import JOIN
from .model import percent

Words = Mapping[Language, str]

VERDICTS: Mapping[Verdict, Words] = {
    Verdict.MET: {"zh": "达到", "en": "met"},
    Verdict.MISSED: {"zh": "没有达到", "en": "missed"},
    Verdict.OPEN: {"zh": "还不能判断", "en": "open"},
    Verdict.NOT_JUDGED: {"zh": "名单判断不了", "en": "not for the records to tell"},
}
_WHY: Mapping[Why, Words] = {
    Why.NO_TASK: {"zh": "通知没有印任务数，只列出人数", "en": "the notice prints no task number; heads only"},
    Why.NO_RECORD: {"zh": "名单不记这件事", "en": "the records do not say such a thing"},
    Why.NO_PAYMENT: {"zh": "词汇里没有缴费日期", "en": "the vocabulary has no day of payment"},
    Why.COMPOSED: {"zh": "这样的条件要另算", "en": "a condition of this form is not worked out"},
}
_SAID: Mapping[str, Words] = {
    "people": {"zh": "名单内 {n} 人", "en": "of {n} in the records"},
    "paid": {"zh": "记有缴费日期 {n} 人", "en": "{n} with a day of payment"},
    "paid_by": {"zh": "已缴 {n} 人", "en": "{n} had paid"},
    "unknown": {"zh": "没记缴费情况 {n} 人", "en": "{n} with no word on payment"},
    "elsewhere": {"zh": "在别处参保或不予参保 {n} 人", "en": "{n} enrolled elsewhere or refused"},
    "unclear": {"zh": "另有 {n} 人是否属于不清楚", "en": "of {n} more it is not known whether they belong"},
    "rate": {"zh": "名单参保率 {rate}", "en": "rate within the records {rate}"},
}
BASIS: Words = {
    "zh": "参保率是名单内的：记有缴费日期的人 ÷ 名单里这类人。通知所说的应参保人数可能与名单不同。",
    "en": "A rate is within the records: people with a day of payment ÷ people of that kind in the records. "
    "The number that the notice means may be another.",
}
_NOT_TOLD: Words = {
    "zh": "名单没有“{names}”，在别处参保的人没有算进去。",
    "en": "The records have no {names}: people enrolled elsewhere are not counted in.",
}


def verdict_words(target: Target, language: Language) -> str:
    return VERDICTS[target.verdict][language]


def target_words(target: Target, language: Language) -> str:
    """The figures behind the verdict, or why there are none."""
    said: list[str] = []
    if target.why is not None:
        said.append(_WHY[target.why][language])
    if target.low is not None and target.high is not None and target.enrolled is not None:
        said.append(_say("rate", _rate(target), language))
    if target.enrolled is not None:
        said += _enrolled(target.enrolled, "paid" if target.on is None else "paid_by", language)
    return {"zh": "；", "en": "; "}[language].join(said)


def milestone_words(milestone: Milestone, language: Language) -> tuple[str, str, str]:
    """How many had paid, their part of the records, and of how many it is not known."""
    enrolled = milestone.enrolled
    part = percent_of(enrolled.paid, enrolled.heads)
    return f"{enrolled.paid:,}", part, f"{enrolled.unknown:,}"


def percent_of(count: int, heads: int) -> str:
    return percent(Fraction(count, heads), up=False) if heads else "—"


def basis_words(totals: Totals, language: Language) -> Iterator[str]:
    if any(target.enrolled is not None for target in totals.targets):
        yield BASIS[language]
    if totals.not_told:
        yield _NOT_TOLD[language].format(names=JOIN[language].join(totals.not_told))


def _rate(target: Target) -> str:
    assert target.low is not None and target.high is not None
    low, high = percent(target.low, up=False), percent(target.high, up=True)
    return percent(target.low, up=False) if target.low == target.high else f"{low}～{high}"


def _enrolled(enrolled: Enrolled, paid: str, language: Language) -> Iterator[str]:
    yield _say("people", f"{enrolled.heads:,}", language)
    yield _say(paid, f"{enrolled.paid:,}", language)
    for name in ("unknown", "elsewhere", "unclear"):
        if count := getattr(enrolled, name):
            yield _say(name, f"{count:,}", language)


def _say(key: str, value: str, language: Language) -> str:
    return _SAID[key][language].format(n=value, rate=value)
