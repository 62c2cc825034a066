"""行政区划: a region by any of its names, by the names of those above it, or by its code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dsl import Region

from .raw import Problem
from .text import folded, nearest

_CODE = re.compile(r"([0-9]{6})(?:[0-9]{6})?")
_PROVINCE, _PREFECTURE = 2, 4


@dataclass(frozen=True)
class Regions:
    """The regions known by name: `codes` by every spelling, several where a name is shared."""

    codes: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    listed: frozenset[str]
    whole_provinces: tuple[tuple[str, str], ...]
    """Provinces below which nothing is listed, by name: a place inside one needs no closer name."""

    def code_from(self, raw: object) -> str | Problem:
        match raw:
            case bool():
                return self._unknown("")
            case int() | Decimal():
                text = format(raw, "f") if isinstance(raw, Decimal) and abs(raw.adjusted()) < 13 else str(raw)[:13]
            case str():
                text = "".join(folded(raw).split())
            case _:
                return self._unknown("")
        if code := _CODE.fullmatch(text):
            return code[1] if self._is_code(code[1]) else Problem("P647")
        return self._by_name(text)

    def _by_name(self, name: str) -> str | Problem:
        codes = self.codes.get(name, ())
        if len(codes) > 1:
            return Problem("P648", {"codes": "、".join(codes)})
        if codes:
            return codes[0]
        inside = (code for province, code in self.whole_provinces if name.startswith(province))
        return next(inside, None) or self._unknown(name)

    def _is_code(self, code: str) -> bool:
        """Known, or in a part of the country whose counties are not listed here."""
        if code in self.listed:
            return True
        province = code[:_PROVINCE]
        listed_below = any(known.startswith(province) and not known.endswith("0000") for known in self.listed)
        return province + "0000" in self.listed and not listed_below

    def _unknown(self, name: str) -> Problem:
        near = nearest(name, self.names) if name else ()
        return Problem("P646", {"nearest": "、".join(near)}) if near else Problem("P645")


def regions_by_name(regions: Iterable[Region]) -> Regions:
    listed = {region.code: region for region in regions}
    codes: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for region in listed.values():
        for spelling in _spellings(region, listed):
            codes[folded(spelling)][region.code] = None
    detailed = {code[:_PROVINCE] for code in listed if not code.endswith("0000")}
    whole = [r for r in listed.values() if r.code.endswith("0000") and r.code[:_PROVINCE] not in detailed]
    return Regions(
        codes={spelling: tuple(found) for spelling, found in codes.items()},
        names=tuple(name for region in listed.values() for name in region.names),
        listed=frozenset(listed),
        whole_provinces=tuple((folded(name), region.code) for region in whole for name in region.names),
    )


def _spellings(region: Region, listed: dict[str, Region]) -> Iterable[str]:
    """海拉尔区, 呼伦贝尔市海拉尔区, 内蒙古自治区海拉尔区, 内蒙古自治区呼伦贝尔市海拉尔区."""
    above = [""]
    for length in (_PROVINCE, _PREFECTURE):
        parent = listed.get(region.code[:length].ljust(6, "0"))
        if parent is not None and parent != region:
            above += [prefix + name for prefix in above for name in parent.names]
    return (prefix + name for prefix in above for name in region.names)
