"""A rule file begun from a notice: every clause marked, suggestions that a reader only has to confirm, no wording."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from dsl import Language, Loaded, Severity, Source, Vocabulary, check_citations, citations, load, load_vocabulary
from dsl.format import formatted
from dsl.scaffold import Entry, NoticeFacts, begun, notice_facts, region_named

VOCABULARY = Source("person.pol", (Path(__file__).parents[2] / "policies" / "person.pol").read_text(encoding="utf-8"))
NOTICE = """\
示例县人民政府办公室文件

示例政办发〔2026〕15 号

示例县2027年度居民医保缴费办法

各乡镇：
　　明年的缴费照这个办法来。
　　一、人员范围
　　县里的居民，持居住证的外来居民，在校学生，可以参加居民医保。有职工医保的不得重复参保。
　　二、钱
　　（一）每个人的缴费标准为 460 元／人。财政补助标准达到每人 700 元，60%由中央财政承担，40%由省财政承担。
　　（二）帮助下面的人：
　　1.特困人员、孤儿，医疗救助基金全额代缴。低保对象先缴后补，由县财政补助 50%。
　　2.一、二级残疾人个人缴费 200 元，残联补助 130 元，医疗救助基金补助 130 元。
　　3.土家族、苗族的居民，补助 30 元。
　　（三）符合几项的就高补助。
　　三、日子
　　（一）2026年9月1日至12月31日为集中缴费期，缴了的从2027年1月1日到2027年12月31日享受待遇。
　　（二）2027年1月1日至2月底补缴的，设置两个月等待期。
　　（三）新生儿出生后九十天内登记的，自出生之日起享受待遇。
　　四、分工
　　（一）全县参保率达到 96%，低保对象和特困人员参保率达到 100%。12月底前完成目标任务的 80%。
　　（二）医保局负责宣传。
　　（三）可以在银行、手机上缴。
　　（四）咨询请来电话。

　　　　　　　　示例县人民政府办公室
　　　　　　　　2026年8月12日
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(VOCABULARY)[0]


def entries(notice: str) -> tuple[Entry, ...]:
    return tuple(Entry(c.clause, c.hash, c.is_heading, c.text) for c in citations.outline_of(notice).clauses)


def scaffold(notice: str, vocabulary: Vocabulary, language: Language = "zh") -> str:
    facts = notice_facts(notice, vocabulary).but(None, None, None)
    return begun("示例县2027", facts, entries(notice), vocabulary, language).text


def loaded(text: str) -> Loaded:
    return load(Source("示例县2027.pol", text), lambda _: VOCABULARY)


