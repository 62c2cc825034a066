"""Permissions (允许) in comments: where they hold, and what is wrong with them."""

from __future__ import annotations

import pytest

from ..example_county import HEADER
from .conftest import Lint

LISTED = "人群 孤儿 当 孤儿"
NOT_HERE = "缴费：400 元"


@pytest.mark.parametrize(
    "statements",
    [
        f"{LISTED}  # 允许 P910 因 只要列出来\n",
        f"# 允许 P910 因 只要列出来\n{LISTED}\n",
        f"# 允许 P910、P911 因 “只要列出来”\n# 别的说明\n{LISTED}\n",
        f"# allow P910 because it is only to be listed\n{LISTED}\n",
        f'# allow P911, P910 because: "listed"\n{LISTED}\n',
        f"＃　允许　P910　因为只要列出来\n{LISTED}\n",
        f"# 允许：P910 因 只要列出来\n{LISTED}\n",
        f"# 许可 P910 因 只要列出来\n{LISTED}\n",
        f"# allow P910: it is only to be listed\n{LISTED}\n",
    ],
)
def test_a_permission_holds_for_its_line_or_for_the_one_below(linted: Lint, statements: str) -> None:
    assert "P910" not in linted(statements).codes()


def test_above_a_statement_it_holds_for_all_of_its_lines(linted: Lint) -> None:
    lines = "受理\n  准许 当 缴费日期 ≥ 2025-01-01 且 (低保 或 非 低保)\n  未规定 其他\n"
    assert linted(f"# 允许 P911 因 照抄通知\n{lines}").codes() == []
    below = lines.replace("\n  准许", "\n  # 允许 P911 因 照抄通知\n  准许")
    assert linted(below).codes() == []


def test_above_the_header_it_holds_for_what_concerns_the_file(linted: Lint) -> None:
    text = "# 允许 P511 因 都由上级定\n" + HEADER
    assert "P511" in linted("缴费：400 元\n").codes("P5")
    assert "P511" not in linted("缴费：400 元\n", header=text).codes("P5")


@pytest.mark.parametrize(
    ("comment", "why"),
    [
        ("# 允许 P910", "没有用「因」写明原因"),
        ("# 允许 P910 因", "没有用「因」写明原因"),
        ("# 允许 P199、P910 因 就要这样", "没有 P199 这个代码"),
        ("# 允许 P520 因 就要这样", "P520 是错误，只能改，不能允许"),
    ],
)
def test_one_that_can_not_be_read_permits_nothing(linted: Lint, comment: str, why: str) -> None:
    found = linted(f"{comment}\n{LISTED}\n")
    assert found.codes() == ["P910", "P941"]
    assert found.one("P941").arguments["why_zh"] == why
    assert found.at(found.one("P941")) == comment


@pytest.mark.parametrize(
    ("statements", "left"),
    [
        (f"# 允许 P910 因 只要列出来\n{NOT_HERE}\n", f"{NOT_HERE}\n"),
        (f"{NOT_HERE}  # 允许 P910 因 只要列出来\n", f"{NOT_HERE}\n"),
        (f"{NOT_HERE}\n# 允许 P910 因 只要列出来", f"{NOT_HERE}\n"),
    ],
)
def test_one_that_nothing_needs_is_told_and_can_go(linted: Lint, statements: str, left: str) -> None:
    found = linted(statements)
    assert found.mended("P940") == left
    fix = found.one("P940").fix
    assert fix is not None and not fix.is_safe


def test_of_several_codes_the_spare_ones_are_told_and_the_comment_stays(linted: Lint) -> None:
    found = linted(f"# 允许 P910、P912 因 只要列出来\n{LISTED}\n").one("P940")
    assert (found.arguments["code"], found.fix) == ("P912", None)


def test_nothing_is_called_spare_where_not_everything_was_looked_for(linted: Lint) -> None:
    assert linted("# 允许 P910 因 只要列出来\n人群 孤儿 当 孤\n").codes() == []


@pytest.mark.parametrize(
    "statements",
    [
        '结果 去处："# 允许 P910 因 这不是注释"\n',
        '不编码 三 因 "# 允许"\n',
        "# 不允许 P910\n",
        "# 允许的人另有规定\n",
        "# 允许 因病迟缴\n",
    ],
)
def test_what_only_looks_like_one_is_none(linted: Lint, statements: str) -> None:
    assert not {"P940", "P941"} & set(linted(statements).codes())


def test_a_permission_that_speaks_of_scenarios_is_needed_unless_they_were_asked(linted: Lint) -> None:
    """Nobody ran scenarios here, as while fixes are tried: the permission must not be deleted."""
    assert linted(f"# 允许 P918 因 明年才有这样的人\n{NOT_HERE}\n").codes() == []
