"""Which rule files are looked at again when one is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.rule_files.dependants import with_dependants

from .conftest import pol

LINES = {
    "省": "",
    "县": "  年度 2025\n  上级 省\n",
    "县补充": "  沿用 县\n",
    "明年": "  年度 2026\n  沿用 县\n",
    "旁边": "  年度 2025\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, lines in LINES.items():
        words = "  词汇 person.pol\n" if name in ("县", "旁边") else ""
        Path(f"{name}.pol").write_text(f'政策 {name} "关于参保的通知"\n{lines}{words}', "utf-8")
    Path("person.pol").write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("changed", "looked_at"),
    [
        ("省", {"省", "县", "县补充", "明年"}),
        ("县", {"县", "县补充", "明年"}),
        ("县补充", {"县补充", "县", "明年"}),
        ("明年", {"明年"}),
        ("旁边", {"旁边"}),
        ("person", {"person", "县", "县补充", "明年", "旁边"}),
    ],
)
def test_whatever_rests_on_a_changed_file_is_looked_at(changed: str, looked_at: set[str]) -> None:
    """A supplement changes what the notice says that it supplements; next year's notice does not."""
    found = with_dependants([Path(f"{changed}.pol")])
    assert {path.stem for path in found} == looked_at
    assert found[0].stem == changed and len(found) == len(looked_at)


def test_only_with_the_option() -> None:
    Path("县.pol").write_text('政策 县 "关于参保的通知"\n  上级 省\n读不懂\n', "utf-8")
    for command in ("check", "lint"):
        assert "县.pol" not in pol(command, "省.pol").out
        assert "县.pol:3:1" in pol(command, "省.pol", "--dependants").out


def test_a_name_without_a_file_is_still_told() -> None:
    ran = pol("check", "没有.pol", "旁边", "--dependants")
    assert ran.code == 3 and "P701" in ran.out
