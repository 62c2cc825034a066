"""`pol generate` and `pol accept`: from a gap to a scenario that an officer has taken over."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from desk.commands import accept as accepting

from .conftest import CHECKOUT, pol

RULES = """政策 示例县2025 "示例县2025年度参保征缴"
  地区 999999 示例县
  年度 2025
  词汇 person.pol

期 集中期 2024-09-01 至 2025-02-28   依据 三(一)
参保：准许                           依据 一
受理                                 依据 三
  准许         当 缴费日期 在 集中期
  不准 "已过"  其他                  依据 三(二)
缴费：400 元                         依据 二
人群 特困人员 当 特困                依据 二(一)
人群 低保对象 当 低保                依据 二(二)
资助 特困全额 给 特困人员            依据 二(一)
  医疗救助基金 全额
  方式 代缴
资助 低保定额 给 低保对象            依据 二(二)
  医疗救助基金 200 元
  方式 先缴后补
优先 就高                            依据 二(三)
"""
SCENARIOS = """政策: 示例县
共同事实: {缴费日期: "2024-10-08"}
场景:
  - 名称: 期内
    期望: {参保: 准许, 受理: 准许, 应缴: "400.00"}
    依据: 三(一)
    理由: 在期内
"""
DRAFT = "示例县.proposed.scenarios.yaml"


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "person.pol").write_bytes((CHECKOUT / "policies" / "person.pol").read_bytes())
    (tmp_path / "示例县.pol").write_text(RULES, encoding="utf-8")
    (tmp_path / "示例县.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_draft_can_be_read_by_the_officer_who_reviews_it(
    notice: Path, lang: str, snapshot: SnapshotAssertion
) -> None:
    found = pol("generate", "示例县.pol", lang=lang)
    assert found.code == 0
    assert found.out == snapshot(name="report")
    assert (notice / DRAFT).read_text("utf-8") == snapshot(name="file")


def test_until_they_are_accepted_proposals_count_for_nothing(notice: Path) -> None:
    assert pol("generate", "示例县.pol").code == 0
    assert pol("test", "示例县.pol", "--fail-under", "95").code == 1
    assert pol("accept", DRAFT, "--all").code == 0
    found = pol("test", "示例县.pol", "--fail-under", "100")
    assert found.code == 0, found.err
    assert pol("generate", "示例县.pol", "--force").out == "“示例县2025”的场景没有缺口，不用补。\n"


def test_a_draft_under_review_is_not_written_over(notice: Path) -> None:
    pol("generate", "示例县.pol")
    reviewed = (notice / DRAFT).read_text("utf-8") + "# 核对到这里\n"
    (notice / DRAFT).write_text(reviewed, encoding="utf-8")
    found = pol("generate", "示例县.pol")
    assert found.code == 2 and "P850" in found.err
    assert (notice / DRAFT).read_text("utf-8") == reviewed
    assert pol("generate", "示例县.pol", "--output", "示例县.另一份.scenarios.yaml").code == 0
    assert pol("generate", "示例县.pol", "--force").code == 0
    assert (notice / DRAFT).read_text("utf-8") != reviewed


def test_a_draft_that_can_not_be_read_is_left_alone_whatever_is_asked(notice: Path) -> None:
    (notice / DRAFT).write_text("我的笔记", encoding="utf-8")
    assert pol("generate", "示例县.pol", "--force").code == 1
    assert (notice / DRAFT).read_text("utf-8") == "我的笔记"


def test_what_was_accepted_is_never_written_over(notice: Path) -> None:
    pol("generate", "示例县.pol")
    pol("accept", DRAFT, "--run", "2025-02-28")
    kept = (notice / DRAFT).read_bytes()
    found = pol("generate", "示例县.pol", "--force")
    assert found.code == 2 and "P854" in found.err
    assert (notice / DRAFT).read_bytes() == kept


def test_after_a_draft_was_accepted_the_next_gaps_go_to_another(notice: Path) -> None:
    pol("generate", "示例县.pol")
    pol("accept", DRAFT, "--all")
    (notice / "示例县.pol").write_text(RULES + '结果 登记地："大厅" 依据 五\n', encoding="utf-8")
    assert pol("generate", "示例县.pol").code == 0
    assert (notice / "示例县.proposed-2.scenarios.yaml").exists()
    assert pol("generate", "示例县.pol", "--force").code == 0


def test_scenarios_that_fail_are_mentioned_since_they_cover_nothing(notice: Path) -> None:
    wrong = SCENARIOS.replace("400.00", "380.00")
    (notice / "示例县.scenarios.yaml").write_text(wrong, encoding="utf-8")
    assert "1 个场景不符" in pol("generate", "示例县.pol").err


def test_without_a_terminal_somebody_has_to_say_what_is_accepted(notice: Path) -> None:
    pol("generate", "示例县.pol")
    before = (notice / DRAFT).read_bytes()
    found = pol("accept", DRAFT)
    assert found.code == 2 and "P851" in found.err
    assert (notice / DRAFT).read_bytes() == before


def test_some_are_accepted_by_name(notice: Path) -> None:
    pol("generate", "示例县.pol")
    before = (notice / DRAFT).read_text("utf-8")
    found = pol("accept", DRAFT, "--run", "2025-02-28")
    assert found.code == 0 and "采纳了 1 个" in found.out
    after = (notice / DRAFT).read_text("utf-8")
    assert before.count("状态: 提议") == after.count("状态: 提议") + 1
    assert pol("accept", DRAFT, "--run", "没有这个").code == 1


def test_each_is_shown_and_asked_about_at_a_terminal(
    notice: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    pol("generate", "示例县.pol")
    monkeypatch.setattr(accepting, "at_terminal", lambda: True)
    found = pol("accept", DRAFT, stdin=b"y\nn\nq\n")
    assert found.code == 0
    assert "采纳了 1 个" in found.out
    assert found.out == snapshot


def test_an_expectation_that_is_not_what_is_found_is_accepted_loudly(notice: Path) -> None:
    pol("generate", "示例县.pol")
    mended = (notice / DRAFT).read_text("utf-8").replace("不予受理: 已过", "不予受理: 太晚")
    (notice / DRAFT).write_text(mended, encoding="utf-8")
    found = pol("accept", DRAFT, "--all")
    assert found.code == 1 and "P853" in found.err
    assert "\n    状态: 提议" not in (notice / DRAFT).read_text("utf-8")
    assert pol("test", "示例县.pol").code == 1


def test_what_does_not_read_is_not_accepted(notice: Path) -> None:
    (notice / DRAFT).write_text("政策: 示例县\n场景:\n  - 名称: 甲\n    状态: 提议\n", encoding="utf-8")
    found = pol("accept", DRAFT, "--all")
    assert found.code == 1 and "P8" in found.err
    assert pol("accept", "没有.scenarios.yaml", "--all").code in (1, 3)


@pytest.mark.parametrize("name", ["草稿.yaml", "示例县.yaml", "别的县.scenarios.yaml", "别处/示例县.scenarios.yaml"])
def test_a_file_that_nobody_would_read_is_not_written(notice: Path, name: str) -> None:
    (notice / "别处").mkdir()
    found = pol("generate", "示例县.pol", "--output", name)
    assert found.code == 2 and "P827" in found.err and "示例县.proposed.scenarios.yaml" in found.err
    assert not (notice / name).exists()


def test_only_a_scenario_file_can_be_accepted(notice: Path) -> None:
    found = pol("accept", "示例县.pol", "--all")
    assert found.code == 2 and "P828" in found.err and "示例县.scenarios.yaml" in found.err


def test_whoever_accepts_sees_the_shared_facts_and_what_is_found_now_before_the_question(
    notice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = (
        "政策: 示例县2025\n共同事实: {户籍地: 示例县, 缴费日期: 2024-10-08}\n场景:\n  - 名称: 低保\n    状态: 提议\n"
        '    事实: {低保: 是}\n    期望: {应缴: "1.00"}\n    依据: 二\n    理由: 试\n'
    )
    (notice / DRAFT).write_text(draft, encoding="utf-8")
    monkeypatch.setattr(accepting, "at_terminal", lambda: True)
    shown = pol("accept", DRAFT, stdin=b"n\n").out.partition("采纳(y)")[0]
    assert "事实  低保 是" in shown and "共同事实  户籍地 示例县，缴费日期 2024-10-08" in shown
    assert "P853" in shown
