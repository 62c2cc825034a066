"""Small remarks within the lines: how many days a window has, what an amount comes to, what a cited clause says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsl import Expression, Literal, Policy, Type, citations, lexicon, nodes
from engine.constants import Constants

from ..reports.explanation.values import Values
from ..texts import text
from .asking import Asking
from .document import Document, end_of, start_of

MOST_OF_A_CLAUSE = 16


@dataclass(frozen=True, slots=True)
class Hint:
    """`tooltip` empty: the label says all."""

    offset: int
    label: str
    tooltip: str = ""


def hints(asking: Asking) -> tuple[Hint, ...]:
    found = [*_of_policy(asking), *_of_clauses(asking)]
    return tuple(sorted(dict.fromkeys(found), key=lambda hint: hint.offset))


def _of_policy(asking: Asking) -> Iterator[Hint]:
    if asking.policy is None:
        return
    policy, constants = asking.policy, Constants(asking.policy)
    for name, days in _written_windows(asking.document):
        found = constants.days(policy.windows[name].days) if name in policy.windows else None
        if found is not None:
            count = (found[1] - found[0]).days + 1
            yield Hint(days, text("lsp.hint.days", asking.language, count=str(count)))
    values = Values(policy, asking.language)
    for expression, type_ in _amounts(policy):
        source, span = policy.source.origin(expression.span)
        if source.name == asking.document.source.name and not isinstance(expression, Literal):
            value = constants.value(expression)
            if value is not None:
                yield Hint(span.end, f"= {values.known(value, type_)}")


def _written_windows(document: Document) -> Iterator[tuple[str, int]]:
    """The windows of the file, and where their days end."""
    for statement in document.statements:
        if isinstance(node := statement.inner, nodes.WindowNode):
            yield node.name.text, (node.days if node.monthly is None else node.monthly).span.end


def _amounts(policy: Policy) -> Iterator[tuple[Expression, Type]]:
    """The values of lines that are written as an expression."""
    for decision in policy.decisions.values():
        yield from ((rule.value, decision.type) for rule in decision.rules if isinstance(rule.value, Expression))
    lines = [line for aid in policy.aids for line in aid.lines] + [line for one in policy.funding for line in one.lines]
    for line in lines:
        if isinstance(line.value, Expression):
            yield line.value, line.value.type


def _of_clauses(asking: Asking) -> Iterator[Hint]:
    """Where the notice's text lies beside the file: the beginning of the clause that is cited."""
    if asking.outline is None:
        return
    for token in asking.document.tokens:
        if token.type == "CITE":
            yield from _of_citation(asking.outline, str(token).rstrip(), start_of(token), end_of(token))


def _of_citation(outline: citations.Outline, written: str, start: int, end: int) -> Iterator[Hint]:
    keyword = lexicon.opening_of(written, "PER")
    try:
        clauses = citations.parse_citation(written[len(keyword) :], start + len(keyword))
    except citations.CitationError:
        return
    known = [found for clause in clauses if (found := outline.find(clause.number)) is not None and found.text]
    if len(known) == 1:
        said = known[0].text.partition("\n")[0]
        yield Hint(end, said[:MOST_OF_A_CLAUSE] + ("……" if len(said) > MOST_OF_A_CLAUSE else ""), known[0].text)
