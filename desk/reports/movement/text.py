"""What moved between two snapshots, for people: what differs in the inputs first, then the largest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dsl import Language
from engine.snapshot.moved import FieldMoved, GroupMoved, Movement

from ..budget.model import name_words
from ..columns import visible_text
from ..outcomes import JOIN
from ..wrapping import columns
from .words import (
    change_words,
    field_words,
    kind_line,
    pair_words,
    policy_words,
    rule_line,
    standing_line,
    sum_words,
    value_line,
)

Words = Mapping[Language, str]
_AND: Words = {"zh": "；", "en": "; "}
_MOST = 30
"""So many groups of a breakdown are shown, the largest movements first."""
_MOST_RULES = 10
"""So many lines of a field, or ways in which lines are left open together."""
_TEXTS: Mapping[str, Words] = {
    "nothing": {"zh": "没有任何变化。", "en": "Nothing moved."},
    "inputs": {"zh": "先看做出两份快照的东西有什么不同", "en": "First, what the two were made from differs"},
    "both": {
        "zh": "规则和名单都变了：下面的差别可能出自规则，也可能出自名单。要分清，先只换一样再比。",
        "en": "Both rules and records differ: what moved may come from either. To tell, change one at a time.",
    },
    "lines": {"zh": "规则的写法", "en": "Lines of the rule file"},
    "moved": {"zh": "结果的变化（大的在前）", "en": "What moved, largest first"},
    "categories": {"zh": "人群的变化", "en": "人群"},
    "by": {"zh": "按{name}", "en": "By {name}"},
    "unmoved": {"zh": "没有变化：{names}", "en": "Unmoved: {names}"},
    "heads": {"zh": "核定人数：", "en": "persons evaluated: "},
    "group_heads": {"zh": "人数 ", "en": "heads "},
    "more": {
        "zh": "……另有 {count} 组也有变化，--format json 全部列出",
        "en": "… and {count} more; --format json has all",
    },
    "more_rules": {"zh": "……另有 {count} 种也有变化", "en": "… and {count} more"},
    "only_one": {
        "zh": "只有一份快照按{names}分了组，没有比",
        "en": "only one of them is broken down by {names}: not compared",
    },
}
_INPUTS: Mapping[str, Words] = {
    "policy": {"zh": "政策编号", "en": "policy"},
    "policy_hash": {"zh": "规则", "en": "rules"},
    "input_hash": {"zh": "名单", "en": "records"},
    "rows": {"zh": "行数", "en": "rows"},
    "assumptions": {"zh": "假定", "en": "assumptions"},
    "as_of": {"zh": "按哪一天的文本", "en": "as of"},
    "known_on": {"zh": "只看到哪一天", "en": "known on"},
    "canbao": {"zh": "程序版本", "en": "version of the program"},
    "smallest": {"zh": "少于多少人的组不列出", "en": "groups withheld below"},
}
_ROWS: Mapping[str, Words] = {
    "total": {"zh": "共 {n}", "en": "{n}"},
    "evaluated": {"zh": "核定 {n}", "en": "evaluated {n}"},
    "set_aside": {"zh": "搁置 {n}", "en": "set aside {n}"},
    "merged": {"zh": "重复 {n}", "en": "repeated {n}"},
}


def render(movement: Movement, language: Language) -> str:
    lines = [policy_words(movement.after)]
    lines += [*_inputs(movement, language), *_rule_file(movement, language)]
    if movement.is_any:
        lines += [*_fields(movement, language), *_categories(movement, language), *_groups(movement, language)]
    else:
        lines += ["", _TEXTS["nothing"][language]]
    if movement.only_one:
        names = JOIN[language].join(name_words(name, language) for name in movement.only_one)
        lines += ["", _TEXTS["only_one"][language].format(names=names)]
    if movement.is_any and movement.unmoved:
        names = JOIN[language].join(field_words(name, language) for name in movement.unmoved)
        lines += ["", _TEXTS["unmoved"][language].format(names=names)]
    return "\n".join(visible_text(line).rstrip() for line in lines) + "\n"


def _section(words: str) -> Iterator[str]:
    yield from ("", words, "-" * columns(words))


def _inputs(movement: Movement, language: Language) -> Iterator[str]:
    if not movement.inputs:
        return
    yield from _section(_TEXTS["inputs"][language])
    colon = {"zh": "：", "en": ": "}[language]
    for name in movement.inputs:
        before, after = _both(movement, name, language)
        yield f"{_INPUTS[name][language]}{colon}{before} → {after}"
    if {"policy_hash", "input_hash"} <= set(movement.inputs):
        yield _TEXTS["both"][language]


def _both(movement: Movement, name: str, language: Language) -> tuple[str, str]:
    sides = movement.before, movement.after
    match name:
        case "policy":
            shown = [policy_words(side) for side in sides]
        case "smallest":
            shown = [str(side.smallest) for side in sides]
        case "policy_hash":
            shown = [_hashed(side.policy["source"]["name"], side.source[name], language) for side in sides]
        case "input_hash":
            shown = [_hashed(side.source["input"], side.source[name], language) for side in sides]
        case "rows":
            shown = [_rows(side.source[name], language) for side in sides]
        case "assumptions":
            shown = [JOIN[language].join(side.source[name]) or "—" for side in sides]
        case _:
            shown = [str(side.source[name] or "—") for side in sides]
    return shown[0], shown[1]


def _hashed(name: str, digest: str, language: Language) -> str:
    return f"{name}（{digest[:8]}）" if language == "zh" else f"{name} ({digest[:8]})"


def _rows(rows: Mapping[str, int], language: Language) -> str:
    said = (words[language].format(n=f"{rows[key]:,}") for key, words in _ROWS.items() if rows[key] or key == "total")
    return JOIN[language].join(said)


def _rule_file(movement: Movement, language: Language) -> Iterator[str]:
    if movement.lines:
        yield from _section(_TEXTS["lines"][language])
        for pair in movement.lines:
            yield pair_words(movement, pair, language)


def _fields(movement: Movement, language: Language) -> Iterator[str]:
    yield from _section(_TEXTS["moved"][language])
    if movement.heads.is_any:
        yield _TEXTS["heads"][language] + change_words(movement.heads, language)
    for field in movement.fields:
        yield from _field(movement, field, language)


def _field(movement: Movement, field: FieldMoved, language: Language) -> Iterator[str]:
    """Values are shown where lines do not tell of what moved."""
    said = list(sum_words(field.sum, language)) if field.sum is not None and field.sum.is_any else []
    colon = {"zh": "：", "en": ": "}[language]
    yield field_words(field.name, language) + (colon + _AND[language].join(said) if said else "")
    for counted in field.kinds:
        yield "  " + kind_line(counted, language)
    rules = [counted for counted in field.rules if counted.what]
    for counted in rules[:_MOST_RULES]:
        yield "  " + rule_line(movement, counted, language)
    if (more := len(rules) - _MOST_RULES) > 0:
        yield "  " + _TEXTS["more_rules"][language].format(count=more)
    for counted in () if rules else field.values:
        yield "  " + value_line(counted, language, is_money=field.sum is not None)


def _categories(movement: Movement, language: Language) -> Iterator[str]:
    if movement.categories:
        yield from _section(_TEXTS["categories"][language])
    for category in movement.categories:
        said = _AND[language].join(standing_line(counted, language) for counted in category.standings)
        yield f"{category.name}  {said}"


def _groups(movement: Movement, language: Language) -> Iterator[str]:
    for name in dict.fromkeys(group.by for group in movement.groups):
        groups = [group for group in movement.groups if group.by == name]
        yield from _section(_TEXTS["by"][language].format(name=name_words(name, language)))
        for group in groups[:_MOST]:
            yield from _group(movement, group, language)
        if (more := len(groups) - _MOST) > 0:
            yield _TEXTS["more"][language].format(count=more)


def _group(movement: Movement, group: GroupMoved, language: Language) -> Iterator[str]:
    heads = _TEXTS["group_heads"][language] + change_words(group.heads, language) if group.heads.is_any else ""
    yield f"{group.words}  {heads}".rstrip()
    for field in group.fields:
        yield from ("  " + line for line in _brief(field, language))
    for category in group.categories:
        said: Sequence[str] = [standing_line(counted, language) for counted in category.standings]
        yield f"  {category.name}  {_AND[language].join(said)}"


def _brief(field: FieldMoved, language: Language) -> Iterator[str]:
    """One line."""
    said = list(sum_words(field.sum, language)) if field.sum is not None and field.sum.is_any else []
    said += [kind_line(counted, language) for counted in field.kinds]
    colon = {"zh": "：", "en": ": "}[language]
    yield field_words(field.name, language) + colon + _AND[language].join(said)
