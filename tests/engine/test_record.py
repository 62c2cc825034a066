"""The published result record: its shape, and what stands in it for persons of an invented county."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dsl import Assumed, Assumption
from engine import Assessment, Assessor
from engine.record import assessment_schema, record_of


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    found = assessment_schema()
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def basic(assessment: Assessment) -> dict[str, Any]:
    """The single product."""
    record = record_of(assessment)
    assert [product["name"] for product in record["products"]] == ["基本"]
    found: dict[str, Any] = record["products"][0]
    return found


def test_every_record_is_json_and_fits_the_published_schema(anyone: Assessment, schema: Draft202012Validator) -> None:
    record = json.loads(json.dumps(record_of(anyone)))
    assert record == record_of(anyone)
    schema.validate(record)


def test_the_schema_refuses_a_misspelt_member(
    assessed: Callable[[str], Assessment], schema: Draft202012Validator
) -> None:
    record = record_of(assessed("late"))
    record["products"][0]["contribution"]["amount"] = "1.00"
    assert not schema.is_valid(record)


def test_the_schema_refuses_an_amount_without_two_decimals(
    assessed: Callable[[str], Assessment], schema: Draft202012Validator
) -> None:
    record = record_of(assessed("late"))
    record["products"][0]["contribution"]["value"] = "1070"
    assert not schema.is_valid(record)


def test_the_notice_and_the_rule_file_are_named(assessed: Callable[[str], Assessment]) -> None:
    policy = record_of(assessed("late"))["policy"]
    assert policy["id"] == "示例县2025"
    assert policy["region"] == {"code": "999999", "name": "示例县"}
    assert (policy["year"], policy["issued"]) == (2025, "2024-08-30")
    assert len(policy["source"]["sha256"]) == 64


def test_three_identities_full_aid_wins_and_the_losers_are_listed(assessed: Callable[[str], Assessment]) -> None:
    product = basic(assessed("three_identities"))
    assert [(s["aids"], s["payer"], s["amount"]["value"], s["mode"]) for s in product["subsidies"]] == [
        (["特困全额"], "医疗救助基金", "400.00", "paid_directly")
    ]
    assert [(x["aid"], x["amount"]["value"], x["margin"]["value"]) for x in product["lost"]] == [
        ("低保定额", "200.00", "200.00"),
        ("重残定额", "200.00", "200.00"),
    ]
    assert product["subsidies"][0]["rules"] == [{"line": 34, "clauses": ["二(二)1"]}]
    assert product["lost"][0]["priority"] == ["二(三)"]
    assert (product["borne"]["value"], product["up_front"]["value"]) == ("0.00", "0.00")


def test_a_tie_keeps_the_amount_and_gives_one_case_per_aid(assessed: Callable[[str], Assessment]) -> None:
    product = basic(assessed("tie"))
    assert product["aid_total"]["value"] == "200.00"
    assert product["aid_by_payer"]["残联"] == {
        "outcome": "ambiguous",
        "by": "tie",
        "cases": [
            {"aid": "低保定额", "outcome": "known", "value": "0.00"},
            {"aid": "重残定额", "outcome": "known", "value": "100.00"},
        ],
    }
    assert {s["standing"] for s in product["subsidies"]} == {"tied"}


def test_an_unclear_first_day_gives_one_start_per_reading(assessed: Callable[[str], Assessment]) -> None:
    start = basic(assessed("late"))["benefit_start"]
    assert [(case["when"], case["value"]) for case in start["cases"]] == [
        ({"首日": "计入"}, "2025-06-05"),
        ({"首日": "不计"}, "2025-06-06"),
    ]


def test_a_duration_keeps_its_unit_and_no_waiting_is_the_word_none(assessed: Callable[[str], Assessment]) -> None:
    assert basic(assessed("late"))["waiting_period"]["value"] == {"count": 3, "unit": "month"}
    assert basic(assessed("tie"))["waiting_period"]["value"] == "none"


def test_a_missing_fact_is_named_with_what_it_may_come_to(assessed: Callable[[str], Assessment]) -> None:
    record = record_of(assessed("no_payment_date"))
    price = record["products"][0]["contribution"]
    assert price["outcome"] == "missing"
    assert price["missing"] == ["缴费日期"]
    assert [candidate["value"] for candidate in price["candidates"]] == ["1070.00", "400.00"]
    assert (price["low"], price["high"]) == ("400.00", "1070.00")
    assert [c["outcome"] for c in record["acceptance"]["candidates"]] == ["known", "closed"]


def test_refused_leaves_the_rest_not_applicable(assessed: Callable[[str], Assessment]) -> None:
    record = record_of(assessed("employee"))
    assert record["eligibility"]["outcome"] == "refused"
    assert record["eligibility"]["reason"] == "已参加职工医保"
    assert record["products"][0]["contribution"]["because"] == "eligibility"
    assert record["products"][0]["subsidies"] == []
    assert record["citations"] == ["一"]


def test_closed_says_why(assessed: Callable[[str], Assessment]) -> None:
    record = record_of(assessed("too_late"))
    assert (record["acceptance"]["outcome"], record["acceptance"]["reason"]) == ("closed", "逾期不再受理")
    assert record["windows"]["补缴期"]["value"] == "after"


def test_defaults_and_clauses_that_were_used_are_listed(assessed: Callable[[str], Assessment]) -> None:
    record = record_of(assessed("late"))
    assert record["defaults"] == {"特困": False, "低保": False, "残疾等级": "none", "职工医保在保": False}
    assert {"一", "三(二)", "四", "五"} <= set(record["citations"])
    assert "二(二)1" not in record["citations"]


def test_nothing_in_the_record_says_who_the_person_is(example_assessor: Assessor) -> None:
    facts = {"户籍地": "999999", "姓名": "示例甲", "证件号码": "999999199001010000", "缴费日期": date(2024, 10, 8)}
    printed = json.dumps(record_of(example_assessor(facts)), ensure_ascii=False)
    assert "示例甲" not in printed
    assert "999999199001010000" not in printed


def test_silence_deferral_another_year_and_refunds(varied_assessor: Assessor, schema: Draft202012Validator) -> None:
    assessment = varied_assessor({"低保": True, "重度残疾": True, "缴费日期": date(2024, 12, 31)})
    record = record_of(assessment)
    schema.validate(record)
    product = record["products"][0]
    assert [(s["aids"], s["payer"], s["amount"]["value"], s["mode"]) for s in product["subsidies"]] == [
        (["低保资助"], "医疗救助基金", "190.00", "refunded"),
        (["重残资助"], "残联", "100.00", "paid_directly"),
    ]
    money = {name: product[name]["value"] for name in ("borne", "up_front", "refunded")}
    assert money == {"borne": "90.00", "up_front": "280.00", "refunded": "190.00"}
    assert product["waiting_period"]["outcome"] == "deferred"
    assert product["waiting_period"]["reasons"][0]["by"] == "市医保局"
    assert (product["funding_total"]["outcome"], product["funding_total"]["printed"]) == ("not_stated", "640.00")
    assert record["results"]["办理"]["outcome"] == "not_stated"
    assert product["benefit_start"]["value"] == "2025-01-01"


def test_an_assumption_from_outside_is_listed_with_its_reason(varied_assessor: Assessor) -> None:
    paid = Assumption("缴费日期", Assumed.FACT, date(2025, 3, 5), "假设当天缴费")
    record = record_of(Assessor(varied_assessor.policy, (paid,))({}))
    assert record["products"][0]["benefit_start"]["value"] == "2025-04-01"
    assert record["assumptions"] == [
        {
            "about": "fact",
            "target": "缴费日期",
            "value": "2025-03-05",
            "reason": "假设当天缴费",
            "clauses": [],
            "written_in_policy": False,
        }
    ]
