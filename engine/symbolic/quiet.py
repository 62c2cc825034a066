"""Who meets 未规定 and 待定: notes, one for each line that says so."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import BASIC, Aid, Decision, Diagnostic, Policy, Role, Span

from ..fields import levels_of
from ..unknown import Deferred, Why
from .questions import RESULTS
from .report import finding, joined, shown
from .silences import Silence, witness_of
from .survey import Survey

_ONE_STATEMENT = {"待遇开始": "待遇期", "待遇结束": "待遇期"}


def results_absent(survey: Survey) -> Iterator[Diagnostic]:
    """Predeclared results that the file does not mention."""
    absent = [d for d in survey.policy.decisions.values() if d.role in RESULTS and _is_absent(survey.policy, d)]
    names = list(dict.fromkeys(_statement(decision) for decision in absent))
    if names:
        yield finding("P511", survey.policy, survey.policy.header.span, {"names": joined(names)})


def _is_absent(policy: Policy, decision: Decision) -> bool:
    """Levels alone are a statement too; a bare 参保 or 受理 is not missed where each product has its own."""
    if decision.rules or (decision.role is Role.FUNDING and _has_levels(policy, decision.product or BASIC)):
        return False
    own = [product.key(decision.name) in policy.decisions for product in policy.products if product.declared]
    return decision.product is not None or not own or not all(own)


def _has_levels(policy: Policy, product: str) -> bool:
    return any(funding.product == product for funding in policy.funding)


def _statement(decision: Decision) -> str:
    return _ONE_STATEMENT.get(decision.name, decision.name) + decision.key.removeprefix(decision.name)


def who_meets_silence(survey: Survey) -> Iterator[Diagnostic]:
    for silence in survey.silences:
        reason = silence.reason
        if isinstance(reason, Deferred):
            found = witness_of(survey, silence)
            if found is not None:
                by_zh = "没有写由谁定" if reason.by is None else f"由{reason.by}定"
                by_en = "by whom is not said" if reason.by is None else f"{reason.by} decides"
                words = {"name": _name(survey, silence), "by_zh": by_zh, "by_en": by_en}
                yield finding("P513", survey.policy, _span(survey, silence), words, found)
        elif reason.why is Why.UNSTATED:
            found = witness_of(survey, silence)
            if found is not None:
                yield finding("P512", survey.policy, _span(survey, silence), {"name": _name(survey, silence)}, found)
        elif reason.why is Why.OTHER_YEAR:
            years = {"year": str(reason.year), "own": str(survey.policy.header.year)}
            yield finding(
                "P514", survey.policy, _span(survey, silence), {"name": shown(survey.policy, reason.where), **years}
            )
        elif reason.why is Why.NO_MODE:
            aid = aid_named(survey, reason.where)
            found = witness_of(survey, silence)
            if found is not None:
                yield finding("P515", survey.policy, aid.span, {"name": aid.name}, found)


def _name(survey: Survey, silence: Silence) -> str:
    """The field that stays open, or the helper that leaves it open."""
    where = silence.reason.where
    return shown(survey.policy, where.removeprefix("财政."))


def _span(survey: Survey, silence: Silence) -> Span:
    """The line that says so, or the statement."""
    where, policy = silence.reason.where, survey.policy
    if where in policy.decisions:
        decision = policy.decisions[where]
        return decision.span if silence.line is None else decision.rules[silence.line].span
    if where in policy.tables:
        return policy.tables[where].span
    aid = next((aid for aid in policy.aids if aid.name == where), None)
    if aid is not None:
        return aid.span
    shares = {field: product for product in policy.products for field in levels_of(policy, product).values()}
    return policy.decisions[shares[where].key("财政补助")].span if where in shares else policy.header.span


def aid_named(survey: Survey, name: str) -> Aid:
    return next(aid for aid in survey.policy.aids if aid.name == name)
