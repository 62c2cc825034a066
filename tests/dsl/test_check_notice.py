"""The notice's text against the lock: what changed since the rules were written."""

from __future__ import annotations

import pytest

from dsl import Diagnostic, InFile, InSource, Severity, check_notice, citations

from .test_check_citations import NOTICE, RULES, lock_of, marked, policy_of


def found_in(notice: str) -> tuple[Diagnostic, ...]:
    return check_notice(policy_of(RULES), lock_of(), citations.outline_of(notice), "示例县.txt")


def test_the_same_text_with_other_breaks_and_brackets_is_no_change() -> None:
    assert found_in(NOTICE.replace("（一）", "(一）").replace("资助二百元", "资助\n二百元")) == ()


def test_a_changed_clause_is_an_error_wherever_it_is_cited() -> None:
    found = found_in(NOTICE.replace("资助二百元", "资助三百元"))
    assert [(one.code, marked(one)) for one in found] == [("P420", "一(二)2"), ("P420", "一(二)2")]
    assert {one.severity for one in found} == {Severity.ERROR}


def test_a_changed_clause_that_was_set_aside_is_marked_there() -> None:
    (found,) = found_in(NOTICE.replace("做好各自的工作", "做好宣传"))
    assert (found.code, found.severity, marked(found)) == ("P424", Severity.WARNING, "三")


def test_a_clause_removed_although_it_is_cited() -> None:
    codes = [one.code for one in found_in(NOTICE.replace("2. 低保对象，资助二百元。\n", ""))]
    assert codes == ["P421", "P421"]


def test_a_clause_added_concerns_the_text() -> None:
    (found,) = found_in(NOTICE + "四、本通知由示例县医疗保障局解释。\n")
    assert (found.code, found.severity, found.place) == ("P422", Severity.WARNING, InFile("示例县.txt"))


def test_a_clause_removed_that_was_set_aside() -> None:
    (found,) = found_in(NOTICE.replace("三、部门职责\n各部门做好各自的工作。\n", ""))
    assert (found.code, marked(found)) == ("P423", "三")


@pytest.mark.parametrize("notice", ["", "　\n\n"])
def test_a_text_without_clauses_is_said_once(notice: str) -> None:
    assert found_in(notice) == (Diagnostic("P440", InFile("示例县.txt")),)


def test_every_place_is_in_the_rule_file_or_names_the_text() -> None:
    for found in found_in("一、标准\n（一）每人五百元。\n"):
        assert isinstance(found.place, InSource) or found.place == InFile("示例县.txt")
