"""The sections on money: which aids apply and win, who pays what, and the government's share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from dsl import Mode
from engine import KIND_WORDS, Ambiguous, Case, Known, NotApplicable, Outcome, Unknown, kind_of
from engine.explain import AidShown, AidWay, Fate, LevelShown, ProductShown, StageShown
from engine.fields import bare

from ..document import Block, Grid, Items, RuleQuote, Section, Sentence, Tone
from .rules import checks, operand_value, work
from .sections import answered
from .values import Values
from .words import listed

SHOWN = (Fate.COUNTS, Fate.TIED, Fate.MAY_COUNT, Fate.UNSETTLED, Fate.SAME, Fate.LOST, Fate.LATER, Fate.NOTHING)
MOST_IN_CELL = 3
OPEN = (Fate.MAY_COUNT, Fate.TIED, Fate.UNSETTLED)


def aid(values: Values, product: ProductShown) -> Section:
    blocks: list[Block] = []
    if not any(one.product == product.product.name for one in values.policy.aids):
        blocks.append(Sentence(values.say("no_aid_written")))
    for way in product.aids:
        blocks.extend(_way(values, way))
    return Section(values.say("aid"), tuple(blocks))


def _way(values: Values, way: AidWay) -> Iterator[Block]:
    if way.when:
        yield Sentence(values.say("when", cases=values.when(way.when.items())))
    for stage in way.stages:
        yield from _stage(values, stage, len(way.stages) > 1)


def _stage(values: Values, stage: StageShown, several: bool) -> Iterator[Block]:
    if several:
        yield Sentence(values.say("stage", number=stage.number, balance=values.value(stage.balance)))
    shown = [a for fate in SHOWN for a in stage.of_fate(fate)]
    if not shown:
        yield Sentence(values.say("no_aid"), Tone.ANSWER)
    if len(stage.of_fate(*SHOWN)) > 1:
        yield Sentence(_priority(values, stage))
    for one in shown:
        yield from _aid(values, one)
    tied = stage.of_fate(Fate.TIED)
    if tied and stage.tie is not None:
        names = listed(values.language, (f"“{one.name}”" for one in tied))
        yield Sentence(values.say(f"tied.{stage.tie.value}", names=names), Tone.OPEN)
    others = [one.name for one in stage.of_fate(Fate.NOT_FOR_THEM)]
    if others:
        yield Sentence(values.say("not_for_them", names=listed(values.language, others)), Tone.ASIDE)


def _priority(values: Values, stage: StageShown) -> str:
    rule = values.say(f"priority.{stage.combine.value}")
    if stage.line is None:
        return values.say("priority_bare", rule=rule)
    return values.say("priority", rule=rule, place=values.place(stage.line, stage.clauses))


def _aid(values: Values, aid: AidShown) -> Iterator[Block]:
    tone = Tone.OPEN if aid.fate in OPEN else Tone.ANSWER if aid.fate is Fate.COUNTS else Tone.PLAIN
    margin = "" if aid.margin is None else values.value(aid.margin)
    said = values.say(f"fate.{aid.fate.value}", name=aid.name, amount=values.value(aid.amount), margin=margin)
    yield Sentence(said, tone)
    yield RuleQuote(
        place=values.line(aid.line),
        text="；".join(_written(aid)),
        citation=values.clauses(aid.clauses),
        checks=checks(values, aid.condition),
        notes=tuple(work(values, made) for payer in aid.payers for made in payer.works),
        applied=aid.fate not in (Fate.LOST, Fate.LATER, Fate.NOTHING, Fate.SAME),
    )


def _written(aid: AidShown) -> Iterator[str]:
    """The lines of the aid as the officer wrote them."""
    if aid.personal:
        yield f"个人 {aid.personal}"
    yield from (payer.text for payer in aid.payers)
    if aid.total:
        yield f"合计 {aid.total}"


def payment(values: Values, product: ProductShown) -> Section:
    """A table with a column per case where who pays is ambiguous, and what the person pays when."""
    fields = product.fields
    columns = _columns([fields["缴费"], *(o for _, o in product.payers), fields["应缴"]])
    cases = columns or [None]
    rows = [
        (payer, *(cell(values, outcome, case) for case in cases), _how(values, product, payer))
        for payer, outcome in product.payers
        if outcome != Known(0)
    ]
    rows.append((values.say("person"), *(cell(values, fields["应缴"], case) for case in cases), ""))
    rows.append((values.say("sum"), *(cell(values, fields["缴费"], case) for case in cases), ""))
    head = (values.say("party"), *(_heading(values, case) for case in cases), values.say("how"))
    grid = Grid(tuple(rows), head, frozenset(range(1, len(cases) + 1)), total=True)
    return Section(values.say("payment"), (grid, *when_paid(values, fields)))


def _heading(values: Values, case: Case | None) -> str:
    return values.say("amount") if case is None else values.say("amount.case", case=values.case(case))


def _columns(outcomes: list[Outcome]) -> list[Case | None]:
    """The cases that tell the amounts apart, if they are the same cases for all."""
    found = {tuple(case.label for case in o.cases): o.cases for o in outcomes if isinstance(o, Ambiguous)}
    return list(next(iter(found.values()))) if len(found) == 1 else []


def cell(values: Values, outcome: Outcome, case: Case | None = None) -> str:
    """An amount in a table, as far as there is room; `case` picks one of an ambiguity."""
    if case is not None and isinstance(outcome, Ambiguous):
        outcome = next(other.outcome for other in outcome.cases if other.label == case.label)
    if isinstance(outcome, Known):
        return values.amount(outcome.value)
    options = outcome.candidates or () if isinstance(outcome, Unknown) else ()
    if 0 < len(options) <= MOST_IN_CELL and all(isinstance(one, Decimal) for one in options):
        return " / ".join(values.amount(one) for one in sorted(options))
    return KIND_WORDS[kind_of(outcome)][values.language != "zh"]


def _how(values: Values, product: ProductShown, payer: str) -> str:
    """How this payer pays, as far as the aids that may count agree."""
    aids = (a for way in product.aids for stage in way.stages for a in stage.of_fate(Fate.COUNTS, *OPEN))
    modes = dict.fromkeys(one.mode for one in aids if payer in {p.payer for p in one.payers})
    return values.say("or").join(_mode(values, mode) for mode in modes)


def _mode(values: Values, mode: Mode | None) -> str:
    return values.say("no_mode" if mode is None else mode.value)


def when_paid(values: Values, fields: Mapping[str, Outcome]) -> Iterator[Block]:
    """What the person pays first, gets back and bears in the end."""
    shown = {name: values.brief(fields[name]) for name in ("先付", "退补", "应缴")}
    if all(isinstance(fields[name], Known) for name in shown):
        said = values.say("up_front", up_front=shown["先付"], refunded=shown["退补"], borne=shown["应缴"])
        yield Sentence(said, Tone.ANSWER)
        return
    keys = zip(("up_front_alone", "refunded", "borne"), shown.values(), strict=True)
    yield Items(tuple(values.say(key, amount=amount) for key, amount in keys))


def funding(values: Values, product: ProductShown) -> Section:
    blocks: list[Block] = list(answered(values, product.funding))
    if product.levels and not isinstance(product.funding.outcome, NotApplicable):
        head = (values.say("level"), values.say("amount"), values.say("formula"))
        rows = [(one.level, cell(values, one.outcome), _formula(values, one)) for one in product.levels]
        blocks.append(Grid(tuple(rows), head, frozenset((1,))))
    return Section(values.say("funding"), tuple(blocks))


def _formula(values: Values, level: LevelShown) -> str:
    """As written, without the level's own name, and what stands for the tables and rates in it."""
    text = level.text.removeprefix(level.level).strip()
    shown = {
        operand.name: values.say("operand", name=operand.name, value=operand_value(values, operand))
        for made in level.works
        for operand in made.operands
        if bare(operand.name) != "财政补助"
    }
    return values.say("semicolon").join((text, *shown.values()))
