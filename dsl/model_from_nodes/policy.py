"""A rule file's nodes → the policy model."""

from __future__ import annotations

from dataclasses import replace

from ..codes import Severity
from ..diagnostics import Diagnostic
from ..model import SOLE, Decision, Funding, Policy, Table, Vocabulary, Window
from ..nodes import (
    CategoryNode,
    FileNode,
    LetNode,
    PolicyNode,
    ProductNode,
    ResultNode,
    SetAsideNode,
    TableNode,
    WindowNode,
)
from ..source import Span
from .assumptions import assumptions
from .constraints import constraints
from .decisions import category, let
from .defined import define, is_own, result_name
from .dependencies import Circle, LongChain, first_fault
from .header import empty_header, header_from_node
from .products import product, purchase
from .readings import readings
from .recognised import recognised_at
from .results import decisions_of, levels_of, with_absent
from .scope import MOST_CHAINED, UNDECIDED, Scope
from .set_aside import set_aside_from_text
from .stages import aids_and_stages
from .tables import table
from .types_of_names import TypesOfNames
from .windows import window


def policy_from_nodes(
    file: FileNode, vocabulary: Vocabulary, broken: frozenset[str] = frozenset()
) -> tuple[Policy | None, tuple[Diagnostic, ...]]:
    """The model, or None where something that it needs is wrong; and every finding.

    `broken` are the names of statements that could not be read, which was reported already.
    """
    scope = Scope(file.source, empty_header(file.source), vocabulary, broken=broken)
    scope.type_of = TypesOfNames(scope).type_of
    policy = _lowered(scope, file)
    _report_chains(scope, policy)
    found = tuple(scope.diagnostics)
    sound = not scope.unsound and all(d.severity is not Severity.ERROR for d in found)
    return (policy if sound else None), found


def check_header(file: FileNode, vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """What is wrong with the 政策 of a file that only changes another."""
    scope = Scope(file.source, empty_header(file.source), vocabulary)
    policy = next((n for n in file.statements if isinstance(n, PolicyNode)), None)
    if policy is not None:
        header_from_node(scope, policy)
    return tuple(scope.diagnostics)


def _lowered(scope: Scope, file: FileNode) -> Policy:
    """What statements rest on comes first; beyond that their order does not matter."""
    statements = file.statements
    policy = _policy_line(scope, file)
    if policy is not None:
        scope.header = header_from_node(scope, policy)
    define(scope, statements)
    offered = [n for n in statements if isinstance(n, ProductNode) and is_own(scope, n.name, n)]
    scope.products = {n.name.text: product(scope, n) for n in offered}
    scope.readings.update(readings(scope, statements))
    if policy is not None:
        scope.header = replace(scope.header, recognised_at=recognised_at(scope, policy))
    decisions: dict[str, Decision] = {}
    windows: dict[str, Window] = {}
    tables: dict[str, Table] = {}
    funding: list[Funding] = []
    for node in statements:
        match node:
            case CategoryNode() if is_own(scope, node.name, node):
                decisions[node.name.text] = category(scope, node)
            case WindowNode() if is_own(scope, node.name, node):
                if (stretch := window(scope, node)) is not None:
                    windows[stretch.name] = stretch
            case LetNode() if is_own(scope, node.name, node):
                decisions[node.name.text] = let(scope, node, scope.type_of(node.name.text) or UNDECIDED)
            case TableNode() if is_own(scope, node.name, node):
                if (rows := table(scope, node)) is not None:
                    tables[rows.name] = rows
            case ProductNode() if is_own(scope, node.name, node):
                bought = purchase(scope, node, scope.products[node.name.text])
                decisions[bought.key] = bought
            case ResultNode() if is_own(scope, result_name(node), node):
                decisions.update((made.key, made) for made in decisions_of(scope, node))
                funding.extend(levels_of(scope, node))
    aids, stages = aids_and_stages(scope, statements)
    return Policy(
        source=file.source,
        header=scope.header,
        vocabulary=scope.vocabulary,
        products=tuple(scope.products.values()) or (SOLE,),
        decisions=with_absent(scope, decisions),
        windows=windows,
        tables=tables,
        aids=aids,
        stages=stages,
        funding=tuple(funding),
        readings=dict(scope.readings),
        assumptions=tuple(assumptions(scope, statements)),
        constraints=tuple(constraints(scope, statements)),
        set_aside=tuple(s for n in statements if isinstance(n, SetAsideNode) and (s := set_aside_from_text(scope, n))),
    )


def _policy_line(scope: Scope, file: FileNode) -> PolicyNode | None:
    """政策, of which there is one."""
    found = [node for node in file.statements if isinstance(node, PolicyNode)]
    if not found:
        scope.report("P324", Span(0, min(1, len(file.source.text))))
        return None
    for extra in found[1:]:
        scope.report("P202", extra.span, name="政策")
    return found[0]


def _report_chains(scope: Scope, policy: Policy) -> None:
    """A circle that the search for types did not meet, or a chain that is too long."""
    fault = first_fault(policy)
    too_deep = fault.span if isinstance(fault, LongChain) else scope.too_deep
    if isinstance(fault, Circle) and not any(d.code == "P215" for d in scope.diagnostics):
        scope.report("P215", fault.span, names=" → ".join(fault.names))
    elif too_deep is not None:
        scope.report("P216", too_deep, most=str(MOST_CHAINED))
