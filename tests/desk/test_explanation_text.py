"""The explanation as text, for persons of an invented county, in both languages. Rewrite: pytest --snapshot-update."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from desk.reports.columns import width
from desk.reports.explanation.text import ROOM, render
from desk.reports.wrapping import pad, wrap
from dsl import Assumed, Assumption, Language
from engine import Assessment, Assessor
from engine.explain import explain

LANGUAGES: tuple[Language, Language] = ("zh", "en")
SUBJECTS = {"zh": "示例甲", "en": "Example A"}
PERSONS = (
    "three_identities",
    "tie",
    "late",
    "too_late",
    "newborn",
    "employee",
    "no_payment_date",
    "nothing_but_home",
    "from_elsewhere",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PERSONS)
def test_it_reads_well(
    name: str, language: Language, assessed: Callable[[str], Assessment], snapshot: SnapshotAssertion
) -> None:
    assert render(explain(assessed(name)), language, SUBJECTS[language]) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
def test_refunds_deferral_another_years_level_and_an_assumption(
    language: Language, varied_assessor: Assessor, snapshot: SnapshotAssertion
) -> None:
    paid = Assumption("缴费日期", Assumed.FACT, date(2025, 3, 5), "假设当天缴费")
    assessor = Assessor(varied_assessor.policy, (paid,))
    assert render(explain(assessor({"低保": True, "重度残疾": True})), language) == snapshot


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_the_page(anyone: Assessment, language: Language) -> None:
    for line in render(explain(anyone), language).splitlines():
        assert sum(map(width, line)) <= ROOM, line


def test_a_line_breaks_before_no_closing_mark_and_keeps_a_number_with_its_unit() -> None:
    assert wrap("应当缴纳四百元，现在缴。", 14) == ["应当缴纳四百", "元，现在缴。"]
    assert wrap("一共缴 400.00 元", 14) == ["一共缴", "400.00 元"]
    assert wrap("pays 400.00 yuan in all", 12) == ["pays 400.00", "yuan in all"]


def test_amounts_line_up_under_wide_characters() -> None:
    assert [pad("残联", 6), pad("200", 6, right=True), pad("长得放不下", 6)] == ["残联  ", "   200", "长得放不下"]
