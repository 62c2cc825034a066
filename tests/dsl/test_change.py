"""改, 增 and 删: which statement is meant, what the whole notice is, and where each part of it was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsl import InSource, Loaded, Policy, Source, Status, id_in, pieces_of, rule_file
from dsl.change.key import key_of
from dsl.change.pieces import edits_of

from .county import WHOLE, at, change

FILES = {"整份.pol": WHOLE}


def changed(edits: str, more: str = "", **files: str) -> Loaded:
    """The policy with one more file that changes it."""
    return at({**FILES, "改.pol": change("示例县2025补充", "2025-02-20", edits, more), **files}, "整份.pol")


def sound(loaded: Loaded) -> Policy:
    assert loaded.policy is not None, [d.message("zh") for d in loaded.diagnostics]
    return loaded.policy


def codes(loaded: Loaded) -> list[str]:
    return [found.code for found in loaded.diagnostics]


def as_model(policy: Policy) -> Policy:
    """Without what only says where and when it was written."""
    return replace(policy, source=Source("", ""), texts=type(policy.texts)())


# --- keys ------------------------------------------------------------------------------------------------------------


def test_a_statement_is_known_by_its_word_and_name() -> None:
    keys = [str(piece.key) for piece in pieces_of(rule_file(Source("整份.pol", WHOLE))) if piece.at is not None]
    assert keys == [
        "政策 示例县2025",
        "期 集中缴费期",
        "人群 低保对象",
        "缴费",
        "资助 低保补助",
        "None",
        "优先",
        "约束 下限",
        "歧义 首日",
        "假定 首日",
        "不编码 六(二)、六(三)",
    ]


@pytest.mark.parametrize(
    ("removed", "statement"),
    [
        ("期 集中缴费期", "期 集中缴费期 2024-09-01 至 2025-02-28"),
        ("缴费", "缴费：400 元"),
        ("结果 办理", "结果 办理：未规定"),
        ("优先 步 2", "优先 步 2 就高"),
        ("假定 缴费", '假定 缴费 = 400 元 因 "试算"'),
        ("假定 优先", '假定 优先 = 就高 因 "试算"'),
        ("缴费[长护险]", "缴费[长护险]：50 元"),
        ("优先[长护险] 步 2", "优先[长护险] 步 2 就高"),
        ("假定 等待期[长护险]", '假定 等待期[长护险] = 无 因 "试算"'),
        ("约束 下限", "约束 下限：缴费 ≥ 300 元"),
        ("不编码 六（二）、六（三）", '不编码 六(二)、六(三) 因 "部门职责"'),
    ],
)
def test_what_is_removed_is_found_by_the_key_of_its_statement(removed: str, statement: str) -> None:
    edits = edits_of(rule_file(Source("改.pol", f"删 {removed}\n增 {statement}\n")))
    assert edits[0].key == edits[1].key == key_of(edits[1].node.statement)


# --- what comes of it ------------------------------------------------------------------------------------------------


def test_a_notice_that_nothing_changes_is_the_file_itself() -> None:
    policy = sound(at(FILES, "整份.pol"))
    assert policy.source == Source("整份.pol", WHOLE)
    assert policy.texts.as_of == date(2025, 12, 31)
    assert (policy.texts.amended_by, policy.texts.based_on, policy.texts.left_out) == ((), (), ())


def test_what_restates_the_same_changes_nothing_in_the_model() -> None:
    again = "改 缴费                          # 照抄\n  300 元 当 (低保对象 或 特困)\n  400 元 其他\n"
    loaded = changed(again)
    assert codes(loaded) == ["P228"]
    assert as_model(sound(loaded)).decisions["缴费"].rules == sound(at(FILES, "整份.pol")).decisions["缴费"].rules


def test_the_whole_text_says_what_the_model_says() -> None:
    """What is put together is a rule file itself, and means the same."""
    policy = sound(changed("改 缴费：420 元 依据 一\n增 人群 特困人员 当 特困 依据 一\n删 约束 下限\n"))
    alone = sound(at({"整份.pol": policy.source.text}, "整份.pol"))
    assert alone.decisions.keys() == policy.decisions.keys()
    assert [rule.value for rule in alone.decisions["缴费"].rules] == [r.value for r in policy.decisions["缴费"].rules]
    assert (alone.windows, alone.constraints, alone.readings) == (policy.windows, policy.constraints, policy.readings)


def test_the_comment_above_a_statement_goes_with_it() -> None:
    text = sound(changed("# 延到三月\n改 期 集中缴费期 2024-09-01 至 2025-03-31 依据 一\n")).source.text
    assert "# ── 一 ──\n\n# 延到三月\n期 集中缴费期 2024-09-01 至 2025-03-31 依据 一\n人群" in text
    assert "# 三(一)" not in text
    assert text.endswith("# 完\n")


def test_a_later_change_counts() -> None:
    files = {
        **FILES,
        "一.pol": change("后", "2025-03-20", "改 缴费：380 元 依据 一\n"),
        "二.pol": change("先", "2025-02-20", "改 缴费：390 元 依据 一\n"),
    }
    policy = sound(at(files, "整份.pol"))
    assert [text.id for text in policy.texts.amended_by] == ["先", "后"]
    assert "缴费：380 元" in policy.source.text
    assert "缴费：390 元" in sound(at(files, "整份.pol", known_on="2025-03-19")).source.text


def test_a_change_may_itself_be_changed() -> None:
    files = {
        **FILES,
        "一.pol": change("补充", "2025-02-20", "改 缴费：390 元 依据 一\n"),
        "二.pol": change("补充更正", "2025-02-25", "改 缴费：395 元 依据 一\n", base="补充"),
    }
    policy = sound(at(files, "整份.pol"))
    assert [text.id for text in policy.texts.amended_by] == ["补充", "补充更正"]
    before = sound(at(files, "整份.pol", known_on="2025-02-22"))
    assert "缴费：390 元" in before.source.text


def test_one_that_changes_another_comes_after_it_on_the_same_day_too() -> None:
    files = {
        **FILES,
        "二.pol": change("补充", "2025-02-20", "改 缴费：390 元 依据 一\n"),
        "一.pol": change("补充更正", "2025-02-20", "改 缴费：395 元 依据 一\n", base="补充"),
    }
    assert codes(at(files, "整份.pol")) == []
    assert "缴费：395 元" in sound(at(files, "整份.pol")).source.text


def test_a_change_of_one_that_is_left_out_is_left_out_too() -> None:
    draft = change("草案", "2025-02-20", "改 缴费：390 元 依据 一\n", "  状态 草案\n")
    files = {**FILES, "一.pol": draft, "二.pol": change("更正", "2025-02-25", "改 缴费：395 元 依据 一\n", base="草案")}
    left_out = sound(at(files, "整份.pol")).texts.left_out
    assert [(text.id, why.value) for text, why in left_out] == [("草案", "draft"), ("更正", "changes_one_left_out")]


def test_an_amendment_that_is_asked_for_is_the_policy_up_to_it() -> None:
    files = {
        **FILES,
        "一.pol": change("先", "2025-02-20", "改 缴费：390 元 依据 一\n"),
        "二.pol": change("后", "2025-03-20", "改 缴费：380 元 依据 一\n"),
    }
    policy = sound(at(files, "一.pol"))
    assert (policy.header.id, [text.id for text in policy.texts.amended_by]) == ("示例县2025", ["先"])


SUCCESSOR = """政策 示例县2026 "示例县2026年度征缴"
  年度 2026
  发布 2025-09-01
  文号 示〔2025〕1号
  沿用 示例县2025
