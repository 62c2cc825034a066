"""Every reserved word, once: its terminal, its Chinese and its English spelling.

Keywords are reserved in the whole file. A word that merely starts with one (非农户口) is an ordinary name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

NAME_START = "A-Za-z_·\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003ffff"
NAME_CHARACTERS = NAME_START + "0-9"
NOT_IN_A_NAME = r"(?![\w·])"
"""Ends a word. Wider than the characters of a name (it also refuses １ and ①), and far cheaper to compile."""
BLANK = " \\t\\u3000\\u00a0"
TO_FILL = ("待填", "to_fill")
"""Stands in a suggested statement for what its writer has to fill in: Chinese, English."""


class Group(Enum):
    """Where a keyword may stand."""

    STATEMENT = "statement"
    SLOT = "slot"
    EDIT = "edit"
    HEADER = "header"
    WORD = "word"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Keyword:
    terminal: str
    chinese: str
    english: str
    group: Group


def _rows(group: Group, rows: str) -> tuple[Keyword, ...]:
    found = []
    for row in rows.strip().splitlines():
        terminal, chinese, english = row.split()
        found.append(Keyword(terminal, chinese, english, group))
    return tuple(found)


KEYWORDS: tuple[Keyword, ...] = (
    *_rows(
        Group.STATEMENT,
        """
        POLICY 政策 policy
        FACT 事实 fact
        CATEGORY 人群 category
        WINDOW 期 window
        LET 定 let
        TABLE 表 table
        RESULT 结果 result
        PRODUCT 险种 product
        AID 资助 aid
        PRIORITY 优先 priority
        AMBIGUITY 歧义 ambiguity
        ASSUME 假定 assume
        CONSTRAINT 约束 constraint
        SET_ASIDE 不编码 setaside
        """,
    ),
    *_rows(
        Group.SLOT,
        """
        ELIGIBILITY 参保 eligibility
        ACCEPTANCE 受理 acceptance
        CONTRIBUTION 缴费 contribution
        WAITING 等待期 waiting
        BENEFIT 待遇期 benefit
        FUNDING 财政补助 funding
        """,
    ),
    *_rows(
        Group.EDIT,
        """
        CHANGE 改 change
        ADD 增 add
        REMOVE 删 remove
        """,
    ),
    *_rows(
        Group.WORD,
        """
        WHEN 当 when
        OTHERWISE 其他 otherwise
        REST 其余 rest
        AND 且 and
        OR 或 or
        NOT 非 not
        IN 在 in
        ONE_OF 属于 one_of
        FROM 自 from
        TO 至 to
        AFTER 起 after
        FULLY_AFTER 起满 fully_after
        WITHIN 内 within
        MONTHLY 每月 monthly
        INCLUSIVE 计当日 inclusive
        EXCLUSIVE 不计当日 exclusive
        COUNTING_BY 计日按 counting_by
        AS_OF 于 as_of
        OF 的 of
        FOR 给 for
        MODE 方式 mode
        PAID_DIRECTLY 代缴 paid_directly
        REFUNDED 先缴后补 refunded
        PERSONAL 个人 personal
        TOTAL 合计 total
        IN_FULL 全额 in_full
        STAGE 步 stage
        HIGHEST 就高 highest
        STACK 叠加 stack
        ORDER 次序 order
        TIE 同额 tie
        ANY 均可 any
        UNSTATED 未规定 unstated
        PENDING 待定 pending
        BY 由 by
        AT_LEAST 不低于 at_least
        AT_MOST 不高于 at_most
        READING 读法 reading
        BECAUSE 因 because
        PER 依据 per
        ADMIT 准许 admit
        REFUSE 不准 refuse
        NONE 无 none
        NORMALLY 原则上 normally
        ONE_AMONG 任一 any_of
        ALL_AMONG 全部 all_of
        COMPULSORY 必缴 compulsory
        OPTIONAL 自选 optional
        TIERS 档次分 tiers
        """,
    ),
    *_rows(
        Group.FACT,
        """
        KEY 键 key
        HOLDER 来源 holder
        DEFAULT 默认 default
        REQUIRED 必填 required
        NULLABLE 可无 nullable
        BY_YEAR 按年 by_year
        CLOCK 钟点 clock
        SYNONYM 同义 synonym
        NOTE 说明 note
        """,
    ),
)

HEADERS: tuple[Keyword, ...] = _rows(
    Group.HEADER,
    """
    region 地区 region
    year 年度 year
    number 文号 number
    issued 发布 issued
    effective 施行 effective
    expires 失效 expires
    status 状态 status
    vocabulary 词汇 vocabulary
    superior 上级 superior
    base 沿用 base
    invokes 援引 invokes
    recognised_at 认定时点 recognised_at
    """,
)
"""Header lines are words only at the start of their own line; elsewhere 年度 is an ordinary name."""

AFTER_A_VALUE = ("WHEN", "OTHERWISE", "IN", "ONE_OF", "OF", "AFTER", "FULLY_AFTER")
"""What may follow a name at the start of a guarded line: such a line is no header line."""

UNITS: dict[str, tuple[str, ...]] = {
    "money": ("元", "yuan"),
    "rate": ("%", "％", "percent"),
    "day": ("天", "日", "days", "day"),
    "month": ("个月", "月", "months", "month"),
    "year": ("年", "years", "year"),
    "age": ("周岁", "岁"),
}

UNIT_TWINS = (("元", "yuan"), ("天", "days"), ("日", "day"), ("个月", "months"), ("月", "month"), ("年", "years"))
"""天 and 日 are both a day, 个月 and 月 both a month: each keeps a twin of its own, so that the way back finds it."""

_SPELLINGS = {spelling: word for word in KEYWORDS for spelling in (word.chinese, word.english)}
_HEADER_SPELLINGS = {spelling: word for word in HEADERS for spelling in (word.chinese, word.english)}
_CHINESE = {word.terminal: word.chinese for word in (*KEYWORDS, *HEADERS)}


def keyword_of(spelling: str) -> Keyword | None:
    """The keyword with this spelling, in either language."""
    return _SPELLINGS.get(spelling)


def header_of(spelling: str) -> Keyword | None:
    return _HEADER_SPELLINGS.get(spelling)


def spellings_of(*terminals: str) -> list[str]:
    """The spellings of keywords, in both languages."""
    return [spelling for word in KEYWORDS if word.terminal in terminals for spelling in (word.chinese, word.english)]


def pattern_of(*terminals: str) -> str:
    """What takes any spelling of keywords, in both languages, as a piece of a regular expression."""
    return f"(?:{'|'.join(spellings_of(*terminals))})"


def opening_of(text: str, terminal: str) -> str:
    """Which spelling of a keyword a text begins with. It does begin with one."""
    return next(spelling for spelling in spellings_of(terminal) if text.startswith(spelling))


def chinese_of(terminal: str) -> str | None:
    """The Chinese spelling of a keyword's terminal."""
    return _CHINESE.get(terminal)


def keyword_terminals() -> str:
    """Grammar text of the keyword terminals; 依据 and 不编码 are whole-line terminals of the grammar itself."""
    lines = [
        f"{word.terminal}.3: /(?:{word.chinese}|{word.english}){NOT_IN_A_NAME}/"
        for word in KEYWORDS
        if word.terminal not in ("PER", "SET_ASIDE")
    ]
    return "\n".join(lines) + "\n"
