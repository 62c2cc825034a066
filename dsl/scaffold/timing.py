"""期, 受理, 等待期 and 待遇期 as a clause states them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..citations import NUMERALS
from .names import FILL, Names
from .numbers import days_in, lengths_in, stretches_in
from .topics import BIRTH, NO_WAITING, windows_in

FIRST_DAY = "歧义 首日"
_BORN = "出生日期 在 年初 至 年末"


def window(clause: str, text: str, names: Names) -> Iterator[str]:
    own = [window for window in names.windows if window.clause == clause]
    for window in own:
        yield f"期 {window.name} {window.text}  依据 {clause}"
    if not own and "期" not in names.once:
        names.once.add("期")
        last = days_in(text)[-1].text
        yield f"期 缴费截止期 {FILL} 至 {last}  依据 {clause}"
    if names.windows and names.windows[-1].clause == clause:
        yield ""
        yield f"受理  依据 {'、'.join(dict.fromkeys(window.clause for window in names.windows))}"
        yield from (f"  准许  当 缴费日期 在 {window.name}" for window in names.windows)
        yield "  未规定  其他"


def waiting(clause: str, text: str, names: Names) -> Iterator[str]:
    lengths = lengths_in(text)
    is_none = NO_WAITING.search(text) is not None
    yield f"等待期  依据 {clause}"
    for window in names.windows:
        if not window.is_late or not is_none:
            yield f"  {lengths[0].text if window.is_late and lengths else '无'}  当 缴费日期 在 {window.name}"
    if not is_none and not any(window.is_late for window in names.windows):
        yield f"  {lengths[0].text if lengths else FILL}  当 {FILL}"
    yield "  未规定  其他"


def benefit(clause: str, text: str, names: Names) -> Iterator[str]:
    stretches = [found for found in stretches_in(text) if found not in windows_in(text)]
    behind = [day.text for day in days_in(text) if re.match(r"起?[^,。;]{0,6}享受", text[day.end :])]
    first = stretches[0].first.isoformat() if stretches else behind[0] if behind else FILL
    usual = next((window.name for window in names.windows if not window.is_late), None)
    yield f"待遇期  依据 {clause}"
    if BIRTH in text:
        yield f"  自 出生日期  当 {FILL}"
    else:
        yield f"  自 {first}  当 {f'缴费日期 在 {usual}' if usual else FILL}"
    yield "  自 未规定  其他"
    yield f"  至 {stretches[0].last.isoformat()}  其他" if stretches else "  至 未规定  其他"


def newborn(clause: str, text: str, names: Names) -> Iterator[str]:
    lengths = lengths_in(text)
    if lengths:
        if FIRST_DAY not in names.once:
            names.once.add(FIRST_DAY)
            yield f'{FIRST_DAY} "数天数、月数时，当天算不算第一天，没有写"  依据 {clause}'
            yield "  读法 计入 = 计当日"
            yield "  读法 不计 = 不计当日"
        yield f"期 {_counted('新生儿登记期', names)} 出生日期 起 {lengths[0].text} 内 计日按 首日  依据 {clause}"
    elif _BORN not in names.groups:
        names.groups[_BORN] = "新生儿"
        yield f"人群 新生儿 当 {_BORN}  依据 {clause}"


def _counted(name: str, names: Names) -> str:
    """The name, or the name with a number behind it where it is taken."""
    free = next(one for one in (name, *(f"{name}{n}" for n in NUMERALS)) if one not in names.once)
    names.once.add(free)
    return free
