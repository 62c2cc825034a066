"""The sections of an explanation up to the money: who, may they, in time, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import NONE
from engine import Known, NotApplicable, Outcome
from engine.explain import Asked, Explanation, ProductShown, Silent, Step
from engine.fields import bare

from ..document import Block, Grid, Items, Section, Sentence, Tone
from .rules import rules
from .values import Values
from .words import listed

SUMMARY = ("参保", "受理", "缴费", "资助合计", "应缴", "先付", "退补", "等待期", "待遇开始", "待遇结束")
OF_A_PRODUCT = ("应缴", "等待期", "待遇开始", "待遇结束")


def summary(values: Values, explanation: Explanation) -> Section:
    """The answer in a few lines; what a refusal made pointless is left out."""
    found = {name: explanation.fields[name] for name in SUMMARY if name in explanation.fields}
    for product in explanation.policy.products if explanation.policy.has_products else ():
        found |= {key: explanation.fields[key] for key in map(product.key, OF_A_PRODUCT)}
    rows = [
        (values.where(name), values.brief(outcome, values.type_of(name), name))
        for name, outcome in found.items()
        if not isinstance(outcome, NotApplicable)
    ]
    return Section(values.say("summary"), (Grid(tuple(rows)),))


def who(values: Values, explanation: Explanation) -> Section:
    return Section(values.say("who"), tuple(_who(values, explanation)))


def _who(values: Values, explanation: Explanation) -> Iterator[Block]:
    categories = explanation.categories
    if categories.others and not categories.held and not categories.open:
        yield Sentence(values.say("holds_none"), Tone.ANSWER)
    for step in categories.held:
        yield Sentence(values.say("holds", name=step.field), Tone.ANSWER)
        yield from rules(values, step)
    for step in categories.open:
        yield Sentence(values.say("may_hold", name=step.field), Tone.OPEN)
        yield from rules(values, step)
    if categories.others:
        yield Sentence(values.say("not_held", names=listed(values.language, categories.others)), Tone.ASIDE)


def eligibility(values: Values, explanation: Explanation) -> Section:
    return Section(values.say("eligibility"), tuple(answered(values, explanation.eligibility)))


def acceptance(values: Values, explanation: Explanation) -> Section:
    blocks = list(answered(values, explanation.acceptance))
    if explanation.windows and not isinstance(explanation.acceptance.outcome, NotApplicable):
        head = tuple(values.say(key) for key in ("window", "first", "last", "standing"))
        rows = [
            (
                w.name,
                values.value(w.first),
                values.until(values.value(w.last), w.closes, w.month_days),
                _standing(values, w.outcome),
            )
            for w in explanation.windows
        ]
        blocks.append(Grid(tuple(rows), head))
    return Section(values.say("acceptance"), tuple(blocks))


def _standing(values: Values, outcome: Outcome) -> str:
    return values.say(str(outcome.value)) if isinstance(outcome, Known) else values.brief(outcome)


def contribution(values: Values, product: ProductShown) -> Section:
    return Section(values.say("contribution"), tuple(answered(values, product.contribution)))


def waiting(values: Values, product: ProductShown) -> Section:
    return Section(values.say("waiting"), tuple(answered(values, product.waiting)))


def benefit(values: Values, product: ProductShown) -> Section:
    return Section(values.say("benefit"), tuple(_benefit(values, product)))


def _benefit(values: Values, product: ProductShown) -> Iterator[Block]:
    first, last = product.benefit_start, product.benefit_end
    yield from answered(values, first)
    if not isinstance(last.outcome, NotApplicable) and not first.outcome == last.outcome == Known(NONE):
        yield from answered(values, last)


def results(values: Values, explanation: Explanation) -> Section:
    """The officer's own 结果."""
    blocks = [block for step in explanation.results for block in answered(values, step)]
    return Section(values.say("results"), tuple(blocks))


def answered(values: Values, step: Step) -> Iterator[Block]:
    """The outcome in a sentence, then the rules behind it."""
    yield Sentence(lead(values, step), tone(step.outcome))
    if not isinstance(step.outcome, NotApplicable):
        yield from rules(values, step)


def lead(values: Values, step: Step) -> str:
    """Some answers have a sentence of their own."""
    field = bare(step.field)
    if step.outcome == Known(True) and field in ("参保", "受理"):
        return values.say(f"says.{field}")
    if isinstance(step.outcome, Known) and field == "险种":
        return values.say("buys" if step.outcome.value else "buys_not")
    if isinstance(step.outcome, Known) and field == "等待期":
        length = step.outcome.value
        return values.say("waits_not") if length is NONE else values.say("waits", length=values.known(length))
    if step.outcome == Known(NONE) and field in ("待遇开始", "待遇结束"):
        return values.say("says_no_benefit")
    outcome = values.outcome(step.outcome, step.type, step.field)
    return values.say("says", field=values.where(step.field), outcome=outcome)


def tone(outcome: Outcome) -> Tone:
    return Tone.ANSWER if isinstance(outcome, Known) else Tone.OPEN


def open_questions(values: Values, explanation: Explanation) -> Section:
    blocks: list[Block] = []
    if explanation.asked:
        facts = listed(values.language, (_asked(values, one) for one in explanation.asked))
        blocks.append(Sentence(values.say("ask", facts=facts), Tone.OPEN))
        head = tuple(values.say(key) for key in ("field", "lacking", "may_be"))
        blocks.append(Grid(tuple(_effects(values, explanation)), head))
    silences = tuple(_silence(values, silent) for silent in explanation.silent)
    return Section(values.say("open"), (*blocks, Items(silences)) if silences else tuple(blocks))


def _asked(values: Values, asked: Asked) -> str:
    fact = asked.fact.fact if asked.fact.year is None else f"{asked.fact.fact}[{asked.fact.year}]"
    return values.say("asked", fact=fact, holder=asked.holder) if asked.holder else fact


def _effects(values: Values, explanation: Explanation) -> Iterator[tuple[str, str, str]]:
    """A row for the fields that lack the same facts and may come to the same."""
    fields = {field: unknown for asked in explanation.asked for field, unknown in asked.fields}
    rows: dict[tuple[str, str], list[str]] = {}
    for field in (*explanation.fields, *fields):
        if field in fields:
            unknown = fields.pop(field)
            options = values.options(unknown, values.type_of(field), field)
            rows.setdefault((listed(values.language, unknown.missing), options), []).append(values.where(field))
    for (facts, options), names in rows.items():
        yield listed(values.language, names), facts, options


def _silence(values: Values, silent: Silent) -> str:
    """The fields that it leaves open, unless it is the field itself that is silent."""
    names = [values.where(field) for field, _ in silent.fields]
    numbers = [clause.number for clause in silent.reason.clauses]
    place = values.say("bracketed", text=values.clauses(numbers)) if numbers else ""
    reason = values.reason(silent.reason)
    key = "silence" if names == [values.where(silent.reason.where)] else "silence_for"
    return values.say(key, reason=reason, place=place, fields=listed(values.language, names)).replace(" ;", ";")
