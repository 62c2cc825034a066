"""`pol dev`: each stage of reading a rule file, as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import pol


def printed(stage: str, *arguments: str) -> str:
    ran = pol("dev", stage, *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_tokens_stand_with_their_line_and_column(county: Path) -> None:
    assert printed("tokens", "示例县").splitlines()[:2] == ["1:1  POLICY  政策", "1:4  NAME  示例县2025"]


def test_a_tree_per_statement(county: Path) -> None:
    trees = printed("tree", "示例县").split("start\n")
    assert len([tree for tree in trees if tree.startswith("  category\n")]) == 5
    assert trees[-1].startswith("  set_aside")


def test_nodes_are_what_was_written(county: Path) -> None:
    assert "AidNode\n  name: Word(text: “特困全额”)\n  categories: (Word(text: “特困人员”))\n" in printed(
        "nodes", "示例县"
    )


def test_the_model_is_what_it_means(county: Path) -> None:
    model = printed("model", "示例县")
    assert "  vocabulary: person.pol\n" in model
    assert "    一二级残疾人: Decision\n" in model
    assert "OneOf(item: FactRef(fact: “残疾等级”" in model
    assert "span" not in model


def test_spans_are_printed_when_asked_for(county: Path) -> None:
    assert "span: " in printed("nodes", "示例县", "--spans")


def test_the_vocabulary_has_its_stages_too(county: Path) -> None:
    assert "低保: Fact\n" in printed("model", "person.pol")


@pytest.mark.parametrize("stage", ["tokens", "tree", "nodes"])
def test_a_file_with_errors_is_printed_as_far_as_it_goes(county: Path, stage: str) -> None:
    rules = county / "示例县.pol"
    rules.write_text(rules.read_text(encoding="utf-8").replace("当 特困  ", "当 特因  "), encoding="utf-8")
    ran = pol("dev", stage, "示例县")
    assert ran.code == 1
    assert "特因" in ran.out and "[P201]" in ran.err
    assert pol("dev", "model", "示例县").out.strip() == ""
