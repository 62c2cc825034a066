"""`pol schema`: what a record may hold, in general and for one policy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from .conftest import pol


def schema(*arguments: str) -> dict[str, Any]:
    ran = pol("schema", *arguments)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    Draft202012Validator.check_schema(found)
    return found


def test_in_general_every_fact_is_there_by_name_and_by_key(county: Path) -> None:
    properties = schema()["properties"]
    assert {"证件号码", "id_number", "边缘易致贫人口", "near_poverty"} <= properties.keys()


def test_for_a_policy_only_the_facts_that_it_asks_about(county: Path) -> None:
    named = {name for name in schema("示例县")["properties"] if not name.isascii()}
    assert named == {
        *("特困", "低保", "残疾等级"),  # categories
        *("职工医保在保", "户籍地", "持居住证"),  # 参保
        *("缴费日期", "出生日期", "父母任一参保"),  # 受理, 缴费, 待遇期
        "地区类别",  # the key of a table
    }


def test_a_record_for_the_policy_fits_and_a_slip_does_not(county: Path) -> None:
    validator = Draft202012Validator(schema("示例县"))
    assert validator.is_valid({"缴费日期": "2024-10-08", "destitute": True, "户籍地": "示例县"})
    assert not validator.is_valid({"缴费日期": "八月"})
    assert not validator.is_valid({"残疾等级": "五级"})


def test_a_rule_file_with_errors_has_no_schema(county: Path) -> None:
    rules = county / "示例县.pol"
    rules.write_text(rules.read_text(encoding="utf-8").replace("当 特困  ", "当 特因  "), encoding="utf-8")
    ran = pol("schema", "示例县")
    assert (ran.code, ran.out) == (1, "")
    assert "[P201]" in ran.err
