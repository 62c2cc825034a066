"""Several products (险种) on the desk: a gallery notice evaluated and explained in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from .conftest import CHECKOUT, pol

NOTICE = CHECKOUT / "docs" / "gallery" / "products-three.pol"
ROSTER = """姓名,户籍地,缴费日期,出生日期,特困,低保,参加补充险,参加长护险
王一,示例县,2024-10-08,1970-05-01,否,是,否,是
李二,示例县,2024-10-08,2015-05-01,否,否,否,是
赵三,示例县,2024-10-08,1970-05-01,否,是,否,
孙四,示例县,2025-03-01,1970-05-01,否,否,是,是
"""


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "名单.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return file


def explained(roster: Path, person: str, *more: str) -> str:
    ran = pol("explain", str(NOTICE), str(roster), "--person", person, *more)
    assert ran.code == 0, ran.err
    return ran.out


def rows(text: str) -> list[Mapping[str, str]]:
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def test_a_sheet_has_columns_for_each_product_and_the_total(roster: Path) -> None:
    wang, li, zhao, sun = rows(pol("evaluate", str(NOTICE), str(roster), "--format", "csv").out)
    assert (wang["险种[长护险]"], wang["应缴[基本医保]"], wang["应缴[长护险]"], wang["应缴"]) == (
        "是",
        "200.00",
        "25.00",
        "225.00",
    )
    assert (wang["险种[补充险]"], wang["缴费[补充险]"]) == ("否", "—")
    assert li["备注"] == "长护险：不予参保：不满十八周岁"
    assert zhao["应缴"] == "缺事实：225.00 或 200.00"
    assert (sun["应缴"], sun["险种[长护险]"]) == ("—", "—")


def test_in_english_columns_keep_the_product(roster: Path) -> None:
    wang, *_ = rows(pol("evaluate", str(NOTICE), str(roster), "--format", "csv", lang="en").out)
    assert (wang["bought[长护险]"], wang["borne[长护险]"], wang["aid.县财政[长护险]"]) == ("yes", "25.00", "25.00")


def test_a_workbook_adds_up(roster: Path, tmp_path: Path) -> None:
    file = tmp_path / "结果.xlsx"
    assert pol("evaluate", str(NOTICE), str(roster), "--output", str(file)).code == 0
    head, first, *_ = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    wang: dict[str, Any] = dict(zip(head, first, strict=True))
    parts = [wang[f"应缴[{product}]"] for product in ("基本医保", "长护险")]
    assert sum(parts) == wang["应缴"] == 225


def test_the_table_has_a_line_per_product(roster: Path) -> None:
    out = pol("evaluate", str(NOTICE), str(roster)).out
    for shown in (
        "基本医保 400.00",
        "长护险 50.00",
        "合计 450.00",
        "长护险 25.00（先付 50.00）",
        "合计 450.00 或 400.00",
    ):
        assert shown in out
    assert "补充险 1" not in out


def test_the_explanation_has_a_section_per_product_then_the_totals(roster: Path) -> None:
    text = explained(roster, "王一")
    titles = [
        line for line, under in zip(text.splitlines(), text.splitlines()[1:], strict=False) if set(under) == {"-"}
    ]
    assert titles[4:8] == ["险种：基本医保", "险种：补充险", "险种：长护险", "各险种合计"]
    basic, extra, care = re.split(r"险种：.+\n-+\n", text)[1:]
    assert basic.count("[谁出多少]") == care.count("[谁出多少]") == 1
    assert "没有参加这个险种。" in extra and "[谁出多少]" not in extra
    assert "本人                200.00       —   25.00  225.00" in care
    assert "本人先付 250.00 元，事后退补 25.00 元，最后承担 225.00 元。" in care


def test_a_product_that_is_refused_ends_with_its_reason(roster: Path) -> None:
    (care,) = re.findall(r"险种：长护险\n-+\n(.*?)\n\n各险种合计", explained(roster, "李二"), re.DOTALL)
    assert "参保（长护险）：不予参保（不满十八周岁）。" in care
    assert "[缴费标准]" not in care


def test_while_the_purchase_is_open_it_is_explained_as_if_bought(roster: Path) -> None:
    text = explained(roster, "赵三")
    assert "参加（长护险）：还不能确定（缺 参加长护险）。" in text
    assert "下面是参加的话怎样；合计里两种情形都算。" in text
    assert "They do not buy this product." in explained(roster, "赵三", "--lang", "en")


def test_turned_away_before_any_product(roster: Path) -> None:
    text = explained(roster, "孙四")
    assert "逾期不再受理" in text and "险种：" not in text and "各险种合计" not in text


def test_html_has_headings_for_the_parts(roster: Path) -> None:
    page = explained(roster, "王一", "--format", "html")
    assert page.count("<h3>谁出多少</h3>") == 2
    assert "<h2>险种：长护险</h2>" in page


def test_json_lists_the_products(roster: Path) -> None:
    data = json.loads(explained(roster, "王一", "--format", "json"))
    assert [one["product"] for one in data["products"]] == ["基本医保", "补充险", "长护险"]
    care = {step["field"]: step["outcome"] for step in data["products"][2]["steps"]}
    assert care["bought[长护险]"] == {"outcome": "known", "value": True}
    assert care["contribution[长护险]"]["value"] == "50.00"
    assert [step["field"] for step in data["steps"]] == ["eligibility", "acceptance"]


def test_assuming_for_one_product(roster: Path) -> None:
    given = ("--assume", "等待期[长护险]=6个月", "--assume", "优先［长护险］=就高", "--assume", "参加长护险=是")
    ran = pol("evaluate", str(NOTICE), str(roster), "--person", "赵三", *given, "--format", "json")
    assert ran.code == 0, ran.err
    (found,) = json.loads(ran.out)["results"]
    assert found["assessment"]["totals"]["borne"]["value"] == "225.00"
    assert [one["target"] for one in found["assessment"]["assumptions"]] == ["参加长护险"]


def test_assuming_without_a_product_names_them(roster: Path) -> None:
    ran = pol("evaluate", str(NOTICE), str(roster), "--assume", "等待期=6个月")
    assert ran.code == 2
    assert "P715" in ran.err and "等待期[长护险]" in ran.err
