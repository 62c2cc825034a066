"""Plain `pytest` beside rule files: every scenario is an item, and says what `pol test` says."""

from __future__ import annotations

import shutil
import sys

import pytest

from .conftest import CHECKOUT, TESTS
from .test_command_test import FILE, SCENARIOS

pytest_plugins = ["pytester"]


@pytest.fixture
def desk(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("POL_LANG", "zh")
    monkeypatch.setenv("PYTHONUTF8", "1")
    shutil.copy(CHECKOUT / "policies" / "person.pol", pytester.path)
    shutil.copy(TESTS / "dsl" / "example.pol", pytester.path / "示例县.pol")
    (pytester.path / FILE).write_text(SCENARIOS, "utf-8")
    return pytester


def pytest_in(desk: pytest.Pytester, *arguments: str) -> tuple[int, str]:
    ran = desk.runpytest_subprocess("-p", "no:cacheprovider", *arguments)
    return int(ran.ret), "\n".join(ran.outlines)


def write(desk: pytest.Pytester, old: str, new: str) -> None:
    assert old in SCENARIOS
    (desk.path / FILE).write_text(SCENARIOS.replace(old, new), "utf-8")


def test_a_scenario_is_an_item_that_its_id_names(desk: pytest.Pytester) -> None:
    code, out = pytest_in(desk, "--collect-only", "-q")
    assert code == 0
    assert f"{FILE}::没有身份的居民\n{FILE}::补缴期的低保对象\n{FILE}::已经有职工医保" in out
    code, out = pytest_in(desk, f"{FILE}::补缴期的低保对象", "-v")
    assert code == 0 and f"{FILE}::补缴期的低保对象 PASSED" in out


def test_a_failure_reads_as_that_of_pol_test(desk: pytest.Pytester) -> None:
    write(desk, '"200.00"', '"201.00"')
    code, out = pytest_in(desk)
    assert code == 1
    assert f"不符：补缴期的低保对象\n  --> {FILE}:8\n  依据：二(二)2\n  理由：资助标准的一半" in out
    assert "    期望：201.00\n    得到：200.00\n" in out
    assert "✓ 低保对象  ← 是" in out
    assert "Traceback" not in out and "1 failed, 2 passed" in out


def test_what_is_wrong_with_the_file_fails_its_collection_with_our_codes(desk: pytest.Pytester) -> None:
    write(desk, "低保: 是", "低保: no")
    code, out = pytest_in(desk)
    assert code == 2
    assert "错误[P808]" in out and f"--> {FILE}:9:14" in out and "Traceback" not in out


def test_what_is_proposed_is_skipped_by_name(desk: pytest.Pytester) -> None:
    write(desk, "  - 名称: 没有身份的居民", "  - 状态: 提议\n    名称: 没有身份的居民")
    code, out = pytest_in(desk, "-rs")
    assert code == 0
    assert f"SKIPPED [1] {FILE}: proposed, not accepted" in out


def test_proposals_alone_fail_as_in_pol_test_unless_a_scenario_beside_them_was_accepted(desk: pytest.Pytester) -> None:
    proposed = SCENARIOS.replace("  - 名称:", "  - 状态: 提议\n    名称:")
    (desk.path / FILE).write_text(proposed, "utf-8")
    code, out = pytest_in(desk)
    assert code == 1 and "1 failed, 3 skipped" in out
    assert f"错误[P826]：{FILE} 只有提议，还没有一个场景经人采纳，等于没有检验" in out and "Traceback" not in out
    (desk.path / "示例县.采纳的.scenarios.yaml").write_text(SCENARIOS, "utf-8")
    code, out = pytest_in(desk)
    assert code == 0 and "3 passed, 3 skipped" in out


def test_nothing_is_imported_where_there_are_no_scenario_files(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        "import sys\n\ndef test_modules():\n    assert not {'dsl', 'engine', 'yaml'} & set(sys.modules)\n"
    )
    ran = pytester.runpytest_subprocess("-p", "no:syrupy", "-p", "no:hypothesispytest", "-p", "no:sybil")
    assert ran.ret == 0, sys.modules
