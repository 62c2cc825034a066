"""Who meets 未规定 and 待定: notes, one for each line that says so."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Aid, Diagnostic, Role, Span

from ..unknown import Deferred, Why
from .questions import RESULTS
from .report import finding, joined, shown
from .silences import Silence, witness_of
from .survey import Survey

_ONE_STATEMENT = {"待遇开始": "待遇期", "待遇结束": "待遇期"}


def results_absent(survey: Survey) -> Iterator[Diagnostic]:
    """Predeclared results that the file does not mention."""
    absent = [
        k
        for k, d in survey.policy.decisions.items()
        if d.role in RESULTS and not d.rules and not _levels(survey, d.role)
    ]
    names = list(dict.fromkeys(_ONE_STATEMENT.get(key, key) for key in absent))
    if names:
        yield finding("P511", survey.policy, survey.policy.header.span, {"names": joined(names)})


def _levels(survey: Survey, role: Role) -> bool:
    return role is Role.FUNDING and bool(survey.policy.funding)


def who_meets_silence(survey: Survey) -> Iterator[Diagnostic]:
    for silence in survey.silences:
        reason = silence.reason
        if isinstance(reason, Deferred):
            found = witness_of(survey, silence)
            if found is not None:
                by_zh = "没有写由谁定" if reason.by is None else f"由{reason.by}定"
                by_en = "by whom is not said" if reason.by is None else f"{reason.by} decides"
                words = {"name": _name(silence), "by_zh": by_zh, "by_en": by_en}
                yield finding("P513", survey.policy, _span(survey, silence), words, found)
        elif reason.why is Why.UNSTATED:
            found = witness_of(survey, silence)
            if found is not None:
                yield finding("P512", survey.policy, _span(survey, silence), {"name": _name(silence)}, found)
        elif reason.why is Why.OTHER_YEAR:
            years = {"year": str(reason.year), "own": str(survey.policy.header.year)}
            yield finding("P514", survey.policy, _span(survey, silence), {"name": shown(reason.where), **years})
        elif reason.why is Why.NO_MODE:
            aid = aid_named(survey, reason.where)
            found = witness_of(survey, silence)
            if found is not None:
                yield finding("P515", survey.policy, aid.span, {"name": aid.name}, found)


def _name(silence: Silence) -> str:
    """The field that stays open, or the helper that leaves it open."""
    where = silence.reason.where
    return shown(where.removeprefix("财政."))


def _span(survey: Survey, silence: Silence) -> Span:
    """The line that says so, or the statement."""
    where, policy = silence.reason.where, survey.policy
    if where in policy.decisions:
        decision = policy.decisions[where]
        return decision.span if silence.line is None else decision.rules[silence.line].span
    if where in policy.tables:
        return policy.tables[where].span
    aid = next((aid for aid in policy.aids if aid.name == where), None)
    return policy.decisions["财政补助"].span if aid is None else aid.span


def aid_named(survey: Survey, name: str) -> Aid:
    return next(aid for aid in survey.policy.aids if aid.name == name)