def spoken(text: str) -> str:
    """With every suggestion taken up: the # in front of it deleted. A comment has one blank behind it."""
    return re.sub(r"^#(?! \S)", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_notice_begun(language: Language, vocabulary: Vocabulary, snapshot: SnapshotAssertion) -> None:
    assert scaffold(NOTICE, vocabulary, language) == snapshot


def test_the_head_and_foot_of_a_notice_tell_what_it_is(vocabulary: Vocabulary) -> None:
    facts = notice_facts(NOTICE, vocabulary)
    assert (facts.number, facts.issued, facts.year) == ("示例政办发〔2026〕15号", date(2026, 8, 12), 2027)
    assert facts.region is not None and facts.region.code == "999999"
    assert notice_facts("", vocabulary) == NoticeFacts()


def test_a_region_is_named_by_name_or_code_or_both(vocabulary: Vocabulary) -> None:
    county, other = region_named("示例县", vocabulary), region_named("123456 某县", vocabulary)
    assert county is not None and county == region_named("999999", vocabulary) == region_named(
        "999999示例县", vocabulary
    )
    assert other is not None and (other.code, other.names) == ("123456", ("某县",))
    assert [region_named(said, vocabulary) for said in ("不存在县", "999999 别的县", "123", "")] == [None] * 4


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_loads_and_everything_in_it_is_marked(language: Language, vocabulary: Vocabulary) -> None:
    result = loaded(scaffold(NOTICE, vocabulary, language))
    assert result.policy is not None and result.diagnostics == ()
    lock = citations.read_lock(citations.make_lock(citations.outline_of(NOTICE), "n.txt"))
    (told,) = check_citations(result.policy, lock)
    assert told.code == "P960"
    assert re.split("[、；]", told.arguments["clauses_zh"]) == [c.number for c in lock.clauses if not c.is_heading]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_laid_out_already_and_so_are_its_suggestions(language: Language, vocabulary: Vocabulary) -> None:
    text = scaffold(NOTICE, vocabulary, language)
    assert formatted(Source("示例县2027.pol", text), language).text == text
    assert not formatted(Source("示例县2027.pol", spoken(text)), language).diagnostics


def test_suggestions_taken_up_need_nothing_but_what_is_left_to_fill_in(vocabulary: Vocabulary) -> None:
    text = spoken(scaffold(NOTICE, vocabulary))
    errors = [d for d in loaded(text).diagnostics if d.severity is Severity.ERROR]
    assert errors and all(d.code == "P964" for d in errors), [d.message("zh") for d in errors]


def longest_shared(text: str, notice: str) -> str:
    """The longest stretch of Chinese that the file has from the notice."""
    stretches = re.findall(r"[一-鿿]+", text)
    pieces = {s[i:j] for s in stretches for i in range(len(s)) for j in range(i + 1, min(len(s), i + 15) + 1)}
    return max((piece for piece in pieces if piece in notice), key=len, default="")


def test_no_wording_of_the_notice_goes_into_the_file(vocabulary: Vocabulary) -> None:
    body = scaffold(NOTICE, vocabulary).partition("# 待编码 前言")[2]
    assert len(longest_shared(body, re.sub(r"\s", "", NOTICE))) <= len("医疗救助基金")


SENTENCES = (
    "户籍在本县的居民可以参保。",
    "每人缴 400 元。",
    "个人缴费标准为380元/人，低保对象由民政局补助 100 元。",
    "医疗救助基金资助特困人员全额，低保边缘家庭成员 50%。",
    "2026年9月1日至2027年2月28日缴费。",
    "逾期的2027年3月1日到6月30日补缴，满三个月后享受待遇。",
    "2027年13月45日以前缴，2月30日截止。",
    "新生儿免缴。",
    "不设等待期。",
    "参保率达到 95%以上，完成率达到 50%。",
    "一至三级残疾的减免 20%。",
    "各部门要高度重视：一是宣传；二是配合，参保率不低于九成。",
    "补助 元，缴 % 。",
    "财政补助标准不低于 670 元。",
    '写着“不编码”、# 和 "引号" 的一句。',
    "就高，不重复补助。",
    "政府全额补助。",
    "各级财政补助不低于1070元，80%由中央财政补助。",
    "2027年1月1日至2月28日登记，满三个月后从2027年6月1日起享受待遇。",
)
CLAUSES = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(CLAUSES)
def test_whatever_the_clauses_say_the_file_loads_and_its_suggestions_can_be_read(clauses: list[str]) -> None:
    vocabulary = load_vocabulary(VOCABULARY)[0]
    numerals = "一二三四五六"
    notice = "示例县2027年度通知\n各乡镇：\n" + "\n".join(
        f"{n}、{said}" for n, said in zip(numerals, clauses, strict=False)
    )
    text = scaffold(notice, vocabulary)
    assert loaded(text).policy is not None
    assert not formatted(Source("x.pol", spoken(text))).diagnostics
    repeated = [d for d in loaded(spoken(text)).diagnostics if d.code == "P202"]
    assert repeated == [], text


def block(said: str, vocabulary: Vocabulary, heading: str = "甲") -> str:
    """What is begun for a clause that says so, its mark first."""
    text = scaffold(f"示例县2027年度通知\n各乡镇：\n一、{heading}\n{said}\n", vocabulary)
    return "# 待编码 一：" + text.partition("# 待编码 一：")[2]


@pytest.mark.parametrize(
    ("said", "mentioned"),
    [
        ("可以在银行、手机上缴。", ""),
        ("低保对象经窗口核定后到银行缴。", "低保对象、核定"),
        ("学生的由学校代收，在银行缴。", "学生、代收"),
        ("各部门配合，逾期的给 30 元。", "30 元"),
    ],
)
def test_a_clause_is_set_aside_only_where_it_decides_nothing(said: str, mentioned: str, vocabulary: Vocabulary) -> None:
    begun_so = block(said, vocabulary)
    assert ("不编码" in begun_so) == (mentioned == "")
    assert (f"；还提到 {mentioned}（没有建议）" in begun_so) == (mentioned != "")


def test_what_the_suggestions_of_a_clause_leave_out_is_said_in_its_mark(vocabulary: Vocabulary) -> None:
    said = "2026年9月1日至12月31日缴费。过后新生儿走绿色通道。"
    assert block(said, vocabulary).startswith("# 待编码 一：什么时候缴；还提到 绿色通道、新生儿（没有建议）\n#期 ")


def test_of_two_payers_named_together_none_is_picked(vocabulary: Vocabulary) -> None:
    together = block("低保对象、孤儿由县民政局、乡村振兴局按每人 310 元补助。", vocabulary)
    assert "#  待填 310 元\n" in together and "还提到 民政局、乡村振兴部门（没有建议）" in together
    assert "#  民政局 310 元\n" in block("低保对象由县民政局按每人 310 元补助。", vocabulary)


def test_funding_of_another_year_by_tiers_with_what_is_left_to_the_counties(vocabulary: Vocabulary) -> None:
    said = (
        "2026年财政补助标准达到每人 640 元，80%由中央财政补助，其余 20%由市财政按一档 30%、二档 70%补助，"
        "剩余部分由旗市区财政承担。"
    )
    assert "#  年度   2026\n#  中央   80% × 财政补助\n#  市     待填\n#  旗市区 其余\n" in block(said, vocabulary)
    assert "年度" not in block(said.replace("2026", "2027"), vocabulary).partition("\n")[2]


def test_a_statement_that_stands_above_is_said_in_the_mark(vocabulary: Vocabulary) -> None:
    notice = "示例县2027年度通知\n各乡镇：\n一、甲\n每人缴费 460 元。\n二、乙\n学生每人缴费 460 元。\n"
    assert "# 待编码 二：个人缴多少；“缴费”上面已经有了，在那里加一行，或者在它的依据里添上 二；" in scaffold(
        notice, vocabulary
    )
