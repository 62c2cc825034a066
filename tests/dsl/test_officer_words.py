"""What officers write from habit, and the word of the language that each is told; nothing written is ever dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsl import InSource, Loaded, edited

Load = Callable[[str], Loaded]

POOR = "人群 特困人员 当 特困\n"
MENDED = [
    ("人群 甲 当 残疾等级 属于 一级或二级", "人群 甲 当 残疾等级 属于 一级、二级"),
    ("人群 甲 当 残疾等级 属于 一级和二级", "人群 甲 当 残疾等级 属于 一级、二级"),
    ("人群 甲 当 残疾等级 属于 一级、二级或三级", "人群 甲 当 残疾等级 属于 一级、二级、三级"),
    ("人群 甲 当 残疾等级 属于 一级或二极", "人群 甲 当 残疾等级 属于 一级、二级"),
    ("人群 甲 当 残疾等级 属于 一级 或 二级", "人群 甲 当 残疾等级 属于 一级、二级"),
    ("人群 甲 当 残疾等级 属于 一级 或 二级 或 三级", "人群 甲 当 残疾等级 属于 一级、二级、三级"),
    ("人群 甲 当 残疾等级 属于 一级 或者 二级", "人群 甲 当 残疾等级 属于 一级 或 二级"),
    ("人群 甲 当 残疾等级 = 一级 或 二级", "人群 甲 当 残疾等级 属于 一级、二级"),
    ("人群 甲 当 残疾等级 = 一级、二级", "人群 甲 当 残疾等级 属于 一级、二级"),
    ("人群 甲 当 户籍地 属于 海拉尔区 或 阿荣旗", "人群 甲 当 户籍地 属于 海拉尔区、阿荣旗"),
    ("人群 甲 当 低保、特困", "人群 甲 当 任一(低保、特困)"),
    ("人群 甲 当 孤儿 且 (低保、特困、孤儿)", None),
    ("人群 甲 当 孤儿 且 低保、特困", "人群 甲 当 孤儿 且 任一(低保、特困)"),
    ("人群 甲 当 低保 或者 特困", "人群 甲 当 低保 或 特困"),
    ("人群 甲 当 低保或者特困", "人群 甲 当 低保 或 特困"),
    ("人群 甲 当 不是 特困", "人群 甲 当 非 特困"),
    ("人群 甲 当 低保 且 不是 特困", "人群 甲 当 低保 且 非 特困"),
    ("人群 甲 当 残疾等级 不是 一级", "人群 甲 当 残疾等级 ≠ 一级"),
    ("人群 甲 当 年龄 ≥ 60", "人群 甲 当 周岁(出生日期，年初) ≥ 60"),
    (POOR + "资助 给 特困人员\n  省 10 元\n  县 剩余", POOR + "资助 给 特困人员\n  省 10 元\n  县 其余"),
    (POOR + "资助 给 特困人员：基金 全部", POOR + "资助 给 特困人员：基金 全额"),
    (POOR + "资助 给 特困人员\n  基金 全部\n  方式 代缴", POOR + "资助 给 特困人员\n  基金 全额\n  方式 代缴"),
    ("缴费：不少于 400 元", "缴费：不低于 400 元"),
    ("缴费：不超过 400 元", "缴费：不高于 400 元"),
    ("约束 缴费 不少于 400 元\n缴费：400 元", "约束 缴费 ≥ 400 元\n缴费：400 元"),
    ("期 甲 年初 起满 90 天 内 计当日", "期 甲 年初 起 90 天 内 计当日"),
    ("期 甲 年初 后 90 天 内 计当日", "期 甲 年初 起 90 天 内 计当日"),
    ("待遇期\n  自 缴费日期 起 3 个月 后\n  至 年末", "待遇期\n  自 缴费日期 起满 3 个月\n  至 年末"),
    ("待遇期\n  自 缴费日期 起 3 个月\n  至 年末", "待遇期\n  自 缴费日期 起满 3 个月\n  至 年末"),
    ("待遇期\n  自 缴费日期 满 3 个月\n  至 年末", "待遇期\n  自 缴费日期 起满 3 个月\n  至 年末"),
    (
        "定 整年 = 连续年数(参保记录，2024)\n等待期：3 个月 + 整年",
        "定 整年 = 连续年数(参保记录，2024)\n等待期：3 个月 + 整年 × 1 个月",
    ),
    ("待遇期\n  自 次月1日\n  至 年末", "待遇期\n  自 次月首日(缴费日期)\n  至 年末"),
    ("待遇期\n  自 缴费日期\n  至 12月31日", "待遇期\n  自 缴费日期\n  至 年末"),
    ("待遇期\n  自 缴费日期\n  至 当年12月31日", "待遇期\n  自 缴费日期\n  至 年末"),
    ("定 甲 = 连续年数(参保记录，2025年)", "定 甲 = 连续年数(参保记录，2025)"),
    ("期 甲 年初 至 年末 每月 五 日", "期 甲 年初 至 年末 每月 5 日"),
    ("期 甲 年初 至 年末 每月 1 日 至 二十日", "期 甲 年初 至 年末 每月 1 日 至 20 日"),
    ("期 甲 年初 至 年末 下午5:30", "期 甲 年初 至 年末 17:30"),
    ("人群 甲 当 周岁(出生日期，年初) 满 60 周岁", "人群 甲 当 周岁(出生日期，年初) ≥ 60 周岁"),
    (POOR + "资助 给 特困人员：基金 不超过 400 元", POOR + "资助 给 特困人员：基金 不高于 400 元"),
    ("修改 缴费：420 元", "改 缴费：420 元"),
    ("增加 人群 甲 当 低保", "增 人群 甲 当 低保"),
    ("删除 人群 甲", "删 人群 甲"),
]


@pytest.mark.parametrize(("slip", "meant"), [row for row in MENDED if row[1]])
def test_a_word_from_habit_is_offered_as_the_word_of_the_language(rules: Load, slip: str, meant: str) -> None:
    assert meant in _mended(rules, slip)


@pytest.mark.parametrize("slip", [slip for slip, meant in MENDED if meant is None])
def test_what_is_mended_reads_on(rules: Load, slip: str) -> None:
    assert all("孤儿" in text for text in _mended(rules, slip))


@pytest.mark.parametrize(
    "text",
    [
        "人群 甲 当 低保 和 特困",
        "人群 甲 当 低保、特困、残疾等级 = 一级",
        "人群 甲 当 低保但特困",
    ],
)
def test_where_several_things_could_be_meant_nothing_less_is_offered(rules: Load, text: str) -> None:
    for offered in _mended(rules, text):
        assert all(name in offered for name in ("低保", "特困") if name in text)


@pytest.mark.parametrize(
    ("text", "code", "help_text"),
    [
        ("期 甲 每月 1 日 至 20 日", "P110", "起止两天（例如 年初 至 年末），「每月」写在它们后面"),
        ("期 甲 年初 至 年末 每月 1 日 至 20 日 17:30", "P355", "缴费时刻"),
        ("定 甲 = 取整(400 元 ÷ 2.5)", "P319", "除数都用整数"),
        ("期 甲 2024-09-01 至 12月31日", "P106", "能用的数字"),
    ],
)
def test_what_has_no_plain_mending_is_told_what_to_write(rules: Load, text: str, code: str, help_text: str) -> None:
    (found,) = rules(text).diagnostics
    assert (found.code, found.fix) == (code, None)
    assert help_text in found.message("zh") + found.help("zh")


def test_windows_are_offered_as_no_list(rules: Load) -> None:
    windows = "期 集中缴费期 年初 至 年末\n期 补缴期 年初 至 年末\n"
    (offered,) = _mended(rules, windows + "人群 甲 当 缴费日期 在 集中缴费期或者补缴期")
    assert offered.endswith("在 集中缴费期 或 补缴期")
    assert _mended(rules, windows + "人群 甲 当 缴费日期 在 集中缴费期和补缴期") == []


def test_a_name_of_the_file_keeps_its_meaning(rules: Load) -> None:
    text = "人群 特困人员 当 特困\n定 剩余 = 30 元\n资助 给 特困人员：基金 剩余\n缴费：400 元"
    assert not [found for found in rules(text).diagnostics if found.code == "P122"]


def _mended(rules: Load, text: str) -> list[str]:
    """The statements as each finding would mend them."""
    found = []
    for one in rules(text).diagnostics:
        if one.fix is not None and isinstance(one.place, InSource):
            whole = one.place.source.text
            mended = edited(whole, one.fix.edits)
            found.append(mended[len(whole) - len(text) :])
    return found
