"""What a name stands for, in a few lines for a reader: its definition, its value, what the language says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dsl import (
    FUNCTIONS,
    MEASURES,
    Decision,
    Expression,
    Fact,
    Language,
    Span,
    lexicon,
)
from engine.constants import Constants

from ..reports.explanation.values import Values
from ..texts import text
from ..texts.keywords import HEADERS, KEYWORDS, WORDS
from ..texts.rows import Rows
from .asking import Asking
from .cited import clause_at, of_clause
from .definitions import Definition, Sort, Target
from .document import end_of, start_of
from .occurrences import occurrence_at

MOST_LINES, MOST_VALUES = 12, 12
"""So much of a definition, or of the values of a fact, is shown."""


@dataclass(frozen=True, slots=True)
class Hover:
    """Markdown, and the stretch that it is about."""

    markdown: str
    span: Span


def hover(asking: Asking, offset: int) -> Hover | None:
    named = occurrence_at(asking.occurrences, offset)
    if named is not None:
        lines = list(of_target(asking, named.target))
        return Hover("\n\n".join(lines), named.span) if lines else None
    token = asking.document.token_at(offset)
    if token is None:
        return None
    if token.type in ("CITE", "SET_ASIDE"):
        cited = clause_at(asking.document, offset)
        return None if cited is None else Hover("\n\n".join(of_clause(asking, cited[0])), cited[1])
    span = Span(start_of(token), end_of(token))
    if token.type == "HEADER":
        word = asking.document.source.text[span.start : span.end].split()[0].rstrip(":：")
        header = lexicon.header_of(word)
        span = Span(span.start, span.start + len(word))
        return _word(header.chinese, header.english, HEADERS, span, asking) if header and offset <= span.end else None
    keyword = lexicon.keyword_of(str(token))
    return None if keyword is None else _word(keyword.chinese, keyword.english, KEYWORDS, span, asking)


def of_target(asking: Asking, target: Target) -> Iterator[str]:
    """A paragraph each: how it is written, what it comes to, what it means."""
    zh = asking.language == "zh"
    defined = asking.family.definitions.get(target, ())
    match target.sort:
        case Sort.FUNCTION:
            row = FUNCTIONS.get(target.name) or next((f for f in FUNCTIONS.values() if f.english == target.name), None)
            if row is not None:
                yield f"**{row.chinese}** · `{row.english}`（{'；'.join(s.chinese for s in row.signatures)}）"
                yield row.meaning
        case Sort.WORD if target.name in WORDS:
            yield f"**{target.name}** {WORDS[target.name][0 if zh else 1]}"
            yield from _value_of_word(asking, target.name)
        case Sort.WORD if target.name in MEASURES:
            yield f"**{target.name}** {text('lsp.measure', asking.language)}"
        case Sort.FACT if target.name in asking.family.facts:
            yield from _fact(asking.family.facts[target.name], asking.language)
        case Sort.REGION:
            codes = [r for r in asking.family.regions if target.name in r.names]
            yield from (f"**{'、'.join(region.names)}** {region.code}" for region in codes)
        case Sort.MEMBER if target.of in asking.family.facts:
            yield f"**{target.name}** {text('lsp.value_of', asking.language, name=target.of)}"
        case Sort.PAYER:
            yield f"**{target.name}** {text('lsp.payer', asking.language)}"
    if defined and target.sort in (Sort.SYMBOL, Sort.MEMBER, Sort.POLICY):
        yield from _written(asking, defined[0])
        yield from computed(asking, target)


def _written(asking: Asking, found: Definition) -> Iterator[str]:
    """As it stands in its file; a notice by its header alone."""
    lines = found.source.text[found.whole.start : found.whole.end].splitlines()
    shown = lines[:MOST_LINES] + (["  …"] if len(lines) > MOST_LINES else [])
    yield "\n".join(["```pol", *shown, "```"])
    if found.source.name != asking.document.source.name:
        yield text("lsp.in_file", asking.language, file=found.source.name.rpartition("/")[2])


def computed(asking: Asking, target: Target) -> Iterator[str]:
    """What it comes to, where that depends on nobody."""
    if asking.policy is None or target.sort is not Sort.SYMBOL:
        return
    policy, constants = asking.policy, Constants(asking.policy)
    window = policy.windows.get(target.name)
    if window is not None and (days := constants.days(window.days)) is not None:
        yield days_shown(days, asking.language)
    decision = policy.decisions.get(target.name)
    if decision is not None and (value := constant_of(constants, decision)) is not None:
        yield f"= {Values(policy, asking.language).known(value, decision.type)}"


def constant_of(constants: Constants, decision: Decision) -> object | None:
    """The value of a decision that has but one line, without a condition."""
    rule = decision.rules[0] if len(decision.rules) == 1 else None
    if rule is None or rule.guard is not None or not isinstance(rule.value, Expression):
        return None
    return constants.value(rule.value)


def days_shown(days: tuple[date, date], language: Language) -> str:
    count = (days[1] - days[0]).days + 1
    return text("lsp.days", language, first=str(days[0]), last=str(days[1]), count=str(count))


def _value_of_word(asking: Asking, name: str) -> Iterator[str]:
    if asking.policy is None:
        return
    header = asking.policy.header
    values = {"年初": f"{header.year}-01-01", "年末": f"{header.year}-12-31", "年度": str(header.year)}
    values["本地"] = f"{'、'.join(header.region.names)} {header.region.code}"
    if name in values:
        yield f"= {values[name]}"


def _fact(fact: Fact, language: Language) -> Iterator[str]:
    listed = "、".join(fact.type.values[:MOST_VALUES]) + ("……" if len(fact.type.values) > MOST_VALUES else "")
    values = f"（{listed}）" if listed else ""
    yield f"**{fact.name}** · `{fact.key}` {text('lsp.fact', language, kind=fact.type.kind.chinese + values)}"
    remarks = [
        fact.note,
        text("lsp.synonyms", language, names="、".join(fact.synonyms)) if fact.synonyms else "",
        text("lsp.holder", language, name=fact.holder) if fact.holder else "",
    ]
    yield from filter(None, remarks)


def _word(chinese: str, english: str, rows: Rows, span: Span, asking: Asking) -> Hover:
    meaning = rows[chinese][0 if asking.language == "zh" else 1]
    return Hover(f"**{chinese}** · `{english}`\n\n{meaning}", span)
