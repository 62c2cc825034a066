"""The lines of a rule file by what is written in them, so that they are known again when others come before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dsl import Aid, Clause, Policy, Rule, Span, lexicon
from dsl.source import NOWHERE

from .model import Line

AID_KEY = f"{lexicon.chinese_of('AID')} "
"""Before the name of an aid, whatever the language of the keywords."""
_COMMENT = re.compile(r"[#＃][^\n]*")
_CITED = re.compile(rf"\s{lexicon.pattern_of('PER')}\s[^\n]*")
_BLANKS = re.compile(r"\s+")
_EDGES = " ：:"
_BEFORE_ITS_CONDITION = re.compile(rf"(?<![^\W\d]){lexicon.pattern_of('WHEN', 'OTHERWISE')}$")
_AID = re.compile(rf"^{lexicon.pattern_of('AID')}\s")
_CATEGORY = re.compile(rf"^{lexicon.pattern_of('CATEGORY')}\s")
_PRODUCT = re.compile(rf"^{lexicon.pattern_of('PRODUCT')}\s")
_WHEN = re.compile(rf"^{lexicon.pattern_of('WHEN')}\s")
_WHOM = lexicon.spellings_of("FOR", "WHEN")


def lines_of(policy: Policy) -> Mapping[str, Line]:
    """By the entries of `__rule` columns: 缴费#2; an aid by its name."""
    return dict(_lines(policy))


def _lines(policy: Policy) -> Iterator[tuple[str, Line]]:
    for key, decision in policy.decisions.items():
        for number, rule in enumerate(decision.rules, 1):
            yield f"{key}#{number}", _of_rule(policy, key, rule, rule.clauses or decision.clauses)
    for aid in policy.aids:
        yield aid.name, _of_aid(policy, aid)


def _of_rule(policy: Policy, key: str, rule: Rule, clauses: Sequence[Clause]) -> Line:
    guard = NOWHERE if rule.guard is None else rule.guard.span
    written = _written(policy, rule.span)
    guarded = _written(policy, guard) if guard != NOWHERE else ""
    value = written[: -len(guarded)] if guarded and written.endswith(guarded) else written
    return _line(policy, key, guarded, _value(value, key), clauses, rule.span)


def _of_aid(policy: Policy, aid: Aid) -> Line:
    """Whom it is for is its guard, everything else what it gives."""
    guard = "、".join(aid.categories) or _written(policy, aid.applies.span)
    value = _AID.sub("", _written(policy, aid.span)).replace(aid.name, "", 1).strip(_EDGES)
    for word in _WHOM:
        value = value.removeprefix(f"{word} {guard}").strip(_EDGES)
    return _line(policy, AID_KEY + aid.name, guard, value, aid.clauses, aid.span)


def _line(policy: Policy, key: str, guard: str, value: str, clauses: Sequence[Clause], span: Span) -> Line:
    source, where = policy.source.origin(span)
    numbers = tuple(clause.number for clause in clauses)
    return Line(key, guard, value, numbers, source.name.rpartition("/")[2], source.position(where.start)[0])


def _value(text: str, key: str) -> str:
    """Without the statement's name before it and the word before its condition."""
    text = _BEFORE_ITS_CONDITION.sub("", text.strip(_EDGES)).strip(_EDGES)
    if _CATEGORY.match(text):
        return _WHEN.sub("", _CATEGORY.sub("", text).removeprefix(key).strip(_EDGES))
    return _PRODUCT.sub("", text)


def _written(policy: Policy, span: Span) -> str:
    """The text in one line, without comments and citations."""
    source, where = policy.source.origin(span)
    text = source.text[where.start : where.end]
    return _BLANKS.sub(" ", _CITED.sub("", _COMMENT.sub("", text))).strip()
