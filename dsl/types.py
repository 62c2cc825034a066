"""The types of the language. A percentage is a rate, an amount is money: they never mix unnoticed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The twelve types; the value is the English word, `chinese` the word in a rule file."""

    MONEY = "money"
    RATE = "rate"
    INTEGER = "integer"
    YES_NO = "yes_no"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    ENUMERATION = "enumeration"
    IDENTIFIER = "identifier"
    TEXT = "text"
    REGION = "region"
    IDENTITY = "identity"

    @property
    def chinese(self) -> str:
        return KIND_NAMES[self]


KIND_NAMES: dict[Kind, str] = {
    Kind.MONEY: "金额",
    Kind.RATE: "比例",
    Kind.INTEGER: "整数",
    Kind.YES_NO: "是否",
    Kind.DATE: "日期",
    Kind.TIME: "时刻",
    Kind.DURATION: "时长",
    Kind.ENUMERATION: "枚举",
    Kind.IDENTIFIER: "编号",
    Kind.TEXT: "文字",
    Kind.REGION: "地区",
    Kind.IDENTITY: "身份",
}


@dataclass(frozen=True, slots=True)
class Type:
    """A type; `values` are the members of an enumeration, in the order written."""

    kind: Kind
    values: tuple[str, ...] = ()


MONEY = Type(Kind.MONEY)
RATE = Type(Kind.RATE)
INTEGER = Type(Kind.INTEGER)
YES_NO = Type(Kind.YES_NO)
DATE = Type(Kind.DATE)
TIME = Type(Kind.TIME)
DURATION = Type(Kind.DURATION)
IDENTIFIER = Type(Kind.IDENTIFIER)
TEXT = Type(Kind.TEXT)
REGION = Type(Kind.REGION)
IDENTITY = Type(Kind.IDENTITY)
