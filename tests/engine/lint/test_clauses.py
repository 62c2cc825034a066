"""P914: the clauses behind one 依据."""

from __future__ import annotations

import pytest

from .conftest import Lint


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("五(二)、二", "二、五(二)"),
        ("二、二", "二"),
        ("二(二)1、二(一)", "二(一)、二(二)1"),
        ("十、九", "九、十"),
        ("二(二)第2段、二(二)一是、二(二)", "二(二)、二(二)第2段、二(二)一是"),
    ],
)
def test_clauses_are_put_in_the_order_of_the_notice(linted: Lint, written: str, better: str) -> None:
    found = linted(f"缴费：400 元 依据 {written}  # 没有写新生儿\n")
    assert found.mended("P914") == f"缴费：400 元 依据 {better}  # 没有写新生儿\n"
    told = found.one("P914").fix
    assert told is not None and told.is_safe


@pytest.mark.parametrize("written", ["二", "一、六(三)", "前言、一", "二(二)1、二(二)2、五第4段", "三、五(四)一是"])
def test_clauses_that_are_in_order_stay(linted: Lint, written: str) -> None:
    assert "P914" not in linted(f"缴费：400 元 依据 {written}\n").codes()
