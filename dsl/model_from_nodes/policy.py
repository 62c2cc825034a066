"""A rule file's nodes → the policy model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..codes import Severity
from ..diagnostics import Diagnostic
from ..expressions import Counting, Literal
from ..model import (
    SOLE,
    Aid,
    Alternative,
    Assumed,
    Assumption,
    Combine,
    Constraint,
    Decision,
    Funding,
    Policy,
    Product,
    Reading,
    Role,
    SetAside,
    Stage,
    Table,
    Vocabulary,
    Window,
)
from ..nodes import (
    AidNode,
    AmbiguityNode,
    AssumeNode,
    CategoryNode,
    ConstraintNode,
    EditNode,
    ExpressionNode,
    FactNode,
    FileNode,
    LetNode,
    NameNode,
    PendingNode,
    PolicyNode,
    PriorityNode,
    ProductNode,
    ResultNode,
    SetAsideNode,
    TableNode,
    ValueLine,
    WindowNode,
    Word,
    WordValueNode,
)
from ..source import Span
from ..types import DATE, DURATION, MONEY, TEXT, YES_NO, Type
from ..types import Kind as TypeKind
from . import aids as aid_lowering
from . import products as product_lowering
from .category_keys import named_apart, one_per_category
from .decisions import END, SLOTS, START, benefit, category, let, own_year, payers, result
from .dependencies import Circle, LongChain, first_fault
from .expressions import condition, expression, typed
from .header import empty_header, header_from_node
from .product_names import left_out, meant
from .recognised import recognised_at
from .scope import MOST_CHAINED, UNDECIDED, Kind, Scope, Symbol
from .set_aside import set_aside_from_text
from .tables import table
from .windows import window

_DEFINING = {
    CategoryNode: Kind.CATEGORY,
    WindowNode: Kind.WINDOW,
    LetNode: Kind.LET,
    TableNode: Kind.TABLE,
    ProductNode: Kind.PRODUCT,
    AmbiguityNode: Kind.READING,
}
_BY_PRODUCT = ("等待期", START, END)
"""Written without a product, these hold for every product that has none of its own."""
_GATES = ((Role.ELIGIBILITY, "参保", YES_NO), (Role.ACCEPTANCE, "受理", YES_NO))
_ABSENT = (
    (Role.CONTRIBUTION, "缴费", MONEY),
    (Role.WAITING, "等待期", DURATION),
    (Role.BENEFIT_START, START, DATE),
    (Role.BENEFIT_END, END, DATE),
    (Role.FUNDING, "财政补助", MONEY),
)


def policy_from_nodes(
    file: FileNode, vocabulary: Vocabulary, broken: frozenset[str] = frozenset()
) -> tuple[Policy | None, tuple[Diagnostic, ...]]:
    """The model, or None where something that it needs is wrong; and every finding.

    `broken` are the names of statements that could not be read, which was reported already.
    """
    lowering = Lowering(file, vocabulary, broken)
    policy = lowering.run()
    _report_chains(lowering.scope, policy)
    found = tuple(lowering.scope.diagnostics)
    sound = not lowering.scope.unsound and all(d.severity is not Severity.ERROR for d in found)
    return (policy if sound else None), found


def check_header(file: FileNode, vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """What is wrong with the 政策 of a file that only changes another."""
    scope = Scope(file.source, empty_header(file.source), vocabulary)
    policy = next((n for n in file.statements if isinstance(n, PolicyNode)), None)
    if policy is not None:
        header_from_node(scope, policy)
    return tuple(scope.diagnostics)


def _report_chains(scope: Scope, policy: Policy) -> None:
    """A circle that the search for types did not meet, or a chain that is too long."""
    fault = first_fault(policy)
    too_deep = fault.span if isinstance(fault, LongChain) else scope.too_deep
    if isinstance(fault, Circle) and not any(d.code == "P215" for d in scope.diagnostics):
        scope.report("P215", fault.span, names=" → ".join(fault.names))
    elif too_deep is not None:
        scope.report("P216", too_deep, most=str(MOST_CHAINED))


class Lowering:
    """One pass over one file. Types of names are found on demand, so the order of statements does not matter."""

    def __init__(self, file: FileNode, vocabulary: Vocabulary, broken: frozenset[str]) -> None:
        self.file = file
        self.scope = Scope(file.source, empty_header(file.source), vocabulary, broken=broken)
        self.scope.type_of = self.type_of
        self.types: dict[str, Type | None] = {}
        self.pending: list[str] = []

    def run(self) -> Policy:
        self._header()
        self._define()
        scope, statements = self.scope, self.file.statements
        self._products()
        self._readings()
        self._recognised_at()
        decisions: dict[str, Decision] = {}
        windows: dict[str, Window] = {}
        tables: dict[str, Table] = {}
        funding: list[Funding] = []
        for node in statements:
            match node:
                case CategoryNode() if self._is_own(node.name, node):
                    decisions[node.name.text] = category(scope, node)
                case WindowNode() if self._is_own(node.name, node):
                    made = window(scope, node)
                    if made is not None:
                        windows[made.name] = made
                case LetNode() if self._is_own(node.name, node):
                    decisions[node.name.text] = let(scope, node, self.type_of(node.name.text) or UNDECIDED)
                case TableNode() if self._is_own(node.name, node):
                    lowered = table(scope, node)
                    if lowered is not None:
                        tables[lowered.name] = lowered
                case ProductNode() if self._is_own(node.name, node):
                    bought = product_lowering.purchase(scope, node, scope.products[node.name.text])
                    decisions[bought.key] = bought
                case ResultNode() if self._is_own(_result_name(node), node):
                    for decision in self._result(node):
                        decisions[decision.key] = decision
                    funding.extend(self._levels(node))
        aids, stages = self._aids()
        return Policy(
            source=self.file.source,
            header=scope.header,
            vocabulary=scope.vocabulary,
            products=tuple(scope.products.values()) or (SOLE,),
            decisions=self._with_absent(decisions),
            windows=windows,
            tables=tables,
            aids=aids,
            stages=stages,
            funding=tuple(funding),
            readings=dict(scope.readings),
            assumptions=tuple(self._assumptions()),
            constraints=tuple(c for n in statements if isinstance(n, ConstraintNode) and (c := self._constraint(n))),
            set_aside=tuple(s for n in statements if isinstance(n, SetAsideNode) and (s := self._set_aside(n))),
        )

    # --- names -------------------------------------------------------------------------------------------------------

    def _header(self) -> None:
        policies = [n for n in self.file.statements if isinstance(n, PolicyNode)]
        if not policies:
            self.scope.report("P324", Span(0, min(1, len(self.file.source.text))))
        for extra in policies[1:]:
            self.scope.report("P202", extra.span, name="政策")
        if policies:
            self.scope.header = header_from_node(self.scope, policies[0])

    def _recognised_at(self) -> None:
        policy = next((n for n in self.file.statements if isinstance(n, PolicyNode)), None)
        if policy is not None:
            self.scope.header = replace(self.scope.header, recognised_at=recognised_at(self.scope, policy))

    def _define(self) -> None:
        for node in self.file.statements:
            match node:
                case CategoryNode() | WindowNode() | LetNode() | TableNode() | ProductNode() | AmbiguityNode():
                    self.scope.define(_DEFINING[type(node)], node.name, node)
                case ResultNode():
                    self.scope.define(Kind.RESULT, _result_name(node), node)
                case AidNode() if node.name is not None:
                    self.scope.define(Kind.AID, node.name, node)
                case FactNode():
                    self.scope.report("P214", node.span)
                case EditNode():
                    self.scope.report("P218", node.span)

    def _is_own(self, word: Word, node: object) -> bool:
        """False for the second definition of a name, which was reported already."""
        symbol = self.scope.symbols.get(word.text)
        return symbol is not None and symbol.node is node

    def type_of(self, name: str) -> Type | None:
        """The type of a 人群, 定, 结果 or 表, found from its first value that has one; a circle is reported."""
        if name in self.types:
            return self.types[name]
        symbol = self.scope.symbols[name]
        if name in self.pending:
            circle = " → ".join([*self.pending[self.pending.index(name) :], name])
            self.scope.report("P215", symbol.span, names=circle)
            return None
        self.pending.append(name)
        defining, self.scope.defining = self.scope.defining, None
        self.types[name] = self._find_type(symbol)
        self.scope.defining = defining
        self.pending.pop()
        return self.types[name]

    def _find_type(self, symbol: Symbol) -> Type | None:
        node = symbol.node
        match node:
            case CategoryNode():
                return YES_NO
            case ResultNode() if node.slot in SLOTS:
                return SLOTS[node.slot][1]
            case TableNode():
                quiet = len(self.scope.diagnostics)
                lowered = table(self.scope, node)
                del self.scope.diagnostics[quiet:]
                return None if lowered is None else lowered.type
            case LetNode() | ResultNode():
                return self._type_of_lines([line.value for line in node.lines if isinstance(line, ValueLine)])
        return None

    def _type_of_lines(self, values: list[ExpressionNode | WordValueNode | PendingNode]) -> Type | None:
        quiet = len(self.scope.diagnostics)
        found = None
        for value in values:
            if isinstance(value, PendingNode):
                value = value.at_least or value.at_most or WordValueNode("UNSTATED")
            if not isinstance(value, WordValueNode | PendingNode):
                lowered = expression(self.scope, value)
                if lowered is not None and not (isinstance(lowered, Literal) and lowered.type is TEXT and found):
                    found = lowered.type
                    break
        circles = [d for d in self.scope.diagnostics[quiet:] if d.code == "P215"]
        self.scope.diagnostics[quiet:] = circles
        return found

    # --- statements --------------------------------------------------------------------------------------------------

    def _readings(self) -> None:
        for node in self.file.statements:
            if isinstance(node, AmbiguityNode) and self._is_own(node.name, node):
                seen: set[str] = set()
                for alternative in node.alternatives:
                    if alternative.name.text in seen:
                        self.scope.report("P202", alternative.name.span, name=alternative.name.text)
                    seen.add(alternative.name.text)
                if len(node.alternatives) < 2:
                    self.scope.report("P325", node.span, name=node.name.text)
                self.scope.readings[node.name.text] = Reading(
                    node.name.text,
                    node.question,
                    tuple(
                        Alternative(a.name.text, a.meaning, Counting[a.counting] if a.counting else None)
                        for a in node.alternatives
                    ),
                    self.scope.clauses(node.cite),
                    node.span,
                )

    def _products(self) -> None:
        nodes = [n for n in self.file.statements if isinstance(n, ProductNode) and self._is_own(n.name, n)]
        self.scope.products = {n.name.text: product_lowering.product(self.scope, n) for n in nodes}

    def _result(self, node: ResultNode) -> Iterator[Decision]:
        """A bare 等待期 or 待遇期 stands for every product that has none of its own: one decision each."""
        if not node.slot:
            if node.indexes:
                self.scope.report("P326", node.span, name=node.name.text)
            yield result(self.scope, node, self.type_of(node.name.text) or UNDECIDED)
            return
        for at, product in enumerate(self._products_of(node)):
            quiet = len(self.scope.diagnostics)
            self.scope.within = product if product.declared else None
            yield from self._slot(node, product)
            self.scope.within = None
            if at:
                del self.scope.diagnostics[quiet:]

    def _products_of(self, node: ResultNode) -> Iterable[Product]:
        if node.indexes or not self.scope.products:
            one = meant(self.scope, node.name.text, node.indexes, node.span)
            return () if one is None else (one,)
        if node.slot in ("ELIGIBILITY", "ACCEPTANCE"):
            return (SOLE,)
        if node.slot in ("CONTRIBUTION", "FUNDING"):
            left_out(self.scope, node.span, node.name.text, f"{node.name.text}[{next(iter(self.scope.products))}]")
            return ()
        others = [p for p in self.scope.products.values() if p.key(node.name.text) not in self.scope.symbols]
        if not others:
            self.scope.report("P202", node.span, name=node.name.text)
        return others

    def _slot(self, node: ResultNode, product: Product) -> tuple[Decision, ...]:
        if node.slot == "BENEFIT":
            own_year(self.scope, node.lines)
            return benefit(self.scope, node, product)
        before = product_lowering.outside_tiers(self.scope, product) if node.slot == "CONTRIBUTION" else ()
        return (result(self.scope, node, SLOTS[node.slot][1], product, before),)

    def _levels(self, node: ResultNode) -> Iterator[Funding]:
        if node.slot == "FUNDING" and (node.indexes or not self.scope.products):
            product = self.scope.products.get(_index_text(node), SOLE)
            self.scope.within = product if product.declared else None
            yield Funding(product.name, payers(self.scope, node.lines, full=False))
            self.scope.within = None

    def _aids(self) -> tuple[tuple[Aid, ...], tuple[Stage, ...]]:
        written = [n for n in self.file.statements if isinstance(n, AidNode)]
        nodes = [one for node in written for one in one_per_category(node)]
        names: list[str] = []
        for aid in nodes:
            name = aid_lowering.aid_name(aid)
            if aid.name is None and name in names:
                self.scope.report("P202", aid.span, name=f"资助 给 {name}")
            names.append(name)
        aids = [a for n in nodes if (a := aid_lowering.aid(self.scope, n)) is not None]
        return tuple(aids), self._stages(names)

    def _stages(self, aids: list[str]) -> tuple[Stage, ...]:
        """优先 without a product holds within every product that has none of its own for that step."""
        written = [n for n in self.file.statements if isinstance(n, AidNode)]
        nodes = [named_apart(n, written) for n in self.file.statements if isinstance(n, PriorityNode)]
        own = tuple(self._stages_from([n for n in nodes if n.indexes], aids, lambda product, number: True))
        taken = {(stage.product, stage.number) for stage in own}
        shared = [n for n in nodes if not n.indexes]
        return (*own, *self._stages_from(shared, aids, lambda product, number: (product, number) not in taken))

    def _stages_from(
        self, nodes: list[PriorityNode], aids: list[str], wanted: Callable[[str, int], bool]
    ) -> Iterator[Stage]:
        seen: set[tuple[str, int]] = set()
        for node in nodes:
            if node.indexes:
                one = meant(self.scope, "优先", node.indexes, node.span)
                products = [] if one is None else [one]
            else:
                products = [*self.scope.products.values()] or [SOLE]
            marks = {(product.name, node.stage) for product in products}
            if marks & seen:
                self.scope.report("P202", node.span, name="优先")
                continue
            seen |= marks
            made = aid_lowering.stage(self.scope, node, aids, SOLE)
            yield from (replace(made, product=p.name) for p in products if wanted(p.name, node.stage))

    def _assumptions(self) -> Iterator[Assumption]:
        """假定 of 等待期 and the like without a product stands for every product that has none of its own."""
        found = [a for n in self.file.statements if isinstance(n, AssumeNode) and (a := self._assumption(n))]
        targets = {assumption.target for assumption in found}
        for assumption in found:
            if assumption.target in _BY_PRODUCT and self.scope.products:
                keys = [product.key(assumption.target) for product in self.scope.products.values()]
                yield from (replace(assumption, target=key) for key in keys if key not in targets)
            else:
                yield assumption

    def _assumption(self, node: AssumeNode) -> Assumption | None:
        scope = self.scope
        clauses = scope.clauses(node.cite)
        if not node.reason.strip():
            scope.report("P327", node.span)
        if isinstance(node.value, str):
            if node.slot != "PRIORITY":
                scope.report("P314", node.span)
                return None
            target = self._target(node)
            if target is None:
                return None
            return Assumption(target, Assumed.PRIORITY, Combine[node.value], node.reason, clauses, node.span)
        found, target = self._assumed(node), self._target(node)
        if found is None or target is None:
            return None
        about, kind = found
        value = typed(scope, node.value, kind)
        if not isinstance(value, Literal):
            if value is not None:
                scope.report("P328", node.span)
            return None
        return Assumption(target, about, value.value, node.reason, clauses, node.span)

    def _target(self, node: AssumeNode) -> str | None:
        """What is assumed, with its product: one that stands for several products keeps its bare name."""
        name = node.target.text
        if node.slot == "PRIORITY" or name in _BY_PRODUCT:
            product = meant(self.scope, name, node.indexes, node.span) if node.indexes else SOLE
        elif node.slot:
            product = meant(self.scope, name, node.indexes, node.span)
        elif node.indexes:
            self.scope.report("P326", node.span, name=name)
            return None
        else:
            product = SOLE
        return None if product is None else product.key(name)

    def _assumed(self, node: AssumeNode) -> tuple[Assumed, Type] | None:
        name = node.target.text
        if name in self.scope.readings:
            names = tuple(a.name for a in self.scope.readings[name].alternatives)
            return Assumed.READING, Type(TypeKind.ENUMERATION, names)
        if node.slot in SLOTS and node.slot not in ("ELIGIBILITY", "ACCEPTANCE"):
            return Assumed.RESULT, SLOTS[node.slot][1]
        if name in (START, END):
            return Assumed.RESULT, DATE
        symbol = self.scope.lookup(name)
        if isinstance(symbol, Symbol) and symbol.kind in (Kind.LET, Kind.RESULT):
            kind = self.type_of(name)
            return None if kind is None else (Assumed.RESULT, kind)
        if name in self.scope.vocabulary.facts:
            return Assumed.FACT, self.scope.vocabulary.facts[name].type
        self.scope.unknown(node.target)
        return None

    def _constraint(self, node: ConstraintNode) -> Constraint | None:
        named = [n.name.text for n in self.file.statements if isinstance(n, ConstraintNode) and n.name is not None]
        if node.name is not None and named.count(node.name.text) > 1:
            self.scope.report("P202", node.name.span, name=f"约束 {node.name.text}")
        lowered = condition(self.scope, node.condition)
        if lowered is None:
            return None
        text = self.file.source.text[node.span.start : node.span.end]
        name = "" if node.name is None else node.name.text
        return Constraint(lowered, text, node.normally, self.scope.clauses(node.cite), name, node.span)

    def _set_aside(self, node: SetAsideNode) -> SetAside | None:
        return set_aside_from_text(self.scope, node)

    def _with_absent(self, decisions: dict[str, Decision]) -> dict[str, Decision]:
        """A predeclared result that the file does not mention decides nothing: it has no rules, so is not stated."""
        absent = [Decision(name, name, role, kind, ()) for role, name, kind in _GATES]
        for product in self.scope.products.values() or (SOLE,):
            own = product.name if product.declared else None
            absent += [Decision(product.key(name), name, role, kind, (), own) for role, name, kind in _ABSENT]
        return {**{decision.key: decision for decision in absent}, **decisions}


def _result_name(node: ResultNode) -> Word:
    """A predeclared result of one product is a result of its own."""
    if not node.slot or not node.indexes:
        return node.name
    return Word(f"{node.name.text}[{_index_text(node)}]", node.name.span)


def _index_text(node: ResultNode) -> str:
    index = node.indexes[0] if node.indexes else None
    return index.name.text if isinstance(index, NameNode) else ""
