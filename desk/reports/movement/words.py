"""What moved between two snapshots, in the words of an officer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from dsl import NONE, Language
from engine.fields import AID, SHARE
from engine.snapshot.lines import AID_KEY
from engine.snapshot.model import WITHHELD, Line, Snapshot, Told
from engine.snapshot.moved import Change, Counted, Measured, Movement, Rule, RuleLine, SumMoved
from engine.snapshot.paired import Pair

from ..budget.model import money
from ..groups import kind_words
from ..outcomes import JOIN, value_words
from ..results.model import field_title

Words = Mapping[Language, str]
_YUAN: Words = {"zh": " 元", "en": " yuan"}
_HEADS: Words = {"zh": " 人", "en": ""}
_NO_LINE: Words = {"zh": "哪一行都不符合", "en": "no line holds"}
_NO_BOUND: Words = {"zh": "没有界限", "en": "no bound"}
_WITHHELD: Words = {"zh": "不列出", "en": "withheld"}
_STANDING: Mapping[str, Words] = {"yes": {"zh": "属于", "en": "in it"}, "no": {"zh": "不属于", "en": "not in it"}}
_AND: Words = {"zh": "，", "en": ", "}
_TENTH = Decimal("0.1")


def change_words(change: Change, language: Language, *, is_money: bool = False) -> str:
    """`4,012,300.00 → 4,112,300.00 元（+100,000.00，+2.5 %）`."""
    unit = (_YUAN if is_money else _HEADS)[language]
    before, after = _measured(change.before, language), _measured(change.after, language)
    shown = f"{before} → {after}{unit}" if is_money else f"{before}{unit} → {after}{unit}"
    if change.by is None:
        return shown
    said = _AND[language].join(filter(None, (_signed(change.by, is_money), _percent(change))))
    return shown + (f"（{said}）" if language == "zh" else f" ({said})")


def _measured(measured: Measured, language: Language) -> str:
    match measured:
        case None:
            return _NO_BOUND[language]
        case str():
            return _WITHHELD[language] if measured == WITHHELD else measured
        case Decimal():
            return money(measured)
    return f"{measured:,}"


def _signed(by: Decimal, is_money: bool) -> str:
    sign = "−" if by < 0 else "+"
    return sign + (money(abs(by)) if is_money else f"{abs(by):,.0f}")


def _percent(change: Change) -> str:
    """Nothing where there was nothing before, or the change is too small to be told in this way."""
    if change.by is None or not isinstance(change.before, int | Decimal) or not change.before:
        return ""
    rate = (change.by * 100 / Decimal(change.before)).quantize(_TENTH, ROUND_HALF_UP)
    return f"{'−' if rate < 0 else '+'}{abs(rate):,.1f} %" if rate else ""


def sum_words(moved: SumMoved, language: Language) -> Iterator[str]:
    """The known sum, then the ends between which the whole lies where these moved otherwise."""
    total = {"zh": "合计 ", "en": "total "}[language]
    if moved.low == moved.known and moved.high == moved.known:
        yield total + change_words(moved.known, language, is_money=True)
        return
    if moved.known.is_any:
        known = {"zh": "已知的合计 ", "en": "known total "}[language]
        yield known + change_words(moved.known, language, is_money=True)
    for end, words in (("low", {"zh": "至少 ", "en": "at least "}), ("high", {"zh": "至多 ", "en": "at most "})):
        change: Change = getattr(moved, end)
        if change.is_any:
            yield words[language] + change_words(change, language, is_money=True)


def kind_line(counted: Counted, language: Language) -> str:
    return _said(kind_words(counted.what, language), counted, language)


def standing_line(counted: Counted, language: Language) -> str:
    words = _STANDING.get(counted.what)
    return _said(words[language] if words else kind_words(counted.what, language), counted, language)


def value_line(counted: Counted, language: Language, *, is_money: bool) -> str:
    return _said(value_of(counted.what[1], language, is_money=is_money), counted, language)


def value_of(value: Told, language: Language, *, is_money: bool) -> str:
    if is_money and isinstance(value, str):
        return money(Decimal(value)) + _YUAN[language]
    return value_words(NONE if value is None else value, language)


def field_words(field: str, language: Language) -> str:
    """A payer or a level together with what it is a part of."""
    if language == "en":
        return field_title(field, language)
    name, bracket, product = field.partition("[")
    for prefix, whole in ((AID, "资助"), (SHARE, "财政补助")):
        if name.startswith(prefix):
            return f"{whole}（{name.removeprefix(prefix)}）{bracket}{product}"
    return field


def rule_line(movement: Movement, counted: Counted, language: Language) -> str:
    return _said(rule_words(movement, counted.what, language), counted, language)


def _said(what: str, counted: Counted, language: Language) -> str:
    return what + {"zh": "：", "en": ": "}[language] + change_words(counted.heads, language)


def rule_words(movement: Movement, rule: Rule, language: Language) -> str:
    """One line with what it says; several by where they stand."""
    if not rule:
        return {"zh": "没有走到任何一行", "en": "no line came into it"}[language]
    if len(rule) == 1:
        return _line_words(movement, rule[0], language)
    return JOIN[language].join(_place_words(movement, line, language) for line in rule)


def _line_words(movement: Movement, line: RuleLine, language: Language) -> str:
    old, new = sides(movement, line)
    one = new or old
    if one is None:
        return _NO_LINE[language]
    is_named = one.key.startswith(AID_KEY) and _is_kept(old, new)
    return f"{_place_words(movement, line, language)} {'' if is_named else _text(old, new)}".rstrip()


def _is_kept(old: Line | None, new: Line | None) -> bool:
    return old is not None and new is not None and old.value == new.value


def _text(old: Line | None, new: Line | None) -> str:
    values = (side.value for side in (old, new) if side is not None)
    return " → ".join(dict.fromkeys(values))


def _place_words(movement: Movement, line: RuleLine, language: Language) -> str:
    old, new = sides(movement, line)
    one = new or old
    if one is None:
        return _NO_LINE[language]
    if one.key.startswith(AID_KEY):
        return one.key.removeprefix(AID_KEY)
    numbers = "→".join(dict.fromkeys(str(side.line) for side in (old, new) if side is not None))
    return f"第 {numbers} 行" if language == "zh" else f"line {numbers}"


def sides(movement: Movement, line: RuleLine | Pair) -> tuple[Line | None, Line | None]:
    rules = movement.before.summary.rules, movement.after.summary.rules
    return rules[0].get(line.before or ""), rules[1].get(line.after or "")


def pair_words(movement: Movement, pair: Pair, language: Language) -> str:
    """What became of a line of the rule file."""
    old, new = sides(movement, pair)
    if old is None or new is None:
        word = {"zh": ("没有了", "新出现"), "en": ("gone", "new")}[language][old is None]
        return f"{word}{'：' if language == 'zh' else ': '}{_whole(movement, old or new, pair, language)}"
    word = {"zh": "改了：", "en": "changed: "}[language]
    return f"{word}{old.key}{_where(movement, pair, language)} {_rewritten(old, new, language)}"


def _rewritten(old: Line, new: Line, language: Language) -> str:
    """What is the same is said once."""
    if (old.guard, old.value) == (new.guard, new.value):
        return f"{_written(old)} {_cited(old, language)} → {_cited(new, language)}"
    if old.guard == new.guard:
        guard = {"zh": f"（当 {old.guard}）", "en": f" (当 {old.guard})"}[language] if old.guard else ""
        return f"{old.value} → {new.value}{guard}"
    return f"{_written(old)} → {_written(new)}"


def _whole(movement: Movement, line: Line | None, pair: Pair, language: Language) -> str:
    assert line is not None
    return f"{line.key}{_where(movement, pair, language)} {_written(line)}"


def _where(movement: Movement, pair: Pair, language: Language) -> str:
    old, new = sides(movement, pair)
    numbers = "→".join(dict.fromkeys(str(side.line) for side in (old, new) if side is not None))
    return f" 第 {numbers} 行" if language == "zh" else f" line {numbers}"


def _written(line: Line) -> str:
    return f"{line.value} 当 {line.guard}" if line.guard else line.value


def _cited(line: Line, language: Language) -> str:
    clauses = "、".join(line.clauses) or "—"
    return f"依据 {clauses}" if language == "zh" else f"clause {clauses}"


def policy_words(snapshot: Snapshot) -> str:
    return f"{snapshot.policy['id']} {snapshot.policy['title']}".rstrip()
