"""What rests on a rule file (沿用, 上级, 词汇) and may be wrong once that is changed: among the files of its folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from dsl import RuleFile, rule_file

from .texts import DISK


def with_dependants(given: Iterable[Path]) -> Sequence[Path]:
    """These, and behind them whatever rests on one of them, directly or through others."""
    found = {path.absolute(): path for path in given}
    for folder in dict.fromkeys(path.parent for path in found.values()):
        files = {path.absolute(): (path, rule_file(source)) for path, source in DISK.of_folder(folder)}
        waiting = [files[path] for path in found if path in files]
        while waiting:
            changed = waiting.pop(0)
            for path, other in files.items():
                if path not in found and _rests_on(other[1], *changed):
                    found[path] = other[0]
                    waiting.append(other)
    return tuple(found.values())


def _rests_on(other: RuleFile, path: Path, changed: RuleFile) -> bool:
    """A notice without a 年度 of its own amends the one that it names, which then says something else."""
    is_named = bool(changed.id) and changed.id in (other.base, other.superior)
    is_amended = bool(other.id) and changed.base == other.id and not changed.year
    return is_named or is_amended or other.vocabulary == path.name
