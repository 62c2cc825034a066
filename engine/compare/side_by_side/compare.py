"""The driver: notices → plain persons → rows, concept by concept → what stands out in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dsl import Diagnostic, Policy, Role

from .aid import aid_rows
from .answered import answered
from .days import window_rows
from .lines import every_line, quoting
from .model import Row, SideBySide
from .money import contribution_rows, funding_rows, priority_rows
from .newborn import newborn_rows
from .persons import ADMISSION, continuing, late, newly
from .plain import Plain
from .standing_out import marked
from .targets import target_rows
from .uncompared import uncompared


def side_by_side(
    policies: Sequence[Policy],
    findings: Sequence[Sequence[Diagnostic]] = (),
    superiors: Sequence[Sequence[Policy]] = (),
) -> SideBySide:
    """`findings`: for each notice what check finds against its `superiors`; none where nothing was checked."""
    plains = [Plain(policy) for policy in policies]
    rows = [row for part in PARTS for row in part(plains)]
    found = tuple(tuple(some) for some in findings) or ((),) * len(policies)
    told = (row for row in rows if any(cell.entries for cell in row.cells))
    above = superiors or ((),) * len(policies)
    open_ = tuple(tuple(uncompared(one, upper) for upper in some) for one, some in zip(policies, above, strict=True))
    return SideBySide(tuple(policies), tuple(marked(row, found) for row in told), found, open_)


def _waiting_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    yield answered(plains, "waiting_period", "waiting:continuing", ("等待期",), continuing)
    yield answered(plains, "waiting_period", "waiting:newly", ("等待期",), newly)
    yield answered(plains, "waiting_period", "waiting:late", ("等待期",), late)
    yield quoting(plains, "waiting_period", "waiting:lines", ("等待期",), every_line)


def _benefit_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    yield answered(plains, "benefit", "benefit:continuing", ("待遇开始", "待遇结束"), continuing)
    yield answered(plains, "benefit", "benefit:late", ("待遇开始", "待遇结束"), late)


def _admission_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    for key, person in ADMISSION.items():
        yield answered(plains, "eligibility", f"eligibility:{key}", ("参保",), person)
    yield quoting(plains, "eligibility", "eligibility:lines", ("参保",), every_line)


def _result_rows(plains: Sequence[Plain]) -> Iterator[Row]:
    """What a notice decides besides: how to pay, where to register, with which papers."""
    decisions = (made for plain in plains for made in plain.policy.decisions.values())
    for name in dict.fromkeys(made.name for made in decisions if made.role is Role.RESULT):
        made = quoting(plains, "result", f"result:{name}", (name,), every_line)
        yield Row(made.concept, made.key, (name,), made.cells)


PARTS: tuple[Callable[[Sequence[Plain]], Iterator[Row]], ...] = (
    contribution_rows,
    aid_rows,
    priority_rows,
    window_rows,
    newborn_rows,
    _waiting_rows,
    _benefit_rows,
    funding_rows,
    target_rows,
    _admission_rows,
    _result_rows,
)
