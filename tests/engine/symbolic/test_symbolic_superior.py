"""What a superior (上级) demands of the notices under it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsl import Diagnostic, InSource, Policy
from engine.symbolic import check_meaning, check_under
from engine.symbolic.graft import demands

UPPER = """政策 示例省2025 "示例省2025年度框架"
  地区 990000 示例省
  年度 2025
  发布 2024-07-01
  词汇 person.pol
"""
LOWER = """政策 示例县2025 "示例县2025年度征缴"
  地区 999999 示例县
  年度 2025
  发布 2024-08-30
  词汇 person.pol
  上级 示例省2025
参保 依据 一
  准许 当 户籍地 属于 本地
  不准 "不在本地" 其他
受理 依据 一
  准许 其他
"""
Find = Callable[[str, str], tuple[Diagnostic, ...]]


@pytest.fixture
def under(policy_of: Callable[[str], Policy]) -> Find:
    """What is found in the statements of a county under those of a province."""

    def found(lower: str, upper: str) -> tuple[Diagnostic, ...]:
        return check_under(policy_of(LOWER + lower), policy_of(UPPER + upper))

    return found


PRICE = "缴费 依据 二\n  380 元 当 特困\n  400 元 其他\n"


@pytest.mark.parametrize(
    ("upper", "codes"),
    [
        ("约束 缴费 ≥ 380 元 依据 一", []),
        ("约束 缴费 ≥ 400 元 依据 一", ["P542"]),
        ("约束 缴费 ≥ 400 元 原则上 依据 一", ["P543"]),
        ("缴费：待定 由 县 不低于 400 元 依据 一", ["P542"]),
        ("缴费：待定 由 县 不低于 300 元 不高于 390 元 依据 一", ["P542"]),
        ("缴费：待定 由 县 不低于 380 元 不高于 400 元 依据 一", []),
        ("缴费 依据 一\n  300 元 当 特困\n  不低于 400 元 其他", []),
        ("缴费 依据 一\n  不低于 390 元 当 特困\n  不低于 400 元 其他", ["P542"]),
        ("约束 参保率 ≥ 95% 依据 一", []),
        ("约束 财政补助 ≥ 670 元 依据 一", []),
    ],
)
def test_a_demand_is_violated_by_a_person(under: Find, upper: str, codes: list[str]) -> None:
    assert [found.code for found in under(PRICE, upper + "\n")] == codes


def test_a_finding_names_both_clauses_and_shows_a_person(under: Find) -> None:
    (found,) = under(PRICE, "约束 缴费 ≥ 400 元 依据 一(一)\n")
    assert found.witness == {"特困": "是"}
    assert isinstance(found.place, InSource)
    assert found.place.source.text[found.place.span.start :].startswith("380 元")
    assert found.arguments["lower"] == "「缴费」（二）"
    assert found.arguments["superior"] == "示例省2025 一(一)"
    assert found.labels[0].place.source.text[found.labels[0].place.span.start :].startswith("缴费 ≥ 400 元")


def test_the_superiors_own_names_mean_what_they_mean_there(under: Find) -> None:
    """The county has a 困难人员 of its own, which is somebody else."""
    limit = "定 下限 依据 二\n  300 元 当 困难人员\n  400 元 其他\n约束 缴费 ≥ 下限 依据 二\n"
    upper = f"人群 困难人员 当 特困 依据 二\n{limit}"
    own = "人群 困难人员 当 低保 依据 三\n定 下限 = 0 元 依据 三\n"
    assert under(own + PRICE, upper) == ()
    (found,) = under(own + PRICE.replace("特困", "困难人员"), upper)
    assert found.witness is not None
    assert found.witness["低保"] == "是"


def test_tables_windows_and_readings_come_along(under: Find) -> None:
    upper = (
        "表 下限[地区类别] 依据 二\n  | 一类 | 390 元\n  | 二类、三类 | 300 元\n"
        "期 头三个月 2024-09-01 至 2024-11-30 依据 二\n"
        '歧义 口径 "没有写" 依据 二\n  读法 甲\n  读法 乙\n假定 口径 = 乙 因 "照例"\n'
        "约束 缴费 ≥ 下限[地区类别] 或 非 缴费日期 在 头三个月 或 口径 = 甲 依据 二\n"
    )
    (found,) = under(PRICE, upper)
    assert found.witness is not None
    assert found.witness.keys() == {"特困", "地区类别", "缴费日期"}
    assert found.witness["地区类别"] == "一类"
    assert "2024-09-01" <= found.witness["缴费日期"] <= "2024-11-30"


def test_who_is_turned_away_violates_nothing(under: Find) -> None:
    price = "缴费 依据 二\n  300 元 当 非 户籍地 属于 本地\n  400 元 其他\n"
    assert under(price, "约束 缴费 ≥ 400 元 依据 一\n") == ()


def test_somebody_who_is_let_in_is_looked_for_among_those_who_share_the_answer(
    policy_of: Callable[[str], Policy],
) -> None:
    """Days before and after the window get the same answer; only those after it are accepted."""
    late = LOWER.replace("  准许 其他\n", '  准许 当 缴费日期 ≥ 集中缴费期 的 首日\n  不准 "太早" 其他\n')
    rules = "期 集中缴费期 2024-09-01 至 2025-02-28 依据 三\n缴费：400 元 依据 二\n等待期 依据 四\n"
    lower = policy_of(f"{late}{rules}  无 当 缴费日期 在 集中缴费期\n  6 个月 其他\n")
    (found,) = check_under(lower, policy_of(UPPER + "约束 等待期 = 无 或 等待期 = 3 个月 依据 一\n"))
    assert found.witness is not None
    assert found.witness["缴费日期"] > "2025-02-28"


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        (UPPER.replace("2024-07-01", "2024-09-01"), ["P544"]),
        (UPPER.replace("2024-07-01", "未注明"), ["P542"]),
        (UPPER.replace("年度 2025\n", "年度 2024\n"), ["P546"]),
    ],
)
def test_a_superior_binds_its_own_year_and_what_comes_after_it(
    policy_of: Callable[[str], Policy], header: str, codes: list[str]
) -> None:
    upper = policy_of(header + "约束 缴费 ≥ 400 元 依据 一\n")
    assert [found.code for found in check_under(policy_of(LOWER + PRICE), upper)] == codes


def test_a_fact_that_the_notice_has_not_can_not_be_compared(
    notice_with: Callable[[str, str], Policy], policy_of: Callable[[str], Policy]
) -> None:
    lower = policy_of(LOWER + PRICE)
    facts = '事实 低收入户补贴 金额 键 "household_grant"\n'
    upper = notice_with(f"{UPPER}约束 缴费 ≥ 低收入户补贴 依据 一\n约束 缴费 ≥ 400 元 依据 一\n", facts)
    assert [found.code for found in check_under(lower, upper)] == ["P542", "P548"]


def test_constraints_that_speak_of_what_is_silent_are_not_violated(under: Find) -> None:
    assert under("缴费：未规定 依据 二\n", "约束 缴费 ≥ 400 元 依据 一\n") == ()
    assert under("缴费：待定 由 市 不低于 300 元 依据 二\n", "约束 缴费 ≥ 400 元 依据 一\n") == ()
    (found,) = under("缴费：待定 由 市 不高于 300 元 依据 二\n", "约束 缴费 ≥ 400 元 依据 一\n")
    assert found.code == "P542"


def test_a_notice_under_itself_is_found_to_violate_what_it_violates(policy: Policy) -> None:
    """The sample notice and every encoded one: grafting changes no meaning."""
    own = {d.code for d in check_meaning(policy) if d.code in ("P540", "P541")}
    found = check_under(policy, policy)
    codes = {"P542": "P540", "P543": "P541"}
    texts = {demand.constraint.text for demand in demands(policy)}
    assert {codes[d.code] for d in found if d.code in codes and d.arguments["text"] in texts} == own


def test_a_demand_on_a_product_is_compared_with_that_product(under: Find) -> None:
    """And one on a single product is none on several."""
    products = "险种 基本医保 必缴 依据 一\n险种 长护险 必缴 依据 一\n"
    prices = "缴费[基本医保]：390 元 依据 一\n缴费[长护险]：50 元 依据 一\n"
    upper = products + "约束 缴费[基本医保] ≥ 400 元 依据 一\n约束 应缴[长护险] ≥ 60 元 依据 一\n"
    assert [found.code for found in under(products + prices, upper)] == ["P542", "P542"]
    bare = "约束 缴费 ≥ 400 元 依据 一\n约束 应缴 ≥ 60 元 依据 一\n"
    assert [found.code for found in under(products + prices, bare)] == ["P548", "P548"]


def test_what_is_demanded_of_a_product_that_the_notice_has_not_is_not_looked_at(under: Find) -> None:
    products = "险种 基本医保 必缴 依据 一\n险种 长护险 必缴 依据 一\n"
    upper = products + (
        "缴费[基本医保]：400 元 依据 一\n"
        "缴费[长护险]：待定 由 县 不低于 50 元 依据 一\n"
        "约束 应缴[长护险] ≥ 40 元 依据 一\n"
    )
    found = under(PRICE, upper)
    assert [one.code for one in found] == ["P548", "P548"]
    assert [one.arguments["text"] for one in found] == ["应缴[长护险] ≥ 40 元", "缴费[长护险] 不低于 50 元"]
    lower = products + "缴费[基本医保]：400 元 依据 一\n缴费[长护险]：30 元 依据 一\n"
    assert [one.code for one in under(lower, upper)] == ["P542", "P542"]
