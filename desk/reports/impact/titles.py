"""Headings, sentences and heads of tables in what a change of notice costs."""

from __future__ import annotations

from collections.abc import Mapping

from dsl import Language

WORDS: Mapping[str, Mapping[Language, str]] = {
    "title": {"zh": "花多少钱", "en": "What it costs"},
    "amounts": {"zh": "金额（元）", "en": "Amounts (yuan)"},
    "silent": {
        "zh": "不能算：{fields}。按哪一份通知，名单里都没有一个人的数是写明的。",
        "en": "Can't be counted: {fields}. Under neither notice is it known for anybody in the records.",
    },
    "open": {"zh": "为什么说不清", "en": "Why amounts are not known"},
    "open_case": {"zh": "{heads} 人：{fields}（{why}）", "en": "{heads} persons: {fields} ({why})"},
    "spread": {"zh": "每人{field}相差多少", "en": "Difference in {field} per person"},
    "by": {"zh": "按{by}", "en": "By {by}"},
    "overlap": {
        "zh": "一个人可以属于几个人群，各人群相加比全部多。",
        "en": "A person may be in several categories: they add up to more than the whole.",
    },
    "more": {"zh": "另有 {count} 种，{heads} 人。", "en": "{count} more, {heads} persons."},
    "more_withheld": {"zh": "另有 {count} 种。", "en": "{count} more."},
}
HEADS: Mapping[str, Mapping[Language, tuple[str, ...]]] = {
    "amounts": {"zh": ("项目", "{old}", "{new}", "差"), "en": ("item", "{old}", "{new}", "difference")},
    "heads": {"zh": ("项目",), "en": ("item",)},
    "spread": {"zh": ("差（元）", "人数", "占比"), "en": ("difference (yuan)", "persons", "share")},
    "turns": {"zh": ("{old}", "{new}", "人数"), "en": ("{old}", "{new}", "persons")},
    "courses": {"zh": ("{old}", "{new}", "人数", "差（元）"), "en": ("{old}", "{new}", "persons", "difference")},
    "groups": {
        "zh": ("{by}", "人数", "{old}", "{new}", "差", "{more}", "{less}", "{open}"),
        "en": ("{by}", "persons", "{old}", "{new}", "difference", "{more}", "{less}", "{open}"),
    },
    "largest": {
        "zh": ("行", "证件号码", "{old}", "{new}", "差"),
        "en": ("row", "number", "{old}", "{new}", "difference"),
    },
}
