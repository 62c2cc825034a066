"""Which scenario files there are, and which rule file each is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dsl import Diagnostic, InFile

from ..output import USAGE, RunFailed
from ..rule_files.policies import find_policy
from ..rule_files.texts import SUFFIX

SCENARIOS = ".scenarios.yaml"


def scenario_files(given: Sequence[str]) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The scenario files that are meant, each once, in the order given; a folder is searched with all below it.

    Nothing given: this folder's own, and those of `policies/`.
    """
    if not given:
        found = [*_of_folder(Path(), below=False), *_of_folder(Path("policies"), below=True)]
        return tuple(dict.fromkeys(found)), ()
    files: list[Path] = []
    problems: list[Diagnostic] = []
    for name in given:
        one = _meant(name)
        if isinstance(one, Diagnostic):
            problems.append(one)
        else:
            files.extend(one)
    return tuple({path.resolve(): path for path in reversed(files)}.values())[::-1], tuple(problems)


def _meant(name: str) -> Iterable[Path] | Diagnostic:
    """By a scenario file, a folder, a rule file, or a policy's name."""
    path = Path(name)
    if name.endswith(SCENARIOS):
        return [path]
    if path.is_dir():
        return _of_folder(path, below=True)
    rules = find_policy(name)
    return rules if isinstance(rules, Diagnostic) else scenarios_beside(rules)


def _of_folder(folder: Path, below: bool) -> Iterator[Path]:
    """Hidden folders, and what lies behind links that lead elsewhere, are left out."""
    for path in sorted(folder.glob(f"{'**/' if below else ''}*{SCENARIOS}")):
        inside = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") for part in inside):
            yield path


def scenarios_beside(rules: Path) -> Iterator[Path]:
    """NAME.scenarios.yaml and NAME.….scenarios.yaml of NAME.pol, in its folder."""
    return (path for path in _of_folder(rules.parent, below=False) if rules_of(path).name == rules.name)


def rules_of(path: Path) -> Path:
    """The rule file of a scenario file: that of the longest name there is, else the one that it should have."""
    name = path.name.removesuffix(SCENARIOS)
    parts = name.split(".")
    names = [".".join(parts[:count]) for count in range(len(parts), 0, -1)]
    candidates = [path.with_name(stem + SUFFIX) for stem in names]
    return next((rules for rules in candidates if rules.is_file()), candidates[0])


def must_belong(path: Path, rules: Path, topic: str) -> None:
    """Refuse to write a file that nobody would read with the scenarios of these rules; `topic` names one to advise."""
    beside = path.parent.resolve() == rules.parent.resolve()
    if not (beside and path.name.endswith(SCENARIOS) and rules_of(path).name == rules.name):
        better = str(rules.with_name(f"{rules.stem}.{topic}{SCENARIOS}"))
        words = {"file": str(path), "rules": rules.name, "better": better}
        raise RunFailed(Diagnostic("P827", InFile(str(path)), words), code=USAGE)
