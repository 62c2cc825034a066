"""What rests on what in a policy. A circle could never be worked out, and a very long chain hardly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from ..expressions import DecisionRef, MoneyRef, MoneyWord, TableRef, WindowRef
from ..model import Aid, Policy
from ..source import Span
from ..types import Type
from .scope import MOST_CHAINED

_DUE = "应缴"


@dataclass(frozen=True, slots=True)
class Reference:
    """A name used somewhere, and how deep in its expression it stands."""

    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class Circle:
    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LongChain:
    name: str
    span: Span


def first_fault(policy: Policy) -> Circle | LongChain | None:
    """A circle among the definitions, or a chain of them that is too long; None where all is well."""
    parts = _parts(policy)
    uses = {name: [used for used in _references(part) if used.name in parts] for name, (part, _) in parts.items()}
    depth: dict[str, int] = {}
    for name in parts:
        circle = _measure(name, uses, depth)
        if circle is not None:
            return Circle(circle, parts[circle[0]][1])
    deepest = max(depth, key=depth.__getitem__, default=None)
    if deepest is None or depth[deepest] <= MOST_CHAINED:
        return None
    return LongChain(deepest, parts[deepest][1])


def _parts(policy: Policy) -> Mapping[str, tuple[object, Span]]:
    """Everything that has a name and is worked out; 应缴 rests on 缴费 and on every aid."""
    parts: dict[str, tuple[object, Span]] = {}
    for key, decision in policy.decisions.items():
        parts[key] = ((*decision.rules,), decision.span)
    for name, window in policy.windows.items():
        parts[name] = (window.days, window.span)
    for name, table in policy.tables.items():
        parts[name] = ((*table.keys, *table.rows.values()), table.span)
    price = policy.decisions["缴费"]
    parts[_DUE] = ((DecisionRef("缴费", price.type), *map(_given, policy.aids)), price.span)
    return parts


def _given(aid: Aid) -> tuple[object, ...]:
    return (aid.applies, *aid.lines, aid.total, aid.personal)


def _references(part: object) -> Iterator[Reference]:
    """Every reference in a part of the model, without recursion."""
    waiting = [(part, 0)]
    while waiting:
        item, depth = waiting.pop()
        match item:
            case tuple():
                waiting.extend((inner, depth) for inner in item)
            case DecisionRef():
                yield Reference(item.decision, depth)
            case WindowRef():
                yield Reference(item.window, depth)
            case MoneyRef():
                # 余额 is what is left before a stage: it rests on the price, 应缴 on the aids as well.
                yield Reference(_DUE if item.word is MoneyWord.DUE else "缴费", depth)
            case Type():
                pass
            case _ if is_dataclass(item):
                if isinstance(item, TableRef):
                    yield Reference(item.table, depth)
                waiting.extend((getattr(item, field.name), depth + 1) for field in fields(item))


def _measure(start: str, uses: Mapping[str, list[Reference]], depth: dict[str, int]) -> tuple[str, ...] | None:
    """Enter how deep a part reaches, and all that it rests on; or the names of a circle, the first repeated."""
    path = {} if start in depth else {start: 1}  # each part on the way down, with the depth found so far
    while path:
        name = next(reversed(path))
        waiting = uses[name]
        while waiting and waiting[-1].name in depth:
            used = waiting.pop()
            path[name] = max(path[name], used.depth + 1 + depth[used.name])
        if not waiting:
            depth[name] = path.pop(name)
        elif waiting[-1].name in path:
            names = list(path)
            return (*names[names.index(waiting[-1].name) :], waiting[-1].name)
        else:
            path[waiting[-1].name] = 1
    return None
