"""What two notices that are compared are called: by their 编号, or by what tells them apart where that is the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from dsl import Language, Policy

CALLED: Mapping[Language, tuple[str, str]] = {"zh": ("旧通知", "新通知"), "en": ("the old notice", "the new notice")}
_WITH: Mapping[Language, str] = {"zh": "{called}（{name}）", "en": "{called} ({name})"}
_TELLING: tuple[Callable[[Policy], str], ...] = (
    lambda policy: policy.header.id,
    lambda policy: PurePath(policy.source.name).name,
    lambda policy: policy.header.number,
    lambda policy: policy.source.name,
)


def notice_names(old: Policy, new: Policy, language: Language) -> tuple[str, str]:
    """Inside a sentence."""
    if old.header.id != new.header.id:
        return old.header.id, new.header.id
    names = short_names(old, new)
    if names[0] == names[1]:
        return CALLED[language]
    return _with(language, 0, names[0]), _with(language, 1, names[1])


def _with(language: Language, at: int, name: str) -> str:
    return _WITH[language].format(called=CALLED[language][at], name=name) if name else CALLED[language][at]


def short_names(old: Policy, new: Policy) -> tuple[str, str]:
    """编号, file or 文号, the first that is not the same; what they share where all are."""
    for name in _TELLING:
        if name(old) != name(new):
            return name(old), name(new)
    return old.header.id, new.header.id
