"""What a result was made from, found again by its receipt, and whether it is still what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from dsl import Asked, Assumption, Diagnostic, InFile, Language, Loaded, Policy

from ..assumptions import assumptions
from ..output import FINDINGS, USAGE, RunFailed, required
from ..rule_files.policies import find_policy, load_policy
from ..rule_files.texts import SUFFIX
from ..texts import text
from .hashes import input_hash, policy_hash
from .made import own_version
from .receipt import Receipt


@dataclass(frozen=True, slots=True)
class Notice:
    """The policy of a receipt as it is now, for the days for which it was asked then."""

    policy: Policy
    path: Path
    asked: Asked


def notice_of(receipt: Receipt, result: str) -> Notice:
    """The run ends where there is none, or none without errors.

    Only rule files are opened, and nothing of what they say is shown: anybody can write a receipt.
    """
    asked = Asked(_day(receipt.as_of), _day(receipt.known_on))
    path = _policy_now(receipt, result) or required(find_policy(receipt.policy))
    loaded = load_policy(path, asked) if path.suffix == SUFFIX else None
    if not isinstance(loaded, Loaded) or loaded.policy is None:
        place = InFile(result)
        raise RunFailed(Diagnostic("P727", place, {"what": receipt.policy}), *program(place, receipt), code=FINDINGS)
    return Notice(loaded.policy, path, asked)


def _policy_now(receipt: Receipt, result: str) -> Path | None:
    found = (path for path in places(receipt.policy_path, result) if path.suffix == SUFFIX)
    return next(found, None)


def records_now(receipt: Receipt, result: str) -> str:
    """Where the records of a receipt are: seen from here, or from the folder of the result. Of two files of that name
    the one that was evaluated; the run ends where there is none."""
    found = places(receipt.input, result)
    if not found:
        raise no_records(receipt)
    same = (path for path in found if len(found) == 1 or input_hash(path) == receipt.input_hash)
    return str(next(same, found[0]))


def no_records(receipt: Receipt) -> RunFailed:
    """They are not where the receipt says, or there only for who asks."""
    return RunFailed(Diagnostic("P748", InFile(receipt.input)), code=USAGE)


def places(address: str, result: str) -> list[Path]:
    """Where there is something at that address, from here or beside the result."""
    found = [path for path in (Path(address), Path(result).parent / address) if _is_there(path)]
    return found[:1] if len(found) > 1 and found[0].samefile(found[1]) else found


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # such as a name longer than any file's
        return False


def program(place: InFile, receipt: Receipt) -> tuple[Diagnostic, ...]:
    """A note if the result was made by another version of this program or of its engine."""
    name, _, _ = receipt.engine.partition(" ")
    engine = f"{name} {version(name)}" if name == "duckdb" else receipt.engine
    then, now = f"canbao {receipt.canbao}, {receipt.engine}", f"canbao {own_version()}, {engine}"
    return () if then == now else (Diagnostic("P749", place, {"then": then, "now": now}),)


def as_received(
    place: InFile, receipt: Receipt, notice: Notice, records: tuple[str, str], language: Language, *, intact: bool
) -> tuple[Assumption, ...]:
    """Gives the assumptions of the run. The run ends where anything is not as it was: the result itself (`intact`), the
    policy, or the records (their address and hash)."""
    if problems := tuple(_changed(place, receipt, notice, records, intact=intact)):
        raise RunFailed(*problems, *program(place, receipt), code=FINDINGS)
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
