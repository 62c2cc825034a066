"""缴费 and 财政补助 as a clause states them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .names import FILL, Names
from .numbers import amounts_in

_LAYERS = re.compile(r"(\d+(?:\.\d+)?)%由(中央|自治区|省|市|旗县|县|旗|区)(?:级)?财政")
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
    # A bound is a constraint, and has no shares.
    layers = {layer: rate for rate, layer in _LAYERS.findall(text)} if stated.startswith("财政补助") else {}
    for layer, rate in layers.items():
        yield f"  {layer}  {rate}% × 财政补助"
    if layers:
        yield f"  {FILL}  其余"


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
