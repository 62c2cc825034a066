"""An expression against the type that is wanted where it stands."""

from __future__ import annotations

from ..expressions import Expression, Literal
from ..miswritten import miswritten_at
from ..source import Span
from ..types import DATE, INTEGER, YES_NO, Kind, Type
from ..values import NONE, Identity
from .scope import UNDECIDED, Scope


def expect(scope: Scope, lowered: Expression, wanted: Type, span: Span) -> Expression | None:
    found = lowered.type
    if isinstance(lowered, Literal) and lowered.value is NONE:
        return Literal(NONE, wanted, span)
    if wanted is UNDECIDED:
        return lowered
    if isinstance(lowered, Literal) and found == YES_NO and wanted.kind is Kind.IDENTITY:
        return Literal(Identity() if lowered.value else False, wanted, span)
    if found.kind is wanted.kind and (found.kind is not Kind.ENUMERATION or not wanted.values or found == wanted):
        return lowered
    miswritten = miswritten_at(scope.source, span.start) if wanted == DATE and found == INTEGER else None
    if miswritten is not None:
        scope.diagnostics.append(miswritten.diagnostic(scope.source))
    elif wanted.kind is Kind.MONEY and found.kind is Kind.RATE:
        scope.report("P305", span)
    else:
        scope.report("P301", span, wanted=wanted.kind.chinese, found=found.kind.chinese)
    return None
