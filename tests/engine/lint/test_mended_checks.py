"""What mends findings of the checks: suggestions, but for a line that stands there twice."""

from __future__ import annotations

import pytest

from .conftest import Lint

AIDS = """缴费：400 元
资助 甲助 当 低保
  甲方 200 元
资助 乙助 当 特困
  乙方 200 元
"""
MENDED = [
    ("P501", "缴费\n  400 元 当 低保\n", "缴费\n  400 元 当 低保\n  未规定 其他\n"),
    (
        "P502",
        "表 价[残疾等级]\n  | 一级 | 400 元\n缴费：价[残疾等级]\n",
        "表 价[残疾等级]\n  | 一级 | 400 元\n  | 其他 | 未规定\n缴费：价[残疾等级]\n",
    ),
    (
        "P503",
        "缴费\n  0 元 当 低保\n  200 元 当 低保 且 特困\n  400 元 其他\n",
        "缴费\n  0 元 当 低保\n  400 元 其他\n",
    ),
    ("P507", "期 集中期 2024-09-01 至 2025-02-28\n缴费：400 元\n", "缴费：400 元\n"),
    ("P508", "缴费：400 元\n\n定 标准 = 400 元\n\n受理：准许\n", "缴费：400 元\n\n受理：准许\n"),
    (
        "P509",
        '歧义 首日 "算不算"\n  读法 计入\n  读法 不计\n缴费：400 元\n假定 首日 = 计入 因 "公文习惯"\n',
        "缴费：400 元\n",
    ),
    ("P510", '缴费：400 元\n假定 缴费 = 380 元 因 "照去年的标准"\n', "缴费：400 元\n"),
    (
        "P511",
        "参保：准许\n受理：准许\n缴费：400 元\n财政补助：未规定\n",
        "参保：准许\n受理：准许\n缴费：400 元\n财政补助：未规定\n\n等待期：未规定\n"
        "待遇期\n  自 未规定 其他\n  至 未规定 其他\n",
    ),
    ("P520", f"{AIDS}优先 就高\n", f"{AIDS}优先 就高\n  同额 未规定\n"),
    ("P522", AIDS, f"{AIDS}优先 未规定\n"),
]


@pytest.mark.parametrize(("code", "wrong", "mended"), MENDED, ids=[code for code, *_ in MENDED])
def test_what_mends_a_finding_is_suggested(linted: Lint, code: str, wrong: str, mended: str) -> None:
    found = linted(wrong)
    assert found.mended(code) == mended
    told = found.one(code).fix
    assert told is not None and not told.is_safe
    assert code not in linted(mended).codes(code)


def test_a_line_that_stands_there_twice_can_surely_go(linted: Lint) -> None:
    found = linted("缴费\n  0 元 当 低保\n  0 元 当 低保\n  400 元 其他\n")
    told = found.one("P503").fix
    assert told is not None and told.is_safe
    commented = linted("缴费\n  0 元 当 低保\n  0 元 当 低保  # 两处都写了\n  400 元 其他\n").one("P503").fix
    assert commented is not None and not commented.is_safe


def test_what_is_added_is_in_the_language_of_the_file(linted: Lint) -> None:
    header = """policy 示例县2025 "示例县2025年度参保征缴"
  region 999999 示例县
  year 2025
  issued 2024-08-30
  vocabulary person.pol
"""
    text = 'result 去处\n  "甲" when 低保\ncontribution: 400 元\neligibility: admit\nacceptance: admit\n'
    found = linted(text, header=header)
    assert found.judged.loaded.policy is not None, found.found
    assert '  "甲" when 低保\n  unstated otherwise\n' in found.mended("P501")
    added = found.mended("P511").partition(text)[2]
    assert added.startswith("\nwaiting: unstated\nbenefit\n  from unstated otherwise\n"), added
