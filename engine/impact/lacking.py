"""What is open because of one fact."""

from __future__ import annotations

from .model import Impact


def lacking(found: Impact, fact: str, *, of_old: bool) -> dict[str, int]:
    """Field → persons whose amount is open because the records do not say this fact, which one notice asks for.

    `found` has nothing withheld.
    """
    heads: dict[str, int] = {}
    for field, amount in found.amounts.items():
        for case in amount.open:
            why = case.old if of_old else case.new
            if why is not None and any(name.partition("[")[0] == fact for name in why.missing):
                heads[field] = heads.get(field, 0) + int(case.heads)
    return heads
