"""By hand: what hulunbuir-2024 charges, who pays how much of it, and what the treasury adds."""

from __future__ import annotations

from collections.abc import Mapping

from hand_columns import MONEY, Columns, kind, known, nothing, word

BOUNDS = {"__low": MONEY, "__high": MONEY}
TIES = ("特困全额", "低保定额", "重残定额")


def by_aid(values: Mapping[int, str], other: str, of: str = MONEY) -> str:
    cases = " ".join(f"WHEN {aid} THEN {value}" for aid, value in values.items())
    return f"(CASE aid {cases} ELSE {other} END)::{of}"


def money() -> Columns:
    made: Columns = known("缴费", f"400::{MONEY}", "缴费#1") | nothing("缴费", BOUNDS)
    made |= known("资助合计", by_aid({0: "0", 1: "400"}, "200")) | nothing("资助合计", BOUNDS)
    made |= {
        "资助合计__rule": word(
            "CASE aid WHEN 1 THEN '特困全额' WHEN 2 THEN '低保定额' WHEN 3 THEN '重残定额'"
            " WHEN 4 THEN '低保定额、重残定额' END",
            (*TIES, "低保定额、重残定额"),
        ),
        "资助合计__runner_up": word(
            "CASE WHEN aid = 1 AND fixed THEN '低保定额' WHEN aid = 1 AND disabled THEN '重残定额' END", TIES
        ),
        "资助合计__margin": f"(CASE WHEN aid = 1 AND (fixed OR disabled) THEN 200 END)::{MONEY}",
    }
    made |= known("应缴", by_aid({0: "400", 1: "0"}, "200")) | nothing("应缴", BOUNDS)
    shares = {
        "医疗救助基金": ({0: "0", 1: "400", 2: "200", 3: "100"}, "200", "100"),
        "残联": ({3: "100", 4: "NULL"}, "0", "100"),
    }
    for payer, (values, low_income, disabled) in shares.items():
        name = f"资助合计__payer_{payer}"
        made |= {
            name: by_aid(values, "NULL" if payer == "医疗救助基金" else "0"),
            f"{name}__kind": kind("CASE WHEN aid = 4 THEN 'ambiguous' ELSE 'known' END"),
            **nothing(name, BOUNDS | {"__missing": "VARCHAR", "__if_同额_特困全额": MONEY}),
            f"{name}__if_同额_低保定额": f"(CASE WHEN aid = 4 THEN {low_income} END)::{MONEY}",
            f"{name}__if_同额_重残定额": f"(CASE WHEN aid = 4 THEN {disabled} END)::{MONEY}",
        }
    names = ("", *TIES)
    made |= {
        "资助名": word(
            "CASE aid WHEN 0 THEN '' WHEN 1 THEN '特困全额' WHEN 2 THEN '低保定额' WHEN 3 THEN '重残定额' END", names
        ),
        "资助名__kind": kind("CASE WHEN aid = 4 THEN 'ambiguous' ELSE 'known' END"),
        **nothing("资助名", {"__missing": "VARCHAR", "__if_同额_特困全额": "VARCHAR"}),
        "资助名__if_同额_低保定额": word("CASE WHEN aid = 4 THEN '低保定额' END", TIES),
        "资助名__if_同额_重残定额": word("CASE WHEN aid = 4 THEN '重残定额' END", TIES),
    }
    tied = {f"__if_同额_{aid}": MONEY for aid in TIES}
    made |= known("先付", by_aid({0: "400", 1: "0"}, "200")) | nothing("先付", BOUNDS | tied)
    return made | known("退补", f"0::{MONEY}") | nothing("退补", BOUNDS | tied)


def funding() -> Columns:
    low, middle, high = (
        "'150702', '150783', '150727', '150725', '150724'",
        "'150782', '150784', '150722', '150723'",
        "'150721', '150785', '150726'",
    )
    city = f"""CASE WHEN 参保地 IN ({low}) THEN 11.52 WHEN 参保地 IN ({middle}) THEN 19.20
        WHEN 参保地 IN ({high}) THEN 26.88 END"""
    printed = {"中央": "512", "自治区": "89.60", "市": city, "旗市区": f"38.40 - {city}"}
    silent = kind("'not_stated'")
    made: Columns = {
        "财政补助": f"NULL::{MONEY}",
        "财政补助__kind": silent,
        "财政补助__rule": word("'财政补助#1'", ("财政补助#1",)),
        "财政补助__printed": f"640::{MONEY}",
        **nothing("财政补助", BOUNDS | {"__missing": "VARCHAR"}),
    }
    for level, amount in printed.items():
        name = f"财政补助__payer_{level}"
        made |= {name: f"NULL::{MONEY}", f"{name}__kind": silent, f"{name}__printed": f"({amount})::{MONEY}"}
        made |= nothing(name, BOUNDS | {"__missing": "VARCHAR"})
        if level in ("市", "旗市区"):
            made[f"{name}__missing"] = word("CASE WHEN 参保地 IS NULL THEN '参保地' END", ("参保地",))
    return made
