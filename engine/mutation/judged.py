"""What becomes of a wrong version: a scenario notices, it is no different for anybody, or somebody shows that it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from ..answer import NotApplicable
from ..cases import Expected, written
from ..symbolic.changed import Changed
from ..symbolic.joint import compare
from ..symbolic.published import CATEGORY
from .mutation import Mutation
from .trial import AT_ANY_TIME, Killed, Trial, Version

_FOLLOWS = written(NotApplicable(""))


class Fate(Enum):
    """The value is the published word."""

    KILLED = "killed"
    EQUIVALENT = "equivalent"
    SURVIVED = "survived"
    UNDECIDED = "not_decided"


@dataclass(frozen=True, slots=True)
class Affected:
    """A person (facts as written) who is told something else: field → (before, after), None: there is no such field."""

    facts: Mapping[str, str]
    fields: Mapping[str, tuple[Expected | None, Expected | None]]


@dataclass(frozen=True, slots=True)
class Tried:
    """One mutation with its fate. `by` names the scenario that noticed; `cells` are the kinds of persons compared."""

    mutation: Mutation
    fate: Fate
    by: str = ""
    cells: int = 0
    affected: Affected | None = field(default=None)


def tried(trial: Trial, mutation: Mutation, most: int) -> Tried | None:
    """None where the text can't be read. `most` bounds the effort of the comparison for each group of fields."""
    found = trial.run(mutation)
    if found is None or isinstance(found, Killed):
        return None if found is None else Tried(mutation, Fate.KILLED, found.by)
    return _compared(trial, found, mutation, most)


def _compared(trial: Trial, changed: Version, mutation: Mutation, most: int) -> Tried:
    """By each of the days for which the scenarios ask: on another day another text may govern."""
    cells, complete = 0, True
    for asked in trial.asked | {AT_ANY_TIME}:
        old, new = trial.original.policy(asked), changed.policy(asked)
        if old is None or new is None:
            continue
        compared = compare(old, new, enough=1, most=most)
        if compared.changed:
            return Tried(mutation, Fate.SURVIVED, cells=cells + compared.cells, affected=_affected(compared.changed))
        cells += compared.cells
        complete = complete and compared.complete
    return Tried(mutation, Fate.EQUIVALENT if complete else Fate.UNDECIDED, cells=cells)


def _affected(changed: Iterable[Changed]) -> Affected:
    """The categories of a person are one field, as in a scenario. What follows from being turned away is left out."""
    one = next(iter(changed))
    fields: dict[str, tuple[Expected | None, Expected | None]] = {}
    for name, (before, after) in one.outcomes.items():
        if name.startswith(CATEGORY):
            fields.setdefault("人群", (one.before.held, one.after.held))
        else:
            was = None if before is None else written(before, name)
            fields[name] = was, None if after is None else written(after, name)
            if fields[name][0] == fields[name][1]:  # nothing that a scenario could say
                del fields[name]
    own = {name: pair for name, pair in fields.items() if _FOLLOWS not in pair}
    return Affected(one.written, own or fields)
