"""`pol diff --records`: what a change of notice comes to for a population, counted by DuckDB in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from sqlglot import exp

from dsl import Diagnostic, InFile, Language, Policy
from engine.columnar import printed
from engine.columnar.counts.counting import CATEGORIES, PAID
from engine.facts import ID_NUMBER
from engine.facts_used import facts_used
from engine.impact.both import Table, both_sides
from engine.impact.calendar import paying_days
from engine.impact.gather import impact
from engine.impact.lacking import lacking
from engine.impact.model import Impact, Individual
from engine.impact.query import Both, counted, largest
from engine.impact.withheld import too_few, withheld
from engine.snapshot.model import Heads

from ..output import USAGE, RunFailed, refuse_overwriting, show
from ..reports.impact.model import Cost
from ..reports.impact.words import heads_words
from ..reports.outcomes import JOIN, value_words
from ..reports.results.model import field_title
from . import progress, sql
from .budget import named
from .command import finished
from .connection import ROOMY, connected
from .engines.table import fetched
from .evaluation import Evaluated, Request, receipt_for, staged_for, with_who
from .planning import made
from .staging.elsewhere import elsewhere_notes
from .staging.stage import Staged
from .trouble import trouble

_COUNTED = "counted_both"
_COUNTY = "参保地"
_ELSEWHERE = "P888"
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_WHO = ("row", ID_NUMBER)


@dataclass(frozen=True, slots=True)
class Wanted:
    """`of_new`: the records are of the new notice's 年度, not of the old one's. `absolute`: no date is moved.

    `largest`: so many of the persons with the largest changes are named by their numbers.
    """

    by: str
    smallest: int
    largest: int
    of_new: bool
    absolute: bool


@dataclass(frozen=True, slots=True)
class Costed:
    """`notes` are on what the records lack or seem to be."""

    impact: Impact
    done: Evaluated
    notes: tuple[Diagnostic, ...]


Show = Callable[[Cost, str, Path | None, Language], None]


def run(
    request: Request,
    old: Policy,
    wanted: Wanted,
    show_cost: Show,
    shape: str,
    output: Path | None,
    language: Language,
) -> int:
    """Count, show or write what comes of it, and say what became of the rows. `request` asks for the new notice."""
    rejects = Path(f"{output}.rejects.csv" if output else "rejects.csv")
    refuse_overwriting((output, rejects), request.records)
    if shape == "xlsx" and output is None:
        raise RunFailed(Diagnostic("P720", None, {"format": shape}), code=USAGE)
    with connected(memory=ROOMY) as connection:  # persons who come out alike on both sides are many groups
        found = costed(fetched(request, connection), old, wanted, connection, language)
        notes = (*(note for note in found.done.staged.notes if note.code == _ELSEWHERE), *found.notes)
        cost = Cost(found.impact, old, request.policy, asdict(found.done.receipt), notes)
        show_cost(cost, shape, output, language)
        show(found.notes, language)
        return finished(found.done, rejects, language)


def costed(
    request: Request, old: Policy, wanted: Wanted, connection: duckdb.DuckDBPyConnection, language: Language
) -> Costed:
    """`request` asks for the new notice. What goes wrong ends the run (`RunFailed`)."""
    new = request.policy
    facts = new.vocabulary.facts
    by = [name for name in named(request, wanted.by) if name != CATEGORIES]
    used = facts_used(old), facts_used(new)
    beside = (used[0] ^ used[1]) | {name for name in (_COUNTY, *by, PAID) if name in facts}
    own, other = (new, old) if wanted.of_new else (old, new)
    reading = replace(request, policy=_reading(own, other))
    staged = progress.reading(connection, lambda: staged_for(reading, connection, beside, used[0] & used[1]), language)
    told = {column.fact for column in staged.columns}
    names = tuple(dict.fromkeys((*([_COUNTY] if _COUNTY in told else []), *by)))
    table = Table(staged.columns, staged.seen)
    year = _year(old, new, wanted)
    both = made(new, lambda: both_sides((old, new), table, year, names, largest=wanted.largest > 0))
    query = printed(counted(both, staged.relation), "duckdb")

    def ask(select: exp.Select) -> Sequence[Sequence[Any]]:
        return connection.execute(printed(select, "duckdb")).fetchall()

    try:
        progress.run(connection, f"CREATE OR REPLACE TEMP TABLE {_COUNTED} AS {query}", staged.accepted, language)
        found = impact(both, _COUNTED, ask, wanted.smallest)
        if wanted.largest:
            found = replace(found, largest=tuple(_largest(both, wanted.largest, connection, staged)))
        notes = (
            *_lacking(found, request, old, staged),
            *_of_other_year(request, old, wanted, connection, staged),
            *_of_other_region(own, other, connection, staged),
        )
    except duckdb.Error as error:
        raise RunFailed(trouble(error, staged.source)) from error
    receipt = receipt_for(request, staged)
    return Costed(withheld(found), Evaluated(staged, receipt), notes)


def _reading(own: Policy, other: Policy) -> Policy:
    """Whose vocabulary the records are read with: it has the facts and the regions of both."""
    mine, others = own.vocabulary, other.vocabulary
    regions = tuple(dict.fromkeys((*mine.regions, *others.regions, other.header.region)))
    return replace(own, vocabulary=replace(mine, facts={**others.facts, **mine.facts}, regions=regions))


def _year(old: Policy, new: Policy, wanted: Wanted) -> int | None:
    """The 年度 of the records, to which both notices are moved."""
    return None if wanted.absolute else (new if wanted.of_new else old).header.year


def _largest(both: Both, most: int, connection: duckdb.DuckDBPyConnection, staged: Staged) -> Iterator[Individual]:
    if both.compared is not None:
        query = largest(both, with_who(connection, staged), both.compared, _WHO, most)
        for row, number, before, after in connection.execute(printed(query, "duckdb")).fetchall():
            yield Individual(row, number, before, after)


def _lacking(found: Impact, request: Request, old: Policy, staged: Staged) -> Iterator[Diagnostic]:
    """Facts that one notice alone asks for and the records have nowhere, with what is open because of them."""
    given = {column.fact for column in staged.columns}
    for policy, other in ((old, request.policy), (request.policy, old)):
        only = facts_used(policy) - facts_used(other) - given
        words = {"policy": policy.header.id, "other": other.header.id}
        defaults: dict[tuple[str, ...], list[str]] = {}
        for name, fact in policy.vocabulary.facts.items():
            if name in only and fact.default is not None:
                spelled = tuple(value_words(fact.default, language) for language in _LANGUAGES)
                defaults.setdefault(spelled, []).append(name)
            elif name in only and (open_of := lacking(found, name, of_old=policy is old)):
                fields = {field: too_few(heads, found.smallest) for field, heads in open_of.items()}
                said = {f"fields_{language}": _heads(fields, language) for language in _LANGUAGES}
                yield Diagnostic("P885", InFile(request.records), {**words, "fact": name, **said})
        for (chinese, english), names in defaults.items():
            said = {"facts": "、".join(names), "default_zh": chinese, "default_en": english}
            yield Diagnostic("P887", InFile(request.records), {**words, **said})


def _heads(fields: dict[str, Heads], language: Language) -> str:
    people = {"zh": "{field} {heads} 人", "en": "{field}: {heads}"}[language]
    said = (
        people.format(field=field_title(field, language), heads=heads_words(heads)) for field, heads in fields.items()
    )
    return JOIN[language].join(said)


def _of_other_year(
    request: Request, old: Policy, wanted: Wanted, connection: duckdb.DuckDBPyConnection, staged: Staged
) -> Iterator[Diagnostic]:
    """Most of the days of payment are among those of the notice whose 年度 the records are said not to be of."""
    new = request.policy
    own, other = (new, old) if wanted.of_new else (old, new)
    days = [paying_days(policy) for policy in (own, other)]
    is_there = any(column.name == PAID for column in staged.columns)
    if wanted.absolute or own.header.year == other.header.year or None in days or not is_there:
        return
    within = ", ".join(f"count(*) FILTER ({_between(*span)})" for span in days if span is not None)
    ((of_own, of_other),) = connection.execute(f"SELECT {within} FROM {staged.relation}").fetchall()
    if of_other > of_own:
        words = {
            "own": str(own.header.year),
            "other": str(other.header.year),
            "of_own": f"{of_own:,}",
            "of_other": f"{of_other:,}",
            "option": f"--records-of {'old' if wanted.of_new else 'new'}",
        }
        yield Diagnostic("P886", InFile(request.records), words)


def _of_other_region(
    own: Policy, other: Policy, connection: duckdb.DuckDBPyConnection, staged: Staged
) -> Iterator[Diagnostic]:
    """Of the notice by which the records are read it is told with the rows."""
    if own.header.region.code != other.header.region.code:
        told = {column.fact for column in staged.columns}
        yield from elsewhere_notes(connection, staged.relation, told, _reading(other, own), staged.source.place())


def _between(first: date, last: date) -> str:
    return f"{sql.name(PAID)} BETWEEN DATE '{first.isoformat()}' AND DATE '{last.isoformat()}'"
