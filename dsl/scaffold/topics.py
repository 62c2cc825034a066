"""What a clause is about, told by its words: a row per topic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .numbers import COUNTED, IN_FULL, Stretch, amounts_in, days_in, lengths_in, rates_in, shares_in, stretches_in


class Topic(Enum):
    """The value is what a mark says of it: Chinese, English."""

    ELIGIBILITY = ("谁可以参保", "who may enrol")
    CONTRIBUTION = ("个人缴多少", "what each pays")
    FUNDING = ("财政补多少", "public funding")
    AID = ("资助谁、多少、由谁出", "aid: for whom, how much, by whom")
    PRIORITY = ("几项资助怎样取", "several aids for one person")
    WINDOW = ("什么时候缴", "when to pay")
    WAITING = ("等待期", "waiting")
    BENEFIT = ("待遇从哪天到哪天", "from when to when benefits are due")
    NEWBORN = ("新生儿的期限", "time limits of newborns")
    GOAL = ("参保率、完成率的目标", "goals for enrolment")
    CHANNEL = ("到哪里缴、怎样缴", "where and how to pay")
    WORK = ("部门的工作", "the work of departments")
    PREFACE = ("开头的话", "the opening words")
    LEAD = ("下面几条的开头，在它们的依据里一起写上", "leads up to those beneath; cite it along with them")
    UNKNOWN = ("看不出写什么，请对照通知", "not recognised; see the notice")

    def words(self, language: str) -> str:
        return str(self.value[language == "en"])


@dataclass(frozen=True, slots=True)
class _Row:
    topic: Topic
    words: re.Pattern[str]
    needs: tuple[str, ...] = ()
    """Kinds of numbers of which one has to be there."""


_ROWS: tuple[_Row, ...] = (
    _Row(
        Topic.FUNDING,
        re.compile(r"财政(?:人均)?补助(?:标准|金额|资金)|人均财政|各级财政.{0,24}补助|财政补助.{0,12}\d元"),
        ("amount", "rate"),
    ),
    _Row(
        Topic.CONTRIBUTION,
        re.compile(r"缴费标准|个人缴费.{0,14}\d元|每人(?:每年)?(?:应?缴[纳费]?)?\d+元|\d元[/∕]人|按\d+元.{0,4}缴"),
        ("amount",),
    ),
    _Row(Topic.AID, re.compile(r"资助|补助|补贴|代缴|减免|帮助缴费"), ("amount", "share", "in full")),
    _Row(
        Topic.PRIORITY,
        re.compile(r"就高|从高|择高|最高的?(?:一种|一项|标准)|(?:不得?|不能)(?:重复|叠加)(?:享受)?(?:资|补|帮)助"),
    ),
    _Row(
        Topic.ELIGIBILITY,
        re.compile(
            r"参保(?:范围|对象)|居住证.{0,30}参加|不得(?:同时|重复)参|不(?:能|得|再)?参加居民"
            r"|(?:可以|可|均可|应|应当|都|自愿).{0,8}(?:参保(?!人员|对象|登记|缴费|扩面|率|期|信息)|参加\S{0,16}(?:医保|保险))"
        ),
    ),
    _Row(Topic.WINDOW, re.compile(r"缴|参保"), ("window", "deadline")),
    _Row(Topic.WAITING, re.compile(r"等待期|(?:满|后).{0,12}享受"), ("length", "no waiting")),
    _Row(Topic.BENEFIT, re.compile(r"享受.{0,14}待遇|待遇(?:享受)?期|起享受|起报销|纳入.{0,8}报销"), ("day", "birth")),
    _Row(Topic.NEWBORN, re.compile(rf"(?:新生儿|出生)[^。;]{{0,20}}?{COUNTED}|新生儿.{{0,80}}(?:免缴|视同参加)")),
    _Row(Topic.GOAL, re.compile(r"(?:参保|完成)率|(?:目标任务|责任目标)的\d"), ("rate",)),
)
_AROUND: tuple[_Row, ...] = (
    _Row(Topic.CHANNEL, re.compile(r"微信|支付宝|银行|线上|窗口|手机|网点|渠道|终端|代收")),
    _Row(Topic.WORK, re.compile(r"职责|领导|宣传|协同|配合|责任|督导|共享|重视|名单|考核|部门|保障|负责")),
)
# 每人补助 230 元 states no price, and whoever is given something is not enrolled by it.
_SHADOWS = {
    Topic.FUNDING: (Topic.AID, Topic.CONTRIBUTION),
    Topic.AID: (Topic.CONTRIBUTION, Topic.ELIGIBILITY),
    Topic.NEWBORN: (Topic.ELIGIBILITY,),
    Topic.GOAL: (Topic.ELIGIBILITY,),
}
_EVEN_SO = {
    Topic.CONTRIBUTION: re.compile(r"缴费标准为|个人缴费(?:达到|标准|为)[^,。;]{0,12}\d元"),
    Topic.ELIGIBILITY: re.compile(r"参保(?:范围|对象)"),
}
_NEVER = re.compile(r"(?!)")
_DEADLINE = re.compile(r"(?:截止|以前|之前|日前|前完成|延长至|延长到)")
BIRTH = "出生之日起"
NO_WAITING = re.compile(r"(?:不再?设置?|免|没有|无|取消).{0,4}等待期")
_SET_ASIDE = (Topic.CHANNEL, Topic.WORK)
_IDLE = (*_SET_ASIDE, Topic.UNKNOWN)
# 自 … 起享受 is no window for paying.
_BENEFIT_BEHIND = re.compile(r"[^,。;]{0,6}(?:享受|待遇)")


def topics_of(text: str) -> tuple[Topic, ...]:
    """Of the bare text of a clause; what only accompanies (channels, work) counts where nothing else is found."""
    kinds = _kinds(text)
    found = tuple(row.topic for row in _ROWS if _fits(row, text, kinds))
    shadowed = {other for topic in found for other in _SHADOWS.get(topic, ())}
    found = tuple(topic for topic in found if topic not in shadowed or _EVEN_SO.get(topic, _NEVER).search(text))
    return found or tuple(row.topic for row in _AROUND if _fits(row, text, kinds))[:1] or (Topic.UNKNOWN,)


def led(own: tuple[Topic, ...], beneath: Iterable[tuple[Topic, ...]]) -> tuple[Topic, ...]:
    """Of a clause with others beneath it: setting it aside would set those aside too."""
    below = tuple(beneath)
    is_idle = own[0] in _IDLE
    return (Topic.LEAD,) if below and is_idle and not all(topics[0] in _SET_ASIDE for topics in (own, *below)) else own


def windows_in(text: str) -> tuple[Stretch, ...]:
    """The stretches in which something is to be paid or done, without those for which benefits are due."""
    return tuple(found for found in stretches_in(text) if not _BENEFIT_BEHIND.match(text, found.end))


def _fits(row: _Row, text: str, kinds: frozenset[str]) -> bool:
    return row.words.search(text) is not None and (not row.needs or bool(kinds.intersection(row.needs)))


def _kinds(text: str) -> frozenset[str]:
    there = {
        "amount": amounts_in(text),
        "rate": rates_in(text),
        "share": shares_in(text),
        "day": days_in(text),
        "length": lengths_in(text),
        "window": windows_in(text),
        "deadline": days_in(text) and _DEADLINE.search(text),
        "in full": IN_FULL.search(text),
        "no waiting": NO_WAITING.search(text),
        "birth": BIRTH in text,
    }
    return frozenset(kind for kind, found in there.items() if found)
