"""The same said twice under two names: categories with one definition, and constraints with one condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dsl import Because, Diagnostic, InSource, Kind, Label, Role, Span

from ..subject import Subject
from .names import are_nearly_equal


def same_twice(subject: Subject) -> Iterator[Diagnostic]:
    """The later is told. As written; of categories whose names are nearly equal the names are told (P916)."""
    return (found for found in (*_categories(subject), *_constraints(subject)) if found is not None)


def _categories(subject: Subject) -> Iterator[Diagnostic | None]:
    written = [
        (tuple((rule.value, rule.guard) for rule in decision.rules), key, decision.span)
        for key, decision in subject.policy.decisions.items()
        if decision.role is Role.CATEGORY and all(_is_condition(rule.value) for rule in decision.rules)
    ]
    for (name, span), (other, at) in _again(written):
        if not are_nearly_equal(name, other):
            words = {
                "what_zh": f"人群「{name}」和「{other}」的定义",
                "what_en": f"the definitions of {name} and {other}",
            }
            yield _found(subject, span, at, words)


def _is_condition(value: Any) -> bool:
    """Not 未规定, which says nothing that could be the same."""
    kind = getattr(getattr(value, "type", None), "kind", None)
    return kind is Kind.YES_NO


def _constraints(subject: Subject) -> Iterator[Diagnostic | None]:
    written = [((one.condition, one.normally), one.text, one.span) for one in subject.policy.constraints]
    for (_, span), (_, at) in _again(written):
        yield _found(subject, span, at, {"what_zh": "这个约束和前面的一个", "what_en": "this constraint and one above"})


def _again(written: Iterable[tuple[Any, str, Span]]) -> Iterator[tuple[tuple[str, Span], tuple[str, Span]]]:
    """What is written a second time, with what was first."""
    first: dict[Any, tuple[str, Span]] = {}
    for said, name, span in written:
        if said in first:
            yield (name, span), first[said]
        first.setdefault(said, (name, span))


def _found(subject: Subject, span: Span, first: Span, words: dict[str, str]) -> Diagnostic | None:
    source = subject.policy.source
    label = Label(InSource(source, first), Because.FIRST_HERE)
    found = Diagnostic("P924", InSource(source, span), words, (label,)).at_origin()
    return found if subject.is_own(span) else None
