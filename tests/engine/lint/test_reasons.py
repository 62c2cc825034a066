"""P917: reasons that give none."""

from __future__ import annotations

import pytest

from .conftest import Lint


@pytest.mark.parametrize("reason", ["待定", "略", "同上", "TODO", "……", "待 补。", "N/A", "没写"])
def test_a_reason_that_says_nothing_is_told_at_its_place(linted: Lint, reason: str) -> None:
    for statement in (f'不编码 三 因 "{reason}"\n', f'等待期：未规定\n假定 等待期 = 无 因 "{reason}"\n'):
        found = linted(statement)
        assert found.at(found.one("P917")) == reason


@pytest.mark.parametrize("reason", ["县定", "公文习惯", "部门分工", "not about persons", "县里历年都没有等待期"])
def test_a_short_reason_is_a_reason(linted: Lint, reason: str) -> None:
    assert "P917" not in linted(f'不编码 三 因 "{reason}"\n').codes()
