"""Categories, results and values with a name: what each says of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dsl import AnyOf, Decision, DecisionRef, Expression, Role, Unstated

from .change import Change, Concept, Kind, Passage
from .concepts import CONCEPTS
from .constants import only_value
from .lines import line_changes, of_rules
from .sides import Both, Line, Pair, Side
from .users import users
from .whom import condition_change


def decision_changes(both: Both) -> Iterator[Change]:
    old, new = both.old.policy.decisions, both.new.policy.decisions
    pairs = both.names["decision"]
    for one, other in pairs:
        yield from _paired(both, old[one], new[other])
    before, after = {one for one, _ in pairs}, {other for _, other in pairs}
    for key, decision in old.items():
        if key not in before and only_value(both.old.policy, key) is None:
            yield _gone(both, decision)
    for key, decision in new.items():
        if key not in after and only_value(both.new.policy, key) is None:
            # Seen from the new notice it is gone in the old one.
            yield _gone(Both(both.new, both.old, _turned(both)), decision).mirrored


def _turned(both: Both) -> Mapping[str, tuple[Pair, ...]]:
    return {sort: tuple((other, one) for one, other in pairs) for sort, pairs in both.names.items()}


def _gone(both: Both, decision: Decision) -> Change:
    """Removed, or part of a category that both notices have and that was widened by just this."""
    whole = _whole(both.old, decision)
    if decision.role is Role.CATEGORY:
        form = both.old.alone.rules(decision.key)
        for one, other in both.names["decision"]:
            if form in _members(both.new, other) and form not in _members(both.old, one):
                return Change(Kind.JOINED, Concept.CATEGORY, whole, _whole(both.new, both.new.policy.decisions[other]))
    return Change(Kind.REMOVED, CONCEPTS[decision.role], whole, None)


def _members(side: Side, key: str) -> frozenset[int]:
    """The meanings of which a category is any one; of a composite of named categories, none."""
    decision = side.policy.decisions[key]
    if decision.role is not Role.CATEGORY or not decision.rules:
        return frozenset()
    value = decision.rules[0].value
    items = value.items if isinstance(value, AnyOf) else (value,)
    return frozenset(side.alone.of(item) for item in items if not isinstance(item, DecisionRef))


def _whole(side: Side, decision: Decision) -> Passage:
    clauses = decision.clauses or tuple(clause for rule in decision.rules for clause in rule.clauses)
    return side.passage(decision.key, decision.span, clauses, year=decision.year)


def _paired(both: Both, old: Decision, new: Decision) -> Iterator[Change]:
    found = tuple(_differences(both, old, new))
    if old.key != new.key and not found:
        yield Change(Kind.RENAMED, CONCEPTS[new.role], _whole(both.old, old), _whole(both.new, new))
    yield from found


def _differences(both: Both, old: Decision, new: Decision) -> Iterator[Change]:
    concept, names = CONCEPTS[new.role], (old.key, new.key)
    if old.role is new.role is Role.CATEGORY and old.rules and new.rules:
        yield from _condition(both, old, new)
        return
    if not old.rules or not new.rules:
        # One notice has no such statement at all.
        if old.rules or new.rules:
            kind = Kind.ADDED if new.rules else Kind.REMOVED
            sides = (None, _whole(both.new, new)) if new.rules else (_whole(both.old, old), None)
            yield Change(kind, concept, *sides)
        return
    lines = of_rules(old.rules, old.clauses), of_rules(new.rules, new.clauses)
    if _says_something(old) is not _says_something(new) and len(old.rules) + len(new.rules) > 2:
        # All that is said is said on a subject on which the other notice is silent.
        kind = Kind.FILLED if _says_something(new) else Kind.SILENCED
        yield Change(kind, concept, _all_lines(both.old, old, lines[0]), _all_lines(both.new, new, lines[1]))
        return
    for change in line_changes(both, concept, names, *lines):
        if change.kind in (Kind.FILLED, Kind.SILENCED, Kind.AMOUNT):
            change = replace(change, old=_of_its_year(change.old, old), new=_of_its_year(change.new, new))
        yield change
    says_something = all(_says_something(decision) for decision in (old, new))
    if says_something and _own_year(both.old, old) != _own_year(both.new, new):
        before, after = _whole(both.old, old), _whole(both.new, new)
        yield Change(Kind.OWN_YEAR, concept, replace(before, value=old.year), replace(after, value=new.year))


def _all_lines(side: Side, decision: Decision, lines: Sequence[Line]) -> Passage:
    value = None if _says_something(decision) else Unstated()
    written = [side.text(line.span) for line in lines]
    text = "\n".join(written if len(written) == 1 else [decision.key, *written])
    partly = value is None and any(isinstance(line.value, Unstated) for line in lines)
    return replace(_whole(side, decision), text=text, value=value, year=decision.year, partly=partly)


def _of_its_year(passage: Passage | None, decision: Decision) -> Passage | None:
    """What is said where the other notice is silent, with the year for which it is printed."""
    return passage if passage is None or isinstance(passage.value, Unstated) else replace(passage, year=decision.year)


def _says_something(decision: Decision) -> bool:
    return any(not isinstance(rule.value, Unstated) for rule in decision.rules)


def _own_year(side: Side, decision: Decision) -> object:
    """A level printed for another year, seen from the notice's own."""
    return decision.year and side.year.number(decision.year)


def _condition(both: Both, old: Decision, new: Decision) -> Iterator[Change]:
    was, now = old.rules[0].value, new.rules[0].value
    assert isinstance(was, Expression)
    assert isinstance(now, Expression)
    passages = _whole(both.old, old), _whole(both.new, new)
    for change in condition_change(both, Concept.CATEGORY, passages, was, now):
        yield replace(change, users=users(both.new.policy, new.key))
