"""What a report on scenarios says around the words of the file, and values of a scenario file in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from dsl import Language
from engine.cases import Expected
from engine.cases.words import CATEGORIES, OUTCOMES
from engine.fields import published_key

WORDS: Mapping[str, tuple[str, str]] = {
    "failed": ("不符", "FAILED"),
    "proposed": ("提议", "PROPOSED"),
    "expected": ("期望", "expected"),
    "found": ("得到", "found"),
    "because": ("依据", "clause"),
    "why": ("理由", "why"),
    "no_field": ("结果里没有这一项", "the result has no such field"),
    "nobody": ("（一个也没有）", "(none at all)"),
    "passed.count": ("{count} 个相符", "{count} passed"),
    "failed.count": ("{count} 个不符", "{count} failed"),
    "proposed.count": ("{count} 个提议", "{count} proposed"),
    "broken.count": ("{count} 个文件有错", "unusable files: {count}"),
    "seconds": ("用时 {seconds} 秒", "in {seconds} s"),
    "proposals": (
        "{count} 个提议，等采纳：pol accept {files}",
        "{count} proposed, not accepted yet: pol accept {files}",
    ),
    "not_accepted": ("提议，还没有采纳", "proposed, not accepted"),
    "stale": (
        "提议的期望和现在的结果不符，请重新拟定，或者改正后再采纳",
        "what is proposed is not what the notice gives now: propose it anew, or mend it before accepting",
    ),
    "updated": (
        "改写了 {count} 处期望。每一处都要对照通知核对：程序算出来的不一定就是通知说的",
        "{count} expectations were rewritten. Hold each against the notice: what the program gives need not be right",
    ),
    "nothing_updated": ("文件没有改动", "the file is as it was"),
    "changed": ("{field}：{old} → {new}", "{field}: {old} → {new}"),
    "shared": (
        "没有改：同一个表的各例共用这个期望，请给它单独加一列 期望.{field}（{old} → {new}）",
        "not changed: the cases of the table share it; give it a column expect.{field} ({old} → {new})",
    ),
}


def say(language: Language, key: str, /, **words: object) -> str:
    return WORDS[key][language != "zh"].format_map(words)


def field(language: Language, name: str) -> str:
    """As a scenario file calls it, so that it is found there."""
    if language == "zh":
        return name
    return "categories" if name == CATEGORIES else published_key(name)


def value(language: Language, expected: Expected | None) -> str:
    """On one line; outcome words in the reader's language."""
    match expected:
        case None:
            return say(language, "no_field")
        case str():
            return expected if language == "zh" else OUTCOMES.get(expected, expected)
        case tuple():
            return "、".join(expected) or say(language, "nobody")
        case _:
            colon = "：" if language == "zh" else ": "
            parts = (f"{value(language, name)}{colon}{_inner(language, inner)}" for name, inner in expected.items())
            return ("；" if language == "zh" else "; ").join(parts)


def _inner(language: Language, expected: Expected) -> str:
    shown = value(language, expected)
    return f"{{{shown}}}" if isinstance(expected, Mapping) else shown
