"""Making fixes, each proved: the file still loads, nothing new is wrong with it, and what is safe changes nothing.

findings → those that don't touch each other → text → judged anew → kept, or tried one by one; until none is left
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dsl import Diagnostic, Edit, Fix, InSource, Loaded, Severity, Source, edited, nodes

from ..symbolic.joint import compare
from ..walk import rewritten
from .padding import padded

MOST_ROUNDS = 200
"""No file needs so many; it bounds fixes that would follow each other for ever."""

Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A text of the file with all that is found in it."""

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]

    @property
    def source(self) -> Source:
        return self.loaded.source


@dataclass(frozen=True, slots=True)
class Mended:
    """`made` are the findings whose fixes were made, in that order; `refused` say which could not be proved (P942)."""

    last: Judged
    made: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]


def mend(
    first: Judged,
    judge: Callable[[Source], Judged],
    unsafe: bool,
    wanted: Callable[[Diagnostic], bool] = lambda _: True,
) -> Mended:
    """Safe fixes of the wanted findings, and suggestions too where `unsafe`; safe ones first.

    What nobody needs any more only because a suggestion left something else out is told, and stays: whoever agreed to
    the one deletion has not seen the other.
    """
    now, made, refused = first, list[Diagnostic](), dict[Key, tuple[str, str]]()
    spare: frozenset[Key] | None = None
    for _ in range(MOST_ROUNDS):
        offered = _offered(now, wanted, refused)
        if spare is None and now.loaded.policy is not None and not any(_fix(one).is_safe for one in offered):
            spare = frozenset(_key(one) for one in offered if _deletes(one))
        batch = _batch([one for one in offered if spare is None or not _deletes(one) or _key(one) in spare], unsafe)
        if not batch:
            break
        for together in (batch, *([one] for one in batch if len(batch) > 1)):
            after = judge(_with(now.source, together))
            why = _objection(now, after, together)
            if why is None:
                now, made = after, [*made, *together]
                break
            if len(together) == 1:
                refused[_key(together[0])] = why
    return Mended(now, tuple(made), tuple(_refused(now, refused)))


def _offered(
    now: Judged, wanted: Callable[[Diagnostic], bool], refused: Mapping[Key, tuple[str, str]]
) -> list[Diagnostic]:
    return [one for one in now.diagnostics if wanted(one) and _fix_in(now.source, one) and _key(one) not in refused]


def _batch(offered: Sequence[Diagnostic], unsafe: bool) -> list[Diagnostic]:
    """All safe ones, or else all suggestions, that do not touch each other."""
    safe = [one for one in offered if one.fix and one.fix.is_safe]
    chosen = safe or (offered if unsafe else [])
    batch: list[Diagnostic] = []
    taken: list[tuple[int, int]] = []
    for one in sorted(chosen, key=lambda one: _fix(one).span.start):
        own = [(edit.span.start, edit.span.end) for edit in _fix(one).edits]
        if not any(start <= end_ and start_ <= end for start, end in own for start_, end_ in taken):
            taken += own
            batch.append(one)
    return batch


def _deletes(found: Diagnostic) -> bool:
    """Suggests no more than leaving something out."""
    fix = _fix(found)
    return not fix.is_safe and not any(edit.text for edit in fix.edits)


def _fix_in(source: Source, found: Diagnostic) -> bool:
    return found.fix is not None and isinstance(found.place, InSource) and found.place.source == source


def _fix(found: Diagnostic) -> Fix:
    assert found.fix is not None
    return found.fix


def _key(found: Diagnostic) -> Key:
    """The same fix wherever it stands after others were made."""
    assert isinstance(found.place, InSource)
    fix, text = _fix(found), found.place.source.text
    return found.code, text[fix.span.start : fix.span.end], tuple(edit.text for edit in fix.edits)


def _with(source: Source, batch: Sequence[Diagnostic]) -> Source:
    edits: list[Edit] = sorted((e for one in batch for e in _fix(one).edits), key=lambda edit: edit.span.start)
    return Source(source.name, edited(source.text, padded(source.text, edits)))


def _objection(before: Judged, after: Judged, batch: Sequence[Diagnostic]) -> tuple[str, str] | None:
    """Why these fixes are not to be made, Chinese and English."""
    is_safe = all(_fix(one).is_safe for one in batch)
    counts, now = _counts(before), _counts(after)
    worse = [code for (code, error), n in now.items() if (error or is_safe) and n > counts[code, error]]
    if worse:
        return f"改了以后会有 {worse[0]}", f"{worse[0]} would follow"
    codes = Counter(one.code for one in batch if one.fix and not _deletes(one))
    kept = [code for code, n in codes.items() if _of(after, code) > _of(before, code) - n]
    # What is left when the same is said once less may be the same twice again; suggestions could go on for ever. By a
    # deletion something else may become spare, which is told.
    if kept and not is_safe:
        return f"改了以后 {kept[0]} 还在", f"{kept[0]} would stay"
    if is_safe and not _means_the_same(before.loaded, after.loaded):
        return "没能证明意思不变", "it could not be proved that the file means the same"
    return None


def _counts(judged: Judged) -> Counter[tuple[str, bool]]:
    """Errors and warnings but those that are mended next."""
    counted = (
        one
        for one in judged.diagnostics
        if one.severity is not Severity.NOTE and (one.fix is None or not one.fix.is_safe)
    )
    return Counter((one.code, one.severity is Severity.ERROR) for one in counted)


def _of(judged: Judged, code: str) -> int:
    return sum(one.code == code for one in judged.diagnostics)


def _means_the_same(old: Loaded, new: Loaded) -> bool:
    """The same nodes but for the order of clauses, or the same for everybody, proved."""
    if _statements(old) == _statements(new):
        return True
    if old.policy is None or new.policy is None:
        return False
    if (old.policy.constraints, old.policy.set_aside) != (new.policy.constraints, new.policy.set_aside):
        return False
    return compare(old.policy, new.policy, enough=1).are_equal


def _statements(loaded: Loaded) -> tuple[Any, ...]:
    return tuple(rewritten(statement, _ordered) for statement in loaded.nodes.statements)


def _ordered(part: Any) -> Any | None:
    if not isinstance(part, nodes.Cite):
        return None
    return replace(part, text="、".join(sorted(set(part.text.replace("，", "、").split("、")))))


def _refused(last: Judged, refused: Mapping[Key, tuple[str, str]]) -> Iterator[Diagnostic]:
    """Of those that are still there."""
    for one in last.diagnostics:
        if _fix_in(last.source, one) and (why := refused.get(_key(one))) is not None:
            words = {"code": one.code, "why_zh": why[0], "why_en": why[1]}
            yield Diagnostic("P942", one.place, words)
