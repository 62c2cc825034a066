"""`pol new`: a rule file begun from a notice, and next year's begun from this year's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from desk.commands import new

from .conftest import CHECKOUT, Ran, pol

TUTORIAL = CHECKOUT / "docs" / "tutorial"
RULES, TEXT, LOCK = Path("示例县2026.pol"), Path("示例县2026.txt"), Path("示例县2026.cite.json")
NEXT, NEXT_TEXT = Path("示例县2027.pol"), Path("示例县2027.txt")
MARK = re.compile(r"^# (?:待编码|待核对) .*\n", re.MULTILINE)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(CHECKOUT / "policies" / "person.pol", tmp_path)
    shutil.copy(TUTORIAL / TEXT, tmp_path)
    return tmp_path


def codes(ran: Ran) -> list[str]:
    return re.findall(r"^(?:错误|警告|说明)\[(P\d+)\]", ran.out + ran.err, re.MULTILINE)


def test_from_the_text_that_stands_beside_it() -> None:
    ran = pol("new", str(RULES))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "已写入 示例县2026.pol，条款锁定在 示例县2026.cite.json。\n"
        "接着：打开 示例县2026.pol 照着写；还剩几条，用 pol check 示例县2026.pol 看\n"
    )
    lock = LOCK.read_bytes()
    assert pol("cite", "lock", str(TEXT)).code == 0
    assert LOCK.read_bytes() == lock
    text = RULES.read_text("utf-8")
    assert text.startswith(
        '政策 示例县2026 "示例县2026年度居民医保参保缴费"\n  文号   未注明\n  地区   999999 示例县\n'
    )
    assert "# 待编码 二(二)2：资助谁、多少、由谁出\n#人群 低保对象 当 低保" in text


def test_check_counts_what_is_left_and_passes_unless_it_is_strict() -> None:
    pol("new", str(RULES))
    ran = pol("check", str(RULES))
    assert (ran.code, codes(ran)) == (0, ["P960", "P511"])
    assert "还有 12 条没有编码：前言；一；二(一)、" in ran.out
    strict = pol("check", "--strict", str(RULES))
    assert (strict.code, codes(strict)) == (1, ["P960", "P511", "P969"])
    assert "error[P969]: not finished; clauses left: 12" in pol("check", "--strict", str(RULES), lang="en").out


def test_a_clause_is_left_until_its_mark_is_deleted_and_the_safe_fixes_leave_that_to_people() -> None:
    pol("new", str(RULES))
    text = RULES.read_text("utf-8").replace("#缴费：430 元 ", "缴费：430 元 ")
    RULES.write_text(text, "utf-8")
    ran = pol("check", str(RULES))
    assert (ran.code, codes(ran)) == (1, ["P960", "P511", "P962"])
    assert "还有 12 条没有编码" in ran.out
    pol("lint", "--fix", str(RULES))
    assert RULES.read_text("utf-8") == text
    RULES.write_text(text.replace("# 待编码 二(一)：个人缴多少\n", ""), "utf-8")
    ran = pol("check", str(RULES))
    assert codes(ran) == ["P960", "P511"] and "还有 11 条没有编码" in ran.out


def test_the_first_statement_taken_up_does_not_say_the_whole_clause() -> None:
    pol("new", str(RULES))
    text = RULES.read_text("utf-8").replace("#期 集中缴费期 ", "期 集中缴费期 ")
    RULES.write_text(text, "utf-8")
    ran = pol("check", str(RULES))
    assert "P962" not in codes(ran) and "还有 12 条没有编码" in ran.out


def test_what_is_left_to_fill_in_a_statement_is_told_as_that_and_not_as_an_unknown_name() -> None:
    pol("new", str(RULES))
    RULES.write_text(RULES.read_text("utf-8") + "\n缴费：待填   依据 二(一)\n人群 甲 当 待填   依据 二(一)\n", "utf-8")
    assert codes(pol("check", str(RULES))) == ["P964", "P964"]


def test_a_file_just_begun_is_a_draft_that_answers_nobody() -> None:
    pol("new", str(RULES))
    Path("名单.csv").write_text("姓名,户籍地\n张三,示例县\n", "utf-8")
    assert codes(pol("evaluate", str(RULES), "名单.csv")) == ["P723"]


def test_every_suggestion_taken_up_makes_a_notice_of_the_invented_county() -> None:
    pol("new", str(RULES))
    text = re.sub(r"^#(?! \S)", "", MARK.sub("", RULES.read_text("utf-8")), flags=re.MULTILINE)
    RULES.write_text(text.replace("  状态   草案\n", ""), "utf-8")
    ran = pol("check", "--strict", str(RULES))
    assert [code for code in codes(ran) if code < "P500"] == ["P412"]
    assert "通知的“二(二)”没有规则引用" in ran.out
    Path("名单.csv").write_text("姓名,户籍地,低保,缴费日期\n张三,示例县,是,2025-10-08\n", "utf-8")
    assert re.search(
        r"张三 +低保对象 +430.00 +医疗救助基金 230.00 +200.00", pol("evaluate", str(RULES), "名单.csv").out
    )


def test_nothing_that_is_there_is_written_over() -> None:
    pol("new", str(RULES))
    before = RULES.read_bytes()
    ran = pol("new", "示例县2026")
    assert (ran.code, codes(ran), RULES.read_bytes()) == (2, ["P965"], before)
    RULES.unlink()
    assert pol("new", str(RULES)).code == 0, "the lock is that of the notice and stays"
    RULES.unlink()
    LOCK.write_text(LOCK.read_text("utf-8").replace('"一"', '"七"'), "utf-8")
    changed = LOCK.read_bytes()
    ran = pol("new", str(RULES))
    assert (ran.code, codes(ran), LOCK.read_bytes(), RULES.exists()) == (2, ["P965"], changed, False)


def test_a_lock_alone_gives_the_marks_without_suggestions() -> None:
    pol("cite", "lock", str(TEXT), "--output", "别处.cite.json")
    ran = pol("new", "甲.pol", "--outline", "别处.cite.json", "--region", "示例县", "--year", "2026")
    assert ran.code == 0
    text = Path("甲.pol").read_text("utf-8")
    assert "# 待编码 二(一)：看不出写什么，请对照通知\n" in text and "430" not in text
    assert Path("甲.cite.json").read_bytes() == Path("别处.cite.json").read_bytes()
    assert codes(pol("check", "甲.pol")) == ["P960", "P511"]


def test_what_the_notice_does_not_tell_is_said_on_the_command_line() -> None:
    TEXT.write_text("一、缴多少\n每人缴 400 元。\n", "utf-8")
    assert "看不出通知的地区" in pol("new", str(RULES)).err
    ran = pol("new", str(RULES), "--region", "示例县")
    assert (ran.code, codes(ran)) == (2, ["P966"])
    assert "写在命令里：--year 2027" in ran.err
    assert codes(pol("new", str(RULES), "--region", "没有的县", "--year", "2026")) == ["P968"]
    assert codes(pol("new", str(RULES), "--region", "示例县", "--year", "2026", "--issued", "八月")) == ["P722"]
    ran = pol(
        "new",
        "new-county.pol",
        "--notice",
        str(TEXT),
        "--region",
        "123456某县",
        "--year",
        "2026",
        "--issued",
        "2025-08-01",
    )
    assert ran.code == 0
    text = Path("new-county.pol").read_text("utf-8")
    assert text.startswith("政策 某县2026 ") and "  地区   123456 某县\n  年度   2026\n  发布   2025-08-01\n" in text
    assert pol("check", "new-county.pol").code == 0


def test_or_asked_of_whoever_sits_at_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "at_terminal", lambda: True)
    TEXT.write_text("一、缴多少\n每人缴 400 元。\n", "utf-8")
    ran = pol("new", str(RULES), stdin="示例县\n明年\n2026\n".encode())
    assert ran.code == 0
    assert re.findall("^(地区|年度)", ran.out, re.MULTILINE) == ["地区", "年度", "年度"]
    assert "  地区   999999 示例县\n  年度   2026\n" in RULES.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["乙.txt", "--notice", "示例县2026.txt"], "乙.txt 不是规则文件的名字；要写的规则文件叫 乙.pol"),
        (["乙.pol", "--notice", "示例县2026.txt", "--outline", "甲.cite.json"], "--notice 和 --outline 只写一个"),
        (["没有/乙.pol", "--notice", "示例县2026.txt"], "没有 没有 这个文件夹"),
        (["乙.pol"], "没有找到通知原文\n  = 建议：写在命令里：--notice 和原文的文件名"),
    ],
)
def test_a_command_that_can_not_be_meant_so_is_told_plainly(arguments: list[str], told: str) -> None:
    before = set(Path().iterdir())
    ran = pol("new", *arguments)
    assert ran.code == 2 and told in ran.err, ran.err
    assert set(Path().iterdir()) == before


def test_an_option_against_the_notice_is_told() -> None:
    ran = pol("new", str(RULES), "--year", "2030", "--issued", "2025-08-21", "--region", "123456某县")
    assert (ran.code, codes(ran)) == (1, ["P970"] * 3)
    assert "--year 写的是 2030，通知里是 2026；抬头照 2030 写了" in ran.err
    assert "  地区   123456 某县\n  年度   2030\n  发布   2025-08-21\n" in RULES.read_text("utf-8")
    RULES.unlink()
    assert pol("new", str(RULES), "--year", "2026", "--issued", "2025-08-20", "--region", "示例县").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["乙.pol"], "P966"),
        (["乙.pol", "--notice", "没有.txt"], "P701"),
        (["乙.pol", "--outline", "person.pol"], "P431"),
        (["乙.pol", "--notice", "空.txt"], "P440"),
        (["乙.pol", "--notice", "二进制.txt"], "P703"),
        (["乙.pol", "--notice", "示例县2026.txt", "--like", "没有的政策"], "P705"),
    ],
)
def test_what_can_not_be_begun_from_is_told_and_nothing_is_written(arguments: list[str], code: str) -> None:
    Path("空.txt").write_text("\n", "utf-8")
    Path("二进制.txt").write_bytes(b"\0\1")
    ran = pol("new", *arguments)
    assert ran.code != 0 and codes(ran) == [code]
    assert not Path("乙.pol").exists() and not Path("乙.cite.json").exists()


def test_in_english() -> None:
    ran = pol("new", str(RULES), "--keywords", "en", lang="en")
    assert ran.err.startswith("Wrote 示例县2026.pol; its clause lock is 示例县2026.cite.json.\n")
    assert "# to encode 二(一): what each pays\n#contribution：430 yuan" in RULES.read_text("utf-8")
    ran = pol("check", str(RULES), lang="en")
    assert "note[P960]: clauses still to be encoded: 12 (" in ran.out


# --- from last year's ------------------------------------------------------------------------------------------------


@pytest.fixture
def last_year(folder: Path) -> None:
    """This year's notice with its rule file and lock; next year's text, with a section more and other numbers."""
    shutil.copy(TUTORIAL / RULES, folder)
    pol("cite", "lock", str(TEXT))
    text = TEXT.read_text("utf-8")
    for before, after in (("2026年", "2027年"), ("2025年", "2026年")):
        text = text.replace(before, after)
    text = text.replace("430元", "450元").replace(
        "2.低保对象，由医疗救助基金代缴230元", "2.低保对象，由医疗救助基金代缴240元"
    )
    text = text.replace("四、怎样做好", "四、在哪里缴\n　　到银行缴，或者用手机缴。\n　　五、怎样做好")
    NEXT_TEXT.write_text(text, "utf-8")


def next_year(*arguments: str, lang: str = "zh") -> str:
    ran = pol("new", str(NEXT), "--like", str(RULES), *arguments, lang=lang)
    assert ran.code == 0, ran.err
    return NEXT.read_text("utf-8")


@pytest.mark.usefixtures("last_year")
def test_statements_are_taken_over_in_order_with_the_new_numbers_each_marked() -> None:
    text = next_year()
    assert text.startswith('政策 示例县2027 "示例县2027年度居民医保缴费"\n')
    assert "# 待核对 二(一)：数变了：去年 430 元 → 今年 450 元\n缴费：430 元 " in text
    assert "# 待核对 二(三)：" not in text and "# 待核对 二(二)、二(三)：文字没有变\n优先 就高 " in text
    assert "# 待核对 五(一)：文字没有变\n约束 参保率 ≥ 95% " in text and "依据 五(一)\n" in text
    moved = "日期晚了 1 年，没有看到别的数变了；语句里的日期推后了 1 年"
    assert f"# 待核对 三(一)：{moved}\n期 集中缴费期 2026-09-01 至 2027-02-28 " in text
    assert text.endswith('# 待编码 四：到哪里缴、怎样缴\n#不编码 四 因 "只是到哪里缴，不影响个人缴多少"\n')
    ran = pol("check", str(NEXT))
    assert ran.code == 0
    assert "还有 1 条没有编码：四\n" in ran.out and "处是照去年抄来的，没有核对：" in ran.out
    assert codes(pol("check", "--strict", str(NEXT)))[-1] == "P969"


@pytest.mark.usefixtures("last_year")
def test_nothing_but_numbers_days_and_marks_is_different_from_last_year() -> None:
    def bare(text: str) -> list[str]:
        body = MARK.sub("", text).partition("\n\n")[2].partition("# ── 去年没有用到")[0]
        return [re.sub(r"\d{4}-\d\d-\d\d|[一二三四五]\([一二]\)", "…", line) for line in body.split("\n") if line]

    assert bare(next_year()) == bare(RULES.read_text("utf-8"))


@pytest.mark.usefixtures("last_year")
def test_without_last_years_text_only_the_same_wording_or_number_is_matched() -> None:
    TEXT.unlink()
    ran = pol("new", str(NEXT), "--like", str(RULES))
    text = NEXT.read_text("utf-8")
    assert ran.code == 0
    assert "依据 五(一)\n" in text, "its wording is the same"
    assert "# 待核对 二(一)：新通知有、语句里没有的数：450 元\n" in text, "its number is the same"


@pytest.mark.usefixtures("last_year")
def test_a_clause_that_is_gone_keeps_its_number_and_is_told() -> None:
    text = NEXT_TEXT.read_text("utf-8")
    NEXT_TEXT.write_text(text.replace("　　（三）符合几种情况的，只按最高的一种帮助。\n", ""), "utf-8")
    ran = pol("new", str(NEXT), "--like", str(RULES))
    assert (ran.code, codes(ran)) == (0, ["P967"])
    assert "去年的 二(三)，" in ran.err
    assert "# 待核对 二(二)、二(三)：新通知里没有找到去年的 二(三)\n优先 就高 " in NEXT.read_text("utf-8")
    assert codes(pol("check", str(NEXT))).count("P410") == 1


@pytest.mark.usefixtures("last_year")
def test_last_year_has_to_be_sound_and_locked() -> None:
    LOCK.unlink()
    assert codes(pol("new", str(NEXT), "--like", str(RULES))) == ["P430"]
    RULES.write_text("缴费\n", "utf-8")
    assert codes(pol("new", str(NEXT), "--like", str(RULES)))[0] in ("P112", "P324")
    assert not NEXT.exists()


@pytest.mark.usefixtures("last_year")
def test_last_years_file_in_english_keywords() -> None:
    text = next_year("--keywords", "en", lang="en")
    assert "# to confirm 二(一): numbers changed: 430 元 → 450 元\n" in text
    assert "\ncontribution：430 yuan" in text
    assert pol("check", str(NEXT)).code == 0
