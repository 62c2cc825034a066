"""缴费 and 财政补助 as a clause states them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from .names import FILL, Names
from .numbers import amounts_in, rates_in

_LAYERS = re.compile(r"(\d+(?:\.\d+)?)%由(中央|自治区|省|市|旗县|县|旗|区)(?:级)?财政")
_REST = re.compile(r"(?:剩余|其余)(?:部分|资金)?由(旗市区|旗县区|县市区|旗县|市县|省|市|县|旗|区)(?:级)?财政")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年(?!\d)")
_PRICE = (re.compile(r"(?:个人缴费|缴费标准)[^;。]{0,16}$"), re.compile(r"每人[^;。]{0,8}$"))
_FUNDED = (
    re.compile(r"(?:补助|财政)[^;。]{0,30}(?:达到|每人|为)[^;。,]{0,8}$"),
    re.compile(r"(?:补助|财政)[^;。]{0,16}$"),
)
_BOUND = ("不低于", "不少于", "不低于每人每年", "不少于每人每年", "不低于每人", "不少于每人")


def contribution(clause: str, text: str, names: Names) -> Iterator[str]:
    yield from _priced("缴费", "缴费：", _PRICE, clause, text)


def funding(clause: str, text: str, names: Names) -> Iterator[str]:
    (stated,) = _priced("财政补助", "财政补助：", _FUNDED, clause, text)
    yield stated
    years = {int(year) for year in _YEAR.findall(text)}
    if stated.startswith("财政补助") and years and names.year not in years:
        yield f"  年度 {years.pop() if len(years) == 1 else FILL}"
    # A bound is a constraint, and has no shares.
    layers = list(_LAYERS.finditer(text)) if stated.startswith("财政补助") else []
    for layer, behind in zip_longest(layers, layers[1:]):
        tiers = text[layer.end() : behind.start() if behind else None]
        is_tiered = "档" in tiers and rates_in(tiers)
        yield f"  {layer[2]}  {FILL if is_tiered else f'{layer[1]}% × 财政补助'}"
    if layers:
        rest = _REST.search(text)
        yield f"  {rest[1] if rest else FILL}  其余"


def _priced(name: str, opening: str, words: tuple[re.Pattern[str], ...], clause: str, text: str) -> Iterator[str]:
    """The amount behind the words that name it best; what is only a bound (不低于) is a constraint."""
    amounts = amounts_in(text)
    likely = [[amount for amount in amounts if before.search(text[: amount.start])] for before in words]
    best = next(filter(None, likely), list(amounts))
    stated = [amount for amount in best if not text[: amount.start].endswith(_BOUND)]
    if stated or not best:
        yield f"{opening}{stated[-1].text if stated else FILL}  依据 {clause}"
    else:
        yield f"约束 {name} ≥ {best[-1].text}  依据 {clause}"
