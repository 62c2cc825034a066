"""资助 as a clause states them: who is named, what each is given, and who pays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, MutableMapping, MutableSet
from dataclasses import dataclass

from ..model import Vocabulary
from .names import FILL, sentence_at
from .numbers import IN_FULL, granted_in, shares_in
from .people import Group, Payer, groups_in, payers_in

_REFUNDED = re.compile(r"先缴后补|先缴后返|先交后补")
_PAID_FOR = re.compile(r"代缴|不用先垫|个人不需|免缴|不需自行缴费")


@dataclass(frozen=True, slots=True)
class _Grant:
    """全额, `230 元` or `50% × 缴费`."""

    text: str
    kind: str
    start: int
    end: int


def aid_lines(
    clause: str, text: str, vocabulary: Vocabulary, named: MutableMapping[str, str], aids: MutableSet[str]
) -> Iterator[str]:
    """`named` holds the 人群 of the file by condition and `aids` its names of 资助; both grow."""
    groups, payers = groups_in(text, vocabulary), payers_in(text)
    for at, (whom, grants) in enumerate(_shared_out(groups, payers, _grants(text))):
        yield from [""] if at else []
        yield from category_lines(clause, whom, named)
        yield ""
        lines = [(_payer(grant, payers, text), grant) for grant in grants]
        yield from _aid(clause, lines, [named[group.condition] for group in whom], text, aids)


def _shared_out(
    groups: tuple[Group, ...], payers: tuple[Payer, ...], grants: list[_Grant]
) -> list[tuple[list[Group], list[_Grant]]]:
    """Whoever is named since the grant before gets the grant; one with a payer of its own comes on top of it."""
    found: list[tuple[list[Group], list[_Grant]]] = []
    served = 0
    for grant in grants:
        since = [group for group in groups if served <= group.start < grant.start]
        if since:
            found.append((since, [grant]))
        elif found and any(served <= payer.start < grant.start for payer in payers):
            found[-1][1].append(grant)
        else:
            continue
        served = grant.end
    return found or [(list(groups), grants[:1] or [_Grant(FILL, "定额", 0, 0)])]


def _grants(text: str) -> list[_Grant]:
    found = [
        *(_Grant("全额", "全额", match.start(), match.end()) for match in IN_FULL.finditer(text)),
        *(_Grant(amount.text, "定额", amount.start, amount.end) for amount in granted_in(text)),
        *(_Grant(f"{rate.text} × 缴费", "比例", rate.start, rate.end) for rate in shares_in(text)),
    ]
    return sorted(found, key=lambda grant: grant.start)


def category_lines(clause: str, whom: Iterable[Group], named: MutableMapping[str, str]) -> Iterator[str]:
    for group in whom:
        if group.condition not in named:
            named[group.condition] = group.name
            yield f"人群 {group.name} 当 {group.condition}  依据 {clause}"


def _aid(
    clause: str, lines: list[tuple[str, _Grant]], whom: list[str], text: str, aids: MutableSet[str]
) -> Iterator[str]:
    grant = lines[0][1]
    name = _free((whom[0].removesuffix("人员").removesuffix("对象") if whom else FILL) + grant.kind, aids)
    yield f"资助 {name} 给 {'、'.join(whom) or FILL}  依据 {clause}"
    for payer, given in lines:
        yield f"  {payer}  {given.text}"
    sentence = sentence_at(text, grant.start)
    mode = _mode(text[sentence.start : sentence.stop]) or _mode(text)
    if mode:
        yield f"  方式 {mode}"


def _mode(text: str) -> str:
    return "先缴后补" if _REFUNDED.search(text) else "代缴" if _PAID_FOR.search(text) else ""


def _free(name: str, aids: MutableSet[str]) -> str:
    counted = [name, *(f"{name}{numeral}" for numeral in "二三四五六七八九十")]
    free = next((one for one in counted if one not in aids), counted[-1])
    aids.add(free)
    return free


def _payer(grant: _Grant, payers: tuple[Payer, ...], text: str) -> str:
    """The one named last before the grant in its sentence, else the next behind it; else to be filled in."""
    near = [payer for payer in payers if payer.start in sentence_at(text, grant.start)]
    before = [payer for payer in near if payer.start < grant.start]
    if len(before) > 1 and re.search(r"[,;。\d]", text[before[-2].start : before[-1].start]) is None:
        # 民政局、残联按每人 310 元补助: who pays for whom is not told.
        return FILL
    return before[-1].name if before else near[0].name if near else FILL
