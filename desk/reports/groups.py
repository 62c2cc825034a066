"""The words for what persons are counted under."""

from __future__ import annotations

from dsl import Kind, Language, Policy
from engine import KIND_WORDS
from engine.columnar.counts.counted import Label

from .outcomes import value_words


def label_words(policy: Policy, name: str, label: Label, language: Language) -> str:
    if label.kind == "missing" and name in policy.vocabulary.facts:
        return {"zh": f"缺{name}", "en": f"no {name}"}[language]
    if label.kind != "known":
        return kind_words(label.kind, language)
    fact = policy.vocabulary.facts.get(name)
    if fact is not None and fact.type.kind is Kind.REGION:
        return region_words(policy, label.value) or str(label.value)
    if name.startswith("资助名"):
        return str(label.value or "") or {"zh": "没有资助", "en": "no aid"}[language]
    return value_words(label.value if label.value is not None else "无", language)


def region_words(policy: Policy, code: object) -> str | None:
    regions = (*policy.vocabulary.regions, policy.header.region)
    return next((region.names[0] for region in reversed(regions) if region.code == str(code)), None)


def kind_words(kind: str, language: Language) -> str:
    chinese, english = KIND_WORDS[kind]
    return chinese if language == "zh" else english
