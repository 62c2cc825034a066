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
    Loaded,
    Policy,
    Span,
    citations,
    lexicon,
)
from engine.constants import Constants

from ..reports.explanation_values import Values
from ..texts import text
from ..texts.keywords import HEADERS, KEYWORDS, WORDS
from ..texts.rows import Rows
from .definitions import Definition, Sort, Target
from .document import WHOLE_LINE_WORDS, Document, end_of, start_of
from .family import Family
from .occurrences import Occurrence, occurrence_at

MOST_LINES, MOST_VALUES = 12, 12
"""So much of a definition, or of the values of a fact, is shown."""


@dataclass(frozen=True, slots=True)
class Hover:
    """Markdown, and the stretch that it is about."""

    markdown: str
    span: Span


@dataclass(frozen=True)
class Asking:
    """What an answer may rest on: the files, what was read of the one at hand, its lock, and the reader's language."""

    document: Document
    family: Family
    occurrences: tuple[Occurrence, ...]
    loaded: Loaded | None
    lock: citations.Lock | None
    language: Language
    outline: citations.Outline | None = None
    """The text of the notice, where it lies beside the rule file."""

    @property
    def policy(self) -> Policy | None:
        return None if self.loaded is None else self.loaded.policy


def hover(asking: Asking, offset: int) -> Hover | None:
    named = occurrence_at(asking.occurrences, offset)
    if named is not None:
        lines = list(of_target(asking, named.target))
        return Hover("\n\n".join(lines), named.span) if lines else None
    token = asking.document.token_at(offset)
    if token is None:
        return None
    if token.type in ("CITE", "SET_ASIDE"):
        return _clause(asking, offset)
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


def _clause(asking: Asking, offset: int) -> Hover | None:
    """What the lock knows of the clause that is cited here: which clauses stand above and beneath it."""
    found = clause_at(asking.document, offset)
    if found is None:
        return None
    number, span = found
    if asking.lock is None:
        return Hover(text("lsp.no_lock", asking.language, number=number), span)
    locked = asking.lock.find(number)
    if locked is None:
        return Hover(text("lsp.no_clause", asking.language, number=number, notice=asking.lock.notice_name), span)
    lines = [text("lsp.clause", asking.language, number=number, notice=asking.lock.notice_name)]
    if locked.is_heading:
        lines.append(text("lsp.heading", asking.language))
    if asking.outline is not None and (known := asking.outline.find(number)) is not None and known.hash == locked.hash:
        lines.append("> " + known.text.replace("\n", "\n> "))
    within = [c.number for c in asking.lock.clauses if c.clause.is_within(locked.clause) and c.number != number]
    if within:
        lines.append(text("lsp.beneath", asking.language, clauses="、".join(within)))
    lines += _around(asking.lock, locked, asking.language)
    return Hover("\n\n".join(lines), span)


def _around(lock: citations.Lock, locked: citations.LockedClause, language: Language) -> Iterator[str]:
    """The clause above, and those before and after it beside one another."""
    above = _parents(lock, locked)
    beside = [c for c in lock.clauses if _parents(lock, c) == above]
    at = beside.index(locked)
    if above:
        yield text("lsp.above", language, clause=above[-1].number)
    if at > 0:
        yield text("lsp.before", language, clause=beside[at - 1].number)
    if at + 1 < len(beside):
        yield text("lsp.after", language, clause=beside[at + 1].number)


def _parents(lock: citations.Lock, locked: citations.LockedClause) -> list[citations.LockedClause]:
    return [c for c in lock.clauses if c is not locked and locked.clause.is_within(c.clause)]


def clause_at(document: Document, offset: int) -> tuple[str, Span] | None:
    """The number of the clause that is cited at a place, and where it stands."""
    token = document.token_at(offset)
    if token is None or token.type not in ("CITE", "SET_ASIDE"):
        return None
    start, written = start_of(token), str(token).rstrip()
    keyword = next(word for word in WHOLE_LINE_WORDS if written.startswith(word))
    body = written[len(keyword) :]
    if token.type == "SET_ASIDE":
        for because in ("因", "because", '"', "“"):
            body = body.partition(because)[0]
    try:
        clauses = citations.parse_citation(body, start + len(keyword))
    except citations.CitationError:
        return None
    return next(((c.number, c.span) for c in clauses if c.span.start <= offset <= c.span.end), None)