改 缴费：420 元 依据 一
删 约束 下限
"""


def test_a_successor_takes_over_what_it_does_not_restate() -> None:
    files = {**FILES, "明年.pol": SUCCESSOR}
    policy = sound(at(files, "明年.pol"))
    assert (policy.header.year, policy.header.region.code, policy.header.number) == (2026, "999999", "示〔2025〕1号")
    assert (policy.header.base, policy.header.issued) == ("", date(2025, 9, 1))
    assert [text.id for text in policy.texts.based_on] == ["示例县2025"]
    assert list(policy.windows) == ["集中缴费期"]
    assert policy.constraints == ()
    assert sound(at(files, "整份.pol")).texts.amended_by == ()


def test_a_successor_rests_on_what_was_known_when_it_was_issued() -> None:
    files = {
        **FILES,
        "明年.pol": SUCCESSOR,
        "先.pol": change("先", "2025-08-31", "改 人群 低保对象 当 特困 依据 一\n"),
        "后.pol": change("后", "2025-09-02", "删 不编码 六(二)、六(三)\n"),
    }
    policy = sound(at(files, "明年.pol"))
    assert [text.id for text in policy.texts.based_on] == ["示例县2025", "先"]
    assert len(policy.set_aside) == 1
    assert policy.texts.amended_by == ()


def test_a_clause_knows_its_notice() -> None:
    policy = sound(changed("改 期 集中缴费期 2024-09-01 至 2025-03-31 依据 一\n"))
    assert [str(clause) for clause in policy.windows["集中缴费期"].clauses] == ["示例县2025补充 一"]
    assert [str(clause) for clause in policy.decisions["低保对象"].clauses] == ["二(二)"]
    files = {**FILES, "明年.pol": SUCCESSOR}
    year_after = sound(at(files, "明年.pol"))
    assert [str(clause) for clause in year_after.decisions["低保对象"].clauses] == ["示例县2025 二(二)"]
    assert [str(clause) for clause in year_after.decisions["缴费"].clauses] == ["一"]


# --- where and when --------------------------------------------------------------------------------------------------


def test_every_place_is_that_of_the_file_which_wrote_it() -> None:
    policy = sound(changed("改 缴费：420 元 依据 一\n"))
    for key, file, line in (("缴费", "改.pol", 4), ("低保对象", "整份.pol", 12)):
        source, span = policy.source.origin(policy.decisions[key].span)
        assert (source.name, source.position(span.start)[0]) == (file, line)
        assert policy.source.position(policy.decisions[key].span.start) == source.position(span.start)
        assert source.text[span.start : span.end].startswith(key if key == "缴费" else "人群")


def test_a_finding_stands_in_the_file_that_is_wrong() -> None:
    loaded = changed("改 缴费：标准 依据 一\n")
    (found,) = loaded.diagnostics
    assert isinstance(found.place, InSource)
    assert (found.code, found.place.source.name) == ("P201", "改.pol")
    assert found.place.source.text[found.place.span.start : found.place.span.end] == "标准"


@pytest.mark.parametrize(
    ("header", "as_of", "known_on", "why"),
    [
        ("", "", "", None),
        ("", "", "2025-02-20", None),
        ("", "", "2025-02-19", "not_yet_issued"),
        ("  施行 2025-06-01\n", "", "", None),
        ("  施行 2025-06-01\n", "2025-06-01", "", None),
        ("  施行 2025-06-01\n", "2025-05-31", "", "not_yet_effective"),
        ("  失效 2025-06-01\n", "2025-05-31", "", None),
        ("  失效 2025-06-01\n", "2025-06-01", "", "expired"),
        ("  状态 草案\n", "", "", "draft"),
        ("  状态 已废止\n", "", "", "repealed"),
        ("  状态 现行\n", "", "", None),
    ],
)
def test_which_texts_govern(header: str, as_of: str, known_on: str, why: str | None) -> None:
    files = {**FILES, "改.pol": change("补充", "2025-02-20", "改 缴费：420 元 依据 一\n", header)}
    texts = sound(at(files, "整份.pol", as_of, known_on)).texts
    assert [reason.value for _, reason in texts.left_out] == ([] if why is None else [why])
    assert len(texts.amended_by) == (why is None)


def test_one_without_a_date_of_issue_counts_as_known() -> None:
    files = {**FILES, "改.pol": change("补充", "未注明", "改 缴费：420 元 依据 一\n")}
    assert len(sound(at(files, "整份.pol", known_on="2024-09-01")).texts.amended_by) == 1


@pytest.mark.parametrize(
    ("as_of", "known_on", "why"),
    [
        ("", "", None),
        ("2025-12-31", "", None),
        ("2026-01-01", "", "repealed"),
        ("2026-01-01", "2025-11-30", None),
        ("", "2024-08-29", "not_yet_issued"),
    ],
)
def test_a_repeal_holds_from_its_day_on(as_of: str, known_on: str, why: str | None) -> None:
    repeal = change("废止", "2025-12-01", "改 政策 示例县2025\n  状态 已废止\n", "  施行 2026-01-01\n")
    loaded = at({**FILES, "废止.pol": repeal}, "整份.pol", as_of, known_on)
    assert (None if loaded.left_out is None else loaded.left_out.value) == why


def test_the_header_is_restated_line_by_line() -> None:
    policy = sound(changed("改 政策 示例县2025\n  失效 2026-07-01   # 延长\n  文号 示〔2025〕2号\n"))
    header = policy.header
    assert (header.expires, header.number, header.status) == (date(2026, 7, 1), "示〔2025〕2号", Status.IN_FORCE)
    assert (header.id, header.issued, header.vocabulary) == ("示例县2025", date(2024, 8, 30), "person.pol")


# --- what is wrong ---------------------------------------------------------------------------------------------------


def test_every_problem_of_a_file_comes_in_one_run() -> None:
    edits = (
        "缴费：390 元\n改 期 集中征缴期 2024-09-01 至 2025-03-31\n增 人群 低保对象 当 特困\n改 定 标准 = \n删 表 甲\n"
    )
    assert set(codes(changed(edits))) >= {"P217", "P221", "P222"}
    assert any(code.startswith("P1") for code in codes(changed(edits)))


@pytest.mark.parametrize("asked", ["整份.pol", "废止.pol"])
@pytest.mark.parametrize(
    ("header", "edits", "found"),
    [
        ("  状态 已废止\n", "", ["P230"]),
        ("  状态 已废止\n", "改 缴费：390 元\n", ["P230"]),
        ("  状态 废止\n", "", ["P226", "P230"]),
        ("", "", ["P231"]),
        ("  状态 草案\n", "", ["P231"]),
        ("", "缴费：390 元\n", ["P217"]),
        ("", "改 政策 示例县2025\n  状态 已废止\n", []),
    ],
)
def test_one_that_repeals_only_itself_or_changes_nothing_is_found(
    asked: str, header: str, edits: str, found: list[str]
) -> None:
    files = {**FILES, "废止.pol": change("废止", "2025-12-01", edits, header)}
    assert sorted(codes(at(files, asked))) == found


def test_a_repeal_that_is_not_known_yet_is_not_spoken_of() -> None:
    files = {**FILES, "废止.pol": change("废止", "2025-12-01", "", "  状态 已废止\n")}
    assert codes(at(files, "整份.pol", known_on="2025-11-30")) == []


def test_the_policy_to_repeal_is_named_only_where_the_file_rests_on_it() -> None:
    files = {
        **FILES,
        "一.pol": change("补充", "2025-02-20", "改 缴费：390 元 依据 一\n"),
        "二.pol": change("废止", "2025-12-01", "", "  状态 已废止\n", base="补充"),
        "三.pol": change("又废止", "2025-12-02", "", "  状态 已废止\n"),
    }
    found = at(files, "整份.pol").diagnostics
    assert [(d.code, "改 政策 示例县2025" in d.help("zh")) for d in found] == [("P230", True), ("P230", False)]


def test_a_successor_may_leave_everything_as_it_was() -> None:
    files = {**FILES, "下.pol": change("示例县2026", "2025-09-01", "", "  年度 2026\n")}
    assert codes(at(files, "下.pol")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("改 缴费：390 元", "改 缴费：395 元"),
        ("删 资助 低保补助", "增 资助 低保补助 给 低保对象：残联 10 元"),
        ("增 人群 特困人员 当 特困", "增 人群 特困人员 当 孤儿"),
        ("删 优先", "删 优先"),
    ],
)
def test_a_file_changes_a_statement_once(first: str, second: str) -> None:
    (found,) = changed(f"{first}\n{second}\n").diagnostics
    assert (found.code, len(found.labels)) == ("P202", 1)
    assert isinstance(found.place, InSource)
    assert found.place.source.text[found.place.span.start :].startswith(second)


@pytest.mark.parametrize(
    ("issued", "header", "found"),
    [
        ("2024-08-29", "", ["P232"]),
        ("2024-08-30", "", []),
        ("未注明", "", []),
        ("2025-02-20", "  年度 2025\n", []),
        ("2025-02-20", "  年度 2024\n", ["P232"]),
        ("2024-08-29", "  年度 2024\n", ["P232", "P232"]),
        ("2025-09-01", "  年度 2026\n", []),
        ("2024-08-01", "  年度 2026\n", ["P232"]),
    ],
)
def test_one_comes_after_what_it_changes(issued: str, header: str, found: list[str]) -> None:
    files = {**FILES, "改.pol": change("补充", issued, "增 人群 特困人员 当 特困 依据 一\n", header)}
    assert [code for code in codes(at(files, "改.pol")) if code == "P232"] == found


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("  失效 2025-02-20\n", ["P233"]),
        ("  失效 2025-02-21\n", []),
        ("  施行 2025-03-01\n  失效 2025-03-01\n", ["P233"]),
        ("  施行 2025-01-01\n  失效 2025-02-01\n", []),
        ("  施行 未注明\n  失效 2025-02-01\n", []),
    ],
)
@pytest.mark.parametrize("asked", ["整份.pol", "改.pol"])
def test_a_change_holds_on_some_day(asked: str, header: str, found: list[str]) -> None:
    files = {**FILES, "改.pol": change("补充", "2025-02-20", "改 缴费：390 元 依据 一\n", header)}
    assert codes(at(files, asked)) == found


def test_a_notice_that_never_holds_is_found_where_that_was_written() -> None:
    (found,) = changed("改 政策 示例县2025\n  失效 2024-08-30\n").diagnostics
    assert isinstance(found.place, InSource)
    assert (found.code, found.place.source.name) == ("P233", "改.pol")


def test_what_is_removed_but_still_used_is_found_where_it_was_removed() -> None:
    for asked in ("整份.pol", "改.pol", "下.pol"):
        files = {
            **FILES,
            "改.pol": change("补充", "2025-02-20", "删 人群 低保对象\n"),
            "下.pol": change("示例县2026", "2025-09-01", "", "  年度 2026\n"),
        }
        (found,) = at(files, asked).diagnostics
        assert isinstance(found.place, InSource)
        assert (found.code, found.place.source.name) == ("P234", "改.pol")
        assert {label.place.source.name for label in found.labels} == {"整份.pol"}
        assert len(found.labels) == 3


def test_a_change_without_its_base_is_told_so() -> None:
    alone = '政策 补充 "补充"\n  发布 2025-02-20\n改 缴费：390 元 依据 一\n'
    assert codes(at({**FILES, "改.pol": alone}, "改.pol")) == ["P218"]


@pytest.mark.parametrize(
    ("edit", "word"),
    [
        ("修改 缴费：420 元", "改"),
        ("增加 人群 特困人员 当 特困", "增"),
        ("新增 约束 上限：缴费 ≤ 500 元", "增"),
        ("删除 资助 低保补助", "删"),
        ("取消 优先", "删"),
    ],
)
def test_a_longer_word_for_a_change_is_understood(edit: str, word: str) -> None:
    (found,) = changed(f"{edit} 依据 一\n" if word != "删" else f"{edit}\n").diagnostics
    assert (found.code, found.arguments["better"]) == ("P122", word)


def test_the_words_that_begin_a_statement_include_those_of_a_change() -> None:
    (found,) = changed("以后 缴费：420 元\n").diagnostics
    assert found.code == "P114"
    assert {"改", "增", "删"} <= set(found.arguments["words"].split("、"))


def test_the_nearest_name_is_suggested() -> None:
    (found,) = changed("改 期 集中征缴期 2024-09-01 至 2025-03-31\n").diagnostics
    assert found.arguments == {"name": "期 集中征缴期", "better": "期 集中缴费期"}


def test_a_statement_under_another_word_is_suggested() -> None:
    (found,) = changed("改 定 集中缴费期 = 400 元\n").diagnostics
    assert (found.code, found.arguments["better"]) == ("P221", "期 集中缴费期")


@pytest.mark.parametrize(("statement", "word"), [("缴费：390 元", "改"), ("人群 特困人员 当 特困", "增")])
def test_the_word_that_is_missing_is_offered(statement: str, word: str) -> None:
    (found,) = changed(f"{statement}\n").diagnostics
    assert found.fix is not None
    assert found.fix.edits[0].text == f"{word} "


def test_a_base_with_errors_of_its_own_is_what_is_reported() -> None:
    broken = WHOLE.replace("当 低保 ", "当 低宝 ")
    files = {"整份.pol": broken, "改.pol": change("补充", "2025-02-20", "改 缴费：390 元 依据 一\n")}
    assert sorted(codes(at(files, "改.pol"))) == ["P201", "P224"]
    assert codes(at(files, "整份.pol")) == ["P201"]


def test_a_file_that_nothing_rests_on_does_not_matter() -> None:
    files = {**FILES, "别的.pol": "政策 别的 \n  沿用 没有\n改 缴费：1 元\n", "坏的.pol": "这不是规则文件"}
    assert codes(at(files, "整份.pol")) == []


@pytest.mark.parametrize("text", ["政策 甲 “题”\n", "policy 甲\n", "# 注\n政策 「甲」\n", "\ufeff政策\u3000甲 \n"])
def test_an_id_is_seen_at_a_glance(text: str) -> None:
    assert id_in(text) == "甲"


WRITTEN = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "ideographic": lambda text: text.replace(" ", "\u3000"),
    "byte_order_mark": lambda text: "\ufeff" + text,
    "no_line_break_at_the_end": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("way", WRITTEN)
def test_however_the_files_are_typed_they_make_the_same_notice(way: str) -> None:
    edits = "改 缴费：420 元 依据 一\n增 人群 特困人员 当 特困 依据 一\n删 约束 下限\n"
    edits += "改 政策 示例县2025\n  失效 2026-07-01\n"
    files = {**FILES, "改.pol": change("示例县2025补充", "2025-02-20", edits)}
    plain = sound(at(files, "整份.pol"))
    typed = sound(at({name: WRITTEN[way](text) for name, text in files.items()}, "整份.pol"))
    assert (typed.header, typed.decisions, typed.windows) == (plain.header, plain.decisions, plain.windows)
    assert typed.constraints == plain.constraints


def test_english_keywords_change_a_chinese_notice() -> None:
    english = 'policy 补充 "by its English words"\n  issued 2025-02-20\n  base 示例县2025\n'
    edits = "change contribution: 420 yuan per 一\nremove constraint 下限\nadd category 特困人员 when 特困 per 一\n"
    policy = sound(at({**FILES, "改.pol": english + edits}, "整份.pol"))
    assert "contribution: 420 yuan per 一\n" in policy.source.text
    assert policy.constraints == ()


def test_notices_of_several_years_that_rest_on_one_another_are_reported() -> None:
    header = "  地区 999999 示例县\n  年度 {}\n  词汇 person.pol\n"
    files = {
        "甲.pol": change("甲", "2024-09-01", "改 缴费：400 元   依据 一\n", header.format(2025), base="乙"),
        "乙.pol": change("乙", "2023-09-01", "改 缴费：380 元   依据 一\n", header.format(2024), base="甲"),
        "丙.pol": change("丙", "2025-03-01", "改 缴费：390 元   依据 一\n", base="甲"),
    }
    assert {name: codes(at(files, name)) for name in files} == {name: ["P220"] for name in files}
