"""Expected values that a field can never have: slips of the scenario file, told before anybody blames the notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dsl import Kind, Policy

from ..facts.text import nearest
from ..fields import AID, SHARE, bare
from . import spelling
from .compare import SETS, VERDICTS
from .scenario import Expected

ALWAYS = ("未规定", "不适用")
"""Outcomes of one word that any field can have."""

_DETAILED = ("缺事实", "待定", "未规定", "有歧义")
_REFUSED = {"参保": "不予参保", "受理": "不予受理"}
_NEVER_NONE = ("应缴", "先付", "退补", "资助合计")
_MONEY = ("缴费", *_NEVER_NONE, "财政补助")
_KINDS = {"待遇开始": Kind.DATE, "待遇结束": Kind.DATE, "等待期": Kind.DURATION, "险种": Kind.YES_NO}

Wanted = tuple[str, str]
"""What is wanted in place of a value, in Chinese and English."""

_PLAIN: Mapping[Kind, tuple[Callable[[str], spelling.Spelt], Wanted]] = {
    Kind.MONEY: (spelling.amount, ("金额，只写数字，例如 200.00", "an amount in digits alone, such as 200.00")),
    Kind.DATE: (spelling.day, ("日期，例如 2025-01-01", "a date such as 2025-01-01")),
    Kind.DURATION: (
        spelling.duration,
        ("时长，例如 3 个月、90 天，或者 无", "a duration such as 3 个月 or 90 天, or none (无)"),
    ),
    Kind.YES_NO: (spelling.yes_no, ("是 或 否", "yes (是) or no (否)")),
}
_VERDICT: Wanted = (
    "准许、未规定，或者 {{{refused}: 理由}}",
    "admit (准许), not_stated (未规定) or {{{refused}: reason}}",
)


@dataclass(frozen=True, slots=True)
class Impossible:
    """A value that can't be; `better` is what was probably meant, if anybody can tell."""

    value: str
    wanted: Wanted
    better: str = ""


class PossibleValues:
    """What the fields of one policy can be."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._readings = {
            reading.name: tuple(one.name for one in reading.alternatives) for reading in policy.readings.values()
        }
        self._aids = tuple(dict.fromkeys(aid.name for aid in policy.aids))

    def spelt(self, field: str, expected: Expected) -> Expected:
        """As a result is written: 200 is 200.00. What can't be stays as it is."""
        if isinstance(expected, Mapping):
            return {name: self._spelt_within(field, name, value) for name, value in expected.items()}
        plain = self._written(field)
        return plain[0](expected).value or expected if isinstance(expected, str) and plain else expected

    def _spelt_within(self, field: str, name: str, value: Expected) -> Expected:
        if name in ("未规定", "有歧义") and isinstance(value, Mapping):
            return {key: value[key] if key == "年度" else self.spelt(field, value[key]) for key in value}
        return self.spelt(field, value) if name in ("不低于", "不高于") else value

    def impossible(self, field: str, expected: Expected) -> Iterator[Impossible]:
        match expected:
            case Mapping():
                yield from self._detailed(field, expected)
            case tuple():
                if bare(field) not in SETS:
                    yield Impossible(f"[{', '.join(expected)}]", ("一个值，不是列表", "one value, not a list"))
            case str() if expected not in ALWAYS:
                yield from self._plain(field, expected)

    def _plain(self, field: str, value: str) -> Iterator[Impossible]:
        name, plain = bare(field), self._written(field)
        if name in SETS:
            yield Impossible(
                value, ("列表，例如 [甲, 乙]；一个也没有写 []", "a list such as [A, B], or []"), f"[{value}]"
            )
        elif name in VERDICTS:
            if value != "准许":
                zh, en = (text.format(refused=_REFUSED[name]) for text in _VERDICT)
                better = (
                    "准许" if value in spelling.MEANT_AS_ADMITTED else "".join(nearest(value, ("准许", *ALWAYS), 1))
                )
                yield Impossible(value, (zh, en), better)
        elif value == "无":
            if name in _NEVER_NONE or name.startswith(AID):
                yield Impossible(value, _PLAIN[Kind.MONEY][1], "0.00")
        elif plain is not None:
            spell, wanted = plain
            spelt = spell(value)
            if not spelt.value:
                yield Impossible(value, wanted, spelt.better or "".join(nearest(value, ALWAYS, 1)))

    def _detailed(self, field: str, expected: Mapping[str, Expected]) -> Iterator[Impossible]:
        words = (*_DETAILED, *([_REFUSED[bare(field)]] if bare(field) in _REFUSED else []))
        if not any(word in expected for word in words):
            first = next(iter(expected), "")
            better = words[-1] if first in spelling.MEANT_AS_REFUSED and words[-1] not in _DETAILED else ""
            wanted = "、".join(words)
            yield Impossible(first, (f"{wanted}之一", f"one of {wanted}"), better or "".join(nearest(first, words, 1)))
        cases = expected.get("有歧义")
        if isinstance(cases, Mapping):
            for label, value in cases.items():
                yield from self._label(label)
                yield from self.impossible(field, value)
        elif cases is not None:
            yield Impossible(
                "有歧义", ("每种读法一个值，例如 {读法=说法: 值}", "a value per reading, {READING=CHOICE: VALUE}")
            )
        for bound in ("不低于", "不高于"):
            if bound in expected:
                yield from self.impossible(field, expected[bound])

    def _label(self, label: str) -> Iterator[Impossible]:
        """读法=说法，joined by ，; the name of an aid where two of them tie."""
        for part in label.split("，"):
            name, equals, chosen = part.partition("=")
            known = self._readings.get(name) if equals else None
            if known is not None and chosen not in known:
                zh, en = f"“{name}”的一种读法：{'、'.join(known)}", f"an alternative of {name}: {', '.join(known)}"
                yield Impossible(part, (zh, en), "".join(f"{name}={one}" for one in nearest(chosen, known, 1)))
            elif known is None and part not in self._aids:
                options = tuple(f"{one}={choice}" for one, choices in self._readings.items() for choice in choices)
                listed = "、".join(options or self._aids)
                wanted = (
                    f"规则文件里的读法，或者同额的资助：{listed}",
                    f"a reading of the rule file, or an aid that ties: {listed}",
                )
                yield Impossible(part, wanted, "".join(nearest(part, (*options, *self._aids), 1)))

    def _written(self, field: str) -> tuple[Callable[[str], spelling.Spelt], Wanted] | None:
        """How the field's values are written; None: any text may be one."""
        name, decision = bare(field), self._policy.decisions.get(field)
        if name in _MONEY or name.startswith((AID, SHARE)):
            return _PLAIN[Kind.MONEY]
        if name in _KINDS:
            return _PLAIN[_KINDS[name]]
        return None if decision is None else _PLAIN.get(decision.type.kind)
