"""What a run of `pol evaluate` has to show, whatever the format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dsl import Assumed, Assumption, Kind, Language, Policy
from engine import Assessment, Closed, Known, NotApplicable, Outcome, Refused
from engine.facts import ID_NUMBER, NAME, Record, RecordSet
from engine.fields import AID, SHARE, published_key, split

from ..outcomes import JOIN, value_words

DUE = "应缴"
_PREFIXES: Mapping[str, str] = {AID: "aid.", SHARE: "funding."}
_ENGLISH: Mapping[str, str] = {
    "险种": "products bought",
    "参保": "enrolment",
    "受理": "acceptance",
    "缴费": "contribution",
    "资助名": "aids given",
    "资助合计": "total aid",
    "应缴": "personal payment",
    "先付": "first payment",
    "退补": "refund",
    "等待期": "waiting period",
    "待遇开始": "start of benefit",
    "待遇结束": "end of benefit",
    "财政补助": "government funding",
}
"""Predeclared fields in words. Programs read the published keys of `engine.fields`."""


@dataclass(frozen=True, slots=True)
class Result:
    """One person's answer, beside the record that it was made from."""

    record: Record
    assessment: Assessment

    @property
    def name(self) -> str:
        return _text(self.record, NAME)

    @property
    def id_number(self) -> str:
        return _text(self.record, ID_NUMBER)


@dataclass(frozen=True)
class Results:
    """Everyone who was evaluated, in the order of the file, and what became of the rest of its rows."""

    policy: Policy
    results: tuple[Result, ...]
    roster: RecordSet

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields of the answer, in the published order."""
        return tuple(dict.fromkeys(field for result in self.results for field in result.assessment.fields))

    @cached_property
    def windows(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for result in self.results for name in result.assessment.windows))

    def kind(self, field: str) -> Kind:
        decision = self.policy.decisions.get(field)
        return Kind.MONEY if decision is None else decision.type.kind

    @cached_property
    def summary(self) -> Mapping[str, int]:
        return {
            "rows": self.roster.total,
            "evaluated": len(self.results),
            "set_aside": len(self.roster.rejected),
            "repeated": self.roster.merged_identical,
            "refused": self._count("参保", Refused),
            "closed": self._count("受理", Closed),
            "open": sum(not _is_settled(result.assessment.fields[DUE]) for result in self.results),
        }

    def _count(self, field: str, kind: type) -> int:
        return sum(isinstance(result.assessment.fields[field], kind) for result in self.results)


def column_title(field: str, language: Language) -> str:
    """A field as a column of results: the word of the rule file, or its published key."""
    if language == "zh":
        return field
    for prefix, english in _PREFIXES.items():
        if field.startswith(prefix):
            return english + field.removeprefix(prefix)
    return published_key(field)


def field_title(field: str, language: Language) -> str:
    """A field's name for a reader: the word of the rule file, or in English words."""
    if language == "zh":
        return field
    name, product = split(field)
    for prefix, given in ((AID, "aid from {}"), (SHARE, "funding from {}")):
        if name.startswith(prefix):
            return given.format(name.removeprefix(prefix)) + (f" ({product})" if product else "")
    return _ENGLISH.get(name, name) + (f" ({product})" if product else "")


def assumed(assessment: Assessment, language: Language) -> tuple[str, ...]:
    """Each assumption that the answer rests on, as NAME = VALUE."""
    return tuple(assumption_words(assessment.policy, assumption, language) for assumption in assessment.assumptions)


def assumption_words(policy: Policy, assumption: Assumption, language: Language) -> str:
    kind = Kind.MONEY
    if assumption.about is Assumed.FACT:
        kind = policy.vocabulary.facts[assumption.target].type.kind
    elif assumption.about is Assumed.RESULT:
        kind = policy.decisions[assumption.target].type.kind
    return f"{assumption.target} = {value_words(assumption.value, language, kind)}"


def defaulted(results: Iterable[Result], language: Language) -> tuple[str, ...]:
    """The defaults of the vocabulary that some answer rests on, facts of the same value together."""
    by_value: dict[str, dict[str, None]] = {}
    for result in results:
        facts = result.assessment.policy.vocabulary.facts
        for name, value in result.assessment.defaults.items():
            words = value_words(value, language, facts[name.partition("[")[0]].type.kind)
            by_value.setdefault(words, {})[name] = None
    return tuple(f"{JOIN[language].join(names)} = {words}" for words, names in by_value.items())


def _text(record: Record, fact: str) -> str:
    value = record.facts.get(fact)
    return value if isinstance(value, str) else ""


def _is_settled(outcome: Outcome) -> bool:
    """Known, or of no importance because the person is refused."""
    return isinstance(outcome, Known | NotApplicable)
