"""Snippets: each statement as it is written, in both languages, ready to be filled in."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from dsl import Language, lexicon

_KEYWORDS = {word.terminal: (word.chinese, word.english) for word in (*lexicon.KEYWORDS, *lexicon.HEADERS)}
_PLACE = re.compile(r"\$(?P<at>[0-9])\{(?P<chinese>[^|}]*)(?:\|(?P<english>[^}]*))?\}")
_KEYWORD = re.compile(r"%(\w+)%")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A statement. In `text` %WHEN% is a keyword by its terminal, $1{甲|name} a place to fill in, in both languages."""

    terminal: str
    initials: str
    """The Chinese word's initials in pinyin, to type without an input method."""
    title: tuple[str, str]
    text: str

    def words(self, language: Language) -> str:
        """The text as the editor inserts it, with its places."""
        spelled = _KEYWORD.sub(lambda found: _KEYWORDS[found[1]][language == "en"], self.text)
        return _PLACE.sub(lambda found: f"${{{found['at']}:{_default(found, language)}}}", spelled)

    def expansion(self, language: Language) -> str:
        """The text when nothing is filled in."""
        spelled = _KEYWORD.sub(lambda found: _KEYWORDS[found[1]][language == "en"], self.text)
        return _PLACE.sub(lambda found: _default(found, language), spelled)


def _default(found: re.Match[str], language: Language) -> str:
    return found["english"] if language == "en" and found["english"] is not None else found["chinese"]


