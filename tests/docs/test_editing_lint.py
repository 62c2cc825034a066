"""What the page on editing says of `pol lint` is what it does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.lint import MENDED, RULES

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "editing.md").read_text("utf-8")
SECTION = PAGE.partition("## 发文以前通读")[2].partition("\n## ")[0]
RULES_TEXT = re.findall(r"```pol 示例县2025\.pol\n(.*?)```", SECTION, re.DOTALL)[0]
PERMITTED = re.findall(r"```pol\n(.*?)```", SECTION, re.DOTALL)[0]
SHOWN = re.findall(r"```console\n(.*)\n((?:.*\n)*?)```", SECTION)


@pytest.fixture
def county(tmp_path: Path) -> Path:
    shutil.copy(REPOSITORY / "policies" / "person.pol", tmp_path)
    (tmp_path / "示例县2025.pol").write_text(RULES_TEXT, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_excerpt_is_what_is_said(
    command: str, shown: str, county: Path, run: Callable[[str, Path, str], str], is_shown: Callable[[str, str], bool]
) -> None:
    said = run(command, county, "zh")
    assert is_shown(shown, said), said


def test_the_table_has_every_rule_and_what_it_mends() -> None:
    rows = re.findall(r"^\| \[(P\d+)\]\(codes/P\d+\.md\) \|[^|]*\| ?([^|]*?) ?\|$", SECTION, re.MULTILINE)
    assert rows == [(rule.code, "直接改" if rule.mends else "") for rule in RULES]


def test_the_findings_of_the_checks_that_have_a_suggestion_are_listed() -> None:
    (listed,) = re.findall(r"这些也带着建议的改法：(.*)。", SECTION)
    assert re.findall(r"\[(P\d+)\]", listed) == list(MENDED)


def test_a_file_that_is_laid_out_stays_so(county: Path, run: Callable[[str, Path, str], str]) -> None:
    run("$ pol fmt 示例县2025.pol", county, "zh")
    run("$ pol lint --fix 示例县2025.pol", county, "zh")
    assert run("$ pol fmt --check 示例县2025.pol", county, "zh").startswith("要改的有 0 个文件")
    assert "非 (非 低保)" not in (county / "示例县2025.pol").read_text("utf-8")


def test_the_permission_is_heeded(county: Path, run: Callable[[str, Path, str], str]) -> None:
    path = county / "示例县2025.pol"
    line = next(line for line in RULES_TEXT.splitlines() if "低保人员" in line)
    path.write_text(RULES_TEXT.replace(line + "\n", PERMITTED), "utf-8")
    assert run("$ pol lint --select P910,P94 示例县2025.pol", county, "zh").startswith("选的代码里没有")
