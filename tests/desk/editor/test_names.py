"""Names across the files of a notice: where they are defined and used, and giving them another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.editor.definitions import Sort, Target, definitions_of
from desk.editor.document import Document
from desk.editor.family import Family
from desk.editor.occurrences import occurrence_at
from desk.editor.open_files import OpenFiles
from desk.editor.references import defined_at, may_be_renamed, renamed, used_at
from dsl import Diagnostic, Edit, Source, edited

from .conftest import NAME, NOTICE, Ask, Asked, marked

POLICIES = Path(__file__).parents[3] / "policies"
CHANGE = """政策 示例县2025补充 "补充"
  沿用 示例县2025
  发布 2024-12-01

改 人群 低保对象 当 低保 或 特困人员   依据 一
"""


def target(asked: Asked) -> Target:
    found = occurrence_at(asked.asking.occurrences, asked.offset)
    assert found is not None
    return found.target


def where(source: Source, offset: int) -> str:
    return f"{Path(source.name).name}:{source.position(offset)[0]}"


def families(files: OpenFiles, path: Path) -> list[tuple[Document, Family]]:
    paths = [Path(document.source.name) for document in files.family(path).documents]
    return [(one.own, one) for one in map(files.family, paths)]


def test_a_name_is_defined_in_its_file_a_fact_in_the_vocabulary(ask: Ask) -> None:
    for before, behind, line in (("给 特困", "人员", f"{NAME}:11"), ("当 特", "困 ", "person.pol:67")):
        asked = ask(marked(before, behind))
        (found,) = defined_at(target(asked), asked.asking.family, ())
        assert where(found.source, found.span.start) == line


def test_inside_its_own_definition_a_category_means_the_fact(ask: Ask) -> None:
    asked = ask(f"{NOTICE}人群 孤儿 当 孤|儿\n人群 甲 当 孤儿\n")
    assert target(asked) == Target(Sort.FACT, "孤儿")
    assert asked.asking.occurrences[-1].target == Target(Sort.SYMBOL, "孤儿")


def test_the_first_day_of_a_window_is_no_ambiguity_of_that_name(ask: Ask) -> None:
    asked = ask(f"{NOTICE}人群 甲 当 缴费日期 ≥ 集中缴费期 的 首|日\n")
    assert target(asked) == Target(Sort.WORD, "首日")


def test_names_are_found_in_the_file_that_changes_this_one(ask: Ask, folder: Path) -> None:
    (folder / "补充.pol").write_text(CHANGE, "utf-8")
    asked = ask(marked("人群 特困", "人员"))
    found = used_at(target(asked), families(asked.files, asked.path), asked.files.occurrences)
    assert [where(one.source, one.span.start) for one in found] == [f"{NAME}:11", f"{NAME}:26", "补充.pol:5"]


def test_two_files_that_rest_on_the_same_one_share_no_names_of_their_own(ask: Ask, folder: Path) -> None:
    (folder / "甲.pol").write_text(f"{CHANGE}增 人群 边民 当 低保\n", "utf-8")
    own = f"{CHANGE.replace('补充', '再补')}增 人群 边|民 当 特困\n"
    asked = ask(own, "乙.pol")
    made = renamed(target(asked), "牧民", families(asked.files, asked.path), asked.files.occurrences)
    assert not isinstance(made, Diagnostic)
    assert [Path(source.name).name for source in made] == ["乙.pol"]


def test_a_copy_of_the_same_number_is_no_part_of_the_family(ask: Ask, folder: Path) -> None:
    (folder / "抄件.pol").write_text(NOTICE, "utf-8")
    asked = ask(marked("人群 特困", "人员"))
    found = defined_at(target(asked), asked.asking.family, ())
    assert [where(one.source, one.span.start) for one in found] == [f"{NAME}:11"]


def test_the_open_text_of_the_other_file_counts_not_that_of_the_disk(ask: Ask, folder: Path) -> None:
    (folder / "补充.pol").write_text(CHANGE, "utf-8")
    asked = ask(marked("人群 特困", "人员"))
    asked.files.put(folder / "补充.pol", CHANGE.replace("或 特困人员", "且 非 特困人员\n# 又改了"))
    found = list(used_at(target(asked), families(asked.files, asked.path), asked.files.occurrences))
    assert [one.source.text[one.span.start : one.span.end] for one in found] == ["特困人员"] * 3


def test_a_broken_statement_still_defines_and_uses_names(ask: Ask) -> None:
    asked = ask(f"{NOTICE}人群 半截| 当 (特困人员 且\n资助 乙 给 半截\n")
    found = used_at(target(asked), families(asked.files, asked.path), asked.files.occurrences)
    assert [one.is_definition for one in found] == [True, False]
    assert any(one.target.name == "半截" for one in definitions_of(asked.asking.document))


def test_a_new_name_is_written_in_brackets_where_it_has_to(ask: Ask) -> None:
    asked = ask(marked("人群 特困", "人员"))
    for given, written in (
        ("困难的人", "困难的人"),
        ("60岁以上", "「60岁以上」"),
        ("其他", "「其他」"),
        ("「甲 乙」", "「甲 乙」"),
    ):
        made = renamed(target(asked), given, families(asked.files, asked.path), asked.files.occurrences)
        assert not isinstance(made, Diagnostic)
        ((source, edits),) = made.items()
        assert edited(source.text, edits) == source.text.replace("特困人员", written)


@pytest.mark.parametrize(
    ("before", "behind", "code"),
    [("当 特", "困 ", "P953"), ("策 示例", "县2025", "P951"), ("期 出生九十天 出生", "日期", "P953")],
)
def test_what_can_not_be_renamed(ask: Ask, before: str, behind: str, code: str) -> None:
    asked = ask(marked(before, behind))
    refusal = may_be_renamed(target(asked), asked.asking.family)
    assert refusal is not None and refusal.code == code


@pytest.mark.parametrize(
    ("name", "code"), [("", "P954"), ('甲"乙', "P954"), ("甲\n乙", "P954"), ("低保对象", "P955"), ("年初", "P955")]
)
def test_what_is_no_new_name(ask: Ask, name: str, code: str) -> None:
    asked = ask(marked("人群 特困", "人员"))
    made = renamed(target(asked), name, families(asked.files, asked.path), asked.files.occurrences)
    assert isinstance(made, Diagnostic) and made.code == code


@pytest.mark.parametrize("name", sorted(path.stem for path in POLICIES.glob("*-*.pol")))
def test_every_name_of_a_shipped_notice_can_be_renamed_and_nothing_else_changes(name: str) -> None:
    """All at once: the file still loads, and says the same with other names."""
    path = POLICIES / f"{name}.pol"
    files = OpenFiles()
    files.put(path, path.read_text("utf-8"))
    before, found = files.loaded(path)
    family = files.family(path)
    own = [d for d in definitions_of(family.own) if d.target.sort in (Sort.SYMBOL, Sort.MEMBER)]
    edits: list[Edit] = []
    for at, one in enumerate(own):
        made = renamed(one.target, f"改名{at}", [(family.own, family)], files.occurrences)
        assert not isinstance(made, Diagnostic) and list(made) == [family.own.source], one
        edits += made[family.own.source]
    files.put(path, edited(family.own.source.text, sorted(edits, key=lambda edit: edit.span.start)))
    after, again = files.loaded(path)
    assert [d.code for d in again] == [d.code for d in found]
    assert before is not None and before.policy is not None and after is not None and after.policy is not None
    lines = [[len(d.rules) for d in loaded.policy.decisions.values()] for loaded in (before, after) if loaded.policy]
    assert lines[0] == lines[1]
    assert not any(one.target.name in files.source(path).text for one in own if len(one.target.name) > 8)
