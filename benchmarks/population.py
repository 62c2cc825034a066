"""People who do not exist, as many as asked for, in the typed table of `engine/columnar/layout.py`.

`python benchmarks/population.py ROWS OUT.parquet [--seed N] [--complete]`

Every column of a row follows from the row's number and the seed by arithmetic alone: the first rows of a larger set are
those of a smaller one, on any version of DuckDB. The frequencies are those of a city's roster of residents as one would
expect it, not of any real one. Card numbers are well formed and agree with birth date and sex, but their region part
(9999xx) belongs to nobody. Up to 36 million rows no two people share a number.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import duckdb

SEED = 2024
MILLION = 1_000_000
FIRST_SIGN = ord("一")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Identity:
    """A status: how many of a million hold it among whom it is given to, and how many of a million more if in 低保."""

    fact: str
    per_million: int
    among: str = "TRUE"
    more_in_need: int = 0


IDENTITIES = (
    Identity("特困", 3_500, "age >= 16"),
    Identity("孤儿", 1_200, "age < 18"),
    Identity("事实无人抚养儿童", 1_800, "age < 18"),
    Identity("低保", 36_000, "NOT 特困 AND NOT 孤儿"),
    Identity("突发严重困难人口", 700, more_in_need=3_000),
    Identity("边缘易致贫人口", 1_500, "NOT 突发严重困难人口"),
    Identity("脱贫不稳定人口", 30_000, "脱贫人口"),
    Identity("返贫致贫人口", 400),
    Identity("重度残疾", 16_000, more_in_need=140_000),
)
"""Two more follow from these: 脱贫人口 comes before them, 农村低收入人口 after."""

SPECIAL = (*(identity.fact for identity in IDENTITIES), "农村低收入人口")

# 旗市区 → its share of the residents, in thousandths.
ENROLLED_IN = {
    "150702": 135, "150703": 20, "150721": 125, "150722": 120, "150723": 85, "150724": 50, "150725": 20,
    "150726": 15, "150727": 12, "150781": 55, "150782": 140, "150783": 160, "150784": 30, "150785": 33,
}  # fmt: skip
ELSEWHERE = {"150100": 90, "150500": 160, "152201": 200, "152502": 50, "220000": 110, "230000": 340, "999999": 50}

LACKABLE = (
    "出生日期", "户籍地", "参保地", "居住地", "持居住证", "长期居住证明", "未参保承诺", "在校学生", "职工医保在保",
    "连续参保", "登记日期", "缴费日期", "低保", "重度残疾", "特殊身份认定日期",
)  # fmt: skip


def draw(purpose: int, seed: int, below: int = MILLION) -> str:
    """SQL: a number below `below` that follows from the row `i`; another purpose gives an independent one."""
    return f"(spread(i * 48271 + {(seed * 7919 + purpose) * 104729 % 2147483647}) % {below})"


SPREAD = """
CREATE TEMP MACRO stir(x, factor) AS xor(x, x >> 15) * factor % 2147483647;
CREATE TEMP MACRO spread(x) AS stir(stir(x % 2147483647, 1103515245), 1597334677) >> 4;
"""
"""Stays below 2 ** 62 all the way, since SQL has no arithmetic that wraps around."""


def pick(drawn: str, shares: dict[str, int]) -> str:
    """SQL: one of the texts by their shares, for a number below 1000 that was drawn."""
    upto = accumulate(shares.values())
    rows = " ".join(f"WHEN {drawn} < {bound} THEN '{text}'" for text, bound in zip(shares, upto, strict=True))
    return f"(CASE {rows} END)"


def check_digit(number: str) -> str:
    """SQL: the last character that GB 11643 gives to a number of 17 digits."""
    places = zip(_WEIGHTS, range(16, -1, -1), strict=True)
    total = " + ".join(f"{weight} * ({number} // {10**place} % 10)" for weight, place in places)
    return f"substr('10X98765432', ({total}) % 11 + 1, 1)"


def population(seed: int = SEED, complete: bool = False) -> str:
    """SQL: the table, for the row numbers `i` of `everyone`. `complete`: no fact lacks; an unpaid day is 无."""

    def rarely(purpose: int, per_million: int) -> str:
        return f"({draw(purpose, seed)} < {per_million})"

    def held(purpose: int, identity: Identity) -> str:
        among_needy = rarely(purpose, identity.per_million + identity.more_in_need)
        more = f" OR 低保 AND {among_needy}" if identity.more_in_need else ""
        return rarely(purpose, identity.per_million) + more

    def days(purpose: int, count: int) -> str:
        return f"{draw(purpose, seed, count)}::INTEGER"

    steps = {
        # 100 000 numbers of a birthday before one comes again, with the birthday moved by a day each time.
        "numbered": f"""
            SELECT i, i * 61_337 % 100_000 AS serial, {draw(1, seed, 1000)} AS band, {rarely(2, 40_000)} AS poor
            FROM everyone""",
        "aged": f"""
            SELECT *, CASE WHEN band < 10 THEN 0
                WHEN band < 225 THEN 1 + {draw(3, seed, 17)}
                WHEN band < 720 THEN 18 + {draw(3, seed, 42)}
                ELSE 60 + least({draw(3, seed, 39)}, {draw(4, seed, 39)}) END AS age
            FROM numbered""",
        "born": f"""
            SELECT *, make_date(2024 - age, 1, 1) + ((i // 100_000 * 89 + serial) % 364)::INTEGER AS 出生日期,
                CASE WHEN serial % 2 = 1 THEN '男' ELSE '女' END AS 性别,
                age = 0 AND {rarely(5, 3_000)} AS 户籍登记前死亡, {draw(6, seed, 1000)} AS home
            FROM aged""",
        "placed": f"""
            SELECT *, {pick("home", ENROLLED_IN)} AS 参保地, {draw(7, seed, 1000)} AS origin, poor AS 脱贫人口,
                {draw(8, seed, 1000)} AS other_home
            FROM born""",
        "moved": f"""
            SELECT *, CASE WHEN origin < 890 THEN 参保地
                WHEN origin < 960 THEN {pick("other_home", ENROLLED_IN)}
                ELSE {pick("other_home", ELSEWHERE)} END AS 户籍地
            FROM placed""",
        **{
            f"with_{number}": f"""
            SELECT *, {identity.among} AND ({held(20 + number, identity)}) AS {identity.fact}
            FROM {f"with_{number - 1}" if number else "moved"}"""
            for number, identity in enumerate(IDENTITIES)
        },
        "low": f"""
            SELECT *, (特困 OR 低保) AND {rarely(10, 550_000)} OR 突发严重困难人口 OR 边缘易致贫人口 OR 脱贫不稳定人口
                OR 返贫致贫人口 AS 农村低收入人口
            FROM with_{len(IDENTITIES) - 1}""",
        "special": f"""
            SELECT *, {" OR ".join(SPECIAL)} AS special, {draw(11, seed, 1000)} AS recognised,
                age > 0 AND {rarely(12, 930_000)} AS 连续参保, {draw(13, seed, 1000)} AS paying
            FROM low""",
        "lapsed": f"""
            SELECT *, NOT 连续参保 AND age BETWEEN 18 AND 59 AND {rarely(14, 300_000)} AS lapsed,
                NOT 户籍登记前死亡 AND paying >= 960 AS unpaid
            FROM special""",
        "paid": f"""
            SELECT *,
                CASE WHEN NOT special THEN NULL
                    WHEN recognised < 850 THEN DATE '2015-01-01' + {days(15, 3100)}
                    WHEN recognised < 950 THEN DATE '2023-09-01' + {days(15, 202)}
                    ELSE DATE '2024-03-21' + {days(15, 200)} END AS 特殊身份认定日期,
                CASE WHEN unpaid THEN NULL
                    WHEN age = 0 THEN 出生日期 + {days(17, 98)} + {days(16, 30)}
                    WHEN paying < 6 THEN DATE '2023-08-01' + {days(16, 31)}
                    WHEN paying < 700 THEN DATE '2023-09-01' + {days(16, 122)}
                    WHEN paying < 925 THEN DATE '2024-01-01' + {days(16, 80)}
                    ELSE DATE '2024-03-21' + {days(16, 220)} END AS 缴费日期
            FROM lapsed""",
        "registered": f"""
            SELECT *, CASE WHEN age = 0 THEN 出生日期 + {days(17, 98)}
                WHEN 缴费日期 IS NULL THEN DATE '2023-09-01' + {days(17, 200)}
                ELSE 缴费日期 - {days(17, 25)} END AS 登记日期
            FROM paid""",
        "numbers": f"""
            SELECT *, CASE WHEN 户籍登记前死亡 THEN '其他证件类型' ELSE '居民身份证' END AS 证件类型,
                (999900 + serial // 1000) * 100_000_000_000
                + strftime(出生日期 - CASE WHEN 户籍登记前死亡 THEN 10_000 ELSE 0 END, '%Y%m%d')::BIGINT * 1000
                + serial % 1000 AS number,
                CASE WHEN lapsed THEN 登记日期 - {days(18, 150)} END AS 职工医保中断日期
            FROM registered""",
        "lacking": f"""
            SELECT *, {"FALSE" if complete else rarely(19, 15_000)} AS poorly_kept,
                {draw(40, seed, len(LACKABLE))} AS first_lack, {draw(41, seed, 2 * len(LACKABLE))} AS second_lack
            FROM numbers""",
    }
    unpaid_is_none = "unpaid" if complete else "FALSE"
    columns = {
        "证件类型": "证件类型",
        "证件号码": f"number::VARCHAR || {check_digit('number')}",
        # Nearly as many names as people, as in life: what stands once cannot be looked at once for all.
        "姓名": f"'示例' || chr({FIRST_SIGN} + {draw(42, seed, 2_500)}::INTEGER)"
        f" || chr({FIRST_SIGN} + {draw(43, seed, 2_500)}::INTEGER)",
        "性别": "性别",
        "出生日期": "出生日期",
        "户籍地": "户籍地",
        "参保地": "参保地",
        "居住地": f"CASE WHEN {rarely(44, 930_000)} THEN 参保地 ELSE 户籍地 END",
        "居住地__none": "FALSE",
        "持居住证": f"户籍地 <> 参保地 AND {rarely(45, 600_000)}",
        "长期居住证明": f"户籍地 <> 参保地 AND {rarely(46, 300_000)}",
        "未参保承诺": f"户籍地 <> 参保地 AND {rarely(47, 200_000)}",
        "在校学生": f"age BETWEEN 4 AND 22 AND {rarely(48, 850_000)}",
        "职工医保在保": f"age BETWEEN 18 AND 59 AND {rarely(49, 6_000)}",
        "职工医保中断日期": "职工医保中断日期",
        "职工医保中断日期__none": "NOT lapsed",
        "连续参保": "连续参保",
        "登记日期": "登记日期",
        "登记日期__none": "FALSE",
        "缴费日期": "缴费日期",
        "缴费日期__none": unpaid_is_none,
        "户籍登记前死亡": "户籍登记前死亡",
        **{fact: fact for fact in (*SPECIAL, "脱贫人口")},
        "特殊身份认定日期": "特殊身份认定日期",
        "特殊身份认定日期__none": "NOT special",
    }
    for number, fact in enumerate(LACKABLE):
        lacks = f"poorly_kept AND ({number} IN (first_lack, second_lack))"
        columns[fact] = f"CASE WHEN NOT ({lacks}) THEN {columns[fact]} END"
        if f"{fact}__none" in columns:
            columns[f"{fact}__none"] = f"{columns[f'{fact}__none']} AND NOT ({lacks})"
    with_steps = ",\n".join(f"{name} AS ({body})" for name, body in steps.items())
    selected = ", ".join(f"{value} AS {name}" for name, value in columns.items())
    return f"WITH {with_steps}\nSELECT {selected} FROM lacking"


def write(rows: int, out: Path, seed: int = SEED, complete: bool = False) -> None:
    """The table as one Parquet file, compressed with zstd."""
    with duckdb.connect() as connection:
        connection.execute(SPREAD)
        # A table is read by every core, a range by one.
        connection.execute(f"CREATE TEMP TABLE everyone AS SELECT i FROM range({rows}) AS numbers(i)")
        connection.execute(f"COPY ({population(seed, complete)}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)")


def spoil(people: Path, out: Path) -> None:
    """The same people with what goes wrong in rosters: a wrong digit, birth date, sex, day or place, and doubles."""
    spoiled = {
        "证件号码": (5, "证件号码[1:17] || CASE WHEN 证件号码[18:18] = '1' THEN '2' ELSE '1' END"),
        "性别": (10, "CASE WHEN 性别 = '男' THEN '女' ELSE '男' END"),
        "出生日期": (20, "出生日期 + 1"),
        "缴费日期": (30, "DATE '1700-01-01'"),
        "户籍地": (40, "'15'"),
    }
    changed = ", ".join(
        f"CASE WHEN i = {i} THEN {value} ELSE {name} END AS {name}" for name, (i, value) in spoiled.items()
    )
    doubled = (
        "SELECT * FROM spoiled WHERE i IN (5, 50, 51)",
        "SELECT * REPLACE (NOT coalesce(连续参保, FALSE) AS 连续参保) FROM spoiled WHERE i IN (60, 61)",
    )
    rows = " UNION ALL ".join(("SELECT * FROM spoiled", *doubled))
    with duckdb.connect() as connection:
        numbered = f"SELECT file_row_number AS i, * FROM read_parquet('{people}', file_row_number = TRUE)"
        connection.execute(f"CREATE TEMP TABLE spoiled AS SELECT * REPLACE ({changed}) FROM ({numbered})")
        connection.execute(f"COPY (SELECT * EXCLUDE (i, file_row_number) FROM ({rows})) TO '{out}' (FORMAT parquet)")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write ROWS people who do not exist to a Parquet file.")
    parser.add_argument("rows", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--complete", action="store_true", help="no fact lacks")
    asked = parser.parse_args()
    write(asked.rows, asked.out, asked.seed, asked.complete)


if __name__ == "__main__":
    main()
