"""The nine plain questions in whole columns, by hand: NumPy, Polars, DuckDB. Each in the types that it likes best."""

from __future__ import annotations

from pathlib import Path

from plain_nine import CLOSES, DISABLED, FIXED, FULL, OPENS, YEAR_BEGINS, YEAR_ENDS, arrays, keep


def by_numpy(people: Path, out: Path) -> None:
    import numpy as np

    of = arrays(people)
    day = np.datetime64
    full = np.logical_or.reduce([of[name] for name in FULL])
    fixed = np.logical_or.reduce([of[name] for name in FIXED])
    disabled = of[DISABLED]
    special = full | fixed | disabled
    late = of["缴费日期"] > day(CLOSES)
    in_window = (of["缴费日期"] >= day(OPENS)) & ~late
    newborn = (of["出生日期"] >= day(YEAR_BEGINS)) & (of["出生日期"] <= day(YEAR_ENDS))
    aid = np.where(full, 400.0, np.where(fixed | disabled, 200.0, 0.0))
    answers = {
        "eligible": of["local"] | of["持居住证"],
        "accepted": in_window | newborn | (late & special & (of["特殊身份认定日期"] > day(CLOSES))),
        "price": np.full(len(full), 400.0),
        "aid": aid,
        "fund": np.where(full, 400.0, np.where(fixed, 200.0, np.where(disabled, 100.0, 0.0))),
        "federation": np.where(~full & ~fixed & disabled, 100.0, 0.0),
        "due": 400.0 - aid,
        "no_waiting": (in_window & of["连续参保"]) | newborn | special,
        "special": special,
    }
    keep(answers, out)


def by_polars(people: Path, out: Path) -> None:
    import polars as pl

    def day(text: str) -> pl.Expr:
        return pl.lit(text).str.to_date()

    born, paid = pl.col("出生日期"), pl.col("缴费日期")
    full, fixed, disabled = pl.any_horizontal(*FULL), pl.any_horizontal(*FIXED), pl.col(DISABLED)
    special = full | fixed | disabled
    in_window = paid.is_between(day(OPENS), day(CLOSES)).fill_null(False)
    newborn = born.is_between(day(YEAR_BEGINS), day(YEAR_ENDS))
    recognised_late = ((paid > day(CLOSES)) & special & (pl.col("特殊身份认定日期") > day(CLOSES))).fill_null(False)
    aid = pl.when(full).then(400.0).when(fixed | disabled).then(200.0).otherwise(0.0)
    answers = {
        "eligible": pl.col("户籍地").str.starts_with("1507") | pl.col("持居住证"),
        "accepted": in_window | newborn | recognised_late,
        "price": pl.lit(400.0),
        "aid": aid,
        "fund": pl.when(full).then(400.0).when(fixed).then(200.0).when(disabled).then(100.0).otherwise(0.0),
        "federation": pl.when(disabled & ~full & ~fixed).then(100.0).otherwise(0.0),
        "due": 400.0 - aid,
        "no_waiting": (in_window & pl.col("连续参保")) | newborn | special,
        "special": special,
    }
    pl.scan_parquet(people).select(**answers).sink_parquet(out, compression="zstd")


def by_duckdb(people: Path, out: Path) -> None:
    import duckdb

    special = "in_full OR fixed OR disabled"
    answers = {
        "eligible": "户籍地 LIKE '1507%' OR 持居住证",
        "accepted": f"in_window OR newborn OR coalesce(缴费日期 > DATE '{CLOSES}' AND ({special})"
        f" AND 特殊身份认定日期 > DATE '{CLOSES}', FALSE)",
        "price": "400.0::DOUBLE",
        "aid": f"(CASE WHEN in_full THEN 400 WHEN {special} THEN 200 ELSE 0 END)::DOUBLE",
        "fund": "(CASE WHEN in_full THEN 400 WHEN fixed THEN 200 WHEN disabled THEN 100 ELSE 0 END)::DOUBLE",
        "federation": "(CASE WHEN disabled AND NOT in_full AND NOT fixed THEN 100 ELSE 0 END)::DOUBLE",
        "due": f"(CASE WHEN in_full THEN 0 WHEN {special} THEN 200 ELSE 400 END)::DOUBLE",
        "no_waiting": f"in_window AND 连续参保 OR newborn OR {special}",
        "special": special,
    }
    query = f"""
        WITH people AS (
            SELECT *, {" OR ".join(FULL)} AS in_full, {" OR ".join(FIXED)} AS fixed, {DISABLED} AS disabled,
                coalesce(缴费日期 BETWEEN DATE '{OPENS}' AND DATE '{CLOSES}', FALSE) AS in_window,
                出生日期 BETWEEN DATE '{YEAR_BEGINS}' AND DATE '{YEAR_ENDS}' AS newborn
            FROM read_parquet('{people}')
        )
        SELECT {", ".join(f"{value} AS {name}" for name, value in answers.items())} FROM people"""
    duckdb.execute(f"COPY ({query}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)")