SNIPPETS = (
    Snippet(
        "POLICY",
        "zc",
        ("政策和抬头", "the policy and its header"),
        """\
%POLICY% $1{示例县2026|county_2026} "$2{示例县2026年度城乡居民基本医疗保险征缴|Enrolment for 2026}"
  %number%   $3{示医保发〔2025〕9号}
  %region%   $4{999999 示例县}
  %year%   $5{2026}
  %issued%   $6{2025-08-30}
  %vocabulary%   person.pol
""",
    ),
    Snippet(
        "FACT",
        "ss",
        ("事实（写在词汇文件里）", "a fact (in the vocabulary)"),
        '%FACT% $1{参加补充险|joins_supplement} $2{是否} %DEFAULT% $3{否} %KEY% "$4{joins_supplement}"\n',
    ),
    Snippet(
        "CATEGORY",
        "rq",
        ("一类人", "a category of persons"),
        "%CATEGORY% $1{低保对象|low_income} %WHEN% $2{低保} %PER% $3{二(二)}\n",
    ),
    Snippet(
        "WINDOW",
        "q",
        ("一段日子", "a window of days"),
        "%WINDOW% $1{集中缴费期|main_window} $2{2025-09-01} %TO% $3{2026-02-28} %PER% $4{三(一)}\n",
    ),
    Snippet(
        "WINDOW",
        "qsj",
        ("从一件事数起的一段日子", "a window from an event on"),
        "%WINDOW% $1{落户期|birth} $2{出生日期} %AFTER% $3{90 天|90 days} %WITHIN% %INCLUSIVE% %PER% $4{三(二)}\n",
    ),
    Snippet(
        "LET",
        "d",
        ("起个名字的值", "a named value"),
        "%LET% $1{个人标准|price} = $2{400 元|400 yuan} %PER% $3{二(一)}\n",
    ),
    Snippet(
        "TABLE",
        "b",
        ("按键查值的表", "a table"),
        """\
%TABLE% $1{资助额|aid_amounts}[$2{残疾等级}] %PER% $3{二(二)}
  | $4{一级、二级} | $5{200 元|200 yuan}
  | $6{三级} | $7{100 元|100 yuan}
""",
    ),
    Snippet(
        "RESULT",
        "jg",
        ("另加的一项结果", "a further result"),
        """\
%RESULT% $1{缴费方式|how_to_pay} %PER% $2{五}
  "$3{由学校代收|the school collects}" %WHEN% $4{在校学生}
  "$5{到税务部门缴|at the tax office}" %OTHERWISE%
""",
    ),
    Snippet(
        "PRODUCT",
        "xz",
        ("一起缴的一部分", "a product"),
        "%PRODUCT% $1{补充险|supplement} %OPTIONAL% %WHEN% $2{参加补充险} %PER% $3{一(二)}\n",
    ),
    Snippet(
        "AID",
        "zz",
        ("谁替谁出多少", "an aid"),
        """\
%AID% $1{低保补助|low_income_aid} %FOR% $2{低保对象|low_income} %PER% $3{二(二)}
  $4{医疗救助基金|relief_fund} $5{230 元|230 yuan}
  %MODE% %PAID_DIRECTLY%
""",
    ),
    Snippet(
        "PRIORITY",
        "yx",
        ("几项资助怎么合", "how aids combine"),
        "%PRIORITY% %HIGHEST% %PER% $1{二(三)}\n  %TIE% %UNSTATED%\n",
    ),
    Snippet(
        "AMBIGUITY",
        "qy",
        ("说不清的条款", "an unclear clause"),
        """\
%AMBIGUITY% $1{首日|first_day} "$2{当天算不算第一天，没有写|whether the day itself counts}" %PER% $3{三}
  %READING% $4{计入|counted} = %INCLUSIVE%
  %READING% $5{不计|not_counted} = %EXCLUSIVE%
""",
    ),
    Snippet(
        "ASSUME",
        "jd",
        ("选定一种读法", "a reading that is assumed"),
        '%ASSUME% $1{首日|first_day} = $2{计入|counted} %BECAUSE% "$3{为什么这样读|why it is read so}"\n',
    ),
    Snippet(
        "CONSTRAINT", "ys", ("只核对的约束", "a constraint"), "%CONSTRAINT% $1{参保率} ≥ $2{95%} %PER% $3{六(一)}\n"
    ),
    Snippet(
        "SET_ASIDE",
        "bbm",
        ("有意不写成规则的条款", "a clause set aside"),
        '%SET_ASIDE% $1{六(二)} %BECAUSE% "$2{部门的事，不涉及个人|concerns offices, not persons}"\n',
    ),
    Snippet(
        "ELIGIBILITY",
        "cb",
        ("能不能参保", "who may enrol"),
        """\
%ELIGIBILITY% %PER% $1{一}
  %REFUSE% "$2{已参加职工医保|insured as an employee}" %WHEN% $3{职工医保在保}
  %ADMIT% %WHEN% $4{户籍地 %ONE_OF% 本地}
  %UNSTATED% %OTHERWISE%
""",
    ),
    Snippet(
        "ACCEPTANCE",
        "sl",
        ("这时候收不收", "whether it is accepted now"),
        """\
%ACCEPTANCE% %PER% $1{三}
  %ADMIT% %WHEN% 缴费日期 %IN% $2{集中缴费期|main_window}
  %REFUSE% "$3{逾期不再受理|too late}" %OTHERWISE%
""",
    ),
    Snippet(
        "CONTRIBUTION", "jf", ("缴费标准", "the contribution"), "%CONTRIBUTION%：$1{400 元|400 yuan} %PER% $2{二(一)}\n"
    ),
    Snippet(
        "WAITING",
        "ddq",
        ("要等多久", "the waiting period"),
        """\
%WAITING% %PER% $1{四}
  %NONE% %WHEN% $2{缴费日期 %IN% 集中缴费期|缴费日期 %IN% main_window}
  $3{3 个月|3 months} %OTHERWISE%
""",
    ),
    Snippet(
        "BENEFIT",
        "dyq",
        ("待遇从哪天到哪天", "the benefit period"),
        "%BENEFIT% %PER% $1{四}\n  %FROM% $2{年初}\n  %TO% $3{年末}\n",
    ),
    Snippet(
        "FUNDING",
        "czbz",
        ("财政补多少、各级怎么分", "public funding"),
        """\
%FUNDING%：$1{640 元|640 yuan} %PER% $2{五}
  $3{中央|central} 80% × %FUNDING%
  $4{省|province} %REST%
""",
    ),
    Snippet(
        "CHANGE",
        "g",
        ("改前一份里的一句", "a statement changed"),
        "%CHANGE% %WINDOW% $1{集中缴费期|main_window} $2{2025-09-01} %TO% $3{2026-03-31} %PER% $4{一}\n",
    ),
    Snippet(
        "ADD",
        "z",
        ("增一句", "a statement added"),
        "%ADD% %CATEGORY% $1{孤儿|orphans} %WHEN% $2{孤儿} %PER% $3{二}\n",
    ),
    Snippet("REMOVE", "s", ("删一句", "a statement removed"), "%REMOVE% %AID% $1{低保补助|low_income_aid}\n"),
)


def vscode() -> str:
    """The file `snippets/pol.json`."""
    found = {}
    for snippet in SNIPPETS:
        for language in ("zh", "en"):
            word = _KEYWORDS[snippet.terminal][language == "en"]
            title = snippet.title[language == "en"]
            prefixes = [word, snippet.initials] if language == "zh" else [word]
            found[f"{word}: {title}" if language == "en" else f"{word}：{title}"] = {
                "prefix": prefixes,
                "description": title,
                "body": snippet.words(language).splitlines(),
            }
    return json.dumps(found, ensure_ascii=False, indent=2)
