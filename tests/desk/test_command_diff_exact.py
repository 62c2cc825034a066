"""`pol diff --exact`: for whom two notices differ. Goldens are rewritten by pytest --snapshot-update."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from desk.reports.changes.json import changes_schema
from desk.reports.columns import width
from desk.reports.explanation.text import ROOM

from .conftest import CHECKOUT, pol

NOTICE = """政策 {id} "示例县{year}年度城乡居民基本医疗保险征缴"
  地区   999999 示例县
  年度   {year}
  发布   未注明
  词汇   person.pol
人群 低保对象 当 低保                  依据 二
人群 重残人员 当 重度残疾              依据 二
参保                                   依据 一
  不准 "已参加职工医保" 当 职工医保在保
  准许 其他
期 集中缴费期 {before}-09-01 至 {last} 依据 三
受理                                   依据 三
  准许 当 缴费日期 在 集中缴费期
  未规定 其他
缴费：400 元                           依据 二
资助 低保定额 给 低保对象              依据 二
  医疗救助基金 {aid}
  方式 代缴
资助 重残定额 当 {whom}                依据 二
  残联 300 元
  方式 代缴
优先 就高                              依据 二
等待期                                 依据 四
  无     当 缴费日期 在 集中缴费期
  3 个月 其他
{more}"""
PLAIN = {
    "year": 2025,
    "before": 2024,
    "last": "2025-02-20",
    "aid": "200 元",
    "whom": "重残人员",
    "more": "",
}
CHANGES: dict[str, dict[str, Any]] = {
    "one amount": {"aid": "250 元"},
    "a window longer by a day": {"last": "2025-02-21"},
    "one identity added": {"whom": "任一(重残人员、孤儿)"},
    "a target that decides nothing for a person": {"more": "约束 缴费 ≥ 400 元 依据 二\n"},
    "a share of income": {"aid": "最低(缴费, 人均年收入[2024])"},
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (*(CHECKOUT / "docs" / "gallery").glob("county-*.pol"), CHECKOUT / "policies" / "person.pol"):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def exact(*arguments: str, lang: str = "zh") -> str:
    """The section on persons alone."""
    ran = pol("diff", *arguments, "--exact", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    title = "对谁不同" if lang == "zh" else "For whom, exactly"
    for line in ran.out.splitlines():
        assert sum(map(width, line)) <= ROOM, line
    return without_cells(ran.out[ran.out.index(title) :])


def without_cells(text: str) -> str:
    """How finely persons are told apart is no promise."""
    return re.sub(r"(看过 |cells looked at: )[1-9][0-9]*", r"\1N", text)


def written(name: str, **changed: Any) -> str:
    Path(f"{name}.pol").write_text(NOTICE.format_map(PLAIN | {"id": name} | changed), "utf-8")
    return f"{name}.pol"


def data(*arguments: str) -> dict[str, Any]:
    found = json.loads(pol("diff", *arguments, "--exact", "--format", "json").out)
    Draft202012Validator(changes_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)
    exact: dict[str, Any] = found["exact"]
    return exact


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("pair", [("county-2024", "county-2025"), ("county-2025", "county-2026")], ids=" ".join)
def test_years_of_a_county(pair: tuple[str, str], lang: str, snapshot: SnapshotAssertion) -> None:
    assert exact(*pair, lang=lang) == snapshot


@pytest.mark.parametrize("change", CHANGES)
def test_one_change(change: str, snapshot: SnapshotAssertion) -> None:
    assert exact(written("旧例"), written("新例", **CHANGES[change])) == snapshot


def test_what_is_written_otherwise_is_equal_for_everybody_as_a_checked_fact() -> None:
    old = written("旧例", whom="任一(重残人员、孤儿)")
    new = written("新例", whom="孤儿 或 重残人员 或 (重残人员 且 低保)")
    assert exact(old, new).splitlines()[2].startswith("对所有人都一样（看过 ")
    found = data(old, new)
    assert found["equal"] and found["complete"] and found["cells"] > 0 and found["groups"] == []


def test_next_years_notice_is_equal_where_only_the_year_moved_on() -> None:
    old = written("旧例", year=2024, before=2023, last="2024-02-20")
    new = written("新例")
    found = data(old, new)
    assert found["equal"] and found["dates_moved_on_by_years"] == 1
    assert "旧通知的日期往后推 1 年" in exact(old, new)
    assert data(new, old)["equal"]


def test_by_the_calendar_the_same_person_is_held_against_both() -> None:
    old = written("旧例", year=2024, before=2023, last="2024-02-20")
    found = data(old, written("新例"), "--absolute")
    assert not found["equal"] and found["dates_moved_on_by_years"] == 0
    accepted = [group for group in found["groups"] if "受理" in group["fields"]]
    days = {
        stretch["first"] for group in accepted for way in group["whom"] for one in way for stretch in one["from_to"]
    }
    assert days == {"2023-09-01", "2024-09-01"}


@pytest.mark.parametrize("pair", [("county-2024", "county-2025"), ("hulunbuir-2024", "neimenggu-2024")], ids=" ".join)
def test_every_person_differs_as_data_say(pair: tuple[str, str]) -> None:
    assert_shown(data(*pair))


def test_somebody_shows_what_follows_from_income_too() -> None:
    found = data(written("旧例"), written("新例", **CHANGES["a share of income"]))
    assert not found["complete"]
    assert_shown(found)


def assert_shown(found: dict[str, Any]) -> None:
    assert found["groups"]
    for group in found["groups"]:
        for field, said in group["fields"].items():
            shown = group["person"]["outcomes"][field]
            assert shown["before"] != shown["after"]
            assert said["depends_on_the_person"] or {k: said[k] for k in shown} == shown or "ambiguous" in str(shown)


def test_a_window_longer_by_a_day_concerns_who_pays_on_that_day() -> None:
    found = data(written("旧例"), written("新例", last="2025-02-21"))
    (accepted,) = [group for group in found["groups"] if "受理" in group["fields"]]
    ((condition,),) = accepted["whom"]
    assert condition["from_to"] == [{"first": "2025-02-21", "last": "2025-02-21"}]
    assert accepted["person"]["facts"] == {"缴费日期": "2025-02-21"}


def test_days_that_stand_for_others_need_not_be_let_in_themselves() -> None:
    """The price changes on a day on which nobody is accepted; those who are accepted later pay it all the same."""
    more = "结果 档次 依据 五\n  {} 当 缴费日期 ≥ 2025-03-01\n  3 其他\n"
    closed = NOTICE.replace("  未规定 其他\n缴费", '  不准 "过期" 当 缴费日期 < 2025-05-01\n  未规定 其他\n缴费')
    for name, tier in (("旧例", "1"), ("新例", "2")):
        text = closed.format_map(PLAIN | {"id": name, "more": more.format(tier)})
        Path(f"{name}.pol").write_text(text, "utf-8")
    found = data("旧例.pol", "新例.pol")
    assert found["complete"]
    (group,) = found["groups"]
    assert list(group["fields"]) == ["档次"]
    assert group["person"]["outcomes"]["档次"]["after"]["value"] == 2


def test_a_page_shows_the_groups(snapshot: SnapshotAssertion) -> None:
    ran = pol("diff", written("旧例"), written("新例", aid="250 元"), "--exact", "--format", "markdown")
    assert without_cells(ran.out[ran.out.index("## 对谁不同") :]) == snapshot
    page = pol("diff", "旧例.pol", "新例.pol", "--exact", "--format", "html").out
    assert "对谁不同" in re.sub(r"<[^>]*>", "", page)


def test_groups_count_as_changes_for_a_pipeline() -> None:
    old, new = written("旧例"), written("新例", aid="250 元")
    assert pol("diff", old, new, "--exact", "--exit-code").code == 1
    assert pol("diff", old, old, "--exact", "--exit-code").code == 0


def test_a_terminal_is_told_the_first_groups_and_how_many_more_there_are() -> None:
    """Eight prices by year of birth are eight groups under one heading."""
    bands = [
        "结果 档次 依据 五\n" + "".join(f"  {n + k} 当 出生日期 ≥ {2020 - n}-01-01\n" for n in range(8)) + "  0 其他\n"
        for k in (1, 9)
    ]
    old, new = (written(name, more=own) for name, own in zip(("旧例", "新例"), bands, strict=True))
    first, every = exact(old, new), exact(old, new, "--all")
    assert first.count("例如") == 6 < every.count("例如")
    assert f"还有 {every.count('例如') - 6} 组没有列出：加上 --all" in first and "没有列出" not in every
    page = pol("diff", old, new, "--exact", "--format", "markdown").out
    assert page.count("例如：") == every.count("例如")


def test_what_an_example_showed_before_is_only_named() -> None:
    found = exact(written("旧例"), written("新例", last="2025-02-21"))
    assert "这个人另外还有：受理（和前面的例子变得一样）。" in found


def test_what_the_notices_assume_is_said_at_the_top() -> None:
    reading = '歧义 算法 "低保怎么算" 依据 二\n  读法 宽\n  读法 严\n假定 算法 = 严 因 "从严"\n'
    whom = "重残人员 或 (孤儿 且 算法 = 宽)"
    old, new = written("旧例", more=reading, whom=whom), written("新例", more=reading, whom=whom, aid="250 元")
    assert "换一种假定，结果可能不同：两份通知的“算法”（严）。" in exact(old, new)
