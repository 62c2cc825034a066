"""What a result was made from, found again by its receipt, and whether it is still what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsl import Asked, Assumption, Diagnostic, InFile, Language, Policy

from .assumptions import assumptions
from .output import FINDINGS, RunFailed, required
from .policies import find_policy, load_policy
from .receipt import Receipt, policy_hash
from .texts import text


@dataclass(frozen=True, slots=True)
class Notice:
    """The policy of a receipt as it is now, for the days for which it was asked then."""

    policy: Policy
    path: Path
    asked: Asked


def notice_of(receipt: Receipt) -> Notice:
    """The run ends where there is none, or none without errors."""
    asked = Asked(_day(receipt.as_of), _day(receipt.known_on))
    path = Path(receipt.policy_path)
    path = path if path.exists() else required(find_policy(receipt.policy))
    loaded = required(load_policy(path, asked))
    if loaded.policy is None:
        raise RunFailed(*loaded.diagnostics, code=FINDINGS)
    return Notice(loaded.policy, path, asked)


def as_received(
    place: InFile, receipt: Receipt, notice: Notice, records: tuple[str, str], language: Language, *, intact: bool
) -> tuple[Assumption, ...]:
    """Gives the assumptions of the run. The run ends where anything is not as it was: the result itself (`intact`), the
    policy, or the records (their address and hash)."""
    if problems := tuple(_changed(place, receipt, notice, records, intact=intact)):
        raise RunFailed(*problems, code=FINDINGS)
    return assumptions(notice.policy, receipt.assumptions, text("assume.reason", language))


def _changed(
    place: InFile, receipt: Receipt, notice: Notice, records: tuple[str, str], *, intact: bool
) -> Iterator[Diagnostic]:
    if not intact:
        yield Diagnostic("P745", place)
    if policy_hash(notice.policy) != receipt.policy_hash:
        yield Diagnostic("P727", place, {"what": receipt.policy})
    address, hashed = records
    if hashed != receipt.input_hash:
        yield Diagnostic("P727", place, {"what": address})


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
